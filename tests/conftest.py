"""What every test may ask for: a database of its own on either server, settings, the application.

Fixtures import what they need themselves: the tests of the law run without the rest of the house.
"""

import copy
import functools
import gc
import os
import shutil
from pathlib import Path

import hypothesis
import pytest
from jinja2 import FileSystemBytecodeCache

from council.settings import Settings
from tests.order import in_order
from tests.sharing import shared_folder

SECRET = "of the tests, known to everybody"
# What the records promise they promise on both servers; pages are tried on one unless they ask for both.
FOLDERS_ON_BOTH = ("records", "actions", "races")

# What the servers could do differently in an act: locks, orders, constraints of the day of a meeting; such tests
# are marked `both_databases`. The other acts write plain rows by the same few functions, and what is only read is
# read by the same statements: they meet PostgreSQL in the long run only.
MOSTLY_ON_ONE = frozenset(
    {"test_compliance", "test_deadlines", "test_guards", "test_materials_migration", "test_preflight"}
)

# No deadlines: a machine shared with others is slow at times, and that is no fault of the law.
hypothesis.settings.register_profile("quick", deadline=None, max_examples=25)
hypothesis.settings.register_profile("long", deadline=None, max_examples=2000)


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true", help="run the long property, race and fuzz tests too")
    parser.addoption("--only-slow", action="store_true", help="run what --slow adds, and nothing else")
    parser.addoption(
        "--rare", action="store_true", help="run what takes too long for every change, nothing else"
    )


def pytest_configure(config):
    """Choose how many examples a property is tried with, and let the collector of garbage rest longer.

    Mapped rows are many and short-lived: looking through all of them after every few hundred took a tenth of the time.
    """
    config.option.slow = config.option.slow or config.option.only_slow
    hypothesis.settings.load_profile("long" if config.option.slow else "quick")
    gc.set_threshold(50_000, 20, 50)


def pytest_collection_finish():
    gc.collect()
    gc.freeze()  # what is imported and collected stays to the end


def pytest_generate_tests(metafunc):
    """Run a test that uses a database on both servers when it, or its folder, says so."""
    if "database_url" in metafunc.fixturenames and _wants_both(metafunc):
        is_long = _is_long_on_postgresql(metafunc)
        marks = [pytest.mark.postgresql, *([pytest.mark.slow] if is_long else [])]
        also = (
            [] if is_long and not metafunc.config.option.slow else [pytest.param("postgresql", marks=marks)]
        )
        metafunc.parametrize("database_url", ["sqlite", *also], indirect=True)


def _is_long_on_postgresql(metafunc) -> bool:
    path = Path(metafunc.definition.path)
    mostly_on_one = path.parent.name == "actions" or path.stem in MOSTLY_ON_ONE
    return mostly_on_one and metafunc.definition.get_closest_marker("both_databases") is None


def _wants_both(metafunc) -> bool:
    folder = Path(metafunc.definition.path).parent.name
    return folder in FOLDERS_ON_BOTH or metafunc.definition.get_closest_marker("both_databases") is not None


def pytest_collection_modifyitems(config, items):
    """Leave out the slow tests unless asked for; skip what this machine lacks, but never where CI=true.

    What is left stands in the order in which two processes are done with it at the same time.
    """
    config.hook.pytest_deselected(items=[item for item in items if not _is_asked_for(item)])
    items[:] = in_order([item for item in items if _is_asked_for(item)])
    if os.environ.get("CI") == "true":
        return
    for item in items:
        for program in sorted(_programs_needed_by(item)):
            if not _is_installed(program):
                item.add_marker(
                    pytest.mark.skip(reason=f"{program} is not installed; make test installs it where it may")
                )


def _is_asked_for(item) -> bool:
    option = item.config.option
    is_rare = item.get_closest_marker("rare") is not None
    if is_rare or option.rare:
        return is_rare and option.rare
    return (option.slow and not option.only_slow) or _is_long(item) == option.slow


def _is_long(item) -> bool:
    """Say whether `--slow` adds to the test: the whole of it, or to a property its many examples."""
    if item.get_closest_marker("slow") is not None:
        return True
    return item.config.option.slow and getattr(getattr(item, "obj", None), "is_hypothesis_test", False)


def _programs_needed_by(item) -> set[str]:
    needed = {program for marker in item.iter_markers("needs") for program in marker.args}
    needed |= {"chromium"} if item.get_closest_marker("browser") else set()
    return needed | ({"postgresql"} if item.get_closest_marker("postgresql") else set())


@functools.cache
def _is_installed(program: str) -> bool:
    # Debian keeps the server's programs out of the way of those of its clients.
    if program == "postgresql" and any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        return True
    return shutil.which("initdb" if program == "postgresql" else program) is not None


@pytest.fixture(scope="session")
def sqlite_copies(tmp_path_factory):
    from tests.databases import SqliteCopies

    return SqliteCopies(functools.partial(shared_folder, tmp_path_factory))


@pytest.fixture(scope="session")
def postgresql_copies():
    from tests import postgres
    from tests.databases import PostgresqlCopies

    with postgres.throwaway_server() as address:
        yield PostgresqlCopies(address)


