"""The demonstration as the tests have it: built once, and a copy of the folder for whoever changes it."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from jinja2 import FileSystemBytecodeCache

from app import create_app
from council.cli import demo
from council.cli.demonstration.signing import sealed_store
from council.records.database import db
from council.settings import Settings
from tests.databases import share_statements
from tests.world import cheap_passwords


def settings_in(folder: Path) -> Settings:
    """Return the settings of an installation that lives in the folder."""
    return Settings.from_environment(
        {"DATA_DIR": str(folder), "DATABASE_URL": "", "SECRET_KEY": "of the tests, known to everybody"}
    )


def application_in(folder: Path, cache: Path) -> Flask:
    """Return the application over the folder; what every installation makes alike it finds made."""
    folder.mkdir(exist_ok=True)
    if not (folder / "cache").is_symlink():
        (folder / "cache").symlink_to(cache)
    application = create_app(settings_in(folder))
    application.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(cache))
    with application.app_context():
        share_statements(db.engine)
    return application


def build_demonstration(folder: Path, *, migrated: Path, cache: Path, now: datetime | None = None) -> Path:
    """Build the demonstration in a folder, in a copy of a migrated database; by default of this hour."""
    shutil.copyfile(migrated, folder / "council.sqlite3")
    application = application_in(folder, cache)
    with application.app_context(), cheap_passwords():
        demo.build(sealed_store(application.config["SETTINGS"]), now=now or datetime.now(UTC))
    let_go(application)
    return folder


def copied(demonstration: Path, folder: Path, cache: Path) -> Flask:
    """Return the application over a copy of the demonstration."""
    shutil.copytree(demonstration, folder, symlinks=True)
    return application_in(folder, cache)


def let_go(application: Flask) -> None:
    """Close what the application holds open of its database."""
    with application.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
