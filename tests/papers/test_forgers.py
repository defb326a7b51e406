"""A forger who counts every figure and fingerprint anew, and rewrites the page to it, is found by the acts and the drawing."""

import json
import re
from copy import deepcopy
from io import BytesIO

import pikepdf
import pytest

from council.actions.refusals import Incomplete
from council.actions.texts import clean_for_minutes
from council.wording.own_words import FORMULAS
from tests.papers.eleventh import paper_of_eleventh
from tests.papers.verifying import load_program, parts_of

PROGRAM = load_program()


@pytest.fixture(scope="module")
def paper(built_demonstration):
    return paper_of_eleventh(built_demonstration)


@pytest.fixture(scope="module")
def genuine(paper):
    """The record of the protocol and the words of its pages."""
    raw, words = parts_of(PROGRAM, paper)
    return json.loads(raw), words


def items_of(record):
    return {item["number"]: item for item in record["items"]}


def rows_of(record, table):
    return [row for row in record["register"]["rows"] if row["table"] == table]


def drop_row(record, table, **columns):
    """Leave a sealed row out, as if it had never been opened."""
    rows = record["register"]["rows"]
    rows.remove(next(r for r in rows_of(record, table) if columns.items() <= r["columns"].items()))


def counted_anew(record, item, **changes):
    """Freeze the decision of an item as the law would have it after the forger's changes."""
    vote, decision = item["votes"][0], item["decisions"][0]
    decision["positions"] |= changes
    law = PROGRAM.Law(record)
    decision["counts"] = law.count(vote["majority"], decision["positions"])
    grounds = [
        law.quorum_ruling(decision["counts"]["present"]),
        *law.affected(decision, decision["positions"]),
    ]
    grounds.append(law.carried(vote, decision["counts"], decision["positions"]))
    decision["rulings"] = [ground | {"sentence": "Подложно."} for ground in grounds]
    decision["outcome"] = "adopted" if grounds[-1]["in_order"] else "not_adopted"


def turned_ballot(record):
    item = items_of(record)[6]
    ballot = next(one for one in item["votes"][0]["ballots"] if one["position"] != "for")
    ballot["position"] = "for"
    drop_row(record, "ballots", public_id=ballot["id"])
    counted_anew(record, item, **{ballot["seat"]: "for"})


def invented_disinterest(record):
    """The ballot of another item is passed off as a declaration of disinterest."""
    other = next(one for one in items_of(record)[2]["votes"][0]["ballots"] if one["seat"] == "TM")
    declared = {"at": other["cast_at"], "act": other["act"]}
    items_of(record)[1]["disinterest"].append(
        {"id": "x" * 20, "seat": "TM", "declared": declared, "withdrawn": None}
    )


def disinterest_with_a_note(record):
    invented_disinterest(record)
    items_of(record)[1]["disinterest"][-1]["declared"]["note"] = ""


def disinterest_without_an_act(record):
    invented_disinterest(record)
    items_of(record)[1]["disinterest"][-1]["declared"]["act"] = None


def opening_moved_to_the_adoption(record):
    record["meeting"]["opened"] = dict(record["meeting"]["agenda_adopted"])


def vote_opened_by_the_act_of_another(record):
    items_of(record)[3]["votes"][0]["opened"] = dict(items_of(record)[2]["votes"][0]["opened"])


def act_where_none_belongs(record):
    record["chairmanship"]["elected"] = {"at": record["meeting"]["opened"]["at"], "act": None}


def dissent_left_out(record):
    items_of(record)[3]["decisions"][0]["dissent"] = []


def dissent_reworded(record):
    items_of(record)[3]["decisions"][0]["dissent"][0]["text"] = "Возражений не имеем."


def dissent_without_its_row(record):
    dissent_reworded(record)
    rows = record["register"]["rows"]
    rows.remove(rows_of(record, "statements")[0])


