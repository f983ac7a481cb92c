"""
What is enacted for the whole office: persons, appointments, delegations, windows, lines, holidays,
amendments.

Each enactment is a dated entry in one record of its own; nothing is ever changed in place. The
directory of the office on any day is what these entries add up to. Who may enter what, and when
not, stands in `states.enactments`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from states.baht import Baht
from states.business_days import HolidayKind
from states.committee_acts import COMMITTEE_CODE, Position
from states.fields import PAST, PERSONAL, Items, Money, Text, Whole
from states.parameters import Parameter
from states.process import Duty, Role
from states.words import Word

PERSON_CODE: Final = Text(40, pattern=r"[a-z][a-z0-9_.-]{0,39}")
PROVINCE_CODE: Final = Text(5, pattern=r"TH-\d\d")
INSTALLER: Final = "installer"
"""Under this name the office enters its first administrator; once one is appointed it may not."""


class OfficeEvent(Word):
    """What can be enacted."""

    REGISTER_PERSON = "register_person", "ขึ้นทะเบียนบุคคล", "Register a person"
    APPOINT = "appoint", "แต่งตั้ง", "Appoint"
    END_APPOINTMENT = "end_appointment", "สิ้นสุดการแต่งตั้ง", "End an appointment"
    REGISTER_ACCOUNT = "register_account", "ขึ้นทะเบียนบัญชีผู้ใช้", "Register an account"
    END_ACCOUNT = "end_account", "สิ้นสุดบัญชีผู้ใช้", "End an account"
    MERGE_PERSONS = "merge_persons", "เสนอรวมรหัสบุคคล", "Propose that two codes are one person"
    CONFIRM_MERGE = "confirm_merge", "ยืนยันการรวมรหัสบุคคล", "Confirm that they are"
    DELEGATE = "delegate", "มอบอำนาจ", "Delegate"
    END_DELEGATION = "end_delegation", "สิ้นสุดการมอบอำนาจ", "End a delegation"
    SET_SUPERVISOR = "set_supervisor", "กำหนดผู้บังคับบัญชา", "Set to whom a person reports"
    OPEN_BREAK_GLASS = "open_break_glass", "ขออำนาจฉุกเฉิน", "Ask for an emergency power"
    CONFIRM_BREAK_GLASS = "confirm_break_glass", "ยืนยันอำนาจฉุกเฉิน", "Confirm an emergency power"
    REVIEW_BREAK_GLASS = "review_break_glass", "สอบทานอำนาจฉุกเฉิน", "Review an emergency power"
    ESTABLISH_COMMITTEE = "establish_committee", "ตั้งคณะกรรมการ", "Establish a committee"
    OPEN_WINDOW = "open_window", "เปิดรับคำขอ", "Open a window for applications"
    SET_LINE = "set_line", "กำหนดวงเงิน", "Set a line of credit"
    DECLARE_HOLIDAY = "declare_holiday", "ประกาศวันหยุด", "Declare a holiday"
    REVOKE_HOLIDAY = "revoke_holiday", "ยกเลิกวันหยุด", "Revoke a holiday"
    PROPOSE_AMENDMENT = "propose_amendment", "เสนอบันทึกมติแก้ไขค่า", "Propose an amendment"
    PROPOSE_DUTIES = "propose_duties", "เสนอแก้ไขการแบ่งแยกหน้าที่", "Propose which duties are apart"
    PROPOSE_PROGRAMME = "propose_programme", "เสนอมาตรการช่วยเหลือ", "Propose a relief programme"
    CONFIRM_AMENDMENT = "confirm_amendment", "ยืนยันมติแก้ไขค่า", "Confirm an amendment"
    DECLARE_LINK = "declare_link", "แจ้งความสัมพันธ์กับบุคคลภายนอก", "Declare a link to a party"
    END_LINK = "end_link", "สิ้นสุดความสัมพันธ์", "End a link"
    DECLARE_INTERESTS = "declare_interests", "แจ้งส่วนได้เสียประจำปี", "Declare interests for a year"
    CLEAR_CONFLICT = "clear_conflict", "ปลดข้อขัดกันแห่งผลประโยชน์", "Clear a conflict of interest"
    PROPOSE_AUTHORITY = "propose_authority", "เสนอบันทึกมติกำหนดอำนาจ", "Propose a power"
    CONFIRM_AUTHORITY = "confirm_authority", "ยืนยันมติกำหนดอำนาจ", "Confirm a power"
    DECLARE_DEMONSTRATION = (
        "declare_demonstration",
        "ประกาศเป็นสำนักงานสาธิต",
        "Declare a demonstration office",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """A person of the staff or a committee, or a service. Everything is keyed on `code`."""

    code: Annotated[str, PERSON_CODE]
    name_th: Annotated[str, Text(200), PERSONAL]
    service: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """
    `person` holds `role` from `since` up to and including `until`, in one province or in all, and
    with it a seat on `committee` where one is named.
    """

    person: Annotated[str, PERSON_CODE]
    role: Role
    order: Annotated[str, Text(80)]
    since: date
    until: date | None = None
    province: Annotated[str | None, PROVINCE_CODE] = None
    committee: Annotated[str | None, COMMITTEE_CODE] = None
    position: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentEnd:
    """The appointment entered by record `entry` ends with `last_day`."""

    entry: Annotated[int, Whole(1, 10_000_000)]
    last_day: date
    order: Annotated[str, Text(80)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """`delegate` may act for `principal` from `since` to `until`, by written order."""

    principal: Annotated[str, PERSON_CODE]
    delegate: Annotated[str, PERSON_CODE]
    order: Annotated[str, Text(80)]
    since: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationEnd:
    """The delegation entered by record `entry` ends with `last_day`, earlier than ordered."""

    entry: Annotated[int, Whole(1, 10_000_000)]
    last_day: date
    order: Annotated[str, Text(80)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Requests are received from `first_day` to `last_day`, both in, under an opening notice."""

    notice: Annotated[str, Text(80)]
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of credit in baht: the whole Fund's, or one province's allocation."""

    amount: Annotated[Baht, Money()]
    resolution: Annotated[str, Text(80)]
    since: date
    province: Annotated[str | None, PROVINCE_CODE] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayEntry:
    """A day on which offices or banks are closed."""

    day: date
    kind: HolidayKind
    name_th: Annotated[str, Text(200)]
    source: Annotated[str, Text(200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRevocation:
    """A declared holiday that will not be one after all."""

    day: date
    kind: HolidayKind
    source: Annotated[str, Text(200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentProposal:
    """
    A resolution of the board that sets one number from a day on, as the first person read it.
    Without a second person's confirmation it has no effect.
    """

    clause: Annotated[str, Text(20)]
    parameter: Parameter
    value: Annotated[int, Whole(0, 100_000)]
    since: date
    resolution: Annotated[str, Text(80)]
    resolved_on: Annotated[date, PAST]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesPair:
    """Two duties by their codes."""

    one: Duty
    other: Duty

    @property
    def duties(self) -> frozenset[Duty]:
        return frozenset({self.one, self.other})


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesProposal:
    """
    A resolution of the board that keeps pairs of duties apart, or no longer, from a day on. The
    six pairs of clause 1.2.2 are beyond it. Without a confirmation it has no effect.
    """

    separate: Annotated[tuple[DutiesPair, ...], Items(most=200)] = ()
    allow: Annotated[tuple[DutiesPair, ...], Items(most=200)] = ()
    reason_th: Annotated[str, Text(200)]
    reason_en: Annotated[str, Text(200)]
    since: date
    resolution: Annotated[str, Text(80)]
    resolved_on: Annotated[date, PAST]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentConfirmation:
    """
    The proposal that record `entry` made is what the board resolved. The number of the resolution
    is read off the resolution itself once more, not off the proposal.
    """

    entry: Annotated[int, Whole(1, 10_000_000)]
    resolution: Annotated[str, Text(80)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """
    The office shows how things are done and does nothing for real: here votes may be cast without
    a sign-in. Declared by the installer before anything else is entered, or never.
    """

    purpose: Annotated[str, Text(200)]
