"""The bench runs, and its floor writes exactly what the house wrote."""

from pathlib import Path

import pytest

from adapters.database.compiled import SQLITE
from tests.bench import acts, lookahead
from tests.bench.duel import fresh_sqlite
from tests.bench.floor import cursor_at, do_alone, raw_act
from tests.bench.life import lives, opened_office
from tests.reliability.plays import TABLES


def test_the_bench_prints_a_ratio_for_every_contest(capsys: pytest.CaptureFixture[str]) -> None:
    """With tiny sizes it measures acts on SQLite, alone and in batches, and the single parts."""
    tiny = "--rounds 1 --loans 2 --times 1 --only"
    acts.main([*tiny.split(), "sqlite", "batch", "parts"])
    printed = capsys.readouterr().out
    assert printed.count(acts.HOUSE) == 2
    assert printed.count(acts.FLOOR) == 2
    assert "decide() alone, approve" in printed
    assert "a schedule of 84 rows, equal principal" in printed


def test_the_look_ahead_is_measured_for_every_size(capsys: pytest.CaptureFixture[str]) -> None:
    """Offices of every size get an answer, told with its time."""
    lookahead.main(["--offices", "2"])
    printed = capsys.readouterr().out
    assert all(f"{persons} persons" in printed for persons in lookahead.SIZES)
    assert "p99" in printed


def test_the_floor_writes_the_rows_of_the_house_and_no_others(tmp_path: Path) -> None:
    """After the driver alone the database holds the very rows that the acts had written."""
    template = tmp_path / "template.db"
    opened_office(f"sqlite:///{template}")
    (life,) = lives(template, tmp_path / "rehearsal.db", 1)
    floor = fresh_sqlite(template, tmp_path)()
    with cursor_at(floor) as (cursor, _):
        for played in life:
            do_alone(cursor, raw_act(played, SQLITE))
    assert _contents(floor) == _contents(f"sqlite:///{tmp_path / 'rehearsal.db'}")


def _contents(url: str) -> dict[str, list[tuple[object, ...]]]:
    with cursor_at(url) as (cursor, _):
        return {
            table: sorted(cursor.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608
            for table in TABLES
        }
