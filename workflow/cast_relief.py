"""The invented programme of relief under which the cast helps."""

from datetime import date
from typing import Any, Final

FLOOD: Final = "flood_example"


def flood(since: date, until: date) -> dict[str, Any]:
    """The resolution of the board that opens it for those days."""
    return {
        "code": FLOOD,
        "name_th": "มาตรการสมมุติช่วยผู้ประสบภัยและเหตุชายแดน",
        "name_en": "example programme for disasters and the border",
        "causes": ["disaster", "unrest", "border_conflict"],
        "opens_on": since.isoformat(),
        "closes_on": until.isoformat(),
        "most_months": 36,
        "rests": "all",
        "resolution": "มติ กอป. สมมุติที่ 2",
        "resolved_on": since.isoformat(),
    }
