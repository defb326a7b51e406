"""The rows of a person and of an account, made inside the act that needs them."""

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.passphrases import LEAST_LENGTH, LONGEST, SUGGESTED_LENGTH, Flaw, flaw_of
from council.access.passwords import hash_password
from council.actions.refusals import Conflict, Incomplete
from council.actions.texts import clean
from council.records.columns import new_public_id
from council.records.people import Account, Person

EMAIL = re.compile(r"[^@\s<>\"',;]+@[^@\s<>\"',;]+\.[^@\s<>\"',;]+")

REFUSALS = {
    Flaw.SHORT: (
        f"Пароль должен быть не короче {LEAST_LENGTH} знаков; лучше фраза из {SUGGESTED_LENGTH} и более.",
        f"A password has at least {LEAST_LENGTH} characters; a phrase of {SUGGESTED_LENGTH} or more is better.",
    ),
    Flaw.LONG: (
        f"Сократите пароль до {LONGEST} знаков.",
        f"Shorten the password to {LONGEST} characters.",
    ),
    Flaw.COMMON: (
        "Такой пароль угадывают одним из первых. Возьмите несколько не связанных между собой слов.",
        "This password is among the first to be guessed. Take several words that have nothing to do with each other.",
    ),
    Flaw.PERSONAL: (
        "Пароль состоит из имени, адреса или названия Совета, которые знают все. Добавьте другие слова.",
        "The password is made of a name, an address or the title of the body, which everybody knows. Add other words.",
    ),
}


def new_person(session: Session, family_name: str, given_names: str, name_en: str, at: datetime) -> Person:
    """Write the person, under names that can be printed."""
    person = Person(
        public_id=new_public_id(),
        family_name=clean(family_name, field="family_name", longest=100),
        given_names=clean(given_names, field="given_names", longest=100),
        name_en=clean(name_en, field="name_en", longest=200, required=False),
        created_at=at,
    )
    session.add(person)
    session.flush()
    return person


def new_account(
    session: Session, holder: Person, *, email: str, secret: str | None, language: str, at: datetime
) -> Account:
    """Write the account of a person; one each, and an address belongs to one person.

    `secret` is the hash of the password, None until the person sets one by an invitation.
    """
    address = sound_address(email)
    spoken = sound_language(language)
    if session.scalar(select(Account.id).where(Account.person_id == holder.id)) is not None:
        raise Conflict("У этого лица уже есть учетная запись.", "This person has an account already.")
    if session.scalar(select(Account.id).where(Account.email == address)) is not None:
        raise Conflict("Этот адрес уже занят другим лицом.", "This address belongs to another person.")
    account = Account(
        person_id=holder.id,
        email=address,
        password_hash=secret,
        language=spoken,
        created_at=at,
        password_changed_at=at if secret is not None else None,
    )
    session.add(account)
    session.flush()
    return account


def sound_address(email: str) -> str:
    """Return the address as it is kept, or refuse what is none."""
    address = clean(email, field="email", longest=254).lower()
    if not EMAIL.fullmatch(address):
        raise Incomplete(
            "Укажите адрес электронной почты вида имя@организация.страна.",
            "Give an e-mail address like name@organisation.country.",
        )
    return address


def sound_language(language: str) -> str:
    """Return the language as it is kept, or refuse one the site does not speak."""
    if language not in ("ru", "en"):
        raise Incomplete("Выберите русский или английский язык.", "Choose Russian or English.")
    return language


def require_sound_passphrase(passphrase: str, *, known: Iterable[str] = ()) -> None:
    """Refuse a passphrase that is too short, tried by everybody first, or made of what is `known` of the person.

    `council.access.passphrases.words_known_of` gathers what is known.
    """
    flaw = flaw_of(passphrase, known=known)
    if flaw is not None:
        raise Incomplete(*REFUSALS[flaw])


def hashed(passphrase: str, *, known: Iterable[str] = ()) -> str:
    """Return the hash of a passphrase, made before the transaction: it takes longer than any act may."""
    require_sound_passphrase(passphrase, known=known)
    return hash_password(passphrase)