def affected_state_erased(record):
    item = items_of(record)[5]
    item["affected"], item["decisions"][0]["affected"] = [], []
    rulings = item["decisions"][0]["rulings"]
    item["decisions"][0]["rulings"] = [r for r in rulings if not r["finding"].startswith("affected")]


def affected_state_forgotten_by_the_decision(record):
    item = items_of(record)[5]
    item["decisions"][0]["affected"] = []
    rulings = item["decisions"][0]["rulings"]
    item["decisions"][0]["rulings"] = [r for r in rulings if not r["finding"].startswith("affected")]


def affected_state_hidden(record):
    items_of(record)[5]["affected"] = []


def disinterest_left_out(record):
    items_of(record)[4]["disinterest"] = []


def disinterest_left_out_and_counted_anew(record):
    item = items_of(record)[4]
    item["disinterest"] = []
    next(line for line in item["votes"][0]["roll"] if line["seat"] == "KG")["standing"] = "entitled"
    counted_anew(record, item, KG="not_voting")


def ballot_without_its_row(record):
    drop_row(record, "ballots", public_id=items_of(record)[2]["votes"][0]["ballots"][0]["id"])


def decision_without_its_row(record):
    drop_row(record, "decisions", public_id=items_of(record)[2]["decisions"][0]["id"])


def an_act_left_out_of_the_list(record):
    dissent_left_out(record)
    register = record["register"]
    register["acts"] = [act for act in register["acts"] if act["act"] != "dissent.filed"]
    register["rows"] = [row for row in register["rows"] if row["table"] != "statements"]


def an_act_hidden(record):
    dissent_left_out(record)
    register = record["register"]
    act = next(act for act in register["acts"] if act["act"] == "dissent.filed")
    act["act"], act["content"] = "notes.recorded", None
    register["rows"] = [row for row in register["rows"] if row["table"] != "statements"]


def arrival_without_its_row(record):
    entry = record["presence"][0]
    drop_row(record, "passages", public_id=entry["id"])


def arrival_of_another(record):
    """Who came is exchanged for a person of the same state who did not."""
    record["presence"][8]["participant"] = record["presence"][0]["participant"]


def presiding_without_its_row(record):
    record["register"]["rows"] = [r for r in record["register"]["rows"] if r["table"] != "presidings"]


def powers_by_another_paper(record):
    credential = next(one["credential"] for one in record["participants"] if one["credential"])
    credential["signatory"] = "президент"


def another_city(record):
    record["meeting"]["city"] = "Минск"


def another_text_taken_note_of(record):
    items_of(record)[1]["decisions"][0]["noted"] = ["Передать имущество Совета."]


def one_person_twice(record):
    record["participants"].append(deepcopy(record["participants"][0]))


def a_ballot_after_the_close(record):
    """Acts of the forger's own make follow the close under a root of their own."""
    register = record["register"]
    act = deepcopy(next(act for act in register["acts"] if act["act"] == "ballot.cast"))
    act["sequence"], act["path"] = register["size"] + 1, []
    said = json.loads(act["content"]) | {"sequence": act["sequence"]}
    act["content"] = PROGRAM.canonical(said).decode()
    later = {"size": act["sequence"], "root": "0" * 64, "acts": [act], "nodes": []}
    record["register"] |= {"later": later}


def followed_by(record, kind, **changes):
    """Put an act after the close under a root of the forger's own."""
    register, closing = record["register"], record["meeting"]["closed"]
    host = next(json.loads(act["content"]) for act in register["acts"] if act["sequence"] == closing["act"])
    number = register["size"] + 1
    content = PROGRAM.canonical(
        host | {"act": kind, "sequence": number, "detail": {}, "seat": None} | changes
    )
    act = {"sequence": number, "act": kind, "content": content.decode(), "leaf": "0" * 64, "path": []}
    register["later"] = {"size": number, "root": "0" * 64, "acts": [act], "nodes": []}


