"""
The cast of a demonstration: invented persons with their posts, entered the way an office is.

The installer enters the first administrator; the administrator registers and appoints everybody
else; the board's secretary opens the window and sets the lines. Names are made up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from states.committee_acts import Position
from states.directory import Directory
from states.office_acts import INSTALLER, OfficeEvent
from states.parameters import AMENDABLE, Parameter
from states.process import Role
from states.provinces import BANGKOK
from states.vocabulary import Organ
from workflow.cast_relief import flood
from workflow.governance import OfficeAct, enact
from workflow.office import Office
from workflow.record import Sender

CHIANG_MAI: Final = "TH-50"
CLOCK: Final = "clock"
ADMIN: Final = "admin"
BOARD_SECRETARY: Final = "bua"
FUND_OFFICE: Final = "fon"
MEMBERS_OF_A_BENCH: Final = 3
BOARD_BENCH: Final = 3
"""The bench of the Fund Management Board, to which matters go up."""
SENDER: Final = Sender(channel="demonstration")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """
    One person of the cast. `bench` numbers the committee on which the person sits, if any; a
    second bench exists so that others can review, a third so that a matter can go up.
    """

    code: str
    name_th: str
    roles: tuple[Role, ...]
    province: str | None = None
    bench: int = 0

    @property
    def service(self) -> bool:
        return Role.CLOCK in self.roles


@dataclass(frozen=True, slots=True)
class Bench:
    """A committee of the cast, its members by code: the first takes the chair, then the vice."""

    role: Role
    province: str | None
    place: int
    members: tuple[str, ...]

    @property
    def code(self) -> str:
        """By which the office knows the committee."""
        if self.province is None:
            return f"{_KINDS[self.role]}-{self.place}"
        return f"{_KINDS[self.role]}-{self.province.lower()}-{self.place}"

    @property
    def organ(self) -> Organ:
        is_board = self.place == BOARD_BENCH
        return Organ.FUND_BOARD if is_board else Organ.PROVINCIAL_FUND_COMMITTEE

    def position(self, member: str) -> Position:
        first_places = {0: Position.CHAIR, 1: Position.VICE_CHAIR}
        return first_places.get(self.members.index(member), Position.MEMBER)


_KINDS: Final = {Role.SELECTION_MEMBER: "selection", Role.APPROVER: "approval"}


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who acts, and the day on which the office begins to work."""

    members: tuple[Member, ...]
    since: date

    @property
    def benches(self) -> tuple[Bench, ...]:
        """Every committee, in the order of its members."""
        seated: dict[tuple[Role, str | None, int], list[str]] = {}
        for member in self.members:
            if member.bench:
                key = (member.roles[0], member.province, member.bench)
                seated.setdefault(key, []).append(member.code)
        return tuple(Bench(*key, tuple(members)) for key, members in seated.items())

    def bench(self, role: Role, province: str | None, actor: str = "") -> Bench:
        """The committee on which `actor` sits, else the first that decides in the province."""
        benches = [
            bench
            for bench in self.benches
            if bench.role is role and bench.province in {None, province}
        ]
        if not benches:
            raise LookupError(f"nobody of the cast is {role.english} in {province}")
        return next((bench for bench in benches if actor in bench.members), benches[0])

    @property
    def board(self) -> Bench:
        """The Fund Management Board."""
        return next(bench for bench in self.benches if bench.place == BOARD_BENCH)

    def holder(self, roles: tuple[Role, ...], province: str | None, bench: int = 1) -> str:
        """Who acts in one of `roles`, taken in their order; for committees, on bench `bench`."""
        for role in roles:
            for member in self.members:
                seated = member.bench in {0, bench}
                if role is member.roles[0] and seated and _serves(member, province):
                    return member.code
        raise LookupError(f"nobody of the cast is {roles[0].english} in {province}")


def _serves(member: Member, province: str | None) -> bool:
    return member.province in {None, province}


# ------------------------------------------------------------------------------ the persons

