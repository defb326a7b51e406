"""The outbox: letters written in the transaction of an act, and what the mail server said of each."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.columns import At, AtOrNone, Json, JsonOrNone, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.people import Person


class LetterKind(StrEnum):
    """On what occasion a letter is written."""

    INVITATION = "invitation"
    AGENDA_CHANGED = "agenda_changed"
    MEETING_MOVED = "meeting_moved"
    MEETING_CANCELLED = "meeting_cancelled"
    DECISIONS_ADOPTED = "decisions_adopted"
    MATERIALS_SENT = "materials_sent"
    ADOPTED_SENT = "adopted_sent"
    DEADLINE_NEAR = "deadline_near"
    VOTE_OPENED = "vote_opened"
    MINUTES_DRAFTED = "minutes_drafted"
    MINUTES_TO_SIGN = "minutes_to_sign"
    CREDENTIAL_CONFIRMED = "credential_confirmed"
    CREDENTIAL_REFUSED = "credential_refused"
    DIGEST = "digest"
    ACCESS_RESET = "access_reset"
    SIGNED_IN_ELSEWHERE = "signed_in_elsewhere"
    CHECKPOINTS = "checkpoints"
    POSITIONS_ASKED = "positions_asked"
    LETTER_ENTERED = "letter_entered"
    INVITATION_ISSUED = "invitation_issued"


# What may wait for the reader's digest; a notice the law asks for, and one of safety, never waits.
MAY_WAIT = frozenset(
    {
        LetterKind.DEADLINE_NEAR,
        LetterKind.VOTE_OPENED,
        LetterKind.MINUTES_DRAFTED,
        LetterKind.MINUTES_TO_SIGN,
        LetterKind.CREDENTIAL_CONFIRMED,
        LetterKind.CREDENTIAL_REFUSED,
        LetterKind.POSITIONS_ASKED,
    }
)
# Written aside from acts, each for a reason of its own; every other letter is sealed with the act it tells of.
# A letter about the register would make the register grow, and that a new letter: its copies prove themselves.
# A reminder and a digest are the worker's: they decide nothing, and repeat what is on record elsewhere.
# Who comes to the door is no act of the council; the security log knows it too.
TOLD_BY_NO_ACT = frozenset(
    {
        LetterKind.CHECKPOINTS,
        LetterKind.DEADLINE_NEAR,
        LetterKind.DIGEST,
        LetterKind.SIGNED_IN_ELSEWHERE,
    }
)
# What becomes of a letter on its way is no part of what was written.
ON_ITS_WAY = {"unsealed": True}


class LetterState(StrEnum):
    """Where a letter stands: to be sent, taken by the mail server, given up; to go into a digest, gone into it;
    or not sent, since what it asked for is done.
    """

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    HELD = "held"
    GATHERED = "gathered"
    WITHDRAWN = "withdrawn"


# What is not settled yet: it is still going to be sent.
TO_BE_SENT = (LetterState.WAITING, LetterState.HELD)


class Letter(db.Model):
    """A letter to one person, in Russian and in the reader's language; its words are frozen as it is written.

    What was written to whom and when is sealed by the act it tells of; how it is delivered is not.

    `words` holds for each language a subject and paragraphs; `path` is the page it leads to; `event`
    is the entry of a calendar that goes with it, see `council.papers.calendar`. `matter` names what the letter
    asks for, see `council.records.matters`, and `due_on` the day it reminds of.
    """

    __tablename__ = "letters"
    __table_args__ = (
        CheckConstraint("(state = 'accepted') = (accepted_at IS NOT NULL)", name="accepted_at_a_moment"),
        CheckConstraint("(locked_by IS NULL) = (locked_until IS NULL)", name="held_by_somebody"),
        CheckConstraint("(state = 'gathered') = (digest_id IS NOT NULL)", name="gathered_into_a_digest"),
        CheckConstraint("(kind = 'deadline_near') = (due_on IS NOT NULL)", name="reminds_of_a_day"),
        UniqueConstraint("person_id", "matter", "due_on", name="one_reminder_of_a_day"),
        Index("ix_letters_waiting", "state", "next_try_at"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    kind: Mapped[LetterKind] = mapped_column(choice(LetterKind, "known_kind"))
    meeting_id: Mapped[int | None] = reference("meetings.id")
    person_id: Mapped[int] = reference("persons.id")
    address: Mapped[str] = mapped_column(String(254))
    words: Mapped[Json]
    path: Mapped[str]
    event: Mapped[JsonOrNone]
    written_at: Mapped[At]
    state: Mapped[LetterState] = mapped_column(
        choice(LetterState, "known_state"), default=LetterState.WAITING, info=ON_ITS_WAY
    )
    next_try_at: Mapped[At] = mapped_column(info=ON_ITS_WAY)
    attempts: Mapped[int] = mapped_column(default=0, info=ON_ITS_WAY)
    locked_by: Mapped[str | None] = mapped_column(String(80), info=ON_ITS_WAY)
    locked_until: Mapped[AtOrNone] = mapped_column(info=ON_ITS_WAY)
    accepted_at: Mapped[AtOrNone] = mapped_column(info=ON_ITS_WAY)
    answer: Mapped[LongText] = mapped_column(default="", info=ON_ITS_WAY)
    matter: Mapped[str] = mapped_column(String(80), default="")
    due_on: Mapped[date | None]
    digest_id: Mapped[int | None] = reference("letters.id", info=ON_ITS_WAY)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

    @property
    def may_stand_unsealed(self) -> bool:
        """Say whether the letter may have been written by no act: there is no entry then that would seal it."""
        return self.kind in TOLD_BY_NO_ACT

    @property
    def languages(self) -> list[str]:
        """Return the languages of the letter, Russian first."""
        return sorted(self.words, key=lambda lang: lang != "ru")

    def subject(self, lang: str = "ru") -> str:
        """Return the subject in a language, in Russian where the letter is not written in it."""
        said: dict[str, Any] = self.words.get(lang) or self.words["ru"]
        return str(said["subject"])


class LetterChoice(db.Model):
    """How a person wants what may wait: once a day at an hour of the body's clock, or, without one, at once."""

    __tablename__ = "letter_choices"
    __table_args__ = (
        UniqueConstraint("person_id", name="one_a_person"),
        CheckConstraint("hour IS NULL OR hour BETWEEN 0 AND 23", name="an_hour_of_the_day"),
    )

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(db.ForeignKey("persons.id", ondelete="RESTRICT"))
    hour: Mapped[int | None]
    chosen_at: Mapped[At]


class ReminderRound(db.Model):
    """A day on which whoever had not acted was reminded; made once, however many workers run."""

    __tablename__ = "reminder_rounds"
    __table_args__ = (UniqueConstraint("body_id", "day", name="once_a_day"),)

    id: Mapped[Key]
    body_id: Mapped[int] = mapped_column(db.ForeignKey("bodies.id", ondelete="RESTRICT"))
    day: Mapped[date]
    made_at: Mapped[At]
