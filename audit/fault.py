"""What can be wrong with a trail: each fault names its kind, its record, and what was found."""

from enum import StrEnum
from typing import NamedTuple, Self

_LONGEST_SHOWN = 160


class Kind(StrEnum):
    """A kind of fault: a code that never changes, and a sentence in Thai and in English.

    The sentences are templates over `case`, `n` and `until` (of a file fault, `n` is the line).
    """

    thai: str
    english: str

    def __new__(cls, code: str, thai: str, english: str) -> Self:
        kind = str.__new__(cls, code)
        kind._value_ = code
        kind.thai = thai
        kind.english = english
        return kind

    EDITED = (
        "edited",
        "ระเบียนที่ {n} ของเรื่อง {case} ถูกแก้ไข: เนื้อความไม่ตรงกับค่าแฮชที่เก็บไว้",
        "Record {n} of case {case} was edited: its content does not match its stored hash.",
    )
    REPLACED = (
        "replaced",
        "สิ่งที่อยู่ในที่ของระเบียนที่ {n} ของเรื่อง {case} ไม่ใช่ระเบียนที่ระเบียนถัดไปต่อไว้",
        "What stands as record {n} of case {case} is not what the next record was chained to.",
    )
    MISSING = (
        "missing",
        "ระเบียนที่ {n} ถึง {until} ของเรื่อง {case} หายไป",
        "Records {n} to {until} of case {case} are missing.",
    )
    INSERTED = (
        "inserted",
        "ระเบียนที่ {n} ของเรื่อง {case} ถูกแทรกเข้ามา: ไม่อยู่ในเรื่องนี้",
        "Record {n} of case {case} was inserted: it does not belong there.",
    )
    DUPLICATE = (
        "duplicate",
        "ระเบียนที่ {n} ของเรื่อง {case} ปรากฏมากกว่าหนึ่งครั้ง",
        "Record {n} of case {case} stands more than once.",
    )
    REORDERED = (
        "reordered",
        "ระเบียนที่ {n} ของเรื่อง {case} ไม่อยู่ในลำดับของตน",
        "Record {n} of case {case} is out of its place.",
    )
    FORKED = (
        "forked",
        "เรื่อง {case} แยกเป็นสองทางที่ระเบียนที่ {n}",
        "Case {case} forks at record {n}: two different records follow the same one.",
    )
    NOT_CANONICAL = (
        "not_canonical",
        "ระเบียนที่ {n} ของเรื่อง {case} ไม่อยู่ในรูปแบบ JSON มาตรฐาน",
        "Record {n} of case {case} is not written in canonical JSON.",
    )
    BAD_ENVELOPE = (
        "bad_envelope",
        "ส่วนหัวของระเบียนที่ {n} ของเรื่อง {case} ไม่ถูกต้อง",
        "The envelope of record {n} of case {case} is not valid.",
    )
    COLUMNS_DIFFER = (
        "columns_differ",
        "คอลัมน์ในตารางไม่ตรงกับเนื้อความของระเบียนที่ {n} ของเรื่อง {case}",
        "A column of the table differs from the content of record {n} of case {case}.",
    )
    CLOCK_RAN_BACK = (
        "clock_ran_back",
        "เวลาของระเบียนที่ {n} ของเรื่อง {case} ย้อนก่อนระเบียนก่อนหน้า",
        "Record {n} of case {case} bears an earlier time than the record before it.",
    )
    HEAD_DIFFERS = (
        "head_differs",
        "ระเบียนสุดท้าย (ที่ {n}) ของเรื่อง {case} ไม่ตรงกับค่าแฮชที่เรื่องบันทึกไว้",
        "The last record ({n}) of case {case} is not the one that the case points to.",
    )
    COMMITMENT_BROKEN = (
        "commitment_broken",
        "ข้อมูลส่วนบุคคลที่เก็บไว้ไม่ตรงกับคำมั่นในระเบียนที่ {n} ของเรื่อง {case}",
        "A personal value kept aside is not what record {n} of case {case} commits to.",
    )
    NOT_A_BUNDLE = (
        "not_a_bundle",
        "ไฟล์นี้ไม่ใช่ชุดหลักฐานรูปแบบ smefund-bundle/1",
        "This file is not a bundle of the format smefund-bundle/1.",
    )
    BAD_MANIFEST = (
        "bad_manifest",
        "บรรทัดแรกของชุดหลักฐานไม่ถูกต้อง",
        "The first line of the bundle, its manifest, is not valid.",
    )
    BAD_LINE = (
        "bad_line",
        "อ่านบรรทัดที่ {n} ของชุดหลักฐานไม่ได้",
        "Line {n} of the bundle cannot be read.",
    )
    TRUNCATED = (
        "truncated",
        "ชุดหลักฐานขาดตอนท้ายหลังบรรทัดที่ {n}",
        "The bundle breaks off after line {n}: its closing line is not there.",
    )
    TRAILER_DIFFERS = (
        "trailer_differs",
        "บรรทัดปิดท้าย (บรรทัดที่ {n}) ไม่ตรงกับเนื้อหาของชุดหลักฐาน",
        "The closing line (line {n}) does not match the content of the bundle.",
    )
    AFTER_THE_END = (
        "after_the_end",
        "มีข้อมูลต่อท้ายบรรทัดปิดของชุดหลักฐาน (บรรทัดที่ {n})",
        "Something follows the closing line of the bundle (line {n}).",
    )


class Fault(NamedTuple):
    """One thing that is wrong. A fault of the file itself has case "" and the line as `n`."""

    kind: Kind
    case: str
    n: int
    expected: str
    found: str
    until: int | None = None  # the last record number when a run of records is concerned

    @property
    def thai(self) -> str:
        return self._sentence(self.kind.thai)

    @property
    def english(self) -> str:
        return self._sentence(self.kind.english)

    def document(self) -> dict[str, object]:
        """The fault as a JSON object."""
        return {
            "kind": self.kind.value,
            "case": shown(self.case),
            "n": self.n,
            "until": self.n if self.until is None else self.until,
            "thai": self.thai,
            "english": self.english,
            "expected": shown(self.expected),
            "found": shown(self.found),
        }

    def _sentence(self, template: str) -> str:
        until = self.n if self.until is None else self.until
        return template.format(case=shown(self.case), n=self.n, until=until)


class Report(NamedTuple):
    """What a verification looked at, and every fault, by case and record number."""

    cases: int
    records: int
    openings: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        return not self.faults

    def document(self) -> dict[str, object]:
        """The report as a JSON object."""
        return {
            "holds": self.holds,
            "cases": self.cases,
            "records": self.records,
            "openings": self.openings,
            "faults": [fault.document() for fault in self.faults],
        }


def shown(text: str) -> str:
    """Text fit for a terminal: what a forger wrote must not move the reader's cursor."""
    short = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
    return "".join(
        character if character.isprintable() else f"\\u{{{ord(character):x}}}"
        for character in short
    )
