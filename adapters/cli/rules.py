"""`rules`: what a clause says, how certain that is, and where it is judged."""

from collections.abc import Mapping
from typing import Any, Final

from adapters.cli.powers_text import tell_row
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from states.directory import Directory
from states.invalid import Invalid, InvalidInputError
from states.rules.catalogue import Carrier
from states.rules.edition import Edition
from states.rules.editions import RULE_IDS
from states.rules.readings import READINGS
from states.rules.reference import READABLE, look_up, rules_document
from workflow.case_powers import matrix_document

WHO_APPROVES: Final = "Q2"
"""The open question of which the authority matrix is the answer."""


def run(call: Call) -> int:
    """Exit status 0. With `--office` also what the board has amended in the office's database."""
    clause = call.options.clause
    found = look_up(clause, _edition(call.options.edition))
    if not found:
        listed = ", ".join((*RULE_IDS, *(each.id for each in READINGS)))
        raise InvalidInputError(
            [Invalid("CLAUSE", f"ไม่มีข้อนี้ ใช้ได้: {listed}", f"unknown; accepted: {listed}")]
        )
    directory = _of_the_office(call) if call.options.office else Directory()
    told = rules_document(found, directory.amendments)
    asks_who = any(each["id"] == WHO_APPROVES for each in told["readings"])
    told["authority"] = matrix_document(directory.powers) if asks_who else []
    call.screen.document(told)
    for part, tell in _PARTS.items():
        for each in told[part]:
            tell(call.screen, each)
    return 0


def _edition(code: str | None) -> Edition | None:
    return next((each for each in READABLE if each.code == code), None)


def _of_the_office(call: Call) -> Directory:
    # Whoever looks a clause up needs no database; only who asks for the office's own does.
    from adapters.app import office_of, opened  # noqa: PLC0415

    with (
        opened(call.settings) as database,
        office_of(database, call.log).archive() as archive,
    ):
        return archive.directory()


# ----------------------------------------------------------------------------- for a person


def _tell_rule(screen: Screen, told: Mapping[str, Any]) -> None:
    until = told["until"] or "…"
    editions = ", ".join(told["editions"])
    screen.text(f"{told['id']}  [{told['clause']}]  {editions}  {told['from']} – {until}")
    screen.text(f"  {told['thai']}")
    screen.text(f"  {told['english']}")
    question = f" ({told['question']})" if told["question"] else ""
    confidence = f"{told['confidence']}{question}"
    screen.say(
        f"  ความแน่ใจในการอ่าน: {confidence}, ที่มา: {told['source']}, {told['code']}",
        f"  reading confidence: {confidence}, source: {told['source']}, {told['code']}",
    )


def _tell_entry(screen: Screen, told: Mapping[str, Any]) -> None:
    carriers = [carrier for carrier in Carrier if carrier.value in told["carried_by"]]
    rules = f": {', '.join(told['rules'])}" if told["rules"] else ""
    screen.say(
        f"  {told['row']} {told['thai']} ({told['source']}) — "
        f"{', '.join(carrier.thai for carrier in carriers)}{rules}",
        f"  {told['row']} {told['english']} ({told['source']}) — "
        f"{', '.join(carrier.english for carrier in carriers)}{rules}",
    )


def _tell_reading(screen: Screen, told: Mapping[str, Any]) -> None:
    language = "thai" if screen.thai else "english"
    screen.text(f"{told['id']}  {told['question'][language]}")
    chosen = f"{told['chosen'][language]} ({told['from']}, {told['source']})"
    screen.say(f"  การอ่านที่เลือก: {chosen}", f"  reading chosen: {chosen}")
    for other in told["alternatives"]:
        screen.say(f"  ทางอื่น: {other['thai']}", f"  otherwise: {other['english']}")


def _tell_parameter(screen: Screen, told: Mapping[str, Any]) -> None:
    first = f"{told['parameter']} [{told['clause']}] {told['value']}"
    screen.say(
        f"{first}: {told['thai']} กอป. แก้ได้: {told['accepted']}",
        f"{first}: {told['english']}; the board may set {told['accepted']}",
    )
    for each in told["amendments"]:
        said = f"  {each['value']} {each['since']} – {each['resolution']} ({each['resolved_on']})"
        by = f"{each['proposed_by']}, {each['confirmed_by'] or '-'}"
        if each["confirmed_by"] is None:
            screen.say(f"{said} ยังไม่ยืนยัน ไม่มีผล ({by})", f"{said} unconfirmed, no effect ({by})")
        else:
            screen.text(f"{said} ({by})")


_PARTS: Final = {
    "rules": _tell_rule,
    "entries": _tell_entry,
    "readings": _tell_reading,
    "amendable": _tell_parameter,
    "authority": tell_row,
}
