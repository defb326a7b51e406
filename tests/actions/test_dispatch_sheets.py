"""The certificate of distribution tells every sending of every file, and is signed by who heads the secretariat that day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from council.law.sent_by import SentBy
from council.papers.composing.dispatch_sheet import compose_dispatch_sheet, read_distribution
from council.papers.dispatch_sheet_text import SheetSending
from council.records.database import db, transaction
from council.records.files import FileStore
from council.records.notice import Circulation
from council.wording.states import short_names
from tests.actions.test_dispatches import accept_all
from tests.dispatching import ADOPTED, MATERIALS, by_hand, give, meeting_of, send
from tests.world import ENDS_AT, STARTS_AT, STATES, a_meeting, a_running_meeting, signed, states_but

ALL = "всем членам Совета"
DAY = timedelta(days=1)
SENT_ON = STARTS_AT - 40 * DAY


def composed(held, *, kind=MATERIALS, at=None):
    db.session.rollback()
    told = read_distribution(db.session(), meeting_of(held), kind)
    return compose_dispatch_sheet(told, number=1, composed_by="", at=at or held.world.tick())


@pytest.fixture
def held(world, tmp_path):
    """A meeting with one paper, forty days before it begins."""
    world.clock.move_to(SENT_ON)
    held = a_meeting(world)
    give(held, tmp_path)
    return held


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_a_paper_sent_again_is_told_with_every_sending(world, held):
    send(held, key="first")
    world.clock.move_to(SENT_ON + 2 * DAY)
    send(held, key="second")
    world.clock.move_to(SENT_ON + 3 * DAY)
    by_hand(held, "KZ", "MD", on=(SENT_ON + DAY).date())

    [paper] = composed(held).papers

    assert paper.sendings == (
        SheetSending(1, SENT_ON.date(), ALL),
        SheetSending(2, (SENT_ON + 2 * DAY).date(), ALL),
        SheetSending(3, (SENT_ON + DAY).date(), "Казахстан и Молдова"),
    )
    assert paper.sent == "", "it has reached everybody"


def test_whom_a_paper_has_not_reached_is_told_after_its_sendings(held):
    by_hand(held, *states_but("MD"), on=SENT_ON.date())
    [paper] = composed(held).papers
    assert [one.dispatch for one in paper.sendings] == [1]
    assert "Молдова" not in paper.sendings[0].to
    assert paper.sent == "не направлено – Молдова"


def test_where_acceptance_counts_a_sending_has_the_day_a_server_took_it(world, held):
    send(held)

    def told_by_acceptance():
        db.session.rollback()
        told = read_distribution(db.session(), meeting_of(held), MATERIALS)
        told.__dict__["rule"] = replace(told.rule, by=SentBy.ACCEPTANCE)
        [paper] = compose_dispatch_sheet(told, number=1, composed_by="", at=world.tick()).papers
        return paper

    waiting = told_by_acceptance()
    assert (waiting.sendings, waiting.sent) == ((), f"не направлено – {short_names(STATES)}")
    world.clock.move_to(SENT_ON + DAY)
    accept_all(world)
    assert told_by_acceptance().sendings == (SheetSending(1, (SENT_ON + DAY).date(), ALL),)


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_what_was_sent_before_there_were_dispatches_is_told_first(world, tmp_path):
    held = a_running_meeting(world)
    signed(held, FileStore(tmp_path))
    by_hand(held, "MD", on=ENDS_AT.date(), kind=ADOPTED)
    [paper] = composed(held, kind=ADOPTED).papers
    assert paper.sendings == (SheetSending(1, ENDS_AT.date(), "Молдова"),)
    with transaction() as session:
        session.add(
            Circulation(
                meeting_id=meeting_of(held).id, number=1, sent_on=STARTS_AT.date(), basis="№ 2",
                entered_at=world.tick(), entered_by_id=world.officer.person_id,
            )
        )  # fmt: skip
    [paper] = composed(held, kind=ADOPTED).papers
    assert [(one.dispatch, one.to) for one in paper.sendings] == [(0, ALL), (1, "Молдова")]
    assert paper.sendings[0].on == STARTS_AT.date()
    assert paper.sent == "", "it has reached everybody"


def test_the_head_of_the_day_signs(world, held):
    send(held)
    [line] = composed(held).signatures
    assert line.post == "Руководитель секретариата Совета"
    assert line.name
    before_anybody = world.clock.now.replace(year=2001)
    assert composed(held, at=before_anybody).signatures == ()