R: Final = Role
_NATIONAL: Final = (
    Member(code=CLOCK, name_th="บริการตั้งเวลา", roles=(R.CLOCK,)),
    Member(code=BOARD_SECRETARY, name_th="นางบัว สมมุติเลขา", roles=(R.BOARD_SECRETARY,)),
    Member(code=FUND_OFFICE, name_th="นางสาวฝน สมมุติกองทุน", roles=(R.FUND_OFFICE,)),
    Member(code="somchai", name_th="นายสมชาย สมมุติวิเคราะห์", roles=(R.FEASIBILITY_ANALYST,)),
    Member(code="fai", name_th="นางสาวฝ้าย สมมุติวิเคราะห์", roles=(R.FEASIBILITY_ANALYST,)),
    Member(code="nid", name_th="นางนิด สมมุติการเงิน", roles=(R.FINANCIAL_ANALYST,)),
    Member(code="noi", name_th="นางสาวน้อย สมมุติการเงิน", roles=(R.FINANCIAL_ANALYST,)),
    Member(code="chai", name_th="นายชัย สมมุติอนุมัติ", roles=(R.APPROVER,), bench=1),
    Member(code="chuan", name_th="นายชวน สมมุติอนุมัติ", roles=(R.APPROVER,), bench=1),
    Member(code="chom", name_th="นางโฉม สมมุติอนุมัติ", roles=(R.APPROVER,), bench=1),
    Member(code="pan", name_th="นางปาน สมมุติทบทวน", roles=(R.APPROVER,), bench=2),
    Member(code="pim", name_th="นางพิมพ์ สมมุติทบทวน", roles=(R.APPROVER,), bench=2),
    Member(code="pong", name_th="นายป้อง สมมุติทบทวน", roles=(R.APPROVER,), bench=2),
    Member(code="prasert", name_th="นายประเสริฐ สมมุติ กอป.", roles=(R.APPROVER,), bench=3),
    Member(code="prapa", name_th="นางประภา สมมุติ กอป.", roles=(R.APPROVER,), bench=3),
    Member(code="pricha", name_th="นายปรีชา สมมุติ กอป.", roles=(R.APPROVER,), bench=3),
    Member(code="lek", name_th="นายเล็ก สมมุตินิติกร", roles=(R.CONTRACT_OFFICER,)),
    Member(code="lin", name_th="นางสาวหลิน สมมุติตรวจ", roles=(R.CONTRACT_CHECKER,)),
    Member(code="don", name_th="นายดล สมมุติเบิกจ่าย", roles=(R.DISBURSEMENT_MAKER,)),
    Member(code="dao", name_th="นางดาว สมมุติจ่าย", roles=(R.DISBURSEMENT_CHECKER,)),
    Member(code="mon", name_th="นายมนต์ สมมุติติดตาม", roles=(R.MONITORING_OFFICER,)),
    Member(code="tuk", name_th="นางสาวตุ๊ก สมมุติเร่งรัด", roles=(R.COLLECTOR,)),
    Member(code="wan", name_th="นางวรรณ สมมุติแก้หนี้", roles=(R.WORKOUT_OFFICER,)),
    Member(code="wit", name_th="นายวิทย์ สมมุติคดี", roles=(R.LITIGATION_OFFICER,)),
    Member(code="rung", name_th="นางรุ่ง สมมุติเสี่ยง", roles=(R.RISK_OFFICER,)),
    Member(code="att", name_th="นายอรรถ สมมุติสอบ", roles=(R.AUDITOR,)),
)
_OF_CHIANG_MAI: Final = (
    Member(
        code="boss",
        name_th="นายใหญ่ สมมุติประธาน",
        roles=(R.SELECTION_MEMBER, R.APPROVER),
        province=CHIANG_MAI,
    ),
)
_OFFICERS: Final = {
    CHIANG_MAI: (("malee", "นางมาลี"), ("suda", "นางสาวสุดา")),
    BANGKOK: (("manee", "นางมณี"), ("sri", "นางศรี")),
    "TH-20": (("mana", "นายมานะ"), ("sompong", "นายสมพงษ์")),
    "TH-30": (("mekha", "นางเมขลา"), ("supha", "นางสุภา")),
    "TH-40": (("metta", "นางเมตตา"), ("somsak", "นายสมศักดิ์")),
    "TH-90": (("marut", "นายมารุต"), ("sopha", "นางโสภา")),
}
"""By province: the officer who receives and the secretary of the committee."""
_SELECTORS: Final = {
    CHIANG_MAI: ("kamol กมล", "korn กร", "kwan ขวัญ", "ying หญิง", "yod ยอด", "yai ใย"),
    BANGKOK: ("kanok กนก", "kan กานต์", "kiat เกียรติ", "yada ญาดา", "yut ยุทธ", "yong ยงค์"),
    "TH-20": ("kaew แก้ว", "kob กบ", "khem เข็ม", "yuan ญวน", "yot ยศ", "yaem แย้ม"),
    "TH-30": ("kla กล้า", "kung กุ้ง", "khao ขาว", "yen เย็น", "yok หยก", "yim ยิ้ม"),
    "TH-40": ("kasem เกษม", "ket เกตุ", "khun ขุน", "yupha ยุพา", "yam ยาม", "yot.k ยศกร"),
    "TH-90": ("karn การณ์", "kate เกศ", "khwanta ขวัญตา", "yaowa เยาวา", "yothin โยธิน", "yu อยู่"),
}
"""By province: the first three sit on the committee's first bench, the others on the second."""
PROVINCES: Final = tuple(_SELECTORS)
ALSO_APPROVES: Final = "kamol"
"""One person who sits on both committees, so that a breach of 1.2.2 has somebody to commit it."""


