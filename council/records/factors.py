"""Second factors: passkeys, one-time codes and recovery codes, of each only what could not be used by a thief."""

from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from council.records.binding import Bound
from council.records.columns import At, AtOrNone, Key, LongText, PublicId, reference
from council.records.database import db

# Written at a sign-in, which is no act of the council: left out of the seal of the row.
AT_THE_DOOR = {"unsealed": True}


class FactorKind(StrEnum):
    """By what a person has proved to be the owner of the account, beside the password."""

    PASSKEY = "passkey"
    ONE_TIME_CODE = "one_time_code"
    RECOVERY_CODE = "recovery_code"
    DEMONSTRATION_CODE = "demonstration_code"


class Passkey(Bound, db.Model):
    """A key kept by a person's device; here is its public half, which proves nothing by itself."""

    BOUND = ("person_id", "rp_id", "credential_id", "public_key", "sign_count", "removed_at")

    __tablename__ = "passkeys"
    __table_args__ = (
        CheckConstraint("sign_count >= 0", name="counts_upward"),
        CheckConstraint("removed_at IS NULL OR removed_at >= added_at", name="removed_after_added"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    person_id: Mapped[int] = reference("persons.id")
    rp_id: Mapped[str] = mapped_column(String(255))  # the name of the site the key was made for
    credential_id: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[LongText]
    sign_count: Mapped[int] = mapped_column(BigInteger, info=AT_THE_DOOR)
    name: Mapped[str] = mapped_column(String(100))
    added_at: Mapped[At]
    used_at: Mapped[AtOrNone] = mapped_column(info=AT_THE_DOOR)
    removed_at: Mapped[AtOrNone]


class OneTimeSecret(Bound, db.Model):
    """The secret shared with an authenticator application, enciphered; each of its codes opens once."""

    BOUND = ("person_id", "enciphered", "removed_at")

    __tablename__ = "one_time_secrets"
    __table_args__ = (
        CheckConstraint("removed_at IS NULL OR removed_at >= added_at", name="removed_after_added"),
        Index(
            "one_secret_at_a_time",
            "person_id",
            unique=True,
            sqlite_where=text("removed_at IS NULL"),
            postgresql_where=text("removed_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    person_id: Mapped[int] = reference("persons.id")
    enciphered: Mapped[LongText]
    last_step: Mapped[int] = mapped_column(BigInteger, info=AT_THE_DOOR)  # of the last code that was taken
    added_at: Mapped[At]
    used_at: Mapped[AtOrNone] = mapped_column(info=AT_THE_DOOR)
    removed_at: Mapped[AtOrNone]


class RecoveryCode(Bound, db.Model):
    """A code for the day the device is lost: shown once, kept as a digest, good for one use."""

    BOUND = ("person_id", "code_sha256", "replaced_at")

    __tablename__ = "recovery_codes"
    __table_args__ = (CheckConstraint("length(code_sha256) = 64", name="kept_as_a_digest"),)

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    person_id: Mapped[int] = reference("persons.id")
    code_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[At]
    used_at: Mapped[AtOrNone] = mapped_column(info=AT_THE_DOOR)
    replaced_at: Mapped[AtOrNone]


class DemonstrationCode(Bound, db.Model):
    """The open code of an invented person; worth nothing outside the demonstration."""

    BOUND = ("person_id", "code")

    __tablename__ = "demonstration_codes"

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    person_id: Mapped[int] = reference("persons.id", unique=True)
    code: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[At]


class SpentChallenge(db.Model):
    """A question that a passkey has answered: the same answer is not taken a second time."""

    __tablename__ = "spent_challenges"

    id: Mapped[Key]
    challenge_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    spent_at: Mapped[At]
