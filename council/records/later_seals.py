"""What a later seal of a row may tell: only what the act of its entry writes into such a row, and that once.

`WRITES` names for the tables of a meeting which acts write into a row that stands, and what. From the row as it is
the way leads back: less what the last act has written, it must be as it was sealed before, and so on to its making
or to an act that put other words in place of earlier ones, beyond which nothing can be told.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from council.records.register import digest_of_facts, sealed_facts

# More items than any agenda has: one renumbered is looked for at all of their places.
PLACES = range(1, 1000)


class Writing(NamedTuple):
    """What an act writes: columns empty until then; another place on the agenda; or other words, until they are settled."""

    fills: tuple[str, ...] = ()
    places: bool = False
    rewords: bool = False


class Later(NamedTuple):
    """A seal that differs from the one before it: by an entry of which act, and that one before."""

    act: str
    before: bytes


_REWORDS = Writing(rewords=True)
_PLACES = Writing(places=True)
_CLOSED = ("closed_at", "closed_by_id")
_WITHDRAWN = Writing(("withdrawn_at", "withdrawn_by_id"))

WRITES: Mapping[str, Mapping[str, Writing]] = {
    "meetings": {
        "meeting.changed": _REWORDS,
        "meeting.moved": _REWORDS,
        "meeting.published": Writing(("published_at",)),
        "meeting.opened": Writing(("opened_at", "opened_for_consultation")),
        "agenda.adopted": Writing(("agenda_adopted_at",)),
        "meeting.closed": Writing(("closed_at", "next_meeting_note")),
        "meeting.cancelled": Writing(("cancelled_at", "cancellation_reason")),
    },
    "items": {
        "item.changed": _REWORDS,
        "item.added": _PLACES,
        "item.moved": _PLACES,
        "item.dropped": Writing(("dropped_at", "drop_reason"), places=True),
        "item.put_forward": Writing(("put_forward_at",)),
    },
    "affected_states": {"affected.lifted": Writing(("lifted_at", "lifted_by_id", "lifting_reason"))},
    "disinterests": {"disinterest.withdrawn": _WITHDRAWN},
    "statements": {"dissent.withdrawn": _WITHDRAWN},
    "votes": {
        "vote.closed": Writing((*_CLOSED, "closed_on_instruction")),
        "objection.raised": Writing(_CLOSED),
        "vote.withdrawn": Writing(("withdrawn_at", "withdrawn_by_id", "withdrawal_reason")),
    },
    "oral_ballots": {
        "oral_ballot.confirmed": Writing(("confirmed_at", "resolved_by_id")),
        "oral_ballot.rejected": Writing(("rejected_at", "resolved_by_id")),
    },
    "annulments": {"vote.annulled": Writing(("confirmed_at", "confirmed_by_id"))},
    "credentials": {
        "credential.confirmed": Writing(("confirmed_at", "confirmed_by_id")),
        "credential.refused": Writing(("refused_at", "refused_by_id", "refusal_reason")),
        "credential.revoked": Writing(("revoked_at", "revoked_by_id", "revocation_reason")),
    },
}

# Once any of these is there, no act puts other words in place of earlier ones.
SETTLED_BY: Mapping[str, tuple[str, ...]] = {
    "meetings": ("opened_at", "cancelled_at"),
    "items": ("put_forward_at", "dropped_at"),
}


def is_by_its_acts(row: Any, seals: Sequence[Later]) -> bool:
    """Say whether each later seal of a row tells no more than its act writes; of other tables nothing is asked."""
    table, facts = row.__tablename__, sealed_facts(row)
    for act, before in reversed(seals):
        writing = WRITES[table].get(act)
        if writing is None:
            return False
        if writing.rewords:
            return not any(name in facts["columns"] for name in SETTLED_BY[table])
        earlier = next((told for told in _earlier(facts, writing) if _digest(told) == before), None)
        if earlier is None:
            return False
        facts = earlier
    return True


def _earlier(facts: dict[str, Any], writing: Writing) -> Iterator[dict[str, Any]]:
    """Yield what the row may have been before the act, first what most were: all of it empty, at its place."""
    filled = [name for name in writing.fills if name in facts["columns"]]
    for count in range(len(filled), -1, -1):
        for missing in combinations(filled, count):
            columns = {name: value for name, value in facts["columns"].items() if name not in missing}
            yield {**facts, "columns": columns}
    for place in PLACES if writing.places else ():
        yield {**facts, "columns": {**facts["columns"], "position": place}}


def _digest(facts: dict[str, Any]) -> bytes:
    return bytes.fromhex(digest_of_facts(facts))
