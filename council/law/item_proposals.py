"""Is an item that a state proposes ready for the agenda? Nothing here bars: the secretariat takes it or returns it."""

import re
from dataclasses import dataclass

from council.law.charter import Edition
from council.law.ruling import Ruling, permit, warn

# An agenda of the Commonwealth names its items so: «О проекте …», «Об информации …», «Обсуждение …» it does not.
ABOUT = re.compile(r"(О|Об|Обо)\s+\S")


@dataclass(frozen=True)
class ProposalFacts:
    """What was proposed: the words of the item, how many points and papers, and whether a function is named."""

    title: str
    points: int
    papers: int
    has_functions: bool


def proposal_rulings(edition: Edition, facts: ProposalFacts) -> tuple[Ruling, ...]:
    """Return what is there and what is missing, in the order of the form."""
    asked = (
        rule_on_title(facts),
        _functions(edition, facts),
        _draft(edition, facts),
        _papers(edition, facts),
    )
    return tuple(ruling for ruling in asked if ruling is not None)


def rule_on_title(facts: ProposalFacts) -> Ruling:
    """Is the item named as an agenda names it? Practice of record-keeping, in no clause."""
    if ABOUT.match(facts.title):
        return permit("proposal_named", "")
    return warn("proposal_named_otherwise", "")


def _functions(edition: Edition, facts: ProposalFacts) -> Ruling | None:
    """Is a function of the body named? Asked of a body whose charter lists them."""
    if not edition.competence.functions:
        return None
    if facts.has_functions:
        return permit("proposal_has_function", edition.competence.clause)
    return warn("proposal_without_function", edition.competence.clause)


def _draft(edition: Edition, facts: ProposalFacts) -> Ruling:
    """Is there a text to decide on? It goes to the members with the materials."""
    if facts.points:
        return permit("proposal_has_draft", edition.materials.clause, points=facts.points)
    return warn("proposal_without_draft", edition.materials.clause)


def _papers(edition: Edition, facts: ProposalFacts) -> Ruling:
    """Is there at least a note that explains it?"""
    if facts.papers:
        return permit("proposal_has_papers", edition.materials.clause, papers=facts.papers)
    return warn("proposal_without_papers", edition.materials.clause)
