"""Prepares the database and keeps the web server and the worker running together, until told to stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

from council.settings import SettingError, Settings
from tools.children import Children

FLASK = [sys.executable, "-m", "flask", "--app", "app"]
GUNICORN = [sys.executable, "-m", "gunicorn", "--config", "python:council.web.serving", "app:served_app()"]
SECONDS_TO_START = 60
PREPARED = "prepared"  # lies beside the data once they were prepared: later starts are quick


class CannotStart(Exception):
    """Why nothing was started, said to the person at the terminal."""


def main() -> int:
    """Serve until asked to stop, which is no failure, or until either child ends, which is one."""
    # While the database is prepared, being terminated ends the running command as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        settings = Settings.from_environment()
        refuse_taken_port(settings)
        prepare(settings)
    except (SettingError, CannotStart) as fault:
        print(fault, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return serve(settings)


def refuse_taken_port(settings: Settings) -> None:
    """Try the address before the children do: their message would be lost between two tracebacks."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((settings.host.strip("[]"), settings.port))
        except OSError as fault:
            raise CannotStart(
                f"Cannot listen on {settings.host}, port {settings.port} ({fault.strerror}). Nothing was started.\n"
                f"Stop what uses it, or choose another: PORT={settings.port + 1} make run"
            ) from fault


def prepare(settings: Settings) -> None:
    """Bring the database to this version's tables and, for a trial, into the remembered world."""
    first_time = not (settings.data_dir / PREPARED).exists()
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    print(
        "Preparing the database; the first time this takes a while." if first_time else "Starting.",
        flush=True,
    )
    run_command("migrate")
    if settings.demo:
        # It names the accounts, and so does the greeting: once is enough.
        run_command("demo", "--if-empty", stdout=subprocess.DEVNULL)
    (settings.data_dir / PREPARED).touch()


def run_command(*words: str, stdout: int | None = None) -> None:
    if subprocess.run([*FLASK, *words], check=False, stdout=stdout).returncode:
        raise CannotStart(f"“flask {' '.join(words)}” failed; see above. Nothing was started.")


def serve(settings: Settings) -> int:
    """Start both, greet when the server answers, wait for the first end, stop the other."""
    with Children() as children, StopSignals() as stop:
        children.start("web server", GUNICORN)
        children.start("worker", [*FLASK, "worker"])
        greeted = False
        deadline = time.monotonic() + SECONDS_TO_START
        while not stop.asked:
            if ended := children.first_ended():
                print(f"The {ended} ended by itself; stopping the other.", file=sys.stderr)
                return 1
            if not greeted and answers(settings):
                greeted = True
                greet(settings)
            if not greeted and time.monotonic() > deadline:
                print(
                    f"The web server did not answer within {SECONDS_TO_START} s; stopping.", file=sys.stderr
                )
                return 1
            stop.wait(0.2)
    print("Stopped.", flush=True)
    return 0


def answers(settings: Settings) -> bool:
    """Tell whether the server answers at all; what it says is for whoever watches /health."""
    try:
        urllib.request.urlopen(f"{local_address(settings)}/health", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def local_address(settings: Settings) -> str:
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - an address to ask, not to listen on
    return f"http://{everywhere.get(settings.host, settings.host)}:{settings.port}"


def greet(settings: Settings) -> None:
    """Say where to go and, in the demonstration, as whom."""
    print(f"\nOpen {local_address(settings)}  (Ctrl-C stops it)\n", flush=True)
    if settings.reachable and not settings.cookie_secure:
        print("Without TLS whoever is on the way can act as anybody: for a trial only.\n", flush=True)
    if settings.demo:
        subprocess.run([*FLASK, "demo", "--accounts"], check=False)
    else:
        print("A new installation is set up, in another terminal, by:", flush=True)
        print(f"DEMO=0 DATA_DIR={settings.data_dir} .venv/bin/python -m flask --app app setup", flush=True)


class StopSignals:
    """Remembers the first signal that asks to stop, so that the loop ends in its own time."""

    def __init__(self) -> None:
        self.asked = 0

    def __enter__(self) -> StopSignals:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # Under nohup the hang-up is ignored, and stays so.
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self.remember)
        return self

    def __exit__(self, *_fault: object) -> None:
        """The handlers stay: a second Ctrl-C must not interrupt the stopping of the children."""

    def remember(self, number: int, _frame: FrameType | None) -> None:
        self.asked = self.asked or number

    def wait(self, seconds: float) -> None:
        """Sleep, cut short by a signal."""
        deadline = time.monotonic() + seconds
        while not self.asked and (left := deadline - time.monotonic()) > 0:
            time.sleep(min(left, 0.05))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    sys.exit(main())
