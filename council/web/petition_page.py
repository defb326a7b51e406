"""A petition as its page shows it: the count, who has answered what, and what the reader may do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.petition_scopes import speaks_for_a_state
from council.access.rights import may
from council.actions.days import day_in
from council.actions.petitions import rule_of
from council.law.petitions import (
    PetitionFacts,
    PetitionStanding,
    petition_standing,
    rule_on_answer,
    rule_on_extraordinary,
    rule_on_support,
    rule_on_withdrawal,
)
from council.law.rules import PetitionRule
from council.law.ruling import Ruling
from council.records.bodies import Body, Seat
from council.records.deadlines import Facts
from council.records.floor import charter_of, seats_on
from council.records.petitions import Petition, PetitionAnswer, petition_facts
from council.web.languages import in_language
from council.web.meeting_state import Standing
from council.web.naming import state_abbreviation, state_name
from council.web.strips import SeatMark

WORDS = {
    PetitionStanding.OPEN: (_l("собирает поддержку"), "due"),
    PetitionStanding.CARRIED: (_l("поддержано, заседание может быть созвано"), "yes"),
    PetitionStanding.CONVENED: (_l("заседание созвано"), "yes"),
    PetitionStanding.LAPSED: (_l("утратило силу"), "quiet"),
    PetitionStanding.WITHDRAWN: (_l("отозвано"), "quiet"),
}
# How the strip of states draws an answer; the word beside it says the same.
SAID = {True: ("voted", _l("поддерживает")), False: ("out", _l("не поддерживает"))}
SILENT = ("waiting", _l("ответа нет"))


@dataclass(frozen=True)
class PetitionPage:
    """What the page of a petition is drawn from."""

    petition: Petition
    actor: Actor
    today: date
    rule: PetitionRule
    seats: tuple[Seat, ...]
    facts: PetitionFacts
    zone: str  # the clock of the body, by which moments are told

    @property
    def support(self) -> Ruling:
        """Return the count: the one frozen when the majority was there, or that of today."""
        if self.petition.ruling is not None:
            return Ruling.from_json(self.petition.ruling)
        return rule_on_support(self.rule, self.facts)

    @property
    def standing(self) -> PetitionStanding:
        return petition_standing(self.rule, self.facts, self.today)

    @property
    def state(self) -> Standing:
        words, mark = WORDS[self.standing]
        return Standing(str(words), mark)

    @property
    def convening(self) -> Ruling:
        """Return whether a meeting may be convened on it."""
        return rule_on_extraordinary(self.rule, self.facts, today=self.today)

    @property
    def rows(self) -> list[tuple[Seat, PetitionAnswer | None]]:
        """Return each state with its answer, in the Russian order."""
        words = self.petition.last_words
        return [(seat, words.get(seat.code)) for seat in self.seats]

    @property
    def strip(self) -> Iterator[SeatMark]:
        for seat, answer in self.rows:
            mark, note = SILENT if answer is None else SAID[answer.supports]
            yield SeatMark(
                abbreviation=state_abbreviation(seat.state),
                name=state_name(seat.state),
                mark=mark,
                note=str(note),
                own=seat.code == self.actor.seat,
            )

    @property
    def own_answer(self) -> PetitionAnswer | None:
        return self.petition.last_words.get(self.actor.seat or "")

    @property
    def speaks_for_a_state(self) -> bool:
        """Say whether the reader is the member of a state: a substitute's powers hold for a meeting only."""
        return speaks_for_a_state(self.actor)

    @property
    def answering(self) -> Ruling | None:
        """Return whether the reader's own state may answer; None for whoever speaks for none."""
        if not self.speaks_for_a_state or self.actor.seat is None:
            return None
        return rule_on_answer(self.rule, self.facts, seat=self.actor.seat, today=self.today)

    @property
    def may_answer(self) -> bool:
        return self.answering is not None and self.answering.in_order

    @property
    def may_enter_answers(self) -> bool:
        """Say whether the reader enters the answers of states from their letters."""
        return self.actor.is_secretariat and self.standing is PetitionStanding.OPEN

    @property
    def may_withdraw(self) -> bool:
        proposer = self.facts.proposer
        may_speak = self.actor.is_secretariat or (self.speaks_for_a_state and self.actor.seat == proposer)
        ruling = rule_on_withdrawal(self.rule, self.facts, seat=proposer, today=self.today)
        return may_speak and ruling.in_order

    @property
    def may_convene(self) -> bool:
        return may(self.actor, "meeting.convened") and self.is_convenable

    @property
    def is_convenable(self) -> bool:
        """Say whether a meeting may be convened on it today: carried, and still supported by the majority."""
        return self.standing is PetitionStanding.CARRIED and self.convening.in_order


def petition_pages(
    session: Session, body: Body, petitions: list[Petition], by: Actor, *, at: datetime
) -> list[PetitionPage]:
    """Return the petitions as their pages show them, the members of the day read once."""
    today = day_in(body, at)
    seats = seats_on(session, body.id, today)
    members = frozenset(seat.code for seat in seats)
    return [_page(one, body, by, today, members, seats) for one in petitions]


def petition_pages_from(facts: Facts, by: Actor) -> list[PetitionPage]:
    """Return the open petitions from facts that were read already, the states themselves left out."""
    members = facts.parties.on(facts.today)
    return [_page(one, facts.body, by, facts.today, members, ()) for one in facts.petitions]


def _page(
    petition: Petition,
    body: Body,
    by: Actor,
    today: date,
    members: frozenset[str],
    seats: tuple[Seat, ...],
) -> PetitionPage:
    return PetitionPage(
        petition=petition,
        actor=by,
        today=today,
        rule=rule_of(body, today),
        seats=seats,
        facts=petition_facts(petition, members=members),
        zone=charter_of(body).zone,
    )


def whose_answer(actor: Actor) -> str:
    """Return whose answer is asked for: the reader's state by name, or the one a letter came from."""
    if not speaks_for_a_state(actor):
        return _("Ответ государства")
    return _("Ответ %(state)s", state=in_language(actor.state_genitive, actor.state_en))
