"""Resets of access: two persons of the secretariat agree that a third may set a new password; none chooses it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.alerting import tell_of_reset
from council.actions.entering import enter
from council.actions.invitations import Issued, issue
from council.actions.locking import find, locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, Forbidden, NotFound
from council.actions.texts import clean
from council.records.binding import kept_bound
from council.records.database import transaction
from council.records.invitations import was_let_in_by
from council.records.people import Account, Person
from council.records.resets import Reset, ResetNotice


def propose_reset(
    *, person: str, reason: str, removes_factors: bool = False, reopens: bool = False, by: Actor, at: datetime
) -> Reset:
    """Ask that a person may set a new password, and a new second factor where that is lost too; another decides.

    The account of one that `reopens` was closed, and is opened again by the second person.
    """
    require(by, "reset.proposed")
    why = clean(reason, field="reason")
    with transaction() as session:
        locked_body(session, by=by)
        holder = find(session, Person, person)
        _account_to_reset(session, holder, reopens=reopens)
        _refuse_oneself(holder, by)
        if waiting_reset(session, holder.id) is not None:
            raise Conflict(
                "Сброс доступа уже предложен и ждет второго лица.",
                "A reset of access has been proposed already and waits for a second person.",
            )
        reset = Reset(
            person_id=holder.id,
            reason=why,
            removes_factors=removes_factors,
            reopens=reopens,
            proposed_at=at,
            proposed_by_id=by.person_id,
        )
        session.add(reset)
        detail = {"person": holder.public_id, **({"reopens": True} if reopens else {})}
        enter(session, "reset.proposed", of=reset, by=by, at=at, detail=detail)
        return reset


def confirm_reset(*, reset: str, by: Actor, at: datetime) -> Issued:
    """Agree as the second person to what another proposed, and get the link for the person whose access it is."""
    require(by, "reset.confirmed")
    with transaction() as session:
        locked_body(session, by=by)
        proposed = _waiting(session, reset)
        _refuse_oneself(proposed.person, by)
        if proposed.proposed_by_id == by.person_id:
            raise Forbidden(
                "Подтвердить сброс доступа должно другое лицо. Ничего не изменено.",
                "Another person has to confirm the reset of access. Nothing was changed.",
            )
        _refuse_whom_the_proposer_let_in(session, proposed, by)
        account = _account_to_reset(session, proposed.person, reopens=proposed.reopens)
        proposed.confirmed_at, proposed.confirmed_by_id = at, by.person_id
        if proposed.reopens:
            session.flush()
            with kept_bound(account):
                account.disabled_at = account.password_hash = account.password_changed_at = None
        issued = issue(session, proposed.person, reset=proposed, by=by, at=at)
        tell_of_reset(session, proposed, at=at)
        act = "account.reopened" if proposed.reopens else "reset.confirmed"
        enter(session, act, of=proposed, by=by, at=at, rows=[account, issued.invitation])
        return issued


def refuse_reset(*, reset: str, by: Actor, at: datetime) -> Reset:
    """Decline what was proposed, or take back one's own proposal."""
    require(by, "reset.refused")
    with transaction() as session:
        locked_body(session, by=by)
        proposed = _waiting(session, reset)
        _refuse_oneself(proposed.person, by)
        proposed.refused_at, proposed.refused_by_id = at, by.person_id
        enter(session, "reset.refused", of=proposed, by=by, at=at)
        return proposed


def put_away_notice(*, reset: str, by: Actor, at: datetime) -> None:
    """Show the notice of a reset to the reader no more; it stays on the page of the person and in the register."""
    with transaction() as session:
        noticed = find(session, Reset, reset)
        kept = (ResetNotice.reset_id == noticed.id, ResetNotice.person_id == by.person_id)
        if session.scalar(select(ResetNotice.id).where(*kept)) is None:
            session.add(ResetNotice(reset_id=noticed.id, person_id=by.person_id, put_away_at=at))


def waiting_reset(session: Session, person_id: int) -> Reset | None:
    """Return the reset of a person that waits for its second person."""
    query = select(Reset).where(Reset.person_id == person_id, Reset.factor == "")
    return session.scalars(
        query.where(Reset.confirmed_at.is_(None), Reset.refused_at.is_(None))
    ).one_or_none()


def _waiting(session: Session, public_id: str) -> Reset:
    proposed = find(session, Reset, public_id)
    if not proposed.is_waiting:
        raise Conflict(
            "На это предложение уже ответили. Обновите страницу.",
            "This proposal has been answered already. Load the page again.",
        )
    return proposed


def _refuse_whom_the_proposer_let_in(session: Session, proposed: Reset, by: Actor) -> None:
    """Refuse a second person who may be the first once more: the link to that account was in the proposer's hands."""
    if was_let_in_by(session, by.person_id, proposed.proposed_by_id):
        raise Forbidden(
            "Вас пригласил в систему тот, кто предложил этот сброс. Подтвердить его должен кто-то третий. "
            "Ничего не изменено.",
            "You were invited by the person who proposed this reset. Somebody else has to confirm it. Nothing "
            "was changed.",
        )


def _account_to_reset(session: Session, holder: Person, *, reopens: bool) -> Account:
    """Return the account: one that is closed is opened again, and of another only a set password is reset."""
    account = session.scalars(select(Account).where(Account.person_id == holder.id)).one_or_none()
    if account is None:
        raise NotFound
    if reopens and account.disabled_at is None:
        raise Conflict("Учетная запись не закрыта.", "The account is not closed.")
    if not reopens and account.disabled_at is not None:
        raise Conflict("Учетная запись закрыта.", "The account is disabled.")
    if not reopens and account.password_hash is None:
        raise Conflict(
            "Лицо еще не задало пароль. Выдайте новое приглашение.",
            "The person has not set a password yet. Give out another invitation.",
        )
    return account


def _refuse_oneself(holder: Person, by: Actor) -> None:
    if holder.id == by.person_id:
        raise Forbidden(
            "Свой доступ сбрасывают другие. Свой пароль вы меняете на странице учетной записи.",
            "Others reset your access. You change your own password on the page of your account.",
        )
