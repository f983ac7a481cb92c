"""Persons, their accounts and their codes: everything is keyed on the person."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.document import read
from states.invalid import InvalidInputError
from states.office_acts import AmendmentProposal, Appointment, OfficeEvent
from states.parameters import Parameter
from states.person_acts import Account, AccountEnd, MergeConfirmation, MergeProposal
from states.process import Role
from tests.states.entries import MONDAY, Book, at, known

REGISTER, END = OfficeEvent.REGISTER_ACCOUNT, OfficeEvent.END_ACCOUNT
MERGE, CONFIRM = OfficeEvent.MERGE_PERSONS, OfficeEvent.CONFIRM_MERGE
SUNDAY, TUESDAY = MONDAY - timedelta(days=1), MONDAY + timedelta(days=1)
LOGIN = "https://login.bank.example/tenant#8f1c"


def account(person: str = "ann", since: date = MONDAY, name: str = LOGIN) -> Account:
    """An account of a person."""
    return Account(account=name, person=person, since=since, order="1")


def ended(last_day: date, name: str = LOGIN) -> AccountEnd:
    """The account is given up."""
    return AccountEnd(account=name, last_day=last_day, order="2")


def book() -> Book:
    """Ann under two codes, a colleague, a service, two administrators and a risk officer."""
    return Book(
        *known("ann", Role.INTAKE_OFFICER),
        *known("anne", Role.APPROVER),
        *known("bob", Role.APPROVER),
        *known("robot", Role.CLOCK, service=True),
        *known("admin", Role.ADMIN),
        *known("second", Role.ADMIN),
        *known("rung", Role.RISK_OFFICER),
    )


def merged(*pairs: tuple[str, str]) -> Book:
    """An office in which each first code was found to be the second."""
    found = book()
    for duplicate, into in pairs:
        n = found.enter(MergeProposal(duplicate=duplicate, into=into, reason="คนเดียวกัน"))
        found.enter(MergeConfirmation(entry=n), by="rung")
    return found


# ---------------------------------------------------------------------------------- accounts


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("local:malee", True),
        ("local:malee@fund.example", True),
        (LOGIN, True),
        ("https://login.example:8443/a/b#sub|1", True),
        ("malee", False),
        ("local:", False),
        ("http://login.example#1", False),
        ("https://login.example", False),
        ("https://login.example#", False),
        ("https://login.example#two words", False),
        ("local:มาลี", False),
    ],
)
def test_an_account_is_an_issuer_with_its_subject_or_a_local_name(name, is_one):
    """No account can be mistaken for a person's code."""
    paper = {"account": name, "person": "ann", "since": "2019-06-03", "order": "1"}
    if is_one:
        assert read(Account, paper).account == name
        return
    with pytest.raises(InvalidInputError) as error:
        read(Account, paper)
    assert [fault.field for fault in error.value.faults] == ["account"]


@pytest.mark.parametrize(
    ("day", "who"), [(SUNDAY, None), (MONDAY, "ann"), (TUESDAY, "ann"), (date(2019, 6, 5), None)]
)
def test_an_account_signs_its_person_in_from_the_first_day_to_the_last(day, who):
    """Both days are in; a code always names its person."""
    office = book()
    office.enter(account())
    office.enter(ended(TUESDAY))
    assert office.directory.who(LOGIN, day) == who
    assert office.directory.who("ann", day) == "ann"
    assert office.directory.who("local:nobody", day) is None


def test_a_person_has_many_accounts():
    """Each of them is the same person."""
    office = book()
    for name in (LOGIN, "local:ann"):
        assert office.faults(REGISTER, account(name=name)) == []
        office.enter(account(name=name))
    assert {office.directory.who(name, MONDAY) for name in (LOGIN, "local:ann")} == {"ann"}


def test_one_account_belongs_to_one_person_at_a_time():
    """Whose it is has to be ended first, and the next begins on the day after."""
    office = book()
    office.enter(account("ann"))
    assert office.faults(REGISTER, account("bob", TUESDAY)) == ["account"]
    assert office.faults(REGISTER, account("ann", TUESDAY)) == ["account"]
    office.enter(ended(MONDAY))
    assert office.faults(REGISTER, account("bob", MONDAY)) == ["since"]
    assert office.faults(REGISTER, account("bob", TUESDAY)) == []
    office.enter(account("bob", TUESDAY))
    assert [office.directory.who(LOGIN, day) for day in (MONDAY, TUESDAY)] == ["ann", "bob"]


@pytest.mark.parametrize(
    ("paper", "fields"),
    [
        (account(), []),
        (account(since=SUNDAY), ["since"]),
        (account("nobody"), ["person"]),
        (account("nobody", SUNDAY), ["person", "since"]),
        (account("robot"), []),
    ],
)
def test_an_account_is_for_somebody_known_and_never_for_the_past(paper, fields):
    """All faults at once."""
    assert book().faults(REGISTER, paper) == fields


@pytest.mark.parametrize(
    ("last_day", "fields"),
    [(date(2019, 6, 1), ["last_day"]), (SUNDAY, []), (MONDAY, []), (TUESDAY, [])],
)
def test_an_account_ends_at_once_or_later(last_day, fields):
    """With yesterday as its last day it signs nobody in any more; further back is refused."""
    office = book()
    office.enter(account(since=date(2019, 5, 1)), when=at(date(2019, 5, 1)))
    assert office.faults(END, ended(last_day)) == fields
    assert office.faults(END, ended(TUESDAY, "local:other")) == ["account"]


