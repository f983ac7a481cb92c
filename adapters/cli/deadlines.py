"""The arguments of `obligations` and `contacts`."""

import argparse
from collections.abc import Callable
from typing import Final

from states.words import Bilingual

Say = Callable[[Bilingual], str]

_CASE: Final = Bilingual("เลขที่แฟ้ม", "number of the case")
_AS_OF: Final = Bilingual("ณ สิ้นวันนั้น (ปปปป-ดด-วว)", "as of the end of that day")
_DUE_WITHIN: Final = Bilingual(
    "เฉพาะที่ครบกำหนดภายในกี่วัน รวมที่เลยแล้ว", "due within so many days, or overdue"
)
_ALARM: Final = Bilingual(
    "เขียนคำเตือนที่ถึงวัน ครั้งเดียว", "write each alarm that is due to the outbox, once"
)
_FOR_PERSON: Final = Bilingual(
    "ที่ใกล้หรือเลยกำหนดและรอบุคคลนี้", "due soon or overdue, waiting for this person"
)


def add_obligations(parser: argparse.ArgumentParser, say: Say) -> None:
    """CASE, or the whole book; as of a day; due soon, of a person, as alarms."""
    parser.add_argument("case", nargs="?", metavar="CASE", help=say(_CASE))
    parser.add_argument("--as-of", metavar="DATE", help=say(_AS_OF))
    parser.add_argument("--due-within", type=int, metavar="N", help=say(_DUE_WITHIN))
    parser.add_argument("--for", dest="person", metavar="PERSON", help=say(_FOR_PERSON))
    parser.add_argument("--alarm", action="store_true", help=say(_ALARM))


def add_contacts(parser: argparse.ArgumentParser, say: Say) -> None:
    """CASE."""
    parser.add_argument("case", metavar="CASE", help=say(_CASE))
