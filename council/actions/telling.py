"""What letters tell one delegation or one person: written in the transaction of the act they tell of."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import day_of
from council.actions.announcing import told
from council.actions.mail import write_letters
from council.charters.states import BY_CODE
from council.records.credentials import Credential
from council.records.mail import LetterKind
from council.records.matters import Matter, MatterKind
from council.records.presence import Participant
from council.records.recipients import Recipient, keepers, persons
from council.records.voting import Manner, RollSeat, Standing, Vote
from council.wording import notices


def tell_of_vote(session: Session, vote: Vote, roll: Iterable[RollSeat], *, at: datetime) -> None:
    """Tell whoever may vote, and nobody else, that the vote is open."""
    meeting = vote.item.meeting
    words = notices.vote_opened(
        told(session, meeting),
        item=vote.question,
        no_objection=vote.manner is Manner.NO_OBJECTION,
        until=meeting.ends_locally if meeting.is_written else None,
    )
    write_letters(
        session, LetterKind.VOTE_OPENED, words,
        to=_acting(session, roll), path=f"/votes/{vote.public_id}", at=at, meeting=meeting,
        matter=Matter(MatterKind.VOTE, vote.public_id).name,
    )  # fmt: skip


def tell_of_powers(session: Session, paper: Credential, *, at: datetime) -> None:
    """Tell who keeps the state's papers, and the substitute, whether the powers stand."""
    meeting, day = paper.meeting, day_of(session, paper.meeting.body_id, at)
    state = BY_CODE[paper.seat.code]
    named = {
        "person": paper.person.full_name, "state_ru": state.full, "state_en": state.short_en,
    }  # fmt: skip
    if paper.confirmed_at is not None:
        kind = LetterKind.CREDENTIAL_CONFIRMED
        words = notices.credential_confirmed(told(session, meeting), **named)
    else:
        kind = LetterKind.CREDENTIAL_REFUSED
        words = notices.credential_refused(told(session, meeting), **named, reason=paper.refusal_reason)
    concerned = {
        reader.person_id: reader
        for reader in (
            *keepers(session, body_id=meeting.body_id, day=day), *persons(session, [paper.person_id])
        )
        if reader.state in (None, paper.seat.code)
    }  # fmt: skip
    write_letters(
        session, kind, words, to=concerned.values(), path=f"/credentials/{paper.public_id}", at=at, meeting=meeting
    )  # fmt: skip


def _acting(session: Session, roll: Iterable[RollSeat]) -> list[Recipient]:
    """Return who acts for each entitled seat, with the state they act for."""
    entitled = [line for line in roll if line.standing is Standing.ENTITLED]
    acting = {
        session.get_one(Participant, line.participant_id).person_id: line.seat.code for line in entitled
    }
    return [replace(reader, state=acting[reader.person_id]) for reader in persons(session, acting)]