def sealed_by_forger(row):
    return [row["table"], row["columns"]["id"], PROGRAM.digest(PROGRAM.canonical(row))]


def ballot_sealed_anew_after_the_close(record):
    followed_by(record, "credential.revoked", rows=[sealed_by_forger(rows_of(record, "ballots")[0])])


def paper_sealed_anew_after_the_close(record):
    """The act is about a paper indeed, and its row says more than that it was revoked."""
    row = rows_of(record, "credentials")[0]
    row["columns"]["signatory"] = "президент"
    next(one["credential"] for one in record["participants"] if one["credential"])["signatory"] = "президент"
    followed_by(record, "credential.revoked", rows=[sealed_by_forger(row)])


def row_erased_after_the_close(record):
    followed_by(record, "dissent.withdrawn", rows=[["statements", 1, None]])


def dissent_taken_back_by_nobody(record):
    thing = rows_of(record, "statements")[0]["columns"]["public_id"]
    dissent_left_out(record)
    followed_by(record, "dissent.withdrawn", rows=[], thing={"id": thing, "kind": "statements"})


def an_act_put_before_its_place(record):
    register = record["register"]
    register["later"] = {"size": 9999, "root": "0" * 64, "acts": [register["acts"][-2]], "nodes": []}


def another_capacity(record):
    record["participants"][0]["post"] = "заместитель министра"


def another_body_of_the_same_title(record):
    record["body"]["code"] = record["charter"]["code"] = "cis_industrial_policy_1"
    record["charter"]["quorum"]["fraction"] = "1/9"


def passed_off_as_older(record):
    record["format"] = PROGRAM.OLDER
    del record["texts"]


FORGERIES = {
    turned_ballot: "запечатанная запись, decisions",
    ballot_without_its_row: "нет запечатанной записи: ballots",
    decision_without_its_row: "нет запечатанной записи: decisions",
    invented_disinterest: "ballot.cast",
    disinterest_with_a_note: "отметка времени иного вида",
    disinterest_without_an_act: "действия нет в реестре",
    opening_moved_to_the_adoption: "запечатанное заседание, opened_at",
    vote_opened_by_the_act_of_another: "о другом предмете",
    act_where_none_belongs: "не на своем месте",
    dissent_left_out: "dissent.filed",
    dissent_reworded: "запечатанная запись, dissent.text",
    dissent_without_its_row: "нет запечатанной записи: dissent",
    affected_state_erased: "decisions.affected",
    affected_state_hidden: "affected_states",
    disinterest_left_out_and_counted_anew: "запечатанная запись, decisions",
    affected_state_forgotten_by_the_decision: "decisions.affected",
    disinterest_left_out: "disinterest.declared",
    an_act_left_out_of_the_list: "число действий",
    an_act_hidden: "число действий",
    arrival_without_its_row: "нет запечатанной записи: presence",
    arrival_of_another: "запечатанная запись, presence.participant",
    presiding_without_its_row: "нет запечатанной записи: presiding",
    powers_by_another_paper: "запечатанная запись, credential.signatory",
    another_capacity: "запечатанная запись, participants.post",
    another_body_of_the_same_title: "норма «quorum»",
    another_city: "запечатанное заседание, city",
    another_text_taken_note_of: "запечатанный текст",
    one_person_twice: "одна запись показана дважды",
    a_ballot_after_the_close: "действия после закрытия",
    an_act_put_before_its_place: "действия не по порядку",
    ballot_sealed_anew_after_the_close: "переписало запись: credential.revoked, ballots",
    paper_sealed_anew_after_the_close: "переписало запись: credential.revoked, credentials",
    row_erased_after_the_close: "переписало запись: dissent.withdrawn, statements",
    dissent_taken_back_by_nobody: "dissent.filed",
    passed_off_as_older: "нового вида выдана за прежнюю",
}


