"""What if: the law applied to a supposition, from facts, without the record and without a secret."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from council.actions.disinterest import declare_disinterest
from council.law.ballot import Position
from council.law.what_if import Supposition
from council.web.supposing import supposed_in
from tests.law.seating import EDITION
from tests.ledger import digest_of_records
from tests.web.page import visible_text
from tests.web.test_query_counts_voting import counted
from tests.world import SIX, STATES, a_meeting, a_running_meeting, a_substitute, an_open_vote, cast


def asked(page, item, query="", status=200):
    answer = page.get(f"/items/{item}/what-if{query}")
    assert answer.status_code == status
    return answer


def supposed(answer):
    """Return how each state stands on the page, and which of them are marked as affected."""
    html = answer.get_data(as_text=True)
    rows = re.findall(r'name="seat-(\w+)">(.*?)</select>', html, re.DOTALL)
    return (
        {seat: re.search(r'value="(\w+)" selected', options)[1] for seat, options in rows},
        set(re.findall(r'name="affected" value="(\w+)" checked', html)),
    )


def said_of(answer):
    """Return the page without its forms' tokens, which carry the second they were made in."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", answer.get_data(as_text=True))


def votes(**positions):
    return "?" + "&".join(f"seat-{seat}={position}" for seat, position in positions.items())


def test_it_starts_from_who_is_in_the_room(visit, world):
    held = a_running_meeting(world, affected=("KZ",))
    declare_disinterest(item=held.item, seat="UZ", by=world.member("UZ"), at=world.tick())

    positions, affected = supposed(asked(visit("KZ"), held.item))

    there = dict.fromkeys(SIX, "not_voting") | {"UZ": "disinterested"}
    assert positions == dict.fromkeys(STATES, "absent") | there
    assert affected == {"KZ"}


def test_before_the_meeting_it_starts_from_who_could_come(visit, world):
    held = a_meeting(world)
    a_substitute(held, "KZ", confirmed=False)

    answer = asked(visit("officer"), held.item)

    assert set(supposed(answer)[0].values()) == {"not_voting"}
    assert "кто сможет участвовать" in visible_text(answer)


@pytest.mark.parametrize(
    ("positions", "outcome", "wanting"),
    [
        ({"TJ": "for", "BY": "for", "KZ": "for", "KG": "for"}, "решение принято", "других голосов «за» не требуется"),
        ({"TJ": "for", "BY": "for", "KZ": "for"}, "решение не принято", "нужен еще 1 голос «за»"),
        ({"TJ": "absent"}, "решение не принимается", "нужны еще 4 голоса «за»"),
        (dict.fromkeys(SIX, "disinterested"), "решение не принимается", "Из них 1 голос «за» нужен"),
    ],
)  # fmt: skip
def test_the_law_answers_with_figures_and_with_what_is_wanting(visit, world, positions, outcome, wanting):
    held = a_running_meeting(world)

    text = visible_text(asked(visit("TJ"), held.item, votes(**positions)))

    assert outcome in text
    assert wanting in text
    assert "п. 5.3" in text or "п.\N{NO-BREAK SPACE}5.3" in text


def test_each_great_figure_says_what_it_counts(visit, world):
    held = a_running_meeting(world)

    text = visible_text(asked(visit("officer"), held.item))

    assert re.search(r"Кворум\s+6\s+из 9\s+требуется 6", text)
    assert re.search(r"Большинство\s+0\s+из 6\s+требуется 4", text)


def test_an_affected_state_that_is_away_stops_the_decision(visit, world):
    held = a_running_meeting(world)
    everybody = votes(**dict.fromkeys(SIX, "for"))

    text = visible_text(asked(visit("officer"), held.item, f"{everybody}&affected=AM"))

    assert "интересы Республики Армения. В отсутствие представителя" in text
    assert "Должны присутствовать представители государств, интересы которых затронуты" in text
    assert "Тогда решение принимается; других голосов «за» не требуется" in text
    assert "нужен еще" not in text


