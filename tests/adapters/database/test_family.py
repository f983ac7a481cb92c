"""What a new file takes over: found by the books, kept by the database, rebuilt from the trail."""

import sqlite3
from contextlib import closing
from datetime import date

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from adapters.database import open_database
from adapters.database.health import examine
from states.case import Capacity, Deed
from states.family import NONE_OF_THE_FOUR
from states.process import SEPARATED_STEPS, Duty, Step
from tests.adapters.database.conftest import connect
from tests.adapters.database.hand import JURISTIC_ID, MORNING, deed, following, opened, row_of

REFUSED = (sqlite3.IntegrityError, psycopg.Error)
THE_DAY = MORNING.date()
SELECTED = deed(2, "kamol", Step.SELECTION, Duty.SELECT)
APPROVED = deed(2, "kamol", Step.APPROVAL, Duty.APPROVE)


def ended(database, number, *deeds, state="withdrawn", juristic_id=JURISTIC_ID):
    """A file that stands in that state, with these deeds in its last record."""
    row = opened(database, number, juristic_id=juristic_id)
    with database.books() as books:
        books.keep(following(row, deeds=deeds, state=state, applying=False))


def earlier(database, since=THE_DAY, juristic_id=JURISTIC_ID):
    """Who did what in earlier files: person and step."""
    with database.books() as books:
        return [(each.person, each.step) for each in books.earlier_deeds(juristic_id, since)]


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("rejected", True),
        ("withdrawn", True),
        ("lapsed", True),
        ("cancelled", True),
        ("approval", False),
        ("performing", False),
        ("closed_paid", False),
    ],
)
def test_files_that_came_to_no_loan_are_found(database, state, found):
    """A loan that was given and repaid is another business."""
    ended(database, "A", SELECTED, state=state)
    assert earlier(database) == ([("kamol", Step.SELECTION)] if found else [])


def test_only_this_borrowers_and_only_since_the_day(database):
    """The day on which the file ended counts; the day after it is too late."""
    ended(database, "A", SELECTED)
    ended(database, "B", APPROVED, juristic_id="another")
    assert earlier(database) == [("kamol", Step.SELECTION)]
    assert earlier(database, date(2019, 4, 19)) == []
    assert earlier(database, juristic_id="another") == [("kamol", Step.APPROVAL)]


def test_what_a_file_took_over_itself_is_left_out_and_nobody_comes_twice(database):
    """Each file stands for its own days; two acts of one person in one step are one part."""
    ended(
        database,
        "A",
        SELECTED,
        SELECTED,
        Deed(2, Step.APPROVAL, Duty.APPROVE, "nid", Capacity.INHERITED),
    )
    assert earlier(database) == [("kamol", Step.SELECTION)]


# -------------------------------------------------------------------------- by the database


def heirs(*steps):
    """One person's parts in earlier files."""
    return tuple(Deed(2, step, Duty.SELECT, "kamol", Capacity.INHERITED) for step in steps)


@pytest.mark.parametrize("step", SEPARATED_STEPS)
def test_an_heir_of_one_step_goes_on_in_it_and_in_no_other(database, step):
    """1.2.2 holds over the family, for a program that forgets to look too."""
    row = opened(database, "A")
    first = following(row, deeds=heirs(step))
    with database.books() as books:
        books.keep(first)
    for other in SEPARATED_STEPS:
        act = following(first.row, deeds=(deed(3, "kamol", other, Duty.SELECT),))
        if other is step:
            continue
        with pytest.raises(Exception, match="deed_of_separated_duty"), database.books() as books:
            books.keep(act)
    with database.books() as books:
        books.keep(following(first.row, deeds=(deed(3, "kamol", step, Duty.SELECT),)))


@pytest.mark.parametrize("step", SEPARATED_STEPS)
def test_an_heir_of_several_steps_has_none_left(database, raw, step):
    """His row says so, and he takes part in nothing of the four."""
    row = opened(database, "A")
    first = following(row, deeds=heirs(Step.SELECTION, Step.APPROVAL))
    with database.books() as books:
        books.keep(first)
    assert raw("SELECT person, step FROM separated_duty") == [("kamol", NONE_OF_THE_FOUR)]
    act = following(first.row, deeds=(deed(3, "kamol", step, Duty.SELECT),))
    with pytest.raises(Exception, match="deed_of_separated_duty"), database.books() as books:
        books.keep(act)
    with pytest.raises(REFUSED):
        raw(f"INSERT INTO deed VALUES ('A', 9, 0, '{step}', 'D02', 'kamol', 'actor', 'none')")  # noqa: S608
    assert row_of(database, "A") == first.row


# ---------------------------------------------------------------------------- the migration


def test_an_office_of_before_keeps_its_deeds_and_its_guards(bare_url):
    """Deeds and duties come through the change of their tables, and so do all guards."""
    before = create_engine(bare_url)
    config = Config()
    config.set_main_option("script_location", "adapters.database:migrations")
    with before.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
    before.dispose()
    with closing(connect(bare_url)) as guest:
        guest.execute(
            "INSERT INTO loan_case (number, table_name, state, version, head, at, others_since,"
            " application_digest, course, applying) VALUES ('A', 'loan', 'selection', 1, 'x',"
            " '2019-04-18T02:03:04.000005Z', 0, 'x', '{}', true)"
        )
        guest.execute("INSERT INTO separated_duty VALUES ('A', 'kamol', '1.2.3(1)')")
        guest.execute(
            "INSERT INTO deed VALUES ('A', 1, 0, '1.2.3(1)', 'D02', 'kamol', 'actor', '1.2.3(1)')"
        )
        guest.commit()
    with open_database(bare_url, create=True) as database:
        with database.archive() as archive:
            assert [each for _, each in archive.deeds()] == [SELECTED._replace(n=1)]
        assert {each.check: each.verdict for each in examine(database)}["guards"] == "ok"
    for statement in (
        "UPDATE deed SET person = 'x'",
        "DELETE FROM separated_duty",
        "INSERT INTO separated_duty VALUES ('A', 'kamol', '1.2.3(4)')",
    ):
        with closing(connect(bare_url)) as guest, pytest.raises(REFUSED):
            guest.execute(statement)
