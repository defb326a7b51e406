"""Whatever people do in whatever order, each act is done whole or refused in words, and the books balance."""

import random
from collections import Counter

import pytest
from sqlalchemy import select

from council.actions.affected import flag_affected, lift_flag
from council.actions.agenda import add_item
from council.actions.annulling import confirm_annulment, propose_annulment
from council.actions.credentials import revoke_credential
from council.actions.deciding import postpone_item, take_note, withdraw_item
from council.actions.disinterest import declare_disinterest, withdraw_disinterest
from council.actions.drafts import write_draft
from council.actions.objecting import object_to_adoption
from council.actions.oral_ballots import enter_oral_ballot, resolve_oral_ballot
from council.actions.presence import correct_passage, record_arrival, record_departure, register_delegate
from council.actions.refusals import NotFound, NotInOrder, Refused
from council.actions.sittings import put_forward, take_the_chair
from council.actions.statements import file_dissent, withdraw_dissent
from council.actions.voting import cast_ballot, close_vote, open_vote, withdraw_vote
from council.law.ballot import CHOICES
from council.records.agenda import FlagOwner, Item
from council.records.credentials import Credential
from council.records.database import db
from council.records.decisions import Decision
from council.records.presence import Participant, Passage
from council.records.voting import Manner, OralBallot, Vote
from tests.ledger import assert_books_balance, entries
from tests.world import STATES, a_substitute

ACTS = 120
STRANGERS = (*STATES, "head", "observer", "advisory", "operator")
# Whose business an act is; now and then somebody else tries it.
OF_STATES = {cast_ballot, object_to_adoption, file_dissent, withdraw_dissent}
OF_WHO_PRESIDES = {resolve_oral_ballot, confirm_annulment}


class Day:
    """A meeting in which anybody tries anything; most is refused, and what is done is what a day is made of."""

    def __init__(self, held, seed):
        self.held, self.world, self.chance = held, held.world, random.Random(seed)
        self.refused = Counter()

    def live(self):
        for _ in range(ACTS):
            name, arguments = self.chance.choice(self.possibilities())
            by = self.world.actor(self.whose(name), meeting=self.held.meeting)
            try:
                name(**arguments, by=by, at=self.world.tick())
            except (NotInOrder, Refused, NotFound) as refusal:
                self.refused[type(refusal)] += 1

    def whose(self, act):
        if self.chance.random() < 0.1:
            return self.chance.choice(STRANGERS)
        if act in OF_STATES:
            return self.chance.choice(STATES)
        return self.chance.choice(("TJ", "RU", "TM")) if act in OF_WHO_PRESIDES else "officer"

    def some(self, kind):
        """Return the identifier of one of the things of a kind, mostly the latest."""
        found = db.session.scalars(select(kind.public_id).order_by(kind.id)).all()
        return self.chance.choice([*found, *found[-1:] * 3]) if found else "none"

    def possibilities(self):
        pick = self.chance.choice
        item, vote, decision = {"item": self.some(Item)}, {"vote": self.some(Vote)}, self.some(Decision)
        seat = {"seat": pick(STATES)}
        oral = {"oral_ballot": self.some(OralBallot), "confirmed": pick((True, True, False))}
        meeting = {"meeting": self.held.meeting}
        ballot = {"position": pick(CHOICES), "form_key": f"form-{self.chance.randrange(40)}"}
        why = {"reason": "по ошибке"}
        return [
            *[(cast_ballot, vote | ballot)] * 12,
            *[(open_vote, item | {"manner": pick((Manner.BALLOT, Manner.BALLOT, Manner.NO_OBJECTION))})] * 4,
            *[(close_vote, vote | {"narrow_base_confirmed": pick((True, False))})] * 3,
            *[(put_forward, item)] * 2,
            *[(register_delegate, meeting | seat | {"credential": pick((None, self.some(Credential)))})] * 2,
            *[(record_arrival, {"participant": self.some(Participant)})] * 2,
            *[
                (
                    take_the_chair,
                    meeting | {"participant": self.some(Participant), "elected": pick((True, False))},
                )
            ]
            * 2,
            (record_departure, {"participant": self.some(Participant)}),
            (correct_passage, {"passage": self.some(Passage)} | why),
            (object_to_adoption, vote),
            (enter_oral_ballot, vote | seat | {"position": pick(CHOICES)}),
            (resolve_oral_ballot, vote | oral),
            (withdraw_vote, vote | why),
            (propose_annulment, vote | why),
            (confirm_annulment, vote),
            (declare_disinterest, item | seat),
            (withdraw_disinterest, item | seat),
            (flag_affected, item | seat | {"set_as": pick(tuple(FlagOwner))}),
            (lift_flag, item | seat | why),
            (write_draft, item | {"points": [f"Одобрить {self.chance.randrange(5)}."]}),
            (file_dissent, {"decision": decision, "text": "Не согласны."}),
            (withdraw_dissent, {"decision": decision}),
            (revoke_credential, {"credential": self.some(Credential)} | why),
            (add_item, meeting | {"title": "О новом", "points": ("Одобрить.",)}),
            (pick((take_note, withdraw_item, postpone_item)), item),
        ]


@pytest.mark.both_databases
@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 20))])
def test_no_order_of_acts_unbalances_the_books(running, seed):
    a_substitute(running, "KZ")
    a_substitute(running, "AM")
    before = len(entries())
    day = Day(running, seed)
    day.live()
    done = len(entries()) - before
    assert done > 5, "nothing was done all day"
    assert day.refused.total() + done >= ACTS - 5, "an act left neither an entry nor a refusal"
    assert_books_balance()
