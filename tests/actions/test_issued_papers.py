"""Papers are issued from the record, each under the next number of its kind, and say what the record says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from council.actions.convening import cancel_meeting, move_meeting
from council.actions.invitation_letters import send_invitation
from council.actions.issued_papers import invite, issue_paper, text_of_issued
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound
from council.actions.rendering import print_decision, print_issued_paper
from council.actions.statements import file_dissent
from council.papers.composing import during_meeting
from council.records.bodies import State
from council.records.chairing import chairing_of
from council.records.database import db
from council.records.decisions import Decision
from council.records.files import FileStore
from council.records.issued_papers import IssuedPaper, PaperKind
from council.records.mail import Letter, LetterKind, LetterState
from council.records.operations import Job
from tests.actions.closed import a_closed_meeting, drafted, last_version, prepare, sign
from tests.ledger import refused, registered
from tests.papers.reading import opened, words_of
from tests.world import ENDS_AT, SIX, STARTS_AT, STATES, a_meeting, a_running_meeting, email_of, vote_on

DAY = timedelta(days=1)
ATTACK = "<img src='file:///etc/passwd'> {{7*7}}"
FROM_SIGNED = {
    PaperKind.SHORT_MINUTES: "", PaperKind.EXTRACT: "1", PaperKind.COPY: "nothing",
    PaperKind.OPINIONS: "", PaperKind.CREDENTIALS: "",
}  # fmt: skip


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


def issue(held, kind, **said):
    """Issue a paper as an officer would; return it."""
    world = held.world
    return issue_paper(meeting=held.meeting, kind=kind, **said, by=world.officer, at=world.tick())


def numbers(kind):
    db.session.rollback()
    return list(db.session.scalars(select(IssuedPaper.number).where(IssuedPaper.kind == kind)))


@pytest.fixture
def held(world):
    """A published meeting."""
    return a_meeting(world, items=2)


@pytest.mark.clause("cis_industrial_policy", "6.1")
def test_invitations_are_one_act_and_each_bears_a_number_of_its_own(held):
    world = held.world
    with registered("paper.issued"):
        papers = invite(meeting=held.meeting, states=STATES, by=world.officer, at=world.tick())
    assert [paper.number for paper in papers] == list(range(1, len(STATES) + 1))
    told = text_of_issued(papers[2])
    assert told.state.code == "KZ"
    assert told.costs.clause == "6.1", "the invitation says who bears the costs, with the clause"
    assert "принимающего государства" in told.costs.sentence
    assert told.substitutes.clause == "4.1"
    assert [line.title for line in told.items] == ["О вопросе 1", "О вопросе 2"]
    with refused(Conflict):
        invite(meeting=held.meeting, states=["KZ"], by=world.officer, at=world.tick())
    with refused(Incomplete):
        invite(meeting=held.meeting, states=["UA"], by=world.officer, at=world.tick())
    assert numbers(PaperKind.INVITATION) == list(range(1, len(STATES) + 1)), "a refusal draws no number"


def letters_of_invitations(records):
    records.rollback()
    sent = select(Letter).where(Letter.kind == LetterKind.INVITATION_ISSUED).order_by(Letter.id)
    return [(letter.address, letter.path) for letter in records.scalars(sent)]


def test_an_invitation_goes_by_mail_to_its_state_alone_and_once(held, records):
    world = held.world
    with registered("paper.issued"):
        [own] = invite(meeting=held.meeting, states=["KZ"], by_mail=True, by=world.officer, at=world.tick())
    [later, agenda] = [
        *invite(meeting=held.meeting, states=["UZ"], by=world.officer, at=world.tick()),
        issue(held, PaperKind.AGENDA),
    ]
    sent = [(email_of("KZ"), f"/papers/{own.public_id}")]
    assert letters_of_invitations(records) == sent
    for paper, refusal in ((own, Conflict), (agenda, NotFound)):
        with refused(refusal):
            send_invitation(paper=paper.public_id, by=world.officer, at=world.tick())
    with registered("paper.sent"):
        send_invitation(paper=later.public_id, by=world.officer, at=world.tick())
    assert letters_of_invitations(records) == [*sent, (email_of("UZ"), f"/papers/{later.public_id}")]
    _given_up(own)
    with registered("paper.sent"):
        send_invitation(paper=own.public_id, by=world.officer, at=world.tick())
    [unsent] = invite(meeting=held.meeting, states=["TM"], by=world.officer, at=world.tick())
    cancel_meeting(meeting=held.meeting, reason="не созвано", by=world.head, at=world.tick())
    with refused(Conflict):
        send_invitation(paper=unsent.public_id, by=world.officer, at=world.tick())


def _given_up(paper):
    """Let the mail server refuse for good what was written of the paper: nobody has received it."""
    [letter] = db.session.scalars(select(Letter).where(Letter.path == f"/papers/{paper.public_id}")).all()
    letter.state = LetterState.REFUSED
    db.session.commit()


def test_an_invitation_that_says_another_day_is_not_sent(held):
    world = held.world
    act = {"meeting": held.meeting, "states": ["KZ"], "by": world.officer}
    [before] = invite(**act, at=world.tick())
    move_meeting(
        meeting=held.meeting, starts_at=STARTS_AT + DAY, ends_at=ENDS_AT + DAY, city="Душанбе",
        reason="перенос", by=world.head, at=world.tick(),
    )  # fmt: skip
    with refused(Conflict):
        send_invitation(paper=before.public_id, by=world.officer, at=world.tick())
    [anew] = invite(**act, at=world.tick())
    with registered("paper.sent"):
        send_invitation(paper=anew.public_id, by=world.officer, at=world.tick())


def test_the_same_paper_is_not_issued_twice_and_each_kind_has_its_own_numbers(held):
    first = issue(held, PaperKind.AGENDA)
    with refused(Conflict):
        issue(held, PaperKind.AGENDA)
    sheet = issue(held, PaperKind.BLANK_SHEET)
    assert (first.number, sheet.number) == (1, 1)
    told = text_of_issued(sheet)
    assert [state.code for state in told.states] == list(STATES), "every state has its line"
    assert (told.members, told.quorum, told.quorum_clause) == (9, 6, "5.3")
    waiting = {job.payload["paper"] for job in db.session.scalars(select(Job)) if "paper" in job.payload}
    assert waiting == {first.public_id, sheet.public_id}


def test_only_the_secretariat_issues_papers(held):
    world = held.world
    with refused(Forbidden):
        issue_paper(meeting=held.meeting, kind=PaperKind.AGENDA, by=world.chair, at=world.tick())


def test_a_paper_asked_for_too_early_is_refused_with_the_reason(held):
    with refused(Conflict):
        issue(held, PaperKind.PARTICIPANTS)
    with refused(Conflict):
        issue(held, PaperKind.MEETING_SHEET)
    for kind, about in FROM_SIGNED.items():
        with refused(Conflict):
            issue(held, kind, about=about)


def test_no_sheet_is_filled_in_by_hand_after_the_close(world):
    held = a_running_meeting(world)
    a_closed_meeting(held)
    with refused(Conflict):
        issue(held, PaperKind.BLANK_SHEET)


def test_no_sheet_tells_of_a_vote_that_runs(world):
    held = a_running_meeting(world)
    voting = vote_on(held)
    with refused(Conflict):
        issue(held, PaperKind.VOTE_SHEET, about=voting.vote)


def test_a_name_without_its_confirmed_genitive_is_never_printed(held):
    db.session.execute(text("UPDATE states SET genitive_ru = '' WHERE code = 'UZ'"))
    db.session.commit()
    with pytest.raises(Conflict, match="genitive"):
        issue(held, PaperKind.BLANK_SHEET)
    db.session.rollback()
    uzbekistan = db.session.scalars(select(State).where(State.code == "UZ")).one()
    assert uzbekistan.genitive_ru == ""
    assert numbers(PaperKind.BLANK_SHEET) == []


@pytest.fixture
def signed_meeting(world, store):
    """A meeting whose protocol is signed, and against whose first decision Russia has dissented."""
    held = a_running_meeting(world, items=2)
    decision = a_closed_meeting(held)
    file_dissent(decision=decision, text=f"Не согласны. {ATTACK}", by=world.member("RU"), at=world.tick())
    sha256 = drafted(held, store, typeset=True)
    sign(held, prepare(held, sha256))
    return held, decision, sha256


@pytest.mark.parametrize(("taken_on", "told"), [(None, True), (date(2025, 12, 1), False)])
def test_the_term_in_the_chair_is_told_once_unless_it_counts_from_an_earlier_day(
    held, monkeypatch, taken_on, told
):
    """The ground names the days of the decision; the term of whom it confirmed began when the chair was taken."""

    def confirmed(*read):
        found = chairing_of(*read)
        return replace(found, term=replace(found.term, counted_from=taken_on))

    monkeypatch.setattr(during_meeting, "chairing_of", confirmed)
    paper = text_of_issued(issue(held, PaperKind.CHAIRMANSHIP))
    assert paper.term_in_ground is told
    assert "Срок – с 1 января 2026 года по 31 декабря 2026 года" in paper.ground.sentence


@pytest.mark.needs("pdftotext")
def test_what_is_taken_from_the_protocol_says_what_was_signed(signed_meeting, store):
    held, decision, sha256 = signed_meeting
    world = held.world
    vote = db.session.scalars(select(Decision).where(Decision.public_id == decision)).one().vote.public_id
    print_decision(decision=decision, store=store, at=world.tick())
    papers = {
        PaperKind.EXTRACT: issue(held, PaperKind.EXTRACT, about="1", given_to=ATTACK),
        PaperKind.SHORT_MINUTES: issue(held, PaperKind.SHORT_MINUTES),
        PaperKind.OPINIONS: issue(held, PaperKind.OPINIONS),
        PaperKind.VOTE_SHEET: issue(held, PaperKind.VOTE_SHEET, about=vote),
        PaperKind.MEETING_SHEET: issue(held, PaperKind.MEETING_SHEET),
        PaperKind.CHAIRMANSHIP: issue(held, PaperKind.CHAIRMANSHIP),
        PaperKind.PARTICIPANTS: issue(held, PaperKind.PARTICIPANTS),
        PaperKind.COPY: issue(held, PaperKind.COPY, about=last_version(held).public_id),
    }
    chaired = text_of_issued(papers[PaperKind.CHAIRMANSHIP])
    assert (chaired.state.code, [one.code for one in chaired.co_chairs]) == ("TJ", ["RU", "TM"])
    assert chaired.ground.clause == "4.3"
    assert len(chaired.presided) == 1
    came = text_of_issued(papers[PaperKind.PARTICIPANTS])
    assert [one.state.code for one in came.delegations] == [code for code in STATES if code in SIX]
    assert {one.code for one in came.absent} == set(STATES) - set(SIX)
    copied = text_of_issued(papers[PaperKind.COPY])
    assert copied.sha256 == sha256
    told = text_of_issued(papers[PaperKind.EXTRACT])
    assert [item.number for item in told.items] == [1]
    assert told.protocol_sha256 == sha256
    again = issue(held, PaperKind.EXTRACT, about="1", given_to="Министерству")
    assert (papers[PaperKind.EXTRACT].number, again.number) == (1, 2), "another holder, another extract"
    with refused(Conflict):
        issue(held, PaperKind.CREDENTIALS)
    with refused(Conflict):
        issue(held, PaperKind.EXTRACT, about="9")
    with refused(Incomplete):
        issue(held, PaperKind.EXTRACT, about=",".join(map(str, range(200))))

    with registered("paper.printed", "paper.printed"):
        printed = {
            kind: store.read(print_issued_paper(paper=papers[kind].public_id, store=store, at=world.tick()))
            for kind in (PaperKind.EXTRACT, PaperKind.COPY)
        }
    words = words_of(printed[PaperKind.EXTRACT], "-raw")
    assert "Голосовали: «за» – 4, «против» – 1" in words
    assert "О вопросе 1" in words
    assert "О вопросе 2" not in words
    assert words.replace(" ", "").count(ATTACK.replace(" ", "")) == 2, "hostile text appears as text"
    with opened(printed[PaperKind.COPY]) as pdf:
        assert pdf.attachments["protocol-1.pdf"].get_file().read_bytes() == store.read(sha256)
