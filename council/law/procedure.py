"""Which step may follow which: of a meeting, an item, a vote and the minutes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from council.law.charter import Edition
from council.law.ruling import Figure, Ruling, bar, permit
from council.law.steps import Step


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting as it stands."""

    items: int = 0
    is_published: bool = False
    is_cancelled: bool = False
    is_open: bool = False
    is_closed: bool = False
    is_its_day: bool = True
    has_quorum: bool = False
    has_presiding: bool = True
    agenda_adopted: bool = False
    open_votes: tuple[str, ...] = ()
    items_without_outcome: tuple[str, ...] = ()


@dataclass(frozen=True)
class ItemFacts:
    """An item as it stands; `vote_open` speaks of any vote of the meeting."""

    meeting_open: bool = True
    agenda_adopted: bool = True
    has_quorum: bool = True
    is_put_forward: bool = False
    has_proposal: bool = True
    has_outcome: bool = False
    vote_open: bool = False
    objections: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProceedingFacts:
    """A vote as it stands, and for an annulment the two persons and the reason."""

    meeting_open: bool = True
    is_open: bool = False
    ballots: int = 0
    is_withdrawn: bool = False
    is_annulled: bool = False
    minutes_signed: bool = False
    asked_by: str = ""
    confirmed_by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class MinutesFacts:
    """The minutes as they stand; the digests are those of the paper shown and of the paper in force."""

    meeting_closed: bool = False
    is_drafted: bool = False
    is_signed: bool = False
    shown_digest: str = ""
    current_digest: str = ""
    signer_presided: bool = False
    is_prepared: bool = False
    is_circulated: bool = False
    is_outdated: bool = False
    term_running: bool = False
    remarks_unanswered: int = 0
    remarks_lost: int = 0
    reason: str = ""
    is_head: bool = False
    wants_countersignature: bool = False
    is_countersigned: bool = False
    correction_waits: bool = False
    differences: int = 0
    called: tuple[str, ...] = ()  # whose members sign a correction, where who presided is gone
    names_signer: bool = True


Facts = MeetingFacts | ItemFacts | ProceedingFacts | MinutesFacts


