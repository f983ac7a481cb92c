"""The collected tests: which lines each of them runs, and how they judge a mutant."""

import gc
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper, cached_property
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from hypothesis import Phase, is_hypothesis_test, settings

from tests.house import ROOT
from tests.mutation.children import Verdict
from tests.mutation.mutants import Mutant

JUDGES = "tests/states"
_OPTIONS = (
    # How a test fails is never read.
    *("--tb=native", "--assert=plain", "-p", "no:faulthandler"),
    *("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:logging"),
    # The judges need no database, and a child no time to load what the others need.
    "--noconftest",
    # The parent has pytest and hypothesis loaded already, so that a child need not.
    *("-W", "ignore::pytest.PytestAssertRewriteWarning", "-m", "not campaign"),
)
_EXAMPLES = 15
Line = tuple[str, int]


@dataclass
class Seen:
    """
    What the tests run when nothing is wrong: the lines of each test and its seconds, by its place
    in the order of collection; its address; the lines that importing alone runs.
    """

    imported: set[Line] = field(default_factory=set)
    tests: list[set[Line]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def judged_by(paths: Iterable[str], tests: Collection[str]) -> Verdict:
    """Import everything anew and run those tests of these files until one fails."""
    code = pytest.main([*_OPTIONS, *paths], plugins=[_Chosen(tests)])
    survived = code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    return Verdict.SURVIVED if survived else Verdict.KILLED


class _Steady:
    """Makes every run of a test the same run."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        settings.register_profile(
            "steady",
            parent=settings.default,
            derandomize=True,
            deadline=None,
            database=None,
            max_examples=_EXAMPLES,
            phases=(Phase.explicit, Phase.generate),
        )
        settings.load_profile("steady")


class _Chosen(_Steady):
    """Runs only some of the tests, named by their addresses."""

    def __init__(self, tests: Collection[str]) -> None:
        self._tests = tests

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self._tests]


class Bench(_Steady):
    """Collects the tests once, in a process whose children then try the mutants of functions."""

    def __init__(
        self, sources: Collection[str], work: Callable[["Bench"], object], *, tables_only: bool
    ) -> None:
        self._tables_only = tables_only
        self._watched = {str(ROOT / source): source for source in sources}
        self._work = work
        self._lines: set[Line] = set()
        self._failed = False
        self._items: list[pytest.Item] = []
        self._remembering: list[Any] = []
        self._computed: list[tuple[dict[str, Any], set[str]]] = []
        self._living: dict[tuple[str, str, int], list[FunctionType]] = {}
        self.imported: set[Line] = set()
        self.result: Any = None

    def collect(self, paths: Iterable[str]) -> None:
        """Collect the tests of these paths and do the work while they stand collected."""
        code = pytest.main([*_OPTIONS, *paths], plugins=[self])
        if code != pytest.ExitCode.OK:
            raise RuntimeError(f"the tests could not be collected: {code}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        super().pytest_collection()
        sys.settrace(self._trace)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self._tables_only:
            items[:] = [item for item in items if not _searches(item)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        sys.settrace(None)
        if session.testsfailed:
            raise session.Failed("a test could not be collected")
        self.imported, self._lines = self._lines, set()
        self._items = session.items
        self._remembering = _with_a_memory()
        self._computed = _with_computed_parts()
        self._living = _living(self._watched)
        self._forget()
        gc.collect()
        gc.freeze()  # children share the memory of what no collection will visit
        self.result = self._work(self)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._failed = self._failed or report.failed

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            print(report.longrepr)

    def seen(self) -> Seen:
        """Run every test once. Errors: RuntimeError when one fails though nothing is wrong."""
        seen = Seen(imported=self.imported)
        for index, item in enumerate(self._items):
            self._forget()
            self._lines = set()
            begun = time.process_time()
            sys.settrace(self._trace)
            self._run(index, index + 1)
            sys.settrace(None)
            seen.seconds.append(time.process_time() - begun)
            seen.tests.append(self._lines)
            seen.names.append(item.nodeid)
            if self._failed:
                raise RuntimeError(f"fails without a mutant: {item.nodeid}")
        return seen

    def judged(self, mutant: Mutant, tests: list[int]) -> Verdict:
        """Put the mutant's code into its function and run these tests until one fails."""
        try:
            code = mutant.code()
        except SyntaxError:
            return Verdict.NO_PROGRAM
        self._exchange(code, (code.co_filename, *mutant.within[:2]))
        for index, following in zip(tests, [*tests[1:], None], strict=True):
            self._run(index, following)
            if self._failed:
                return Verdict.KILLED
        return Verdict.SURVIVED

    def _exchange(self, code: CodeType, address: tuple[str, str, int]) -> None:
        """Give the living function the code that it has in the changed file."""
        (new,) = (each for each in _inside(code) if _address(each) == address)
        if address not in self._living:
            raise RuntimeError(f"nothing alive to change at {address}")
        for each in self._living[address]:
            each.__code__ = new

    def _forget(self) -> None:
        for each in self._remembering:
            each.cache_clear()
        for fields, names in self._computed:
            for name in names & fields.keys():
                del fields[name]

    def _run(self, index: int, following: int | None) -> None:
        item = self._items[index]
        within = following is not None and following < len(self._items)
        nextitem = self._items[following] if within and following is not None else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=nextitem)

    def _trace(self, frame: FrameType, *_: object) -> Any:
        file = self._watched.get(frame.f_code.co_filename)
        if file is None:
            return None
        lines = self._lines

        def line(frame: FrameType, *_: object) -> Any:
            lines.add((file, frame.f_lineno))
            return line

        return line


def _searches(item: pytest.Item) -> bool:
    return is_hypothesis_test(getattr(item, "obj", None))


def _with_a_memory() -> list[Any]:
    """The functions of the house and its tests that remember their answers."""
    return [
        each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper) and _is_ours(each)
    ]


def _with_computed_parts() -> list[tuple[dict[str, Any], set[str]]]:
    """The fields of every lasting object of the house that computes some of them but once."""
    found = []
    for each in gc.get_objects():
        kind = type(each)
        if _is_ours(kind) and hasattr(each, "__dict__"):
            names = {
                name
                for base in kind.__mro__
                for name, part in vars(base).items()
                if isinstance(part, cached_property)
            }
            if names:
                found.append((vars(each), names))
    return found


def _is_ours(cached: object) -> bool:
    return str(getattr(cached, "__module__", "")).startswith(("states", "tests"))


def _living(paths: Collection[str]) -> dict[tuple[str, str, int], list[FunctionType]]:
    """The functions of these files that exist, by file, name and first line."""
    found: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename in paths:
            found[_address(each.__code__)].append(each)
    return found


def _address(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _inside(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _inside(constant)
