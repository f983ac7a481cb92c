"""What may differ from one installation to the next: where the database is, how much is logged."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from states.invalid import Invalid, InvalidInputError

DATABASE_URL: Final = "SMEFUND_DATABASE_URL"
LOG_LEVEL: Final = "SMEFUND_LOG_LEVEL"
BLIND_INDEX_KEY: Final = "SMEFUND_BLIND_INDEX_KEY"
DEFAULT_DATABASE: Final = "sqlite:///var/office.db"
DATABASE_KINDS: Final = ("sqlite:///", "postgresql+psycopg://")
LOG_LEVELS: Final = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """
    The address of the database (never shown: it may hold a password), the level of the log, and the
    key of the blind index, without which no link of a person to a party can be kept.
    """

    database_url: str = DEFAULT_DATABASE
    log_level: str = "info"
    blind_index_key: bytes | None = field(default=None, repr=False)


def settings_from(environment: Mapping[str, str], database: str | None = None) -> Settings:
    """
    The settings in an environment; `database`, an address given by hand, goes first.

    Errors: InvalidInputError naming every variable that cannot be used.
    """
    field = DATABASE_URL if database is None else "--database"
    url = environment.get(DATABASE_URL, "") if database is None else database
    url = DEFAULT_DATABASE if database is None and not url else url
    level = environment.get(LOG_LEVEL, "") or "info"
    faults: list[Invalid] = []
    if not _is_address(url):
        listed = " , ".join(f"{kind}..." for kind in DATABASE_KINDS)
        faults.append(
            Invalid(
                field,
                f"ไม่ใช่ที่อยู่ฐานข้อมูลที่ใช้ได้ ใช้ได้: {listed}",
                f"is no address of a database; accepted: {listed}",
            )
        )
    if level not in LOG_LEVELS:
        listed = ", ".join(LOG_LEVELS)
        faults.append(Invalid(LOG_LEVEL, f"ไม่รู้จัก ใช้ได้: {listed}", f"unknown; accepted: {listed}"))
    key = _key_in(environment.get(BLIND_INDEX_KEY, ""), faults)
    if faults:
        raise InvalidInputError(faults)
    return Settings(database_url=url, log_level=level, blind_index_key=key)


_KEY: Final = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)


def _key_in(written: str, faults: list[Invalid]) -> bytes | None:
    """The key as 64 hexadecimal digits, or in the file that `file:` names."""
    if not written:
        return None
    text = written
    if written.startswith("file:"):
        try:
            text = Path(written.removeprefix("file:")).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            text = ""
    if _KEY.fullmatch(text) is None:
        faults.append(
            Invalid(
                BLIND_INDEX_KEY,
                "ต้องเป็นเลขฐานสิบหก 64 หลัก หรือ file: ตามด้วยแฟ้มที่มีเลขนั้น",
                "must be 64 hexadecimal digits, or file: and the name of a file that holds them",
            )
        )
        return None
    return bytes.fromhex(text)


def _is_address(url: str) -> bool:
    begins_well = any(url.startswith(kind) and url != kind for kind in DATABASE_KINDS)
    return begins_well and url.isprintable()
