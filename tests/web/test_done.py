"""An act that succeeded is said to have, once, on the page it leads to."""

import html5lib
import pytest

from council.web.done import SPEAK_FOR_THEMSELVES, WORDS
from tests.world import a_meeting


@pytest.fixture
def adding(visit, world):
    held = a_meeting(world, items=0, published=False)
    return visit("officer"), f"/meetings/{held.meeting}"


def said_on(response):
    """Return what a page announces of an act that is done."""
    page = html5lib.parse(response.get_data(as_text=True), namespaceHTMLElements=False)
    return ["".join(said.itertext()).strip() for said in page.iterfind(".//main/div[@role='status']")]


def test_every_act_says_that_it_is_done(app):
    posted = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    speechless = posted - set(WORDS) - SPEAK_FOR_THEMSELVES
    assert not speechless, (
        f"{', '.join(sorted(speechless))}: give each a line in council/web/done.py, for whoever wonders whether it worked"
    )
    assert not set(WORDS) - posted, "council/web/done.py names routes that are gone"


def test_an_act_is_said_to_be_done_once(adding):
    page, meeting = adding

    page.post(f"{meeting}/items/new", {"title": "О новом", "functions": ["2.1"], "text": "1. Принять."})

    assert said_on(page.get(meeting)) == ["Вопрос внесен в повестку дня."]
    assert said_on(page.get(meeting)) == []


def test_it_is_said_in_the_language_of_the_reader(adding):
    page, meeting = adding
    page.client.set_cookie("lang", "en")

    page.post(f"{meeting}/items/new", {"title": "О новом", "functions": ["2.1"], "text": "1. Принять."})

    assert said_on(page.get(meeting)) == ["The item is on the agenda."]


def test_nothing_is_said_of_an_act_that_was_refused(adding):
    page, meeting = adding

    answer = page.post(f"{meeting}/items/new", {"title": "", "text": ""})

    assert answer.status_code == 422
    assert said_on(answer) == said_on(page.get(meeting)) == []
