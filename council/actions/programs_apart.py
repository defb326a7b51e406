"""Programs of our own that read what comes from outside: each in a process that may fail without harm to whoever asks."""

import subprocess
import sys
from pathlib import Path


def run_apart(
    program: Path, said: bytes, *words: str, seconds: int
) -> subprocess.CompletedProcess[bytes] | None:
    """Run a program on what it is to read; None where it took too long or could not be started.

    Nothing of our environment is given to it, which may hold a secret, and no word of the file stands among its arguments.
    """
    command = [sys.executable, "-I", "-B", "-W", "ignore", str(program), *words]
    try:
        return subprocess.run(  # noqa: S603 - our own program
            command, input=said, capture_output=True, timeout=seconds, env={}, check=False
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
