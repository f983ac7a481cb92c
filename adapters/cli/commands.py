"""Every command with its arguments and what it does, in both languages."""

import argparse
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from adapters.cli import deadlines
from states.words import Bilingual

LANGUAGES: Final = ("th", "en")
MACHINES: Final = ("loan",)
DRAWINGS: Final = ("table", "mermaid", "svg", "json")
EXPORTS: Final = ("bundle",)
EDITION_CODES: Final = ("no4", "no5")


Say = Callable[[Bilingual], str]


class Command(NamedTuple):
    """A command, the file of this folder that performs it, and how its arguments are added."""

    name: str
    module: str
    add: Callable[[argparse.ArgumentParser, Say], None]
    thai: str
    english: str


def common(say: Say) -> argparse.ArgumentParser:
    """What every command understands, before its name and after it."""
    parser = argparse.ArgumentParser(
        add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=say(_LANG))
    parser.add_argument("--json", action="store_true", help=say(_JSON))
    parser.add_argument("--database", metavar="URL", help=say(_DATABASE))
    return parser


def added(chosen: Any, name: str, does: Bilingual, say: Say) -> argparse.ArgumentParser:  # noqa: ANN401 - argparse names no public type for it
    """One more command (or action of one) among those that may be chosen."""
    parser: argparse.ArgumentParser = chosen.add_parser(
        name, help=say(does), description=say(does), parents=[common(say)], allow_abbrev=False
    )
    return parser


def _nothing(_parser: argparse.ArgumentParser, _say: Say) -> None:
    return