# ------------------------------------------------------------------------------- one person


def test_two_codes_become_one_person_when_a_second_person_confirms():
    """A proposal alone unites nothing."""
    office = book()
    n = office.enter(MergeProposal(duplicate="anne", into="ann", reason="คนเดียวกัน"))
    assert office.directory.people.one("anne") == "anne"
    office.enter(MergeConfirmation(entry=n), by="rung")
    directory = office.directory
    assert directory.people.one("anne") == "ann"
    assert directory.people.codes_of("anne") == ("ann", "anne")
    assert "anne" not in directory.registered
    assert directory.registered == ("admin", "ann", "bob", "robot", "rung", "second")


def test_one_person_holds_the_roles_of_both_codes():
    """Whichever code is asked for, and wherever roles are listed the person stands once."""
    directory = merged(("anne", "ann")).directory
    both = {Role.INTAKE_OFFICER, Role.APPROVER}
    for code in ("ann", "anne"):
        actor = directory.actor(code, MONDAY)
        assert (actor.person, set(actor.roles)) == ("ann", both)
    assert directory.holders(Role.APPROVER, MONDAY) == ("ann", "bob")


def test_accounts_and_appointments_of_the_former_code_follow_the_person():
    """Entered before or after it was found out."""
    office = merged(("anne", "ann"))
    office.enter(account("anne"))
    office.enter(Appointment(person="anne", role=Role.COLLECTOR, order="2", since=MONDAY))
    directory = office.directory
    assert directory.who(LOGIN, MONDAY) == directory.who("anne", MONDAY) == "ann"
    assert Role.COLLECTOR in directory.actor("ann", MONDAY).roles


def test_a_third_code_goes_where_the_second_went():
    """However long the way, one code counts for all of them."""
    people = merged(("anne", "ann"), ("ann", "bob")).directory.people
    assert {people.one(code) for code in ("ann", "anne", "bob")} == {"bob"}
    assert people.united() == (("bob", "ann", "anne"),)


def test_whoever_proposed_an_amendment_may_not_confirm_it_under_another_code():
    """The hands on an amendment are persons, not codes."""
    office = merged(("anne", "ann"))
    n = office.enter(
        AmendmentProposal(
            clause="2.1.2",
            parameter=Parameter.ADMITS_COOPERATIVE,
            value=1,
            since=TUESDAY,
            resolution="7/2562",
            resolved_on=SUNDAY,
        ),
        by="anne",
    )
    assert office.directory.amendment(n).proposed_by == "ann"
    (amendment,) = office.directory.amendments
    assert amendment.proposed_by == "ann"


@pytest.mark.parametrize(
    ("duplicate", "into", "fields"),
    [
        ("anne", "ann", []),
        ("ann", "ann", ["duplicate"]),
        ("nobody", "ann", ["duplicate"]),
        ("anne", "nobody", ["into"]),
        ("robot", "ann", ["duplicate"]),
        ("ann", "robot", ["into"]),
    ],
)
def test_persons_are_merged_who_are_known_and_are_two(duplicate, into, fields):
    """A service is no person."""
    paper = MergeProposal(duplicate=duplicate, into=into, reason="คนเดียวกัน")
    assert book().faults(MERGE, paper) == fields


@pytest.mark.parametrize(
    ("by", "clauses"), [("admin", ["D17"]), ("second", []), ("rung", []), ("ann", ["D17"])]
)
def test_a_second_person_confirms_who_is_not_the_one_in_question(by, clauses):
    """Neither the proposer nor the person under either code."""
    office = book()
    n = office.enter(MergeProposal(duplicate="anne", into="ann", reason="คนเดียวกัน"))
    assert office.objections(CONFIRM, MergeConfirmation(entry=n), by) == clauses


def test_nobody_proposes_to_unite_himself_with_somebody():
    """An administrator with two codes leaves that to another."""
    paper = MergeProposal(duplicate="second", into="admin", reason="คนเดียวกัน")
    office = book()
    assert office.objections(MERGE, paper, "admin") == ["D18"]
    assert office.objections(MERGE, paper, "second") == ["D18"]


def test_a_merger_is_confirmed_once():
    """And nothing else can be confirmed as one."""
    office = book()
    n = office.enter(MergeProposal(duplicate="anne", into="ann", reason="คนเดียวกัน"))
    assert office.faults(CONFIRM, MergeConfirmation(entry=n)) == []
    assert office.faults(CONFIRM, MergeConfirmation(entry=1)) == ["entry"]
    office.enter(MergeConfirmation(entry=n), by="rung")
    assert office.faults(CONFIRM, MergeConfirmation(entry=n)) == ["entry"]


CODES = ("ann", "anne", "bob", "admin", "second", "rung")


@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)), max_size=8))
def test_however_persons_are_merged_each_code_has_one_person(pairs):
    """Asking twice changes nothing, and every code of a person names that person."""
    office = book()
    for duplicate, into in pairs:
        paper = MergeProposal(duplicate=duplicate, into=into, reason="คนเดียวกัน")
        if not office.faults(MERGE, paper):
            office.enter(MergeConfirmation(entry=office.enter(paper)), by="rung")
    people = office.directory.people
    for code in CODES:
        person = people.one(code)
        assert people.one(person) == person
        assert set(people.codes_of(code)) == {each for each in CODES if people.one(each) == person}
    assert {code for codes in people.united() for code in codes} == {
        code for code in CODES if len(people.codes_of(code)) > 1
    }
