"""Text stands straight in its paragraph or cell: no span that says nothing, and no text without its owner."""

from pikepdf import Array

from council.papers import finishing
from council.papers.bare_spans import HOLDERS
from council.papers.minutes import render_minutes
from tests.papers.reading import elements_in, opened, structure, text_of
from tests.papers.sample import MINUTES, ON


def test_no_span_is_left_around_one_piece_of_text(protocol):
    with opened(protocol) as pdf:
        spans = elements_in(pdf, "/Span")
        around = {str(span.P.S) for span in spans if len(span.K) == 1 and isinstance(span.K[0], int)}
        assert not around & HOLDERS, (
            "such a span tells a reader nothing, and half of a large file was made of them"
        )
        assert around <= {"/NonStruct", "/Div"}, around


def test_every_piece_of_text_is_listed_by_the_element_that_owns_it(protocol):
    with opened(protocol) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        by_page = {int(page.obj.StructParents): page.obj.objgen for page in pdf.pages}
        listed = {
            (element.Pg.objgen, int(kid), element.objgen)
            for element in structure(pdf)
            for kid in element.K
            if isinstance(kid, int)
        }
        owned = {
            (by_page[int(key)], mark, owner.objgen)
            for key, owners in zip(numbers[::2], numbers[1::2], strict=True)
            if isinstance(owners, Array)
            for mark, owner in enumerate(owners)
            if owner is not None
        }
    assert listed == owned
    assert len(owned) > 100


def test_the_text_and_its_order_are_those_of_the_file_with_spans(protocol, monkeypatch):
    monkeypatch.setattr(finishing, "drop_bare_spans", lambda _pdf: None)
    with_spans = render_minutes(MINUTES, on=ON)
    with opened(with_spans) as before, opened(protocol) as after:
        assert _told(before) == _told(after)
        assert len(list(structure(after))) < len(list(structure(before))) * 2 / 3
    assert text_of(with_spans) == text_of(protocol)


def _told(pdf) -> list[tuple[tuple[int, int], int]]:
    """Return page and number of each piece of text, as a screen reader comes by them."""

    def within(element):
        for kid in element.K:
            if isinstance(kid, int):
                yield element.Pg.objgen, int(kid)
            elif "/S" in kid:
                yield from within(kid)

    return [piece for element in pdf.Root.StructTreeRoot.K for piece in within(element)]
