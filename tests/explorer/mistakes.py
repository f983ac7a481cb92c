"""
Guards with one mistake each, as others have shipped them, put in the place of the true ones.

Each patches the production modules while it lasts; table, machine and records stay what they are.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from typing import Final
from unittest.mock import patch

from states import decision, duties, polls, quorum
from states.case import Actor, Capacity, Case, Deed, Half
from states.committees import Seat
from states.copies import copied
from states.decision import Attempt
from states.duties import Part
from states.duties_table import DutiesTable
from states.facts import Facts
from states.move import Move
from states.papers.ballots import Choice
from states.papers.common import Paper
from states.process import SEPARATED_STEPS, Duty, Event, Mode, State
from states.quorum import Count, Terms
from states.rules.edition import Objection
from tests.explorer import ground
from tests.explorer.ground import NOT_OPENED, Place
from tests.explorer.hunt import EVERYBODY

Guard = Callable[..., Iterator[Objection]]
Deeds = tuple[Deed, ...]
TRUE_GUARD: Final = duties.objections
_true_against_saying: Final = polls.against_saying
_RECEIVED: Final = Place(State.RECEIVED)
_SELECTION: Final = Place(State.SELECTION)
_STUDY: Final = Place(State.FEASIBILITY)
_CONTRACTING: Final = Place(State.CONTRACTING)
_REPAYING: Final = Place(State.PERFORMING)
_LAW, _CHECK = "1.2.2", "D06/D07"


@dataclass(frozen=True)
class Mistake:
    """A mistake, how it is put in, among whom and from where its shortest tale is looked for."""

    name: str
    seeded: Callable[[], AbstractContextManager[object]]
    acts: int
    clause: str = "D01/D02"
    people: tuple[str, ...] = EVERYBODY
    start: Place = NOT_OPENED
    fewest: int = 1
    begun: tuple[Event, ...] = ()


def _guard(wrong: Guard) -> Callable[[], AbstractContextManager[object]]:
    return lambda: patch.object(duties, "objections", wrong)


def _instead(
    name: str, wrong: Callable[..., object]
) -> Callable[[], AbstractContextManager[object]]:
    return lambda: patch.object(decision, name, wrong)


# -------------------------------------------------------------------------- guards that look away


def _role_only(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """Whoever holds the role may."""
    yield from ()


def _last_maker_only(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """Only who did the last act may not do the next: maker and checker of one command."""
    last = tuple(deed for deed in case.deeds if deed.n == case.version)
    return TRUE_GUARD(copied(case, deeds=last), parts, table, decides=decides)


def _super_user(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """The administrator may do anything."""
    return TRUE_GUARD(
        case, [part for part in parts if part.person != "anan"], table, decides=decides
    )


def _delegate_only(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """Who acts is looked at, for whom he acts is not."""
    return TRUE_GUARD(case, _except(parts, Capacity.PRINCIPAL), table, decides=decides)


def _principal_only(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """What is done for another is done by the other."""
    parts = list(parts)
    if any(part.capacity is Capacity.PRINCIPAL for part in parts):
        hands = (Capacity.ACTOR, Capacity.MAKER, Capacity.CHECKER)
        parts = _except(parts, *hands)
    return TRUE_GUARD(case, parts, table, decides=decides)


def _vote_unchecked(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """Who brings the resolution is looked at, who voted is not."""
    return TRUE_GUARD(case, _except(parts, Capacity.VOTER), table, decides=decides)


def _except(parts: Iterable[Part], *capacities: Capacity) -> list[Part]:
    return [part for part in parts if part.capacity not in capacities]


# ---------------------------------------------------------------------------- guards that forget


def _reopening_forgets(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """A file that is opened again starts with a clean record."""
    since = tuple(deed for deed in case.deeds if deed.n >= case.others_since)
    return TRUE_GUARD(copied(case, deeds=since), parts, table, decides=decides)


def _reviewed_by_the_same(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """The body that refused reviews its refusal, whoever sits in it."""
    return TRUE_GUARD(case, parts, table, decides=False)


def _rework_unchecked(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """Once a later step was begun, what is done over again was checked the first time."""
    order = list(SEPARATED_STEPS)
    begun = max((order.index(deed.step) for deed in case.deeds if deed.step in order), default=-1)
    new = [part for part in parts if part.step not in order or order.index(part.step) >= begun]
    return TRUE_GUARD(case, new, table, decides=decides)


def _only_checks_are_kept_apart(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """Maker and checker are kept apart, proposer and decider are not."""
    for objection in TRUE_GUARD(case, parts, table, decides=decides):
        if not (decides and "/" in objection.clause):
            yield objection


# ------------------------------------------------------------------------------ records that lie

_true_after, _true_prepared = decision._after, decision._prepared
_true_parts, _true_who_may_act = decision._parts, decision._who_may_act


def _unattributed_return(case: Case, row: Move, facts: Facts, deeds: Deeds) -> Case:
    """A return is nobody's act."""
    return _true_after(case, row, facts, () if row.event is Event.RETURN else deeds)


