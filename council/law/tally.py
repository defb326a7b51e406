"""The count: how many seats took which position, and how many votes it takes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from council.law.ballot import Position
from council.law.charter import Edition
from council.law.rounding import at_least, more_than
from council.law.rules import Base, MajorityRule, Threshold


@dataclass(frozen=True)
class Counts:
    """The figures of one vote; `required` is None where no number of votes is asked for, or there is no base."""

    members: int
    present: int
    for_: int
    against: int
    abstained: int
    not_voting: int
    disinterested: int
    absent: int
    base: int
    required: int | None

    def as_json(self) -> dict[str, int | None]:
        """Return the figures under the names of the positions."""
        return {
            "members": self.members,
            "present": self.present,
            "for": self.for_,
            "against": self.against,
            "abstained": self.abstained,
            "not_voting": self.not_voting,
            "disinterested": self.disinterested,
            "absent": self.absent,
            "base": self.base,
            "required": self.required,
        }


def count(edition: Edition, positions: Mapping[str, Position]) -> Counts:
    """Count the positions of all members, one for each seat of the body, the absent included."""
    taken = Counter(positions.values())
    present = len(positions) - taken[Position.ABSENT]
    base = _base(edition.majority, taken, members=len(positions), present=present)
    return Counts(
        members=len(positions),
        present=present,
        for_=taken[Position.FOR],
        against=taken[Position.AGAINST],
        abstained=taken[Position.ABSTAINED],
        not_voting=taken[Position.NOT_VOTING],
        disinterested=taken[Position.DISINTERESTED],
        absent=taken[Position.ABSENT],
        base=base,
        required=votes_needed(edition.majority, base),
    )


def votes_needed(rule: MajorityRule, base: int) -> int | None:
    """Return the smallest number of votes that carries a decision on this base.

    None on an empty base, where nothing is decided, and under consensus, which counts objections.
    """
    if base == 0 or rule.threshold is Threshold.CONSENSUS:
        return None
    passed = rule.threshold is Threshold.MORE_THAN
    if rule.fraction is None:
        return (rule.votes or 0) + passed
    return more_than(rule.fraction, base) if passed else at_least(rule.fraction, base)


def _base(rule: MajorityRule, taken: Counter[Position], *, members: int, present: int) -> int:
    """Return how many votes the majority is measured against.

    Among those participating, abstention and silence stay in the base, and so work
    as votes against; a declared lack of interest leaves it, or it would do the same.
    Consensus is always among those participating: an absent member cannot object.
    """
    if rule.threshold is Threshold.CONSENSUS:
        return present - taken[Position.DISINTERESTED]
    if rule.base is Base.PRESENT_AND_VOTING:
        return taken[Position.FOR] + taken[Position.AGAINST]
    if rule.base is Base.MEMBERS:
        return members
    return present - taken[Position.DISINTERESTED]