def _init(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("--admin", metavar="CODE", help=say(_ADMIN))
    parser.add_argument("--admin-name", metavar="NAME", help=say(_ADMIN_NAME))


def _demo(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("--quiet", action="store_true", help=say(_QUIET))


def _as_person(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("--as", dest="person", metavar="PERSON", required=True, help=say(_AS))
    parser.add_argument("--key", metavar="KEY", help=say(_KEY))


def _intake(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("file", metavar="FILE", help=say(_APPLICATION))
    _as_person(parser, say)


def _act(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("case", metavar="CASE", help=say(_CASE))
    parser.add_argument("event", metavar="EVENT", help=say(_EVENT))
    _as_person(parser, say)
    parser.add_argument("--for", dest="on_behalf_of", metavar="PERSON", help=say(_FOR))
    parser.add_argument("--paper", metavar="FILE", help=say(_PAPER))
    parser.add_argument("--version", type=int, metavar="N", help=say(_VERSION))


def _enact(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("event", metavar="EVENT", help=say(_OFFICE_EVENT))
    _as_person(parser, say)
    parser.add_argument("--paper", metavar="FILE", required=True, help=say(_PAPER))
    parser.add_argument("--preview", action="store_true", help=say(_PREVIEW))


def _case(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("case", metavar="CASE", help=say(_CASE))
    parser.add_argument("--as-of", metavar="DATE", help=say(_AS_OF))


def _journey(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("file", metavar="FILE", help=say(_JOURNEY))


def _machine(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("machine", nargs="?", choices=MACHINES, default="loan")
    parser.add_argument("--format", choices=DRAWINGS, default="table", help=say(_DRAWING))


def _audit(parser: argparse.ArgumentParser, say: Say) -> None:
    chosen = parser.add_subparsers(
        dest="action", metavar="ACTION", required=True, parser_class=type(parser)
    )
    verify = added(chosen, "verify", _VERIFY, say)
    verify.add_argument("bundle", nargs="?", metavar="BUNDLE", help=say(_BUNDLE))
    added(chosen, "replay", _REPLAY, say)
    export = added(chosen, "export", _EXPORT, say)
    export.add_argument("--format", choices=EXPORTS, required=True, help=say(_EXPORT_FORMAT))
    export.add_argument("--out", metavar="PATH", required=True, help=say(_OUT))


def _assess(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=say(_APPLICATION))
    parser.add_argument("--edition", choices=EDITION_CODES, help=say(_EDITION))


def _schedule(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=say(_TERMS))


def _disburse(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("case", metavar="CASE", help=say(_CASE))
    _as_person(parser, say)
    parser.add_argument("--paper", metavar="FILE", help=say(_MAKERS_PAPER))
    parser.add_argument("--early", action="store_true", help=say(_EARLY))


def _receive(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("case", nargs="?", metavar="CASE", help=say(_CASE))
    _as_person(parser, say)
    parser.add_argument("--amount", metavar="BAHT", help=say(_AMOUNT))
    parser.add_argument("--value-date", metavar="DATE", help=say(_VALUE_DATE))
    parser.add_argument("--reference", metavar="TEXT", help=say(_REFERENCE))
    parser.add_argument("--channel", metavar="TEXT", help=say(_CHANNEL))
    parser.add_argument("--prepay", choices=("term", "instalment"), help=say(_PREPAY))
    parser.add_argument("--file", metavar="RECEIPTS.csv", help=say(_RECEIPTS))


def _restructure(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("case", metavar="CASE", help=say(_CASE))
    _as_person(parser, say)
    parser.add_argument("--paper", metavar="FILE", help=say(_NEW_TERMS))
    parser.add_argument("--decide", action="store_true", help=say(_DECIDE))


def _statement(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("case", metavar="CASE", help=say(_CASE))
    parser.add_argument("--as-of", metavar="DATE", help=say(_UNTIL))
    parser.add_argument("--journal", action="store_true", help=say(_JOURNAL))


def _arrears(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("case", nargs="?", metavar="CASE", help=say(_CASE))
    parser.add_argument("--as-of", metavar="DATE", help=say(_UNTIL))


def _rules(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("clause", nargs="?", metavar="CLAUSE", help=say(_CLAUSE))
    parser.add_argument("--edition", choices=EDITION_CODES, help=say(_EDITION))
    parser.add_argument("--office", action="store_true", help=say(_OFFICE))


ABOUT: Final = Bilingual(
    "สินเชื่อกองทุนพัฒนาเอสเอ็มอี: ทุกขั้นตามหลักเกณฑ์ ทุกการกระทำมีบันทึก",
    "Loans of the SME Development Fund: every step by the criteria, every act on record.",
)
STATUS: Final = Bilingual(
    "สถานะเมื่อจบ: 0 สำเร็จ, 1 คำตอบคือไม่ (ถูกปฏิเสธ พบความผิดปกติ), 2 ใช้คำสั่งหรือข้อมูลผิด, 3 ระบบภายนอกขัดข้อง",
    "Exit status: 0 done, 1 the answer is no (refused, broken), 2 bad usage or input, "
    "3 the world failed.",
)
_LANG: Final = Bilingual("ภาษาที่แสดง: th (ปกติ) หรือ en", "language shown: th (default) or en")
_JSON: Final = Bilingual("พิมพ์คำตอบเป็นเอกสาร JSON", "print the answer as one JSON document")
_DATABASE: Final = Bilingual(
    "ที่อยู่ฐานข้อมูล (ปกติใช้ SMEFUND_DATABASE_URL หรือ sqlite:///var/office.db)",
    "address of the database (otherwise SMEFUND_DATABASE_URL, or sqlite:///var/office.db)",
)
_ADMIN: Final = Bilingual("รหัสผู้ดูแลระบบคนแรก", "code of the first administrator")
_ADMIN_NAME: Final = Bilingual("ชื่อผู้ดูแลระบบคนแรก", "name of the first administrator")
_QUIET: Final = Bilingual("สร้างโดยไม่แสดงรายการ", "fill the book without printing it")
_AS: Final = Bilingual("รหัสบุคคลหรือบัญชีของผู้ทำ", "code or account of the person who acts")
_FOR: Final = Bilingual("รหัสบุคคลที่ทำแทน", "code of the person acted for")
_KEY: Final = Bilingual(
    "รหัสกันทำซ้ำ: ส่งซ้ำด้วยรหัสเดิมจะได้คำตอบเดิม",
    "idempotency key: sent again with the same key, the same answer comes",
)
_APPLICATION: Final = Bilingual(
    "ไฟล์คำขอ smefund-application/1 (- คือรับจากสตรีมเข้า)",
    "application file, smefund-application/1 (- is standard input)",
)
_CASE: Final = Bilingual("เลขที่แฟ้ม", "number of the case")
_EVENT: Final = Bilingual("สิ่งที่ทำ (ดู smefund machine)", "what is done (see smefund machine)")
_OFFICE_EVENT: Final = Bilingual(
    "สิ่งที่บันทึก เช่น appoint, open_window", "what is entered, such as appoint, open_window"
)
_PREVIEW: Final = Bilingual(
    "แสดงสิ่งที่การแต่งตั้งจะขัด โดยไม่บันทึก", "show what an appointment would meet, and enter nothing"
)
_PAPER: Final = Bilingual("ไฟล์ JSON ที่แนบ", "JSON file that the act brings")
_VERSION: Final = Bilingual(
    "เลขบันทึกล่าสุดที่เห็น ถ้าแฟ้มเปลี่ยนไปแล้วจะถูกปฏิเสธ",
    "number of the last record seen: refused if the case has changed since",
)
_AS_OF: Final = Bilingual("ดูแฟ้มตามที่เป็นเมื่อสิ้นวันนั้น (ปปปป-ดด-วว)", "the file at the end of that day")
_JOURNEY: Final = Bilingual("ไฟล์ตารางเส้นทางของสินเชื่อ", "text table of a loan's journey")
_DRAWING: Final = Bilingual("รูปแบบที่แสดง", "how it is shown")
_VERIFY: Final = Bilingual(
    "ตรวจสายโซ่บันทึกทั้งหมดในฐานข้อมูล หรือในไฟล์หลักฐาน",
    "check the whole trail, in the database or in a bundle",
)
_BUNDLE: Final = Bilingual("ไฟล์ชุดหลักฐาน", "a bundle, instead of the database")
_REPLAY: Final = Bilingual(
    "สร้างตารางสถานะใหม่จากบันทึกแล้วเทียบทีละแถว",
    "rebuild the state tables from the trail and compare them row by row",
)
_EXPORT: Final = Bilingual("ส่งออกบันทึกให้ผู้ตรวจสอบ", "export the trail for an auditor")
_EXPORT_FORMAT: Final = Bilingual("รูปแบบไฟล์", "format of the file")
_OUT: Final = Bilingual("ไฟล์ปลายทาง (ต้องยังไม่มี)", "file to be written (must not exist yet)")
_EDITION: Final = Bilingual("ฉบับของหลักเกณฑ์", "edition of the criteria")
_TERMS: Final = Bilingual(
    "ไฟล์ JSON ของเงื่อนไขเงินกู้ (- คือรับจากสตรีมเข้า)", "JSON file of the terms (- is standard input)"
)
_CLAUSE: Final = Bilingual(
    "ข้อ กฎ แถว หรือคำถาม เช่น 2.4, 2.3.4.max, Q1",
    "a clause, rule, row or question: 2.4, 2.3.4.max, Q1",
)
_OFFICE: Final = Bilingual(
    "แสดงมติแก้ไขที่บันทึกไว้ในสำนักงานนี้ด้วย", "with what the board has amended in this office"
)

_MAKERS_PAPER: Final = Bilingual(
    "ไฟล์ JSON ของผู้ตั้งเบิก (ผู้ตรวจไม่ต้องแนบ)", "JSON file of the maker; the checker brings none"
)
_EARLY: Final = Bilingual("เบิกเงินเตรียมการตามข้อ 2.2.3", "an early draw under 2.2.3")
_AMOUNT: Final = Bilingual("จำนวนเงินที่รับ (บาท)", "amount received, in baht")
_VALUE_DATE: Final = Bilingual("วันมีผลของเงิน (ปปปป-ดด-วว)", "the day from which the money counts")
_REFERENCE: Final = Bilingual("เลขอ้างอิงการรับเงิน", "reference of the receipt")
_CHANNEL: Final = Bilingual("ช่องทางรับเงิน", "channel of payment")
_PREPAY: Final = Bilingual(
    "เป็นการชำระเงินต้นก่อนกำหนด โดยคงจำนวนงวด (term) หรือคงค่างวด (instalment)",
    "principal paid ahead, keeping the term or the instalment",
)
_RECEIPTS: Final = Bilingual(
    "ไฟล์ CSV: case, amount, value_date, reference ทีละบรรทัดเป็นหนึ่งรายการ เลขอ้างอิงในแฟ้มหนึ่งห้ามซ้ำ"
    " ส่งไฟล์เดิมซ้ำได้: แถวที่รับแล้วไม่รับอีก แถวที่ถูกปฏิเสธพิจารณาใหม่",
    "CSV file: case, amount, value_date, reference; each row is an act of its own, a reference "
    "stands once in a case. The file may be sent again: rows that are in are not entered again, "
    "rows that were refused are judged anew",
)
_NEW_TERMS: Final = Bilingual(
    "ไฟล์ JSON: คำขอ หรือเมื่อใช้ --decide ข้อตกลงใหม่ (kind rescheduled หรือ restructured, term_months, "
    "grace_months นับจากวันทำสัญญา, annual_rate_basis_points, capitalise, waive, effective_on, "
    "consents, board_waiver)",
    "JSON file: the request, or with --decide the new agreement (kind rescheduled or restructured, "
    "term_months and grace_months from the contract, annual_rate_basis_points, capitalise, waive, "
    "effective_on, consents, board_waiver)",
)
_DECIDE: Final = Bilingual(
    "เสนอญัตติและนับคะแนนเพื่ออนุมัติ", "bring the motion that approves, or count it"
)
_UNTIL: Final = Bilingual("ถึงสิ้นวันนั้น (ปปปป-ดด-วว)", "up to the end of that day")
_JOURNAL: Final = Bilingual(
    "รายการบัญชีคู่สำหรับบัญชีแยกประเภท", "the double entry for the general ledger"
)

COMMANDS: Final = (
    Command(
        "init",
        "starting",
        _init,
        "เตรียมฐานข้อมูลและผู้ดูแลระบบคนแรก",
        "create the database and its first administrator",
    ),
    Command(
        "demo",
        "starting",
        _demo,
        "เปิดสำนักงานสาธิตพร้อมแฟ้มตัวอย่าง",
        "open an office with the demonstration book",
    ),
    Command("intake", "acting", _intake, "ตรวจและรับคำขอ", "check and receive an application"),
    Command("act", "acting", _act, "ทำหนึ่งขั้นกับแฟ้ม", "one attempt on a case"),
    Command(
        "enact",
        "acting",
        _enact,
        "บันทึกเรื่องของสำนักงาน: บุคคล บัญชี แต่งตั้ง มอบอำนาจ อำนาจฉุกเฉิน วงเงิน วันหยุด มติแก้ไขค่า",
        "enter persons, accounts, appointments, delegations, emergencies, lines, holidays, "
        "amendments",
    ),
    Command(
        "case",
        "reading",
        _case,
        "แฟ้ม: สถานะ ข้อเท็จจริง ทำอะไรต่อได้ โดยใคร เพราะอะไรไม่ได้",
        "the file: state, facts, what may happen next, by whom, and why not",
    ),
    Command(
        "journey",
        "reading",
        _journey,
        "ลองเดินเส้นทางของสินเชื่อจากตาราง",
        "play a text table of attempts in a fresh office",
    ),
    Command("machine", "reading", _machine, "ผังสถานะตามตาราง", "the state machine as it stands"),
    Command(
        "doctor",
        "health",
        _nothing,
        "ตรวจความพร้อมของระบบ",
        "check that the installation is sound",
    ),
    Command(
        "oversight",
        "overseeing",
        _nothing,
        "อำนาจฉุกเฉินที่รอสอบทาน และบุคคลที่มีหลายรหัส",
        "emergencies to be reviewed, persons with several codes and what they did",
    ),
    Command("audit", "trail", _audit, "ตรวจ เล่นซ้ำ ส่งออกบันทึก", "verify, replay, export the trail"),
    Command(
        "assess",
        "criteria",
        _assess,
        "เทียบคำขอกับหลักเกณฑ์ทุกข้อ โดยไม่เก็บอะไรไว้",
        "every rule on one application, nothing stored",
    ),
    Command(
        "schedule",
        "repayment",
        _schedule,
        "ตารางผ่อนชำระ โดยไม่เก็บอะไรไว้",
        "a repayment schedule, nothing stored",
    ),
    Command("disburse", "money", _disburse, "เบิกจ่ายเงินกู้ (ผู้ตั้งเบิกและผู้อนุมัติ)", "pay out a tranche"),
    Command(
        "receive",
        "money",
        _receive,
        "รับชำระหนี้ ทีละรายการหรือทั้งไฟล์",
        "receive money, one receipt or a whole file",
    ),
    Command(
        "restructure",
        "money",
        _restructure,
        "ขอปรับโครงสร้างหนี้ หรือเสนอญัตติอนุมัติ",
        "request a restructuring, or bring the motion that approves it",
    ),
    Command(
        "relief-programmes",
        "programmes",
        _nothing,
        "มาตรการช่วยเหลือ: เหตุ พื้นที่ เวลายื่น ระยะเวลา สิ่งที่พัก",
        "programmes of relief: causes, area, window, length, what rests",
    ),
    Command("statement", "accounts", _statement, "ใบแจ้งยอดของสินเชื่อ", "the statement of a loan"),
    Command(
        "arrears", "accounts", _arrears, "วันค้างชำระและชั้นหนี้", "days past due and class of loans"
    ),
    Command(
        "obligations",
        "obligations",
        deadlines.add_obligations,
        "สิ่งที่ต้องทำตามกำหนดของกฎหมายและสัญญา ทีละแฟ้มหรือทั้งหมด",
        "what law and contract ask to be done in time, of a case or of all",
    ),
    Command(
        "contacts",
        "obligations",
        deadlines.add_contacts,
        "บันทึกการติดต่อ นัดชำระ และเวลาที่ทวงถามได้อีก",
        "the contact log, promises, and when a demand may be made again",
    ),
    Command(
        "rules",
        "rules",
        _rules,
        "ความหมายของข้อ ฉบับ ที่มา และที่อยู่ในโปรแกรม",
        "what a clause says, in which edition, where in the code",
    ),
)