@pytest.mark.parametrize(
    "forge",
    [
        pytest.param(forge, id=forge.__name__, marks=pytest.mark.slow if turn % 2 else ())
        for turn, forge in enumerate(FORGERIES)
    ],
)
def test_a_forgery_under_the_genuine_root_is_found_without_page_and_fingerprint(genuine, forge):
    record = deepcopy(genuine[0])
    forge(record)
    with pytest.raises(PROGRAM.Difference, match=FORGERIES[forge]):
        PROGRAM.check(PROGRAM.canonical(record), arithmetic_only=True, older=True)


def test_a_row_is_the_last_that_was_sealed(genuine):
    """An earlier seal of the same row proves nothing: a paper was revoked, a declaration taken back since."""
    record = deepcopy(genuine[0])
    row = rows_of(record, "credentials")[0]["columns"]
    confirmed = {key: row.pop(key) for key in ("confirmed_at", "confirmed_by_id")}
    paper = next(one["credential"] for one in record["participants"] if one["credential"])
    assert confirmed["confirmed_at"] == paper["confirmed"]["at"]
    paper["confirmed"] = None
    with pytest.raises(PROGRAM.Difference):
        PROGRAM.check(PROGRAM.canonical(record))
    with pytest.raises(PROGRAM.Difference, match="не запечатана"):
        PROGRAM.Law(record).register.prove()


def test_a_charter_of_another_body_is_taken_on_trust_by_who_says_so_alone(genuine):
    record = deepcopy(genuine[0])
    record["body"]["code"] = record["charter"]["code"] = "another"
    record["body"]["title"] = "Иной совет"
    with pytest.raises(PROGRAM.Difference, match="charter-as-told"):
        PROGRAM.check(PROGRAM.canonical(record), arithmetic_only=True)
    told = PROGRAM.check(PROGRAM.canonical(record), arithmetic_only=True, charter_as_told=True)
    assert "НЕ сверены" in told


def words_added(page, pdf):
    """One word more, in the letters of the page, where nothing stood."""
    shown = next(line for line in page.Contents.read_bytes().split(b"\n") if line.endswith(b" TJ"))
    font = next(iter(page.Resources.Font.keys())).encode()
    return b"BT\n1 0 0 -1 130 1060 Tm\n%s 16 Tf\n%s\nET\n" % (font, shown)


def unseen_words(page, pdf):
    return b"BT 3 Tr ET\n"


def white_letters(page, pdf):
    return b"1 1 1 rg\n"


def a_white_box(page, pdf):
    return b"0 0 0 rg 100 500 300 40 re f\n"


def a_dark_box(page, pdf):
    return b"0 0 0 rg 100 500 300 40 re 100 500 200 20 re f*\n"


def letters_of_strokes(page, pdf):
    return b"0 0 0 RG 1 w 200 1000 m 210 1005 l S\n"


def letters_of_one_path(page, pdf):
    return b"0 0 0 RG 1 w 200 1000 m 230 1040 l 260 1000 l 200 1000 m 240 1000 l S\n"


def a_filled_figure(page, pdf):
    return b"0 0 0 rg 150 300 m 500 300 l 500 340 l 150 340 l 150 320 l B\n"


def letters_in_a_clip(page, pdf):
    return b"q 0 0 m 900 0 l 900 1200 l 0 1200 l W n 40 0 0 40 0 0 cm 0.5 w 2 12 m 13 12 l S Q\n"


def dots_of_frames(page, pdf):
    return b"0 0 0 rg 200 1000 3 3 re 201 1001 1 1 re f*\n"


def a_black_square_for_a_code(page, pdf):
    rows = b"".join(b"0 %d.5 m 41 %d.5 l " % (row, row) for row in range(41))
    place = b"1 0 0 1 300 1000 cm 2.212406 0 0 2.212406 0 0 cm 1 w "
    return b"q 300 1000 90.708661 90.708661 re W n " + place + rows + b"B Q\n"


