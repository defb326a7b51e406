"""Who stands in a paper: bodies, states, those who took part, those who presided and who signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from council.papers.frozen import Frozen


@dataclass(frozen=True)
class BodyText(Frozen):
    """The body whose paper it is, in the case forms that its papers need.

    `title` — «Совет по промышленной политике государств – участников Содружества Независимых Государств»;
    `title_genitive` — the same, «Совета по …». `short` and `short_genitive` — «Совет», «Совета».
    `regulation_genitive` — what clauses are cited from: «Положения о Совете».
    """

    title: str
    title_genitive: str
    short: str = "Совет"
    short_genitive: str = "Совета"
    regulation_genitive: str = "Положения о Совете"


@dataclass(frozen=True)
class StateText(Frozen):
    """A state under its confirmed names; lists of states come already in the Russian-alphabet order."""

    code: str  # "KZ"
    short: str  # «Казахстан»
    full: str  # «Республика Казахстан»
    genitive: str  # «Республики Казахстан»


class SeatRole(StrEnum):
    """As what a person takes the place of a state."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True)
class PersonText(Frozen):
    """A participant: name in full, post with its organisation, and what is remarked about either.

    `credential` — the paper a substitute acts by, in the nominative: «доверенность от 2 июня 2025 года № 14».
    `by_link` — takes part by video link while the meeting is in a room.
    """

    name: str
    post: str = ""
    credential: str = ""
    by_link: bool = False
    note: str = ""


@dataclass(frozen=True)
class PowersText(Frozen):
    """The paper by which a substitute acted: what it says, how far it reaches, and since when it counted.

    `registered_at` is when it came in, `confirmed_at` when it was confirmed: powers count from then alone.
    """

    state: StateText
    person: str
    post: str
    paper: str  # «доверенность от 2 июня 2025 года № 14»
    issued_by: str
    signatory: str
    reach: str  # «на все заседание», «по пункту 2 повестки дня»
    registered_at: datetime
    confirmed_at: datetime | None = None
    confirmed_by: str = ""
    replaces: str = ""
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class DelegationText(Frozen):
    """One state at the meeting: the person who acted for its seat, and those who came with that person.

    Where two persons acted one after the other, `actors` holds both in order. An empty `actors` means that
    nobody could act for the seat: the delegation is listed and does not count.
    """

    state: StateText
    actors: tuple[PersonText, ...]
    role: SeatRole = SeatRole.MEMBER
    accompanied_by: tuple[PersonText, ...] = ()


class Category(StrEnum):
    """In what quality those without a vote take part, in the order of the protocol."""

    ADVISORY = "advisory"
    EXECUTIVE_COMMITTEE = "executive_committee"
    OBSERVERS = "observers"
    EXPERTS = "experts"
    INVITED = "invited"


@dataclass(frozen=True)
class OthersText(Frozen):
    """The participants of one category without a vote, in the order to be printed."""

    category: Category
    persons: tuple[PersonText, ...]


class Capacity(StrEnum):
    """Why it is this person who presides (4.3 and the meeting's own choice)."""

    CHAIR = "chair"  # the member of the chairing state
    CHAIR_REPRESENTATIVE = "chair_representative"  # the confirmed substitute of the chairing state
    CO_CHAIR = "co_chair"
    ELECTED = "elected"  # by this meeting, in the absence of all of them


@dataclass(frozen=True)
class PresidingText(Frozen):
    """Who presided, and from which moment if not from the opening."""

    person: PersonText
    state: StateText
    capacity: Capacity = Capacity.CHAIR
    since: datetime | None = None


@dataclass(frozen=True)
class SignatureText(Frozen):
    """One line of the signature block: «Председатель Совета» … «Ш. Кабир».

    `name` is printed as given: initials are confirmed with the person, never made here.
    """

    post: str
    name: str
