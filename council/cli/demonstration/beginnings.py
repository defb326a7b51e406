"""Before the first meeting: the body, its people, seats and chairs."""

from datetime import UTC, datetime

from council.actions.bodies import set_up_body
from council.actions.factors import give_demonstration_code
from council.actions.people import appoint, open_account, register_person, set_up_secretariat
from council.actions.proposals import confirm_proposal
from council.actions.state_offices import name_for_state
from council.cli.demonstration.cast import CODE, PASSWORD, PLAYERS, Player
from council.cli.demonstration.chairs import enter_chairs
from council.cli.demonstration.parties import SINCE, enter_parties
from council.cli.demonstration.stage import Stage
from council.records.database import db
from council.records.people import Office, Person

CHARTER = "cis_industrial_policy"
BEGUN_AT = datetime(2025, 1, 15, 6, 0, tzinfo=UTC)


def begin(*, last_year: int) -> Stage:
    """Set up the body with nine seats, its people, and the chairs from 2021 to the year after `last_year`."""
    body = set_up_body(charter=CHARTER, is_demonstration=True, at=BEGUN_AT)
    body_id, body_public_id = body.id, body.public_id
    stage = Stage(body_id=body_id, now=BEGUN_AT)
    _secretariat(stage, body_public_id)
    enter_parties(stage)
    for player in PLAYERS[1:]:
        _person(stage, player)
    enter_chairs(stage, last_year=last_year)
    return stage


def _secretariat(stage: Stage, body: str) -> None:
    head = PLAYERS[0]
    account = set_up_secretariat(
        body=body,
        family_name=head.family_name,
        given_names=head.given_names,
        name_en=head.name_en,
        post=head.post,
        email=head.email,
        password=PASSWORD,
        at=stage.tick(),
    )
    person = db.session.get_one(Person, account.person_id)
    stage.persons[head.key] = person.public_id
    _code(stage, head)


def _person(stage: Stage, player: Player) -> None:
    head = stage.actor("head")
    person = register_person(
        family_name=player.family_name,
        given_names=player.given_names,
        name_en=player.name_en,
        by=head,
        at=stage.tick(1),
    ).public_id
    stage.persons[player.key] = person
    open_account(person=person, email=player.email, password=PASSWORD, by=head, at=stage.tick(1))
    _code(stage, player)
    if player.office is not None:
        _office(stage, player, player.office)


def _office(stage: Stage, player: Player, office: Office) -> None:
    """Give the player the office; whom a state names the deputy proposes and the head confirms."""
    named = {
        "person": stage.persons[player.key], "office": office, "post": player.post,
        "organisation": player.organisation, "since_on": SINCE,
    }  # fmt: skip
    if player.seat is None:
        appoint(**named, by=stage.actor("head"), at=stage.tick(1))
        return
    proposal = name_for_state(**named, seat=player.seat, by=stage.actor("deputy"), at=stage.tick(1))
    confirm_proposal(proposal=proposal.public_id, by=stage.actor("head"), at=stage.tick(1))


def _code(stage: Stage, player: Player) -> None:
    if player.has_code:
        person, by = stage.persons[player.key], stage.actor("head")
        give_demonstration_code(person=person, code=CODE, by=by, at=stage.tick(1))