def a_line_through_the_words(page, pdf):
    level = next(line for line in page.Contents.read_bytes().split(b"\n") if line.endswith(b" Tm")).split()
    return b"0 0 0 RG 1 w 100 %f m 700 %f l S\n" % (float(level[5]) - 4, float(level[5]) - 4)


def laid_anew(page, laid):
    """Lay the longest piece of the page anew: by pairs of a place and the letters that stand there, of the whole of it."""
    lines, place, found = page.Contents.read_bytes().split(b"\n"), 0, []
    for number, line in enumerate(lines):
        place = number if line.endswith(b" Tm") else place
        if line.endswith(b" TJ"):
            found.append((b"".join(re.findall(rb"<([0-9a-f]+)>", line)), place, number))
    codes, place, shown = max(found, key=lambda one: len(one[0]))
    across, down = (float(part) for part in lines[place].split()[4:6])
    lines[place] = b""
    lines[shown] = b"\n".join(
        b"1 0 0 -1 %f %f Tm\n[<%s>] TJ" % (*at, text) for at, text in laid(across, down, codes)
    )
    page.Contents.write(b"\n".join(lines))


def words_off_the_sheet(page, pdf):
    """They begin on it, three tenths of a unit before its edge, as an opinion that nobody would see."""
    laid_anew(page, lambda across, down, codes: [((793.4, down), codes)])


def words_over_the_edge(page, pdf):
    laid_anew(page, lambda across, down, codes: [((400, down), codes)])


def a_word_put_aside(page, pdf):
    """The first letters of a line go off the sheet, and the rest stands where it stood, a little lower."""
    laid_anew(
        page, lambda across, down, codes: [((793.4, down), codes[:12]), ((across, down + 1.02), codes[12:])]
    )


def a_word_a_little_lower(page, pdf):
    """Within the sheet: what is read second stands first."""
    laid_anew(
        page, lambda across, down, codes: [((500, down), codes[:12]), ((across, down + 1.02), codes[12:60])]
    )


def words_over_words(page, pdf):
    laid_anew(
        page, lambda across, down, codes: [((across, down), codes[:40]), ((across + 9, down), codes[40:])]
    )


def letters_taken_back(page, pdf):
    """Within one piece, by steps of which each is small, what follows is laid over what went before."""
    laid_anew(
        page,
        lambda across, down, codes: [((across, down), codes[:40] + b"> 190 190 190 <" + codes[40:])],
    )


def letters_without_breadth(page, pdf):
    for font in page.Resources.Font.values():
        font.DescendantFonts[0]["/W"], font.DescendantFonts[0]["/DW"] = pikepdf.Array(), 0


def frames_of(page, *strips):
    """A strip over words, drawn as a side of a frame: how far above their foot, and how broad."""
    level = next(line for line in page.Contents.read_bytes().split(b"\n") if line.endswith(b" Tm")).split()
    down = float(level[5])
    return b"0 0 0 rg " + b"".join(
        b"100 %f 600 20 re 100 %f 600 %f re f* " % (down - above, down - above + broad, 20 - broad)
        for above, broad in strips
    )


def a_vote_struck_by_a_frame(page, pdf):
    return frames_of(page, (6, 1.5)) + b"\n"


def a_vote_blackened_by_a_frame(page, pdf):
    return frames_of(page, (9, 4), (5, 4), (1, 4)) + b"\n"


def a_bar_over_words(page, pdf):
    return frames_of(page, (10, 8)) + b"\n"


MEASURE = b"0.75 0 0 0.75 0 0 cm\n"


def a_measure_that_is_undone(page, pdf):
    """The page is measured within what is saved and restored at once, and drawn by a third larger than it was read."""
    body = page.Contents.read_bytes()
    page.Contents.write(body.replace(b"q\n" + MEASURE, b"q\nq\n" + MEASURE + b"Q\nq\n", 1) + b"\nQ\n")


