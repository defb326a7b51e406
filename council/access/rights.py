"""Who may do what: THE table of acts, and the one function that decides by it for every page and every act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from council.access.actors import Actor
from council.records.floor import Floor


class Who(StrEnum):
    """In which quality an act is done."""

    SECRETARIAT = "secretariat"  # keeps the record
    OPERATOR = "operator"  # keeps the installation and the accounts
    STATE = "state"  # the state concerned, by whoever has its powers
    DELEGATION = (
        "delegation"  # keeps the papers of the state concerned: its member or focal point, no substitute
    )
    PRESIDING = "presiding"  # presides over the meeting now, as long as it runs
    PRESIDED = "presided"  # presided over it last
    ACTING = "acting"  # acts for a state in the meeting now
    KEEPER = "keeper"  # keeps the users of a state's delegation
    ADDRESSEE = "addressee"  # to whom the thing was sent


@dataclass(frozen=True)
class Right:
    """Who may do an act, and on what: the table of the thing; `in_session`, who may too while its meeting runs."""

    who: frozenset[Who]
    on: str
    in_session: frozenset[Who] = frozenset()


@dataclass(frozen=True)
class Concerned:
    """What an act is about: the state it speaks for, the floor of the meeting it falls in, whom it was sent to and for which state."""

    seat: str | None
    floor: Floor | None
    person_id: int | None = None
    seat_id: int | None = None


def _by(*who: Who, on: str, in_session: tuple[Who, ...] = ()) -> Right:
    return Right(frozenset(who), on, frozenset(in_session))


SECRETARIAT, OPERATOR, STATE, DELEGATION, PRESIDING, PRESIDED, ACTING, KEEPER, ADDRESSEE = Who

# By the subject of the act, or by the very act where it differs from the others of its subject.
RIGHTS: Mapping[str, Right] = {
    "authorised_body": _by(SECRETARIAT, OPERATOR, on="authorised_bodies"),
    "seat": _by(SECRETARIAT, OPERATOR, on="seats"),
    "person": _by(SECRETARIAT, OPERATOR, on="persons"),
    "account": _by(SECRETARIAT, OPERATOR, on="accounts"),
    "appointment": _by(SECRETARIAT, on="appointments"),
    "reset": _by(SECRETARIAT, on="resets"),
    "proposal": _by(SECRETARIAT, OPERATOR, KEEPER, PRESIDING, on="proposals"),
    "nomination": _by(SECRETARIAT, on="nominations"),
    "nomination.made": _by(KEEPER, on="nominations"),
    "nomination.withdrawn": _by(KEEPER, on="nominations"),
    "chairmanship": _by(SECRETARIAT, on="chairmanships"),
    "chair_refusal": _by(SECRETARIAT, on="chair_refusals"),
    "acting_chair": _by(SECRETARIAT, on="acting_chairs"),
    "secretariat": _by(SECRETARIAT, on="appointments"),
    "treaty_act": _by(SECRETARIAT, on="treaty_acts"),
    "treaty_protocol": _by(SECRETARIAT, on="treaty_protocols"),
    "rules_version": _by(SECRETARIAT, on="rules_versions"),
    "override": _by(SECRETARIAT, on="overrides"),
    "letter": _by(SECRETARIAT, OPERATOR, on="letters"),
    "override.confirmed": _by(SECRETARIAT, PRESIDING, on="overrides"),
    "yearly_record": _by(SECRETARIAT, on="yearly_records"),
    "petition": _by(SECRETARIAT, STATE, on="petitions"),
    "venue": _by(SECRETARIAT, STATE, on="venue_proposals"),
    "participation": _by(SECRETARIAT, DELEGATION, on="meetings"),
    "position.asked": _by(SECRETARIAT, on="meetings"),
    "position.entered": _by(SECRETARIAT, on="items"),
    "position.given": _by(STATE, DELEGATION, on="items"),
    "credential": _by(SECRETARIAT, on="credentials"),
    "credential.filed": _by(SECRETARIAT, DELEGATION, on="meetings"),
    "credential.revoked": _by(SECRETARIAT, DELEGATION, on="credentials"),
    "meeting": _by(SECRETARIAT, on="meetings"),
    "meeting.directed": _by(SECRETARIAT, PRESIDING, on="meetings"),
    "meeting.followed": _by(SECRETARIAT, STATE, on="meetings"),
    "members": _by(SECRETARIAT, on="meetings"),
    "item": _by(SECRETARIAT, on="items", in_session=(PRESIDING,)),
    "draft": _by(SECRETARIAT, on="items", in_session=(PRESIDING,)),
    "agenda": _by(SECRETARIAT, on="meetings", in_session=(PRESIDING,)),
    "material": _by(SECRETARIAT, on="materials"),
    "item_proposal": _by(SECRETARIAT, on="item_proposals"),
    "item_proposal.made": _by(STATE, DELEGATION, on="meetings"),
    "item_proposal.entered": _by(SECRETARIAT, on="meetings"),
    "item_proposal.changed": _by(STATE, DELEGATION, on="item_proposals"),
    "item_proposal.withdrawn": _by(STATE, DELEGATION, on="item_proposals"),
    "material.submitted": _by(STATE, DELEGATION, on="meetings"),
    "material.versioned": _by(SECRETARIAT, STATE, DELEGATION, on="materials"),
    "material.withdrawn": _by(SECRETARIAT, STATE, DELEGATION, on="materials"),
    "affected": _by(SECRETARIAT, STATE, on="items"),
    "disinterest": _by(SECRETARIAT, STATE, on="items"),
    "materials_consent": _by(SECRETARIAT, on="meetings"),
    "dispatch": _by(SECRETARIAT, on="meetings"),
    "dispatch_sheet": _by(SECRETARIAT, on="meetings"),
    "paper": _by(SECRETARIAT, on="meetings"),
    "delivery.acknowledged": _by(ADDRESSEE, on="dispatch_deliveries"),
    "presence": _by(SECRETARIAT, on="participants"),
    "participant": _by(SECRETARIAT, on="participants"),
    "vote": _by(SECRETARIAT, PRESIDING, on="votes"),
    "ballot": _by(ACTING, on="votes"),
    "objection": _by(ACTING, on="votes"),
    "oral_ballot": _by(SECRETARIAT, on="votes"),
    "oral_ballot.confirmed": _by(PRESIDING, on="oral_ballots"),
    "oral_ballot.rejected": _by(PRESIDING, on="oral_ballots"),
    "annulment": _by(SECRETARIAT, PRESIDING, on="votes"),
    "dissent": _by(STATE, on="decisions"),
    "intention": _by(STATE, on="votes"),
    "notes": _by(SECRETARIAT, on="items"),
    "printing": _by(SECRETARIAT, on="minutes_versions"),
    "minutes": _by(SECRETARIAT, on="minutes"),
    "minutes.signed": _by(PRESIDED, on="minutes"),
    "signed_file": _by(SECRETARIAT, PRESIDED, on="meetings"),
    "minutes.correction_signed": _by(PRESIDED, on="minutes_corrections"),
    "minutes.correction_countersigned": _by(SECRETARIAT, on="minutes_corrections"),
    "minutes.correction_refused": _by(SECRETARIAT, PRESIDED, on="minutes_corrections"),
    "remark.given": _by(STATE, DELEGATION, on="minutes"),
    "remark.answered": _by(SECRETARIAT, on="remarks"),
    "preflight": _by(SECRETARIAT, on="meetings", in_session=(PRESIDING,)),
}

NOBODYS = Right(frozenset(), "")


def may(actor: Actor, act: str, thing: Any = None, *, seat: str | None = None) -> bool:
    """Say whether the act (`subject.verb`) on the thing is the actor's to do.

    `thing` is a row of the record, or the floor of a meeting where the act may be
    that of the person who presides; `seat` names the state the act speaks for.
    What belongs to another body is nobody's here. Whether the moment for the act has
    come is the law's to say (`council.law.procedure`), not asked here.
    """
    floor = thing if isinstance(thing, Floor) else None
    if _is_of_another_body(actor, floor.meeting if floor else thing):
        return False
    right = right_to(act)
    concerned = Concerned(seat, floor, getattr(thing, "person_id", None), getattr(thing, "seat_id", None))
    is_running = floor is not None and floor.meeting.is_running
    qualities = right.who | (right.in_session if is_running else frozenset())
    return any(_HAS_QUALITY[who](actor, concerned) for who in qualities)


def right_to(act: str) -> Right:
    """Return who may do an act; one that nobody thought of is nobody's."""
    return RIGHTS.get(act) or RIGHTS.get(act.partition(".")[0], NOBODYS)


