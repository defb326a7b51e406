"""The last check before a paper is set: a letter without a glyph makes a PDF/A invalid without a word."""

from __future__ import annotations

from council.wording.letters import Problem, problems_of


class NotPrintable(ValueError):
    """A text with letters that no embedded font has; it should have been refused when it was entered."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.sentence("en") for problem in problems))


def require_printable(text: str) -> None:
    """Raise `NotPrintable`, naming every letter that a paper cannot show."""
    if problems := problems_of(text):
        raise NotPrintable(problems)
