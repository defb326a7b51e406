"""The demonstration, built once for the tests of the commands that read it; each test gets a copy."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import create_app
from council.cli import demo
from council.records.database import db
from council.records.files import FileStore
from council.records.schema import migrate
from council.settings import Settings
from tests.world import cheap_passwords

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def settings_in(folder: Path) -> Settings:
    """Return the settings of an installation that lives in the folder."""
    return Settings.from_environment(
        {"DATA_DIR": str(folder), "SECRET_KEY": "of the tests, known to everybody"}
    )


@pytest.fixture(scope="session")
def built_demonstration(tmp_path_factory) -> Path:
    """A data folder with the demonstration in it; copied, never changed."""
    folder = tmp_path_factory.mktemp("demonstration")
    settings = settings_in(folder)
    migrate(settings.database_url)
    application = create_app(settings)
    with application.app_context(), cheap_passwords():
        demo.build(FileStore(settings.files_dir), now=NOW)
        db.session.remove()
        db.engine.dispose()
    return folder


@pytest.fixture
def demonstration(built_demonstration, tmp_path):
    """The application over a copy of the demonstration."""
    folder = tmp_path / "demonstration"
    shutil.copytree(built_demonstration, folder)
    application = create_app(settings_in(folder))
    yield application
    with application.app_context():
        db.engine.dispose()


@pytest.fixture
def empty_installation(tmp_path):
    """The application over a migrated database that serves no body yet."""
    settings = settings_in(tmp_path / "empty")
    settings.data_dir.mkdir(parents=True)
    migrate(settings.database_url)
    application = create_app(settings)
    yield application
    with application.app_context():
        db.engine.dispose()
