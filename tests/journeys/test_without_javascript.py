"""The same pages in a browser that runs no script: forms and links are enough."""

import pytest

from tests.journeys.stage import NARROW, Visitor, visiting

pytestmark = pytest.mark.browser


def test_a_vote_is_cast_and_closed_without_javascript(chromium, council):
    with (
        visiting(chromium, council, "kg", size=NARROW, javascript=False) as member,
        visiting(chromium, council, "tm", size=NARROW, javascript=False) as chair,
    ):
        cast(member, "Воздержаться")
        chair.through(chair.page.locator(".tasks a.btn-primary"))
        chair.reads("подано 5 из 7")
        chair.follow("Закрыть голосование")
        chair.press("Закрыть голосование")
        chair.reads("воздержал")

        member.reads("Воздержаться")
        member.follow("К голосованию")
        member.reads("Основания")


def cast(member: Visitor, choice: str) -> None:
    member.through(member.page.locator(".tasks a.btn-primary"))
    member.page.locator("label", has_text=choice).click()
    member.press("Продолжить")
    member.press("Подтвердить голос")
    member.reads("Ваш голос учтен")
