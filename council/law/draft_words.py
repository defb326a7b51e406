"""What a draft decision seems to claim, judged by its words alone: a sign to look, never an obstacle.

The words are Russian, the working language; a sentence may say the forbidden in other words,
or say these words of something else, so that every finding here is a warning at most.
"""

import re
from collections.abc import Iterable

from council.law.charter import Edition
from council.law.competence_rules import LimitsRule
from council.law.ruling import Ruling, note, permit, warn

# «обязать правительства», «обязательно для государств», «правительства обязаны»
BINDS = re.compile(
    r"\b(обязать|обязывает|обязательн\w+)\b[^.;]{0,60}\b(правительств|государств)\w*"
    r"|\b(правительств|государств)\w*\b[^.;]{0,60}\b(обязан|обязуют)\w*"
)
# «о ликвидации Совета», «упразднить Совет», «прекратить деятельность Совета»
ENDS = re.compile(
    r"\b(ликвид|упраздн)\w+\s+совет(а|у|ом)?\b(?!\s+глав)"
    r"|\bпрекра\w+\s+деятельност\w+\s+совета\b(?!\s+глав)"
)
# «внести изменения в Положение о Совете», «утвердить Положение о Совете в новой редакции»
CHANGES = re.compile(
    r"\b(измен|дополн)\w+[^.;]{0,40}\bв\s+(\S+\s+){0,6}положени[ея]\s+о\s+совете\b"
    r"|\bположени\w+\s+о\s+совете[^.;]{0,40}\bв\s+новой\s+редакции\b"
)
PROPOSES = re.compile(r"\bпредл(ож|аг)\w+|\bпроект\w*\s+(решения|протокола)\b|\bходатайств\w+")


def word_rulings(edition: Edition, title: str, points: Iterable[str]) -> tuple[Ruling, ...]:
    """Return what the words of an item and its draft seem to claim; nothing where they claim nothing."""
    rule, text = edition.limits, " ".join([title, *points])
    if rule is None or not text.strip():
        return ()
    asked = (
        rule_on_reach(rule, text),
        rule_on_own_end(rule, text),
        rule_on_changing_the_foundation(rule, text),
        rule_on_language(rule, text),
    )
    return tuple(ruling for ruling in asked if not ruling.in_order or ruling.weight == "note")


def rule_on_reach(rule: LimitsRule, text: str) -> Ruling:
    """Does the draft seem to bind governments, to which the body may only propose?"""
    if BINDS.search(_plain(text)):
        return warn("draft_binds_governments", rule.reach_clause)
    return permit("draft_binds_nobody", rule.reach_clause)


def rule_on_own_end(rule: LimitsRule, text: str) -> Ruling:
    """Does the draft seem to decide the end of the body, which it may only propose to a higher one?"""
    plain = _plain(text)
    if not ENDS.search(plain):
        return permit("draft_keeps_the_body", rule.liquidation_clause)
    if PROPOSES.search(plain):
        return note("draft_proposes_the_end", rule.liquidation_clause)
    return warn("draft_ends_the_body", rule.liquidation_clause)


def rule_on_changing_the_foundation(rule: LimitsRule, text: str) -> Ruling:
    """Does the draft seem to change the Regulation, which only a protocol of the parties may?"""
    plain = _plain(text)
    if not CHANGES.search(plain):
        return permit("draft_keeps_the_regulation", rule.foundation_clause)
    if PROPOSES.search(plain):
        return note("draft_proposes_a_protocol", rule.foundation_clause)
    return warn("draft_changes_the_regulation", rule.foundation_clause)


def rule_on_language(rule: LimitsRule, text: str) -> Ruling:
    """Is the draft written in the working language, or is it a translation of nothing?"""
    letters = [letter for letter in _plain(text) if letter.isalpha()]
    russian = sum("а" <= letter <= "я" for letter in letters)
    if 2 * russian < len(letters):
        return warn("draft_not_in_russian", rule.language_clause)
    return permit("draft_in_russian", rule.language_clause)


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")
