"""What the house is built on: few packages, each with a reason, a licence and a checksum."""

import re
import tomllib
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
AT_RUN_TIME = [*PROJECT["project"]["dependencies"], *EXTRAS["postgresql"]]
AT_WORK = [*EXTRAS["dev"], *PROJECT["build-system"]["requires"]]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCKED = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))

# The Lesser licence lets a bank link to a package without publishing its own programs; the
# General and the Affero licence do not.
LESSER = re.compile(r"LGPL|Lesser General Public", re.IGNORECASE)
COPYLEFT = re.compile(r"GPL|General Public|Affero", re.IGNORECASE)


def names(requirements):
    return {canonicalize_name(Requirement(line).name) for line in requirements}


def everything_below(requirements):
    """The distributions that are installed because of `requirements`, themselves included."""
    found = {}
    waiting = [Requirement(line) for line in requirements]
    while waiting:
        asked = waiting.pop()
        key = (canonicalize_name(asked.name), frozenset(asked.extras))
        if key in found:
            continue
        found[key] = metadata.distribution(asked.name)
        for line in found[key].requires or ():
            further = Requirement(line)
            extras = [*asked.extras, ""]
            if not further.marker or any(further.marker.evaluate({"extra": e}) for e in extras):
                waiting.append(further)
    return {name: distribution for (name, _), distribution in found.items()}


def licence(distribution):
    """All that the metadata says of the licence, on one line."""
    about = distribution.metadata
    classes = [line for line in about.get_all("Classifier", []) if line.startswith("License")]
    said = [about.get("License-Expression"), about.get("License"), *classes]
    return " | ".join(line.splitlines()[0] for line in said if line)


def test_every_dependency_has_its_reason():
    """The document of reasons names the declared packages, all of them and no other."""
    document = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([^`]+)`", document, re.MULTILINE)
    assert sorted(explained) == sorted(names([*AT_RUN_TIME, *AT_WORK]))


def test_no_package_at_run_time_binds_the_bank():
    """Nothing under the General or Affero licence is installed with the product."""
    binding = {
        name: licence(distribution)
        for name, distribution in everything_below(AT_RUN_TIME).items()
        if COPYLEFT.search(licence(distribution)) and not LESSER.search(licence(distribution))
    }
    assert binding == {}


def test_every_package_at_run_time_says_its_licence():
    """A package whose licence nobody can read is not built upon."""
    silent = [name for name, found in everything_below(AT_RUN_TIME).items() if not licence(found)]
    assert silent == []


def test_the_lock_holds_what_is_declared():
    """What is declared is locked, and what is locked satisfies the declaration."""
    for line in [*AT_RUN_TIME, *AT_WORK]:
        asked = Requirement(line)
        assert asked.specifier.contains(LOCKED[canonicalize_name(asked.name)]), line


def test_the_lock_holds_everything_below():
    """No package comes in that is not locked."""
    assert set(everything_below([*AT_RUN_TIME, *AT_WORK])) <= set(LOCKED)


def test_every_locked_package_has_its_checksums():
    """A package that was changed on its way is refused."""
    entries = re.split(r"^(?=[a-z0-9-]+==)", LOCK, flags=re.MULTILINE)
    unchecked = [e.splitlines()[0] for e in entries if "==" in e and "--hash=sha256:" not in e]
    assert unchecked == []


def test_the_lock_says_what_and_not_where():
    """The lock works with any package index: it holds no address, path or option."""
    outside = [
        line
        for line in LOCK.splitlines()
        if not re.match(r"[a-z0-9-]+==\S+ \\$|    --hash=sha256:[0-9a-f]{64}|    #", line)
    ]
    assert outside == []
    assert "://" not in LOCK
