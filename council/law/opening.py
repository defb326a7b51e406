"""Whether a vote may be opened: someone to vote, a quorum, and every affected state in the room."""

from council.law.affected import affected_rulings
from council.law.ballot import NO_SEATS
from council.law.charter import Edition
from council.law.procedure import ItemFacts, rule_on_step
from council.law.quorum import rule_on_quorum
from council.law.ruling import Ruling, bar, permit
from council.law.steps import Step
from council.law.written import rule_on_affected_replying, rule_on_replies_to_come


def rule_on_opening_vote(
    edition: Edition,
    *,
    members: int,
    present: frozenset[str],
    affected: frozenset[str] = NO_SEATS,
    disinterested: frozenset[str] = NO_SEATS,
    meeting_open: bool = True,
    item_open: bool = True,
    another_open: bool = False,
    in_writing: bool = False,
) -> tuple[Ruling, ...]:
    """Return everything the law says of opening a vote now; one bar among them is enough to refuse.

    `present` are the seats for which somebody acts; asked in writing, they are those that can reply.
    """
    item = ItemFacts(meeting_open=meeting_open, is_put_forward=item_open, vote_open=another_open)
    return (
        rule_on_step(edition, Step.OPEN_VOTE, item),
        *(
            (rule_on_replies_to_come(edition.quorum), *rule_on_affected_replying(edition.affected, affected))
            if in_writing
            else (
                rule_on_quorum(edition.quorum, members=members, present=len(present)),
                *affected_rulings(edition.affected, affected, present=present, disinterested=disinterested),
            )
        ),
        _rule_on_voters(edition, present - disinterested),
    )


def _rule_on_voters(edition: Edition, entitled: frozenset[str]) -> Ruling:
    """Is any seat left that may vote? Where all have declared disinterest, none is."""
    if entitled:
        return permit("seats_entitled", edition.seats.one_vote_clause, entitled=len(entitled))
    return bar("no_seats_entitled", edition.disinterest.clause)
