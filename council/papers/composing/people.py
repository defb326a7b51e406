"""Who took part, who presided and who signs, as the papers say it."""

from council.law import presence as law
from council.papers.composing.story import Story
from council.papers.minutes_text import PassageText
from council.papers.people_text import (
    BodyText,
    Capacity,
    Category,
    DelegationText,
    OthersText,
    PersonText,
    PresidingText,
    SeatRole,
    SignatureText,
    StateText,
)
from council.records import presence as records
from council.records.bodies import Seat
from council.records.credentials import Credential, CredentialKind
from council.records.floor import law_passages
from council.records.presence import Participant, PresidingBasis
from council.records.voting import Standing
from council.wording.dates import long_date
from council.wording.powers import reach_in_words

PAPERS = {
    CredentialKind.LETTER: "письмо",
    CredentialKind.POWER_OF_ATTORNEY: "доверенность",
    CredentialKind.DIPLOMATIC_NOTE: "дипломатическая нота",
}
CATEGORIES = {
    records.Capacity.ADVISORY: Category.ADVISORY,
    records.Capacity.OBSERVER: Category.OBSERVERS,
    records.Capacity.EXPERT: Category.EXPERTS,
    records.Capacity.INVITED: Category.INVITED,
}
GROUNDS = {records.Capacity.OBSERVER: "допуске", records.Capacity.EXPERT: "привлечении"}
POSTS = {
    PresidingBasis.CHAIR: "Председатель",
    PresidingBasis.CO_CHAIR: "Сопредседатель",
    PresidingBasis.ELECTED: "Председательствующий на заседании",
}


def body_text(story: Story) -> BodyText:
    """Return the names of the body."""
    charter = story.floor.charter
    return BodyText(
        title=charter.title_ru,
        title_genitive=charter.title_genitive_ru,
        regulation_genitive=charter.regulation_genitive_ru,
    )


def state_text(seat: Seat) -> StateText:
    """Return a state under its confirmed names."""
    state = seat.state
    return StateText(code=state.code, short=state.short_ru, full=state.full_ru, genitive=state.genitive_ru)


def came(story: Story) -> frozenset[int]:
    """Return the participants who were in the room at any time, after corrections; in writing, who replied."""
    if story.meeting.is_written:
        return _replied(story)
    return frozenset(int(stay.participant) for stay in law.intervals(law_passages(story.floor.passages)))


def _replied(story: Story) -> frozenset[int]:
    """Return those through whom a state replied in any vote: by a ballot, or by declaring disinterest."""
    votes = [vote for held in story.votes.values() for vote in held]
    cast = {ballot.participant_id for vote in votes for ballot in vote.ballots}
    disinterested = {
        line.participant_id
        for vote in votes
        for line in vote.roll
        if line.standing is Standing.DISINTERESTED and line.participant_id is not None
    }
    return frozenset(cast | disinterested)


def delegations(story: Story) -> tuple[DelegationText, ...]:
    """Return the states that took part, each with who acted for it and who came along."""
    there = [person for person in story.floor.participants if person.id in came(story)]
    found = []
    for seat in story.floor.seats:
        of_seat = [person for person in there if person.seat_id == seat.id]
        if of_seat:
            found.append(_delegation(story, seat, of_seat))
    return tuple(found)


def absent(story: Story) -> tuple[StateText, ...]:
    """Return the states for which nobody acted."""
    acted = {
        person.seat_id
        for person in story.floor.participants
        if person.capacity in records.ACTING and person.id in came(story)
    }
    return tuple(state_text(seat) for seat in story.floor.seats if seat.id not in acted)


def others(story: Story) -> tuple[OthersText, ...]:
    """Return those who took part without a vote, by category."""
    there = [person for person in story.floor.participants if person.id in came(story)]
    found = []
    for capacity, category in CATEGORIES.items():
        persons = tuple(person_text(story, person) for person in there if person.capacity is capacity)
        if persons:
            found.append(OthersText(category=category, persons=persons))
    return tuple(found)


