"""The file of a case as lines that an officer reads in a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from adapters.cli.screen import Screen
from workflow.office import Document

_COMMITMENT: Final = "sha256:"
_LONGEST: Final = 100


def tell_case(file: Document, screen: Screen) -> None:
    """Where it stands, what is known, what may follow and by whom, what was done."""
    word = "thai" if screen.thai else "english"
    state, step = file["state"], file["step"]
    screen.text(f"{file['case']}  {state[word]} ({state['code']})  {step['code']} {step[word]}")
    as_of = "" if file["as_of"] is None else f" ({file['as_of']})"
    screen.say(
        f"บันทึกล่าสุดที่ {file['version']}{as_of}, หลักเกณฑ์ {file['edition']}",
        f"last record {file['version']}{as_of}, criteria {file['edition']}",
    )
    if file["prepared"] is not None:
        half = file["prepared"]
        screen.say(
            f"รอตรวจ: {half['event']} จัดทำโดย {half['maker']} (บันทึกที่ {half['n']})",
            f"to be checked: {half['event']} prepared by {half['maker']} (record {half['n']})",
        )
    screen.say("\nข้อเท็จจริง", "\nFacts")
    for path, value in (*_known(file["facts"]["course"]), *_known(file["facts"]["application"])):
        screen.text(f"  {path}: {_shown(value, screen)}")
    screen.say("\nทำอะไรต่อได้", "\nWhat may happen next")
    for move in file["next"]:
        _tell_move(move, word, screen)
    if not file["next"]:
        screen.say("  ไม่มี แฟ้มสิ้นสุดแล้ว", "  nothing: the file has ended")
    screen.say("\nบันทึก", "\nRecords")
    for record in file["records"]:
        _tell_record(record, word, screen)


def _known(part: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, object]]:
    """Every fact by its path; what is empty is not told."""
    for name, value in part.items():
        here = f"{path}.{name}" if path else name
        if isinstance(value, dict):
            yield from _known(value, here)
        elif value not in (None, [], 0, "0.00") or value is False:
            yield here, value


def _shown(value: object, screen: Screen) -> str:
    if isinstance(value, str) and value.startswith(_COMMITMENT):
        return "(ข้อมูลส่วนบุคคล)" if screen.thai else "(personal)"
    if isinstance(value, list):
        text = ", ".join(_shown(part, screen) for part in value)
    elif isinstance(value, dict):
        text = "; ".join(f"{key} {_shown(part, screen)}" for key, part in value.items())
    else:
        text = str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _tell_move(move: Mapping[str, Any], word: str, screen: Screen) -> None:
    screen.text(f"  {move['code']}  {move[word]} -> {', '.join(move['to'])}  [{move['paper']}]")
    for objection in move["why_not"]:
        screen.text(f"      [{objection['clause']}] {objection[word]}")
    for place in move["places"]:
        _tell_place(place, word, screen)


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
    for refusal in place["may_not"]:
        # Whoever holds no role for it is left to --json: it is most of the staff.
        if all(objection["clause"] != place["duty"] for objection in refusal["objections"]):
            for objection in refusal["objections"]:
                screen.text(f"        [{objection['clause']}] {objection[word]}")


def _tell_record(record: Mapping[str, Any], word: str, screen: Screen) -> None:
    person = record["actor"]
    if record["on_behalf_of"] is not None:
        person = f"{person}({record['on_behalf_of']})"
    leads = record["to"] if record["outcome"] == "moved" else record["outcome"]
    screen.text(f"  {record['n']:>3}  {record['at'][:19]}Z  {person}  {record['event']} -> {leads}")
    for objection in record["objections"]:
        screen.text(f"       [{objection['clause']}] {objection[word]}")
