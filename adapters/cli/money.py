"""`disburse`, `receive`, `restructure`: money moves, each time as one act on a case."""

from typing import Any

from adapters.app import office_of, opened
from adapters.cli.acting import check_sign_in, tell_answer
from adapters.cli.documents import json_document
from adapters.cli.receipts import COLUMNS, receive_file
from adapters.cli.running import Call
from states.invalid import Invalid, InvalidInputError
from states.process import Event
from workflow.engine import advance
from workflow.paper import Act


def run(call: Call) -> int:
    """Exit status: 0 done, 1 refused, 2 bad input; of a file see `receive_file`."""
    options = call.options
    with opened(call.settings) as database:
        office = office_of(database, call.log, call.settings.blind_index_key)
        if options.command == "receive" and options.file is not None:
            _refuse_to_prepay_by_file(options.prepay)
            return receive_file(call, office)
        event, paper = _asked(call)
        check_sign_in(event, office)
        answer = advance(
            office,
            Act(
                case=options.case,
                event=event,
                person=options.person,
                paper=paper,
                key=options.key,
                sender=call.sender,
            ),
        )
    tell_answer(answer, call.screen)
    return 1 if answer["outcome"] == "refused" else 0


def _refuse_to_prepay_by_file(prepay: str | None) -> None:
    """Errors: InvalidInputError; what a prepayment leaves as it was is each borrower's choice."""
    if prepay is not None:
        raise InvalidInputError(
            [Invalid("--prepay", "ใช้กับ --file ไม่ได้", "cannot be used with --file")]
        )


def _asked(call: Call) -> tuple[str, object]:
    options = call.options
    if options.command == "receive":
        return _receipt(options)
    paper = None if options.paper is None else json_document(options.paper, "--paper")
    if options.command == "disburse":
        return (Event.DRAW_EARLY if options.early else Event.DISBURSE).value, paper
    decides = options.decide
    event = Event.APPROVE_RESTRUCTURING if decides else Event.REQUEST_RESTRUCTURING
    return event.value, paper


def _receipt(options: Any) -> tuple[str, object]:  # noqa: ANN401 - argparse's own namespace
    paper = _payment(options)
    if options.prepay is None:
        return Event.PAY.value, paper
    return Event.PREPAY.value, {**paper, "keep": options.prepay}


def _payment(options: Any) -> dict[str, Any]:  # noqa: ANN401 - argparse's own namespace
    """Errors: InvalidInputError naming every argument that is missing."""
    asked = {"case": "CASE", **{name: f"--{name.replace('_', '-')}" for name in COLUMNS[1:]}}
    missing = [shown for name, shown in asked.items() if getattr(options, name) is None]
    if missing:
        raise InvalidInputError(
            [
                Invalid(shown, "ต้องระบุ (หรือใช้ --file)", "is required (or give --file)")
                for shown in missing
            ]
        )
    paper = {name: getattr(options, name) for name in COLUMNS[1:]}
    return paper if options.channel is None else {**paper, "channel": options.channel}