def _undo_erases(case: Case, row: Move, facts: Facts, deeds: Deeds) -> Case:
    """What is returned was never done: who did it is struck off the record."""
    order = list(SEPARATED_STEPS)
    after = _true_after(case, row, facts, deeds)
    if row.event is not Event.RETURN:
        return after
    undone = order[order.index(row.target.step) :]
    return copied(after, deeds=tuple(deed for deed in after.deeds if deed.step not in undone))


def _secretary_uncounted(row: Move, attempt: Attempt, paper: Paper, *, checks: bool) -> list[Part]:
    """Who brings a resolution only carries paper."""
    parts = _true_parts(row, attempt, paper, checks=checks)
    if row.mode is not Mode.BALLOT:
        return parts
    return [part for part in parts if part.capacity is Capacity.VOTER]


def _correction_uncounted(row: Move, attempt: Attempt, paper: Paper, *, checks: bool) -> list[Part]:
    """Who corrects what was asked for only corrects."""
    parts = _true_parts(row, attempt, paper, checks=checks)
    return [] if row.duty is Duty.EDIT else parts


def _only_who_typed_it(case: Case, attempt: Attempt, paper: Paper, deeds: Deeds) -> Case:
    """Of what is prepared only the hand that typed it is kept."""
    typed = tuple(deed for deed in deeds if deed.capacity is Capacity.MAKER)
    return _true_prepared(case, replace(attempt, principal=None), paper, typed)


def _second_draft_erases(case: Case, attempt: Attempt, paper: Paper, deeds: Deeds) -> Case:
    """A draft that is replaced was never made."""
    half = case.half
    if half is not None:
        makers = {half.maker, half.principal}
        kept = tuple(
            deed
            for deed in case.deeds
            if not (deed.person in makers and deed.capacity in {Capacity.MAKER, Capacity.PRINCIPAL})
        )
        case = copied(case, deeds=kept)
    return _true_prepared(case, attempt, paper, deeds)


# ------------------------------------------------------------------------- guards with a side door


