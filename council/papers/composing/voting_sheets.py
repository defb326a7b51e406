"""The sheets of votes: of one vote once it is closed, and of all votes of a closed meeting."""

from council.papers.composing.heads import Issue, secretariat_line
from council.papers.composing.items import proceeding_text
from council.papers.composing.people import signatures
from council.papers.issued_text import SheetItem, VotingSheetText
from council.papers.people_text import SignatureText
from council.records.agenda import Item
from council.records.decisions import Decision
from council.records.voting import Vote

PRESIDED = "Председательствовавший при голосовании"


def compose_vote_sheet(issue: Issue) -> VotingSheetText | None:
    """Return the sheet of the vote that is asked for; None as long as it runs, or where it was no vote."""
    for item in issue.story.items:
        for vote in issue.story.votes.get(item.id, []):
            if vote.public_id == issue.about and (decision := decided_by(issue, item, vote)) is not None:
                lines = (*_presided(issue, decision), *secretariat_line(issue))
                told = SheetItem(item.position, item.title, (proceeding_text(issue.story, item, vote),))
                return VotingSheetText(head=issue.head(*lines), items=(told,))
    return None


def compose_meeting_sheet(issue: Issue) -> VotingSheetText | None:
    """Return the sheet of all votes of a meeting; None as long as it runs, or where nothing was voted on."""
    if issue.meeting.closed_at is None:
        return None
    items = tuple(told for item in issue.story.items if (told := _item(issue, item)).proceedings)
    if not items:
        return None
    return VotingSheetText(head=issue.head(*signatures(issue.story)), items=items, whole=True)


def decided_by(issue: Issue, item: Item, vote: Vote) -> Decision | None:
    """Return what the vote came to, once it is closed."""
    decisions = issue.story.outcomes[item.id].decisions
    return next((decision for decision in decisions if decision.vote_id == vote.id), None)


def _item(issue: Issue, item: Item) -> SheetItem:
    held = [vote for vote in issue.story.votes.get(item.id, []) if decided_by(issue, item, vote)]
    told = tuple(proceeding_text(issue.story, item, vote) for vote in held)
    return SheetItem(item.position, item.title, told)


def _presided(issue: Issue, decision: Decision) -> tuple[SignatureText, ...]:
    persons = {one.id: one.person.initials_and_name for one in issue.story.floor.participants}
    name = persons.get(decision.presiding_id or 0)
    return (SignatureText(PRESIDED, name),) if name else ()
