"""The second factor asked for again before acts of weight: which these are, and that nothing is lost by it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from pyotp import TOTP

from council.actions.factors import remove_one_time_codes, set_up_one_time_codes
from council.law.ballot import Position
from council.records.database import db
from council.records.voting import Ballot
from council.web.stepping_up import NEEDS_PROOF, PROOF_LASTS, WITHOUT_PROOF
from tests.authenticator import Owner, vault_of
from tests.conftest import SECRET
from tests.ledger import legal_tables
from tests.web.page import visible_text
from tests.world import an_open_vote

SHARED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CHOICE = {"position": "for", "form_key": "form-KZ"}

# What binds a state, decides, or opens the record to somebody: each act of these is in one of the two tables.
SUBJECTS = frozenset(
    {
        "voting", "conducting", "credentials", "people", "secretariat", "account", "factors", "minutes", "resets",
        "inviting", "delegation", "nominations", "overrides", "own_account",
    }
)  # fmt: skip


def test_the_table_names_pages_that_exist(app):
    gone = (NEEDS_PROOF | set(WITHOUT_PROOF)) - set(app.view_functions)
    assert not gone, f"take these out of council/web/stepping_up.py, or name them anew: {sorted(gone)}"
    assert not NEEDS_PROOF & set(WITHOUT_PROOF)


def test_every_act_of_weight_stands_in_the_table(app):
    acts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in rule.methods}
    unsaid = {act for act in acts if act.partition(".")[0] in SUBJECTS} - NEEDS_PROOF - set(WITHOUT_PROOF)
    assert not unsaid, (
        f"say in council/web/stepping_up.py whether these ask for the second factor, or why not: {sorted(unsaid)}"
    )


@pytest.fixture
def voting(world):
    return an_open_vote(world)


@pytest.fixture
def member(visit, world, voting):
    """The member of Kazakhstan, who has an application and proved it a quarter of an hour and a second ago."""
    page = visit("KZ")
    code = TOTP(SHARED).at(world.clock.now)
    set_up_one_time_codes(
        secret=SHARED, code=code, vault=vault_of(SECRET), by=world.actor("KZ"), at=world.clock.now
    )
    page.post(f"/votes/{voting.vote}/confirmation", CHOICE)
    world.clock.now += PROOF_LASTS
    return page


def shown(world):
    return TOTP(SHARED).at(world.clock.now)


def ballots():
    return db.session.scalars(db.select(Ballot)).all()


def token_of(page):
    with page.client.session_transaction() as held:
        return held["_user_id"]


def test_a_choice_waits_while_the_factor_is_asked_for(member, voting, world):
    confirming = f"/votes/{voting.vote}/confirmation"
    asked = member.get(confirming)
    assert asked.status_code == 303
    assert asked.location.startswith("/step-up?next=")
    assert "больше 15 минут" in visible_text(member.get(asked.location))
    before = token_of(member)

    proved = member.post(asked.location.partition("?")[0], {"factor_code": shown(world), "next": confirming})

    assert proved.location == confirming
    assert token_of(member) != before
    assert "За" in visible_text(member.get(confirming))
    assert member.post(f"/votes/{voting.vote}/ballot", CHOICE, on=confirming).status_code == 303
    assert [ballot.position for ballot in ballots()] == [Position.FOR]


def test_an_act_without_a_fresh_proof_stores_nothing_and_goes_on_with_one(member, voting, world):
    before = legal_tables()
    stopped = member.post(f"/votes/{voting.vote}/ballot", CHOICE)

    assert stopped.status_code == 403
    assert "В записях ничего не изменилось" in visible_text(stopped)
    assert legal_tables() == before
    kept = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', stopped.get_data(as_text=True)))
    assert {name: kept[name] for name in CHOICE} == CHOICE

    code = shown(world)
    resent = {name: unescape(value) for name, value in kept.items()} | {"factor_code": code}
    assert member.client.post(f"/votes/{voting.vote}/ballot", data=resent).status_code == 303
    assert len(ballots()) == 1


@pytest.mark.parametrize("answer", [{"factor_code": "000000"}, {"factor_answer": "{}"}])
def test_a_wrong_proof_with_the_act_stores_nothing(member, voting, answer):
    stopped = member.post(f"/votes/{voting.vote}/ballot", CHOICE | answer)

    assert stopped.status_code == 403
    assert "Код не подходит" in visible_text(stopped)
    assert ballots() == []


def test_within_a_quarter_of_an_hour_nothing_is_asked(member, voting, world):
    world.clock.now -= timedelta(minutes=5)

    assert member.post(f"/votes/{voting.vote}/ballot", CHOICE).status_code == 303


def test_secrets_that_were_typed_are_not_written_into_the_page(member):
    stopped = member.post(
        "/account/passphrase",
        {
            "current_passphrase": "тайная фраза",
            "new_passphrase": "другая фраза",
            "passphrase_again": "другая фраза",
        },
    )

    assert stopped.status_code == 403
    assert "фраза" not in stopped.get_data(as_text=True)


def test_who_has_given_the_last_factor_up_is_asked_for_none(visit, world):
    owner, page = Owner(world, db.session, "observer"), visit("observer")
    owner.has_application()
    remove_one_time_codes(by=owner.by, at=world.tick())
    world.clock.now += PROOF_LASTS

    assert page.get("/account/factors").status_code == 200


def test_the_way_on_never_leaves_the_site(member, world):
    proved = member.post("/step-up", {"factor_code": shown(world), "next": "//evil.example/"})

    assert proved.location == "/"
