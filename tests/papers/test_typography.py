"""What belongs together stands on one line, and a name of a file parts between its words."""

import re

import pytest

from council.papers.typography import file_name, tie


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("протокол № 11/3 от 4 июня 2025 года", ["№ 11/3", "4 июня", "2025 года"]),
        ("решения 1-ВН/1 и 12-ВН/20 протокола 1-ВН.", ["1-ВН/1", "12-ВН/20", "1-ВН"]),
        ("нота от 05.05.2025 № 214; внесено", ["№ 214;"]),
        ("в соответствии с пунктом 3 раздела 5 Положения", ["пунктом 3", "раздела 5"]),
        ("статьи 7, п. 2 и ст. 9", ["статьи 7,", "п. 2", "ст. 9"]),
        ("доклад А. Б. Громова в г. Душанбе", ["А. Б. Громова", "г. Душанбе"]),
        ("к протоколу XI заседания, на 12 л.", ["XI заседания", "на 12 л."]),
        ("18–19 октября 2018 г. – да", ["18–19", "2018 г. –"]),
        ("Голосовали: «за» – 7", ["«за» –"]),
    ],
)
def test_what_belongs_together_is_not_parted_at_the_end_of_a_line(text, kept):
    spans = re.findall(r'<span class="tied[^"]*">([^<]+)</span>', tie(text))
    assert spans == kept


def test_a_name_of_a_file_parts_between_its_words_alone():
    assert file_name("Проект_соглашения-v2.docx") == "Проект_<wbr>соглашения-<wbr>v2.<wbr>docx"
    assert file_name("<b>_&") == "&lt;b&gt;_<wbr>&amp;"
