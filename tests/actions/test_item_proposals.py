"""A state proposes an item, the secretariat returns it or takes it into the agenda with its draft and papers."""

from datetime import date

import pytest
from sqlalchemy import select

from council.access.seeing import seen_by
from council.actions.convening import cancel_meeting
from council.actions.credentials import revoke_credential
from council.actions.item_proposals import (
    change_proposal,
    enter_proposal,
    propose_item,
    return_proposal,
    take_proposal,
    withdraw_proposal,
)
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.actions.state_letters import LetterOfState
from council.actions.submissions import submit_material
from council.law.item_proposals import ProposalFacts, proposal_rulings
from council.records.agenda import AffectedState, FlagOwner
from council.records.database import db
from council.records.files import FileStore
from council.records.item_proposals import ItemProposal
from council.records.materials import Material, Openness
from tests.actions.test_contents import PDF_FILE
from tests.law.seating import EDITION
from tests.ledger import refused, registered
from tests.world import a_meeting, a_running_meeting, a_substitute

WORDS = {"title": "О переработке отходов", "functions": ("2.1",), "points": ("Одобрить доклад.",)}


def propose(held, state="KZ", *, by=None, **given):
    world = held.world
    return propose_item(
        meeting=held.meeting, state=state, **{**WORDS, **given}, by=by or world.member(state), at=world.tick()
    ).public_id  # fmt: skip


def take(held, proposal, version=1, papers=None):
    read = waiting(proposal) if papers is None else papers
    return take_proposal(
        proposal=proposal, version=version, papers=read, by=held.world.officer, at=held.world.tick()
    )


def waiting(proposal):
    """Return the versions of the papers of a proposal that the secretariat has not answered."""
    db.session.rollback()
    query = select(ItemProposal).where(ItemProposal.public_id == proposal)
    return [one.public_id for one in db.session.scalars(query).one().papers_waiting]


def send_back(held, proposal, version=1):
    world = held.world
    return return_proposal(
        proposal=proposal, version=version, remark="Нет справки.", by=world.officer, at=world.tick()
    )


def test_a_proposal_is_returned_mended_and_taken_with_its_draft_and_papers(world, tmp_path):
    held, own = a_meeting(world), world.member("KZ")
    with registered("item_proposal.made"):
        proposal = propose(held)
    with registered("item_proposal.returned"):
        send_back(held, proposal)
    submit_material(
        meeting=held.meeting, state="KZ", item=proposal, title="Справка", file_name="с.pdf", content=PDF_FILE,
        openness=Openness.MEMBERS, store=FileStore(tmp_path), by=own, at=world.tick(),
    )  # fmt: skip
    with registered("item_proposal.changed"):
        change_proposal(
            proposal=proposal, **{**WORDS, "title": "О переработке лома"}, by=own, at=world.tick()
        )
    with registered("item_proposal.taken"):
        item = take(held, proposal, 2)

    assert (item.title, item.position, item.current_draft.points) == (
        "О переработке лома", 2, ["Одобрить доклад."],
    )  # fmt: skip
    [given] = db.session.scalars(select(ItemProposal))
    assert [one.title for one in given.versions] == ["О переработке отходов", "О переработке лома"]
    [paper] = db.session.scalars(select(Material))
    assert (paper.item_id, paper.current.number, given.item_id) == (item.id, 1, item.id)


def test_an_item_proposed_by_letter_waits_as_one_of_the_state_and_marks_whom_it_affects(world, records):
    held = a_meeting(world)
    by_letter = {
        "letter": LetterOfState("7", date(2026, 2, 1), date(2026, 2, 2), None, "принято факсом"), "affected": ("UZ", "TM"), **WORDS,
    }  # fmt: skip
    with refused(Forbidden):
        enter_proposal(meeting=held.meeting, state="KZ", **by_letter, by=world.member("KZ"), at=world.tick())
    with refused(Incomplete):
        enter_proposal(
            meeting=held.meeting,
            state="KZ",
            **by_letter | {"affected": ("UA",)},
            by=world.officer,
            at=world.tick(),
        )
    with registered("item_proposal.entered"):
        proposal = enter_proposal(
            meeting=held.meeting, state="KZ", **by_letter, by=world.officer, at=world.tick()
        )  # fmt: skip
    assert (proposal.seat.code, proposal.letter.number) == ("KZ", "7")
    with registered("item_proposal.taken"):
        item = take(held, proposal.public_id)
    marks = records.scalars(select(AffectedState).where(AffectedState.item_id == item.id)).all()
    assert {(mark.seat.code, mark.set_as) for mark in marks} == {
        ("UZ", FlagOwner.PROPOSER), ("TM", FlagOwner.PROPOSER),
    }  # fmt: skip