def a_line_before_the_measure(page, pdf):
    body = page.Contents.read_bytes()
    page.Contents.write(body.replace(MEASURE, b"0 0 0 RG 1 w 100 300 m 500 300 l S\n" + MEASURE, 1))


def a_line_after_the_measure(page, pdf):
    """Of the two that measured the page, the second is undone at its end."""
    page.Contents.write(page.Contents.read_bytes().rstrip() + b"\nq\n0 0 0 RG 1 w 100 300 m 500 300 l S\nQ\n")


def margin_at(page, level):
    """Put what stands over the page at another level."""
    body = page.Contents.read_bytes()
    above = re.search(rb"1 0 0 -1 \S+ (5\d\.\d+) Tm", body)
    page.Contents.write(body[: above.start(1)] + level + body[above.end(1) :])


def a_margin_off_the_sheet(page, pdf):
    margin_at(page, b"0.4")


def a_margin_among_the_words(page, pdf):
    margin_at(page, b"70")


def a_picture(page, pdf):
    page.Resources["/XObject"] = pikepdf.Dictionary()
    page.Resources.XObject["/Cover"] = pdf.make_stream(
        b"0 0 9 9 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 600, 900]
    )
    return b"/Cover Do\n"


def a_clipped_page(page, pdf):
    return b"q 0 0 794 10 re W n BT 1 0 0 -1 130 1000 Tm ET Q\n"


def a_note_over_the_words(page, pdf):
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[100, 100, 400, 400]
    )
    page.obj["/Annots"] = pdf.make_indirect(pikepdf.Array([note]))
    return b""


def a_cut_page(page, pdf):
    page.obj["/CropBox"] = pikepdf.Array([0, 400, 595, 842])
    return b""


def a_smaller_sheet(page, pdf):
    page.obj["/MediaBox"] = pikepdf.Array([0, 0, 595, 500])
    return b""


def a_sheet_turned_by_its_parent(page, pdf):
    between = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Pages, Rotate=180, Parent=pdf.Root.Pages)
    )
    page.obj["/Parent"] = between
    return b""


def a_bookmark_of_other_words(page, pdf):
    with pdf.open_outline() as outline:
        outline.root[0].title = "Решение отменено"
    return b""


def another_stream(page, pdf):
    page.obj["/Contents"] = pikepdf.Array([page.Contents, pdf.make_stream(b"q Q")])


def words_for_the_ear_alone(page, pdf):
    pdf.Root.StructTreeRoot["/ActualText"] = pikepdf.String("Решение принято.")
    return b""


def a_layer(page, pdf):
    pdf.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=pikepdf.Array())
    return b""


def words_in_another_order(page, pdf):
    """The first two lines change places on the sheet, and not in the stream."""
    lines = page.Contents.read_bytes().split(b"\n")
    places = [number for number, line in enumerate(lines) if line.endswith(b" Tm")][2:4]
    first, second = (lines[place].split() for place in places)
    first[5], second[5] = b"900", b"800"
    lines[places[0]], lines[places[1]] = b" ".join(first), b" ".join(second)
    page.Contents.write(b"\n".join(lines))


DRAWINGS = [
    words_added, unseen_words, white_letters, a_white_box, a_dark_box, letters_of_strokes, letters_of_one_path, a_filled_figure, letters_in_a_clip,
    dots_of_frames, a_black_square_for_a_code, a_line_through_the_words,
    a_smaller_sheet, a_sheet_turned_by_its_parent, a_bookmark_of_other_words, a_picture, a_clipped_page, a_note_over_the_words, a_cut_page, another_stream, words_for_the_ear_alone, a_layer,
    words_in_another_order, words_off_the_sheet, words_over_the_edge, a_word_put_aside, a_word_a_little_lower, words_over_words,
    letters_taken_back, letters_without_breadth, a_vote_struck_by_a_frame, a_vote_blackened_by_a_frame, a_bar_over_words,
    a_measure_that_is_undone, a_line_before_the_measure, a_line_after_the_measure,
    a_margin_off_the_sheet, a_margin_among_the_words,
]  # fmt: skip


