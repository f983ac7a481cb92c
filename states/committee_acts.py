"""What the office enacts about committees: their establishment, and positions on them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from states.fields import Text
from states.process import Role
from states.vocabulary import Organ
from states.words import Word

COMMITTEE_CODE: Final = Text(40, pattern=r"[a-z][a-z0-9_.-]{0,39}")


class Position(Word):
    """In which position a member sits on a committee."""

    CHAIR = "chair", "ประธาน", "chair"
    VICE_CHAIR = "vice_chair", "รองประธาน", "vice chair"
    MEMBER = "member", "กรรมการ", "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeEntry:
    """
    A committee by order: of which organ, for one province or for all, and which role its members
    hold. Its members are seated by their appointments.
    """

    code: Annotated[str, COMMITTEE_CODE]
    name_th: Annotated[str, Text(200)]
    organ: Organ
    role: Role
    order: Annotated[str, Text(80)]
    since: date
    province: Annotated[str | None, Text(5, pattern=r"TH-\d\d")] = None
