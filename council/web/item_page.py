"""An item of the agenda as its page shows it: text, law, acts, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from council.access.actors import Actor
from council.access.seeing import seen_by
from council.actions.disinterest import disinterest_ruling, standing_disinterests
from council.actions.item_reading import ItemReading, reading_of
from council.actions.powers import missing_powers
from council.actions.sittings import item_facts
from council.actions.vote_rulings import opening_rulings
from council.charters import Function, functions
from council.law.competence import competence_rulings
from council.law.draft_words import word_rulings
from council.law.notes_taken import leaves_aside, rule_on_note, takes_note_only
from council.law.procedure import ItemFacts, rule_on_step
from council.law.ruling import Ruling
from council.law.statements import rule_on_interest_again
from council.law.steps import Step
from council.papers.minutes_text import Ending
from council.papers.phrases import ENDINGS
from council.records.agenda import AffectedState, Disinterest, Draft, Item
from council.records.floor import Floor, floor_of
from council.records.materials import Material
from council.records.outcomes import ItemOutcome, outcome_of
from council.records.voting import Manner, Vote
from council.web.agenda_lines import proposer_of_item
from council.web.clock import now
from council.web.directing import Helm
from council.web.languages import in_language
from council.web.readiness import weak_points_of_vote
from council.web.text_changes import Piece, changes


@dataclass(frozen=True)
class ItemPage:
    """What the page of an item is drawn from."""

    item: Item
    reading: ItemReading
    actor: Actor
    floor: Floor
    outcome: ItemOutcome
    facts: ItemFacts
    votes: Sequence[Vote]
    materials: Sequence[Material]
    proposer: str | None  # the code of the state that proposed it
    opening: dict[Manner, tuple[Ruling, ...]]
    declaring: Ruling | None
    weak_points: tuple[Ruling, ...] = ()

    @property
    def zone(self) -> str:
        return self.item.meeting.zone

    @cached_property
    def helm(self) -> Helm:
        return Helm(self.floor, self.actor)

    @property
    def is_running(self) -> bool:
        return self.item.meeting.is_running and self.item.dropped_at is None

    @property
    def is_in_hand(self) -> bool:
        """Say whether the meeting may still come to a decision on the item: it runs, and nothing is decided or put."""
        return self.is_running and self.open_vote is None and not self.outcome.has_outcome

    @property
    def may_be_put(self) -> bool:
        """Say whether its present text may still be put to the meeting: it has not been decided on."""
        return not self.outcome.has_decided_on(self.draft.id if self.draft else None)

    @property
    def words_noted(self) -> list[str]:
        """Return the words that will stand in the protocol if the meeting takes note now."""
        points = self.draft.points if self.draft else []
        return list(points) if takes_note_only(points) else [ENDINGS[Ending.TAKEN_NOTE]]

    @property
    def is_draft_left(self) -> bool:
        """Say whether taking note would leave a draft that decides something without a vote."""
        points = self.draft.points if self.draft else []
        return bool(rule_on_note(self.floor.edition, points)) and not self.votes

    @property
    def is_noted_aside(self) -> bool:
        """Say whether the information was taken note of, and its draft was never put to a vote."""
        last = self.outcome.standing
        return last is not None and leaves_aside(one["finding"] for one in last.rulings) and not self.votes

    @cached_property
    def open_vote(self) -> Vote | None:
        return next((vote for vote in self.votes if vote.is_open), None)

    @property
    def functions(self) -> list[Function]:
        known = functions(self.item.meeting.body.charter_code)
        return [each for each in known if each.code in self.reading.functions]

    @property
    def signs(self) -> list[Ruling]:
        """Return what the functions of the item and the words of its draft give cause to look at."""
        edition, points = self.floor.edition, self.draft.points if self.draft else []
        found = list(word_rulings(edition, self.reading.title, points))
        if (reason := self.reading.function_reason) is not None:
            found += competence_rulings(edition, tuple(self.reading.functions), reason=reason)
        return found

    @property
    def draft(self) -> Draft | None:
        return self.reading.draft

    @property
    def changed(self) -> list[list[Piece]]:
        """Return what the current version changed; nothing where there is one version only."""
        if len(self.reading.drafts) < 2:
            return []
        before, after = self.reading.drafts[-2:]
        return changes(before.points, after.points)

    @property
    def shows_positions(self) -> bool:
        """Say whether the positions of the states are shown to the reader: to the states and the secretariat."""
        reader = self.actor.is_secretariat or self.actor.delegation_id is not None
        return reader and self.item.meeting.published_at is not None

    @property
    def flags(self) -> list[AffectedState]:
        standing = [flag for flag in self.item.affected_states if flag.lifted_at is None]
        return sorted(standing, key=lambda flag: flag.seat.state.place)

    @cached_property
    def disinterests(self) -> list[Disinterest]:
        standing = standing_disinterests(self.item).values()
        return sorted(standing, key=lambda entry: entry.seat.state.place)

    @property
    def own_disinterest(self) -> Disinterest | None:
        return next((entry for entry in self.disinterests if entry.seat.code == self.actor.seat), None)

    def speaks_for(self, seat: str) -> bool:
        """Say whether the reader may declare for the state, or take a declaration back."""
        acting = self.floor.acting.get(seat)
        own = self.actor.seat == seat and (acting is None or acting.person_id == self.actor.person_id)
        return own or self.actor.is_secretariat

    def taking_back(self, entry: Disinterest) -> Ruling:
        """Return whether a declaration may be taken back now."""
        return rule_on_interest_again(
            self.floor.edition,
            seat=entry.seat.code,
            vote_open=self.open_vote is not None,
            declared=True,
            decided=self.outcome.has_outcome,
        )

    def step(self, step: str) -> tuple[Ruling, ...]:
        """Return what stands in the way of a step with the item, by the name of the step."""
        return (*self.helm.obstacles, rule_on_step(self.floor.edition, Step(step), self.facts))

    def opening_by(self, manner: str) -> tuple[Ruling, ...]:
        """Return everything the law says of putting the item to the members in this manner."""
        return (*self.helm.obstacles, *self.opening[Manner(manner)])

    @property
    def class_name(self) -> str:
        """Return what the class of the item is called; nothing for an item of none."""
        rule = self.floor.edition.override
        named = rule.item_classes.get(self.item.item_class) if rule else None
        return in_language(named.title_ru, named.title_en) if named else ""

    @property
    def set_otherwise(self) -> list[Ruling]:
        """Return which other majority governs the item as things stand, told before it is in hand too."""
        opening = self.opening[Manner.BALLOT]
        return [ruling for ruling in opening if ruling.finding == "majority_set_otherwise"]

    @property
    def grounds(self) -> list[Ruling]:
        """Return the grounds of a vote on the item as a reader wants them: without the order of the steps."""
        return [ruling for ruling in self.opening[Manner.BALLOT] if ruling.finding != "step_in_order"]


def item_page(session: Session, item: Item, actor: Actor) -> ItemPage:
    """Read what the page of an item shows to the actor."""
    floor = floor_of(session, item.meeting, now()).for_item(item.id)
    outcome = outcome_of(session, item)
    page = ItemPage(
        item=item,
        reading=reading_of(session, item, actor),
        actor=actor,
        floor=floor,
        outcome=outcome,
        facts=item_facts(session, floor, item, outcome),
        votes=_votes(session, item, actor),
        materials=session.scalars(
            seen_by(actor, Material).where(Material.item_id == item.id).order_by(Material.id)
        ).all(),
        proposer=session.scalar(select(proposer_of_item()).where(Item.id == item.id)),
        opening={manner: opening_rulings(session, floor, item, manner) for manner in Manner},
        declaring=_declaring(session, floor, item, actor),
    )
    opens_votes = page.is_running and page.helm.offered and page.open_vote is None and page.may_be_put
    return replace(page, weak_points=weak_points_of_vote(session, floor, item)) if opens_votes else page


def _declaring(session: Session, floor: Floor, item: Item, actor: Actor) -> Ruling | None:
    """Return whether the state of the reader may declare that it has no interest in the item; None without a state."""
    if actor.seat is None:
        return None
    return missing_powers(session, floor, actor) or disinterest_ruling(session, floor, item, actor.seat)


def _votes(session: Session, item: Item, actor: Actor) -> Sequence[Vote]:
    return session.scalars(
        seen_by(actor, Vote)
        .where(Vote.item_id == item.id)
        .options(joinedload(Vote.annulment), selectinload(Vote.objections))
        .order_by(Vote.sequence)
    ).all()