AT_ONCE = {
    words_added,
    a_word_put_aside,
    letters_taken_back,
    a_measure_that_is_undone,
    a_margin_off_the_sheet,
    a_vote_struck_by_a_frame,
    letters_in_a_clip,
    a_smaller_sheet,
    a_filled_figure,
}


@pytest.mark.parametrize(
    "draw",
    [draw if draw in AT_ONCE else pytest.param(draw, marks=pytest.mark.slow) for draw in DRAWINGS],
    ids=lambda draw: draw.__name__,
)
def test_a_page_that_shows_anything_else_is_refused(paper, draw):
    with pikepdf.open(BytesIO(paper)) as pdf:
        page = pdf.pages[2]
        added = draw(page, pdf)
        if added is not None:
            body = page.Contents.read_bytes()
            page.Contents.write(body.rstrip().removesuffix(b"Q") + added + b"Q\n")
        changed = BytesIO()
        pdf.save(changed)
    with pytest.raises(PROGRAM.Difference):
        PROGRAM.check(*parts_of(PROGRAM, changed.getvalue()))


SPOKEN_AS_THE_PROTOCOL = (
    *(own.replace("…", "1") for own in FORMULAS), "РЕШИЛИ :", "Решение при-нято.", "( Решение № 11/2)", "(Решение N 11/2)", "Голосовали : все", "Голосо-вали: все",
    "Решили: Утвердить… решение принято.", "ГОЛОСОВАЛИ: «за» – 9. РЕШЕНИЕ ПРИНЯТО.", "PEШИЛИ:", "Решили утвердить отчет.",
    "Итог.\nрешили утвердить", "Реше\nние принято.", "Решение принято", "Решение принято без голосования, возражений нет.", "РЕ\u0301ШИЛИ\u0589",
    "ПОИМЕННОЕ ГОЛОСОВАНИЕ (10:00)", "Поимённое голосование (10:00)",
    "Решили – утвердить отчет.", "РЕШИЛИ — о плане", "решили - о плане", "(Решение № 1-ВН/2)", "(РЕШЕНИЕ № 11/2, принято без голосования)",
    "12 марта 2012 г. Решение не принято.", "Решили\n1. утвердить", "Подвели итог. решение принято.",
    "Члены Совета РЕШИЛИ утвердить план.", "ᴘᴇшᴎᴫᴎ: утвердить", "Решение ᴨᴘᴎʜято.", "Решение принято: девять за.",
    "Решение принято, голоса разделились.", "Решение не принято (4 против).", "[Решение № 11/2]", "{РЕШЕНИЕ 11/2}",
)  # fmt: skip
SPOKEN_BY_ANYONE = (
    "Стороны решили продолжить работу.", "Решение принято единогласно, голосовали девять членов.", "Не проголосовали: Грузия.",
    "Доклад о выполнении поручений (решение № 10/2).", "Министр напомнил, что решение принято.", "Решение принято в 2019 году.",
    "Эксперты решили: срок перенести.", "Голосовали поднятием рук.",
    "Доклад во исполнение Плана (Решение № 5 Совета глав правительств СНГ от 30 мая 2024 года).", "Решили ли государства этот вопрос…",
    "На заседании 12 марта 2012 г. решение не принято.", "За 2011–2012гг. решение не принималось.", "Согласно п. 5 и др. решение не принято.",
    "Решили задачу импортозамещения Беларусь и Казахстан.", "Решили-таки вопрос тарифов.", "Решение № 11/2 выполнено.",
    "СТОРОНЫ РАЗРЕШИЛИ СПОР.", "УЧАСТНИКИ НЕ РЕШИЛИСЬ.", "Голосование по вопросу, по которому решение принято, прошло быстро.",
)  # fmt: skip


