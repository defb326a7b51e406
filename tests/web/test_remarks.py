"""Remarks in the browser: the term as it may be set, the version that is answered to, and what was taken over."""

from datetime import timedelta

import pytest

from council.law.remarks import Verdict
from council.records.files import FileStore
from tests.actions.closed import drafted, last_version, the_minutes
from tests.actions.test_minutes import write
from tests.actions.test_remarks import answer, circulate, remark
from tests.web.page import visible_text

DAY = timedelta(days=1)


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_the_least_term_is_told_with_its_reckoning_before_one_is_set(over, visit, store):
    held, _decision = over
    sha256, officer = drafted(held, store), visit("officer")
    page, today = f"/minutes/{the_minutes(held).public_id}/circulation", held.world.clock.now.date()
    shown = officer.get(page)
    assert f'min="{today + 7 * DAY}"' in shown.text
    assert "На замечания дается не меньше 7 дней" in visible_text(shown)
    held.world.clock.move_to(held.world.clock.now + 10 * DAY)
    officer = visit("head")
    shown = officer.get(page)
    told = visible_text(shown)
    assert f'max="{today + 17 * DAY}" min="{today + 14 * DAY}"' in shown.text
    assert "до рассылки протокола остаются 4 дня" in told
    assert "п. 5.16" in told[told.index("Какой срок можно назначить") :][:400]
    near, least = ({"sha256": sha256, "due_on": str(today + days * DAY)} for days in (13, 14))
    assert officer.post(page, near).status_code == 409
    assert officer.post(page, least).status_code == 303


def test_an_answer_to_a_draft_that_is_replaced_says_so_and_keeps_its_version(over, visit, store):
    held, _decision = over
    circulate(held, drafted(held, store))
    path, state = f"/meetings/{held.meeting}/minutes/remarks", visit("KZ")
    assert "секретариат уже заменил" not in visible_text(state.get(path))
    asked = last_version(held).public_id
    write(held, "Слушали доклад.")
    drafted(held, store)
    told = visible_text(state.get(path))
    assert "Редакцию 1 секретариат уже заменил редакцией 2" in told
    assert "К редакции 1 замечаний нет" in told
    changes = f"/minutes/{the_minutes(held).public_id}/changes?from=1&amp;to=2"
    assert changes not in state.get(path).text, "what was not sent to the states they cannot open"
    state.post(f"/minutes/{the_minutes(held).public_id}/no-remarks", {"version": asked})
    assert "к редакции 1 Замечаний нет" in visible_text(visit("officer").get(path))


def test_what_was_taken_over_stands_beside_the_verdict(over, visit, store):
    """Short, as it reads now; long, or of another item, where the versions are compared."""
    held, _decision = over
    write(held, "Слушали доклад Иванова.")
    circulate(held, drafted(held, store))
    here, whole, elsewhere = (
        remark(held, text=text, item=item)
        for text, item in (("Не Иванов.", held.item), ("Проверить.", None), ("И тут?", held.items[1]))
    )
    write(held, "Слушали доклад Петрова.", revision=1)
    circulate(held, drafted(held, store))
    for made in (here, whole, elsewhere):
        answer(held, made, Verdict.ACCEPTED, reason="")
    path = f"/meetings/{held.meeting}/minutes/remarks"
    for reader in ("KZ", "officer"):
        told = visible_text(visit(reader).get(path))
        first, second, third = told.split("Что изменилось от редакции 1 к редакции 2")[1:]
        assert "исключено: Иванова. добавлено: Петрова." in first
        assert "добавлено: Петрова." in second
        assert "В этом пункте ничего не изменилось." in third
    more = remark(held, text="Подробнее.", item=held.item)
    write(held, "Слушали доклад. " + "Подробно. " * 80, revision=2)
    drafted(held, store)
    answer(held, more, Verdict.PARTLY)
    compared = f"/minutes/{the_minutes(held).public_id}/changes?from=2&amp;to=3#item-1"
    assert compared in visit("officer").get(path).text
    assert compared not in visit("KZ").get(path).text, "the version the answer speaks of is not open to it"
    assert 'id="item-1"' in visit("officer").get(compared.replace("&amp;", "&")).text
