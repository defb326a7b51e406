"""Processes that end with their parent, however it ends."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import time

SECONDS_TO_END = 10
PR_SET_PDEATHSIG = 1


class Children:
    """The started processes, each in a group of its own, so that Ctrl-C reaches the parent alone."""

    def __init__(self) -> None:
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Children:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.stop()

    def start(self, name: str, command: list[str]) -> None:
        parent = os.getpid()
        self.running[name] = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: end_with(parent),  # noqa: PLW1509 - the parent has one thread
        )

    def first_ended(self) -> str | None:
        """Return the name of one that has ended."""
        return next((name for name, child in self.running.items() if child.poll() is not None), None)

    def stop(self) -> None:
        """Ask all to end, and end those that have not within their time, with what they started."""
        for child in self.running.values():
            child.terminate()
        deadline = time.monotonic() + SECONDS_TO_END
        for child in self.running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, deadline - time.monotonic()))
        for child in self.running.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def end_with(parent: int) -> None:
    """In the child, before its program starts: be terminated when the parent dies, even by kill -9.

    Linux only; elsewhere a killed parent leaves its children, as most do.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)
