"""Form ก.1 judged: every fault of its seventeen sections at once."""

from datetime import date

from states.application import Application
from states.fields import Sealed
from states.form_answers import (
    check_accounting,
    check_consent,
    check_credit,
    check_other_funds,
    check_site,
    check_target,
    check_training,
)
from states.form_applicant import check_applicant, check_signature
from states.form_beside import check_beside
from states.form_fault import FormCode, FormFault, Notes, Severity
from states.form_figures import (
    check_credit_amounts,
    check_operations,
    check_purposes,
    check_shares,
)
from states.form_kor1 import FormKor1


def form_faults(application: Application, received_on: date | None = None) -> tuple[FormFault, ...]:
    """
    What is wrong with the form, section by section, then what differs from other sources.

    `received_on` is the day of receipt by the office's clock; without it the application's own
    context counts. A sealed form was judged before it was sealed and has no faults to tell.
    """
    form = application.form_kor1
    if isinstance(form, Sealed):
        return ()
    notes = Notes()
    if form is None:
        notes.note(FormCode.FORM_MISSING, "")
    else:
        _check(form, application, received_on or application.context.received_on, notes)
    return tuple(notes.faults)


def form_errors(application: Application, received_on: date | None = None) -> tuple[FormFault, ...]:
    """The faults that keep a form from being received."""
    found = form_faults(application, received_on)
    return tuple(fault for fault in found if fault.severity is Severity.ERROR)


def _check(
    form: FormKor1, application: Application, received_on: date | None, notes: Notes
) -> None:
    check_applicant(form, application, received_on, notes)
    check_purposes(form, application, notes)
    check_site(form, application, notes)
    check_training(form, notes)
    check_accounting(form, notes)
    check_credit(form, notes)
    check_credit_amounts(form, notes)
    check_other_funds(form, notes)
    check_shares(form, notes)
    check_operations(form, notes)
    check_target(form, application, notes)
    check_consent(form, notes)
    check_signature(form, application, notes)
    check_beside(form, application, notes)