def _of_province(province: str) -> Iterator[Member]:
    officer, secretary = _OFFICERS[province]
    yield Member(
        code=officer[0],
        name_th=f"{officer[1]} สมมุติรับ",
        roles=(R.INTAKE_OFFICER,),
        province=province,
    )
    yield Member(
        code=secretary[0],
        name_th=f"{secretary[1]} สมมุติเลขา",
        roles=(R.COMMITTEE_SECRETARY,),
        province=province,
    )
    for place, written in enumerate(_SELECTORS[province]):
        code, name = written.split()
        also = (R.APPROVER,) if code == ALSO_APPROVES else ()
        yield Member(
            code=code,
            name_th=f"คุณ{name} สมมุติคัดเลือก",
            roles=(R.SELECTION_MEMBER, *also),
            province=province,
            bench=1 if place < 3 else 2,
        )


def cast_of(since: date, provinces: tuple[str, ...] = PROVINCES) -> Cast:
    """The whole cast, or those of it whom some provinces need."""
    local = [member for province in provinces for member in _of_province(province)]
    chairs = _OF_CHIANG_MAI if CHIANG_MAI in provinces else ()
    return Cast((*_NATIONAL, *local, *chairs), since)


# ---------------------------------------------------------------------------- how they enter

FUND_LINE: Final = "900000000.00"
PROVINCE_LINE: Final = "120000000.00"


def enactments(cast: Cast, until: date) -> Iterator[OfficeAct]:
    """All that is entered, in order: persons, posts, window, lines, holidays, relief."""
    acts = tuple(_before_relief(cast, until))
    yield from acts
    programme = flood(cast.since, until)
    yield _enacted(BOARD_SECRETARY, OfficeEvent.PROPOSE_PROGRAMME, **programme)
    confirmation = {"entry": len(acts) + 1, "resolution": programme["resolution"]}
    yield _enacted(FUND_OFFICE, OfficeEvent.CONFIRM_AMENDMENT, **confirmation)


def _before_relief(cast: Cast, until: date) -> Iterator[OfficeAct]:
    yield _enacted(INSTALLER, OfficeEvent.DECLARE_DEMONSTRATION, purpose="สาธิตการทำงานของระบบ")
    yield _register(INSTALLER, ADMIN, "นายแอดมิน สมมุติระบบ", service=False)
    yield _appoint(INSTALLER, ADMIN, Role.ADMIN, None, cast.since)
    seats: dict[str, Bench] = {}
    for bench in cast.benches:
        yield _established(bench, cast.since)
        seats |= dict.fromkeys(bench.members, bench)
    for member in cast.members:
        yield from member_enters(member, cast.since, seats.get(member.code))
    yield _enacted(
        BOARD_SECRETARY,
        OfficeEvent.OPEN_WINDOW,
        notice="ประกาศสมมุติ เปิดรับคำขอ",
        first_day=cast.since.isoformat(),
        last_day=until.isoformat(),
    )
    yield _line(cast.since, FUND_LINE, None)
    for province in dict.fromkeys(member.province for member in cast.members if member.province):
        yield _line(cast.since, PROVINCE_LINE, province)
    for year in range(cast.since.year, until.year + 1):
        for month, day, name in HOLIDAYS:
            yield _enacted(
                ADMIN,
                OfficeEvent.DECLARE_HOLIDAY,
                day=date(year, month, day).isoformat(),
                kind="bank",
                name_th=name,
                source="ประกาศธนาคารแห่งประเทศไทย เรื่อง วันหยุดตามประเพณี",
            )