def test_a_proposal_is_its_states_and_the_secretariats(world):
    held = a_meeting(world)
    proposal = propose(held)
    seen = {
        code: len(db.session.scalars(seen_by(world.actor(code), ItemProposal)).unique().all())
        for code in ("officer", "KZ", "RU", "observer", "advisory")
    }
    assert seen == {"officer": 1, "KZ": 1, "RU": 0, "observer": 0, "advisory": 0}
    with refused(NotFound):
        withdraw_proposal(proposal=proposal, by=world.member("RU"), at=world.tick())
    with refused(Forbidden):
        propose(held, by=world.officer)


def test_an_answer_is_for_the_words_that_were_read_and_given_once(world):
    held = a_meeting(world)
    proposal = propose(held)
    change_proposal(proposal=proposal, **WORDS, by=world.member("KZ"), at=world.tick())
    for answer in (take, send_back):
        with refused(Conflict):
            answer(held, proposal, 1)
    take(held, proposal, 2)
    with refused(Conflict):
        take(held, proposal, 2)
    with refused(Conflict):
        withdraw_proposal(proposal=proposal, by=world.member("KZ"), at=world.tick())


def test_papers_given_after_the_proposal_was_read_are_not_accepted_with_it(world, tmp_path):
    held = a_meeting(world)
    proposal, read = propose(held), ()
    for content in (PDF_FILE, PDF_FILE + b"\n"):
        submit_material(
            meeting=held.meeting, state="KZ", item=proposal, title="Справка", file_name="с.pdf", content=content,
            openness=Openness.OBSERVERS, store=FileStore(tmp_path), by=world.member("KZ"), at=world.tick(),
        )  # fmt: skip
        with refused(Conflict):
            take(held, proposal, papers=read)
        read = waiting(proposal)
    assert all(paper.current is None for paper in db.session.scalars(select(Material))), (
        "unread, yet accepted"
    )
    with registered("item_proposal.taken"):
        take(held, proposal, papers=read)


def test_what_was_taken_back_is_not_taken_into_the_agenda(world):
    held = a_meeting(world)
    proposal = propose(held)
    with registered("item_proposal.withdrawn"):
        withdraw_proposal(proposal=proposal, by=world.member("KZ"), at=world.tick())
    with refused(Conflict):
        take(held, proposal)


def test_a_substitute_proposes_while_the_paper_stands(world):
    held = a_meeting(world)
    code, paper = a_substitute(held, "AM")
    by = world.actor(code, meeting=held.meeting)
    propose(held, "AM", by=by)
    revoke_credential(credential=paper, reason="иначе", by=world.officer, at=world.tick())
    with refused(NotInOrder):
        propose(held, "AM", by=by)


@pytest.mark.parametrize(
    "given", [{"title": " "}, {"title": "О" * 1001}, {"functions": ("9.9",)}, {"points": ("п" * 5001,)}]
)
def test_words_are_looked_through_as_those_of_any_item(world, given):
    held = a_meeting(world)
    with refused(Incomplete):
        propose(held, **given)


def test_a_meeting_that_is_over_unpublished_or_has_its_agenda_takes_no_proposal(world):
    hidden, gone, running = a_meeting(world, published=False), a_meeting(world), a_running_meeting(world)
    cancel_meeting(meeting=gone.meeting, reason="паводок", by=world.officer, at=world.tick())
    with refused(NotFound):
        propose(hidden)
    for held in (gone, running):
        with refused(Conflict):
            propose(held)


def test_what_is_missing_is_told_and_bars_nothing():
    whole = ProposalFacts("О переработке", points=1, papers=1, has_functions=True)
    empty = ProposalFacts("Переработка", points=0, papers=0, has_functions=False)
    assert all(ruling.in_order for ruling in proposal_rulings(EDITION, whole))
    missing = [ruling.finding for ruling in proposal_rulings(EDITION, empty) if ruling.warns]
    assert missing == [
        "proposal_named_otherwise", "proposal_without_function", "proposal_without_draft", "proposal_without_papers",
    ]  # fmt: skip
    assert not any(ruling.bars for ruling in proposal_rulings(EDITION, empty))
