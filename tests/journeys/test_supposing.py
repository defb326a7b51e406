"""What if and the pre-flight in a browser: with and without script, wide and on a phone."""

import re

import pytest

from tests.journeys.stage import NARROW, visiting

pytestmark = pytest.mark.browser

SECOND = "О сотрудничестве в области гражданского судостроения"


@pytest.mark.parametrize(
    "javascript",
    [True, pytest.param(False, marks=pytest.mark.slow)],
    ids=["with script", "without script"],
)
def test_a_member_tries_on_a_phone_how_a_vote_would_end(chromium, council, javascript):
    with visiting(chromium, council, "kz", size=NARROW, javascript=javascript) as member:
        member.go(council.meeting(13))
        member.follow(re.compile(SECOND))
        member.follow(re.compile("посчитать без записи"))
        member.reads("Что нужно, чтобы решение было принято")
        before = member.page.locator("#outcome").inner_text()
        if javascript:
            member.look()

        member.page.get_by_label("Казахстан", exact=True).select_option("for")
        if not javascript:
            member.press("Посчитать")

        member.reads("«За» – 1 из")
        assert member.page.locator("#outcome").inner_text() != before
        assert "seat-KZ=for" in member.page.url

        member.follow("Все участвующие – за")
        member.reads("решение принято")


@pytest.mark.parametrize("size", [NARROW, pytest.param(None, marks=pytest.mark.slow)], ids=["narrow", "wide"])
def test_the_secretariat_reads_how_the_next_meeting_could_be_contested(chromium, council, size):
    with visiting(chromium, council, "officer", **({"size": size} if size else {})) as officer:
        officer.go(council.meeting(13))
        officer.follow(re.compile("Предварительная проверка"))
        officer.reads("Может быть оспорено")
        officer.look()

        officer.follow("Рассмотреть полномочия")
        officer.look()
