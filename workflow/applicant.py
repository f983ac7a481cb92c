"""
Fictional businesses that apply: for demonstrations, trials of a table, and tests.

Every one is made from its number in the book. Numbers of persons begin with 1-9999, a district
that does not exist, and have a right check digit; names say that they are made up.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from states.baht import ZERO, Baht
from states.fields import Money, Text, Whole
from states.provinces import PROVINCES
from states.vocabulary import BusinessType
from workflow.applicant_form import Sheet, form_of

_BUSINESS: Final = {
    BusinessType.SERVICE: ("digital", "บริการดิจิทัล", "digital_system"),
    BusinessType.MANUFACTURING: ("food_for_the_future", "แปรรูปอาหาร", "technology"),
    BusinessType.RETAIL_WHOLESALE: ("quality_tourism", "การค้าของฝาก", "standards_certification"),
}
_NAMES: Final = (
    "ดอยจำลอง", "นาสมมุติ", "ทะเลตัวอย่าง", "เมืองจำลอง", "สวนสมมุติ", "ภูตัวอย่าง", "ท่าจำลอง",
    "ทุ่งสมมุติ", "คลองตัวอย่าง", "บ้านจำลอง", "โรงสมมุติ",
)  # fmt: skip
_FIRST_NAMES: Final = ("สมมุติ", "จำลอง", "ตัวอย่าง", "เสมือน", "สมมุติชัย", "จำลองรัตน์", "ตัวอย่างศรี")
_LAST_NAMES: Final = ("นามสมมุติ", "ใจจำลอง", "วงศ์ตัวอย่าง", "แซ่สมมุติ", "ณ ตัวอย่าง")
_ROUND: Final = Baht.of(10_000)
_ORDINARY_LOAN: Final = Baht.of(4_700_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """
    Who asks, for how much (baht), for how long (months). `place` is the number in the book from
    which names and registration numbers are made.
    """

    place: Annotated[int, Whole(1, 99_999)] = 1
    province: Annotated[str, Text(5)] = "TH-50"
    business_type: BusinessType = BusinessType.SERVICE
    loan_amount: Annotated[Baht, Money(above_zero=True)] = _ORDINARY_LOAN
    term_months: Annotated[int, Whole(1, 600)] = 72
    principal_grace_months: Annotated[int, Whole(0, 600)] = 12
    early_draw: Baht = ZERO

    @property
    def name_th(self) -> str:
        """The name of the company."""
        name = _NAMES[self.place % len(_NAMES)]
        return f"บริษัท {name}{_BUSINESS[self.business_type][1]} {self.place} จำกัด"

    @property
    def juristic_id(self) -> str:
        """The registration number: province, limited company, year, the applicant's number."""
        dopa = PROVINCES[self.province].dopa
        return _with_check_digit(f"0{dopa}5{self._registration_year - 2000}{self.place:05d}")

    @property
    def _registration_year(self) -> int:
        return 2550 + self.place % 7

    @property
    def registered_on(self) -> date:
        """Long enough ago that the company itself is judged, not persons before it (2.1.9)."""
        return date(self._registration_year - 543, 1 + self.place % 12, 1 + self.place % 28)

    def director(self, n: int) -> tuple[str, str]:
        """Name and national number of director 1 or 2."""
        first = _FIRST_NAMES[(self.place + 3 * n) % len(_FIRST_NAMES)]
        last = _LAST_NAMES[(self.place // 7 + n) % len(_LAST_NAMES)]
        title = "นาง" if (self.place + n) % 2 else "นาย"
        return f"{title}{first} {last}", _with_check_digit(f"19999{self.place:05d}{n:02d}")


def application_of(applicant: Applicant, filed_on: date) -> dict[str, Any]:
    """The complete application of `smefund-application/1`, with a form that has no fault."""
    curve = _BUSINESS[applicant.business_type][0]
    return {
        "schema": "smefund-application/1",
        "title": f"คำขอสมมุติลำดับที่ {applicant.place}",
        "amounts_unit": "THB",
        "borrower": _borrower(applicant, curve),
        "request": _request(applicant),
        "declarations": dict(_DECLARATIONS),
        "exposure": {
            "existing_fund_loan_same_borrower": "0.00",
            "existing_fund_loan_group": "0.00",
            "existing_fund_joint_investment": "0.00",
        },
        "financials": _financials(applicant),
        "collateral": _collateral(applicant),
        "documents": {**{str(n): True for n in range(1, 9)}, "all_signed_and_sealed": True},
        "form_kor1": form_of(_sheet(applicant, curve), filed_on),
    }


def _with_check_digit(twelve: str) -> str:
    """Thirteen digits: persons and juristic persons share one check."""
    weighed = sum((13 - place) * int(digit) for place, digit in enumerate(twelve))
    return f"{twelve}{(11 - weighed % 11) % 10}"


def _borrower(applicant: Applicant, curve: str) -> dict[str, Any]:
    directors = [applicant.director(n) for n in (1, 2)]
    return {
        "juristic_id": applicant.juristic_id,
        "name_th": applicant.name_th,
        "juristic_type": "company_limited",
        "nationality": "TH",
        "registered_on": applicant.registered_on.isoformat(),
        "prior_operation_as_person_months": 0,
        "province": applicant.province,
        "business_type": applicant.business_type.value,
        "employees": 12 + applicant.place % 30,
        "fixed_assets_ex_land": "8500000.00",
        "s_curve": [curve],
        "s_curve_linked": False,
        "is_provincial_strategic_business": True,
        "prohibited_businesses": [],
        "business_type_set_or_selected_by_province": True,
        "directors": [
            {
                "national_id": number,
                "name_th": name,
                "is_authorised_signatory": place == 0,
                "shareholding_pct": ("60.00", "40.00")[place],
            }
            for place, (name, number) in enumerate(directors)
        ],
        "group_members": [],
    }


def _split(applicant: Applicant) -> tuple[Baht, Baht, Baht]:
    """The loan by purpose: machinery, competitiveness, working capital."""
    tenth = _rounded(applicant.loan_amount, 10)
    working = max(tenth, _rounded(applicant.early_draw * 4, 1))
    return applicant.loan_amount - tenth - working, tenth, working


def _rounded(amount: Baht, parts: int) -> Baht:
    return _ROUND * (amount.satang // (_ROUND.satang * parts))


def _own(applicant: Applicant) -> Baht:
    return _rounded(applicant.loan_amount, 4)


def _request(applicant: Applicant) -> dict[str, Any]:
    machinery, better, working = _split(applicant)
    lines = [
        {"clause": "2.2.1", "kind": "machinery", "amount": machinery},
        {
            "clause": "2.2.2",
            "kind": _BUSINESS[applicant.business_type][2],
            "amount": better,
        },
        {"clause": "2.2.3", "kind": "working_capital", "amount": working, "needed_for": ["2.2.1"]},
    ]
    return {
        "product": "loan",
        "loan_amount": str(applicant.loan_amount),
        "project_value": str(applicant.loan_amount + _own(applicant)),
        "own_contribution": str(_own(applicant)),
        "other_bank_amount": "0.00",
        "purposes": [{**line, "amount": str(line["amount"])} for line in lines if line["amount"]],
        "improves_competitiveness": True,
        "early_working_capital_draw": str(applicant.early_draw),
        "term_months": applicant.term_months,
        "principal_grace_months": applicant.principal_grace_months,
        "annual_rate_pct": "1.00",
    }


_DECLARATIONS: Final = {
    "training": "completed",
    "training_evidence": True,
    "accepts_training": True,
    "single_account": "in_place",
    "is_npl": False,
    "under_legal_action": False,
    "restructured_or_rescheduled_in_last_12m": False,
    "has_existing_credit": False,
    "receiving_other_fund": [],
    "consents_annual_accounts_and_credit_info": True,
}


def _financials(applicant: Applicant) -> dict[str, str]:
    """Sound figures: debt service is covered one and a half times, debt stays below equity."""
    months = max(applicant.term_months - applicant.principal_grace_months, 12)
    service = applicant.loan_amount.share(12, months) + _ROUND
    equity = 2 * applicant.loan_amount
    figures = {
        "cash_available_for_debt_service": service.share(3, 2),
        "annual_debt_service": service,
        "debt_before": applicant.loan_amount.share(1, 2),
        "equity_before": equity,
        "debt_after": applicant.loan_amount.share(3, 2),
        "equity_after": equity,
    }
    return {name: str(amount) for name, amount in figures.items()}


def _collateral(applicant: Applicant) -> dict[str, Any]:
    return {
        "guarantors": ["authorised_directors", "major_shareholders"],
        "guaranteed_amount": str(applicant.loan_amount),
        "machinery_business_security_amount": str(applicant.loan_amount),
        "machinery_registrable": True,
        "premises": {"owner": "borrower", "encumbered": False},
        "insurance": True,
        "valuation_done": True,
    }


def _sheet(applicant: Applicant, curve: str) -> Sheet:
    machinery, better, working = _split(applicant)
    return Sheet(
        place=applicant.place,
        name_th=applicant.name_th,
        started_on=applicant.registered_on,
        business_type=applicant.business_type,
        province=PROVINCES[applicant.province],
        directors=(applicant.director(1), applicant.director(2)),
        own=_own(applicant),
        purposes=((1, machinery), (2, better), (3, working)),
        curve=curve,
    )
