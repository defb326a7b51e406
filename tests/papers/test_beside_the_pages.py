"""What a reader of PDF shows beside the pages: titles, bookmarks, places for signatures. They say what the pages say, or nothing."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.papers.eleventh import draft_of_eleventh, paper_of_eleventh, signed_eleventh
from tests.papers.test_drawn_letters import ALOUD, NOTED, altered
from tests.papers.verifying import load_program, parts_of

PROGRAM = load_program()
FALSE = "Решение отменено"


@pytest.fixture(scope="module")
def paper(built_demonstration):
    return paper_of_eleventh(built_demonstration)


def named(words, *, kept=False):
    """Return what tells of a place for a signature by other words, in the place itself or in a field over it."""

    def name(pdf):
        place = pdf.pages[-1].Annots[0]
        if kept:
            place.Parent = pdf.make_indirect(Dictionary(FT=Name.Sig, TU=String(words), Kids=Array([place])))
            return
        place.TU = String(words)

    return name


def no_name(pdf):
    """As many programs leave theirs."""
    del pdf.pages[-1].Annots[0]["/TU"]


def a_remark_on_a_place(pdf):
    pdf.pages[-1].Annots[0].Contents = String(FALSE)


@pytest.mark.parametrize(
    ("alter", "why"),
    [
        pytest.param(named(FALSE), ALOUD, id="other words"),
        pytest.param(named(f"Электронная подпись. {FALSE}"), ALOUD, id="words after the name"),
        pytest.param(named("D:20260604 " + FALSE), ALOUD, id="words after an hour"),
        pytest.param(named(FALSE, kept=True), ALOUD, id="other words of the field over it"),
        pytest.param(a_remark_on_a_place, NOTED, id="a remark"),
    ],
)
def test_a_place_for_a_signature_is_told_of_by_its_name_alone(paper, alter, why):
    with pytest.raises(PROGRAM.Difference, match=why):
        parts_of(PROGRAM, altered(paper, alter))


@pytest.mark.parametrize("alter", [named("Вторая электронная подпись"), named("Timestamp"), no_name])
def test_a_known_name_or_none_is_no_difference(paper, alter):
    assert parts_of(PROGRAM, altered(paper, alter)) == parts_of(PROGRAM, paper)


def first_mark(pdf):
    return pdf.Root.Outlines.First


def words_of_a_page_that_are_no_heading(pdf):
    """They stand in the text, at the end of a vote that fell."""
    first_mark(pdf).Title = String("Решение не принято.")


def a_heading_of_another_page(pdf):
    first_mark(pdf).Title, first_mark(pdf).Dest[0] = String("ПОВЕСТКА ДНЯ"), pdf.pages[0].obj


def a_mark_to_the_net(pdf):
    first_mark(pdf).A = Dictionary(S=Name.URI, URI=String("https://example.org"))


def a_mark_that_runs(pdf):
    first_mark(pdf).A = Dictionary(S=Name.Launch, F=String("a.exe"))


def a_mark_to_another_file(pdf):
    del first_mark(pdf)["/Dest"]
    first_mark(pdf).A = Dictionary(S=Name.GoToR, F=String("b.pdf"), D=Array([0, Name.Fit]))


def a_mark_that_leads_nowhere(pdf):
    del first_mark(pdf)["/Dest"]


def a_mark_of_no_parent(pdf):
    other = pdf.make_indirect(Dictionary(Title=String(FALSE), Dest=first_mark(pdf).Dest))
    pdf.Root.Outlines.Last.Next = other


def a_mark_written_within_another(pdf):
    pdf.Root.Outlines.Last.Next = Dictionary(Title=String(FALSE), Dest=first_mark(pdf).Dest)


def marks_in_a_circle(pdf):
    pdf.Root.Outlines.Last.Next = first_mark(pdf)


@pytest.mark.parametrize(
    "alter",
    [
        words_of_a_page_that_are_no_heading, a_heading_of_another_page, a_mark_to_the_net, a_mark_that_runs,
        a_mark_to_another_file, a_mark_that_leads_nowhere, a_mark_of_no_parent, a_mark_written_within_another,
        marks_in_a_circle,
    ],
)  # fmt: skip
def test_a_bookmark_is_a_heading_of_the_page_it_leads_to(paper, alter):
    with pytest.raises(PROGRAM.Difference, match="закладк"):
        parts_of(PROGRAM, altered(paper, alter))


def test_a_file_without_bookmarks_is_read_as_well(paper):
    def bare(pdf):
        del pdf.Root["/Outlines"]

    assert parts_of(PROGRAM, altered(paper, bare)) == parts_of(PROGRAM, paper)


def another_title(pdf):
    pdf.docinfo["/Title"] = str(pdf.docinfo["/Title"]).replace("одиннадцатого", "двенадцатого")


def another_title_in_metadata(pdf):
    write_metadata(pdf, "№ 11<", "№ 12<")


def another_in_both(pdf):
    """They agree with each other, and not with the record."""
    pdf.docinfo["/Title"] = str(pdf.docinfo["/Title"]).replace("№ 11", "№ 12")
    another_title_in_metadata(pdf)


def a_title_in_another_tongue(pdf):
    write_metadata(
        pdf,
        "</rdf:li></rdf:Alt></dc:title>",
        f'</rdf:li><rdf:li xml:lang="en">{FALSE}</rdf:li></rdf:Alt></dc:title>',
    )


def a_second_title(pdf):
    write_metadata(
        pdf,
        '<rdf:Description rdf:about=""><dc:title>',
        f'<rdf:Description rdf:about="" dc:title="{FALSE}"/><rdf:Description rdf:about=""><dc:title>',
    )


def no_title(pdf):
    del pdf.docinfo["/Title"]


def no_metadata(pdf):
    del pdf.Root["/Metadata"]


def metadata_that_are_none(pdf):
    write_metadata(pdf, "<rdf:RDF", "<rdf:RD")


def write_metadata(pdf, said, other):
    told = pdf.Root.Metadata.read_bytes().decode()
    assert said in told
    pdf.Root.Metadata.write(told.replace(said, other, 1).encode())


@pytest.mark.parametrize(
    "alter",
    [
        another_title, another_title_in_metadata, another_in_both, a_title_in_another_tongue, a_second_title,
        no_title, no_metadata, metadata_that_are_none,
    ],
)  # fmt: skip
def test_the_file_bears_the_title_of_the_protocol_wherever_it_is_looked_for(paper, alter):
    with pytest.raises(PROGRAM.Difference, match="заглави"):
        parts_of(PROGRAM, altered(paper, alter))


def test_metadata_define_nothing_that_could_unfold():
    told = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with pytest.raises(PROGRAM.Difference, match="с определениями"):
        list(PROGRAM.check_pages.titles_in(told))
    assert list(PROGRAM.check_pages.titles_in(told[told.index(b"<x>") :].replace(b"&a;", b""))) == []


def test_a_draft_and_a_signed_file_bear_theirs(paper, built_demonstration, tmp_path):
    for name, content in (
        ("draft", draft_of_eleventh(built_demonstration)),
        ("signed", signed_eleventh(built_demonstration)),
    ):
        (tmp_path / name).write_bytes(content)
        assert PROGRAM.check(*PROGRAM.opened(str(tmp_path / name)))
    with pikepdf.open(tmp_path / "draft") as pdf:
        pdf.docinfo["/Title"] = str(pdf.docinfo["/Title"]).removeprefix("Проект. ")
        pdf.save(tmp_path / "earnest")
    with pytest.raises(PROGRAM.Difference, match="заглавие файла"):
        PROGRAM.opened(str(tmp_path / "earnest"))


def form(pdf, content, **inner):
    """Return a piece of drawing, with those that it may draw by name."""
    resources = Dictionary(XObject=Dictionary({f"/{name}": part for name, part in inner.items()}))
    return pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 0, 0], Resources=resources
    )


def appearing(build):
    """Return what gives the first place for a signature the appearance that is built."""

    def appear(pdf):
        pdf.pages[-1].Annots[0].AP = Dictionary(N=build(pdf))

    return appear


LAYER = b"q 1 0 0 1 0 0 cm /%s Do Q\n"


def layers(last):
    """Return how the oldest signing program composes an appearance: of layers, of which the last may show something."""
    return lambda pdf: form(
        pdf,
        LAYER % b"FRM",
        FRM=form(pdf, LAYER % b"n0" + LAYER % b"n2", n0=form(pdf, b"% DSBlank\n"), n2=form(pdf, last)),
    )


def deep(pdf):
    one = form(pdf, b"")
    for _ in range(20):
        one = form(pdf, LAYER % b"a", a=one)
    return one


def round_and_round(pdf):
    one = form(pdf, LAYER % b"a")
    one.Resources.XObject["/a"] = one
    return one


def a_picture(pdf):
    return form(pdf, LAYER % b"a", a=pdf.make_stream(b"\0", Subtype=Name.Image, Width=1, Height=1))


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda pdf: form(pdf, b""), id="nothing"),
        pytest.param(
            lambda pdf: form(pdf, b"q 0 0 9 9 re W n /Tx BMC BT ET EMC Q"), id="a window of nothing"
        ),
        pytest.param(layers(b""), id="layers"),
    ],
)
def test_a_place_whose_appearance_draws_nothing_is_as_one_without(paper, build):
    assert parts_of(PROGRAM, altered(paper, appearing(build))) == parts_of(PROGRAM, paper)


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(layers(b"0 0 9 9 re f"), id="a layer that is filled"),
        pytest.param(layers(b"BT (a) Tj ET"), id="a layer of words"),
        pytest.param(lambda pdf: form(pdf, LAYER % b"Im0"), id="what it does not hold itself"),
        pytest.param(lambda pdf: form(pdf, b"/Span <</ActualText (a)>> BDC EMC"), id="words for the ear"),
        pytest.param(a_picture, id="a picture"),
        pytest.param(deep, id="too many layers"),
        pytest.param(round_and_round, id="a layer of itself"),
        pytest.param(lambda pdf: form(pdf, b"0 0 m 9 9 l S"), id="a line"),
    ],
)
def test_a_place_whose_appearance_draws_anything_is_refused(paper, build):
    with pytest.raises(PROGRAM.Difference, match=NOTED):
        parts_of(PROGRAM, altered(paper, appearing(build)))