HOLIDAYS: Final = (
    (1, 1, "วันขึ้นปีใหม่"),
    (4, 13, "วันสงกรานต์"),
    (4, 14, "วันสงกรานต์"),
    (4, 15, "วันสงกรานต์"),
    (12, 31, "วันสิ้นปี"),
)


def member_enters(member: Member, since: date, bench: Bench | None = None) -> Iterator[OfficeAct]:
    """The person is registered and appointed to each role, with the seat that goes with one."""
    yield _register(ADMIN, member.code, member.name_th, service=member.service)
    yield from appointment(member, since, bench)


def appointment(member: Member, since: date, bench: Bench | None = None) -> Iterator[OfficeAct]:
    """The appointments of somebody who is registered already."""
    for role in member.roles:
        seat = bench if bench is not None and bench.role is role else None
        yield _appoint(ADMIN, member.code, role, member.province, since, seat)


def _established(bench: Bench, since: date) -> OfficeAct:
    return _enacted(
        ADMIN,
        OfficeEvent.ESTABLISH_COMMITTEE,
        code=bench.code,
        name_th=f"คณะสมมุติ {bench.code}",
        organ=bench.organ.value,
        role=bench.role.value,
        order="คำสั่งสมมุติที่ 3",
        since=since.isoformat(),
        province=bench.province,
    )


DEPUTIES: Final = (("boss", "chai"),)
"""Who of the cast lends power to whom, where a table makes use of it."""


def delegations(principal: str, delegate: str, since: date, until: date) -> Iterator[OfficeAct]:
    """Written orders by which one person acts for another, one after the other while it lasts."""
    most = AMENDABLE[Parameter.DELEGATION_DAYS].initial
    while since <= until:
        last_day = min(since + timedelta(days=most - 1), until)
        yield _enacted(
            ADMIN,
            OfficeEvent.DELEGATE,
            principal=principal,
            delegate=delegate,
            order="คำสั่งสมมุติที่ 2",
            since=since.isoformat(),
            until=last_day.isoformat(),
        )
        since = last_day + timedelta(days=1)


def _register(by: str, code: str, name_th: str, *, service: bool) -> OfficeAct:
    return _enacted(by, OfficeEvent.REGISTER_PERSON, code=code, name_th=name_th, service=service)


def _appoint(
    by: str,
    person: str,
    role: Role,
    province: str | None,
    since: date,
    bench: Bench | None = None,
) -> OfficeAct:
    seat = {}
    if bench is not None:
        seat = {"committee": bench.code, "position": bench.position(person).value}
    return _enacted(
        by,
        OfficeEvent.APPOINT,
        person=person,
        role=role.value,
        order="คำสั่งสมมุติที่ 1",
        since=since.isoformat(),
        province=province,
        **seat,
    )


def _line(since: date, amount: str, province: str | None) -> OfficeAct:
    return _enacted(
        BOARD_SECRETARY,
        OfficeEvent.SET_LINE,
        amount=amount,
        resolution="มติ กอป. สมมุติที่ 1",
        since=since.isoformat(),
        province=province,
    )


def _enacted(by: str, event: OfficeEvent, **paper: object) -> OfficeAct:
    return OfficeAct(event=event.value, person=by, paper=paper, sender=SENDER)


def is_strange(directory: Directory) -> bool:
    """Whether the office was set up by somebody else than this cast."""
    return directory.version > 0 and not directory.demonstration


def enter(office: Office, acts: Iterator[OfficeAct], done: int = 0) -> int:
    """Enter what `done` enactments have not entered yet; answers how many there are in all."""
    count = 0
    for count, act in enumerate(acts, 1):
        if count > done:
            enact(office, act)
    return count
