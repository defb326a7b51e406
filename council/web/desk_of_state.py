"""What waits for the representative of a state, and for whoever presides."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.law.ballot import Position
from council.law.charter import Edition
from council.law.outcome import OutcomeKind
from council.law.statements import rule_on_dissent
from council.records.agenda import Item
from council.records.decisions import Decision
from council.records.voting import Manner, Vote
from council.records.waiting import (
    decisions_open_to_dissent,
    oral_ballots_waiting,
    own_credentials_waiting,
    proposals_of_seat,
    votes_waiting_for,
)
from council.web.desk_task import Task
from council.web.naming import meeting_name, person_name


def state_tasks(session: Session, actor: Actor, rules: Edition) -> Iterator[Task]:
    """Yield what waits for the actor's voice, signature or patience."""
    if actor.seat_id is not None and actor.seat is not None:
        waiting = votes_waiting_for(session, actor.seat_id, actor.person_id)
        yield from (_vote(vote) for vote in waiting)
        yield from _presiding(session, actor)
        for decision in decisions_open_to_dissent(session, actor.body_id):
            if _may_dissent(decision, actor.seat, rules):
                yield _dissent(decision, rules)
    if actor.keeps_id is not None:
        for proposal in proposals_of_seat(session, actor.keeps_id, but_by=actor.person_id):
            url, note = url_for("proposals.show", proposal=proposal.public_id), ""
            if proposal.person is not None:
                note = person_name(proposal.person)
            yield Task(_("Подтвердите или отклоните: нужно второе лицо"), url, note)
    for paper in own_credentials_waiting(session, actor.person_id):
        title = _("Ваши полномочия ожидают подтверждения секретариатом")
        url = url_for("credentials.show_credential", credential=paper.public_id)
        yield Task(title, url, clause=rules.credentials.clause, is_asked=False)


def _vote(vote: Vote) -> Task:
    no_objection = vote.manner is Manner.NO_OBJECTION
    title = _("Скажите, есть ли возражения") if no_objection else _("Проголосуйте")
    return Task(title, url_for("voting.show", vote=vote.public_id), _item_line(vote.item), live=True)


def _presiding(session: Session, actor: Actor) -> Iterator[Task]:
    for vote, number in oral_ballots_waiting(session, actor.person_id):
        title = ngettext("Подтвердите %(num)d устный голос", "Подтвердите %(num)d устных голосов", number)
        yield Task(title, url_for("voting.show", vote=vote.public_id), _item_line(vote.item), live=True)


def _may_dissent(decision: Decision, seat: str, rules: Edition) -> bool:
    """Say whether the state differs from the outcome and has not filed its opinion yet."""
    if decision.positions is None or (decision.vote is not None and decision.vote.is_annulled):
        return False
    if any(said.seat.code == seat and said.withdrawn_at is None for said in decision.statements):
        return False
    position = Position(decision.positions.get(seat, Position.ABSENT))
    outcome = OutcomeKind(decision.outcome.value)
    ruling = rule_on_dissent(rules, position=position, outcome=outcome, minutes_signed=False)
    return ruling.in_order


def _dissent(decision: Decision, rules: Edition) -> Task:
    url = url_for("voting.show_item", item=decision.item.public_id)
    note = _("%(item)s. До подписания протокола.", item=_item_line(decision.item))
    return Task(_("Можно представить особое мнение"), url, note, rules.dissent.clause, is_asked=False)


def _item_line(item: Item) -> str:
    name = meeting_name(item.meeting)
    return _("%(meeting)s, пункт %(number)d: %(title)s", meeting=name, number=item.position, title=item.title)
