"""Rulings as a person reads them, in both languages, with numbers and names in their right forms."""

from collections import Counter
from datetime import date
from itertools import chain

import pytest

from council import wording
from council.law.affected import rule_on_affected
from council.law.chairmanship import rule_on_presiding
from council.law.convening import rule_on_petition
from council.law.notice import rule_on_materials_notice
from council.law.outcome import decide
from council.law.procedure import MeetingFacts, rule_on_step
from council.law.quorum import rule_on_quorum
from council.law.steps import Step
from council.wording import clause_label, cure, russian, sentence
from tests.law.seating import EDITION, positions


def test_a_vote_still_open_is_named_by_its_item():
    said = [
        sentence(rule_on_step(EDITION, Step.CLOSE_MEETING, MeetingFacts(is_open=True, open_votes=items)))
        for items in (("3",), ("3", "5"))
    ]
    assert said == ["Не закрыто голосование по вопросу 3.", "Не закрыто голосование по вопросам 3, 5."]


@pytest.mark.parametrize(
    ("members", "present", "russian", "english"),
    [
        (
            9,
            7,
            "В заседании участвуют 7 из 9 членов Совета, требуется не менее 6. Кворум имеется.",
            "7 of 9 members of the Council take part, at least 6 required. There is a quorum.",
        ),
        (
            21,
            1,
            "В заседании участвует 1 из 21 члена Совета, требуется не менее 14. Кворум отсутствует.",
            "1 of 21 members of the Council takes part, at least 14 required. There is no quorum.",
        ),
    ],
)
def test_the_quorum_is_said_with_its_arithmetic(members, present, russian, english):
    ruling = rule_on_quorum(EDITION.quorum, members=members, present=present)
    assert sentence(ruling) == russian
    assert sentence(ruling, "en") == english


@pytest.mark.parametrize(
    ("present", "russian", "english"),
    [
        (5, "участие еще одного члена Совета", "1 more member of the Council"),
        (4, "участие еще двух членов Совета", "2 more members of the Council"),
        (1, "участие еще пяти членов Совета", "5 more members of the Council"),
    ],
)
def test_the_cure_says_how_many_are_missing(present, russian, english):
    ruling = rule_on_quorum(EDITION.quorum, members=9, present=present)
    assert russian in cure(ruling)
    assert english in cure(ruling, "en")


def test_what_is_in_order_needs_no_cure():
    assert cure(rule_on_quorum(EDITION.quorum, members=9, present=9)) == ""


def test_the_majority_is_said_with_its_arithmetic():
    adopted = decide(EDITION, positions(9, for_=4, against=2, disinterested=1)).rulings[-1]
    assert sentence(adopted) == "«За» – 4 из 6 учитываемых голосов, требуется не менее 4. Решение принято."
    refused = decide(EDITION, positions(9, for_=3, against=2, abstained=1)).rulings[-1]
    assert sentence(refused) == "«За» – 3 из 6 учитываемых голосов, требуется не менее 4. Решение не принято."
    assert cure(refused) == "Что нужно было: еще 1 голос «за»."


def test_states_are_named_in_the_genitive_and_in_the_russian_order():
    ruling = rule_on_affected(EDITION.affected, affected=frozenset({"UZ", "KZ", "AM"}), present=frozenset())
    assert "интересы Республики Армения, Республики Казахстан и Республики Узбекистан." in sentence(ruling)
    assert "Armenia, Kazakhstan and Uzbekistan" in sentence(ruling, "en")


def test_a_state_that_is_in_no_table_is_said_by_its_code():
    ruling = rule_on_affected(EDITION.affected, affected=frozenset({"X{0}"}), present=frozenset())
    assert "X{0}" in sentence(ruling)
    assert "X{0}" in cure(ruling)


def test_days_are_said_in_words_and_figures():
    ruling = rule_on_materials_notice(
        EDITION.materials, starts_on=date(2025, 6, 4), sent_on=None, today=date(2025, 5, 1)
    )
    assert sentence(ruling) == "Материалы направляются за 30 дней до заседания, не позднее 5 мая 2025 года."
    assert sentence(ruling, "en").endswith("not later than 5 May 2025.")


def test_support_is_said_against_all_members():
    ruling = rule_on_petition(EDITION.petition, members=9, supporters=4)
    assert sentence(ruling).startswith("Внеочередное заседание поддержали 4 из 9 членов Совета, требуется 5.")
    assert cure(ruling) == "Что нужно: поддержка еще одного члена Совета."


def test_the_items_that_keep_a_meeting_open_are_listed():
    facts = MeetingFacts(is_open=True, items_without_outcome=("2", "5"))
    assert sentence(rule_on_step(EDITION, Step.CLOSE_MEETING, facts)).endswith("повестки дня: 2, 5.")


def test_who_may_preside_is_named():
    ruling = rule_on_presiding(
        EDITION,
        candidate_seat="KZ",
        chair_seat="TJ",
        co_chair_seats=("RU", "TM"),
        present=frozenset({"KZ", "RU", "TM"}),
    )
    assert sentence(ruling).endswith("Россия и Туркменистан.")


def test_a_clause_is_cited_as_on_a_screen():
    assert clause_label("5.3") == "п.\N{NO-BREAK SPACE}5.3"
    assert clause_label("5.3", "en") == "clause\N{NO-BREAK SPACE}5.3"
    assert clause_label("art.10") == "ст.\N{NO-BREAK SPACE}10"
    assert clause_label("art.10", "en") == "Article\N{NO-BREAK SPACE}10"
    assert clause_label("") == ""


def test_no_finding_is_worded_twice():
    """Two subjects that name a finding alike would silently take each other's sentence."""
    spoken = [russian.SENTENCES, *(subject.RUSSIAN for subject in wording._SUBJECTS)]
    twice = [finding for finding, times in Counter(chain(*spoken)).items() if times > 1]
    assert twice == [], "name the finding of one of the subjects otherwise"
