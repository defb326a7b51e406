"""Every alphabet of the Commonwealth is printed as written; what cannot be printed is refused by name."""

import dataclasses
import unicodedata
from collections import Counter

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from council.papers.minutes import render_minutes
from council.wording.letters import Fault, face_paths, normalised, printable_letters, problems_of
from tests.papers.reading import opened, text_of
from tests.papers.sample import MINUTES, ON
from tests.papers.test_conformance import missing_glyphs
from tests.papers.verifying import load_program

PROGRAM = load_program()

ALPHABETS = {
    "az": "Aa Bb Cc Çç Dd Ee Əə Ff Gg Ğğ Hh Xx Iı İi Jj Kk Qq Ll Mm Nn Oo Öö Pp Rr Ss Şş Tt Uu Üü Vv Yy Zz",
    "hy": "Աա Բբ Գգ Դդ Եե Զզ Էէ Ըը Թթ Ժժ Իի Լլ Խխ Ծծ Կկ Հհ Ձձ Ղղ Ճճ Մմ Յյ Նն Շշ Ոո Չչ Պպ Ջջ Ռռ Սս Վվ Տտ Րր Ցց Ււ Փփ Քք Օօ Ֆֆ և",
    "be": "Аа Бб Вв Гг Дд Ее Ёё Жж Зз Іі Йй Кк Лл Мм Нн Оо Пп Рр Сс Тт Уу Ўў Фф Хх Цц Чч Шш Ыы Ьь Ээ Юю Яя",
    "ka": "ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ",
    "kk": "Аа Әә Бб Вв Гг Ғғ Дд Ее Ёё Жж Зз Ии Йй Кк Ққ Лл Мм Нн Ңң Оо Өө Пп Рр Сс Тт Уу Ұұ Үү Фф Хх Һһ Іі Ыы",
    "ky": "Аа Бб Вв Гг Дд Ее Ёё Жж Зз Ии Йй Кк Лл Мм Нн Ңң Оо Өө Пп Рр Сс Тт Уу Үү Фф Хх Цц Чч Шш Щщ Ъъ Ыы",
    "ro": "Aa Ăă Ââ Bb Cc Dd Ee Ff Gg Hh Ii Îî Jj Kk Ll Mm Nn Oo Pp Qq Rr Ss Șș Tt Țț Uu Vv Ww Xx Yy Zz",
    "ru": "Аа Бб Вв Гг Дд Ее Ёё Жж Зз Ии Йй Кк Лл Мм Нн Оо Пп Рр Сс Тт Уу Фф Хх Цц Чч Шш Щщ Ъъ Ыы Ьь Ээ Юю Яя",
    "tg": "Аа Бб Вв Гг Ғғ Дд Ее Ёё Жж Зз Ии Ӣӣ Йй Кк Ққ Лл Мм Нн Оо Пп Рр Сс Тт Уу Ӯӯ Фф Хх Ҳҳ Чч Ҷҷ Шш Ъъ Ээ Юю Яя",
    "tk": "Aa Bb Çç Dd Ee Ää Ff Gg Hh Ii Jj Žž Kk Ll Mm Nn Ňň Oo Öö Pp Rr Ss Şş Tt Uu Üü Ww Yy Ýý Zz",
    "uz": "Oʻoʻ Gʻgʻ Shsh Chch Aʼ Ўў Ққ Ғғ Ҳҳ",
    "uk": "Аа Бб Вв Гг Ґґ Дд Ее Єє Жж Зз Ии Іі Її Йй Кк Лл Мм Нн Оо Пп Рр Сс Тт Уу Фф Хх Цц Чч Шш Щщ Ьь Юю Яя",
    "signs": "№ § ° ± × ÷ ≤ ≥ ≠ ≈ − – — … « » „ “ ” ’ ‘ • € ₽ ₸ ₼ ½ ² ³ % ‰ Δ α β μ",
}


def test_every_alphabet_comes_back_from_the_pdf_and_no_glyph_is_missing():
    written = "\n".join(ALPHABETS.values())
    item = dataclasses.replace(MINUTES.items[0], heard=written, title=ALPHABETS["hy"])
    paper = render_minutes(dataclasses.replace(MINUTES, items=(item,), closing=written), on=ON)
    assert missing_glyphs(paper) == []
    printed = "".join(text_of(paper).split())
    for alphabet in ALPHABETS.values():
        for word in alphabet.split():
            assert word in printed


@pytest.mark.parametrize("alphabet", ALPHABETS.values(), ids=ALPHABETS)
def test_every_alphabet_may_be_entered(alphabet):
    assert problems_of(alphabet) == ()


