"""
The register of persons: which accounts sign whom in, and which codes are one person.

Everything is keyed on the person. A code that was merged into another goes on standing in old
records; whoever asks who it is gets the person.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from states.person_acts import Account, AccountEnd, MergeConfirmation, MergeProposal
from states.register import Entry


@dataclass(frozen=True, slots=True)
class Held:
    """An account of a person, up to and including `until`."""

    paper: Account
    until: date | None = None

    def counts_on(self, on: date) -> bool:
        """Whether it signs the person in on a day."""
        return self.paper.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Merge:
    """The proposal of record `n` that two codes are one person, and who confirmed it."""

    n: int
    paper: MergeProposal
    proposed_by: str
    confirmed_by: str | None = None


class People:
    """Every account and every merger that was entered."""

    def __init__(self) -> None:
        self._accounts: dict[str, list[Held]] = defaultdict(list)
        self._merges: dict[int, Merge] = {}
        self._one: dict[str, str] = {}
        self._codes: dict[str, tuple[str, ...]] = {}

    def enter(self, entry: Entry) -> None:
        """See `states.register.Register`."""
        match entry.paper:
            case Account() as account:
                self._accounts[account.account].append(Held(account))
            case AccountEnd() as end:
                held = self._accounts[end.account]
                held[-1:] = [replace(last, until=end.last_day) for last in held[-1:]]
            case MergeProposal() as proposal:
                self._merges[entry.n] = Merge(entry.n, proposal, entry.by)
            case MergeConfirmation() as confirmation:
                self._confirm(confirmation, entry.by)

    def _confirm(self, confirmation: MergeConfirmation, by: str) -> None:
        merge = self._merges.get(confirmation.entry)
        if merge is None:
            return
        self._merges[merge.n] = replace(merge, confirmed_by=by)
        person = self.one(merge.paper.into)
        codes = dict.fromkeys((*self.codes_of(person), *self.codes_of(merge.paper.duplicate)))
        self._codes[person] = tuple(codes)
        self._one.update((code, person) for code in codes)

    @property
    def has_merged(self) -> bool:
        """Whether any two codes are one person."""
        return bool(self._one)

    def one(self, code: str) -> str:
        """The person behind a code, by the code under which everything of the person counts."""
        return self._one.get(code, code)

    def codes_of(self, code: str) -> tuple[str, ...]:
        """Every code of the person behind a code, the one that counts first."""
        person = self.one(code)
        return self._codes.get(person, (person,))

    def united(self) -> tuple[tuple[str, ...], ...]:
        """The codes of each person who has several, the one that counts first."""
        return tuple(self._codes[person] for person in sorted(set(self._one.values())))

    def merge(self, entry: int) -> Merge | None:
        """The merger that record `entry` proposed."""
        return self._merges.get(entry)

    def held(self, account: str) -> Held | None:
        """Whose the account was last."""
        held = self._accounts.get(account)
        return held[-1] if held else None

    def signed_in(self, account: str, on: date) -> str | None:
        """The person whom an account signs in on a day."""
        for held in self._accounts.get(account, ()):
            if held.counts_on(on):
                return self.one(held.paper.person)
        return None
