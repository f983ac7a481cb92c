"""What may differ from one installation to the next: where the database is, how much is logged."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from states.invalid import Invalid, InvalidInputError

DATABASE_URL: Final = "SMEFUND_DATABASE_URL"
LOG_LEVEL: Final = "SMEFUND_LOG_LEVEL"
DEFAULT_DATABASE: Final = "sqlite:///var/office.db"
DATABASE_KINDS: Final = ("sqlite:///", "postgresql+psycopg://")
LOG_LEVELS: Final = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The address of the database (never shown: it may hold a password), the level of the log."""

    database_url: str = DEFAULT_DATABASE
    log_level: str = "info"


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
    if faults:
        raise InvalidInputError(faults)
    return Settings(database_url=url, log_level=level)


def _is_address(url: str) -> bool:
    begins_well = any(url.startswith(kind) and url != kind for kind in DATABASE_KINDS)
    return begins_well and url.isprintable()
