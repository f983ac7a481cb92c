"""
Whom a paper names: the parties of a case with their numbers and names, before these are sealed.

A number is 13 digits, of a person or of a juristic person; a name is compared in one spelling,
without titles, forms of company, spaces and tone marks, so that a name written in two ways is
alike. Names that are alike prove nothing and only warn.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from states.application import Application
from states.conflict import PartyCapacity
from states.fields import Sealed
from states.form_applicant import plain_name
from states.form_kor1 import FormApplicant, FormBusiness, FormKor1
from states.identity import IdentityFault, taxpayer_id
from states.papers.common import NamedParty
from states.papers.contract import ContractSet, Disbursement
from states.papers.origination import CreditMemo, Filing

C: Final = PartyCapacity


class Party(NamedTuple):
    """Somebody whom a paper names; number and name as far as they are known."""

    capacity: PartyCapacity
    number: str | None = None
    name: str | None = None


def parties_in(paper: object) -> tuple[Party, ...]:
    """Everybody whom a paper that is not sealed names, each capacity once."""
    match paper:
        case Filing():
            found = _of_application(paper.application)
        case ContractSet():
            found = _of_contract(paper)
        case CreditMemo():
            found = _named(C.VALUER, paper.valuer)
        case Disbursement():
            found = _named(C.SUPPLIER, paper.payee)
        case _:
            return ()
    return tuple(dict.fromkeys(party for party in found if party.number or party.name))


def _of_application(application: Application) -> Iterator[Party]:
    borrower = application.borrower
    yield Party(C.BORROWER, borrower.juristic_id, borrower.name_th)
    for director in borrower.directors or ():
        yield Party(C.DIRECTOR, director.national_id, director.name_th)
        if director.shareholding_pct:
            yield Party(C.SHAREHOLDER, director.national_id, director.name_th)
    for member in borrower.group_members or ():
        yield Party(C.GROUP_MEMBER, member.juristic_id or member.national_id, member.name_th)
        if member.juristic_id and member.national_id:
            yield Party(C.GROUP_MEMBER, member.national_id, member.name_th)
    if isinstance(application.form_kor1, FormKor1):
        yield from _of_form(application.form_kor1)


def _of_form(form: FormKor1) -> Iterator[Party]:
    applicant, business = form.s1 or FormApplicant(), form.s10 or FormBusiness()
    yield Party(C.BORROWER, None, applicant.name)
    for director in applicant.directors or ():
        yield Party(C.DIRECTOR, director.national_id, director.name)
    for partner in business.major_suppliers or ():
        yield Party(C.SUPPLIER, None, partner.name)
    for partner in business.major_customers or ():
        yield Party(C.CUSTOMER, None, partner.name)


def _of_contract(contract: ContractSet) -> Iterator[Party]:
    for guarantor in contract.guarantors:
        yield Party(C.GUARANTOR, guarantor.party_id, guarantor.name_th)
    for owner in contract.collateral_owners:
        yield from _named(C.COLLATERAL_OWNER, owner)


def _named(capacity: PartyCapacity, party: NamedParty | None) -> Iterator[Party]:
    if party is not None:
        yield Party(capacity, party.party_id, party.name_th)


# ------------------------------------------------------------------------------ for comparison


def number_key(number: str | None) -> str | None:
    """The 13 digits for comparison; None for what is no number of anybody."""
    if number is None or type(number) is Sealed:
        return None
    try:
        return taxpayer_id(number)
    except IdentityFault:
        return None


_TONES: Final = re.compile("[\u0e47-\u0e4e]")
_FORMS: Final = re.compile(
    r"บริษัท|ห้างหุ้นส่วน|จำกัด|มหาชน|สามัญ|นิติบุคคล|บจก|หจก|หสน|บมจ|คุณ|[.()\-]", re.ASCII
)


def name_key(name: str | None) -> str | None:
    """A name for comparison; None for one of which too little is left to compare."""
    if name is None or type(name) is Sealed:
        return None
    key = _TONES.sub("", _FORMS.sub("", plain_name(name))).casefold()
    return key if len(key) >= _SHORTEST else None


_SHORTEST: Final = 4
