"""The file of a case as lines that an officer reads in a terminal."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from adapters.cli.obligations import tell_obligations
from adapters.cli.powers_text import tell_interests, tell_powers
from adapters.cli.screen import Screen
from states.application import Application
from states.baht import Baht
from states.document import FieldPlan, plan_of
from states.facts import Course
from states.lifecycle import LOAN
from states.papers.labels import PAPERS, label_of
from states.process import Duty
from states.thai import thai_day
from workflow.office import Document

_COMMITMENT: Final = "sha256:"
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_AMOUNT: Final = re.compile(r"-?\d+\.\d{2}", re.ASCII)
_LONGEST: Final = 100


def tell_case(file: Document, screen: Screen) -> None:
    """Where it stands, what is known, what may follow and by whom, what was done."""
    word = "thai" if screen.thai else "english"
    state, step = file["state"], file["step"]
    screen.text(f"{file['case']}  {state[word]} ({state['code']})  {step['code']} {step[word]}")
    asked = file["as_of"]
    then = "" if asked is None else f" ({screen.day(date.fromisoformat(asked))})"
    screen.say(
        f"บันทึกล่าสุดที่ {file['version']}{then}, หลักเกณฑ์ {file['edition']}",
        f"last record {file['version']}{then}, criteria {file['edition']}",
    )
    if file["prepared"] is not None:
        half = file["prepared"]
        screen.say(
            f"รอตรวจ: {_happening(half['event'], word)} จัดทำโดย {half['maker']} "
            f"(บันทึกที่ {half['n']})",
            f"to be checked: {_happening(half['event'], word)} prepared by {half['maker']} "
            f"(record {half['n']})",
        )
    _tell_poll(file, word, screen)
    screen.say("\nข้อเท็จจริง", "\nFacts")
    for part, kind in _FACTS.items():
        for path, plan, value in _known(file["facts"][part], kind):
            screen.text(f"  {_named(path, word)}: {_shown(value, plan, word)}")
    tell_powers(file["authority"], screen)
    if any(file["interests"].values()):
        screen.say("\nส่วนได้เสีย", "\nInterests")
        tell_interests(file["interests"], screen)
    if file["obligations"]:
        screen.say("\nสิ่งที่ต้องทำตามกำหนด", "\nWhat has to be done in time")
        tell_obligations(file["obligations"], screen)
    _tell_outlook(file["finishable"], word, screen)
    _tell_next(file["next"], word, screen)
    for meeting in file["meetings"]:
        screen.text("")
        screen.text(meeting[word])
    screen.say("\nบันทึก", "\nRecords")
    for record in file["records"]:
        _tell_record(record, word, screen)


def _tell_next(moves: list[dict[str, Any]], word: str, screen: Screen) -> None:
    screen.say("\nทำอะไรต่อได้", "\nWhat may happen next")
    for move in moves:
        _tell_move(move, word, screen)
    if not moves:
        screen.say("  ไม่มี แฟ้มสิ้นสุดแล้ว", "  nothing: the file has ended")


_FACTS: Final = {"course": Course, "application": Application}


def _tell_poll(file: Document, word: str, screen: Screen) -> None:
    """The digest that a ballot names, and whom an open poll waits for."""
    screen.say(f"แฟ้ม {file['dossier']}", f"dossier {file['dossier']}")
    if file["poll"] is not None:
        waiting = ", ".join(file["poll"]["waiting_for"]) or "-"
        moved = file["poll"]["event"][word]
        screen.say(f"กำลังลงมติ: {moved} รอ {waiting}", f"voting on: {moved}, waiting for {waiting}")


def _known(
    part: Mapping[str, Any], kind: type | None, path: str = ""
) -> Iterator[tuple[str, FieldPlan | None, object]]:
    """Every fact by its path, with the field it stands in; what is empty is not told."""
    plans = _plans(kind)
    for name, value in part.items():
        here = f"{path}.{name}" if path else name
        plan = plans.get(name)
        if isinstance(value, dict):
            yield from _known(value, None if plan is None else plan.inner, here)
        elif value not in (None, [], 0, "0.00") or value is False:
            yield here, plan, value


def _plans(kind: type | None) -> dict[str, FieldPlan]:
    return {} if kind is None else {plan.key: plan for plan in plan_of(kind)}


def _named(path: str, word: str) -> str:
    """What a fact is called where people read it; a part nobody has named keeps its code."""
    labels = [label_of(part) for part in path.split(".")]
    return " / ".join(getattr(label, word) for label in labels)


def _shown(value: object, plan: FieldPlan | None, word: str) -> str:
    """A value as people read it: codes by their labels, dates, amounts; cut when it is long."""
    if isinstance(value, bool):
        text = _YES_NO[value][word]
    elif isinstance(value, list):
        text = ", ".join(_shown(part, plan, word) for part in value)
    elif isinstance(value, dict):
        inside = _plans(None if plan is None else plan.inner)
        text = "; ".join(
            f"{_named(key, word)} {_shown(part, inside.get(key), word)}"
            for key, part in value.items()
        )
    else:
        text = _labels(plan, word).get(str(value)) or _text(str(value), word)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


_YES_NO: Final = {
    True: {"thai": "ใช่", "english": "yes"},
    False: {"thai": "ไม่ใช่", "english": "no"},
}


def _labels(plan: FieldPlan | None, word: str) -> dict[str, str]:
    """What the words of a field are called, by their codes."""
    if plan is None or plan.word is None:
        return {}
    return {each.value: getattr(each, word) for each in plan.word}


def _text(value: str, word: str) -> str:
    """Buddhist dates in Thai, amounts in groups of three; personal values are not shown."""
    if value.startswith(_COMMITMENT):
        return "(ข้อมูลส่วนบุคคล)" if word == "thai" else "(personal)"
    if _ISO_DATE.fullmatch(value):
        return thai_day(date.fromisoformat(value)) if word == "thai" else value
    if _AMOUNT.fullmatch(value):
        return Baht.parse(value, signed=True).grouped()
    return value


def _standing(code: str, word: str) -> str:
    """What a state is called."""
    return str(getattr(LOAN.states[code], word))


def _happening(code: str, word: str) -> str:
    """What an event is called."""
    return str(getattr(LOAN.events[code], word))


def _tell_move(move: Mapping[str, Any], word: str, screen: Screen) -> None:
    leads = ", ".join(_standing(code, word) for code in move["to"])
    paper = getattr(PAPERS[move["paper"]], word)
    screen.text(f"  {move['code']}  {move[word]} -> {leads}  [{paper}]")
    for objection in move["why_not"]:
        screen.text(f"      [{objection['clause']}] {objection[word]}")
    for place in move["places"]:
        _tell_place(place, word, screen)


def _tell_outlook(outlook: Mapping[str, Any] | None, word: str, screen: Screen) -> None:
    """Whether the staff can finish it, and with whom."""
    if outlook is None:
        return
    screen.say("\nทำต่อจนจบได้หรือไม่", "\nCan it still be finished")
    screen.text(f"  {outlook[word]}")
    for share in outlook["with"]:
        duty = getattr(_DUTIES[share["duty"]], word)
        screen.text(f"      {duty}: {', '.join(share['persons'])}")


_DUTIES: Final = {duty.value: duty for duty in Duty}
_TAKES: Final = {
    "do": ("ทำ", "does it"),
    "check": ("ตรวจ", "checks it"),
    "vote": ("ลงมติ", "votes"),
}


def _tell_place(place: Mapping[str, Any], word: str, screen: Screen) -> None:
    persons = [
        *place["may"],
        *(f"{each['person']}({each['on_behalf_of']})" for each in place["may_for"]),
    ]
    take = _TAKES[place["take"]][0 if screen.thai else 1]
    nobody = "ไม่มีใคร" if screen.thai else "nobody"
    screen.text(f"      {take}: {', '.join(persons) or nobody}")
    for leaving in place["may_but_leaves_nobody"]:
        person = leaving["person"]
        screen.say(
            f"        ถ้า {person} {take} จะไม่มีใครทำต่อจนจบได้: {leaving['thai']}",
            f"        after {person} nobody could finish it: {leaving['english']}",
        )
    for refusal in place["may_not"]:
        # Whoever holds no role for it is left to --json: it is most of the staff.
        if all(objection["clause"] != place["duty"] for objection in refusal["objections"]):
            for objection in refusal["objections"]:
                screen.text(f"        [{objection['clause']}] {objection[word]}")


_OUTCOMES: Final = {
    "recorded": {"thai": "บันทึกแล้ว", "english": "recorded"},
    "refused": {"thai": "ไม่รับ", "english": "refused"},
}


def _tell_record(record: Mapping[str, Any], word: str, screen: Screen) -> None:
    person = record["actor"]
    if record["on_behalf_of"] is not None:
        person = f"{person}({record['on_behalf_of']})"
    moved = record["outcome"] == "moved"
    leads = _standing(record["to"], word) if moved else _OUTCOMES[record["outcome"]][word]
    event = _happening(record["event"], word)
    screen.text(f"  {record['n']:>3}  {screen.moment(record['at'])}  {person}  {event} -> {leads}")
    for objection in record["objections"]:
        screen.text(f"       [{objection['clause']}] {objection[word]}")
