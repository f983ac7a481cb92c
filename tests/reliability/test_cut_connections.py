"""A connection cut at any chunk of the protocol loses nothing and doubles nothing."""

import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from itertools import count as count_from
from pathlib import Path

import pytest
from sqlalchemy import make_url

from adapters.database import open_database
from states.lifecycle import LOAN
from tests.reliability.plays import journeys_telling, office_of, verified
from tests.tables import enter_the_cast
from workflow import stage
from workflow.engine import advance
from workflow.journey_play import play_text
from workflow.office import Document, Office, Unavailable
from workflow.paper import Act


class Proxy:
    """
    Stands before the server and passes chunks on until it is told to cut: before or after the
    chunk of that number, whichever way it goes.
    """

    def __init__(self, server: Path, folder: Path) -> None:
        self._server = server
        self._listener = socket.socket(socket.AF_UNIX)
        folder.mkdir(exist_ok=True)
        self._listener.bind(str(folder / server.name))
        self._listener.listen(16)
        self.chunks = 0
        self.cut_at: int | None = None
        self.passes_it_on = False
        self.has_cut = False
        threading.Thread(target=self._serve, daemon=True).start()

    def arm(self, cut_at: int | None, *, passes_it_on: bool = False) -> None:
        """Count from now on, and cut at chunk `cut_at` (None: only count)."""
        self.chunks, self.cut_at, self.passes_it_on = 0, cut_at, passes_it_on
        self.has_cut = False

    def close(self) -> None:
        self._listener.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(str(self._server))
                threading.Thread(target=self._pass_on, args=(client, server), daemon=True).start()

    def _pass_on(self, client: socket.socket, server: socket.socket) -> None:
        with closing(client), closing(server), suppress(OSError):
            while True:
                ready, _, _ = select.select([client, server], [], [])
                for side in ready:
                    chunk = side.recv(65_536)
                    if not chunk or self._cuts(chunk, server if side is client else client):
                        return

    def _cuts(self, chunk: bytes, other: socket.socket) -> bool:
        here = self.chunks == self.cut_at
        self.chunks += 1
        self.has_cut = self.has_cut or here
        if not here or self.passes_it_on:
            other.sendall(chunk)
        return here


@pytest.fixture
def proxy(postgres_socket: Path, tmp_path: Path) -> Iterator[Proxy]:
    """A proxy before the server, in a folder of its own."""
    standing = Proxy(postgres_socket, tmp_path / "proxy")
    yield standing
    standing.close()


def test_an_act_cut_off_at_every_chunk_is_done_once_when_it_is_sent_again(
    proxy: Proxy,
    postgres_url: Callable[..., str],
    fresh_postgres_database: Callable[..., str],
    postgres_templates: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each kind of act is cut at its first chunk, sent again and cut at the second, and so on."""
    cuts: dict[str, int] = {}
    for journey in journeys_telling(apart=lambda line: line.event):
        direct = fresh_postgres_database(postgres_templates(enter_the_cast))
        name = str(make_url(direct).database)
        database = open_database(postgres_url(name, host=tmp_path / "proxy"))
        monkeypatch.setattr(stage, "advance", _cutter(proxy, cuts))
        report = play_text(office_of(database), journey)
        assert report.ok, report.title
        trail = verified(office_of(database))
        assert trail.holds, trail.faults
        database.close()
    assert cuts.keys() >= set(LOAN.events)
    assert min(cuts.values()) > 0
    print(f"\n{len(cuts)} kinds of act, cut {sum(cuts.values())} times")


def _cutter(proxy: Proxy, cuts: dict[str, int]) -> Callable[[Office, Act], Document]:
    """An `advance` whose connection is cut at every chunk, and which sends the act again."""
    count = 0

    def advance_through_cuts(office: Office, act: Act) -> Document:
        nonlocal count
        count += 1
        keyed = replace(act, key=f"cut-{count}")
        if act.event in cuts:
            return advance(office, keyed)
        cuts[act.event] = 0
        for passes_it_on in (False, True):
            answer = _sent_until_answered(proxy, office, keyed, cuts, passes_it_on=passes_it_on)
        proxy.arm(None)
        return answer

    return advance_through_cuts


def _sent_until_answered(
    proxy: Proxy, office: Office, act: Act, cuts: dict[str, int], *, passes_it_on: bool
) -> Document:
    for chunk in count_from(0):
        proxy.arm(chunk, passes_it_on=passes_it_on)
        with suppress(Unavailable):
            answer = advance(office, act)
            if not proxy.has_cut:
                return answer
        cuts[act.event] += proxy.has_cut
    raise AssertionError
