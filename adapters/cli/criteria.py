"""`assess`: every rule of the criteria on an application; no database."""

from collections.abc import Mapping
from typing import Any, Final

from adapters.cli.documents import contents
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from states.application import read_application
from states.assessment import Overall, assess
from states.invalid import InvalidInputError
from states.json_text import parse_json
from states.words import Word


def run(call: Call) -> int:
    """Exit status of `assess`: 2 if any file had errors, else 1 if any cannot be approved."""
    return max(_assess_one(call, path) for path in call.options.files)


def _assess_one(call: Call, path: str) -> int:
    screen = call.screen
    try:
        application = read_application(parse_json(contents(path, "FILE")))
        answer = assess(application, call.options.edition)
    except InvalidInputError as error:
        screen.document({"file": path, "errors": [fault._asdict() for fault in error.faults]})
        for fault in () if screen.as_json else error.faults:
            named = f"{path}: {fault.field}"
            screen.complain(f"{named}: {fault.thai}", f"{named}: {fault.english}")
        return 2
    screen.document(answer)
    _tell(screen, path, answer)
    return 1 if answer["overall_after_acts"] == Overall.NOT_APPROVABLE.value else 0


_PASSES: Final = frozenset({"pass", "n/a", "applies"})


def _tell(screen: Screen, path: str, answer: Mapping[str, Any]) -> None:
    """The result first, then every rule that asks for something, then the faults of the form."""
    before = _label(Overall, answer["overall_before_acts"], screen)
    after = _label(Overall, answer["overall_after_acts"], screen)
    language = "thai" if screen.thai else "english"
    screen.text(f"{path} ({answer['criteria']}): {before} -> {after}")
    for identifier, told in answer["rules"].items():
        if told["outcome"] not in _PASSES:
            settled = " *" if told.get("resolved") else ""
            screen.text(f"  [{identifier}] {told['outcome']}{settled}: {told[language]}")
    for fault in answer["form"]:
        screen.text(f"  {fault['path']} ({fault['severity']}): {fault[language]}")


def _label(words: type[Word], code: str, screen: Screen) -> str:
    word = next(word for word in words if word.value == code)
    return word.thai if screen.thai else word.english
