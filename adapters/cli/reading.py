"""`case`, `journey`, `machine`: what can be read without changing anything."""

from collections.abc import Callable

from adapters.app import now, office_of, opened, trial_office
from adapters.cli.case_text import tell_case
from adapters.cli.days import day_in
from adapters.cli.documents import contents
from adapters.cli.running import Call
from adapters.logs import log_to
from states.diagram import FORMATS, machine_document
from states.invalid import Invalid, InvalidInputError
from states.json_text import MOST_BYTES
from states.lifecycle import LOAN
from states.thai import bangkok_day
from workflow.case_file import case_file
from workflow.journey_play import JourneyReport, LineReport, play_text


def run(call: Call) -> int:
    """Exit status: 0; of a journey 1 when a line came otherwise than its table says."""
    commands: dict[str, Callable[[Call], int]] = {
        "case": _case,
        "journey": _journey,
        "machine": _machine,
    }
    return commands[call.options.command](call)


def _case(call: Call) -> int:
    as_of = day_in(call.options.as_of, "--as-of")
    with (
        opened(call.settings) as database,
        office_of(database, call.log).archive() as archive,
    ):
        file = case_file(archive, call.options.case, bangkok_day(now()), as_of)
    call.screen.document(file)
    tell_case(file, call.screen)
    return 0


# ---------------------------------------------------------------------------------- journey


def _journey(call: Call) -> int:
    text = _text(contents(call.options.file, "FILE"))
    # A rehearsal leaves nothing behind; a line for each of its acts would bury the answer.
    with trial_office(log_to(level="warning")) as office:
        report = play_text(office, text)
    call.screen.document(report.document())
    _tell_journey(call, report)
    return 0 if report.ok else 1


def _text(raw: bytes) -> str:
    """Errors: InvalidInputError for what is too long or not UTF-8."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = None
    if text is None or len(raw) > MOST_BYTES:
        raise InvalidInputError(
            [Invalid("FILE", "ไม่ใช่ข้อความ UTF-8 หรือยาวเกินไป", "is not UTF-8 text, or is too long")]
        )
    return text


def _tell_journey(call: Call, report: JourneyReport) -> None:
    screen = call.screen
    screen.say(report.title.thai, report.title.english)
    for line in report.lines:
        _tell_line(call, line)
    wrong = sum(not line.ok for line in report.lines)
    screen.say(
        f"{len(report.lines)} บรรทัด ไม่ตรง {wrong} บรรทัด",
        f"{len(report.lines)} lines, {wrong} otherwise than written",
    )


def _tell_line(call: Call, report: LineReport) -> None:
    screen = call.screen
    screen.text(f"{'  ' if report.ok else 'X '}{report.line.number:>4}  {report.line.text}")
    if not report.ok:
        screen.say(f"        ได้ {report.found}", f"        came {report.found}")
    for reason in report.told:
        screen.say(f"        {reason.thai}", f"        {reason.english}")


# ---------------------------------------------------------------------------------- machine


def _machine(call: Call) -> int:
    screen = call.screen
    if screen.as_json:
        screen.document(machine_document(LOAN))
    else:
        screen.pages(FORMATS[call.options.format](LOAN))
    return 0
