"""The demonstration's story in a real browser: from a newcomer's vote to the signed protocol in the hand."""

import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.journeys.stage import NARROW, WIDE, Council, Visitor, to_address, visiting

pytestmark = [pytest.mark.browser, pytest.mark.needs("pdftotext")]


# In the short run the states act on phones and the secretariat at a desk, and each page is looked at on both
# screens; in the long one everybody acts on the one and then on the other.
SCREENS = {
    "both": {"states": NARROW, "secretariat": WIDE, "looked_at": (WIDE, NARROW)},
    "1280": {"states": WIDE, "secretariat": WIDE, "looked_at": (WIDE,)},
    "360": {"states": NARROW, "secretariat": NARROW, "looked_at": (NARROW,)},
}


@pytest.mark.parametrize(
    "screens", ["both", *(pytest.param(one, marks=pytest.mark.slow) for one in ("1280", "360"))]
)
def test_a_meeting_is_voted_closed_signed_and_printed(chromium, council, tmp_path, screens):
    states, secretariat, sizes = SCREENS[screens].values()
    with (
        visiting(chromium, council, "kg", size=states, sizes=sizes) as member,
        visiting(chromium, council, "officer", size=secretariat, sizes=sizes) as officer,
        visiting(chromium, council, "tm", size=states, sizes=sizes) as chair,
    ):
        vote(member)
        close_the_vote(chair)
        meet_the_law(officer)
        take_up(officer, 4)
        decide_without_the_disinterested(officer, chair, member)
        take_up(officer, 5)
        postpone(officer)
        take_up(officer, 6)
        one_objects(officer, member)
        for number in (7, 8, 9):
            take_up(officer, number)
            ask_about_objections(officer)
        close_the_meeting(chair)
        draft_the_minutes(officer)
        council.work()
        prepare_the_minutes(officer)
        printed = sign_the_minutes(chair, tmp_path)
        read_the_decisions(council, member)
    in_the_hand(printed)


def vote(member: Visitor) -> None:
    """A member finds the vote on the desk, confirms the choice and is given a receipt."""
    assert member.heading() == "Мой стол"
    member.look()
    member.through(member.page.locator(".tasks a.btn-primary"))
    member.look()
    member.page.get_by_text("За", exact=True).click()
    member.press("Продолжить")
    member.reads("Кыргызская Республика")
    member.look()
    member.press("Подтвердить голос")
    member.reads("Ваш голос учтен")
    member.look()


def close_the_vote(chair: Visitor) -> None:
    """The chair is told who has voted, closes the vote, and only then is anybody told how."""
    chair.through(chair.page.locator(".tasks a.btn-primary"))
    chair.reads("подано 5 из 7")
    assert "против" not in chair.page.locator("[data-live]").inner_text().lower()
    chair.look()
    chair.follow("Закрыть голосование")
    chair.reads("Не проголосовали")
    chair.look()
    chair.press("Закрыть голосование")
    chair.reads("Основания")
    chair.reads("Решение принято")
    chair.look()


def meet_the_law(officer: Visitor) -> None:
    """Item 5 touches Uzbekistan, which is away: the page names the clause; then Moldova comes late."""
    to_the_day(officer)
    officer.look()
    to_item(officer, 5)
    officer.reads("п. 5.14")
    officer.look()
    to_the_day(officer)
    officer.through(officer.page.get_by_role("button", name="Присутствует: Кодряну Ион Васильевич").first)
    officer.reads("8 из 9")


def take_up(officer: Visitor, number: int) -> None:
    to_item(officer, number)
    officer.press("Объявить вопрос")
    officer.page.get_by_role("button", name="Принять к сведению").wait_for()


def decide_without_the_disinterested(officer: Visitor, chair: Visitor, member: Visitor) -> None:
    """Kyrgyzstan has declared itself disinterested: it has no ballot, and leaves the base."""
    officer.look()
    officer.press("Открыть голосование")
    officer.reads("Ведение голосования")
    address = officer.page.url
    to_address(member.page, address)
    assert member.page.get_by_role("button", name="Продолжить").count() == 0
    member.look()
    to_address(chair.page, address)
    chair.page.get_by_text("За", exact=True).click()
    chair.press("Продолжить")
    chair.press("Подтвердить голос")
    chair.reads("Ваш голос учтен")
    officer.follow("Закрыть голосование")
    officer.press("Закрыть голосование")
    officer.reads("1 из 7")
    officer.look()


