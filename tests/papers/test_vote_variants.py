"""Every way a vote can go, from the law to the words on the paper: the count, what came of it, and why with its clause."""

import re
from datetime import date
from html import unescape

import pytest

from council.charters import load_charter
from council.law.ballot import Position
from council.law.charter import MajorityOverride
from council.law.outcome import decide, decide_without_vote
from council.papers.pages import environment
from council.papers.voting_text import CountsText, Fate, Method, ProceedingText, RulingText
from council.wording import sentence
from tests.papers.sample import BODY, MINUTES, PERSONS, state

FOR, AGAINST, ABSTAINED = Position.FOR, Position.AGAINST, Position.ABSTAINED
SILENT, DISINTERESTED, ABSENT = Position.NOT_VOTING, Position.DISINTERESTED, Position.ABSENT
EDITION = load_charter("cis_industrial_policy").edition_on(date(2025, 6, 4))
SEATS = tuple(PERSONS)
BASE = "При подсчете учитываются голоса"
QUORUM = "(пункт 3 раздела 5 Положения о Совете)"
MAJORITY = "пункт 8 раздела 5 Положения о Совете"


def stood(*positions):
    """Return how the nine states stood: each position as many times as given, in the order of the states."""
    told = [position for position, times in positions for _ in range(times)]
    assert len(told) == len(SEATS)
    return dict(zip(SEATS, told, strict=True))


def consensus():
    """Return the edition under a decision of the Council that asks for consensus."""
    named = EDITION.override.majorities["consensus"]
    return EDITION.under(
        MajorityOverride(
            "решение № 10/2", date(2025, 1, 1), "period", named.rule, named.title_ru, named.title_en
        )
    )


def words_of(outcome, positions, *, method=Method.ROLL_CALL):
    """Return what the paper says of a vote that came to this."""
    held = ProceedingText(
        points=("Одобрить",),
        fate=Fate(outcome.kind.value),
        method=method,
        disinterested=tuple(state(code) for code in SEATS if positions[code] is DISINTERESTED),
        counts=CountsText.of(outcome.counts.as_json()),
        rulings=tuple(RulingText(sentence(one, "ru"), one.clause, one.in_order) for one in outcome.rulings),
    )
    macro = environment().get_template("proceeding.html.jinja").module.proceeding
    html = str(macro(held, True, BODY, MINUTES.meeting))
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


VARIANTS = {
    "nobody abstained": (
        stood((FOR, 5), (AGAINST, 2), (ABSENT, 2)), {},
        ((f"{BASE} 7 членов Совета. Голосовали: «за» – 5, «против» – 2, «воздержались» – нет, не участвовали в"
         " голосовании – нет. Для принятия требуется не менее 4 голосов. Решение принято."), QUORUM, MAJORITY),
    ),
    "one disinterested": (
        stood((FOR, 4), (AGAINST, 2), (DISINTERESTED, 1), (ABSENT, 2)), {},
        ("О незаинтересованности заявил представитель Республики Таджикистан.", f"{BASE} 6 членов",
         "не менее 4 голосов. Решение принято."),
    ),
    "tie": (
        stood((FOR, 3), (AGAINST, 3), (ABSENT, 3)), {},
        ("Голоса разделились поровну. Решение не принято.", MAJORITY),
    ),
    "abstentions stand in the base": (
        stood((FOR, 3), (AGAINST, 2), (ABSTAINED, 1), (SILENT, 1), (ABSENT, 2)), {},
        (("«воздержались» – 1, не участвовали в голосовании – 1. Для принятия требуется не менее 4 голосов."
         " Решение не принято."),),
    ),
    "no quorum": (
        stood((FOR, 5), (ABSENT, 4)), {},
        ("Решение не принималось.", ("участвуют 5 из 9 членов Совета, требуется не менее 6. Кворум отсутствует"
         f" {QUORUM}."), "Проект решения, поставленный на голосование:"),
    ),
    "blocked by an absent state it affects": (
        stood((FOR, 8), (ABSENT, 1)), {"affected": frozenset({"UZ"})},
        ("Решение не принималось.", "затрагивает интересы Республики Узбекистан",
         "(пункт 14 раздела 5 Положения о Совете)"),
    ),
    "everybody disinterested": (
        stood((DISINTERESTED, 6), (ABSENT, 3)), {},
        ("Учитываемых голосов нет. Решение не принималось.", MAJORITY),
    ),
}  # fmt: skip


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_paper_says_how_it_went_and_why(variant):
    positions, options, said = VARIANTS[variant]
    words = words_of(decide(EDITION, positions, **options), positions)
    missing = [words_said for words_said in said if words_said not in words]
    assert not missing, f"{variant}: «{missing}» is missing in «{words}»"


@pytest.mark.parametrize(
    ("positions", "result"),
    [
        (stood((FOR, 6), (ABSTAINED, 1), (ABSENT, 2)), "Решение принято."),
        (stood((FOR, 6), (AGAINST, 1), (ABSENT, 2)), "Решение не принято."),
    ],
    ids=["nobody objects", "one objects"],
)
def test_another_majority_is_printed_with_the_decision_that_set_it(positions, result):
    words = words_of(decide(consensus(), positions), positions)
    assert result in words
    assert "Совет установил иное" in words
    assert "решение № 10/2" in words


def test_without_a_vote_the_paper_says_so_and_on_what_it_rests():
    positions = stood((FOR, 7), (ABSENT, 2))
    words = words_of(decide_without_vote(EDITION, positions), positions, method=Method.NO_OBJECTION)
    assert "Решение принято без голосования, возражений не поступило." in words
    assert QUORUM in words
    assert "Голосовали" not in words
