"""The form ก.1 of a fictional applicant, all seventeen sections filled in without a fault."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from states.baht import Baht
from states.provinces import Province
from states.thai import thai_date
from states.vocabulary import FIRST_S_CURVE, BusinessType

_BAHT_IN_A_MILLION: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the form says of the applicant; `purposes` are rows of section 2 with their baht."""

    place: int
    name_th: str
    started_on: date
    business_type: BusinessType
    province: Province
    directors: tuple[tuple[str, str], ...]
    own: Baht
    purposes: tuple[tuple[int, Baht], ...]
    curve: str


def form_of(sheet: Sheet, filed_on: date) -> dict[str, Any]:
    """The form as JSON values, dated on the day of filing in Thai."""
    return {
        "form_date": thai_date(filed_on, digits="thai"),
        "s1": _applicant(sheet),
        "s2_million_baht": _purposes(sheet),
        "s3": {"choice": "own_unencumbered"},
        "s4": [
            {
                "choice": "trained",
                "programme": "หลักสูตรผู้ประกอบการสมมุติ",
                "agency": "กรมส่งเสริมอุตสาหกรรม",
                "evidence": "ใบประกาศ",
            }
        ],
        "s5": {"choice": "single_account_in_place"},
        "s6": {"choice": "none"},
        "s9": ["none"],
        "s10": _BUSINESS,
        "s11_baht_per_month": _OPERATIONS,
        "s12": ["ทีมงานมีประสบการณ์", "ลูกค้าประจำ"],
        "s13": _target(sheet.curve),
        "s14": {"upgrade": "ปรับปรุงกระบวนการทำงาน"},
        "s15": ["การตลาด"],
        "s16": "consent",
        "s17": {"business_plan": True},
        "signature": {
            "name": sheet.directors[0][0],
            "position": "กรรมการผู้จัดการ",
            "signed": True,
            "seal": True,
        },
    }


def _applicant(sheet: Sheet) -> dict[str, Any]:
    address = _address(sheet)
    return {
        "juristic_form": "บจก.",
        "name": sheet.name_th,
        "premises_address": address,
        "business_start_date": thai_date(sheet.started_on),
        "phone": f"0200{sheet.place:05d}",
        "email": f"office{sheet.place}@example.com",
        "authorised_to_sign_this_request": sheet.directors[0][0],
        "business_type": sheet.business_type.thai,
        "directors": [
            {
                "no": no,
                "title": name[:3],
                "name": name,
                "national_id": number,
                "contact_address": address,
                "mobile": f"08{no:02d}0{sheet.place:05d}",
                "workplace": sheet.name_th,
                "registered_address": address,
            }
            for no, (name, number) in enumerate(sheet.directors, 1)
        ],
    }


def _address(sheet: Sheet) -> dict[str, str]:
    number = int(sheet.province.dopa)
    # Samut Prakan shares Bangkok's postal codes; its neighbours move up by one.
    prefix = number - 1 if 11 <= number <= 19 else number
    return {
        "house_no": f"{sheet.place}/1",
        "moo": "1",
        "road": "ถนนสมมุติ",
        "tambon": "ตำบลสมมุติ",
        "amphoe": "อำเภอสมมุติ",
        "province": sheet.province.thai,
        "postal_code": f"{prefix}000" if number != 10 else "10200",
    }


_DETAILS: Final = {1: "เครื่องจักรตามใบเสนอราคา", 2: "ยกระดับขีดความสามารถ", 3: "เงินทุนหมุนเวียน"}


def _purposes(sheet: Sheet) -> list[dict[str, Any]]:
    """One row a purpose; the applicant's own money goes into the first."""
    nothing = Baht(0)
    rows = []
    for row, asked in sheet.purposes:
        own = sheet.own if row == 1 else nothing
        if asked or own:
            rows.append(
                {
                    "row": row,
                    "detail": _DETAILS[row],
                    "project_value": _million(asked + own),
                    "own": _million(own),
                    "fund": _million(asked),
                    "smed_bank": "0.00",
                    "other_bank": "0.00",
                }
            )
    return rows


def _million(amount: Baht) -> str:
    """Baht in million baht, exactly."""
    whole, rest = divmod(amount.satang, _BAHT_IN_A_MILLION * 100)
    return f"{whole}.{rest:08d}"


def _target(curve: str) -> dict[str, Any]:
    old = curve in FIRST_S_CURVE
    return {
        "first_s_curve": [curve] if old else [],
        "new_s_curve": [] if old else [curve],
        "technology": "ระบบอัตโนมัติ",
    }


_BUSINESS: Final = {
    "history": "กิจการสมมุติสำหรับสาธิตการทำงานของระบบ",
    "executives": "กรรมการสองคน",
    "products": "สินค้าและบริการสมมุติ",
    "customers": "ลูกค้าสมมุติในจังหวัด",
    "major_customers": [
        {"name": "ลูกค้าสมมุติ ก", "years": 3, "pct": "40"},
        {"name": "ลูกค้าสมมุติ ข", "years": 2, "pct": "25"},
    ],
    "channels": "ขายตรง",
    "major_suppliers": [
        {"name": "ผู้ขายสมมุติ ก", "years": 3, "pct": "50"},
        {"name": "ผู้ขายสมมุติ ข", "years": 1, "pct": "20"},
    ],
}
_OPERATIONS: Final = {
    "domestic": {"pct": "100", "cash": "300000.00", "credit": "700000.00", "credit_days": 30},
    "export": {"pct": "0", "cash": "0.00", "credit": "0.00", "credit_days": 0},
    "revenue": "1000000.00",
    "cost_of_sales": {
        "cash": "200000.00",
        "credit": "300000.00",
        "credit_days": 30,
        "total": "500000.00",
    },
    "gross_profit": "500000.00",
    "selling_admin": "350000.00",
    "net_profit": "150000.00",
    "receivables": "700000.00",
    "stock": "90000.00",
    "stock_raw": "60000.00",
    "stock_finished": "30000.00",
    "payables": "300000.00",
    "payable_days": 30,
}
