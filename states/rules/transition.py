"""
The two narrow reviews of a resolution before the contract: no.4, clause 4, and no.5, clause 5.

Which text the reviewed case then lives under is the business of `editions`.
"""

import re
from datetime import date
from typing import Final, NamedTuple

from states.facts import Facts, ReviewGround
from states.rules.edition import rule
from states.rules.finding import PASS, Finding, fails
from states.rules.in_force import NO_4_IN_FORCE, NO_5_IN_FORCE
from states.thai import thai_day
from states.words import Bilingual


class _Ground(NamedTuple):
    """The one part of a newer text that a review may take, and from when that text binds."""

    part: Bilingual
    named: re.Pattern[str]
    in_force: date


_GROUNDS: Final = {
    ReviewGround.COLLATERAL_UNDER_NO_4: _Ground(
        Bilingual("2.3(8)", "2.3(8)"), re.compile(r"2\.3\(8\).*"), NO_4_IN_FORCE
    ),
    ReviewGround.IMPORT_CREDIT_UNDER_NO_5: _Ground(
        Bilingual("2.2 วรรคสอง", "2.2 paragraph 2"),
        re.compile(r"2\.2(?:\.refinance)?"),
        NO_5_IN_FORCE,
    ),
}


@rule("review.within_its_ground", "1.2.3(4)", source="L77, L295", only_by_id=True)
def the_review_stays_within_its_ground(facts: Facts) -> Finding:
    """การทบทวนมติตามฉบับที่ 4 ข้อ 4 ทำได้เฉพาะหลักประกัน และตามฉบับที่ 5 ข้อ 5 เฉพาะข้อ 2.2 วรรคสอง
    -- A review under no.4 clause 4 touches collateral alone, under no.5 clause 5 only 2.2."""
    named = facts.course.review_ground
    ground = _GROUNDS.get(named) if named is not None else None
    asked = facts.course.review_clauses
    if ground is None:
        return PASS
    if (facts.on or date.min) < ground.in_force:
        return fails(
            f"ฉบับที่อ้างใช้บังคับวันที่ {thai_day(ground.in_force)}",
            f"that text binds from {ground.in_force}",
        )
    if all(ground.named.fullmatch(clause) for clause in asked):
        return PASS
    return fails(
        f"ขอทบทวน {', '.join(asked)} แต่ทำได้เฉพาะข้อ {ground.part.thai}",
        f"{', '.join(asked)} are asked for, only {ground.part.english} may be reviewed",
    )


@rule("revise.within_its_ground", "1.2.3(4)", source="L77, L295", only_by_id=True)
def a_narrow_review_leaves_the_terms(facts: Facts) -> Finding:
    """ทบทวนตามฉบับที่ 4 ข้อ 4 หรือฉบับที่ 5 ข้อ 5 แก้วงเงิน ระยะเวลากู้ ระยะปลอดเงินต้น
    หรือเงินเบิกก่อนไม่ได้
    -- A review under no.4 clause 4 or no.5 clause 5 leaves amount, term, grace and early draw as
    they were."""
    narrow = facts.course.review_ground in _GROUNDS
    if not (narrow and facts.course.terms_revised):
        return PASS
    return fails("มติใหม่แก้เงื่อนไขสินเชื่อ", "the new resolution changes the terms of the loan")
