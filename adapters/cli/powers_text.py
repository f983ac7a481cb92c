"""Powers and interests as lines that an officer reads."""

from collections.abc import Mapping
from typing import Any

from adapters.cli.screen import Screen
from states.baht import Baht


def tell_powers(authority: Mapping[str, Any], screen: Screen) -> None:
    """Who is competent for what in a case, under which row; and whether one body has both."""
    screen.say("\nองค์กรที่มีอำนาจ", "\nWho may resolve")
    word = "thai" if screen.thai else "english"
    for power in authority["powers"].values():
        organ, row = power["organ"], power["row"]
        if organ is None or row is None:
            screen.say(f"  {power[word]}: ไม่ทราบ", f"  {power[word]}: not known")
        else:
            screen.text(f"  {power[word]}: {organ[word]} ({_basis(row)})")
    told = authority["one_body"]
    if told["is_one"] and told["policy"]["code"] != "off":
        screen.text(f"  [1.2.2] {told[word]} ({told['policy'][word]})")


def tell_interests(interests: Mapping[str, Any], screen: Screen) -> None:
    """Who is barred by a link to a party, who was cleared, and whose party has a name alike."""
    word = "thai" if screen.thai else "english"
    for each in interests["conflicts"]:
        said = f"{each['person']}: {each['capacity'][word]} – {each['relation'][word]}"
        cleared = each["cleared"]
        screen.say(
            f"  {said} (รายการที่ {each['link']}) {'ปลดแล้ว' if cleared else 'ห้ามทำหน้าที่'}",
            f"  {said} (entry {each['link']}) {'cleared' if cleared else 'barred'}",
        )
    for each in interests["alike"]:
        said = f"{each['person']}: {each['capacity'][word]} – {each['relation'][word]}"
        screen.say(
            f"  {said} (รายการที่ {each['link']}) ชื่อคล้ายกัน โปรดตรวจ",
            f"  {said} (entry {each['link']}) a name alike, please check",
        )


def tell_row(screen: Screen, row: Mapping[str, Any]) -> None:
    """One row of the matrix."""
    word = "thai" if screen.thai else "english"
    whose = row["by"][word] if row["by"] is not None else _THE_ONE_THAT_APPROVED[word]
    limits = [
        label.format(Baht.parse(row[name]).grouped())
        for name, label in _LIMITS[word].items()
        if row[name] is not None
    ]
    of = f" [{', '.join(limits)}]" if limits else ""
    edition = f" {row['edition']}" if row["edition"] else ""
    waits = "" if row["confirmed"] else _WAITS[word]
    screen.text(f"  {row[word]}{edition} {row['from']}: {whose}{of} ({_basis(row)}){waits}")


_THE_ONE_THAT_APPROVED = {"thai": "องค์กรที่อนุมัติ", "english": "the organ that approved"}
_WAITS = {"thai": " ยังไม่ยืนยัน ไม่มีผล", "english": " unconfirmed, no effect"}
_LIMITS = {
    "thai": {"up_to": "รายไม่เกิน {} บาท", "group_up_to": "ทั้งกลุ่มไม่เกิน {} บาท"},
    "english": {"up_to": "loans up to {} baht", "group_up_to": "groups up to {} baht"},
}


def _basis(row: Mapping[str, Any]) -> str:
    question = f", {row['question']}" if row["question"] else ""
    return f"{row['source']}, {row['confidence']}{question}"