def _batch(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """What a job does is checked by whoever set up the job."""
    parts = list(parts)
    by_job = any(part.person == ground.CLOCK for part in parts)
    return TRUE_GUARD(case, () if by_job else parts, table, decides=decides)


def _jobs_stand_in(row: Move, attempt: Attempt, half: Half | None) -> Iterator[Objection]:
    if attempt.actor.service and attempt.principal is not None:
        attempt = replace(attempt, actor=attempt.principal)
    return _true_who_may_act(row, attempt, half)


@contextmanager
def _batch_exempt() -> Iterator[None]:
    guard = patch.object(duties, "objections", _batch)
    with guard, patch.object(decision, "_who_may_act", _jobs_stand_in):
        yield


def _hands(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    mine = tuple(deed for deed in case.deeds if deed.capacity is not Capacity.PRINCIPAL)
    hands = _except(parts, Capacity.PRINCIPAL)
    return TRUE_GUARD(copied(case, deeds=mine), hands, table, decides=decides)


def _hands_only(row: Move, attempt: Attempt, half: Half | None) -> Iterator[Objection]:
    for objection in _true_who_may_act(row, attempt, half):
        principal = attempt.principal.person if attempt.principal else ""
        if not (objection.english.startswith(f"{principal} prepared") and principal):
            yield objection


@contextmanager
def _checker_for_the_maker() -> Iterator[None]:
    """Maker and checker are two hands; that one lends both does not matter."""
    guard = patch.object(duties, "objections", _hands)
    with guard, patch.object(decision, "_who_may_act", _hands_only):
        yield


# ------------------------------------------------------------------------ meetings that go astray


def _quorum_counts_the_recused() -> AbstractContextManager[object]:
    """Who stands aside does not vote, but is present."""

    def counted(
        seats: Sequence[Seat],
        present: Collection[str],
        aside: Collection[str],
        ballots: Mapping[str, Choice],
        terms: Terms,
    ) -> Count:
        return quorum.counted(seats, present, (), ballots, terms)

    return patch.object(polls, "counted", counted)


def _lends_a_vote() -> AbstractContextManager[object]:
    """A ballot is an act like any other, so it may be cast for another."""

    def against_saying(
        row: Move, case: Case, actor: Actor, principal: Actor | None
    ) -> Iterator[Objection]:
        return _true_against_saying(row, case, actor, None)

    return patch.object(polls, "against_saying", against_saying)


def _second_account() -> AbstractContextManager[object]:
    """Everything hangs on the account."""
    return patch.object(ground, "person_of", lambda code: code)


# ---------------------------------------------------------------------------------------- the list

_SOMSAK: Final = ("somsak/1", "somsak/2", "somchai")
_ANAN: Final = ("anan", "somchai", "malee")
_TWO: Final = EVERYBODY[:2]
_REFUSED: Final = (Event.NOT_SELECTED, Event.VOTE, Event.NOT_SELECTED)

MISTAKES: Final = (
    Mistake("role only", _guard(_role_only), 4),
    Mistake("last maker only", _guard(_last_maker_only), 4),
    Mistake("super-user", _guard(_super_user), 4, people=_ANAN),
    Mistake("delegate only", _guard(_delegate_only), 2, _LAW, start=_STUDY),
    Mistake("principal only", _guard(_principal_only), 2, _LAW, start=_STUDY),
    Mistake("reopening forgets", _guard(_reopening_forgets), 5, "review",
            people=_TWO, start=_SELECTION, begun=_REFUSED),
    Mistake("second account", _second_account, 2, people=_SOMSAK, start=_RECEIVED),
    Mistake("batch exempt", _batch_exempt, 2, _LAW, start=_STUDY),
    Mistake("unattributed return", _instead("_after", _unattributed_return), 2, _LAW, start=_STUDY),
    Mistake("undo erases", _instead("_after", _undo_erases), 2, _LAW, start=_STUDY),
    Mistake("rework unchecked", _guard(_rework_unchecked), 2, _LAW, start=_STUDY),
    Mistake("vote unchecked", _guard(_vote_unchecked), 3, start=_RECEIVED),
    Mistake("quorum counts the recused", _quorum_counts_the_recused, 4, "quorum",
            people=_TWO, start=_SELECTION, fewest=2),
    Mistake("lends a vote", _lends_a_vote, 2, "personal", start=_SELECTION),
    Mistake("correction uncounted", _instead("_parts", _correction_uncounted), 2,
            "D02/D01", start=_SELECTION),
    Mistake("secretary uncounted", _instead("_parts", _secretary_uncounted), 4),
    Mistake("reviewed by the same", _guard(_reviewed_by_the_same), 5, "review",
            people=_TWO, start=_SELECTION, begun=_REFUSED),
    Mistake("checker for the maker", _checker_for_the_maker, 2, _CHECK, start=_CONTRACTING),
    Mistake("only who typed it", _instead("_prepared", _only_who_typed_it), 2, _CHECK,
            start=_CONTRACTING),
    Mistake("second draft erases", _instead("_prepared", _second_draft_erases), 3, _CHECK,
            start=_CONTRACTING),
    Mistake("proposer decides", _guard(_only_checks_are_kept_apart), 2, "D10/D12", start=_REPAYING),
)  # fmt: skip
