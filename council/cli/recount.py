"""`flask recount`: counts every stored decision again from its ballots."""

import click
from flask.cli import with_appcontext

from council.actions.recounting import Difference, decided_by_vote, differences_of
from council.papers.composing.story import number_of_meeting
from council.records.database import db
from council.records.decisions import Decision


@click.command("recount")
@with_appcontext
def recount() -> None:
    """Count every decision again; exit 1 and name each difference when there is any."""
    decisions = decided_by_vote(db.session())
    found = [difference for decision in decisions for difference in differences_of(decision)]
    for difference in found:
        click.echo(_told(difference))
    click.echo(f"{len(decisions)} decisions counted again, {len(found)} differences.")
    if found:
        raise SystemExit(1)


def _told(difference: Difference) -> str:
    where = _place_of(difference.decision)
    return f"{where}: {difference.what}: stored {difference.stored}, counted {difference.counted}"


def _place_of(decision: Decision) -> str:
    meeting = number_of_meeting(decision.item.meeting)
    return f"meeting {meeting}, item {decision.item.position}, decision {decision.sequence}"
