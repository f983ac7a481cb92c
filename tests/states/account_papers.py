"""An ordinary paper for every act on the account of a loan."""

from datetime import date

from states.baht import Baht
from states.loan.replanning import Keep
from states.papers.account_acts import (
    ChargeKind,
    ChargeOrder,
    Prepayment,
    RateChange,
    RefundOrder,
    WaiverGrant,
    WaiverProposal,
)
from states.papers.common import Paper, Resolution


def account_papers(day: date, amount: Baht, voted: Resolution) -> dict[str, Paper]:
    """By the event that brings it."""
    because = "ชำระปิดบัญชี"
    return {
        "prepay": Prepayment(value_date=day, amount=amount, reference="ร.3", keep=Keep.TERM),
        "charge": ChargeOrder(
            value_date=day, kind=ChargeKind.COURT_FEE, amount=amount, receipt="ศ.1"
        ),
        "refund": RefundOrder(value_date=day, amount=amount, reference="จ.3"),
        "propose_waiver": WaiverProposal(dated=day, amount=amount, reason=because),
        "waive": WaiverGrant(resolution=voted, amount=amount, reason=because),
        "change_rate": RateChange(
            board_resolution="กอป. 1/2562",
            resolved_on=day,
            value_date=day,
            annual_rate_basis_points=50,
        ),
    }
