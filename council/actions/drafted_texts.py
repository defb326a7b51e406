"""What the versions of a draft protocol say, and whether two of them say the same."""

import json

from council.papers.composing.minutes import says_the_same
from council.papers.minutes_text import MinutesText
from council.records.minutes import MinutesVersion


def text_of(version: MinutesVersion) -> MinutesText:
    """Return the frozen text of a version."""
    return MinutesText.from_json(json.loads(version.content))


def differs(old: MinutesVersion, new: MinutesVersion) -> bool:
    """Say whether the newer version says something else than the older one."""
    return new.number > old.number and not says_the_same(text_of(old), text_of(new))
