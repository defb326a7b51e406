"""Papers on who took part and who chairs, as the record of the meeting stands."""

from council.law.ruling import Ruling
from council.papers.composing.excerpts import annex_number
from council.papers.composing.heads import Issue, secretariat_line
from council.papers.composing.people import (
    absent,
    delegations,
    others,
    presidings,
    state_text,
)
from council.papers.issued_text import ChairmanshipText, ParticipantsText
from council.papers.minutes_text import AnnexKind
from council.papers.people_text import PresidingText
from council.papers.phrases import presiding
from council.papers.voting_text import RulingText
from council.records.chairing import chairing_of
from council.wording import sentence
from council.wording.dates import long_date


def compose_participants(issue: Issue) -> ParticipantsText | None:
    """Return who took part so far; None before anybody was in the room."""
    came = delegations(issue.story)
    if issue.meeting.opened_at is None or not came:
        return None
    return ParticipantsText(
        head=issue.head(*secretariat_line(issue)),
        delegations=came,
        others=others(issue.story),
        absent=absent(issue.story),
        is_final=issue.meeting.closed_at is not None,
        annex=annex_number(issue, AnnexKind.PARTICIPANTS),
    )


def compose_chairmanship(issue: Issue) -> ChairmanshipText | None:
    """Return which state chairs on the day of the meeting, by what, and which are its co-chairs; None when none does."""
    chairing = chairing_of(issue.session, issue.meeting)
    states = {seat.code: state_text(seat) for seat in issue.story.floor.seats}
    if chairing.term is None or chairing.term.seat not in states:
        return None
    ground, beside, *_ahead = [_told(ruling) for ruling in chairing.rulings]
    since, until = chairing.term.counted_from or chairing.term.since_on, chairing.term.until_on
    term = [f"с {long_date(since)}", *([f"по {long_date(until)}"] if until else [])]
    return ChairmanshipText(
        head=issue.head(*secretariat_line(issue)),
        day=chairing.day,
        state=states[chairing.term.seat],
        since=since,
        until=until,
        ground=ground,
        beside=beside,
        co_chairs=tuple(states[code] for code in chairing.co_chairs if code in states),
        presided=tuple(_presided(issue, who) for who in presidings(issue.story)),
        term_in_ground=all(day in ground.sentence for day in term),
    )


def _told(ruling: Ruling) -> RulingText:
    return RulingText(sentence=sentence(ruling, "ru"), clause=ruling.clause, in_order=ruling.in_order)


def _presided(issue: Issue, who: PresidingText) -> str:
    return presiding(who, issue.head().body)
