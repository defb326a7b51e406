"""Remarks in the browser: the term as it may be set, the version that is answered to, and what was taken over."""

from datetime import timedelta

import pytest

from council.records.files import FileStore
from tests.actions.closed import drafted, the_minutes
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
    assert "до рассылки протокола остается 4 дня" in told
    assert "п. 5.16" in told[told.index("Какой срок можно назначить") :][:400]
    near, least = ({"sha256": sha256, "due_on": str(today + days * DAY)} for days in (13, 14))
    assert officer.post(page, near).status_code == 409
    assert officer.post(page, least).status_code == 303
