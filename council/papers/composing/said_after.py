"""What the states said after a vote: dissenting opinions, and how they had meant to vote."""

from council.papers.composing.people import state_text
from council.papers.composing.story import Story
from council.papers.voting_text import IntentionText, OpinionText
from council.records.decisions import Decision
from council.records.voting import Vote


def opinions(story: Story, decision: Decision | None) -> tuple[OpinionText, ...]:
    """Return the dissenting opinions that stand, word for word (5.8)."""
    if decision is None:
        return ()
    return tuple(
        OpinionText(
            state=state_text(statement.seat),
            person=story.names.get(statement.filed_by_id, ""),
            text=statement.body_text,
            filed_on=story.local(statement.filed_at).date(),
        )
        for statement in story.statements.get(decision.id, [])
    )


def intentions(story: Story, vote: Vote) -> tuple[IntentionText, ...]:
    """Return how states said they had meant to vote; the count knows nothing of it."""
    return tuple(
        IntentionText(
            state=state_text(one.seat),
            position=one.position,
            reason=one.reason,
            oral=one.is_oral,
            stated_on=story.local(one.stated_at).date(),
            person=one.stated_by.full_name,
        )
        for one in story.intentions_on(vote)
    )
