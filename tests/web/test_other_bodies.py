"""Bodies whose charters lack most tables: a meeting is held and every page opens, for every office."""

from pathlib import Path

import pytest

from council.actions.recounting import decided_by_vote, differences_of
from council.law.ballot import Position
from council.records.database import db
from council.records.decisions import DecisionOutcome
from tests.web.access import PARTS
from tests.web.conftest import Browser
from tests.web.page import Page
from tests.world import (
    CHAIR,
    STATES,
    an_open_vote,
    build_world,
    cast,
    close,
    end,
    let_in,
    states_but,
)

BODIES = Path(__file__).parents[1] / "charters" / "bodies"


def reader(app, world, code):
    """Sign a person of the body in, as the tests of pages do."""
    app.test_client_class = Browser
    app.config["CLOCK"] = world.tick
    page = Page(app.test_client())
    let_in(world, page.client, code)
    return page


def addresses(app, known):
    """Return the address of every page that can be asked for with what is known."""
    urls = app.url_map.bind("localhost")
    return [
        urls.build(rule.endpoint, {name: known[name] for name in rule.arguments})
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods
        and rule.arguments <= set(known)
        and rule.endpoint not in PARTS | {"signing_in.sign_out"}
    ]


def known_of(voting):
    held = voting.held
    return {
        "meeting": held.meeting,
        "item": held.item,
        "vote": voting.vote,
        "participant": held.participants["KZ"],
        "person": held.world.persons["KZ"],
        "lang": "en",
        "clause": "1",
    }


OFTEN, SELDOM = ("union",), ("agency", "assembly", "club", "commission", "security")


@pytest.mark.slow
@pytest.mark.parametrize("code", [*OFTEN, *SELDOM])
def test_every_page_opens_while_a_vote_is_held_and_after_it(app, records, code):
    voting = an_open_vote(build_world(charter=str(BODIES / f"{code}.toml")), present=STATES)
    cast(voting, Position.FOR, *STATES[:6])
    pages = addresses(app, known_of(voting))
    assert len(pages) > 60
    for who in ("head", "KZ"):
        assert faults_of(reader(app, voting.world, who), pages) == []
    close(voting)
    end(voting.held)
    assert faults_of(reader(app, voting.world, "officer"), pages) == []


def faults_of(page, pages):
    return [address for address in pages if page.get(address).status_code >= 500]


def test_a_recount_asks_who_presided_where_that_vote_decides_a_tie(records):
    world = build_world(charter=str(BODIES / "club.toml"))
    voting = an_open_vote(world, present=(CHAIR, *states_but(CHAIR)[:5]))
    others = states_but(CHAIR)[:5]
    cast(voting, Position.FOR, CHAIR, *others[:2])
    cast(voting, Position.AGAINST, *others[2:])
    decision = close(voting)

    assert (decision.outcome, decision.rulings[-1]["finding"]) == (
        DecisionOutcome.ADOPTED,
        "tie_decided_in_favour",
    )
    (stored,) = decided_by_vote(db.session())
    assert list(differences_of(stored)) == []
