"""The filing day and the office that received, from the office's own book where it has them."""

from datetime import date

from states.facts import Facts
from states.vocabulary import ReceivingUnit


def filing_day(facts: Facts) -> date | None:
    """The day of receipt, on which 2.1 is judged; outside the office the context's day."""
    return facts.course.received_on or facts.application.context.received_on


def receiving_unit(facts: Facts) -> ReceivingUnit | None:
    """The unit that received the request."""
    return facts.course.received_by or facts.application.context.received_by


def day_of_judgement(facts: Facts) -> date:
    """The day whose parameters count; the first of all days while none is known."""
    return facts.on or facts.application.context.decision_on or filing_day(facts) or date.min
