"""What a member brings to a ballot: a vote, or the reason to stand aside."""

from dataclasses import dataclass
from typing import Annotated, Final

from states.facts import Facts
from states.fields import Text
from states.words import Word

DIGEST: Final = Text(64, pattern=r"[0-9a-f]{64}")


class Choice(Word):
    """How a member votes on a motion."""

    FOR = "for", "เห็นชอบ", "for"
    AGAINST = "against", "ไม่เห็นชอบ", "against"
    ABSTAIN = "abstain", "งดออกเสียง", "abstains"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """
    One member's ballot. `dossier` is the digest of the file that the member saw; `no_interest` is
    the member's word that no interest of the kind in s.13 and s.16 of the Administrative Procedure
    Act stands in the way.
    """

    choice: Choice
    dossier: Annotated[str, DIGEST]
    no_interest: bool
    dissent: Annotated[str | None, Text(4_000)] = None

    def onto(self, facts: Facts) -> Facts:
        return facts


class Ground(Word):
    """Why a member may not decide (Administrative Procedure Act B.E. 2539, s.13 and s.16)."""

    PARTY = "party", "เป็นคู่กรณี", "is a party"
    SPOUSE = "spouse", "คู่หมั้นหรือคู่สมรสของคู่กรณี", "spouse or betrothed of a party"
    RELATIVE = "relative", "ญาติของคู่กรณี", "relative of a party"
    SHAREHOLDER = "shareholder", "ผู้ถือหุ้นหรือกรรมการของคู่กรณี", "shareholder or director of a party"
    GUARANTOR = "guarantor", "ผู้ค้ำประกันหรือเจ้าของหลักประกัน", "guarantor or owner of collateral"
    CREDITOR_OR_DEBTOR = "creditor_or_debtor", "เจ้าหนี้หรือลูกหนี้", "creditor or debtor of a party"
    EMPLOYER = "employer", "นายจ้างหรือลูกจ้างของคู่กรณี", "employer or employee of a party"
    OTHER_SERIOUS = "other_serious", "เหตุอื่นที่มีสภาพร้ายแรง", "other serious circumstance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal:
    """A member stands aside for the whole life of the file, and when the room was left."""

    ground: Ground
    reason: Annotated[str, Text(2_000)]
    left_at: Annotated[str, Text(5, pattern=r"([01]\d|2[0-3]):[0-5]\d")]

    def onto(self, facts: Facts) -> Facts:
        return facts
