"""What the page of the parties shows on a day: who they are and why, the numbers that follow, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from council.charters import load_charter
from council.law.charter import Charter, Edition
from council.law.convening import supporters_required
from council.law.parties import Parties, parties_from
from council.law.quorum import seats_required
from council.law.rules import PartiesRule
from council.law.ruling import Ruling
from council.law.standing import (
    rule_on_body_change_notice,
    rule_on_entry_into_force,
    rule_on_protocol_entry,
    rule_on_standing,
)
from council.records.bodies import AuthorisedBody, Body, Seat
from council.records.directory import authorities_of_body
from council.records.parties import law_acts, protocols_of, seats_ever, standing_acts
from council.records.treaty import TreatyEntry, TreatyProtocol
from council.web.party_timeline import PartyTimeline, timeline_of


@dataclass(frozen=True)
class PartyLine:
    """A state in the register: how it stands on the day, and its acts."""

    seat: Seat
    ruling: Ruling
    is_party: bool
    entries: tuple[TreatyEntry, ...]


@dataclass(frozen=True)
class ProtocolLine:
    """An amending protocol: whether it is in force, and the acts about it."""

    protocol: TreatyProtocol
    ruling: Ruling
    entries: tuple[TreatyEntry, ...]


@dataclass(frozen=True)
class NoticeLine:
    """An authorised body of a state and its notice to the depositary."""

    authority: AuthorisedBody
    ruling: Ruling


@dataclass(frozen=True)
class PartiesPage:
    """The parties on a day and everything that follows from them."""

    day: date
    edition: Edition
    parties: Parties
    entry: Ruling
    treaty_entries: tuple[TreatyEntry, ...]
    lines: tuple[PartyLine, ...]
    protocols: tuple[ProtocolLine, ...]
    notices: tuple[NoticeLine, ...]
    timeline: PartyTimeline

    @property
    def members(self) -> int:
        return sum(line.is_party for line in self.lines)

    @property
    def quorum(self) -> int:
        return seats_required(self.edition.quorum, self.members)

    @property
    def majority(self) -> int | None:
        """Return the majority of all members; None for a body that asks for none."""
        petition = self.edition.petition
        return supporters_required(petition, self.members) if petition.clause else None

    @property
    def next_change(self) -> date | None:
        """Return the next day on which the parties will be others."""
        return next((day for day in self.parties.changes() if day > self.day), None)


def parties_page(session: Session, body: Body, rule: PartiesRule, *, day: date, today: date) -> PartiesPage:
    """Read the page in a constant number of queries."""
    entries, seats = standing_acts(session, body.id), seats_ever(session, body.id)
    acts = law_acts(entries)
    parties = parties_from(rule, acts)
    lines = tuple(_line(seat, rule, parties, entries, day) for seat in seats)
    return PartiesPage(
        day=day,
        edition=edition_on(load_charter(body.charter_code), day),
        parties=parties,
        entry=rule_on_entry_into_force(rule, acts),
        treaty_entries=tuple(entry for entry in entries if entry.seat is None),
        lines=tuple(line for line in lines if line.entries),
        protocols=_protocols(session, body, rule),
        notices=_notices(session, body, rule, today),
        timeline=timeline_of(
            [line.seat for line in lines if line.entries], parties, entries, day=day, today=today
        ),
    )


def edition_on(charter: Charter, day: date) -> Edition:
    """Return the edition of the day; for a day before the first one, the first."""
    return charter.edition_on(max(day, charter.editions[0].in_force_from))


def notice_line(rule: PartiesRule, authority: AuthorisedBody, today: date) -> NoticeLine:
    """Return an authorised body with the ruling on its notice."""
    ruling = rule_on_body_change_notice(
        rule, decided_on=authority.decided_on, notified_on=authority.notified_on, today=today
    )
    return NoticeLine(authority, ruling)


def _line(
    seat: Seat, rule: PartiesRule, parties: Parties, entries: list[TreatyEntry], day: date
) -> PartyLine:
    return PartyLine(
        seat=seat,
        ruling=rule_on_standing(rule, parties, state=seat.code, day=day),
        is_party=parties.span_on(seat.code, day) is not None,
        entries=tuple(entry for entry in entries if entry.seat_id == seat.id),
    )


def _protocols(session: Session, body: Body, rule: PartiesRule) -> tuple[ProtocolLine, ...]:
    return tuple(
        ProtocolLine(protocol, rule_on_protocol_entry(rule, law_acts(entries)), tuple(entries))
        for protocol, entries in protocols_of(session, body.id)
    )


def _notices(session: Session, body: Body, rule: PartiesRule, today: date) -> tuple[NoticeLine, ...]:
    """Return the notices of which the day of the decision is known, the latest decision first."""
    known = [authority for authority in authorities_of_body(session, body_id=body.id) if authority.decided_on]
    known.sort(key=lambda authority: authority.decided_on or date.min, reverse=True)
    return tuple(notice_line(rule, authority, today) for authority in known)
