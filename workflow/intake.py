"""An application file comes in: everything wrong with it at once, or a numbered case."""

from states.application import Application, read_application
from states.form_checks import form_faults
from states.invalid import Invalid, InvalidInputError
from states.json_text import parse_json
from states.lifecycle import LOAN
from states.process import Event
from states.provinces import BANGKOK
from states.vocabulary import ReceivingUnit
from workflow.engine import in_one_transaction, step
from workflow.office import Books, Document, Office
from workflow.paper import Act, prepare
from workflow.record import PROGRAM, Sender


def receive_application(
    office: Office, raw: bytes, person: str, *, key: str | None = None, sender: Sender = PROGRAM
) -> Document:
    """
    Open a file for the application in `raw` (JSON) and take it in, both in one transaction.

    Answers that of the act `receive` with the number of the case; if receiving is refused the
    file stays a draft with the refusal on record. Errors: InvalidInputError with every fault of
    the document and of the form; nothing is stored then.
    """
    outside = parse_json(raw)
    application = read_application(outside)
    faults = [*_required(application), *_of_the_form(application)]
    if faults:
        raise InvalidInputError(faults)
    opening = prepare(
        office,
        Act(
            case=None,
            event=Event.OPEN_FILE.value,
            person=person,
            paper={"application": outside},
            key=None if key is None else f"{key}/open",
            sender=sender,
        ),
        LOAN,
    )
    unit = application.context.received_by or _unit_of(application)

    def open_and_receive(books: Books) -> Document:
        opened = step(office, books, opening)
        if opened["outcome"] == "refused":
            return opened
        receiving = prepare(
            office,
            Act(
                case=opened["case"],
                event=Event.RECEIVE.value,
                person=person,
                paper={"received_by": unit.value},
                key=None if key is None else f"{key}/receive",
                sender=sender,
            ),
            LOAN,
        )
        return step(office, books, receiving)

    return in_one_transaction(office, open_and_receive)


def _unit_of(application: Application) -> ReceivingUnit:
    """The Fund Office receives for Bangkok, the Provincial Industry Office elsewhere (3.1)."""
    if application.borrower.province == BANGKOK:
        return ReceivingUnit.FUND_OFFICE
    return ReceivingUnit.PROVINCIAL_INDUSTRY_OFFICE


def _required(application: Application) -> list[Invalid]:
    """What a case cannot be opened without."""
    known = {
        "borrower.juristic_id": application.borrower.juristic_id,
        "borrower.province": application.borrower.province,
        "request.loan_amount": application.request.loan_amount,
    }
    return [
        Invalid(field, "ต้องระบุ", "is required") for field, value in known.items() if value is None
    ]


def _of_the_form(application: Application) -> list[Invalid]:
    return [
        Invalid(fault.path, fault.thai, fault.english)
        for fault in form_faults(application)
        if fault.severity == "error"
    ]
