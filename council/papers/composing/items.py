"""The items of a meeting as the minutes tell them: what was put, how, and what came of it."""

from datetime import datetime

from council.law import presence as law
from council.law.ballot import Position
from council.papers.composing.late_papers import late_notes
from council.papers.composing.people import state_text
from council.papers.composing.said_after import intentions, opinions
from council.papers.composing.story import Story
from council.papers.minutes_text import DisinterestText, Ending, ItemText
from council.papers.people_text import StateText
from council.papers.voting_text import (
    CountsText,
    Fate,
    Method,
    ProceedingText,
    RollCallText,
    RulingText,
)
from council.records.agenda import Disinterest, Item
from council.records.decisions import Decision, DecisionManner, DecisionOutcome
from council.records.floor import law_passages
from council.records.voting import Manner, Standing, Vote

ENDINGS = {
    DecisionManner.TAKE_NOTE: Ending.TAKEN_NOTE,
    DecisionManner.WITHDRAWAL: Ending.WITHDRAWN,
    DecisionManner.POSTPONEMENT: Ending.PUT_OFF,
}
# What a reason is given for, where the outcome stands only below it.
PROPOSED = {DecisionManner.WITHDRAWAL: "Предложено снять вопрос с рассмотрения."}


def item_texts(story: Story) -> tuple[ItemText, ...]:
    """Return the items in the order of the agenda."""
    return tuple(_item(story, item) for item in story.items)


def decision_numbers(story: Story) -> dict[int, str]:
    """Return the numbers that the adopted decisions bear: 11/3, and 11/3.2 for a second one of the item."""
    numbers = {}
    for item in story.items:
        adopted = [decision for decision in standing_decisions(story, item) if is_adopted(decision)]
        for place, decision in enumerate(adopted, start=1):
            tail = "" if place == 1 else f".{place}"
            numbers[decision.id] = f"{story.number}/{item.position}{tail}"
    return numbers


def standing_decisions(story: Story, item: Item) -> list[Decision]:
    """Return the decisions of the item whose vote was not annulled."""
    decisions = story.outcomes[item.id].decisions
    return [d for d in decisions if d.vote is None or not d.vote.is_annulled]


def is_adopted(decision: Decision) -> bool:
    return decision.outcome is DecisionOutcome.ADOPTED


def _item(story: Story, item: Item) -> ItemText:
    notes = story.notes.get(item.id)
    last = story.outcomes[item.id].standing
    return ItemText(
        number=item.position,
        title=item.title,
        rapporteur=item.rapporteur,
        heard=notes.heard if notes else "",
        spoke=notes.spoke if notes else "",
        remarks=notes.remarks if notes else "",
        ending=_ending(last),
        conclusion=_conclusion(item, last),
        disinterests=tuple(_disinterest(story, entry) for entry in item.disinterests),
        proceedings=tuple(proceeding_text(story, item, vote) for vote in story.votes.get(item.id, [])),
        affected_absent=_affected_absent(story, last),
        affected_clause=story.floor.edition.affected.clause,
        notes=_notes(story, item, last),
    )


def _ending(last: Decision | None) -> Ending:
    if last is None or last.manner not in ENDINGS:
        return Ending.DECIDED
    if last.manner is DecisionManner.POSTPONEMENT and last.affected:
        return Ending.BLOCKED
    return ENDINGS[last.manner]


def _conclusion(item: Item, last: Decision | None) -> tuple[str, ...]:
    """Return the points of a text that was taken note of as it stood; the standing phrase serves elsewhere."""
    if last is not None and last.manner is DecisionManner.TAKE_NOTE and last.draft is not None:
        return tuple(last.draft.points)
    return ()


def _affected_absent(story: Story, last: Decision | None) -> tuple[StateText, ...]:
    if _ending(last) is not Ending.BLOCKED or last is None:
        return ()
    return tuple(state_text(seat) for seat in story.floor.seats if seat.code in last.affected)


def _notes(story: Story, item: Item, last: Decision | None) -> tuple[str, ...]:
    notes = ["Вопрос включен в повестку дня на заседании."] if item.added_in_meeting else []
    notes += late_notes(story, item.id)
    if last is not None and last.manner in ENDINGS:
        why = f"Причина: {last.reason.rstrip('.')}." if last.reason else ""
        proposed = PROPOSED.get(last.manner, "") if why else ""
        put_off = "Принятие решения отложено." if last.manner is DecisionManner.POSTPONEMENT else proposed
        notes.append(f"{put_off} {why}".strip())
    return tuple(note for note in notes if note)


def _disinterest(story: Story, entry: Disinterest) -> DisinterestText:
    return DisinterestText(
        state=state_text(entry.seat),
        declared_at=story.local(entry.declared_at),
        withdrawn_at=story.local(entry.withdrawn_at) if entry.withdrawn_at else None,
        in_writing=entry.seat.code not in _seats_present(story, entry.declared_at),
    )


