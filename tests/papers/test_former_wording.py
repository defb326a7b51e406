"""What the protocol says of late materials and of a text put without a vote; papers printed before may word it as they did."""

from io import BytesIO

import pytest
import rfc8785
from docx import Document

from council.actions.notice import consent_to_late_materials
from council.actions.objecting import object_to_adoption
from council.papers.minutes import minutes_html
from council.papers.minutes_word import render_minutes_word
from council.papers.self_proof import SelfProof
from council.records.voting import Manner
from tests.dispatching import give, send
from tests.papers.test_any_meeting import PROGRAM, composed
from tests.papers.verifying import words_of_html
from tests.world import a_meeting, a_running_meeting, end, open_with, vote_on

TERM = "срока, установленного пунктом 11 раздела 5 Положения о Совете"
LATE = f"Направлено позднее {TERM}, или не всем членам Совета: "
AGREED = f"Участники заседания согласились рассмотреть материалы, направленные позднее {TERM}"
PUT = "Предложено принять без голосования:"


@pytest.fixture
def late(world, tmp_path):
    """A running meeting that was sent a paper of its own on its very day; and how it is given one more."""
    held = a_meeting(world)
    give(held, tmp_path, title="Доклад")
    open_with(held)
    send(held)
    held.gives = lambda title, **named: give(held, tmp_path, title=title, **named)
    return held


def consent(held):
    consent_to_late_materials(
        meeting=held.meeting, note="доклад и справка.", by=held.world.officer, at=held.world.tick()
    )


def told_at_the_end(held):
    end(held)
    return composed(held.world, held.meeting)


def pages_of(text, on):
    record = rfc8785.dumps(dict(text.record))
    html = minutes_html(text, on=on, proof=SelfProof.of(record, site="https://council.example"))
    return record, PROGRAM.plain(words_of_html(html))


def reworded(words, said, otherwise):
    said, otherwise = PROGRAM.plain(said), PROGRAM.plain(otherwise)
    assert words.count(said) == 1, f"the page says «{said}» {words.count(said)} times"
    return words.replace(said, otherwise)


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_a_consent_names_what_was_late_in_one_sentence_with_the_day_and_the_clause(late):
    consent(late)
    text = told_at_the_end(late)
    said = f"{AGREED} (5 мая 2026 года), или не всем членам Совета (в том числе «Доклад»): доклад и справка."
    assert text.agenda_note.endswith(said)
    assert text.agenda_note.count("позднее") == 1, "it is told once"

    record, words = pages_of(text, late.world.tick())
    assert PROGRAM.check(record, words)
    before = f"{LATE}«Доклад». {AGREED}: доклад и справка."
    assert PROGRAM.check(record, reworded(words, said, before)), "papers printed before tell it in two"
    for forged in (said.replace("Доклад", "Отчет"), said.replace("5 мая", "6 мая"), f"{AGREED}: доклад."):
        with pytest.raises(PROGRAM.Difference, match="в протоколе вместо"):
            PROGRAM.check(record, reworded(words, said, forged))


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_what_was_given_after_the_consent_is_told_apart(late):
    consent(late)
    late.gives("Справка")
    text = told_at_the_end(late)
    assert text.agenda_note.endswith(
        "(5 мая 2026 года), или не всем членам Совета (в том числе «Доклад»): доклад и справка."
        f" {LATE}«Справка»."
    ), "the meeting has not agreed to a paper it did not have"
    record, words = pages_of(text, late.world.tick())
    assert PROGRAM.check(record, words)
    with pytest.raises(PROGRAM.Difference, match="в протоколе вместо"):
        PROGRAM.check(record, reworded(words, f"{LATE}«Справка».", ""))


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_without_a_consent_what_was_late_is_told_alone(late):
    text = told_at_the_end(late)
    assert text.agenda_note.endswith(f"{LATE}«Доклад».")
    assert PROGRAM.check(*pages_of(text, late.world.tick()))


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_the_heading_of_a_text_put_without_a_vote_ends_as_its_siblings_do(world):
    held = a_running_meeting(world)
    asked = vote_on(held, manner=Manner.NO_OBJECTION)
    object_to_adoption(vote=asked.vote, by=world.actor("KZ"), at=world.tick())
    text = told_at_the_end(held)
    in_word = Document(BytesIO(render_minutes_word(text, on=world.tick())))
    assert PUT in [paragraph.text for paragraph in in_word.paragraphs]
    record, words = pages_of(text, world.tick())
    assert PROGRAM.check(record, words)
    assert PROGRAM.check(record, reworded(words, PUT, PUT.rstrip(":"))), "papers printed before have no colon"
    with pytest.raises(PROGRAM.Difference, match="в протоколе вместо"):
        PROGRAM.check(record, reworded(words, PUT, "Предложено принять"))
