"""What may be wrong with form ก.1: every code, its severity, and how a fault is noted."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from states.baht import Baht, BahtFault
from states.thai import ThaiDateFault, from_thai_digits, parse_thai_date
from states.words import Bilingual, Word


class Severity(Word):
    """An error keeps the form from being received; a warning is shown beside it."""

    ERROR = "error", "ต้องแก้ไข", "Error"
    WARNING = "warning", "ข้อสังเกต", "Warning"


class FormCode(Word):
    """Every fault a form may have, with the sentence that tells it."""

    FORM_MISSING = "form_missing", "ไม่มีแบบ ก.1", "there is no form ก.1"
    FORM_DATE_MISSING = "form_date_missing", "ไม่ได้ลงวันที่", "the form bears no date"
    FORM_DATE_AFTER_RECEIPT = (
        "form_date_after_receipt",
        "วันที่ในแบบอยู่หลังวันรับคำขอ",
        "the form is dated after the day it was received",
    )
    THAI_DATE = "thai_date", "วันที่ไม่ถูกต้อง", "not a usable Thai date"
    AMOUNT = "amount", "จำนวนเงินไม่ถูกต้อง", "not a usable amount"
    PERCENTAGE = "percentage", "ร้อยละไม่ถูกต้อง", "not a usable percentage"
    NATIONAL_ID_CHECKSUM = (
        "national_id_checksum",
        "เลขประจำตัวประชาชนไม่ถูกต้อง",
        "the national identity number is wrong",
    )
    POSTAL_CODE = (
        "postal_code",
        "รหัสไปรษณีย์ต้องเป็นตัวเลข 5 หลัก",
        "a postal code has 5 digits and does not begin with 0",
    )
    POSTAL_CODE_PROVINCE = (
        "postal_code_province",
        "รหัสไปรษณีย์ไม่ใช่ของจังหวัดที่ระบุ",
        "the postal code belongs to another province",
    )
    PHONE = "phone", "รูปแบบหมายเลขโทรศัพท์ไม่ถูกต้อง", "not written as a Thai telephone number"
    EMAIL = "email", "รูปแบบอีเมลไม่ถูกต้อง", "not written as an e-mail address"
    S1_MISSING = "s1_missing", "ข้อ 1 ยังไม่ได้กรอก", "section 1: not filled in"
    S1_JURISTIC_FORM = (
        "s1_juristic_form",
        "ประเภทนิติบุคคลไม่ตรงกับหลักที่ 4 ของเลขทะเบียน",
        "the juristic form disagrees with digit 4 of the registration number",
    )
    S1_SIGNATORY_NOT_DIRECTOR = (
        "s1_signatory_not_director",
        "ผู้มีอำนาจลงนามไม่อยู่ในรายชื่อกรรมการ",
        "who may sign this request is not among the directors",
    )
    S1_START_AFTER_FORM = (
        "s1_start_after_form",
        "วันที่เริ่มทำธุรกิจอยู่หลังวันที่ในแบบ",
        "the business starts after the date of the form",
    )
    S1_DIFFERS = (
        "s1_differs",
        "ข้อ 1 ไม่ตรงกับข้อมูลเจ้าหน้าที่",
        "section 1 differs from the officer's data",
    )
    S2_MISSING = "s2_missing", "ข้อ 2 ยังไม่ได้กรอก", "section 2: not filled in"
    S2_ROW_DOES_NOT_ADD_UP = (
        "s2_row_does_not_add_up",
        "มูลค่าโครงการไม่เท่ากับผลรวมของแหล่งเงิน",
        "the project value is not the sum of its sources",
    )
    S2_FUND_IN_BAHT = (
        "s2_fund_in_baht",
        "ขอกองทุนเกิน 20 ล้านบาท (ข้อนี้มีหน่วยเป็นล้านบาท)",
        "more than 20 million baht is asked for (this section is in million baht)",
    )
    S2_SUM_DIFFERS_FROM_REQUEST = (
        "s2_sum_differs_from_request",
        "ผลรวมที่ขอกองทุนไม่เท่ากับวงเงินที่ขอ",
        "what is asked of the Fund does not add up to the amount requested",
    )
    S2_DETAIL_MISSING = "s2_detail_missing", "ไม่ได้ระบุรายละเอียด", "no detail is given"
    S2_OTHER_BANK_NAME = "s2_other_bank_name", "ไม่ได้ระบุชื่อธนาคาร", "the other bank is not named"
    S2_DIFFERS = (
        "s2_differs",
        "ข้อ 2 ไม่ตรงกับข้อมูลเจ้าหน้าที่",
        "section 2 differs from the officer's data",
    )
    S3_MISSING = (
        "s3_missing",
        "ข้อ 3 ต้องกรอกเมื่อขอเงินลงทุนในสถานที่หรือเครื่องจักร",
        "section 3 is needed when premises or machinery are financed",
    )
    S3_DETAIL_MISSING = (
        "s3_detail_missing",
        "ไม่ได้ระบุผู้รับจำนองหรือเจ้าของ",
        "the mortgagee or the owner is not named",
    )
    S3_DIFFERS = (
        "s3_differs",
        "ข้อ 3 ไม่ตรงกับข้อมูลเจ้าหน้าที่",
        "section 3 differs from the officer's data",
    )
    S4_MISSING = "s4_missing", "ข้อ 4 ยังไม่ได้กรอก", "section 4: not filled in"
    S4_NEVER_WITH_OTHERS = (
        "s4_never_with_others",
        "ตอบว่าไม่เคยอบรมพร้อมกับคำตอบอื่น",
        "never trained is ticked together with another answer",
    )
    S4_DETAIL_MISSING = (
        "s4_detail_missing",
        "ไม่ได้ระบุหลักสูตรหรือหน่วยงาน",
        "programme or agency is not named",
    )
    S4_DIFFERS = (
        "s4_differs",
        "ข้อ 4 ไม่ตรงกับข้อมูลเจ้าหน้าที่",
        "section 4 differs from the officer's data",
    )
    S5_MISSING = "s5_missing", "ข้อ 5 ยังไม่ได้กรอก", "section 5: not filled in"
    S5_DETAIL_MISSING = "s5_detail_missing", "ไม่ได้ระบุรายละเอียด", "no detail is given"
    S5_DIFFERS = (
        "s5_differs",
        "ข้อ 5 ไม่ตรงกับข้อมูลเจ้าหน้าที่",
        "section 5 differs from the officer's data",
    )
    S6_MISSING = "s6_missing", "ข้อ 6 ยังไม่ได้กรอก", "section 6: not filled in"
    S6_ROWS = (
        "s6_rows",
        "รายการวงเงินไม่สอดคล้องกับคำตอบว่ามีหรือไม่มี",
        "the lines of credit do not fit the answer has or none",
    )
    S6_DIFFERS = "s6_differs", "ข้อ 6 ไม่ตรงกับข้อมูลเครดิต", "section 6 differs from the credit record"
    S7_MISSING = "s7_missing", "ข้อ 7 ต้องกรอกเมื่อมีวงเงิน", "section 7 is needed with existing credit"
    S7_ANSWERED_WITHOUT_CREDIT = (
        "s7_answered_without_credit",
        "ตอบข้อ 7 ทั้งที่ข้อ 6 ไม่มีวงเงิน",
        "section 7 is answered although section 6 says there is no credit",
    )
    S7_DIFFERS = "s7_differs", "ข้อ 7 ไม่ตรงกับข้อมูลเครดิต", "section 7 differs from the credit record"
    S8_MISSING = "s8_missing", "ข้อ 8 ต้องกรอกเมื่อมีวงเงิน", "section 8 is needed with existing credit"
    S8_ANSWERED_WITHOUT_CREDIT = (
        "s8_answered_without_credit",
        "ตอบข้อ 8 ว่าปรับหนี้ทั้งที่ข้อ 6 ไม่มีวงเงิน",
        "section 8 tells of changed debt although section 6 says there is no credit",
    )
    S8_DIFFERS = "s8_differs", "ข้อ 8 ไม่ตรงกับข้อมูลเครดิต", "section 8 differs from the credit record"
    S9_MISSING = "s9_missing", "ข้อ 9 ยังไม่ได้กรอก", "section 9: not filled in"
    S9_NONE_WITH_OTHER = (
        "s9_none_with_other",
        "ตอบว่าไม่มีพร้อมกับคำตอบอื่น",
        "none is ticked together with a fund",
    )
    S9_DIFFERS = (
        "s9_differs",
        "ข้อ 9 ไม่ตรงกับข้อมูลเจ้าหน้าที่",
        "section 9 differs from the officer's data",
    )
    S10_SHARE_OVER_100 = (
        "s10_share_over_100",
        "สัดส่วนรวมเกินร้อยละ 100",
        "the shares add up to more than 100 percent",
    )
    S11_MISSING = "s11_missing", "ข้อ 11 ยังไม่ได้กรอก", "section 11: not filled in"
    S11_MARKET_SPLIT = (
        "s11_market_split",
        "ร้อยละในประเทศรวมต่างประเทศไม่เท่ากับ 100",
        "domestic and export do not add up to 100 percent",
    )
    S11_REVENUE = (
        "s11_revenue",
        "รายได้ไม่เท่ากับเงินสดรวมเงินเชื่อ",
        "revenue is not the sum of cash and credit sales",
    )
    S11_COST_OF_SALES = (
        "s11_cost_of_sales",
        "ต้นทุนขายไม่เท่ากับเงินสดรวมเงินเชื่อ",
        "cost of sales is not the sum of cash and credit",
    )
    S11_GROSS_PROFIT = (
        "s11_gross_profit",
        "กำไรขั้นต้นไม่เท่ากับรายได้หักต้นทุนขาย",
        "gross profit is not revenue less cost of sales",
    )
    S11_NET_PROFIT = (
        "s11_net_profit",
        "กำไรสุทธิไม่เท่ากับกำไรขั้นต้นหักค่าใช้จ่าย",
        "net profit is not gross profit less expenses",
    )
    S11_STOCK_SPLIT = (
        "s11_stock_split",
        "สินค้าคงเหลือไม่เท่ากับวัสดุรวมสินค้าสำเร็จรูป",
        "stock is not the sum of raw and finished stock",
    )
    S13_S_CURVE_MISMATCH = (
        "s13_s_curve_mismatch",
        "กลุ่มอุตสาหกรรมไม่ตรงกับข้อมูลเจ้าหน้าที่",
        "the target industries differ from the officer's data",
    )
    S13_S_CURVE_GROUP = (
        "s13_s_curve_group",
        "อุตสาหกรรมอยู่ผิดกลุ่ม First/New S-Curve",
        "an industry stands in the wrong group, first or new S-Curve",
    )
    S16_MISSING = "s16_missing", "ข้อ 16 ยังไม่ได้กรอก", "section 16: not filled in"
    S16_DIFFERS = (
        "s16_differs",
        "ข้อ 16 ไม่ตรงกับข้อมูลเจ้าหน้าที่",
        "section 16 differs from the officer's data",
    )
    DOCUMENT_EXPECTED = (
        "document_expected",
        "ตามที่กรอกในแบบ ต้องมีเอกสารนี้",
        "what the form says calls for this document",
    )
    SIGNATURE_INCOMPLETE = (
        "signature_incomplete",
        "ลายมือชื่อ ชื่อ ตำแหน่ง หรือตราประทับไม่ครบ",
        "signature, name, position or seal is lacking",
    )
    SIGNATURE_NOT_DIRECTOR = (
        "signature_not_director",
        "ผู้ลงชื่อไม่อยู่ในรายชื่อกรรมการ",
        "who signed is not among the directors",
    )
    SIGNATURE_NOT_AUTHORISED = (
        "signature_not_authorised",
        "ผู้ลงชื่อไม่ใช่กรรมการผู้มีอำนาจลงนาม",
        "who signed is not an authorised director",
    )


WARNINGS: Final = frozenset(
    {
        FormCode.POSTAL_CODE_PROVINCE,
        FormCode.PHONE,
        FormCode.EMAIL,
        FormCode.S1_START_AFTER_FORM,
        FormCode.S1_DIFFERS,
        FormCode.S2_DETAIL_MISSING,
        FormCode.S2_OTHER_BANK_NAME,
        FormCode.S2_DIFFERS,
        FormCode.S3_DETAIL_MISSING,
        FormCode.S3_DIFFERS,
        FormCode.S4_DETAIL_MISSING,
        FormCode.S4_DIFFERS,
        FormCode.S5_DETAIL_MISSING,
        FormCode.S5_DIFFERS,
        FormCode.S6_ROWS,
        FormCode.S6_DIFFERS,
        FormCode.S7_DIFFERS,
        FormCode.S8_DIFFERS,
        FormCode.S9_DIFFERS,
        FormCode.S11_REVENUE,
        FormCode.S11_COST_OF_SALES,
        FormCode.S11_STOCK_SPLIT,
        FormCode.S13_S_CURVE_MISMATCH,
        FormCode.S13_S_CURVE_GROUP,
        FormCode.S16_DIFFERS,
        FormCode.DOCUMENT_EXPECTED,
    }
)


class FormFault(NamedTuple):
    """One fault of a form; `path` is where it stands in the application document."""

    code: FormCode
    severity: Severity
    path: str
    thai: str
    english: str


@dataclass(slots=True)
class Notes:
    """The faults found so far. Each reader answers None for an empty box and for a faulty one."""

    faults: list[FormFault] = field(default_factory=list)

    def note(self, code: FormCode, path: str, detail: Bilingual | None = None) -> None:
        """One more fault; `detail` never repeats a name or a number of a person."""
        severity = Severity.WARNING if code in WARNINGS else Severity.ERROR
        thai, english = code.label
        if detail is not None:
            thai, english = f"{thai}: {detail.thai}", f"{english}: {detail.english}"
        whole_path = f"form_kor1.{path}" if path else "form_kor1"
        self.faults.append(FormFault(code, severity, whole_path, thai, english))

    def baht(self, text: str | None, path: str, *, signed: bool = False) -> Baht | None:
        """An amount of section 11, in baht."""
        return self._amount(text, path, in_million=False, signed=signed)

    def million(self, text: str | None, path: str) -> Baht | None:
        """An amount of section 2 or 6, written in million baht."""
        return self._amount(text, path, in_million=True, signed=False)

    def _amount(
        self, text: str | None, path: str, *, in_million: bool, signed: bool
    ) -> Baht | None:
        if text is None:
            return None
        try:
            figures = plain_figures(text)
            if in_million:
                return Baht.from_million(figures, signed=signed)
            return Baht.parse(figures, signed=signed)
        except BahtFault as refusal:
            self.note(FormCode.AMOUNT, path, Bilingual(refusal.thai, refusal.english))
        return None

    def percent(self, text: str | None, path: str) -> Decimal | None:
        """A share in percent, exact."""
        if text is None:
            return None
        figures = plain_figures(text).removesuffix("%").strip()
        if _PERCENT.fullmatch(figures) is not None:
            return Decimal(figures)
        self.note(FormCode.PERCENTAGE, path)
        return None

    def day(self, text: str | None, path: str) -> date | None:
        """A day of the Buddhist calendar as people write it."""
        if text is None:
            return None
        try:
            return parse_thai_date(text)
        except ThaiDateFault as refusal:
            self.note(FormCode.THAI_DATE, path, Bilingual(refusal.thai, refusal.english))
        return None


_PERCENT: Final = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4})?")
_GROUPED: Final = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")


def plain_figures(text: str) -> str:
    """Arabic digits; commas only where they stand between groups of three."""
    figures = from_thai_digits(text).strip()
    return figures.replace(",", "") if _GROUPED.fullmatch(figures) else figures
