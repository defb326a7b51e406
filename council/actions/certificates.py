"""The certificates a person signs by: entered and taken back by that person, and by nobody for somebody else."""

from datetime import datetime

from sqlalchemy import select

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.refusals import Conflict, Incomplete, NotFound
from council.papers.certificate_reading import NotReadable, certificate_facts, sole_certificate
from council.records.certificates import PersonCertificate, certificates_of
from council.records.columns import new_public_id
from council.records.database import transaction

MOST = 10  # one of each algorithm, and those that were renewed
LARGEST = 64 * 1024


def register_certificate(*, content: bytes, by: Actor, at: datetime) -> PersonCertificate:
    """Enter a certificate as the actor's own: signatures by it are told as theirs from now on."""
    facts = certificate_facts(_read(content))
    with transaction() as session:
        held = certificates_of(session, by.person_id)
        if any(one.sha256 == facts["certificate_sha256"] for one in held):
            raise Conflict("Этот сертификат уже внесен.", "This certificate has been entered already.")
        if len(held) >= MOST:
            raise Conflict(
                f"Больше {MOST} сертификатов не вносят. Сначала отзовите тот, которым не пользуетесь.",
                f"No more than {MOST} certificates are entered. Withdraw one that you do not use.",
            )
        entered = PersonCertificate(
            public_id=new_public_id(), person_id=by.person_id, sha256=facts["certificate_sha256"],
            subject=facts["subject"], issuer=facts["issuer"], serial=facts["serial"][:200],
            not_after=datetime.fromisoformat(facts["not_after"]), registered_at=at,
        )  # fmt: skip
        session.add(entered)
        enter(session, "certificate.registered", of=entered, by=by, at=at, detail={"sha256": entered.sha256})
        return entered


def withdraw_certificate(*, certificate: str, by: Actor, at: datetime) -> PersonCertificate:
    """Say that a certificate is not to be taken for the actor's any more; what was signed by it stays told as theirs."""
    with transaction() as session:
        own = select(PersonCertificate).where(PersonCertificate.person_id == by.person_id)
        held = session.scalars(own.where(PersonCertificate.public_id == certificate)).one_or_none()
        if held is None:
            raise NotFound
        if held.withdrawn_at is not None:
            raise Conflict("Этот сертификат уже отозван.", "This certificate has been withdrawn already.")
        held.withdrawn_at = max(at, held.registered_at)
        enter(session, "certificate.withdrawn", of=held, by=by, at=at, detail={"sha256": held.sha256})
        return held


def _read(content: bytes) -> bytes:
    if len(content) > LARGEST:
        raise _none()
    try:
        return sole_certificate(content)
    except NotReadable:
        raise _none() from None


def _none() -> Incomplete:
    return Incomplete(
        "Это не сертификат. Нужен один сертификат без ключа: файл .cer, .crt или .pem.",
        "This is no certificate. One certificate without its key is needed: a .cer, .crt or .pem file.",
    )
