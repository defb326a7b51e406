"""What was agreed on the next meeting: a part of the protocol of its own, after the last item and before the annexes."""

from council.papers.minutes import minutes_html
from council.papers.minutes_text import MinutesText
from council.papers.self_proof import SelfProof
from tests.papers.sample import MINUTES, ON

TITLE = "<h2>Дата и место следующего заседания</h2>"


def page_of(text):
    return minutes_html(text, on=ON, proof=SelfProof.of(b"", site=""))


def test_the_next_meeting_stands_under_a_heading_of_its_own():
    page = page_of(MINUTES)
    own = page.index(TITLE)
    last_item = page.rindex(f"<h2>{MINUTES.items[-1].number}. ")
    assert last_item < page.index("</section>", last_item) < own < page.index("Провести очередное заседание")
    assert page.index("Провести очередное заседание") < page.index('class="bound-in"')


def test_a_protocol_of_before_prints_as_it_did():
    """Its frozen text knows no heading: none is put above what was signed without one."""
    frozen = {name: said for name, said in MINUTES.as_json().items() if name != "closing_title"}
    page = page_of(MinutesText.from_json(frozen))
    assert TITLE not in page
    assert '<div class="closing-part"><p>Провести очередное заседание' in page