def _is_of_another_body(actor: Actor, thing: Any) -> bool:
    body_id = getattr(thing, "body_id", actor.body_id)
    return bool(body_id != actor.body_id)


def _speaks_for(actor: Actor, concerned: Concerned) -> bool:
    return concerned.seat is not None and actor.seat == concerned.seat


def _keeps_papers(actor: Actor, concerned: Concerned) -> bool:
    return concerned.seat is not None and actor.delegation == concerned.seat and actor.speaks_for_delegation


def _keeps_users(actor: Actor, concerned: Concerned) -> bool:
    """Whoever keeps the users of a delegation does so for that state alone."""
    return actor.keeps_id is not None and concerned.seat in {None, actor.keeps}


def _presides(actor: Actor, concerned: Concerned) -> bool:
    """Whoever presides has powers for a state; with them revoked, the chair is lost too."""
    person = concerned.floor.presiding_person if concerned.floor else None
    return person is not None and person.person_id == actor.person_id and actor.seat_id is not None


def _presided(actor: Actor, concerned: Concerned) -> bool:
    last = concerned.floor.presiding if concerned.floor else None
    return last is not None and last.participant.person_id == actor.person_id


def _acts(actor: Actor, concerned: Concerned) -> bool:
    acting = concerned.floor.acting.get(actor.seat or "") if concerned.floor else None
    return acting is not None and acting.person_id == actor.person_id


def _was_sent_to(actor: Actor, concerned: Concerned) -> bool:
    """Whoever has left the delegation confirms nothing for the state any more."""
    is_of_the_state = concerned.seat_id is None or concerned.seat_id == actor.delegation_id
    return concerned.person_id == actor.person_id and is_of_the_state


_HAS_QUALITY: Mapping[Who, Callable[[Actor, Concerned], bool]] = {
    SECRETARIAT: lambda actor, _concerned: actor.is_secretariat,
    OPERATOR: lambda actor, _concerned: actor.is_operator,
    STATE: _speaks_for,
    DELEGATION: _keeps_papers,
    PRESIDING: _presides,
    PRESIDED: _presided,
    ACTING: _acts,
    KEEPER: _keeps_users,
    ADDRESSEE: _was_sent_to,
}