def test_another_majority_can_be_supposed(visit, world):
    held = a_running_meeting(world)
    five = votes(**dict.fromkeys(SIX[:5], "for"), UZ="against")
    page = visit("officer")

    keys = re.findall(
        r'<option value="(\w+)"', asked(page, held.item).get_data(as_text=True).split('id="majority"')[1]
    )
    verdicts = {key: visible_text(asked(page, held.item, f"{five}&majority={key}")) for key in keys}

    assert keys, "the charter names majorities the Council may set"
    assert any("решение не принято" in text for text in verdicts.values())
    assert any("решение принято" in text for text in verdicts.values())


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("?seat-XX=for", "Государства «XX» в составе на день заседания нет."),
        ("?seat-KZ=maybe", "Положение государства KZ не распознано: «maybe»."),
        ("?seat-KZ=for&seat-KZ=against", "Положение государства KZ не распознано: «for, against»."),
        ("?affected=Narnia", "Государства «Narnia» в составе на день заседания нет."),
        ("?majority=mine", "Такого большинства нет: «mine»."),
        ("?seat-%3Cscript%3E=for", "Государства «<script>» в составе"),
        ("?seat-KZ=%00", "Положение государства KZ не распознано"),
        ("?majority=" + "x" * 3000, "x…"),
    ],
)
def test_an_address_that_cannot_be_read_says_so_and_keeps_to_the_facts(visit, world, query, why):
    held = a_running_meeting(world)
    page = visit("officer")

    answer = asked(page, held.item, query, status=400)

    assert why in visible_text(answer)
    assert "<script>=" not in answer.get_data(as_text=True)
    assert supposed(answer)[0] == supposed(asked(page, held.item))[0]


def test_names_that_mean_nothing_here_are_passed_over(visit, world):
    held = a_running_meeting(world)

    asked(visit("officer"), held.item, "?utm_source=letter&seat=KZ")


def test_the_address_given_for_everybody_in_favour_says_what_it_supposes(visit, world):
    held = a_running_meeting(world, affected=("KZ",))
    page = visit("officer")
    html = asked(page, held.item).get_data(as_text=True)
    address = re.search(r'href="([^"]*seat-TJ=for[^"]*)"', html)[1].replace("&amp;", "&")

    positions, affected = supposed(page.get(address))

    assert positions == dict.fromkeys(STATES, "absent") | dict.fromkeys(SIX, "for")
    assert affected == {"KZ"}


def test_nothing_is_written_and_no_ballot_shows(visit, world):
    voting = an_open_vote(world)
    page = visit("officer")
    before, unvoted = digest_of_records(), said_of(asked(page, voting.held.item))
    assert digest_of_records() == before

    cast(voting, Position.AGAINST, "KZ", "UZ")
    after_voting = digest_of_records()

    assert asked(page, voting.held.item, votes(KZ="for")).status_code == 200
    assert said_of(asked(page, voting.held.item)) == unvoted
    assert digest_of_records() == after_voting


@pytest.mark.parametrize("code", ["observer", "advisory", "operator"])
def test_it_is_for_the_secretariat_and_the_states(visit, world, code):
    held = a_running_meeting(world)

    asked(visit(code), held.item, status=404)


def test_the_part_that_changes_is_sent_alone(visit, world):
    held = a_running_meeting(world)

    part = visit("officer").client.get(f"/items/{held.item}/what-if", headers={"X-Fragment": "1"})

    assert part.get_data(as_text=True).startswith('<h2 id="outcome-title"')


def test_it_speaks_english(visit, world):
    held = a_running_meeting(world)
    page = visit("officer")
    page.client.get("/languages/en")

    text = visible_text(asked(page, held.item))

    assert "4 more votes in favour are needed" in text
    assert "What if" in text


def test_it_asks_the_database_little(app, visit, world):
    held = a_running_meeting(world, items=1)
    page = visit("officer")
    asked(page, held.item)

    with counted(app) as queries:
        asked(page, held.item)

    assert len(queries) <= 18, "\n\n".join(queries)


@given(
    st.dictionaries(
        st.text(max_size=12) | st.sampled_from(["seat-KZ", "affected", "majority"]),
        st.lists(st.text(max_size=12) | st.sampled_from([*Position, "KZ"]), max_size=3),
        max_size=5,
    )
)
def test_whatever_an_address_says_every_seat_keeps_one_position(words):  # fmt: skip
    start = Supposition(dict.fromkeys(STATES, Position.ABSENT), frozenset({"KZ"}))
    found = supposed_in(MultiDict(words), start, {"": EDITION})

    assert found.supposition.positions.keys() == start.positions.keys()
    assert found.supposition.affected <= set(STATES)
    assert all(fault.isprintable() for fault in found.faults)
