"""Letters of strokes, words for the ear alone and pictures of signatures say what no record says: the closer look refuses each."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import TextStampStyle

from council.cli.paper_seal import kept_authority
from tests.papers.altering import a_stamper, apart, with_stamp, with_store
from tests.papers.eleventh import paper_of_eleventh, signed_eleventh
from tests.papers.sample import ON
from tests.papers.verifying import load_program, parts_of

PROGRAM = load_program()
SIGNS, FILLED, ALOUD, NOTED = (
    "нарисованы знаки",
    "закрашена часть",
    "для чтения вслух",
    "пометка поверх текста",
)
BLANK = 900  # below the last words of the last page
WALLS = (121.719, 331.73, 579.36, 728.675)


@pytest.fixture(scope="module")
def paper(built_demonstration):
    return paper_of_eleventh(built_demonstration)


def altered(paper, alter):
    """Return the file after its pages and itself have been altered."""
    with pikepdf.open(BytesIO(paper)) as pdf:
        alter(pdf)
        changed = BytesIO()
        pdf.save(changed)
    return changed.getvalue()


def drawn(more):
    """Return what draws more at the end of the last page."""

    def draw(pdf):
        page = pdf.pages[-1].Contents
        page.write(
            page.read_bytes().rstrip().removesuffix(b"Q") + b"q 0 0 0 RG 0 0 0 rg 1 w " + more + b" Q\nQ\n"
        )

    return draw


def stroke(*ends):
    return b"%f %f m %f %f l S " % ends


def grid(rows, walls=WALLS, height=30):
    """Draw a table as templates do: each level by its columns, each wall by its rows."""
    levels = [BLANK + height * row for row in range(rows + 1)]
    return b"".join(
        [stroke(left, level, right, level) for level in levels for left, right in pairwise(walls)]
        + [stroke(wall, level, wall, level + height) for level in levels[:-1] for wall in walls]
    )


def framed(left, top, clip, code=False):
    """Draw the left side of a frame as that of an opinion is, within a strip."""
    x, y, wide, high = clip
    strip = b"%f %f m %f %f l %f %f l %f %f l W* n " % (x, y, x + wide, y, x + wide, y + high, x, y + high)
    return (b"" if code else strip) + b"%f %f 558.4 64.8 re %f %f 560.4 64.8 re f* " % (
        left + 2,
        top,
        left,
        top,
    )


def a_wall_left_out(pdf):
    page = next(page.Contents for page in pdf.pages if b"\nS\n" in page.Contents.read_bytes())
    steps = pikepdf.parse_content_stream(page)
    ends = [at for at, step in enumerate(steps) if str(step.operator) == "S"]
    upright = next(at for at in ends if steps[at - 2].operands[0] == steps[at - 1].operands[0])
    page.write(pikepdf.unparse_content_stream(steps[: upright - 2] + steps[upright + 1 :]))


def a_frame_in_the_code(pdf):
    page = next(page.Contents for page in pdf.pages if b"\nB\n" in page.Contents.read_bytes())
    small = b" 0.1 0 0 0.1 0 0 cm " + framed(168.6, 400, (0, 0, 0, 0), code=True) + b"10 0 0 10 0 0 cm "
    head, at, tail = page.read_bytes().partition(b"\nW\nn\n")
    page.write(head + at + small + tail)


@pytest.mark.parametrize(
    ("alter", "why"),
    [
        pytest.param(
            drawn(b"[7 9000] 0 d " + stroke(130, 940, 5000, 940)), "прерывистая", id="a dash of a long line"
        ),
        pytest.param(drawn(b"[] 3 d " + grid(1)), "прерывистая", id="a line begun later"),
        pytest.param(drawn(stroke(130, 920, 230, 920) + stroke(130, 920, 130, 936)), SIGNS, id="a letter"),
        pytest.param(drawn(stroke(130, 920, 130, 944)), SIGNS, id="a long upright"),
        pytest.param(drawn(stroke(130, 920, 230, 920)), SIGNS, id="a long level"),
        pytest.param(drawn(stroke(780, 920, 5000, 920)), SIGNS, id="a line off the sheet"),
        pytest.param(drawn(grid(2)), SIGNS, id="a table of no words"),
        pytest.param(a_wall_left_out, SIGNS, id="a wall left out"),
        pytest.param(drawn(framed(168.6, BLANK, (168.6, 910, 2, 20))), FILLED, id="a piece of a frame"),
        pytest.param(drawn(framed(150, BLANK, (150, BLANK, 2, 64.8))), FILLED, id="a bar aside"),
        pytest.param(drawn(framed(168.6, 1100, (168.6, 1100, 2, 64.8))), FILLED, id="a bar off the sheet"),
        pytest.param(a_frame_in_the_code, FILLED, id="a frame in the code"),
    ],
)
def test_strokes_are_those_of_tables_and_frames_alone(paper, alter, why):
    with pytest.raises(PROGRAM.Difference, match=why):
        parts_of(PROGRAM, altered(paper, alter))


def test_a_solid_dash_and_the_bar_of_an_opinion_are_ours(paper):
    ours = drawn(b"[] 0 d " + framed(168.6, BLANK, (168.6, BLANK, 2, 64.8)))
    assert parts_of(PROGRAM, altered(paper, ours)) == parts_of(PROGRAM, paper)


def marked(kind, told):
    """Return what marks the first piece of the third page otherwise."""

    def mark(pdf):
        page = pdf.pages[2]
        page.Resources.Properties = Dictionary(P=Dictionary(MCID=0))
        steps = list(pikepdf.parse_content_stream(page))
        at = next(
            at for at, one in enumerate(steps) if str(one.operator) == "BDC" and one.operands[0] == kind
        )
        steps[at] = pikepdf.ContentStreamInstruction([kind, told], steps[at].operator)
        page.Contents.write(pikepdf.unparse_content_stream(steps))

    return mark


def an_action_of_the_names(pdf):
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert('Решение отменено')"))
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), action]))


def an_element_within_an_element(pdf):
    kinds = [
        one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == "/P" and "/K" in one
    ]
    inner = Dictionary(S=Name.Span, P=kinds[0], K=kinds[0].K, ActualText=String("Решение отменено."))
    kinds[0].K = Array([inner])


def words_far_within(pdf):
    deep = Dictionary(E=String("Решение отменено."))
    for _ in range(90):
        deep = Array([deep])
    pdf.Root.StructTreeRoot.Far = deep


def words_of_a_stream(pdf):
    pdf.pages[2].Contents.ActualText = String("Решение отменено.")


def another_tongue(pdf):
    pdf.Root.StructTreeRoot.Lang = String("en")


@pytest.mark.parametrize(
    "alter",
    [
        pytest.param(marked(Name.Span, Dictionary(MCID=0, ActualText=String("Нет."))), id="ActualText of a piece"),
        pytest.param(marked(Name.Span, Dictionary(MCID=0, Lang=String("en"))), id="Lang of a piece"),
        pytest.param(marked(Name.Span, Dictionary(MCID=String("0"))), id="a number that is none"),
        pytest.param(marked(Name.Span, Name.P), id="properties by name"),
        pytest.param(marked(Name.Artifact, Dictionary(Type=Name.Pagination, Alt=String("Нет."))), id="Alt of a margin"),
        pytest.param(an_action_of_the_names, id="an action of the names"),
        pytest.param(an_element_within_an_element, id="an element within an element"),
        pytest.param(words_far_within, id="words far within"),
        pytest.param(words_of_a_stream, id="words of a stream"),
        pytest.param(another_tongue, id="another tongue"),
    ],
)  # fmt: skip
def test_nothing_is_said_to_the_ear_alone_wherever_it_is_kept(paper, alter):
    with pytest.raises(PROGRAM.Difference, match=ALOUD):
        parts_of(PROGRAM, altered(paper, alter))


def signed_by_another_program(paper, key, box):
    """Return the file signed in a field that the signing program adds, and shows where a box is given."""
    signer = signers.SimpleSigner.load_pkcs12_data(key, [], b"soglasie")
    style = TextStampStyle(stamp_text="RESHENIE OTMENENO") if box else None
    spec = fields.SigFieldSpec("Other", on_page=2, box=box)
    maker = signers.PdfSigner(
        signers.PdfSignatureMetadata(field_name="Other"), signer, stamp_style=style, new_field_spec=spec
    )
    return apart(maker.sign_pdf, IncrementalPdfFileWriter(BytesIO(paper))).getvalue()


def test_a_signature_laid_over_a_page_after_the_seal_is_refused(paper, lent_key):
    unseen = signed_by_another_program(paper, lent_key, None)
    assert parts_of(PROGRAM, unseen) == parts_of(PROGRAM, paper)
    with pytest.raises(PROGRAM.Difference, match=NOTED):
        parts_of(PROGRAM, signed_by_another_program(paper, lent_key, (80, 230, 540, 330)))


def test_signatures_with_their_certificates_and_stamps_of_time_show_nothing(
    paper, built_demonstration, seal, lent_key
):
    stamper = a_stamper(kept_authority(seal.file.folder, at=ON))
    for signed in (signed_eleventh(built_demonstration), signed_by_another_program(paper, lent_key, None)):
        kept = with_stamp(with_store(signed), stamper)
        assert parts_of(PROGRAM, kept) == parts_of(PROGRAM, signed)


def appearing(content, *names):
    """Return what gives the first field an appearance, under a name for each state."""

    def appear(pdf):
        shown = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 100])
        for name in names:
            shown = Dictionary({name: shown})
        pdf.pages[-1].Annots[0].AP = shown

    return appear


@pytest.mark.parametrize("names", [("/N",), ("/Off", "/N")], ids=len)
def test_a_field_without_a_place_draws_nothing_either(paper, names):
    blank = altered(paper, appearing(b"% DSBlank\nq Q\n", *names))
    assert parts_of(PROGRAM, blank) == parts_of(PROGRAM, paper)
    with pytest.raises(PROGRAM.Difference, match=NOTED):
        parts_of(PROGRAM, altered(paper, appearing(b"q 0 0 9 9 re f Q", *names)))