def presidings(story: Story) -> tuple[PresidingText, ...]:
    """Return who presided, the one who opened the meeting first."""
    entries = story.floor.presidings
    opened = story.meeting.opened_at
    at_opening = [entry for entry in entries if opened is None or entry.since_at <= opened]
    later = [entry for entry in entries if opened is not None and entry.since_at > opened]
    told = ([at_opening[-1]] if at_opening else []) + later
    return tuple(
        PresidingText(
            person=person_text(story, entry.participant),
            state=state_text(entry.participant.seat),
            capacity=_capacity(entry),
            since=story.local(entry.since_at) if position else None,
        )
        for position, entry in enumerate(told)
        if entry.participant.seat is not None
    )


def signatures(story: Story) -> tuple[SignatureText, ...]:
    """Return the signature lines: who presided at the close, and the head of the secretariat where the charter says so."""
    lines = []
    last = story.floor.presiding
    if last is not None:
        lines.append(SignatureText(_signing_post(story, last), last.participant.person.initials_and_name))
    if story.floor.edition.minutes.countersigned and story.secretariat_head is not None:
        name = story.secretariat_head.person.initials_and_name
        lines.append(SignatureText(f"Руководитель секретариата {body_text(story).short_genitive}", name))
    return tuple(lines)


def passages(story: Story) -> tuple[PassageText, ...]:
    """Return who came and went while the meeting was running, after corrections."""
    opened, closed = story.meeting.opened_at, story.meeting.closed_at
    people = {str(person.id): person for person in story.floor.participants}
    standing = law.standing_passages(law_passages(story.floor.passages))
    return tuple(
        PassageText(
            at=story.local(step.at),
            person=people[step.participant].person.full_name,
            arrived=bool(step.arrived),
            state=_state_acted_for(people[step.participant]),
        )
        for step in standing
        if opened is not None and step.at > opened and (closed is None or step.at <= closed)
    )


def person_text(story: Story, person: Participant) -> PersonText:
    """Return a participant as the lists print one."""
    post = ", ".join(part for part in (person.post, person.organisation) if part)
    by_link = any(
        passage.participant_id == person.id and passage.mode is records.Mode.VIDEO
        for passage in story.floor.passages
    )
    return PersonText(
        name=person.person.full_name,
        post=post,
        credential=credential_text(person.credential) if person.credential else "",
        by_link=by_link and story.meeting.form == "mixed",
        note=_ground(story, person),
    )


def _ground(story: Story, person: Participant) -> str:
    """Return by what an observer or an expert takes part, and where that is missing, that it is; others need none."""
    if person.capacity not in GROUNDS:
        return ""
    admission = story.admissions.get(person.id)
    if admission is None or not admission.decision_reference:
        return f"решение Совета о {GROUNDS[person.capacity]} не указано"
    return f"по решению Совета: {admission.decision_reference}"


def credential_text(credential: Credential) -> str:
    """Return the paper of a substitute: «доверенность от 2 июня 2025 года № 14»."""
    paper = f"{PAPERS[credential.kind]} от {long_date(credential.dated_on)} № {credential.number}"
    reach = reach_in_words("ru", until_on=credential.until_on, items=credential.item_numbers)
    return f"{paper}, {reach}" if reach else paper


def _delegation(story: Story, seat: Seat, there: list[Participant]) -> DelegationText:
    actors = [person for person in there if person.capacity in records.ACTING]
    return DelegationText(
        state=state_text(seat),
        actors=tuple(person_text(story, person) for person in actors),
        role=SeatRole.SUBSTITUTE
        if actors and all(person.capacity is records.Capacity.SUBSTITUTE for person in actors)
        else SeatRole.MEMBER,
        accompanied_by=tuple(
            person_text(story, person) for person in there if person.capacity not in records.ACTING
        ),
    )


def _capacity(entry: records.Presiding) -> Capacity:
    if entry.basis is PresidingBasis.CHAIR and entry.participant.capacity is records.Capacity.SUBSTITUTE:
        return Capacity.CHAIR_REPRESENTATIVE
    return Capacity(entry.basis.value)


def _signing_post(story: Story, entry: records.Presiding) -> str:
    if _capacity(entry) is Capacity.CHAIR_REPRESENTATIVE:
        return "Председательствующий на заседании"
    post = POSTS[entry.basis]
    return post if entry.basis is PresidingBasis.ELECTED else f"{post} {body_text(story).short_genitive}"


def _state_acted_for(person: Participant) -> StateText | None:
    acts = person.capacity in records.ACTING and person.seat is not None
    return state_text(person.seat) if acts and person.seat else None
