"""A PostgreSQL server of the tests' own: made when first asked for, gone with the tests, unseen by the network."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tools.children import end_with

SECONDS_TO_START = 30
# A power cut in the middle of a test loses nothing worth keeping.
UNSAFE_BUT_QUICK = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
    "jit=off",
)


def programs() -> Path:
    """Return the folder of the newest server programs."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]))
    found = debian[-1] if debian else shutil.which("initdb")
    if found is None:
        raise RuntimeError("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    return Path(found).parent


@contextlib.contextmanager
def throwaway_server() -> Iterator[str]:
    """Yield the address of an empty server, without a database's name, that listens on a socket in its own folder."""
    folder = Path(tempfile.mkdtemp(prefix="council-postgres-"))
    try:
        who = _owner_of(folder)
        _make_cluster(folder, who)
        with _running(folder, who):
            yield f"postgresql+psycopg://postgres@/{{database}}?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_sql(address: str, sql: str) -> None:
    """Run one statement outside any transaction, on the server's own database."""
    plain = address.replace("+psycopg", "").format(database="postgres")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(sql)


def _owner_of(folder: Path) -> dict[str, object]:
    """PostgreSQL refuses to run as root, so root hands the folder to the user Debian made for it."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, "postgres", "postgres")
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def _make_cluster(folder: Path, who: dict[str, object]) -> None:
    initdb = [programs() / "initdb", "--pgdata", folder / "data", "--username", "postgres", "--auth", "trust"]
    words = [*initdb, "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=folder, **who)


@contextlib.contextmanager
def _running(folder: Path, who: dict[str, object]) -> Iterator[None]:
    settings = ("listen_addresses=", f"unix_socket_directories={folder}", *UNSAFE_BUT_QUICK)
    words = [
        programs() / "postgres",
        "-D",
        folder / "data",
        *(word for one in settings for word in ("-c", one)),
    ]
    parent = os.getpid()
    with (folder.parent / f"{folder.name}.log").open("wb") as log:
        server = subprocess.Popen(
            words,
            stdout=log,
            stderr=log,
            cwd=folder,
            start_new_session=True,
            preexec_fn=lambda: end_with(parent),
            **who,
        )
        try:
            _wait_until_it_answers(server, folder)
            yield
        finally:
            server.send_signal(signal.SIGINT)  # SIGTERM would wait for a connection some test has left open
            server.wait()
    Path(log.name).unlink()


def _wait_until_it_answers(server: subprocess.Popen, folder: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(f"postgresql://postgres@/postgres?host={folder}").close()
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start; see {folder}.log")
