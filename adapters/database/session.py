"""One transaction on a connection of the driver."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Any, Final, cast

from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

from adapters.database.compiled import Compiled
from adapters.database.errors import Translator

Row = tuple[Any, ...]
Watch = Callable[[str], None]
"""Told the text of every statement before it is sent."""

ROWS_AT_A_TIME: Final = 2_000


class Session:
    """
    Statements inside one transaction. The drivers manage none: BEGIN and COMMIT are sent here.

    Every error of the driver leaves as one of the office's. After the first one the transaction
    can no longer be committed, whoever has swallowed the error.
    """

    def __init__(
        self,
        connection: DBAPIConnection,
        driver_error: type[Exception],
        tell: Translator,
        watch: Watch | None,
    ) -> None:
        self.connection = connection
        self._cursor = connection.cursor()
        self._driver_error = driver_error
        self._tell = tell
        self._watch = watch
        self.failure: Exception | None = None

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> DBAPICursor:
        """Send one statement; the cursor that answers is good until the next one is sent."""
        if self._watch is not None:
            self._watch(sql)
        try:
            self._cursor.execute(sql, values)
        except self._driver_error as error:
            raise self.failed(error) from error
        return self._cursor

    def rows(self, statement: Compiled, *values: object) -> list[Row]:
        """All rows of a statement, its values in the order of its names."""
        cursor = self.execute(statement.sql, statement.arrange(values))
        try:
            found = cast(list[Row], cursor.fetchall())
        except self._driver_error as error:
            raise self.failed(error) from error
        return found

    def row(self, statement: Compiled, *values: object) -> Row | None:
        """The first row of a statement, or None."""
        found = self.rows(statement, *values)
        return found[0] if found else None

    def batches(self, statement: Compiled, *values: object) -> Iterator[list[Row]]:
        """The rows of a long answer, some at a time; other statements may come in between."""
        if self._watch is not None:
            self._watch(statement.sql)
        cursor = self.stream_cursor()
        try:
            cursor.execute(statement.sql, statement.arrange(values))
            while some := cursor.fetchmany(ROWS_AT_A_TIME):
                yield cast(list[Row], some)
        except self._driver_error as error:
            raise self.failed(error) from error
        finally:
            with suppress(self._driver_error):
                cursor.close()

    def stream(self, statement: Compiled, *values: object) -> Iterator[Row]:
        """The same row by row."""
        return chain.from_iterable(self.batches(statement, *values))

    def stream_cursor(self) -> DBAPICursor:
        """A cursor that does not hold the whole answer."""
        return self.connection.cursor()

    def is_lost(self) -> bool:
        """Whether the server has gone away from this connection."""
        return bool(getattr(self.connection, "closed", False))

    def changed(self) -> int:
        """How many rows the last statement changed."""
        return self._cursor.rowcount

    def failed(self, error: Exception) -> Exception:
        """The error in the words of the office; from now on nothing can be committed."""
        told = self._tell(error)
        self.failure = self.failure or told
        return told

    def roll_back(self) -> bool:
        """End the transaction; false if the connection can no longer be used."""
        if self._watch is not None:
            self._watch("ROLLBACK")
        try:
            self.connection.rollback()
        except self._driver_error:
            return False
        return True
