"""A programme of relief for tests of the law, and a relief under it."""

from datetime import date, timedelta

from states.loan.programmes import Cause, Programme, Rests
from states.loan.relief import Ending
from states.loan.restructuring import GuarantorConsent
from states.papers.agreeing import Relief
from states.papers.common import Resolution

FLOOD = Programme(
    code="flood",
    thai="อุทกภัย",
    english="floods",
    causes=(Cause.DISASTER, Cause.BORDER_CONFLICT),
    source="a resolution of the board",
    opens_on=date(2019, 5, 1),
    closes_on=date(2019, 7, 29),
    most_months=6,
    rests=Rests.ALL,
)


def relief(resolution: Resolution, consents: tuple[GuarantorConsent, ...], day: date) -> Relief:
    """Three months from a day on, the end of the loan staying where it is."""
    return Relief(
        resolution=resolution,
        programme=FLOOD.code,
        relief_cause=Cause.DISASTER,
        registered_event="น้ำท่วม",
        applied_on=day,
        first_day=day,
        last_day=day + timedelta(days=91),
        ending=Ending.KEEP,
        consents=consents,
    )