@pytest.fixture
def database_url(request, tmp_path):
    """The address of a migrated database of this test's own, SQLite unless the test runs on both; empty
    unless the test asks for the world, or for a meeting in it that runs or is over.
    """
    with _copies(request).fresh(tmp_path, people=_people(request)) as address:
        yield address


def _copies(request):
    server = getattr(request.node, "callspec", None) and request.node.callspec.params.get("database_url")
    return request.getfixturevalue(f"{server or 'sqlite'}_copies")


def _people(request):
    """Return what brings the people of the test: what it is marked with, or by the fixtures it asks for."""
    if marked := request.node.get_closest_marker("peopled"):
        return marked.kwargs["by"]
    wanted = {"world", "running", "over"} & set(request.fixturenames)
    if not wanted:
        return None
    from tests import world
    from tests.actions import closed

    if "over" in wanted:
        return closed.hold_closed_meeting_at
    return world.hold_running_meeting_at if "running" in wanted else world.build_world_at


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory):
    """What every installation makes for itself from the same sources: catalogues, fonts, compiled templates."""
    return shared_folder(tmp_path_factory, "cache", lambda folder: None)


@pytest.fixture(scope="session")
def built_demonstration(tmp_path_factory, sqlite_copies, shared_cache):
    """A data folder with the demonstration in it; copied, never changed."""
    from tests.demonstrations import build_demonstration

    make = functools.partial(build_demonstration, migrated=sqlite_copies.original, cache=shared_cache)
    return shared_folder(tmp_path_factory, "demonstration", make)


@pytest.fixture
def settings(database_url, tmp_path, shared_cache):
    """The settings of an installation whose whole world is this test's, but for what all make alike."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cache").symlink_to(shared_cache)
    return Settings.from_environment(
        {
            "DATABASE_URL": database_url,
            "DATA_DIR": str(tmp_path / "data"),
            "SECRET_KEY": SECRET,
        }
    )


@pytest.fixture(scope="session")
def built_app(tmp_path_factory, shared_cache):
    """The application, put together once for all tests of a process: its routes and templates never change."""
    from app import create_app

    folder = tmp_path_factory.mktemp("built")
    built = create_app(Settings.from_environment({"DATA_DIR": str(folder), "SECRET_KEY": SECRET}))
    built.config["TESTING"] = True
    built.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(shared_cache))
    return built


@pytest.fixture
def app(built_app, settings):
    """The application over this test's database, no context pushed: each request must make its own."""
    from tests.databases import served_by

    said = dict(built_app.config)
    built_app.config["SETTINGS"] = settings
    with served_by(built_app, settings.database_url):
        yield built_app
    built_app.config.clear()
    built_app.config.update(said)


@pytest.fixture
def own_app(settings, shared_cache):
    """An application for tests that add pages to it, which the one built for all would keep."""
    from app import create_app

    application = create_app(settings)
    application.config["TESTING"] = True
    application.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(shared_cache))
    yield application
    with application.app_context():
        [engine] = application.extensions["sqlalchemy"].engines.values()
    engine.dispose()


@pytest.fixture
def world(request, records):
    """The body with its people, in an application context: see `tests.world`."""
    if {"running", "over"} & set(request.fixturenames):
        return request.getfixturevalue("running").world
    given = copy.deepcopy(_copies(request).found["build_world_at"])
    given.memory = _memory(request)
    return given


def _memory(request):
    """Return what finds again how other tests began; none for a test that changes how things are done."""
    from tests import world
    from tests.remembering import Memory

    url = request.getfixturevalue("settings").database_url
    if "monkeypatch" in request.fixturenames or _people(request) is not world.build_world_at:
        return None
    return Memory(Path(url.removeprefix("sqlite:///"))) if url.startswith("sqlite") else None


@pytest.fixture
def running(request, records):
    """A meeting of that body with six states present and its first item put forward."""
    if "over" in request.fixturenames:
        return request.getfixturevalue("over")[0]
    return copy.deepcopy(_copies(request).found["hold_running_meeting_at"])


@pytest.fixture
def over(request, records):
    """That meeting when it is closed, and the decision adopted in it against Russia."""
    return copy.deepcopy(_copies(request).found["hold_closed_meeting_at"])


@pytest.fixture
def peopled(request, records):
    """What the function left to find its people by that the test is marked `peopled` with."""
    return copy.deepcopy(_copies(request).found[_people(request).__name__])


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def records(app):
    """The session of the records for tests without a request."""
    with app.app_context():
        sqlalchemy = app.extensions["sqlalchemy"]
        yield sqlalchemy.session
        sqlalchemy.session.remove()


@pytest.fixture(scope="session")
def chromium(pytestconfig):
    """One browser for all tests of a process: two cannot be driven from one thread."""
    from playwright.sync_api import sync_playwright

    from tests.journeys.stage import launched

    with sync_playwright() as playwright:
        browser = launched(playwright, whole=pytestconfig.option.slow)
        yield browser
        browser.close()
