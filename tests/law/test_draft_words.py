"""What the words of a draft seem to claim: warned of, never refused, and silent on ordinary texts."""

import pytest

from council.law.draft_words import word_rulings
from tests.law.seating import EDITION


def findings(*points, title="О сотрудничестве"):
    return [ruling.finding for ruling in word_rulings(EDITION, title, points)]


@pytest.mark.clause("cis_industrial_policy", "1.2")
@pytest.mark.parametrize(
    "point",
    [
        "Обязать правительства государств – участников Соглашения ввести льготы.",
        "Решение обязательно для исполнения правительствами.",
        "Правительства государств обязаны представить отчет.",
    ],
)
def test_a_draft_that_binds_governments_is_warned_of(point):
    (ruling,) = word_rulings(EDITION, "О льготах", [point])
    assert (ruling.finding, ruling.clause) == ("draft_binds_governments", "1.2")
    assert ruling.warns


@pytest.mark.clause("cis_industrial_policy", "6.2")
@pytest.mark.parametrize(
    ("title", "point", "expected"),
    [
        ("О ликвидации Совета", "", ["draft_ends_the_body"]),
        ("О работе", "Упразднить Совет по промышленной политике.", ["draft_ends_the_body"]),
        ("О работе", "Прекратить деятельность Совета с 1 января.", ["draft_ends_the_body"]),
        ("О ликвидации Совета", "Предложить Совету глав правительств СНГ рассмотреть вопрос.",
         ["draft_proposes_the_end"]),
        ("О ликвидации последствий аварии", "Одобрить.", []),
        ("О работе", "Ликвидировать рабочую группу Совета.", []),
    ],
)  # fmt: skip
def test_the_council_cannot_decide_its_own_end(title, point, expected):
    assert findings(point, title=title) == expected


@pytest.mark.clause("cis_industrial_policy", "art.6")
@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Внести изменения в пункт 5.3 Положения о Совете.", ["draft_changes_the_regulation"]),
        ("Внести в соответствии с Положением о Совете изменения в план.", []),
        ("Утвердить Положение о Совете в новой редакции.", ["draft_changes_the_regulation"]),
        ("Одобрить проект Протокола о внесении изменений в Положение о Совете.",
         ["draft_proposes_a_protocol"]),
        ("Внести изменения в план работы.", []),
    ],
)  # fmt: skip
def test_the_regulation_changes_only_by_a_protocol(point, expected):
    assert findings(point) == expected


@pytest.mark.clause("cis_industrial_policy", "5.17")
@pytest.mark.parametrize(
    ("title", "point", "expected"),
    [
        ("On cooperation", "Approve the draft.", ["draft_not_in_russian"]),
        ("О сотрудничестве", "Одобрить проект.", []),
        ("О внедрении ISO 9001 и HACCP", "Одобрить.", []),
        ("2026", "11/3.", []),
    ],
)
def test_a_draft_is_written_in_russian(title, point, expected):
    assert findings(point, title=title) == expected


@pytest.mark.parametrize(
    "point",
    [
        "Рекомендовать правительствам государств – участников Соглашения рассмотреть вопрос.",
        "Просить государства представить сведения до 1 марта.",
        "Секретариату обеспечить обязательное информирование членов Совета.",
        "Поручить рабочей группе прекратить обсуждение.",
        "",
    ],
)
def test_ordinary_drafts_are_passed_in_silence(point):
    assert findings(point) == []


def test_no_finding_by_words_is_an_obstacle():
    text = "Обязать правительства. Упразднить Совет. Внести изменения в Положение о Совете."
    rulings = word_rulings(EDITION, "О ликвидации Совета", [text])
    assert len(rulings) == 3
    assert not any(ruling.bars for ruling in rulings)