def rule_on_step(edition: Edition, step: Step, facts: Facts) -> Ruling:
    """May the step be taken now? The first obstacle of the step answers, with what it is about."""
    clause = edition.procedure.clause_of(step)
    for obstacle in OBSTACLES[step]:
        if obstacle.stands(facts):
            return bar(obstacle.finding, clause if obstacle.is_of_clause else "", **obstacle.figures(facts))
    return permit("step_in_order", clause, step=step.value)


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way of a step, when it does, and which facts to name (as figures)."""

    finding: str
    stands: Callable[[Any], object]
    named: tuple[str, ...] = ()
    is_of_clause: bool = True  # how far the platform's own work is no clause says

    def figures(self, facts: Facts) -> dict[str, Figure]:
        return {name: getattr(facts, name) for name in self.named}


CANCELLED = Obstacle("meeting_cancelled", lambda facts: facts.is_cancelled)
CLOSED = Obstacle("meeting_already_closed", lambda facts: facts.is_closed)
ALREADY_OPEN = Obstacle("meeting_already_open", lambda facts: facts.is_open)
NOT_OPEN = Obstacle("meeting_not_open", lambda facts: not facts.is_open)
NOT_PUBLISHED = Obstacle("meeting_not_published", lambda facts: not facts.is_published)
ANOTHER_DAY = Obstacle("meeting_on_another_day", lambda facts: not facts.is_its_day)
NO_ITEMS = Obstacle("agenda_without_items", lambda facts: facts.items == 0)
NOBODY_PRESIDES = Obstacle("nobody_presides", lambda facts: not facts.has_presiding)
WITHOUT_QUORUM = Obstacle("meeting_without_quorum", lambda facts: not facts.has_quorum)
AGENDA_ADOPTED = Obstacle("agenda_already_adopted", lambda facts: facts.agenda_adopted)
VOTES_OPEN = Obstacle("votes_still_open", lambda facts: facts.open_votes, ("open_votes",))
ITEMS_LEFT = Obstacle(
    "items_without_outcome", lambda facts: facts.items_without_outcome, ("items_without_outcome",)
)

OUTSIDE_MEETING = Obstacle("item_outside_meeting", lambda facts: not facts.meeting_open)
AGENDA_PENDING = Obstacle("agenda_not_adopted", lambda facts: not facts.agenda_adopted)
NOT_PUT_FORWARD = Obstacle("item_not_put_forward", lambda facts: not facts.is_put_forward)
PUT_FORWARD = Obstacle("item_already_put_forward", lambda facts: facts.is_put_forward)
DECIDED = Obstacle("item_has_outcome", lambda facts: facts.has_outcome)
NO_PROPOSAL = Obstacle("item_without_proposal", lambda facts: not facts.has_proposal)
VOTE_RUNNING = Obstacle("another_vote_open", lambda facts: facts.vote_open)
NO_QUORUM_NOW = Obstacle("item_without_quorum", lambda facts: not facts.has_quorum)
OBJECTED = Obstacle("objection_raised", lambda facts: facts.objections, ("objections",))

VOTE_NOT_OPEN = Obstacle("vote_not_open", lambda facts: not facts.is_open)
BALLOTS_CAST = Obstacle("vote_has_ballots", lambda facts: facts.ballots, ("ballots",))
VOTE_WITHDRAWN = Obstacle("vote_already_withdrawn", lambda facts: facts.is_withdrawn)
VOTE_ANNULLED = Obstacle("vote_already_annulled", lambda facts: facts.is_annulled)
VOTE_SIGNED = Obstacle("minutes_lock_the_vote", lambda facts: facts.minutes_signed)
NO_REASON = Obstacle("annulment_without_reason", lambda facts: not facts.reason.strip())
ONE_PERSON = Obstacle("annulment_by_one_person", lambda facts: facts.asked_by == facts.confirmed_by)

MEETING_RUNNING = Obstacle("meeting_not_closed", lambda facts: not facts.meeting_closed)
NOT_DRAFTED = Obstacle("minutes_not_drafted", lambda facts: not facts.is_drafted)
SIGNED = Obstacle("minutes_already_signed", lambda facts: facts.is_signed)
NO_PAPER = Obstacle("minutes_without_paper", lambda facts: not facts.current_digest, is_of_clause=False)
ANOTHER_PAPER = Obstacle("another_version_shown", lambda facts: facts.shown_digest != facts.current_digest)
NOT_THE_PRESIDING = Obstacle("signer_did_not_preside", lambda facts: not facts.signer_presided)
PREPARED = Obstacle("minutes_prepared", lambda facts: facts.is_prepared)
NOT_PREPARED = Obstacle("minutes_not_prepared", lambda facts: not facts.is_prepared)
CIRCULATED = Obstacle("minutes_without_changes", lambda facts: facts.is_circulated)
OUTDATED = Obstacle("minutes_outdated", lambda facts: facts.is_outdated)
TERM_RUNNING = Obstacle("remark_term_running", lambda facts: facts.term_running)
UNANSWERED = Obstacle("remarks_unanswered", lambda facts: facts.remarks_unanswered, ("remarks_unanswered",))
REMARKS_LOST = Obstacle("remarks_lost", lambda facts: facts.remarks_lost, ("remarks_lost",))
NOT_THE_LAST = Obstacle("another_version_prepared", lambda facts: facts.shown_digest != facts.current_digest)
NO_RETURN_REASON = Obstacle("return_without_reason", lambda facts: not facts.reason.strip())
NO_SECOND_SIGNATURE = Obstacle("no_countersignature_asked", lambda facts: not facts.wants_countersignature)
COUNTERSIGNED = Obstacle("minutes_countersigned", lambda facts: facts.is_countersigned)
NOT_THE_HEAD = Obstacle("countersigner_is_not_head", lambda facts: not facts.is_head)
NOT_SIGNED = Obstacle("minutes_not_signed", lambda facts: not facts.is_signed)
CORRECTION_WAITS = Obstacle("correction_waits", lambda facts: facts.correction_waits)
NO_CORRECTION = Obstacle("no_correction_waits", lambda facts: not facts.correction_waits)
NOT_CALLED = Obstacle(
    "signer_is_not_called", lambda facts: facts.called and not facts.signer_presided, ("called",)
)
ANOTHER_NAMED = Obstacle("correction_names_another", lambda facts: not facts.names_signer)
NO_DIFFERENCE = Obstacle("correction_changes_nothing", lambda facts: not facts.differences)
NO_CORRECTION_REASON = Obstacle("correction_without_reason", lambda facts: not facts.reason.strip())

BEFORE_OPENING = (CANCELLED, CLOSED, ALREADY_OPEN)
OPENING = (*BEFORE_OPENING, NOT_PUBLISHED, ANOTHER_DAY, NO_ITEMS, NOBODY_PRESIDES)
ITEM_IN_HAND = (OUTSIDE_MEETING, DECIDED, VOTE_RUNNING)
DISPOSING = (*ITEM_IN_HAND, NOT_PUT_FORWARD)
PREPARING = (NOT_DRAFTED, SIGNED, PREPARED, NO_PAPER, NOT_THE_LAST, OUTDATED)
DECIDING = (OUTSIDE_MEETING, DECIDED, NOT_PUT_FORWARD, VOTE_RUNNING, NO_PROPOSAL)

SIGNING_CORRECTION = (NOT_CALLED, NOT_THE_PRESIDING, ANOTHER_NAMED)
COUNTERSIGNING = (NO_SECOND_SIGNATURE, NOT_THE_HEAD, ANOTHER_NAMED, COUNTERSIGNED)

OBSTACLES: Mapping[Step, tuple[Obstacle, ...]] = {
    Step.PUBLISH_MEETING: (*BEFORE_OPENING, NO_ITEMS),
    Step.MOVE_MEETING: BEFORE_OPENING,
    Step.CANCEL_MEETING: BEFORE_OPENING,
    Step.OPEN_MEETING: (*OPENING, WITHOUT_QUORUM),
    Step.OPEN_FOR_CONSULTATION: OPENING,
    Step.ADOPT_AGENDA: (NOT_OPEN, AGENDA_ADOPTED, NO_ITEMS),
    Step.CLOSE_MEETING: (NOT_OPEN, VOTES_OPEN, ITEMS_LEFT),
    Step.PUT_FORWARD_ITEM: (OUTSIDE_MEETING, AGENDA_PENDING, DECIDED, PUT_FORWARD, VOTE_RUNNING),
    Step.AMEND_PROPOSAL: ITEM_IN_HAND,
    Step.ADOPT_WITHOUT_VOTE: (*DECIDING, NO_QUORUM_NOW, OBJECTED),
    Step.TAKE_NOTE: DISPOSING,
    Step.WITHDRAW_ITEM: ITEM_IN_HAND,
    Step.POSTPONE_ITEM: ITEM_IN_HAND,
    Step.OPEN_VOTE: DECIDING,
    Step.CLOSE_VOTE: (VOTE_NOT_OPEN,),
    Step.WITHDRAW_VOTE: (VOTE_NOT_OPEN, BALLOTS_CAST),
    Step.ANNUL_VOTE: (VOTE_SIGNED, OUTSIDE_MEETING, VOTE_WITHDRAWN, VOTE_ANNULLED, NO_REASON, ONE_PERSON),
    Step.DRAFT_MINUTES: (MEETING_RUNNING, SIGNED, PREPARED),
    Step.EDIT_MINUTES: (SIGNED, PREPARED),
    Step.CIRCULATE_DRAFT: (NOT_DRAFTED, SIGNED, PREPARED, NO_PAPER, NOT_THE_LAST, CIRCULATED, OUTDATED),
    Step.PREPARE_MINUTES: (*PREPARING, UNANSWERED, REMARKS_LOST, TERM_RUNNING),
    Step.TAKE_BACK_MINUTES: (SIGNED, NOT_PREPARED, NO_RETURN_REASON),
    Step.SIGN_MINUTES: (NOT_DRAFTED, SIGNED, NOT_THE_PRESIDING, NO_PAPER, NOT_PREPARED, ANOTHER_PAPER),
    Step.COUNTERSIGN_MINUTES: (NO_SECOND_SIGNATURE, NOT_THE_HEAD, NOT_PREPARED, COUNTERSIGNED, ANOTHER_PAPER),
    Step.CORRECT_MINUTES: (NOT_SIGNED, CORRECTION_WAITS, NO_DIFFERENCE, NO_CORRECTION_REASON),
    Step.SIGN_CORRECTION: (NO_CORRECTION, *SIGNING_CORRECTION, NO_PAPER, ANOTHER_PAPER),
    Step.COUNTERSIGN_CORRECTION: (NO_CORRECTION, *COUNTERSIGNING, NO_PAPER, ANOTHER_PAPER),
}
