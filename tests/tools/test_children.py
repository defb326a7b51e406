"""Nothing that was started stays behind, however the one who started it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import children
from tools.children import Children

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True); time.sleep(60)",
]
PARENT = """
import time
from tools.children import Children
with Children() as children:
    children.start("child", {command!r})
    print(children.running["child"].pid, flush=True)
    time.sleep(60)
"""


def is_running(pid):
    """A zombie has ended: nobody has asked yet how."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(condition, seconds=5):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def test_children_end_with_the_block():
    with Children() as started:
        started.start("one", SLEEP)
        started.start("two", SLEEP)
        pids = [child.pid for child in started.running.values()]
    assert not any(is_running(pid) for pid in pids)


def test_the_one_that_ended_by_itself_is_named():
    with Children() as started:
        started.start("long", SLEEP)
        started.start("short", [sys.executable, "-c", ""])
        assert wait_until(lambda: started.first_ended() is not None)
        assert started.first_ended() == "short"


def test_a_child_that_does_not_listen_is_killed(monkeypatch):
    monkeypatch.setattr(children, "SECONDS_TO_END", 0.5)
    with Children() as started:
        started.start("deaf", DEAF)
        time.sleep(0.3)
        pid = started.running["deaf"].pid
    assert not is_running(pid)


def test_what_a_child_has_started_ends_with_it(tmp_path):
    noted = tmp_path / "pid"
    grandchild = (
        f"import pathlib, subprocess; child = subprocess.Popen({SLEEP!r});"
        f"pathlib.Path({str(noted)!r}).write_text(str(child.pid)); child.wait()"
    )
    with Children() as started:
        started.start("with a child", [sys.executable, "-c", grandchild])
        assert wait_until(lambda: noted.exists() and noted.read_text())
    pid = int(noted.read_text())
    assert wait_until(lambda: not is_running(pid))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_children_of_a_killed_parent_end_too():
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(command=SLEEP)], stdout=subprocess.PIPE, text=True
    )
    child = int(parent.stdout.readline())
    assert is_running(child)

    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    parent.stdout.close()

    assert wait_until(lambda: not is_running(child))
