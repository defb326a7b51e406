"""The consent to late materials and the circulation, on their pages and on that of the meeting."""

from tests.web.page import visible_text
from tests.world import a_running_meeting, end


def test_the_meeting_consents_to_late_materials(world, visit):
    held = a_running_meeting(world)
    page = visit("officer")
    address = f"/meetings/{held.meeting}/materials-consent"
    assert "Материалы не направлены" in visible_text(page.get(address))
    empty = page.post(address, {"note": ""}, on=address)
    assert empty.status_code == 422
    response = page.post(address, {"note": "К пункту 1"}, on=address, follow_redirects=True)
    assert "Материалы приняты с опозданием" in visible_text(response)
    assert page.post(address, {"note": "К пункту 1"}, on=address).status_code == 409
    assert visit("KZ").get(address).status_code == 404


def test_the_circulation_is_entered_and_corrected(world, visit):
    held = a_running_meeting(world)
    end(held)
    page = visit("officer")
    address = f"/meetings/{held.meeting}/circulation"
    bad = page.post(address, {"sent_on": "1999-01-01", "basis": "№ 1"}, on=address)
    assert (bad.status_code, "День рассылки" in visible_text(bad)) == (422, True)
    said = {"sent_on": "2026-06-04", "basis": "№ 1"}
    text = visible_text(page.post(address, said, on=address, follow_redirects=True))
    assert "Документы разосланы" in text
    assert page.post(address, said, on=address).status_code == 409
    assert "Записано: 4 июня 2026 года, № 1" in visible_text(page.get(address))
