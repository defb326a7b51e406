"""The second person: what touches who acts for a state is never one person's to do (clause 4.1).

[OWN, from 4.1] The Regulation asks for confirmed powers and does not say by whom. Who files a paper, or names a
member, and who confirms it are two persons; where the state itself has filed, the two are there with any officer.
"""

from dataclasses import dataclass

from council.law.ruling import Ruling, bar, note, permit


@dataclass(frozen=True)
class TwoPersons:
    """Who asked for something and who is to confirm it, by their keys.

    `concerned` is whom it is about; `let_in_by_first` says that the second came in by a link
    which was in the first one's hands, and may be the first once more.
    """

    first: int
    second: int
    concerned: int | None = None
    of_the_state: bool = False
    let_in_by_first: bool = False


def rule_on_confirming_powers(clause: str, persons: TwoPersons) -> Ruling:
    """May the second person confirm the powers? Any officer those the state filed, another those an officer did."""
    if (obstacle := _obstacle(clause, persons)) is not None:
        return obstacle
    if persons.of_the_state:
        return permit("powers_filed_by_state", clause)
    return permit("powers_filed_by_officer", clause)


def rule_on_second_person(clause: str, persons: TwoPersons) -> Ruling:
    """May the second person confirm what the first has asked for?"""
    obstacle = _obstacle(clause, persons)
    return permit("second_person_confirms", clause) if obstacle is None else obstacle


def rule_on_acting_alone(clause: str, *, in_secretariat: int, is_head: bool) -> Ruling:
    """May one person do it alone? Only a head without whom the body has nobody in the secretariat, marked so."""
    if is_head and in_secretariat == 1:
        return note("done_alone", clause)
    return note("second_person_awaited", clause)


def _obstacle(clause: str, persons: TwoPersons) -> Ruling | None:
    if persons.second == persons.concerned:
        return bar("own_affair", clause)
    if persons.second == persons.first:
        return bar("two_persons_needed", clause)
    return bar("let_in_by_first", clause) if persons.let_in_by_first else None
