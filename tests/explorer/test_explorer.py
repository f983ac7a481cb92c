"""
Nobody breaks the separation of duties, however few persons do whatever they like for however long.

Everybody holds every role and acts for anybody; files are returned, reviewed, restructured, given
up. The guard that is tried is the production one; no clause but those on duties stands in the way.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from states.process import State
from states.quorum import Result
from tests.campaign import campaign
from tests.explorer.ground import NOT_OPENED, OTHERWISE, no_clause_hinders
from tests.explorer.hunt import EVERYBODY, Node, hunt, part_in_the_poll, place_of
from tests.explorer.mistakes import MISTAKES, Mistake
from tests.explorer.reach import Reach, code_in
from tests.explorer.telling import play
from tests.states.cases import PAPERS

PEOPLE = campaign(fit=4, full=5)
MOST_FILES = campaign(fit=1_000_000, full=10_000_000)
LOOKS = campaign(fit=2_000, full=100_000)
COMPARED = 2
LAID_DOWN = campaign(fit=3, full=0)
"""How many acts may be laid down of a tale that takes long to find."""


@pytest.fixture(autouse=True)
def _open_ground() -> Iterator[None]:
    with no_clause_hinders():
        yield


def test_among_a_few_persons_nothing_forbidden_can_come_about(record_property):
    """
    Every file that they can bring about: no act breaks a promise, none goes unrecorded; and what
    production says of whole acts in whole files is what it said seat by seat.
    """
    reach = Reach(PEOPLE)
    found = reach.run(most=MOST_FILES)
    again = reach.look_again(LOOKS, seed=2562)
    record_property(
        "figure",
        f"separation of duties, {PEOPLE} persons: {found.files:,} files, {found.acts:,} acts, "
        f"{found.asked:,} questions, {found.dead:,} dead ends, {found.seconds:.1f} s of CPU, "
        f"{'all' if found.is_complete else 'not all'}, {len(found.violations)} violations",
    )
    assert found.violations == []
    assert again == 0
    assert found.is_complete or PEOPLE > 4
    reached = {place.state for place, files in reach.seen.items() if files}
    assert {State.REJECTED, State.RESTRUCTURED, State.RESOLUTION_REVIEW} <= reached


def test_asking_about_whole_files_finds_the_same_files(record_property):
    """
    The search seat by seat, and the one that asks production about every whole case and every
    single motion, ballot and count.
    """
    names = EVERYBODY[:COMPARED]

    found: set[object] = set()

    def key(node: Node, names: tuple[str, ...]) -> object:
        case, poll = node.case, node.case.poll
        people = sorted((code_in(case, name), part_in_the_poll(case, name)) for name in names)
        found.add((place_of(case), tuple(code for code, _ in people)))
        return place_of(case), tuple(people), poll and poll.event

    caught, files = hunt(NOT_OPENED, names, key)
    reach = Reach(COMPARED)
    reach.run()
    assert caught is None
    record_property("figure", f"the same by single acts, {COMPARED} persons: {len(files):,} files")
    assert found == {
        (place, reach.groups[number]) for place, seen in reach.seen.items() for number in seen
    }


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name.replace(" ", "-"))
def test_a_guard_with_a_mistake_is_caught_by_a_shortest_tale(mistake: Mistake):
    """
    The acts that break a promise are found, by name, in as few acts as it takes; the true guard
    refuses the last of them, or has the count go up to the board.
    """
    with mistake.seeded():
        caught, _ = hunt(
            mistake.start, mistake.people, fewest=mistake.fewest, begun=mistake.begun[:LAID_DOWN]
        )
        assert caught is not None
        tale = play(caught.scenes, mistake.start, mistake.fewest)
    assert (len(caught.scenes), caught.broken.clause) == (mistake.acts, mistake.clause), tale
    assert tale.refused == ()
    assert all(line.thai and line.english for line in tale.lines)

    truth = play(caught.scenes, mistake.start, mistake.fewest)
    assert len(truth.lines) == mistake.acts, truth
    assert truth.refused or (truth.ended and truth.ended.result is Result.GOES_UP), truth


@pytest.mark.parametrize("event", sorted(OTHERWISE))
def test_a_second_version_is_another_paper(event):
    """Otherwise nobody would ever try to change what waits for its checker."""
    assert replace(PAPERS[event], **OTHERWISE[event]) != PAPERS[event]


def test_a_tale_names_people_and_acts():
    """It can be read by whoever has to mend the guard."""
    (role_only,) = (each for each in MISTAKES if each.name == "role only")
    with role_only.seeded():
        caught, _ = hunt(role_only.start, role_only.people)
        assert caught is not None
        told = str(play(caught.scenes, role_only.start))
    assert "Somchai: Open the file -> Draft" in told
    assert "Somchai: move: Select before Somchai" in told
    assert "สมชาย เสนอญัตติ มีมติคัดเลือก ต่อสมชาย" in told
    assert caught.broken.why.english == "performed both 'Intake' and 'Select'"


def test_thirteen_mistakes_that_others_have_made_are_among_those_tried():
    """The list of mistakes that a guard of this kind has been shipped with elsewhere."""
    assert {each.name for each in MISTAKES} >= {
        "role only", "last maker only", "super-user", "delegate only", "principal only",
        "reopening forgets", "second account", "batch exempt", "unattributed return",
        "undo erases", "rework unchecked", "vote unchecked", "quorum counts the recused",
    }  # fmt: skip
