"""`assess` and `rules`: the criteria on an application and the criteria themselves; no database."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from adapters.cli.documents import contents
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from states.application import read_application
from states.assessment import Overall, assess
from states.invalid import Invalid, InvalidInputError
from states.json_text import parse_json
from states.rules.edition import Rule, UnknownClauseError
from states.rules.editions import EDITIONS, RULE_IDS
from states.words import Word

_CODES: Final = ("no4", "no5")


def run(call: Call) -> int:
    """Exit status of `assess`: 2 if any file had errors, else 1 if any cannot be approved."""
    commands: dict[str, Callable[[Call], int]] = {"assess": _assess, "rules": _rules}
    return commands[call.options.command](call)


# ----------------------------------------------------------------------------------- assess


def _assess(call: Call) -> int:
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


# ------------------------------------------------------------------------------------ rules


def _rules(call: Call) -> int:
    """What a clause says, in which edition, how certain the reading is, and where it is judged."""
    clause, wanted = call.options.clause, call.options.edition
    editions = [each for each in EDITIONS if each.code in ((wanted,) if wanted else _CODES)]
    found: dict[int, tuple[Rule, list[str]]] = {}
    for edition in editions:
        for rule in _under(edition.rules if clause is None else None, edition.under, clause):
            found.setdefault(id(rule.judge), (rule, []))[1].append(edition.code)
    if not found:
        listed = ", ".join(RULE_IDS)
        raise InvalidInputError(
            [Invalid("CLAUSE", f"ไม่มีข้อนี้ ใช้ได้: {listed}", f"unknown; accepted: {listed}")]
        )
    told = [_rule_document(rule, codes) for rule, codes in found.values()]
    call.screen.document({"rules": told})
    for each in told:
        _tell_rule(call.screen, each)
    return 0


def _under(
    every: Iterable[Rule] | None, under: Callable[[str], tuple[Rule, ...]], clause: str | None
) -> Iterable[Rule]:
    if every is not None:
        return every
    try:
        return under(clause or "")
    except UnknownClauseError:
        return ()


def _rule_document(rule: Rule, editions: list[str]) -> dict[str, Any]:
    code = rule.judge.__code__
    return {
        "id": rule.id,
        "clause": rule.clause,
        "editions": editions,
        "thai": rule.meaning.thai,
        "english": rule.meaning.english,
        "confidence": rule.confidence.value,
        "question": rule.question,
        "source": rule.source,
        "code": f"{rule.judge.__module__.replace('.', '/')}.py:{code.co_firstlineno}",
        "name": rule.judge.__name__,
    }


def _tell_rule(screen: Screen, told: Mapping[str, Any]) -> None:
    screen.text(f"{told['id']}  [{told['clause']}]  {', '.join(told['editions'])}")
    screen.text(f"  {told['thai']}")
    screen.text(f"  {told['english']}")
    open_question = f" ({told['question']})" if told["question"] else ""
    confidence = f"{told['confidence']}{open_question}"
    screen.say(
        f"  ความแน่ใจในการอ่าน: {confidence}, ที่มา: {told['source']}, {told['code']}",
        f"  reading confidence: {confidence}, source: {told['source']}, {told['code']}",
    )
