"""One text gives one file: today and tomorrow, here and on a machine with another hour and language."""

import hashlib
import os
import subprocess
import sys

import pytest

from council.papers.minutes import render_minutes
from tests.papers.sample import MINUTES, ON

SET_AGAIN = """
import hashlib
from council.papers.decision import render_decision
from council.papers.minutes import render_minutes
from tests.papers.sample import DECISION, MINUTES, ON
for paper in (render_minutes(MINUTES, on=ON), render_decision(DECISION, on=ON)):
    print(hashlib.sha256(paper).hexdigest())
"""


def test_a_second_setting_has_the_same_bytes(protocol):
    assert render_minutes(MINUTES, on=ON) == protocol


@pytest.mark.parametrize(
    ("zone", "lang"),
    [("America/New_York", "C"), pytest.param("Asia/Tashkent", "ru_RU.UTF-8", marks=pytest.mark.slow)],
)
def test_another_process_elsewhere_sets_the_same_bytes(protocol, sheet, zone, lang):
    surroundings = {**os.environ, "TZ": zone, "LANG": lang, "LC_ALL": lang, "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", SET_AGAIN], env=surroundings, capture_output=True, check=True, text=True
    )
    assert done.stdout.split() == [hashlib.sha256(paper).hexdigest() for paper in (protocol, sheet)]


def test_another_moment_is_another_file(protocol):
    assert render_minutes(MINUTES, on=ON.replace(minute=31)) != protocol
