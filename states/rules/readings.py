"""
The thirteen questions that only a person with the originals can settle, and how each is read
until then.

Every rule that hangs on one names it (`Rule.question`); rows of the catalogue that are no rule
are named here. A reading with a `parameter` is settled by a resolution of the board (see
`states.rules.amendments`); any other by a new wording of the rule, dated like an announcement.
"""

# ruff: noqa: E501 - one sentence, one line: the questions are read as a list

import re
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from states.parameters import AMENDABLE, Parameter
from states.rules.edition import Rule
from states.rules.editions import EDITIONS
from states.rules.in_force import NO_4_IN_FORCE, NO_5_IN_FORCE
from states.words import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """
    One open question. `chosen` counts from `since`; `source` is where the text leaves it open;
    `rows` are rows of the catalogue, `parameter` the number that holds the reading.
    """

    id: str
    question: Bilingual
    chosen: Bilingual
    since: date
    source: str
    alternatives: tuple[Bilingual, ...]
    rows: tuple[str, ...] = ()
    parameter: Parameter | None = None

    @property
    def value(self) -> int | None:
        """The number chosen, where the reading is one."""
        return None if self.parameter is None else AMENDABLE[self.parameter].initial


_B = Bilingual

READINGS: Final[tuple[Reading, ...]] = (
    Reading(
        id="Q1",
        question=_B("L/C นำเข้าที่กองทุนชำระแทนได้มีอายุไม่เกินกี่เดือน", "How long may an import letter of credit run that the Fund's money may pay?"),
        chosen=_B("ไม่เกิน 6 เดือนผ่าน, 7 ถึง 16 เดือนต้องให้ฝ่ายกฎหมายอ่านตัวบท, เกิน 16 เดือนไม่ผ่าน", "Up to 6 months passes, 7 to 16 needs a legal reading, above 16 fails."),
        since=NO_5_IN_FORCE,
        source="L288, D-48",
        alternatives=(
            _B("12 เดือน: เลขไทย ๒ กับ ๖ คล้ายกัน", "12 months: the Thai digits 2 and 6 look alike."),
            _B("16 เดือนตามที่พิมพ์", "16 months, as printed."),
        ),
        rows=("v5.3",),
        parameter=Parameter.IMPORT_CREDIT_MONTHS,
    ),
    Reading(
        id="Q2",
        question=_B("ขั้นตอนใดในแปดขั้นมอบให้ ธพว. และใครเป็นผู้อนุมัติ", "Which of the eight steps are delegated to the bank, and who approves?"),
        chosen=_B("ผู้อนุมัติคือคณะกรรมการกองทุนประจำจังหวัดหรือกรุงเทพฯ ทั้งฉบับที่ 4 และ 5 เปลี่ยนได้ด้วยมติ กอป.", "The provincial or Bangkok fund committee approves, under no.4 and no.5; a resolution of the board may move it."),
        since=NO_4_IN_FORCE,
        source="L128, L203-L211, L77, D-18",
        alternatives=(
            _B("ธพว. เป็นผู้อนุมัติ ตามที่ประกาศบนเว็บไซต์ปัจจุบัน", "The bank approves, as today's web page says."),
        ),
        rows=("1.2.3.del", "2.3.0", "3.2"),
    ),
    Reading(
        id="Q3",
        question=_B("ถ้าคณะกรรมการชุดเดียวทั้งคัดเลือกและอนุมัติ ข้อ 1.2.2 ทำให้ครบอย่างไร", "If one committee both selects and approves, how is 1.2.2 met?"),
        chosen=_B("แยกตามบุคคล: ผู้ที่ทำขั้น 1 ถึง 3 ของแฟ้มใด ทำขั้น 4 ของแฟ้มนั้นไม่ได้ ไม่มีข้อยกเว้น", "By person: whoever acted in steps 1 to 3 of a file does not act in its step 4; nobody lifts this."),
        since=NO_4_IN_FORCE,
        source="L115, L218",
        alternatives=(_B("แยกตามคณะกรรมการเท่านั้น", "By committee alone."),),
        rows=("1.2.2",),
    ),
    Reading(
        id="Q4",
        question=_B("สามสิบวันของข้อ 8.2.2.2 นับจากการรับทราบเรื่องใด และคณะกรรมการขยายได้หรือไม่", "From being informed of what do the thirty days of 8.2.2.2 run, and may the committee extend them?"),
        chosen=_B("นับถัดจากวันที่ผู้ขอรับทราบการอนุมัติ ไม่มีการขยาย พ้นแล้วใช้ข้อถัดไป", "From the day after the applicant was informed of the approval; no extension; after that the next branch."),
        since=NO_4_IN_FORCE,
        source="L226, D-37",
        alternatives=(
            _B("คณะกรรมการกองทุนขยายเวลาได้เมื่อมีมติบันทึกไว้", "The fund committee may extend by a recorded decision."),
            _B("นับจากวันที่รับทราบว่าต้องขอความยินยอม", "From being told that consent must be asked for."),
        ),
        rows=("8.2.2.2.p4",),
    ),
    Reading(
        id="Q5",
        question=_B("ประวัติชำระหนี้สั้นกว่า 12 งวด หรือไม่มีหนี้เลย ถือว่าอย่างไร", "What of a repayment history shorter than 12 instalments, or of no debt at all?"),
        chosen=_B("ไม่มีหนี้: ไม่เกี่ยวข้อง, 10 ถึง 11 งวดปกติทั้งหมด: ผ่อนปรนได้, ต่ำกว่า 10 งวด: ไม่ผ่าน", "No debt: does not apply. 10 or 11, all normal: may be relaxed. Fewer than 10: fails."),
        since=NO_4_IN_FORCE,
        source="L162-L164",
        alternatives=(
            _B("หนี้ใหม่พิจารณาเท่าจำนวนงวดที่มี", "A new debt is judged by the instalments it has had."),
            _B("ต้องมีครบ 12 งวดเสมอ", "Twelve instalments are always needed."),
        ),
        rows=("v5.2",),
    ),
    Reading(
        id="Q6",
        question=_B("ถูกดำเนินคดี หมายถึงคดีใด และรวมกรณีเป็นโจทก์หรือไม่", "Under legal action: in which suits, and also as plaintiff?"),
        chosen=_B("คดีแพ่งเกี่ยวกับหนี้ ล้มละลาย หรืออาญา เฉพาะที่เป็นจำเลย", "Suits over debt, bankruptcy or crime, as defendant only."),
        since=NO_4_IN_FORCE,
        source="L160",
        alternatives=(
            _B("เฉพาะคดีหนี้สินเชื่อ", "Suits over credit alone."),
            _B("ทุกคดีไม่ว่าเป็นฝ่ายใด", "Every suit, on either side."),
        ),
    ),
    Reading(
        id="Q7",
        question=_B("DSCR คำนวณอย่างไร และใช้ปีใด", "How is DSCR worked out, and of which year?"),
        chosen=_B("เงินสดที่ใช้ชำระหนี้ได้หารด้วยเงินต้นและดอกเบี้ยที่ถึงกำหนดในปี ใช้ปีประมาณการที่ต่ำสุดซึ่งมีเงินต้นครบกำหนด", "Cash available over principal and interest due in the year; the lowest projected year in which principal is due."),
        since=NO_4_IN_FORCE,
        source="L244",
        alternatives=(
            _B("ค่าเฉลี่ยตลอดอายุสัญญา", "The average over the whole term."),
            _B("งบการเงินปีล่าสุด", "The last year's accounts."),
        ),
    ),
    Reading(
        id="Q8",
        question=_B("One Year Default นับตามจำนวนเงินหรือจำนวนราย และนับรุ่นใด", "Is the one-year default counted by amount or by number, and over which loans?"),
        chosen=_B("ตามจำนวนเงิน ทุกบัญชีที่เคยเบิกจ่าย แสดงจำนวนรายและรอบ 12 เดือนประกอบ", "By amount over all accounts ever disbursed; number and the last 12 months stand beside it."),
        since=NO_4_IN_FORCE,
        source="L258, D-44",
        alternatives=(
            _B("ตามจำนวนราย", "By number of borrowers."),
            _B("เฉพาะรุ่นที่เบิกจ่ายในปีเดียวกัน", "Over the loans disbursed in one year."),
        ),
        rows=("2.5.oyd",),
    ),
    Reading(
        id="Q9",
        question=_B("ข้อขัดข้องทางกฎหมายในการจดทะเบียนหลักประกันทางธุรกิจ ของวงเงินไม่เกิน 3 ล้านบาท (ตัวบทกล่าวถึงเฉพาะ 8.2.1)", "A legal bar to registering business security for a loan up to 3 million baht: the text names 8.2.1 alone."),
        chosen=_B("ใช้หลักเดียวกัน: ค้ำประกันตาม 8.1.1 เท่านั้น", "The same treatment: the guarantee of 8.1.1 alone."),
        since=NO_4_IN_FORCE,
        source="L223-L229",
        alternatives=(_B("วงเงินไม่เกิน 3 ล้านบาทไม่มีข้อยกเว้น", "No way out for loans up to 3 million baht."),),
        rows=("8.1.2",),
    ),
    Reading(
        id="Q10",
        question=_B("นับวันคิดดอกเบี้ย วันชำระ ดอกเบี้ยผิดนัด การชำระก่อนกำหนด และค่าธรรมเนียมอย่างไร", "Day count, payment day, default interest, prepayment and fees."),
        chosen=_B("ACT/365 รายเดือน ไม่คิดดอกเบี้ยผิดนัดจนกว่า กอป. จะกำหนด และรวมกับอัตราสัญญาไม่เกินร้อยละ 5 คิดจากเงินต้นของงวดที่ผิดนัด, ชำระก่อนกำหนดได้ไม่มีค่าปรับ, ไม่มีค่าธรรมเนียมแรกเข้า, อากรแสตมป์ 1 บาทต่อ 2,000 บาทหรือเศษ ไม่เกิน 10,000 บาท", "ACT/365F, monthly; no default interest until the board sets one, then on missed principal alone and with the rate of the contract at most 5%; prepayment without a penalty; no front-end fee; stamp duty of 1 baht for each 2,000 baht or part of them, at most 10,000."),
        since=NO_4_IN_FORCE,
        source="L221-L222",
        alternatives=(
            _B("30/360", "30/360."),
            _B("ดอกเบี้ยผิดนัดร้อยละ 5 ต่อปีตามกฎหมายแม้สัญญาไม่กล่าวถึง", "Default interest of 5% a year by law though the contract is silent."),
        ),
        rows=("2.3(7)", "ccc.224/1"),
    ),
    Reading(
        id="Q11",
        question=_B("ที่ดินติดจำนองและลงทุนเฉพาะเครื่องจักร (ย่อหน้าชำรุด)", "Mortgaged land where only machinery is financed: the paragraph is damaged."),
        chosen=_B("ไม่ต้องจำนอง ใช้ค้ำประกันและจดทะเบียนเครื่องจักร", "No mortgage; the guarantee and the registration of the machinery."),
        since=NO_4_IN_FORCE,
        source="L226, D-36, D-37",
        alternatives=(_B("ต้องขอความยินยอมของผู้รับจำนองเช่นเดียวกับสิ่งปลูกสร้าง", "The mortgagee's consent is asked for, as with a building."),),
        rows=("8.2.2/8.2.3",),
    ),
    Reading(
        id="Q12",
        question=_B("หลักเกณฑ์ร่วมลงทุนตามข้อ 1.2.4 ไม่มีในต้นฉบับ", "The criteria of joint investment (1.2.4) are in none of the sources."),
        chosen=_B("ใช้เฉพาะเพดานตามหมายเหตุ 1 และขั้นถอนตัว นอกนั้นเป็นค่าที่กำหนดได้", "Only the caps of note 1 and the exit are rules; the rest is configuration."),
        since=NO_4_IN_FORCE,
        source="L130, L234-L236",
        alternatives=(_B("ใช้ข้อ 2 กับการร่วมลงทุนโดยอนุโลม", "Section 2 applies to joint investment by analogy."),),
        rows=("1.2.4", "2.3.note1"),
    ),
    Reading(
        id="Q13",
        question=_B("เมื่อกฎหมายไม่ให้จดทะเบียนเครื่องจักรและมีสิ่งปลูกสร้างด้วย การจำนองตกไปด้วยหรือไม่", "Where the law bars the registration and there is a building too, does the mortgage fall away?"),
        chosen=_B("ตกไปเฉพาะการจดทะเบียน การจำนองยังต้องมี", "Only the registration falls away; the mortgage stays."),
        since=NO_4_IN_FORCE,
        source="L229",
        alternatives=(_B("เหลือเฉพาะค้ำประกันตาม 8.2.1", "The guarantee of 8.2.1 alone is left."),),
        rows=("order",),
    ),
)  # fmt: skip

_BY_ID: Final = MappingProxyType({reading.id: reading for reading in READINGS})
_ID: Final = re.compile(r"Q\d+")


def readings_of(rule: Rule) -> tuple[Reading, ...]:
    """The open questions on which a rule hangs."""
    return tuple(_BY_ID[identifier] for identifier in _ID.findall(rule.question or ""))


def rules_hanging_on(reading: Reading) -> tuple[str, ...]:
    """The ids of the rules that hang on a question, under whichever edition."""
    found = (
        rule.id for edition in EDITIONS for rule in edition.rules if reading in readings_of(rule)
    )
    return tuple(dict.fromkeys(found))
