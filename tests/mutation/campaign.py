"""The campaign: every mutant of the rules and the duties, or a sample, tried by the tests."""

import ast
import os
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import TextIO

from tests.house import ROOT, files, here
from tests.mutation.bench import JUDGES, Bench, Seen, judged_by
from tests.mutation.children import Verdict, result_of, verdicts
from tests.mutation.mutants import Mutant, members_of_the_house, mutants_of

LOWEST_RATE = 0.95
SURVIVORS = Path(__file__).with_name("survivors.txt")
_OF_THE_RULES = f"{JUDGES}/rules/"
_OF_EVERY_RULE = (_OF_THE_RULES, f"{JUDGES}/test_documents.py")
_FIRST_FILES = 4
_AT_ONCE = 2
_SAID_EVERY = 200


@dataclass(frozen=True)
class Outcome:
    """What became of the mutants that make a program, by their names, and the seconds it took."""

    verdicts: dict[str, Verdict]
    seconds: float

    @property
    def survivors(self) -> list[str]:
        return [name for name, verdict in self.verdicts.items() if verdict is Verdict.SURVIVED]

    @property
    def rate(self) -> float:
        """The share that the tests killed."""
        return 1 - len(self.survivors) / len(self.verdicts)


def sources() -> list[str]:
    """The files under judgement: the rules, and the separation of duties."""
    rules = files("states/rules", suffix=".py")
    duties = [path for path in files("states", suffix=".py") if "duties" in here(path)]
    return [here(path) for path in [*rules, *duties]]


def all_mutants(chosen: Iterable[str]) -> list[Mutant]:
    members = members_of_the_house()
    return [mutant for source in chosen for mutant in mutants_of(source, members)]


def sample(mutants: list[Mutant], *, size: int, seed: str) -> list[Mutant]:
    """As many as `size`, the same ones until their own text changes."""
    ranked = sorted(mutants, key=lambda each: sha256(f"{seed}{each.name}".encode()).digest())
    return ranked[:size]


def tried(mutants: list[Mutant], *, briefly: bool = False) -> Outcome:
    """
    Try the mutants by the tests of the states; `briefly` by the tables of the rules and the duties
    alone, without the searching tests.

    A function that only tests call gets its code exchanged in a process that has collected all
    tests; whatever runs while modules are imported needs a process that imports them anew.
    """
    begun = time.monotonic()
    os.environ["SMEFUND_CAMPAIGN"] = "fit"
    # The streams of a process that works behind `result_of` are silent; this copy is not.
    with (
        tempfile.TemporaryDirectory() as folder,
        os.fdopen(os.dup(2), "w", buffering=1, encoding="utf-8") as progress,
    ):
        log = Path(folder) / "log"
        seen, found = result_of(lambda: _on_the_bench(mutants, log, progress, briefly=briefly), log)
        found.update(_told(verdicts(_anew(mutants, seen), _AT_ONCE), progress))
    made = {
        each.name: found[each.name]
        for each in mutants
        if found[each.name] is not Verdict.NO_PROGRAM
    }
    return Outcome(made, time.monotonic() - begun)


def _on_the_bench(
    mutants: list[Mutant], log: Path, progress: TextIO, *, briefly: bool
) -> tuple[Seen, dict[str, Verdict]]:
    def work(bench: Bench) -> tuple[Seen, dict[str, Verdict]]:
        seen = result_of(bench.seen, log.with_suffix(".seen"))
        tried_here = verdicts(_exchanged(bench, mutants, seen), _AT_ONCE)
        return seen, dict(_told(tried_here, progress))

    bench = Bench(sources(), work, tables_only=briefly)
    bench.collect(_brief_judges() if briefly else [JUDGES])
    result: tuple[Seen, dict[str, Verdict]] = bench.result
    return result


def _told(found: Iterable[tuple[str, Verdict]], progress: TextIO) -> Iterator[tuple[str, Verdict]]:
    """Say on the way how far a long campaign has come, and who survives it."""
    for n, (name, verdict) in enumerate(found, start=1):
        if verdict is Verdict.SURVIVED:
            print(f"survives: {name}", file=progress)
        if not n % _SAID_EVERY:
            print(f"{n} tried", file=progress)
        yield name, verdict


def _brief_judges() -> list[str]:
    named = ("duties", "conditions", "objections", "transition", "documents")
    beside = [here(path) for path in files(JUDGES, suffix=".py")]
    return [_OF_THE_RULES, *(each for each in beside if Path(each).stem[5:] in named)]


