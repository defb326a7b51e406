"""Invitations: an account is opened by an officer, and its password is set by nobody but the person."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, actor_of, day_of
from council.access.delegations import keepers_of, keeps, only_a_user
from council.access.passphrases import words_known_of
from council.access.rights import may
from council.access.signing_in import digest
from council.actions.accounts import hashed, new_account
from council.actions.calendar import end_address
from council.actions.entering import enter
from council.actions.factors import take_factors_away
from council.actions.locking import find, locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, Forbidden, NotFound
from council.actions.security_log import note_event, note_event_now
from council.actions.sessions import end_sessions_of
from council.records.binding import bind, is_bound, kept_bound
from council.records.bodies import Body
from council.records.database import db, transaction
from council.records.invitations import Invitation, InvitationKind, InvitationState, last_invitation
from council.records.people import Account, Person
from council.records.resets import Reset
from council.records.security_log import SecurityKind
from council.records.sessions import SessionEnd

# A weekend and a journey lie within; a link found in a mailbox after that opens nothing.
LIFE = timedelta(hours=72)
TOKEN_BYTES = 32  # 256 bits: not to be guessed, so no attempt needs to be counted


@dataclass(frozen=True)
class Issued:
    """A link just given out. The token is told here and kept nowhere."""

    invitation: Invitation
    token: str


class DeadLink(Conflict):
    """The link opens nothing (any more); `state` says why, None where there never was such a link."""

    def __init__(self, state: InvitationState | None):
        super().__init__(
            "Ссылка не действует. Пароль не изменен. Попросите секретариат о новой ссылке.",
            "The link opens nothing. No password was changed. Ask the secretariat for a new link.",
        )
        self.state = state


def invite(*, person: str, email: str, language: str = "ru", by: Actor, at: datetime) -> Issued:
    """Open an account without a password, and give out the link by which its holder sets one."""
    require(by, "account.opened")
    with transaction() as session:
        holder = find(session, Person, person)
        account = new_account(session, holder, email=email, secret=None, language=language, at=at)
        issued = issue(session, holder, by=by, at=at)
        enter(session, "account.opened", of=holder, by=by, at=at, rows=[account, issued.invitation])
        return issued


def invite_again(*, person: str, by: Actor, at: datetime) -> Issued:
    """Give out another link for the first way in; the one before opens nothing from now on.

    The state itself hands the link to a user of its delegation, and while somebody keeps that delegation
    nobody else does. Where nobody does, an officer may, and the state's other users are told.
    """
    with transaction() as session:
        locked_body(session, by=by)
        holder = _person_in_the_care_of(session, person, by, at)
        _leave_to_the_state(session, holder, by, at)
        account = _account_of(session, holder)
        if account.password_hash is not None:
            raise Conflict(
                "Пароль уже задан. Если он утерян, предложите сброс доступа.",
                "A password is set already. If it is lost, propose a reset of access.",
            )
        issued = issue(session, holder, by=by, at=at)
        enter(session, "account.invited", of=holder, by=by, at=at, rows=[issued.invitation])
        return issued


def withdraw_invitation(*, person: str, by: Actor, at: datetime) -> Invitation:
    """Take back the link given to a person; it opens nothing from now on."""
    with transaction() as session:
        locked_body(session, by=by)
        holder = _person_in_the_care_of(session, person, by, at)
        standing = last_invitation(session, holder.id)
        if standing is None or standing.state_at(at) is not InvitationState.OPEN:
            raise Conflict("Действующей ссылки нет.", "There is no link that could be used.")
        _withdraw(standing, by=by, at=at)
        enter(session, "account.invitation_withdrawn", of=holder, by=by, at=at, rows=[standing])
        return standing


def living_invitation(token: str, *, at: datetime) -> Invitation:
    """Return the invitation a link opens at the moment, or raise `DeadLink`."""
    found = _by_token(db.session(), token)
    return _living(found, at)


def accept_invitation(*, token: str, passphrase: str, body_id: int, address: str, at: datetime) -> Account:
    """Let the holder of the link set the password, once, and end whatever sessions there were.

    The link is looked at again inside the transaction, where acts take turns: of two
    that post it at once the second finds it used.
    """
    opened = living_invitation(token, at=at)
    known = words_known_of(opened.person, body=db.session().get_one(Body, body_id))
    secret = hashed(passphrase, known=known)
    with transaction() as session:
        invitation = _living(_by_token(session, token, lock=True), at)
        account = _account_of(session, invitation.person)
        account.password_hash, account.password_changed_at = secret, at
        bind(account)
        with kept_bound(invitation):
            invitation.used_at = at
        who = actor_of(session, invitation.person, body_id=body_id, at=at)
        end_sessions_of(session, account.person_id, because=SessionEnd.PASSPHRASE, at=at)
        end_address(session, account.person_id, at)
        if invitation.reset is not None:
            _carry_out(session, invitation.reset, by=who, at=at)
        enter(session, "account.password_set", of=invitation.person, by=who, at=at)
        note_event(session, SecurityKind.INVITATION_USED, at=at, person_id=account.person_id, address=address)
        return account


def note_dead_link(state: InvitationState | None, *, address: str, at: datetime) -> None:
    """Write down that somebody came with a link that opens nothing; the link itself is not told."""
    detail = {"state": state.value if state else "unknown"}
    note_event_now(SecurityKind.INVITATION_REFUSED, at=at, address=address, detail=detail)


def issue(session: Session, holder: Person, *, reset: Reset | None = None, by: Actor, at: datetime) -> Issued:
    """Write a new link down inside an act; the one before, if it could still be used, is taken back."""
    standing = last_invitation(session, holder.id)
    if standing is not None and standing.used_at is None and standing.withdrawn_at is None:
        _withdraw(standing, by=by, at=at)
        session.flush()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation(
        person_id=holder.id,
        kind=InvitationKind.RESET if reset is not None else InvitationKind.FIRST_ACCESS,
        reset_id=reset.id if reset is not None else None,
        token_sha256=digest(token),
        issued_at=at,
        issued_by_id=by.person_id,
        expires_at=at + LIFE,
    )
    session.add(invitation)
    session.flush()
    return Issued(invitation, token)


def withdraw_standing(session: Session, holder: Person, *, by: Actor, at: datetime) -> None:
    """Take back inside an act whatever link the person holds."""
    standing = last_invitation(session, holder.id)
    if standing is not None and standing.used_at is None and standing.withdrawn_at is None:
        _withdraw(standing, by=by, at=at)


def _withdraw(standing: Invitation, *, by: Actor, at: datetime) -> None:
    with kept_bound(standing):
        standing.withdrawn_at, standing.withdrawn_by_id = at, by.person_id


def _carry_out(session: Session, reset: Reset, *, by: Actor, at: datetime) -> None:
    reset.done_at = at
    if reset.removes_factors:
        take_factors_away(session, reset.person, by=by, at=at)
    note_event(session, SecurityKind.RESET_DONE, at=at, person_id=reset.person_id)


def _person_in_the_care_of(session: Session, public_id: str, by: Actor, at: datetime) -> Person:
    """Return the person over whose account the actor has a say; for others they do not exist."""
    holder = find(session, Person, public_id)
    if may(by, "account.invited") or keeps(session, by, holder.id, day=day_of(session, by.body_id, at)):
        return holder
    raise NotFound


def _leave_to_the_state(session: Session, holder: Person, by: Actor, at: datetime) -> None:
    """Refuse an officer the link of a delegate: whoever holds it is that delegate to everybody else."""
    day = day_of(session, by.body_id, at)
    seat_id = only_a_user(session, holder.id, body_id=by.body_id, day=day)
    if seat_id is None or by.keeps_id == seat_id:
        return
    keepers = keepers_of(session, seat_id, day=day)
    if keepers:
        names = ", ".join(one.full_name for one in keepers)
        raise Forbidden(
            f"Ссылку сотруднику делегации выдает тот, кто ее ведет: {names}. Ничего не изменено.",
            f"The link of a user of a delegation is given out by who keeps it: {names}. Nothing was changed.",
        )


def _account_of(session: Session, holder: Person) -> Account:
    account = session.scalars(select(Account).where(Account.person_id == holder.id)).one_or_none()
    if account is None or account.disabled_at is not None:
        raise Conflict(
            "Учетная запись закрыта или не открыта.", "The account is disabled or was never opened."
        )
    return account


def _by_token(session: Session, token: str, *, lock: bool = False) -> Invitation | None:
    query = select(Invitation).where(Invitation.token_sha256 == digest(token))
    if lock:
        query = query.with_for_update(of=Invitation).execution_options(populate_existing=True)
    found = session.scalars(query).one_or_none()
    return found if found is not None and is_bound(found) else None


def _living(found: Invitation | None, at: datetime) -> Invitation:
    """Refuse a link that is used, withdrawn, expired, unknown, or whose account was closed since."""
    if found is None:
        raise DeadLink(None)
    state = found.state_at(at)
    if state is InvitationState.OPEN and (found.person.account is None or found.person.account.disabled_at):
        state = InvitationState.WITHDRAWN
    if state is not InvitationState.OPEN:
        raise DeadLink(state)
    return found
