"""
The demonstration book: what happened to each of its fictional applicants.

A path is a list of steps, each after so many days: `21 select`. A word before a colon says who
acts where it is not the one whom the table names: a role, or `second` for the committee's second
bench. `!!` marks a refusal, with exactly the clauses that object. A pair of maker and checker is
one step, unless `/maker` leaves the second half open.
"""

from dataclasses import dataclass
from typing import Final

from states.vocabulary import BusinessType

_MAKES: Final = BusinessType.MANUFACTURING
_SERVES: Final = BusinessType.SERVICE
_TRADES: Final = BusinessType.RETAIL_WHOLESALE


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One applicant: where, what, how much (baht), how long (months), the path, days since."""

    ends: str
    province: str
    business: BusinessType
    amount: str
    term: int = 60
    grace: int = 12
    early_draw: str = "0.00"
    path: str
    days_since: int


# ------------------------------------------------------------------------------------- paths

INTAKE: Final = "0 intake"
TO_SELECTION: Final = f"{INTAKE}; 4 start_selection"
TO_SELECTED: Final = f"{TO_SELECTION}; 21 select"
TO_FEASIBILITY: Final = f"{TO_SELECTED}; 3 start_feasibility"
TO_SCREENING: Final = f"{TO_FEASIBILITY}; 14 report_feasible"
TO_APPROVAL: Final = f"{TO_SCREENING}; 9 submit_screening"
TO_APPROVED: Final = f"{TO_APPROVAL}; 12 approve"
TO_CONTRACTING: Final = f"{TO_APPROVED}; 4 start_contract"
TO_CONTRACTED: Final = f"{TO_CONTRACTING}; 15 sign"
TO_DISBURSING: Final = f"{TO_CONTRACTED}; 10 disburse"
TO_GRACE: Final = f"{TO_DISBURSING}; 20 close_line"
MONTH: Final = "; 30 instalment_due; 0 pay"
TO_PERFORMING: Final = f"{TO_GRACE}{MONTH * 3}; 345 grace_ends{MONTH * 2}"
TO_OVERDUE: Final = f"{TO_PERFORMING}; 35 miss"
TO_NPL: Final = f"{TO_OVERDUE}; 95 age_out"
TO_RESTRUCTURED: Final = f"{TO_OVERDUE}; 20 request_restructuring; 25 approve_restructuring"
TO_DEMAND: Final = f"{TO_NPL}; 20 demand"
TO_SUIT: Final = f"{TO_DEMAND}; 70 file_suit"
TO_JUDGMENT: Final = f"{TO_SUIT}; 180 judgment"
TO_WRITE_OFF: Final = f"{TO_JUDGMENT}; 90 recover amount=400000.00; 60 propose_write_off"
TO_WRITTEN_OFF: Final = f"{TO_WRITE_OFF}; 30 approve_write_off"
TOO_MUCH: Final = "9 approve amount=10000000.01 !! 2.3(4) 2.3(8) 2.3.note1 2.3.note2"

BREACH: Final = "selection_member:approve !! 1.2.2"
THIN: Final = "submit_screening financials.cash_available_for_debt_service=1000.00"

STORIES: Final = (
    # -------------------------------------------------------------------------- at the counter
    Story(ends="draft", province="TH-50", business=_SERVES, amount="1200000.00",
          path="0 intake documents.4=false !! DOC", days_since=2),
    Story(ends="draft", province="TH-30", business=_TRADES, amount="900000.00",
          path="0 intake documents.all_signed_and_sealed=false !! DOC", days_since=5),
    Story(ends="received", province="TH-50", business=_MAKES, amount="3000000.00",
          path=INTAKE, days_since=1),
    Story(ends="received", province="TH-10", business=_SERVES, amount="2500000.00",
          path=INTAKE, days_since=3),
    Story(ends="incomplete", province="TH-20", business=_MAKES, amount="5400000.00",
          path=f"{INTAKE}; 2 ask_documents; 3 start_selection !! 1.2.3", days_since=4),
    Story(ends="lapsed", province="TH-40", business=_TRADES, amount="1500000.00",
          path=f"{INTAKE}; 2 ask_documents; 10 lapse !! 1.2.3; 20 lapse", days_since=40),
    # ------------------------------------------------------------------------------- selection
    Story(ends="selection", province="TH-90", business=_MAKES, amount="4700000.00",
          path=f"{INTAKE}; 2 ask_documents; 6 supplement; 3 start_selection; 25 defer",
          days_since=6),
    Story(ends="selection", province="TH-50", business=_SERVES, amount="3000000.01",
          path=f"{TO_FEASIBILITY}; 6 return", days_since=8),
    Story(ends="selection", province="TH-40", business=_MAKES, amount="2000000.00",
          path=f"{TO_SELECTION}; 21 not_selected; 9 ask_review; 4 select !! D02", days_since=5),
    Story(ends="rejected", province="TH-30", business=_TRADES, amount="800000.00",
          path=f"{TO_SELECTION}; 21 not_selected", days_since=30),
    Story(ends="selected", province="TH-20", business=_MAKES, amount="6500000.00", grace=24,
          path=TO_SELECTED, days_since=5),
    Story(ends="selected", province="TH-10", business=_SERVES, amount="1750000.00",
          path=f"{TO_SELECTION}; 21 not_selected; 9 ask_review; 14 second:select", days_since=9),
    Story(ends="withdrawn", province="TH-90", business=_TRADES, amount="600000.00",
          path=f"{TO_SELECTED}; 6 withdraw", days_since=60),
    # ------------------------------------------------------------- feasibility and screening
    Story(ends="feasibility", province="TH-50", business=_MAKES, amount="7200000.00", term=84,
          path=TO_FEASIBILITY, days_since=6),
    Story(ends="feasibility", province="TH-30", business=_SERVES, amount="2200000.00",
          path=f"{TO_SCREENING}; 8 return to=feasibility", days_since=11),
    Story(ends="rejected", province="TH-20", business=_TRADES, amount="1100000.00",
          path=f"{TO_FEASIBILITY}; 16 report_not_feasible", days_since=75),
    Story(ends="financial_screening", province="TH-40", business=_MAKES, amount="3800000.00",
          path=TO_SCREENING, days_since=4),
    Story(ends="financial_screening", province="TH-90", business=_SERVES, amount="2900000.00",
          path=f"{TO_SCREENING}; 7 {THIN} !! 2.4.2", days_since=3),
    # -------------------------------------------------------------------------------- approval
    Story(ends="approval", province="TH-50", business=_SERVES, amount="4700000.00", term=72,
          path=f"{TO_APPROVAL}; 8 {BREACH}", days_since=2),
    Story(ends="approval", province="TH-10", business=_MAKES, amount="9500000.00", term=84,
          path=f"{TO_APPROVAL}; {TOO_MUCH}", days_since=2),
    Story(ends="approval", province="TH-30", business=_TRADES, amount="1400000.00",
          path=f"{TO_SCREENING}; 7 {THIN} reason_dscr=สัญญาซื้อขายล่วงหน้าสองปี", days_since=7),
    Story(ends="approval", province="TH-40", business=_MAKES, amount="2600000.00",
          path=f"{TO_APPROVAL}; 10 return to=financial_screening; 8 submit_screening",
          days_since=6),
    Story(ends="rejected", province="TH-50", business=_TRADES, amount="3300000.00",
          path=f"{TO_APPROVAL}; 12 reject", days_since=9),
    Story(ends="approved", province="TH-20", business=_MAKES, amount="8000000.00", term=84,
          grace=24, path=TO_APPROVED, days_since=6),
    Story(ends="approved", province="TH-90", business=_SERVES, amount="1900000.00",
          path=f"{TO_APPROVAL}; 12 reject; 8 ask_review; 14 second:approve", days_since=12),
    Story(ends="resolution_review", province="TH-10", business=_MAKES, amount="5100000.00",
          path=f"{TO_APPROVED}; 10 review_resolution", days_since=5),
    Story(ends="lapsed", province="TH-30", business=_SERVES, amount="2100000.00",
          path=f"{TO_CONTRACTING}; 95 approval_expired", days_since=20),
    Story(ends="cancelled", province="TH-40", business=_TRADES, amount="1600000.00",
          path=f"{TO_APPROVED}; 8 review_resolution; 12 revoke", days_since=90),
    # -------------------------------------------------------------- contract and disbursement
    Story(ends="contracting", province="TH-50", business=_MAKES, amount="2400000.00",
          path=f"{TO_CONTRACTING}; 10 sign guaranteed_amount=2000000.00 !! 2.3(8)",
          days_since=4),
    Story(ends="contracting", province="TH-90", business=_MAKES, amount="6100000.00",
          path=f"{TO_CONTRACTING}; 12 sign/maker", days_since=3),
    Story(ends="contracted", province="TH-20", business=_SERVES, amount="3500000.00",
          path=f"{TO_CONTRACTED}; 9 disburse insurance_in_force=false !! 2.3(8)", days_since=5),
    Story(ends="cancelled", province="TH-10", business=_TRADES, amount="1300000.00",
          path=f"{TO_CONTRACTED}; 40 cancel", days_since=200),
    Story(ends="disbursing", province="TH-50", business=_MAKES, amount="9000000.00", term=84,
          grace=24, path=f"{TO_CONTRACTED}; 12 disburse amount=4000000.00", days_since=8),
    Story(ends="disbursing", province="TH-40", business=_SERVES, amount="4200000.00",
          early_draw="100000.00", path=f"{TO_CONTRACTED}; 3 draw_early", days_since=7),
    Story(ends="disbursing", province="TH-30", business=_MAKES, amount="10000000.00", term=84,
          grace=36, path=f"{TO_CONTRACTED}; 12 disburse amount=6000000.00; 30 disburse/maker",
          days_since=2),
    # ------------------------------------------------------------------------ in good standing
    Story(ends="performing_grace", province="TH-50", business=_SERVES, amount="4700000.00",
          term=72, path=TO_GRACE + MONTH * 5, days_since=3),
    Story(ends="performing_grace", province="TH-20", business=_MAKES, amount="7700000.00",
          term=84, grace=24, path=f"{TO_GRACE}{MONTH * 2}; 20 grant_relief", days_since=15),
    Story(ends="performing_grace", province="TH-90", business=_TRADES, amount="1000000.00",
          path=f"{TO_GRACE}{MONTH}; 40 miss; 12 pay; 0 cure", days_since=10),
    Story(ends="performing", province="TH-50", business=_MAKES, amount="5200000.00",
          path=TO_PERFORMING + MONTH * 6, days_since=5),
    Story(ends="performing", province="TH-10", business=_SERVES, amount="2750000.00",
          path=f"{TO_PERFORMING}{MONTH * 12}; 3 prepay", days_since=6),
    Story(ends="performing", province="TH-30", business=_TRADES, amount="1800000.00", term=36,
          path=f"{TO_OVERDUE}; 9 pay; 0 cure{MONTH}", days_since=12),
    Story(ends="performing", province="TH-40", business=_MAKES, amount="3900000.00",
          path=f"{TO_NPL}; 20 pay; 30 pay; 30 pay; 33 pay; 0 cure", days_since=18),
    Story(ends="performing", province="TH-90", business=_SERVES, amount="2300000.00",
          path=f"{TO_RESTRUCTURED}{'; 30 pay' * 13}; 0 observe_ok", days_since=6),
    Story(ends="closed_paid", province="TH-50", business=_TRADES, amount="500000.00", term=24,
          grace=6, path=f"{TO_PERFORMING}; 30 pay amount=all; 5 settle_in_full",
          days_since=120),
    Story(ends="closed_paid", province="TH-20", business=_MAKES, amount="2000000.00",
          path=f"{TO_GRACE}; 60 settle_in_full !! 1.2.3(6); 1 pay amount=all;"
          " 2 settle_in_full", days_since=400),
    # --------------------------------------------------------------------------- in difficulty
    Story(ends="overdue", province="TH-40", business=_SERVES, amount="3100000.00",
          path=TO_OVERDUE, days_since=4),
    Story(ends="overdue", province="TH-10", business=_TRADES, amount="1250000.00", term=48,
          path=f"{TO_OVERDUE}; 40 age_out !! 1.2.3(6)", days_since=2),
    Story(ends="npl", province="TH-30", business=_MAKES, amount="6300000.00",
          path=TO_NPL, days_since=11),
    Story(ends="npl", province="TH-50", business=_SERVES, amount="2850000.00",
          path=f"{TO_GRACE}{MONTH}; 45 call_default", days_since=25),
    Story(ends="restructuring", province="TH-90", business=_MAKES, amount="4400000.00",
          path=f"{TO_OVERDUE}; 15 request_restructuring; 20 approve_restructuring consents.1="
          " !! CCC_700", days_since=5),
    Story(ends="restructured", province="TH-20", business=_MAKES, amount="5800000.00",
          path=f"{TO_RESTRUCTURED}{'; 30 pay' * 3}", days_since=8),
    Story(ends="restructured", province="TH-50", business=_TRADES, amount="2050000.00",
          path=f"{TO_RESTRUCTURED}; 40 miss; 15 request_restructuring; 25 approve_restructuring",
          days_since=14),
    # ---------------------------------------------------------------- litigation and its ends
    Story(ends="pre_litigation", province="TH-40", business=_TRADES, amount="1700000.00",
          path=TO_DEMAND, days_since=20),
    Story(ends="litigation", province="TH-10", business=_MAKES, amount="7000000.00",
          path=TO_SUIT, days_since=60),
    Story(ends="enforcement", province="TH-30", business=_SERVES, amount="2700000.00",
          path=f"{TO_JUDGMENT}; 60 recover amount=300000.00", days_since=16),
    Story(ends="restructured", province="TH-90", business=_MAKES, amount="3600000.00",
          path=f"{TO_SUIT}; 90 settle", days_since=22),
    Story(ends="write_off_review", province="TH-50", business=_MAKES, amount="3200000.00",
          path=TO_WRITE_OFF, days_since=9),
    Story(ends="written_off", province="TH-20", business=_TRADES, amount="1450000.00",
          path=f"{TO_WRITTEN_OFF}; 90 recover amount=50000.00", days_since=13),
    Story(ends="closed_recovered", province="TH-40", business=_MAKES, amount="4100000.00",
          path=f"{TO_JUDGMENT}; 120 recover", days_since=30),
    Story(ends="closed_loss", province="TH-10", business=_SERVES, amount="950000.00",
          path=f"{TO_WRITTEN_OFF}; 300 close_loss", days_since=45),
)  # fmt: skip
