"""The address of a database."""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from adapters.database.compiled import POSTGRESQL, SQLITE
from states.invalid import Invalid, InvalidInputError

_DRIVERS: Final = {
    "sqlite": SQLITE,
    "sqlite+pysqlite": SQLITE,
    "postgresql+psycopg": POSTGRESQL,
}


def address_of(url: str) -> URL:
    """The address in a text. Errors: InvalidInputError, without the text (it has a password)."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise _invalid("ไม่ใช่ที่อยู่ฐานข้อมูล", "is no address of a database") from None
    if address.drivername not in _DRIVERS or not str(address.database or "").isprintable():
        listed = ", ".join(f"{driver}://" for driver in _DRIVERS)
        raise _invalid(f"ใช้ได้: {listed}", f"accepted: {listed}")
    if kind_of(address) == POSTGRESQL and find_spec("psycopg") is None:
        needed = "smefund[postgresql]"
        raise _invalid(f"ต้องติดตั้ง {needed}", f"needs {needed} to be installed")
    return address


def kind_of(address: URL) -> str:
    """`sqlite` or `postgresql`."""
    return _DRIVERS[address.drivername]


def file_of(address: URL) -> Path | None:
    """The file of an SQLite database that is not in memory."""
    if kind_of(address) != SQLITE or address.database in {None, "", ":memory:"}:
        return None
    return Path(str(address.database))


def is_in_memory(address: URL) -> bool:
    return kind_of(address) == SQLITE and file_of(address) is None


def _invalid(thai: str, english: str) -> InvalidInputError:
    return InvalidInputError([Invalid("database", thai, english)])
