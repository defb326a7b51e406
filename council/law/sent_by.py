"""From which moment a paper counts as sent."""

from enum import StrEnum


class SentBy(StrEnum):
    """From which moment a paper counts as sent: its issue in the system, or its acceptance by a mail server."""

    ISSUE = "issue"
    ACCEPTANCE = "acceptance"