def _seats_present(story: Story, at: datetime) -> frozenset[str]:
    there, on = law.present_at(law_passages(story.floor.passages), at), story.local(at).date()
    return frozenset(
        person.seat.code
        for person in story.floor.participants
        if str(person.id) in there and person.seat is not None and story.floor.may_act(person, on=on)
    )


def proceeding_text(story: Story, item: Item, vote: Vote) -> ProceedingText:
    """Return one proceeding: what was put, how each state stood, and what came of it."""
    decision = next((d for d in story.outcomes[item.id].decisions if d.vote_id == vote.id), None)
    numbers = decision_numbers(story)
    return ProceedingText(
        points=tuple(vote.draft.points),
        fate=_fate(vote, decision),
        method=Method.ROLL_CALL if vote.manner is Manner.BALLOT else Method.NO_OBJECTION,
        number=numbers.get(decision.id, "") if decision else "",
        opened_at=story.local(vote.opened_at),
        closed_at=story.local(vote.closed_at) if vote.closed_at else None,
        disinterested=_disinterested(vote, decision),
        counts=CountsText.of(decision.counts) if decision and decision.counts else None,
        roll_call=_roll_call(story, vote, decision),
        rulings=_rulings(decision),
        reason=_reason(story, vote),
        narrow_base_confirmed_by=_narrow_base(story, decision),
        instructed=_instructed(vote),
        opinions=opinions(story, decision),
        intentions=intentions(story, vote),
    )


def _fate(vote: Vote, decision: Decision | None) -> Fate:
    if vote.withdrawn_at is not None:
        return Fate.WITHDRAWN
    if vote.is_annulled:
        return Fate.ANNULLED
    if decision is None:
        return Fate.OBJECTED
    return Fate(decision.outcome.value)


def _disinterested(vote: Vote, decision: Decision | None) -> tuple[StateText, ...]:
    """Return the states that left the base; one that had gone by the close is told as absent."""
    positions = decision.positions if decision and decision.positions else {}
    lines = sorted(vote.roll, key=lambda line: line.seat.state.place)
    return tuple(
        state_text(line.seat)
        for line in lines
        if line.standing is Standing.DISINTERESTED
        and positions.get(line.seat.code, Position.DISINTERESTED) == Position.DISINTERESTED
    )


def _roll_call(story: Story, vote: Vote, decision: Decision | None) -> tuple[RollCallText, ...]:
    if decision is None or not decision.positions or vote.manner is not Manner.BALLOT:
        return ()
    people = {person.id: person.person.full_name for person in story.floor.participants}
    ballots = {ballot.seat_id: ballot for ballot in vote.ballots}
    lines = sorted(vote.roll, key=lambda line: line.seat.state.place)
    return tuple(
        RollCallText(
            state=state_text(line.seat),
            position=Position(decision.positions[line.seat.code]),
            person=people.get(line.participant_id or 0, ""),
            oral=not story.meeting.is_written and line.seat_id in ballots and ballots[line.seat_id].is_oral,
        )
        for line in lines
    )


def _rulings(decision: Decision | None) -> tuple[RulingText, ...]:
    if decision is None:
        return ()
    return tuple(
        RulingText(sentence=sentence, clause=ruling["clause"], in_order=ruling["in_order"])
        for sentence, ruling in zip(decision.sentences_ru, decision.rulings, strict=True)
    )


def _reason(story: Story, vote: Vote) -> str:
    if vote.withdrawn_at is not None:
        return f"Голосование отозвано как открытое ошибочно: {_ended(vote.withdrawal_reason)}"
    if vote.is_annulled and vote.annulment is not None:
        first, second = (
            story.names.get(key or 0, "")
            for key in (vote.annulment.proposed_by_id, vote.annulment.confirmed_by_id)
        )
        return f"Результат отменен: {_ended(vote.annulment.reason)} Отмена предложена: {first}; подтверждена: {second}."
    if vote.objections:
        states = ", ".join(entry.seat.state.genitive_ru for entry in vote.objections)
        return f"Поступило возражение представителя {states}."
    return ""


def _ended(text: str) -> str:
    return f"{text.rstrip('. ')}."


def _narrow_base(story: Story, decision: Decision | None) -> str:
    if decision is None or not decision.narrow_base_confirmed:
        return ""
    people = {person.id: person.person.full_name for person in story.floor.participants}
    return people.get(decision.presiding_id, "")


def _instructed(vote: Vote) -> str:
    asked = vote.manner is Manner.NO_OBJECTION
    words = ("поставлен", "закрыт") if asked else ("открыто", "закрыто")
    acts = zip(words, (vote.opened_on_instruction, vote.closed_on_instruction), strict=True)
    done = " и ".join(word for word, said in acts if said)
    if not done:
        return ""
    what = "Вопрос о возражениях" if asked else "Голосование"
    return f"{what} {done} секретариатом по поручению председательствующего."