def _exchanged(
    bench: Bench, mutants: list[Mutant], seen: Seen
) -> Iterator[tuple[str, Callable[[], Verdict], float]]:
    for mutant in mutants:
        if not _is_imported(mutant, seen):
            tests = _tests_of(mutant, seen)
            seconds = 10 + 2 * sum(seen.seconds[each] for each in tests)
            yield mutant.name, partial(bench.judged, mutant, tests), seconds


def _is_imported(mutant: Mutant, seen: Seen) -> bool:
    """Whether the mutant changes what importing the modules does."""
    return not mutant.within.header or any(
        (mutant.file, line) in seen.imported for line in mutant.within.body
    )


def _tests_of(mutant: Mutant, seen: Seen) -> list[int]:
    """The tests that run the lines of the mutant, the quickest first."""
    lines = {(mutant.file, line) for line in mutant.lines}
    running = [index for index, run in enumerate(seen.tests) if not lines.isdisjoint(run)]
    return sorted(running, key=lambda index: seen.seconds[index])


def _anew(mutants: list[Mutant], seen: Seen) -> Iterator[tuple[str, Callable[[], Verdict], float]]:
    ran_files = [{file for file, _ in run} for run in seen.tests]
    judged = {each.file for each in mutants}
    judges = {file: _judges_of(file, seen, ran_files) for file in judged}
    for mutant in mutants:
        if _is_imported(mutant, seen):
            tests = judges[mutant.file]
            seconds = 20 + 2 * sum(tests.values())
            yield mutant.name, partial(_judged_anew, mutant, tests), seconds


def _judges_of(source: str, seen: Seen, ran_files: list[set[str]]) -> dict[str, float]:
    """
    The tests that judge what importing a source makes, with their seconds: those that run a line
    of it or of another that imports it, and those of all rules and documents, which see them all.
    """
    near = {source, *(each for each in sources() if _imports(each, source))}
    return {
        name: seconds
        for name, seconds, ran in zip(seen.names, seen.seconds, ran_files, strict=True)
        if name.startswith(_OF_EVERY_RULE) or not near.isdisjoint(ran)
    }


def _imports(file: str, source: str) -> bool:
    module = source.removesuffix(".py").replace("/", ".")
    package, _, name = module.rpartition(".")
    return any(
        isinstance(node, ast.ImportFrom)
        and (
            node.module == module
            or (node.module == package and name in {alias.name for alias in node.names})
        )
        for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8")))
    )


def _judged_anew(mutant: Mutant, tests: dict[str, float]) -> Verdict:
    try:
        code = mutant.code()
    except SyntaxError:
        return Verdict.NO_PROGRAM
    _serve(str(ROOT / mutant.file), code)
    cost: defaultdict[str, float] = defaultdict(float)
    for name, seconds in tests.items():
        cost[name.partition("::")[0]] += 0.1 + seconds
    own = f"test_{Path(mutant.file).stem}"
    paths = sorted(cost, key=lambda path: (Path(path).stem != own, cost[path]))
    for some in (paths[:_FIRST_FILES], paths[_FIRST_FILES:]):
        if judged_by(some, tests) is Verdict.KILLED:
            return Verdict.KILLED
    return Verdict.SURVIVED


def _serve(path: str, code: CodeType) -> None:
    """Let whoever imports the file get this code."""
    read = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, fullname: str) -> CodeType | None:
        return code if loader.get_filename(fullname) == path else read(loader, fullname)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]


def listed() -> dict[str, str]:
    """The survivors that are known, each with the reason why no test kills it."""
    known = {}
    for line in SURVIVORS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, reason = line.rpartition(" | ")
            known[name] = reason
    return known


def complaints(outcome: Outcome) -> list[str]:
    """What is wrong with a whole campaign: too few killed, or the list of survivors is not true."""
    known, left = listed(), set(outcome.survivors)
    few = [f"less than {LOWEST_RATE:.0%} killed"] if outcome.rate < LOWEST_RATE else []
    return [
        *few,
        *(f"survives and is not listed: {name}" for name in outcome.survivors if name not in known),
        *(f"is listed and does not survive: {name}" for name in known if name not in left),
    ]


def report(outcome: Outcome) -> str:
    """How many of each file were killed, then who survived."""
    tried_of, left_of = Counter[str](), Counter[str]()
    for name, verdict in outcome.verdicts.items():
        file = name.partition(" | ")[0]
        tried_of[file] += 1
        left_of[file] += verdict is Verdict.SURVIVED
    rows = [f"{file}: {n - left_of[file]} of {n}" for file, n in sorted(tried_of.items())]
    killed = len(outcome.verdicts) - len(outcome.survivors)
    whole = (
        f"{killed} of {len(outcome.verdicts)} killed: {outcome.rate:.1%} in {outcome.seconds:.0f} s"
    )
    return "\n".join([*rows, whole, *outcome.survivors])
