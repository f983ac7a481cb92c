"""Papers on persons: the accounts with which they sign in, and two codes that are one person."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from states.fields import Text, Whole
from states.office_acts import PERSON_CODE

_LOCAL: Final = r"local:[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}"
_ISSUER: Final = r"https://[a-z0-9.-]{1,80}(:\d{1,5})?(/[\w.~-]{1,40}){0,4}"
ACCOUNT: Final = Text(200, pattern=rf"{_LOCAL}|{_ISSUER}#[\x21-\x7e]{{1,80}}")
"""`local:` and a sign-in name, or an issuer's address, `#` and the subject it gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """`account` signs `person` in from `since`. Nothing else links them: no name, no address."""

    account: Annotated[str, ACCOUNT]
    person: Annotated[str, PERSON_CODE]
    since: date
    order: Annotated[str, Text(80)]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountEnd:
    """`account` signs nobody in after `last_day`."""

    account: Annotated[str, ACCOUNT]
    last_day: date
    order: Annotated[str, Text(80)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeProposal:
    """`duplicate` and `into` are one person, known as `into` from now on, as one person found."""

    duplicate: Annotated[str, PERSON_CODE]
    into: Annotated[str, PERSON_CODE]
    reason: Annotated[str, Text(1_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeConfirmation:
    """A second person found the same as the proposal of record `entry`."""

    entry: Annotated[int, Whole(1, 10_000_000)]