@pytest.mark.parametrize(
    ("text", "fault", "named"),
    [
        ("а\x07б", Fault.CONTROL, "U+0007"),
        ("а\x00б", Fault.CONTROL, "U+0000"),
        ("а\x85б", Fault.CONTROL, "U+0085"),
        ("а\u2028б", Fault.CONTROL, "U+2028 (LINE SEPARATOR)"),
        ("а\u202eб", Fault.BIDI, "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("а\u2066б", Fault.BIDI, "U+2066 (LEFT-TO-RIGHT ISOLATE)"),
        ("а\u200bб", Fault.INVISIBLE, "U+200B (ZERO WIDTH SPACE)"),
        ("а\u00adб", Fault.INVISIBLE, "U+00AD (SOFT HYPHEN)"),
        ("а\U000e0041б", Fault.INVISIBLE, "U+E0041"),
        ("а\ufeffб", Fault.INVISIBLE, "U+FEFF"),
        ("а\u0378б", Fault.UNASSIGNED, "U+0378"),
        ("а\ue000б", Fault.UNASSIGNED, "U+E000"),
        ("а\ud800б", Fault.UNASSIGNED, "U+D800"),
        ("а" + "\u0301" * 9, Fault.STACKED, "U+0301"),
        ("Ре\u0336шили", Fault.OVERLAY, "U+0336 (COMBINING LONG STROKE OVERLAY)"),
        ("а\u0338", Fault.OVERLAY, "U+0338"),
        ("а\u20d2", Fault.OVERLAY, "U+20D2"),
        ("а\u0488б", Fault.OVERLAY, "U+0488"),
        ("а\u20ddб", Fault.OVERLAY, "U+20DD"),
        ("а\u1abeб", Fault.OVERLAY, "U+1ABE"),
        ("а\u02c8б", Fault.NO_GLYPH, "«ˈ» U+02C8 (MODIFIER LETTER VERTICAL LINE)"),
        ("а\u203fб", Fault.NO_GLYPH, "U+203F (UNDERTIE)"),
        ("а\u2e12б", Fault.NO_GLYPH, "U+2E12"),
        ("а\uab5bб", Fault.NO_GLYPH, "U+AB5B"),
        ("а\uf6c1", Fault.UNASSIGNED, "U+F6C1"),
        ("а✓б", Fault.NO_GLYPH, "«✓» U+2713 (CHECK MARK)"),
        ("а中б", Fault.NO_GLYPH, "U+4E2D"),
        ("а\U0001f600б", Fault.NO_GLYPH, "U+1F600 (GRINNING FACE)"),
    ],
)
def test_a_letter_that_cannot_stand_in_the_record_is_named(text, fault, named):
    (problem,) = problems_of(text)
    assert problem.fault is fault
    for lang in ("ru", "en"):
        assert named in problem.sentence(lang)


def test_a_refused_letter_is_named_once_in_order_of_appearance():
    assert [problem.letter for problem in problems_of("中 ✓ 中 ✓")] == ["中", "✓"]


def test_lines_and_composed_letters_are_put_in_one_form():
    assert normalised("и\u0306\r\nё\rа") == "й\nё\nа"
    assert problems_of("и\u0306 строка\r\n\tвторая") == ()


@given(st.text())
def test_whatever_is_typed_is_either_printable_or_named(text):
    refused = {problem.letter for problem in problems_of(text)}
    rest = "".join(letter for letter in normalised(text) if letter not in refused)
    assert problems_of(unicodedata.normalize("NFD", rest)) == problems_of(rest)
    assert set(normalised(rest)) - {p.letter for p in problems_of(rest)} <= printable_letters()


def test_letters_of_one_glyph_are_stored_as_one():
    """A PDF tells one letter a glyph: of two, the page would say another than the record, and could not be proved."""
    assert normalised("Δ ∆ µ μ · ∙ ⋅ ¯ ˉ ≠") == "Δ Δ μ μ · · · ˉ ˉ ≠"
    assert normalised("½ 1⁄2") == "½ 1/2"
    for path in face_paths():
        with TTFont(path, lazy=True) as face:
            drawn = [glyph for code, glyph in face.getBestCmap().items() if chr(code) in printable_letters()]
        shared = {glyph for glyph, letters in Counter(drawn).items() if letters > 1}
        assert not shared, f"{path.name} draws several letters of the record by {shared}"


def test_the_font_files_are_there():
    assert all(path.is_file() for path in face_paths())


@pytest.mark.slow
def test_no_printable_letter_is_shown_by_the_empty_box():
    letters = sorted(printable_letters() - {"\n", "\t"})
    lines = "\n".join(" ".join(letters[place : place + 40]) for place in range(0, len(letters), 40))
    item = dataclasses.replace(MINUTES.items[0], heard=lines, remarks=lines)
    assert missing_glyphs(render_minutes(dataclasses.replace(MINUTES, items=(item,)), on=ON)) == []


# Of the record as much as the program needs to know the title of the file.
TITLED = {
    "body": {"title_genitive": MINUTES.body.title_genitive},
    "meeting": {"ordinal": MINUTES.meeting.ordinal, "series": "regular", "number": MINUTES.meeting.number},
}


@pytest.mark.slow
def test_every_printable_letter_passes_the_program_of_check():
    """What the site takes at entry and the program refused at the close would leave a meeting without a protocol."""
    alone = sorted(
        one for one in printable_letters() if unicodedata.category(one) != "Mn" and not one.isspace()
    )
    marks = sorted(one for one in printable_letters() if unicodedata.category(one) == "Mn")
    spaces = sorted(one for one in printable_letters() - {"\n", "\t"} if one.isspace())
    said = alone + [f"о{mark} і{mark}а" for mark in marks] + [f"а{space}б" for space in spaces]
    for part in (said[place : place + 500] for place in range(0, len(said), 500)):
        text = normalised(" ".join(part))
        assert problems_of(text) == ()
        item = dataclasses.replace(MINUTES.items[0], heard=text)
        minutes = dataclasses.replace(MINUTES, items=(item,), record={**MINUTES.record, **TITLED})
        told = PROGRAM.check_pages.words_of(opened(render_minutes(minutes, on=ON)))
        assert PROGRAM.plain(text) in told
