"""The certificates a person signs by: entered by who shows that they hold the key, and taken back by that person alone."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.refusals import Conflict, Incomplete, NotFound
from council.papers.possession import NotProven, NotReadable, certificate_proven, words_to_sign
from council.records.certificates import PersonCertificate, certificates_of
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.people import Person

MOST = 10  # one of each algorithm, and those that were renewed


def register_certificate(*, content: bytes, by: Actor, at: datetime) -> PersonCertificate:
    """Enter a certificate as the actor's own: signatures by it are told as theirs from now on.

    The content is a signature by its key over the words that name the actor: a certificate alone can be read out of any signed file.
    """
    with transaction() as session:
        facts = _proven(content, words_of(session.get_one(Person, by.person_id)))
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


def words_of(person: Person) -> bytes:
    """Return the words that the person signs to show that they hold the key of a certificate."""
    return words_to_sign(person.public_id, person.full_name)


def _proven(content: bytes, words: bytes) -> dict[str, Any]:
    try:
        return certificate_proven(content, words)
    except NotReadable:
        raise Incomplete(
            "Это не подпись с сертификатом. Нужен файл .p7s, .sig или .pem, в который программа вложила ваш сертификат.",
            "This is no signature with its certificate. A .p7s, .sig or .pem file with your certificate inside is needed.",
        ) from None
    except NotProven:
        raise Incomplete(
            "Подпись не подтверждает, что ключ у вас: подписан не этот текст или алгоритм здесь не проверяется (ГОСТ)."
            " Скачайте текст и подпишите его снова.",
            "The signature does not show that you hold the key: another text was signed, or the algorithm is not checked"
            " here (GOST). Download the text and sign it again.",
        ) from None
