"""Databases of single tests: each a fresh copy of one migrated, or peopled, before."""

import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Engine, create_engine

from council.records.schema import migrate
from tests import postgres

# Brings people into a migrated database, given its address; returns what a test needs to find them.
People = Callable[[str], Any]


FILE = "council.sqlite3"

_first_engines: dict[str, Engine] = {}


def share_statements(engine: Engine) -> None:
    """Let the engines of all tests share what the first of a server compiled: half of a test's time is that."""
    first = _first_engines.setdefault(engine.dialect.name, engine)
    engine.dialect = engine.pool._dialect = first.dialect
    engine._compiled_cache = first._compiled_cache


@contextmanager
def served_by(application: Flask, address: str) -> Iterator[None]:
    """Let the application work on the database of one test, and on no other's."""
    engines = application.extensions["sqlalchemy"]._app_engines
    first = engines.get(application)
    engine = create_engine(address, **application.config["SQLALCHEMY_ENGINE_OPTIONS"])
    share_statements(engine)
    engines[application] = {None: engine}
    application.config["SQLALCHEMY_DATABASE_URI"] = address
    try:
        yield
    finally:
        engine.dispose()
        engines[application] = first


class SqliteCopies:
    """Copies of a migrated file: a migration a test would cost more than the test."""

    def __init__(self, shared: Callable[[str, Callable[[Path], None]], Path]) -> None:
        self.shared = shared
        self.original = shared("migrated", _migrate_in) / FILE
        self.found: dict[str, Any] = {}  # what each kind of people left to be found by, by its name

    @contextmanager
    def fresh(self, folder: Path, *, people: People | None = None) -> Iterator[str]:
        """Yield the address of a database of the test's own, with the people in it where asked for."""
        copy = folder / FILE
        shutil.copyfile(self.original if people is None else self._peopled(people), copy)
        yield f"sqlite:///{copy}"

    def _peopled(self, people: People) -> Path:
        name = people.__name__
        folder = self.shared(name, partial(self._people, people))
        if name not in self.found:
            self.found[name] = pickle.loads((folder / "found").read_bytes())
        return folder / FILE

    def _people(self, people: People, folder: Path) -> None:
        shutil.copyfile(self.original, folder / FILE)
        found = people(f"sqlite:///{folder / FILE}")
        (folder / "found").write_bytes(pickle.dumps(found))


def _migrate_in(folder: Path) -> None:
    migrate(f"sqlite:///{folder / FILE}")


class PostgresqlCopies:
    """Databases made after a migrated one, as the server's own template."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.numbers = count(1)
        self.found: dict[str, Any] = {}
        postgres.run_sql(address, "CREATE DATABASE migrated")
        migrate(address.format(database="migrated"))

    @contextmanager
    def fresh(self, folder: Path, *, people: People | None = None) -> Iterator[str]:
        """Yield the address of a database of the test's own, dropped afterwards."""
        name = f"test_{next(self.numbers)}"
        self._copy(name, "migrated" if people is None else self._peopled(people))
        try:
            yield self.address.format(database=name)
        finally:
            postgres.run_sql(self.address, f"DROP DATABASE {name} WITH (FORCE)")

    def _peopled(self, people: People) -> str:
        name = people.__name__
        if name not in self.found:
            self._copy(name, "migrated")
            self.found[name] = people(self.address.format(database=name))
        return name

    def _copy(self, name: str, original: str) -> None:
        postgres.run_sql(self.address, f"CREATE DATABASE {name} TEMPLATE {original} STRATEGY file_copy")
