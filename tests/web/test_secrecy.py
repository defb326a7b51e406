"""What nobody may learn: how a state has voted before the close, and what only the secretariat has drafted."""

import re

import pytest

from tests.web.access import PARTS
from tests.web.canaries import HIDDEN
from tests.web.scenes import OFFICES, Scenes

# Kazakhstan and the substitute of Kyrgyzstan vote; of Kyrgyzstan somebody else looks on too.
VOTERS = ("member", "substitute")
ONLOOKERS = [office for office in OFFICES if office not in VOTERS]
# Whoever comes nearest to the vote: who keeps the record, who presides, who shares the state, who only looks on.
NEAREST = ["officer", "chair", "replaced_member", "absent_member", "focal_point", "observer"]
ABOUT_THE_VOTE = (
    ("desk.show_desk", ""),
    ("health.show_health", ""),
    ("meetings.list_meetings", ""),
    ("meetings.show_meeting", "meeting=@untouched.meeting"),
    ("day.show", "meeting=@untouched.meeting"),
    ("day.show_state", "meeting=@untouched.meeting"),
    ("presence.show_book", "meeting=@untouched.meeting"),
    ("minutes.show", "meeting=@untouched.meeting"),
    ("voting.show_item", "item=@untouched.item1"),
    ("what_if.show", "item=@untouched.item1"),
    ("preflight.show", "meeting=@untouched.meeting"),
    ("voting.show", "vote=@untouched.vote"),
    ("voting.show_state", "vote=@untouched.vote"),
    ("conducting.enter_oral_ballot", "vote=@untouched.vote"),
    ("conducting.propose_annulment", "vote=@untouched.vote"),
    ("decisions.list_decisions", ""),
    ("register.show_register", "meeting=@untouched.meeting"),
)
# What is drawn by lot for each page or each ballot.
SECRETS = (
    r'name="(csrf_token|form_key)"[^>]* value="[^"]*"',
    r'/ballots/[^"]+',
    r'<code class="leaf".*?</code>',
)


@pytest.mark.parametrize("onlookers", [NEAREST, pytest.param(ONLOOKERS, marks=pytest.mark.slow)], ids=len)
def test_no_page_differs_by_how_a_state_has_voted_before_the_close(scenes, onlookers):
    first = seen_after(scenes, {"member": "for", "substitute": "against"}, onlookers)
    second = seen_after(scenes, {"member": "against", "substitute": "abstained"}, onlookers)

    assert len(first) == len(ABOUT_THE_VOTE) * len(onlookers)
    assert [page for page in first if first[page] != second[page]] == []


def test_that_a_state_has_voted_is_seen_by_the_others_of_the_state(scenes):
    before = page_of(scenes, "replaced_member", "voting.show", "vote=@untouched.vote")
    after = seen_after(scenes, {"substitute": "for"}, ["replaced_member"])["replaced_member", "voting.show"]

    assert before != after


def test_the_receipt_names_the_choice_to_nobody_but_the_voter(scenes):
    vote(scenes, "substitute", "against")
    receipt = scenes.browser("substitute").get(scenes.address("voting.show", "vote=@untouched.vote"))
    address = re.search(r'href="(/ballots/[^"]+)"', receipt.get_data(as_text=True))[1]
    shown = {
        office: scenes.browser(office).get(address) for office in ("substitute", "replaced_member", "chair")
    }
    scenes.return_to_the_beginning()

    assert shown["chair"].status_code == 404
    assert "Против" in shown["substitute"].get_data(as_text=True)
    assert shown["replaced_member"].status_code == 200
    assert "Против" not in shown["replaced_member"].get_data(as_text=True)


def test_a_draft_that_nobody_else_is_shown_is_read_by_the_secretariat(scenes):
    assert HIDDEN in page_of(scenes, "officer", "meetings.show_meeting", "meeting=@published.meeting")


def test_the_ledger_names_an_unpublished_item_to_the_secretariat_alone(scenes):
    assert HIDDEN in page_of(scenes, "officer", "rules_of_procedure.show_rules", "")
    for office in ("operator", "member", "substitute", "advisory"):
        shown = page_of(scenes, office, "rules_of_procedure.show_rules", "")
        assert "вопрос неопубликованного заседания" in shown
        assert "вопрос одного из заседаний" in shown
        assert HIDDEN not in shown


def seen_after(scenes: Scenes, choices: dict[str, str], onlookers: list[str]) -> dict[tuple[str, str], str]:
    """Return what each onlooker sees once these ballots are cast; nothing of it remains."""
    for office, position in choices.items():
        vote(scenes, office, position)
    seen = {
        (office, endpoint): page_of(scenes, office, endpoint, on)
        for endpoint, on in ABOUT_THE_VOTE
        for office in onlookers
    }
    scenes.return_to_the_beginning()
    return seen


def vote(scenes: Scenes, office: str, position: str) -> None:
    form = {"csrf_token": scenes.tokens[office], "position": position, "form_key": f"form-of-{office}"}
    address = scenes.address("voting.cast_ballot", "vote=@untouched.vote")
    assert scenes.browser(office).post(address, data=form).status_code == 303


def page_of(scenes: Scenes, office: str, endpoint: str, on: str) -> str:
    """Return the answer with its mark of change, less the secrets that differ each time."""
    headers = {"X-Fragment": "1"} if endpoint in PARTS else {}
    with scenes.browser(office).get(scenes.address(endpoint, on), headers=headers) as response:
        said = f"{response.status_code} {response.headers.get('ETag')} {response.get_data(as_text=True)}"
    for secret in SECRETS:
        said = re.sub(secret, "", said)
    return said
