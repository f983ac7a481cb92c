"""
2.3(8), which collateral a loan must have, as a decision tree over plain facts.

The text names branches in an order and lets each later one stand in only where the earlier ones
are impossible. So a branch is a list of tests; the first branch whose tests all hold is taken, and
every branch before it says which test it failed. A fact that is not known leaves the tree open at
the first branch that hangs on it: nothing later is taken while an earlier one may still be had.

Loans above 10 million baht go by 8.2 here; that they are too large is the business of 2.3(4).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from states.words import Bilingual, Word


class Branch(Word):
    """The branches in the order of the text; 8.2.2.2 alone is machinery on mortgaged land (Q11)."""

    SMALL = "8.1", "วงเงินไม่เกิน 3 ล้านบาท", "Loan up to 3 million baht"
    GUARANTEE_ONLY = "8.2.1-only", "ค้ำประกันอย่างเดียว", "Guarantee alone"
    OWN_SITE_FREE = "8.2.2.1", "ที่ดินของผู้กู้ ปลอดจำนอง", "Own site, free of mortgage"
    OWN_SITE_MORTGAGED = (
        "8.2.2.2",
        "ที่ดินของผู้กู้ติดจำนอง ลงทุนเฉพาะเครื่องจักร",
        "Own site under mortgage, machinery only",
    )
    SECOND_RANK = (
        "8.2.2.2-p2",
        "จำนองลำดับสองพร้อมสิ่งปลูกสร้าง",
        "Second-rank mortgage with the building",
    )
    BUILDING_ONLY = "8.2.2.2-p3", "จำนองเฉพาะสิ่งปลูกสร้าง", "Mortgage of the building alone"
    OTHER_LAND = "8.2.2.3", "จำนองที่ดินอื่น", "Mortgage of other land"
    LEASE = "8.2.3.1", "สัญญาเช่าสถานประกอบการ", "Lease of the site"
    OWNER_MORTGAGES = "8.2.3.2", "เจ้าของที่ดินจำนองที่ตั้ง", "The site's owner mortgages it"
    OTHER_LAND_FOR_SITE = "8.2.3.3", "จำนองที่ดินอื่นแทนที่ตั้ง", "Mortgage of other land, not the site"
    OWNER_GUARANTEES = "8.2.3.4", "เจ้าของที่ดินค้ำประกัน", "The site's owner guarantees"
    NONE = "none", "ไม่มีทางเลือกใดทำได้", "No branch is possible"


class Instrument(Word):
    """What is signed or registered. Each is for the full approved amount, the lease excepted."""

    GUARANTEE = "guarantee", "ค้ำประกัน", "Guarantee"
    MACHINERY = (
        "business_security_machinery",
        "หลักประกันทางธุรกิจ: เครื่องจักร",
        "Business security over the machinery",
    )
    LAND_AND_BUILDING = (
        "mortgage_land_and_building",
        "จำนองที่ดินพร้อมสิ่งปลูกสร้าง",
        "Mortgage of land and building",
    )
    SECOND_RANK = (
        "mortgage_second_rank_land_and_building",
        "จำนองลำดับสองที่ดินพร้อมสิ่งปลูกสร้าง",
        "Second-rank mortgage of land and building",
    )
    BUILDING = "mortgage_building_only", "จำนองเฉพาะสิ่งปลูกสร้าง", "Mortgage of the building alone"
    OTHER_LAND = "mortgage_other_land", "จำนองที่ดินอื่น", "Mortgage of other land"
    LEASE = "lease", "สัญญาเช่า", "Lease"
    SITE_BY_OWNER = (
        "mortgage_site_by_owner",
        "เจ้าของที่ดินจำนองที่ตั้ง",
        "Mortgage of the site by its owner",
    )
    SITE_OWNER = "guarantee_site_owner", "เจ้าของที่ดินค้ำประกัน", "Guarantee of the site's owner"


class Situation(NamedTuple):
    """
    All that the tree turns on; None is not known.

    `small`: at most 3 million baht; `within_five_million`: at most 5. `building`, `machinery`: the
    Fund's money buys one. `registrable`: no law bars business security over the machinery.
    `too_late`: the mortgagee's way was not finished within 30 days. `lease_outlives_loan`: by at
    least 3 years.
    """

    small: bool | None = None
    within_five_million: bool | None = None
    building: bool | None = None
    machinery: bool | None = None
    registrable: bool | None = None
    own_site: bool | None = None
    encumbered: bool | None = None
    second_rank_consent: bool | None = None
    building_only_consent: bool | None = None
    too_late: bool = False
    other_land: bool | None = None
    lease_outlives_loan: bool | None = None
    owner_mortgages: bool | None = None
    owner_guarantees: bool | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """
    Where the tree ends. `branch` is None while a fact is missing, which `open_fact` then names;
    `why_not` says of each branch before it why it was impossible.
    """

    branch: Branch | None
    instruments: tuple[Instrument, ...]
    why_not: tuple[tuple[Branch, Bilingual], ...]
    open_fact: Bilingual | None = None

    @property
    def valuation_required(self) -> bool:
        """Only the two branches that bring other land are valued."""
        return self.branch in (Branch.OTHER_LAND, Branch.OTHER_LAND_FOR_SITE)


@dataclass(frozen=True, slots=True)
class Test:
    """One condition of a branch: the fact it asks for, and what to say where it does not hold."""

    holds: Callable[[Situation], bool | None]
    fact: Bilingual
    otherwise: Bilingual


def _not(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def _nothing_to_secure(situation: Situation) -> bool | None:
    """No building, and no machinery that the law lets register."""
    if situation.building or (situation.machinery and situation.registrable):
        return False
    without_machinery = situation.machinery is False or situation.registrable is False
    return True if situation.building is False and without_machinery else None


_IS_SMALL: Final = Test(
    lambda s: s.small,
    Bilingual("วงเงินสินเชื่อ", "the amount of the loan"),
    Bilingual("วงเงินเกิน 3 ล้านบาท", "the loan is above 3 million baht"),
)
_NOTHING: Final = Test(
    _nothing_to_secure,
    Bilingual(
        "ว่าเงินซื้ออาคารหรือเครื่องจักรที่จดทะเบียนได้หรือไม่",
        "whether a building or registrable machinery is bought",
    ),
    Bilingual("เงินกองทุนซื้ออาคารหรือเครื่องจักร", "the money buys a building or machinery"),
)
_OWN: Final = Test(
    lambda s: s.own_site,
    Bilingual("เจ้าของที่ตั้ง", "who owns the site"),
    Bilingual("ที่ตั้งไม่ใช่ของผู้กู้", "the site is not the borrower's"),
)
_NOT_OWN: Final = Test(
    lambda s: _not(s.own_site),
    Bilingual("เจ้าของที่ตั้ง", "who owns the site"),
    Bilingual("ที่ตั้งเป็นของผู้กู้", "the site is the borrower's own"),
)
_FREE: Final = Test(
    lambda s: _not(s.encumbered),
    Bilingual("ภาระจำนองของที่ตั้ง", "whether the site is mortgaged"),
    Bilingual("ที่ดินติดภาระจำนอง", "the land is under mortgage"),
)
_MACHINERY_ALONE: Final = Test(
    lambda s: _not(s.building),
    Bilingual("ว่าเงินซื้ออาคารหรือไม่", "whether a building is bought"),
    Bilingual("เงินกองทุนใช้กับอาคารด้วย", "the money buys a building too"),
)
_SECOND_RANK: Final = Test(
    lambda s: s.second_rank_consent,
    Bilingual("ความยินยอมให้จำนองลำดับสอง", "the mortgagee's consent to a second rank"),
    Bilingual("ผู้รับจำนองไม่ยินยอมให้จำนองลำดับสอง", "the mortgagee does not consent to a second rank"),
)
_BUILDING_ONLY: Final = Test(
    lambda s: s.building_only_consent,
    Bilingual("ความยินยอมให้จำนองเฉพาะอาคาร", "the mortgagee's consent to the building alone"),
    Bilingual(
        "ผู้รับจำนองไม่ยินยอมให้จำนองเฉพาะอาคาร", "the mortgagee does not consent to the building alone"
    ),
)
_IN_TIME: Final = Test(
    lambda s: not s.too_late,
    Bilingual("วันที่ดำเนินการแล้วเสร็จ", "the day of completion"),
    Bilingual("ไม่แล้วเสร็จภายใน 30 วัน", "not finished within 30 days"),
)
_LAND: Final = Test(
    lambda s: s.other_land,
    Bilingual("ว่ามีที่ดินอื่นหรือไม่", "whether there is other land"),
    Bilingual("ไม่มีที่ดินอื่น", "there is no other land"),
)
_LEASED: Final = Test(
    lambda s: s.lease_outlives_loan,
    Bilingual("ระยะเวลาเช่าที่เหลือหรือระยะเวลากู้", "the remaining lease or the term"),
    Bilingual("สัญญาเช่าไม่ยาวกว่าระยะเวลากู้ 3 ปี", "the lease does not outlive the loan by 3 years"),
)
_MORTGAGED_BY_OWNER: Final = Test(
    lambda s: s.owner_mortgages,
    Bilingual("ว่าเจ้าของที่ดินยอมจำนองหรือไม่", "whether the site's owner mortgages it"),
    Bilingual("เจ้าของที่ดินไม่ยอมจำนอง", "the site's owner does not mortgage it"),
)
_GUARANTEED_BY_OWNER: Final = Test(
    lambda s: s.owner_guarantees,
    Bilingual("ว่าเจ้าของที่ดินยอมค้ำประกันหรือไม่", "whether the site's owner guarantees"),
    Bilingual("เจ้าของที่ดินไม่ยอมค้ำประกัน", "the site's owner does not guarantee"),
)
_UP_TO_FIVE: Final = Test(
    lambda s: s.within_five_million,
    Bilingual("วงเงินสินเชื่อ", "the amount of the loan"),
    Bilingual("วงเงินเกิน 5 ล้านบาท", "the loan is above 5 million baht"),
)

TREE: Final[tuple[tuple[Branch, tuple[Test, ...]], ...]] = (
    (Branch.SMALL, (_IS_SMALL,)),
    (Branch.GUARANTEE_ONLY, (_NOTHING,)),
    (Branch.OWN_SITE_FREE, (_OWN, _FREE)),
    (Branch.OWN_SITE_MORTGAGED, (_OWN, _MACHINERY_ALONE)),
    (Branch.SECOND_RANK, (_OWN, _SECOND_RANK, _IN_TIME)),
    (Branch.BUILDING_ONLY, (_OWN, _BUILDING_ONLY, _IN_TIME)),
    (Branch.OTHER_LAND, (_OWN, _LAND)),
    (Branch.LEASE, (_NOT_OWN, _LEASED)),
    (Branch.OWNER_MORTGAGES, (_NOT_OWN, _MORTGAGED_BY_OWNER)),
    (Branch.OTHER_LAND_FOR_SITE, (_NOT_OWN, _LAND)),
    (Branch.OWNER_GUARANTEES, (_NOT_OWN, _GUARANTEED_BY_OWNER, _UP_TO_FIVE)),
)

_OF_BRANCH: Final[dict[Branch, tuple[Instrument, ...]]] = {
    Branch.SECOND_RANK: (Instrument.SECOND_RANK,),
    Branch.BUILDING_ONLY: (Instrument.BUILDING,),
    Branch.OTHER_LAND: (Instrument.OTHER_LAND,),
    Branch.LEASE: (Instrument.LEASE,),
    Branch.OWNER_MORTGAGES: (Instrument.SITE_BY_OWNER,),
    Branch.OTHER_LAND_FOR_SITE: (Instrument.OTHER_LAND,),
    Branch.OWNER_GUARANTEES: (Instrument.SITE_OWNER,),
}


@lru_cache(maxsize=4096)
def choose(situation: Situation) -> Choice:
    """The branch of 2.3(8) for these facts; every combination of facts has exactly one answer."""
    why_not: list[tuple[Branch, Bilingual]] = []
    for branch, tests in TREE:
        failed, missing = _first_in_the_way(situation, tests)
        if failed is not None:
            why_not.append((branch, failed.otherwise))
        elif missing is not None:
            standing = _instruments(None, situation)
            return Choice(None, standing, tuple(why_not), missing.fact)
        else:
            return Choice(branch, _instruments(branch, situation), tuple(why_not))
    return Choice(Branch.NONE, _instruments(Branch.NONE, situation), tuple(why_not))


def _first_in_the_way(
    situation: Situation, tests: tuple[Test, ...]
) -> tuple[Test | None, Test | None]:
    """The first test that fails, and the first whose fact is missing."""
    missing = None
    for test in tests:
        truth = test.holds(situation)
        if truth is False:
            return test, None
        if truth is None and missing is None:
            missing = test
    return None, missing


def _instruments(branch: Branch | None, situation: Situation) -> tuple[Instrument, ...]:
    """The guarantee stands always; machinery is registered unless the law bars it (Q9, Q13)."""
    found = [Instrument.GUARANTEE]
    if branch is Branch.OWN_SITE_FREE:
        if situation.building:
            found.append(Instrument.LAND_AND_BUILDING)
    elif branch is not None:
        found.extend(_OF_BRANCH.get(branch, ()))
    if situation.machinery and situation.registrable is not False:
        found.append(Instrument.MACHINERY)
    return tuple(found)
