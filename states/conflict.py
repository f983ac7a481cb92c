"""A person of the office and a party of a case who are too close: the words, and the objection."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.words import Word

CLAUSE: Final = "conflict_of_interest"


class Relation(Word):
    """What a person of the office is to somebody else."""

    SELF = "self", "เป็นบุคคลเดียวกัน", "the same person"
    SPOUSE = "spouse", "คู่สมรส", "spouse"
    FIANCE = "fiance", "คู่หมั้น", "fiancé"
    PARTNER_IN_LIFE = "partner_in_life", "ผู้อยู่กินฉันคู่สมรส", "partner in life"
    PARENT = "parent", "บิดามารดา", "parent"
    CHILD = "child", "บุตร", "child"
    GRANDPARENT = "grandparent", "ปู่ย่าตายาย", "grandparent"
    GRANDCHILD = "grandchild", "หลาน (ลูกของลูก)", "grandchild"
    SIBLING = "sibling", "พี่น้อง", "sibling"
    COUSIN = "cousin", "ลูกพี่ลูกน้อง", "cousin"
    IN_LAW = "in_law", "ญาติทางการสมรส", "relative by marriage"
    WARD = "ward", "ผู้อยู่ในความปกครองหรือผู้แทนโดยชอบธรรม", "ward or legal representative"
    AGENT = "agent", "ตัวแทนหรือทนายความ", "agent or lawyer"
    BUSINESS_PARTNER = "business_partner", "หุ้นส่วนธุรกิจ", "business partner"
    DIRECTOR = "director", "กรรมการหรือผู้บริหารของกิจการ", "director or manager of it"
    SHAREHOLDER = "shareholder", "ผู้ถือหุ้นของกิจการ", "shareholder of it"
    GUARANTOR = "guarantor", "ผู้ค้ำประกันให้", "guarantor of it"
    CREDITOR = "creditor", "เจ้าหนี้", "creditor"
    DEBTOR = "debtor", "ลูกหนี้", "debtor"
    EMPLOYER = "employer", "นายจ้าง", "employer"
    FORMER_EMPLOYER = "former_employer", "นายจ้างเดิม", "former employer"
    EMPLOYEE = "employee", "ลูกจ้าง", "employee"
    ADVISER = "adviser", "ที่ปรึกษา", "adviser"
    SUPPLIER = "supplier", "คู่ค้า", "supplier or customer"
    VALUER = "valuer", "ผู้ประเมินราคา", "valuer"
    LANDLORD = "landlord", "ผู้ให้เช่าหรือผู้เช่า", "landlord or tenant"


KIN: Final = frozenset(
    {
        Relation.SELF,
        Relation.PARENT,
        Relation.CHILD,
        Relation.GRANDPARENT,
        Relation.GRANDCHILD,
        Relation.SIBLING,
        Relation.COUSIN,
    }
)
"""These never end."""
MONTHS_AFTER_THE_END: Final = 24
_SHORTER: Final = {
    Relation.SUPPLIER: 12,
    Relation.VALUER: 12,
    Relation.LANDLORD: 12,
    Relation.ADVISER: 12,
}


def look_back_months(relation: Relation) -> int:
    """For how many months a relation that has ended still counts (proposed; no text says it)."""
    return _SHORTER.get(relation, MONTHS_AFTER_THE_END)


class PartyCapacity(Word):
    """In which way somebody has to do with a case."""

    BORROWER = "borrower", "ผู้กู้", "borrower"
    DIRECTOR = "director", "กรรมการของผู้กู้", "director of the borrower"
    SHAREHOLDER = "shareholder", "ผู้ถือหุ้นของผู้กู้", "shareholder of the borrower"
    GROUP_MEMBER = "group_member", "กลุ่มกิจการของผู้กู้", "member of the borrower's group"
    GUARANTOR = "guarantor", "ผู้ค้ำประกัน", "guarantor"
    COLLATERAL_OWNER = "collateral_owner", "เจ้าของหลักประกัน", "owner of collateral"
    VALUER = "valuer", "ผู้ประเมินราคา", "valuer"
    SUPPLIER = "supplier", "ผู้ขายหรือผู้รับเงิน", "supplier"
    CUSTOMER = "customer", "ลูกค้ารายใหญ่", "major customer"


class Conflict(NamedTuple):
    """A person's link, entered by record `link` of the office, to a party of a case."""

    person: str
    relation: Relation
    capacity: PartyCapacity
    link: int


Conflicts: TypeAlias = Mapping[str, tuple[Conflict, ...]]
"""By person: what bars him from a case and nobody has cleared."""


def objections(conflicts: Conflicts, persons: Iterable[str]) -> Iterator[Objection]:
    """Why these persons may do nothing in the case; the relation is named, never a number."""
    for person in dict.fromkeys(persons):
        for conflict in conflicts.get(person, ()):
            relation, capacity = conflict.relation, conflict.capacity
            yield Objection(
                CLAUSE,
                Verdict.FAIL,
                f"{person} มีส่วนได้เสียกับ{capacity.thai}ของคำขอนี้ ({relation.thai} "
                f"รายการที่ {conflict.link}) จึงทำหน้าที่ใดในคำขอนี้ไม่ได้จนกว่าจะได้รับการปลด",
                f"{person} has an interest in the {capacity.english} of this case "
                f"({relation.english}, entry {conflict.link}) and may perform no duty in it "
                "until that is cleared",
            )
