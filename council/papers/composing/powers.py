"""By which papers the substitutes of members acted: the annex of credentials, with the moments that count."""

from council.papers.composing.people import PAPERS, came, state_text
from council.papers.composing.story import Story
from council.papers.people_text import PowersText
from council.records.credentials import Credential
from council.records.presence import Participant
from council.wording.dates import long_date
from council.wording.powers import reach_in_words

WHOLE_MEETING = "на все заседание"


def powers(story: Story) -> tuple[PowersText, ...]:
    """Return the papers of those who came as substitutes, in the order of the states."""
    there = [person for person in story.floor.participants if person.credential and person.id in came(story)]
    place = {seat.id: number for number, seat in enumerate(story.floor.seats)}
    there.sort(key=lambda person: (place.get(person.seat_id or 0, len(place)), person.id))
    return tuple(_powers(story, person, person.credential) for person in there if person.credential)


def _powers(story: Story, person: Participant, paper: Credential) -> PowersText:
    return PowersText(
        state=state_text(paper.seat),
        person=person.person.full_name,
        post=paper.post,
        replaces=paper.replaces.full_name if paper.replaces else "",
        paper=f"{PAPERS[paper.kind]} от {long_date(paper.dated_on)} № {paper.number}",
        issued_by=paper.issued_by,
        signatory=paper.signatory,
        reach=reach_in_words("ru", until_on=paper.until_on, items=paper.item_numbers) or WHOLE_MEETING,
        registered_at=story.local(paper.entered_at),
        confirmed_at=story.local(paper.confirmed_at) if paper.confirmed_at else None,
        confirmed_by=paper.confirmed_by.full_name if paper.confirmed_by else "",
        revoked_at=story.local(paper.revoked_at) if _was_revoked(story, paper) and paper.revoked_at else None,
    )


def _was_revoked(story: Story, paper: Credential) -> bool:
    """Say whether the powers ended while the meeting lasted; what was revoked later is no part of its record."""
    closed_at = story.meeting.closed_at
    return paper.revoked_at is not None and (closed_at is None or paper.revoked_at <= closed_at)