def postpone(officer: Visitor) -> None:
    """No vote can be opened while Uzbekistan is away: the button is there, disabled and explained."""
    assert officer.page.get_by_role("button", name="Открыть голосование").is_disabled()
    officer.look()
    officer.follow("Отложить принятие решения")
    officer.page.get_by_label("Причина").fill("Нет представителя Республики Узбекистан.")
    officer.look()
    officer.through(officer.page.locator("main form button").last)
    officer.reads("Рассмотрение вопроса закончено")


def one_objects(officer: Visitor, member: Visitor) -> None:
    """One objection is enough: the question is taken off that way and goes another."""
    officer.press("Спросить о возражениях")
    officer.reads("Ведение голосования")
    to_address(member.page, officer.page.url)
    member.look()
    member.follow("Возражаю")
    member.look()
    member.through(member.page.locator("main form button").last)
    member.reads("возраж")
    member.look()
    to_item(officer, 6)
    officer.press("Принять к сведению")
    officer.reads("Рассмотрение вопроса закончено")


def ask_about_objections(officer: Visitor) -> None:
    officer.press("Спросить о возражениях")
    officer.press("Принять без голосования")
    officer.reads("Основания")


def close_the_meeting(chair: Visitor) -> None:
    to_the_day(chair)
    chair.follow("Закрыть заседание")
    chair.page.get_by_label("О следующем заседании").fill("Провести в городе Ташкенте.")
    chair.look()
    chair.press("Закрыть заседание")
    chair.reads("Протокол")
    chair.look()


def draft_the_minutes(officer: Visitor) -> None:
    to_the_minutes(officer)
    officer.look()
    officer.press("Составить протокол")
    officer.reads("печатается")
    officer.look()


def prepare_the_minutes(officer: Visitor) -> None:
    """The officer reads the draft and prepares it for signature, on a page of its own."""
    to_the_minutes(officer)
    officer.look()
    officer.through(officer.page.get_by_role("link", name="Подготовить к подписанию"))
    officer.look()
    officer.page.get_by_label("Почему без замечаний государств").fill(
        "Замечаний государства не ждут: заседание учебное."
    )
    officer.press("Подготовить к подписанию")
    officer.reads("Ждет подписи")


def sign_the_minutes(chair: Visitor, folder: Path) -> Path:
    """The chair signs exactly the file that is shown; what was signed is downloaded."""
    to_the_minutes(chair)
    chair.reads("Ждет подписи")
    chair.look()
    chair.page.get_by_label(re.compile("Протокол мною прочитан")).check()
    chair.press("Подписать протокол")
    chair.reads("Подписан")
    chair.look()
    address = chair.page.get_by_role("link", name=re.compile("Открыть протокол")).get_attribute("href")
    printed = folder / "protocol.pdf"
    printed.write_bytes(chair.context.request.get(chair.council.address + address).body())
    return printed


def read_the_decisions(council: Council, member: Visitor) -> None:
    council.work()
    member.go("/decisions")
    member.reads("12/3")
    member.look()
    member.through(member.page.locator("main li", has_text="12/3").get_by_role("link").first)
    member.reads("тяжелого машиностроения")
    member.look()


def in_the_hand(printed: Path) -> None:
    """What was voted on the pages stands in the paper."""
    with pikepdf.open(printed) as pdf:
        assert pdf.Root.Lang == "ru"
        assert "minutes.json" in pdf.attachments
    words = subprocess.run(
        ["pdftotext", "-layout", printed, "-"], check=True, capture_output=True
    ).stdout.decode()
    folded = re.sub(r"\s+", " ", words)
    for expected in ("двенадцатого", "тяжелого машиностроения", "Кодряну", "Провести в городе Ташкенте"):
        assert expected in folded
    figures = "«за» – 4, «против» – 1, «воздержались» – нет, не участвовали в голосовании – 2"
    assert f"учитываются голоса 7 членов Совета. Голосовали: {figures}" in folded


def to_the_day(visitor: Visitor) -> None:
    visitor.go(f"{visitor.council.meeting(12)}/day")


def to_the_minutes(visitor: Visitor) -> None:
    visitor.go(f"{visitor.council.meeting(12)}/minutes")


def to_item(visitor: Visitor, number: int) -> None:
    to_the_day(visitor)
    visitor.through(visitor.page.locator(".agenda li a").nth(number - 1))
