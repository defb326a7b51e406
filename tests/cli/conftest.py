"""The demonstration for the tests of the commands that read it, and an installation that is empty yet."""

import shutil

import pytest

from tests.demonstrations import application_in, copied, let_go


@pytest.fixture
def demonstration(built_demonstration, shared_cache, tmp_path):
    """The application over a copy of the demonstration."""
    application = copied(built_demonstration, tmp_path / "demonstration", shared_cache)
    yield application
    let_go(application)


@pytest.fixture
def empty_installation(sqlite_copies, shared_cache, tmp_path):
    """The application over a migrated database that serves no body yet."""
    folder = tmp_path / "empty"
    folder.mkdir()
    shutil.copyfile(sqlite_copies.original, folder / "council.sqlite3")
    application = application_in(folder, shared_cache)
    yield application
    let_go(application)
