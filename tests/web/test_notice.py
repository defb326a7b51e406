"""The consent to late materials, on its page and on that of the meeting."""

from tests.web.page import visible_text
from tests.world import a_running_meeting


def test_the_meeting_consents_to_late_materials(world, visit):
    held = a_running_meeting(world)
    page = visit("officer")
    address = f"/meetings/{held.meeting}/materials-consent"
    assert "Материалы не направлены" in visible_text(page.get(address))
    empty = page.post(address, {"note": ""}, on=address)
    assert empty.status_code == 422
    response = page.post(address, {"note": "К пункту 1"}, on=address, follow_redirects=True)
    assert "Поздние материалы приняты к рассмотрению" in visible_text(response)
    assert page.post(address, {"note": "К пункту 1"}, on=address).status_code == 409
    assert visit("KZ").get(address).status_code == 404