def test_the_words_of_decisions_are_not_typed_by_hand(genuine):
    """Printed from a typed text, they would look as a decision does; neither the site nor the program takes them."""
    record = deepcopy(genuine[0])
    record["texts"]["closing"] += " РЕШИЛИ :"
    with pytest.raises(PROGRAM.Difference, match="выдан за решение"):
        PROGRAM.check(PROGRAM.canonical(record), arithmetic_only=True)
    for said in SPOKEN_AS_THE_PROTOCOL:
        assert all(_program_hears(said)), f"the program lets «{said}» pass for a decision"
        with pytest.raises(Incomplete, match=r"протокол ставит сам|minutes themselves say"):
            clean_for_minutes(f"Доложено.\n{said}", field="heard")
    for said in SPOKEN_BY_ANYONE:
        assert not any(_program_hears(said)), f"the program does not let a speaker say «{said}»"
        assert clean_for_minutes(said, field="heard") == said


def _program_hears(said: str) -> list[bool]:
    """Return what the program finds wherever something is typed; the reason of a vote that did not stand is told as such."""
    texts = {
        "items": [{"remarks": "", "reasons": ["РЕШИЛИ:"]}],
        "closing": "",
        "signatures": [{"post": "", "name": ""}],
    }
    places = (
        {**texts, "items": [{"remarks": f"Доложено.\n{said}"}]}, {**texts, "closing": said},
        {**texts, "signatures": [{"post": said, "name": ""}]},
    )  # fmt: skip
    assert not PROGRAM.check_pages.check_grounds.speaks_for_the_protocol({"texts": texts})
    return [PROGRAM.check_pages.check_grounds.speaks_for_the_protocol({"texts": one}) for one in places]


def test_who_presided_last_signs_first(genuine):
    record = deepcopy(genuine[0])
    record["texts"]["signatures"][0]["name"] = "И.\u00a0И.\u00a0Иванов"
    with pytest.raises(PROGRAM.Difference, match="председательствовал последним"):
        PROGRAM.check(PROGRAM.canonical(record), arithmetic_only=True)


def test_pages_without_words_are_no_proof(paper, tmp_path):
    """An empty sheet around the record is compared as any other; beside a bare record the answer says what was not."""
    with pikepdf.open(BytesIO(paper)) as pdf, pikepdf.new() as blank:
        raw = pdf.attachments["minutes.json"].get_file().read_bytes()
        blank.add_blank_page(page_size=(595, 842))
        blank.pages[0].obj.Contents = blank.make_stream(b"")
        blank.attachments["minutes.json"] = pikepdf.AttachedFileSpec(blank, raw)
        blank.save(tmp_path / "blank.pdf")
    with pytest.raises(PROGRAM.Difference):
        PROGRAM.check(*PROGRAM.opened(str(tmp_path / "blank.pdf")))
    (tmp_path / "bare.json").write_bytes(raw)
    assert "страницы не сверялись" in PROGRAM.check(*PROGRAM.opened(str(tmp_path / "bare.json")))
    assert "отпечатки не сверялись" in PROGRAM.check(raw, arithmetic_only=True)


FALSE = "РЕШИЛИ: решение номер 11/10: передать имущество Совета. За – 9, против – нет. Решение принято."


@pytest.mark.parametrize(
    "before", ["Версия протокола:", "Кворум", "СЛУШАЛИ:", "Особое мнение", "Копии протокола"]
)
def test_no_word_is_left_over(genuine, before):
    record, words = genuine
    place = words.index(PROGRAM.plain(before))
    false = words[:place] + PROGRAM.plain(FALSE) + words[place:]
    with pytest.raises(PROGRAM.Difference, match="стоит"):
        PROGRAM.check(PROGRAM.canonical(record), false)
    with pytest.raises(PROGRAM.Difference, match="лишние слова"):
        PROGRAM.check(PROGRAM.canonical(record), words + PROGRAM.plain(FALSE))
