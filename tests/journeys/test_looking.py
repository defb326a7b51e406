"""The eyes of the journeys are open: a page that is not well made is seen to be so."""

import pytest

from tests.journeys.stage import NARROW, Visitor

pytestmark = pytest.mark.browser

WELL_MADE = "<!doctype html><html lang=ru><title>t</title><main><h1>Зал</h1>{}</main></html>"


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("<button></button>", "button-name"),
        ('<p style="color:#ccc;background:#fff">Бледные слова</p>', "color-contrast"),
        ('<div style="width:500px;height:9px"></div>', "wider than the screen"),
    ],
)
def test_a_page_that_is_not_well_made_is_seen(chromium, part, fault):
    with chromium.new_context(viewport=NARROW) as context:
        page = context.new_page()
        visitor = Visitor(None, context, page)
        page.set_content(WELL_MADE.format(""))
        visitor.look()

        page.set_content(WELL_MADE.format(part))
        with pytest.raises(AssertionError, match=fault):
            visitor.look()
