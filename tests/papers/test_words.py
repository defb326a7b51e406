"""What the record holds is found in the text of the PDF, word for word and figure for figure."""

import dataclasses
from datetime import date

import pytest

from council.law.ballot import Position
from council.papers.minutes import render_minutes
from council.papers.minutes_text import AnnexKind, AnnexText, MeetingForm, MinutesForm, Series
from council.papers.phrases import POSITIONS, held_how
from council.papers.vote_line import vote_line
from council.papers.voting_text import Fate, Method
from tests.papers.reading import raw_text_of, text_of, words_of
from tests.papers.sample import MINUTES, ON

pytestmark = pytest.mark.needs("pdftotext")


@pytest.fixture(scope="module")
def words(protocol):
    return words_of(protocol)


@pytest.mark.parametrize(
    "said",
    [
        "СОВЕТ ПО ПРОМЫШЛЕННОЙ ПОЛИТИКЕ государств – участников Содружества Независимых Государств",
        "одиннадцатого заседания",
        "4 июня 2025 года г. Душанбе № 11",
        "Председательствующий: Шариф Кабиров, министр промышленности и новых технологий Республики Таджикистан",
        "Председательствующий (с 14:30): Мурад Аннаев",
        "сопредседатель Совета (Туркменистан)",
        "Заседание открыто в 10:05, закрыто в 15:40 (время места проведения).",
        "от Республики Беларусь – Алексей Кушнеренко, министр промышленности Республики Беларусь",
        "(лицо, замещающее члена Совета; полномочия подтверждены: доверенность от 28 мая 2025 года № 14/3-71)",
        "с правом совещательного голоса: Сергей Назаров",
        "Не представлены: Республика Молдова.",
        "от 8 из 9 государств – участников Соглашения. Кворум имеется.",
        "В соответствии с пунктом 3 раздела 5 Положения о Совете Совет правомочен принимать решения.",
        "12:20 – отбытие представителя Республики Казахстан (Ерлан Ақжолов);",
        "РЕШИЛИ: (Решение № 11/2)",
        "Решение принято без голосования, возражений не поступило.",
        "Голосование, открытое в 11:02, аннулировано",
        "Особое мнение представителя Республики Узбекистан Бахром Юсупов, 4 июня 2025 года",
        "Просим внести настоящее особое мнение в протокол заседания.",
        "В связи с отсутствием представителя Республики Казахстан – государства, интересы которого",
        "затрагиваются, решение не принималось (пункт 14 раздела 5 Положения о Совете).",
        "Голоса разделились поровну. Решение не принято.",
        "Принятие решения отложить.",
        "№ 1 Доклад о ходе реализации Концепции развития промышленной кооперации, на 12 л.",
        "Председательствующий на заседании, председатель Совета Ш. Кабиров",
        "не позднее 18 июня 2025 года (пункт 16 раздела 5 Положения о Совете)",
        "записей – 412",
        "Демонстрационные данные",
    ],
)
def test_the_protocol_says(words, said):
    assert said in words


def test_every_count_and_every_ruling_is_printed(words):
    for item in MINUTES.items:
        for held in item.proceedings:
            assert vote_line(held) in words
            for ruling in held.rulings:
                assert ruling.sentence.rstrip(".") in words


def test_every_state_of_every_roll_call_is_printed_with_its_position(protocol):
    lines = [line for line in text_of(protocol).split("\n") if line]
    for item in MINUTES.items:
        for held in item.proceedings:
            if held.method is Method.ROLL_CALL and held.fate is not Fate.ANNULLED:
                place = _roll_call_after(lines, f"({_hours(held)})")
                for row in held.roll_call:
                    place = lines.index(row.state.full, place) + 1
                    said = POSITIONS[row.position] + (" (устно)" if row.oral else "")
                    assert lines[place : place + 2] == [row.person or "–", said]
                del lines[: place + 2]


def _hours(held):
    return f"{held.opened_at:%H:%M}–{held.closed_at:%H:%M}"


def _roll_call_after(lines, hours):
    return next(
        place for place, line in enumerate(lines) if "Поименное голосование" in line and hours in line
    )


def test_every_position_has_a_word():
    assert set(POSITIONS) == set(Position)


@pytest.mark.parametrize(
    "said",
    [
        "4 июня 2025 года г. Душанбе № 11/3",
        "О проекте Соглашения о сотрудничестве государств – участников СНГ",
        "заслушав информацию Республики Таджикистан",
        "2. Внести его в установленном порядке на рассмотрение Совета глав правительств СНГ.",
        "Настоящее Решение вступает в силу с даты его подписания.",
        "Принято на XI заседании Совета, протокол № 11, пункт 3 повестки дня.",
        "Протокол и Решение подписаны 5 июня 2025 года.",
    ],
)
def test_the_decision_sheet_says(sheet, said):
    assert said in words_of(sheet)


