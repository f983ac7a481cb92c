"""
The minutes of every meeting on a case, built from its records alone.

While the votes are not counted they tell who has voted and who stands aside, not how anybody voted.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from states.thai import thai_day
from states.words import Bilingual
from workflow.replay import StoredRecord, record_fields

_OPEN: Final = Bilingual("อยู่ระหว่างลงมติ", "being voted on")


def meetings_of(records: Iterable[StoredRecord]) -> list[dict[str, Any]]:
    """
    The meetings of a case in the order of their motions. Each holds motion, event, resolution
    (number, committee, day, invitation, present), dossier, `recused` with ground and time,
    `voted`, `result`; once counted also `ballots` and `count`, and always the text of the minutes
    in Thai and English. Errors: UnreadableError.
    """
    meetings: dict[int, dict[str, Any]] = {}
    for stored in records:
        fields = record_fields(stored)
        standing = fields["after"].get("poll")
        if isinstance(standing, dict):
            begun = meetings.setdefault(standing["n"], _begun(fields, standing))
            begun["says"] = standing["says"]
        ended = fields.get("meeting")
        if ended is not None and ended["motion"] in meetings:
            meetings[ended["motion"]]["ended"] = ended
    return [_minutes(meeting) for meeting in meetings.values()]


def _begun(fields: dict[str, Any], standing: dict[str, Any]) -> dict[str, Any]:
    return {
        "motion": standing["n"],
        "event": standing["event"],
        "mover": standing["mover"],
        "dossier": standing["dossier"],
        "seats": standing["seats"],
        "aside": standing.get("aside", []),
        "resolution": (fields["paper"] or {}).get("resolution", {}),
        "says": [],
        "ended": None,
    }


def _minutes(meeting: dict[str, Any]) -> dict[str, Any]:
    says, ended = meeting.pop("says"), meeting.pop("ended")
    last = {say["person"]: say for say in says}
    recused = [_plain(say) for say in says if say["said"] == "recused"]
    voted = [say for say in last.values() if say["said"] != "recused"]
    is_counted = ended is not None and "for" in ended
    result = ended or {"result": "open", "thai": _OPEN.thai, "english": _OPEN.english}
    told = {
        **meeting,
        "recused": recused,
        "voted": [say["person"] for say in voted],
        "ballots": [_plain(say) for say in voted] if is_counted else None,
        "result": {name: result[name] for name in ("result", "thai", "english")},
        "count": {name: ended[name] for name in _COUNTED} if is_counted else None,
    }
    text = _text(told)
    return {**told, "thai": text.thai, "english": text.english}


_COUNTED: Final = (
    "seats", "base", "quorum", "present", "for", "against", "abstain", "casting",
)  # fmt: skip


def _plain(say: dict[str, Any]) -> dict[str, Any]:
    names = ("n", "person", "said", "dissent", "ground", "left_at")
    return {name: say[name] for name in names if name in say}


def _text(told: dict[str, Any]) -> Bilingual:
    """The minutes as sentences, one a line."""
    lines = list(_lines(told))
    return Bilingual(
        "\n".join(line.thai for line in lines), "\n".join(line.english for line in lines)
    )


def _lines(told: dict[str, Any]) -> Iterator[Bilingual]:
    resolution, result, count = told["resolution"], told["result"], told["count"]
    number, committee = resolution.get("number", ""), resolution.get("committee", "")
    on = resolution.get("resolved_on", "")
    day = thai_day(date.fromisoformat(on)) if on else ""
    yield Bilingual(
        f"รายงานการประชุม {committee} วันที่ {day} เรื่อง {told['event']} มติเลขที่ {number}",
        f"Minutes of {committee} on {on}: {told['event']}, resolution {number}",
    )
    here = ", ".join(resolution.get("present", []))
    yield Bilingual(f"ผู้มาประชุม: {here}", f"Present: {here}")
    for say in told["recused"]:
        yield Bilingual(
            f"{say['person']} ถอนตัว ({say['ground']}) ออกจากห้องเวลา {say['left_at']} น.",
            f"{say['person']} stood aside ({say['ground']}) and left the room at {say['left_at']}",
        )
    for say in told["ballots"] or ():
        dissent = f": {say['dissent']}" if "dissent" in say else ""
        yield Bilingual(
            f"{say['person']} {say['said']}{dissent}", f"{say['person']} {say['said']}{dissent}"
        )
    if count is not None:
        yield Bilingual(
            f"ผู้มีสิทธิ {count['base']} คน องค์ประชุม {count['quorum']} มา {count['present']} "
            f"เห็นชอบ {count['for']} ไม่เห็นชอบ {count['against']} งดออกเสียง {count['abstain']}",
            f"{count['base']} may vote, quorum {count['quorum']}, present {count['present']}; "
            f"{count['for']} for, {count['against']} against, {count['abstain']} abstained",
        )
        if count["casting"] is not None:
            casting = count["casting"]
            yield Bilingual(f"{casting} ออกเสียงชี้ขาด", f"{casting} had the casting vote")
    yield Bilingual(f"ผล: {result['thai']}", f"Result: {result['english']}")
    yield Bilingual(f"แฟ้มที่พิจารณา: {told['dossier']}", f"Dossier: {told['dossier']}")
