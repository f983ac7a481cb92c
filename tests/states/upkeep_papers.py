"""What a test of the law brings between contract and end, and what its case keeps by then."""

from datetime import date, timedelta

from states.baht import Baht
from states.loan.demands import Addressee, Channel, ContactPurpose, Letter
from states.loan.law_clocks import Commitment, CommitmentKind
from states.papers import upkeep
from states.papers.common import Paper
from states.upkeep import Upkeep

_TODAY = date(2019, 6, 3)
_DAY = _TODAY - timedelta(days=1)

KEPT = Upkeep(
    mortgaged=False,
    letters=(
        Letter(
            to=Addressee.BORROWER,
            person="borrower",
            sent_on=date(2019, 5, 28),
            pay_by=date(2019, 5, 30),
            received_on=date(2019, 5, 29),
        ),
    ),
    commitments=(
        Commitment(
            kind=CommitmentKind.TRAINING,
            promised_on=date(2019, 5, 27),
            due_on=date(2020, 5, 27),
        ),
    ),
)
"""A demand reached the borrower of a loan without a mortgage, who undertook to be trained."""

UPKEEP_PAPERS: dict[str, Paper] = {
    "notify_guarantor": upkeep.GuarantorLetter(
        guarantor=1, default_due_on=_TODAY - timedelta(days=40), sent_on=_DAY
    ),
    "renew_insurance": upkeep.InsuranceRenewal(
        subject="อาคาร", number="กธ.1", begins_on=_DAY, until=_TODAY, amount=Baht.of(1_000)
    ),
    "renew_lease": upkeep.LeaseRenewal(
        subject="โรงงาน", number="ช.1", begins_on=_DAY, until=_TODAY
    ),
    "receive_accounts": upkeep.AccountsReceived(
        year_end=date(2018, 12, 31), received_on=_DAY, reference="ง.1"
    ),
    "record_commitment": upkeep.CommitmentMade(
        kind=CommitmentKind.TRAINING, promised_on=_DAY, due_on=_TODAY
    ),
    "keep_commitment": upkeep.CommitmentKept(
        kind=CommitmentKind.TRAINING, kept_on=_DAY, evidence="วุฒิบัตร"
    ),
    "contact": upkeep.ContactEntry(
        to=Addressee.BORROWER,
        on=_TODAY,
        at="10:00",
        channel=Channel.TELEPHONE,
        about=ContactPurpose.PAYMENT_DEMAND,
        said="ทวงถาม",
    ),
    "promise": upkeep.PromiseToPay(amount=Baht.of(1_000), pay_by=_TODAY),
    "acknowledge_debt": upkeep.Acknowledgement(written_on=_DAY, reference="ร.3"),
    "prove_demand": upkeep.DemandProof(to=Addressee.BORROWER, received_on=_DAY, proof="อ.1"),
    "release_collateral": upkeep.CollateralRelease(
        released=("ที่ดิน",), registered_on=_DAY, reference="ถ.1"
    ),
}