def test_the_signature_stands_at_the_right_of_the_post(sheet):
    assert "Председатель Совета Ш. Кабиров" in words_of(sheet, "-layout")


def test_pages_are_numbered_from_the_second_on(protocol):
    lines = [line.strip("\f") for line in raw_text_of(protocol).split("\n")]
    assert "стр. 2 из 8" in lines
    assert not any(line.startswith("стр. 1 из") for line in lines)


def test_an_extraordinary_meeting_of_several_days_says_so():
    meeting = dataclasses.replace(
        MINUTES.meeting,
        ordinal=2,
        series=Series.EXTRAORDINARY,
        starts_on=date(2025, 10, 18),
        ends_on=date(2025, 10, 19),
        form=MeetingForm.MIXED,
    )
    words = words_of(render_minutes(dataclasses.replace(MINUTES, meeting=meeting, items=()), on=ON))
    assert "второго внеочередного заседания" in words
    assert "18–19 октября 2025 года" in words
    assert "Заседание проведено с участием части членов по видеосвязи." in words


def test_the_short_form_leaves_out_who_spoke():
    words = words_of(render_minutes(dataclasses.replace(MINUTES, form=MinutesForm.SHORT), on=ON))
    assert "По пункту 1 повестки дня. О выполнении решений предыдущего заседания Совета" in words
    assert "СЛУШАЛИ" not in words
    assert "ВЫСТУПИЛИ" not in words
    assert "Решение № 11/3" in words


def test_without_a_quorum_the_protocol_says_what_the_meeting_was_opened_for():
    quorum = dataclasses.replace(MINUTES.quorum, present=5, quorate=False)
    words = words_of(render_minutes(dataclasses.replace(MINUTES, quorum=quorum, items=()), on=ON))
    assert "Кворума нет: требуется участие не менее 6." in words
    assert "решения не принимаются; заседание открыто для консультаций." in words


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_the_annex_of_credentials_tells_the_reach_and_both_moments(words):
    """A paper dated in May counts from its confirmation on the day: whoever reads the protocol sees both."""
    assert "ПОЛНОМОЧИЯ ЛИЦ, ЗАМЕЩАВШИХ ЧЛЕНОВ СОВЕТА" in words
    assert "документ: доверенность от 28 мая 2025 года № 14/3-71; выдан: Министерство экономики" in words
    assert "объем полномочий: по пунктам 1, 2 и 3 повестки дня" in words
    assert (
        "документ зарегистрирован 4 июня 2025 года в 09:05; полномочия подтверждены 4 июня 2025 года в 09:40"
        in words
    )
    assert "и действуют с этого момента; отозваны 4 июня 2025 года в 15:20" in words


def test_a_list_of_participants_may_stand_apart_as_an_annex():
    annex = AnnexText(1, "Список участников заседания", kind=AnnexKind.PARTICIPANTS)
    words = words_of(render_minutes(dataclasses.replace(MINUTES, annexes=(annex,), items=()), on=ON))
    assert "Список участников заседания прилагается (приложение № 1)." in words
    assert "Приложение № 1 к протоколу XI заседания Совета по промышленной политике" in words
    assert "№ 1 Список участников заседания, на 1 л." in words, "the list of annexes counts their sheets"
    assert words.index("СПИСОК УЧАСТНИКОВ") < words.index("от Республики Армения")


@pytest.mark.clause("cis_industrial_policy", "5.10")
def test_a_link_that_nobody_used_is_not_told():
    in_the_room = tuple(dataclasses.replace(group, persons=()) for group in MINUTES.others)
    mixed = dataclasses.replace(MINUTES, meeting=dataclasses.replace(MINUTES.meeting, form=MeetingForm.MIXED))
    assert held_how(mixed) == "с участием части членов по видеосвязи"
    assert held_how(dataclasses.replace(mixed, others=in_the_room)) == ""


def test_the_protocol_of_a_written_procedure_says_that_it_was_one():
    note = "Вопросы рассмотрены заочно в соответствии с регламентом (редакция № 1)."
    meeting = dataclasses.replace(MINUTES.meeting, form=MeetingForm.WRITTEN)
    text = dataclasses.replace(MINUTES, meeting=meeting, rules_note=note, quorum=None, annexes=())

    words = words_of(render_minutes(text, on=ON))

    assert "Заседание проведено в режиме заочного рассмотрения вопросов повестки дня." in words
    assert note in words
    assert "В заочном рассмотрении приняли участие (представили ответ):" in words
    assert "Ответа не представили: Республика Молдова." in words
    assert "ответа не поступило" in words
    assert "отсутствовал" not in words
