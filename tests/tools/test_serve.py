"""One command serves the site and leaves nothing behind."""

import os
import pty
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from council.settings import Settings
from tests.architecture.source import ROOT
from tests.databases import FILE
from tools.serve import greet, prepare


@pytest.fixture
def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@pytest.fixture
def environment(tmp_path, free_port):
    ours = {"DATA_DIR": str(tmp_path / "data"), "PORT": str(free_port), "DEMO": "0", "WEB_WORKERS": "1"}
    kept = {
        name: said for name, said in os.environ.items() if name not in {"DATABASE_URL", "HOST", "SECRET_KEY"}
    }
    return {**kept, **ours}


def serve(environment):
    return subprocess.Popen(
        [sys.executable, "-m", "tools.serve"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        # A shell that runs the tests in the background hands SIGINT down as ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def status_of(address):
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code


@pytest.mark.parametrize("asked", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)])
def test_it_serves_until_told_to_stop(environment, free_port, asked, sqlite_copies):
    data = Path(environment["DATA_DIR"])
    data.mkdir(mode=0o700)
    shutil.copyfile(sqlite_copies.original, data / FILE)  # to migrate it is not what is tried here
    server = serve(environment)
    impatience = threading.Timer(90, server.kill)
    impatience.start()
    said = []
    for line in server.stdout:
        said.append(line)
        if line.startswith("Open "):
            break
    assert f"http://127.0.0.1:{free_port}" in said[-1]
    assert status_of(f"http://127.0.0.1:{free_port}/sign-in") == 200

    server.send_signal(asked)
    said += server.stdout.readlines()
    server.stdout.close()
    impatience.cancel()

    assert server.wait() == 0, "".join(said)
    assert said[-1] == "Stopped.\n"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", free_port), timeout=5)


@pytest.mark.slow
def test_ctrl_c_at_a_terminal_ends_make_and_all_it_started(environment, tmp_path):
    """At a terminal the interrupt reaches make and the server at once, and nobody ends the children for them."""
    (tmp_path / "Makefile").write_text(f"run:\n\t@cd {ROOT} && {sys.executable} -m tools.serve\n")
    child, terminal = pty.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execvpe("make", ["make", "-f", str(tmp_path / "Makefile"), "run"], environment)
    impatience = threading.Timer(120, os.kill, (child, signal.SIGKILL))
    impatience.start()
    said = read_until(terminal, b"Ctrl-C stops it")
    started = processes_of(environment["DATA_DIR"])
    os.write(terminal, b"\x03")
    said += read_until(terminal, None)
    impatience.cancel()
    os.waitpid(child, 0)
    os.close(terminal)
    assert b"Stopped." in said
    assert len(started) > 3, "make, the supervisor, the web server with its workers, the worker"
    assert processes_of(environment["DATA_DIR"]) == []


def read_until(terminal, awaited):
    """Return what the terminal shows until the words, to its end where there are none."""
    said = b""
    while awaited is None or awaited not in said:
        try:
            shown = os.read(terminal, 4096)
        except OSError:  # Linux tells so that nobody holds the other end any more
            return said
        if not shown:
            return said
        said += shown
    return said


def processes_of(data_dir):
    """Return the processes that were started with the folder of this installation."""
    return [
        path.parent.name for path in Path("/proc").glob("[0-9]*/environ") if data_dir.encode() in read(path)
    ]


def read(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_a_taken_port_is_told_before_anything_is_done(environment, free_port, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port))
        other.listen()
        server = serve(environment)
        said, _ = server.communicate(timeout=60)

    assert server.returncode == 2
    assert f"PORT={free_port + 1} make run" in said
    assert not (tmp_path / "data" / "council.sqlite3").exists()


GUNICORN = ["-m", "gunicorn", "--config", "python:council.web.serving", "app:create_app()"]


@pytest.mark.parametrize(
    ("command", "status"),
    [
        pytest.param(["-m", "tools.serve"], 2, id="make run"),
        pytest.param(GUNICORN, 1, id="gunicorn", marks=pytest.mark.slow),
        pytest.param(["-m", "flask", "--app", "app", "worker"], 1, id="flask", marks=pytest.mark.slow),
    ],
)
def test_a_default_key_is_refused_in_one_line_however_it_is_started(environment, command, status):
    told = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**environment, "SECRET_KEY": "dev"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert told.returncode == status
    assert "SECRET_KEY: it has 3 characters" in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1, told.stderr


def test_only_the_first_start_is_said_to_take_a_while(environment, monkeypatch, capsys):
    monkeypatch.setattr("tools.serve.run_command", lambda *_words, **_options: None)
    settings = Settings.from_environment(environment)

    prepare(settings)
    first = capsys.readouterr().out
    prepare(settings)

    assert "the first time" in first
    assert "the first time" not in capsys.readouterr().out


def test_who_shows_a_trial_to_others_without_tls_is_warned(environment, monkeypatch, capsys):
    monkeypatch.setattr("tools.serve.subprocess.run", lambda *_words, **_options: None)
    open_to_others = {**environment, "DEMO": "1", "HOST": "0.0.0.0"}
    for said, warned in [({}, False), ({"COOKIE_SECURE": "0"}, True)]:
        greet(Settings.from_environment({**open_to_others, **said}))
        assert ("Without TLS" in capsys.readouterr().out) is warned
