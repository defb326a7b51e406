"""Meetings on the site: convened, prepared, published, moved and cancelled by the secretariat; read by the rest."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from council.actions.agenda import change_item
from council.actions.convening import cancel_meeting, move_meeting
from council.actions.sittings import close_meeting
from council.records.database import db
from council.records.meetings import Form, Meeting
from tests.ledger import legal_tables, registered
from tests.web.page import visible_text
from tests.world import ENDS_AT, STARTS_AT, a_meeting, a_running_meeting, a_substitute, admit, an_item, end

NEW = {
    "series": "regular",
    "ordinal": "12",
    "starts": "2026-06-04T10:00",
    "ends": "2026-06-04T18:00",
    "zone": "Asia/Ashgabat",
    "city": "Ашхабад",
    "venue": "",
    "form": "mixed",
}


def the_meeting(public_id):
    db.session.rollback()
    return db.session.scalars(select(Meeting).where(Meeting.public_id == public_id)).one()


def text_of(page, held):
    return visible_text(page.get(f"/meetings/{held.meeting}"))


def test_a_meeting_is_convened_by_the_clock_of_its_venue(visit):
    page = visit("officer")

    with registered("meeting.convened"):
        answer = page.post("/meetings/new", NEW)

    meeting = the_meeting(answer.location.rpartition("/")[2])
    assert meeting.starts_at.isoformat() == "2026-06-04T05:00:00+00:00"
    assert (meeting.ordinal, meeting.form) == (12, Form.MIXED)
    text = visible_text(page.get(answer.location))
    assert "XII заседание" in text
    assert "4 июня 2026 года, 10:00 (Ашхабад)" in text
    assert "Готовится: видит только секретариат" in text


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"starts": ""}, "Укажите день и час начала"),
        ({"starts": "завтра"}, "Начало"),
        ({"starts": "0001-01-01T00:00"}, "Проверьте год"),
        ({"ends": "9999-12-31T23:59"}, "Проверьте год"),
        ({"ends": "2026-06-04T09:00"}, "Окончание заседания должно быть позже начала."),
        ({"starts": "2020-06-04T10:00", "ends": "2020-06-04T18:00"}, "Это время уже прошло"),
        ({"zone": "Europe/Atlantis"}, "Выберите значение из списка"),
        ({"city": ""}, "Введите город"),
        ({"city": "Аш\u202eхабад"}, "U+202E"),
        ({"venue": "зал \x07"}, "U+0007"),
        ({"ordinal": "0"}, "Номер – число от 1 до 999"),
        ({"ordinal": "двенадцать"}, "Номер"),
        ({"series": "secret"}, "Какое заседание"),
        ({"form": "astral"}, "Форма участия"),
    ],
)
def test_a_meeting_that_cannot_be_is_explained_and_what_was_typed_is_kept(visit, given, why):
    page, before = visit("officer"), legal_tables()

    answer = page.post("/meetings/new", {**NEW, **given})

    assert answer.status_code == 422
    assert why in visible_text(answer)
    if "city" not in given:
        assert 'value="Ашхабад"' in answer.get_data(as_text=True)
    assert legal_tables() == before


def test_an_end_before_the_start_is_said_beside_the_field_and_on_top(visit):
    answer = visit("officer").post("/meetings/new", {**NEW, "ends": "2026-06-04T09:00"})

    html = answer.get_data(as_text=True)
    assert '<p class="error" id="ends-error">Окончание заседания должно быть позже начала.</p>' in html
    assert '<a href="#ends">Окончание: Окончание заседания должно быть позже начала.</a>' in html


def test_a_closed_meeting_shows_the_hours_it_kept(visit, world):
    held = a_running_meeting(world)
    end(held)
    meeting = the_meeting(held.meeting)
    opened, closed = (at.astimezone(meeting.venue_zone) for at in (meeting.opened_at, meeting.closed_at))

    text = text_of(visit("KZ"), held)

    assert f"{opened:%H:%M}–{closed:%H:%M} (" in text
    assert "Открыто" in text
    assert "Было назначено" in text


def test_a_number_taken_is_a_conflict(visit, world):
    a_meeting(world)

    answer = visit("officer").post("/meetings/new", {**NEW, "ordinal": "1"})

    assert answer.status_code == 409
    assert "Заседание с номером 1 в этой серии уже есть." in visible_text(answer)


def test_an_empty_agenda_bars_publication_on_the_page_and_in_the_act(visit, world):
    held = a_meeting(world, items=0, published=False)
    page = visit("officer")

    shown = page.get(f"/meetings/{held.meeting}/publication")
    answer = page.post(f"/meetings/{held.meeting}/publication")

    assert "В повестке дня нет ни одного вопроса." in visible_text(shown)
    assert "disabled" in shown.get_data(as_text=True)
    assert answer.status_code == 409
    assert "п. 5.11" in visible_text(answer)
    assert the_meeting(held.meeting).published_at is None


def test_a_published_meeting_appears_to_the_members(visit, world):
    held = a_meeting(world, items=2, published=False)
    member, officer = visit("KZ"), visit("officer")
    assert member.get(f"/meetings/{held.meeting}").status_code == 404

    with registered("meeting.published"):
        officer.post(f"/meetings/{held.meeting}/publication")

    assert "О вопросе 2" in text_of(member, held)


def test_a_change_after_publication_is_seen_with_the_next_version(visit, world):
    held = a_meeting(world)
    admit(held)
    change_item(item=held.item, title="О новом", by=world.officer, at=world.tick())
    an_item(held, title="О добавленном")
    officer, member, observer = visit("officer"), visit("KZ"), visit("observer")

    assert "члены Совета видят прежнюю" in text_of(officer, held)
    for reader in (member, observer):
        assert "О вопросе 1" in text_of(reader, held)
        assert "О добавленном" not in text_of(reader, held)
    officer.post(f"/meetings/{held.meeting}/agenda-versions/new")
    for reader in (member, observer):
        assert "О новом" in text_of(reader, held)
        assert "О добавленном" in text_of(reader, held)

    versions = observer.get(f"/meetings/{held.meeting}/agenda-versions")
    assert "№ 2" in visible_text(versions)
    first = the_meeting(held.meeting).agenda_versions[0].public_id
    assert "О вопросе 1" in visible_text(observer.get(f"/agenda-versions/{first}"))


def test_an_observer_reads_the_agenda_and_nothing_under_it(visit, world):
    held = a_meeting(world, affected=("KZ",))
    admit(held)

    shown = visit("observer").get(f"/meetings/{held.meeting}").get_data(as_text=True)

    assert "О вопросе 1" in shown
    assert f"/items/{held.item}" not in shown
    assert "Казахстан" not in shown


def test_the_readiness_names_what_is_missing(visit, world):
    held = a_meeting(world, items=1, affected=("UZ",))
    a_substitute(held, "KZ", confirmed=False)

    text = text_of(visit("officer"), held)

    assert "По каждому вопросу есть проект решения." in text
    assert "Ждут подтверждения полномочия лиц, замещающих членов Совета: Республика Казахстан." in text
    assert "Есть кому участвовать от 9 из 9 государств; для кворума требуется 6." in text
    assert "Предварительная проверка смотрит еще на место, регламент, главу секретариата" in text
    assert "Готовность" not in text_of(visit("KZ"), held)


def test_a_moved_meeting_says_where_it_was(visit, world):
    held = a_meeting(world)
    page = visit("officer")

    answer = page.post(
        f"/meetings/{held.meeting}/move",
        {"starts": "2026-06-11T10:00", "ends": "2026-06-11T18:00", "zone": "Europe/Minsk", "city": "Минск",
         "venue": "", "reason": "Паводок <script>alert(1)</script> {{7*7}}"},
    )  # fmt: skip

    assert answer.status_code == 303
    html = page.get(answer.location).get_data(as_text=True)
    assert "было назначено на 4 июня 2026 года" in html
    assert "Паводок &lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in html


def test_a_move_without_a_reason_keeps_the_new_hours(visit, world):
    held = a_meeting(world)

    answer = visit("officer").post(
        f"/meetings/{held.meeting}/move",
        {"starts": "2026-06-11T10:00", "ends": "2026-06-11T18:00", "zone": "Europe/Minsk", "city": "Минск"},
    )

    assert answer.status_code == 422
    assert "Укажите причину переноса" in visible_text(answer)
    assert "2026-06-11T10:00" in answer.get_data(as_text=True)


def test_a_cancelled_meeting_is_shown_with_its_reason(visit, world):
    held = a_meeting(world)
    page = visit("officer")

    with registered("meeting.cancelled"):
        page.post(f"/meetings/{held.meeting}/cancellation", {"reason": "Паводок"})

    text = text_of(visit("KZ"), held)
    assert "Отменено" in text
    assert "Причина: Паводок" in text
    refusal = page.post(f"/meetings/{held.meeting}/cancellation", {"reason": "Еще раз"})
    assert refusal.status_code == 409


def test_the_day_of_a_cancellation_is_that_of_the_venue(visit, world):
    held = a_meeting(world)
    late = datetime(2026, 4, 1, 20, 30, tzinfo=UTC)  # in Dushanbe the next day has begun
    cancel_meeting(meeting=held.meeting, reason="Паводок", by=world.officer, at=late)
    assert "Заседание отменено 2 апреля 2026 года." in text_of(visit("KZ"), held)


def test_details_change_before_publication_and_hardly_after(visit, world):
    held = a_meeting(world, published=False)
    page = visit("officer")
    address = f"/meetings/{held.meeting}/details"
    shown = page.get(address).get_data(as_text=True)
    assert 'value="2026-06-04T10:00"' in shown

    assert page.post(address, {**NEW, "ordinal": "1"}).status_code == 303
    assert the_meeting(held.meeting).city == "Ашхабад"
    page.post(f"/meetings/{held.meeting}/publication")
    refusal = page.post(address, {**NEW, "ordinal": "1", "city": "Минск"})
    assert refusal.status_code == 409
    assert "переносом с указанием причины" in visible_text(refusal)


def test_a_running_meeting_shows_its_quorum_and_who_is_there(visit, world):
    held = a_running_meeting(world)

    text = text_of(visit("KZ"), held)

    assert "Идет с 10:00" in text
    assert "6 из 9 требуется 6" in text
    assert "Лицо-KZ" in text
    assert "рассматривается" in text


def test_a_substitute_reads_the_meeting_after_its_close_and_no_other(visit, world):
    held, other = a_meeting(world, items=0, published=False), a_meeting(world)
    held = a_running_meeting(world, items=1)
    code, _paper = a_substitute(held, "AM")
    visit("officer").get("/meetings")
    page = visit(code)
    assert page.get(f"/meetings/{held.meeting}").status_code == 200
    from council.actions.deciding import take_note

    take_note(item=held.item, by=world.officer, at=world.tick())
    close_meeting(meeting=held.meeting, by=world.officer, at=world.tick())

    assert page.get(f"/meetings/{held.meeting}").status_code == 200
    assert page.get(f"/meetings/{other.meeting}").status_code == 404


def test_the_list_puts_what_is_ahead_first(visit, world):
    soon, later = a_meeting(world), a_meeting(world)
    move_meeting(
        meeting=later.meeting, starts_at=STARTS_AT.replace(day=20), ends_at=ENDS_AT.replace(day=20),
        city="Минск", reason="так", by=world.officer, at=world.tick(),
    )  # fmt: skip
    cancelled = a_meeting(world)
    page = visit("officer")
    page.post(f"/meetings/{cancelled.meeting}/cancellation", {"reason": "так"})

    html = page.get("/meetings").get_data(as_text=True)

    assert html.index(soon.meeting) < html.index(later.meeting) < html.index(cancelled.meeting)


def test_a_page_in_english_says_the_same(visit, world):
    held = a_meeting(world)
    page = visit("officer")
    page.client.set_cookie("lang", "en")

    text = text_of(page, held)

    assert "Agenda" in text
    assert "Повестка" not in text


def test_conducting_comes_first_only_when_the_day_is_near(visit, world):
    held = a_meeting(world)
    page = visit("officer")
    a_substitute(held, "KZ", confirmed=False)
    first_act = re.compile(r'<a [^>]*\bbtn-primary"[^>]*>([^<]+)<')

    weeks_before = page.get(f"/meetings/{held.meeting}").get_data(as_text=True)
    world.clock.move_to(STARTS_AT - timedelta(days=1))
    the_day_before = visit("officer").get(f"/meetings/{held.meeting}").get_data(as_text=True)

    assert first_act.search(weeks_before)[1] != "Вести заседание"
    assert re.search(r'class="quiet"[^>]*>Вести заседание', weeks_before)
    assert first_act.search(the_day_before)[1] == "Вести заседание"


def test_the_item_says_which_words_taking_note_puts_in_the_minutes(visit, world):
    """A draft that decides something is not put in the minutes by one press: the page says so before it."""
    held = a_running_meeting(world, items=1)
    page, address = visit("officer"), f"/items/{held.item}"

    before = page.get(address).text
    page.post(f"/items/{held.item}/note", on=address)

    assert "в протокол войдет: «Принять информацию к сведению»" in before
    assert "на голосование не ставился и принят не будет" in before
    assert "Проект решения на голосование не ставился." in page.get(address).text
