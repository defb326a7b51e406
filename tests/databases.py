"""Databases of single tests: each a fresh copy of one migrated before."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from council.records.schema import migrate
from tests import postgres

MakeDatabase = Callable[[Path], object]


class SqliteCopies:
    """Copies of a migrated file: a migration a test would cost more than the test."""

    def __init__(self, folder: Path) -> None:
        self.original = folder / "migrated.sqlite3"
        migrate(f"sqlite:///{self.original}")

    @contextmanager
    def fresh(self, folder: Path) -> Iterator[str]:
        """Yield the address of a database of the test's own."""
        copy = folder / "council.sqlite3"
        shutil.copyfile(self.original, copy)
        yield f"sqlite:///{copy}"


class PostgresqlCopies:
    """Databases made after a migrated one, as the server's own template."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.numbers = count(1)
        postgres.run_sql(address, "CREATE DATABASE migrated")
        migrate(address.format(database="migrated"))

    @contextmanager
    def fresh(self, folder: Path) -> Iterator[str]:
        """Yield the address of a database of the test's own, dropped afterwards."""
        name = f"test_{next(self.numbers)}"
        postgres.run_sql(self.address, f"CREATE DATABASE {name} TEMPLATE migrated STRATEGY file_copy")
        try:
            yield self.address.format(database=name)
        finally:
            postgres.run_sql(self.address, f"DROP DATABASE {name} WITH (FORCE)")
