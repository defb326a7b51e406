"""Passkeys: the questions put to a person's device, and whether its answer is that of the key we know (WebAuthn)."""

import binascii
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from council.records.factors import Passkey
from council.records.people import Account

LONGEST_ANSWER = 20_000
# What the reading of bytes somebody made up can fail with.
UNREADABLE = (
    WebAuthnException, ValueError, TypeError, KeyError, IndexError, AttributeError, struct.error, binascii.Error,
    OverflowError, RecursionError,
)  # fmt: skip


@dataclass(frozen=True)
class Site:
    """Where a passkey is good: the name of the site and the address its pages come from."""

    rp_id: str
    origin: str
    title: str = ""

    @property
    def can_have_passkeys(self) -> bool:
        """Say whether a browser makes passkeys here: never for a bare number of a machine."""
        try:
            ip_address(self.rp_id.strip("[]"))
        except ValueError:
            return self.origin.startswith("https:") or self.rp_id.rpartition(".")[2] == "localhost"
        return False


@dataclass(frozen=True)
class Assertion:
    """What a browser sent back for a device, not yet believed."""

    answer: str
    site: Site


@dataclass(frozen=True)
class NewKey:
    """The public half of a key a device has made."""

    credential_id: str
    public_key: str
    sign_count: int


def question_of_making(account: Account, *, site: Site, known: Iterable[Passkey], challenge: bytes) -> str:
    """Return the question by which a device makes a key for the person, unless it holds one of the known."""
    options = generate_registration_options(
        rp_id=site.rp_id,
        rp_name=site.title,
        user_name=account.email,
        user_id=account.person.public_id.encode(),
        user_display_name=account.person.full_name,
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_described(known),
    )
    return options_to_json(options)


def question_of_proof(passkeys: Iterable[Passkey], *, site: Site, challenge: bytes) -> str:
    """Return the question that one of the person's keys answers by signing it."""
    options = generate_authentication_options(
        rp_id=site.rp_id,
        challenge=challenge,
        allow_credentials=_described(passkeys),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


def new_key(assertion: Assertion, *, challenge: bytes) -> NewKey | None:
    """Return the key a device has made in answer to the question; None when this is no such answer."""
    try:
        verified = verify_registration_response(
            credential=_read(assertion.answer),
            expected_challenge=challenge,
            expected_rp_id=assertion.site.rp_id,
            expected_origin=assertion.site.origin,
            require_user_verification=True,
        )
    except UNREADABLE:
        return None
    return NewKey(
        bytes_to_base64url(verified.credential_id),
        bytes_to_base64url(verified.credential_public_key),
        verified.sign_count,
    )


def sign_count_proved(assertion: Assertion, passkey: Passkey, *, challenge: bytes) -> int | None:
    """Return how often the key has signed by now, when it has signed this question; None when it has not.

    A count that does not grow, where the device counts at all, is that of a copied key.
    """
    try:
        verified = verify_authentication_response(
            credential=_read(assertion.answer),
            expected_challenge=challenge,
            expected_rp_id=passkey.rp_id,
            expected_origin=assertion.site.origin,
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except UNREADABLE:
        return None
    return verified.new_sign_count


def challenge_answered(assertion: Assertion) -> bytes | None:
    """Return the question a device says it has answered; None when this is no answer of a device."""
    try:
        response = _parsed(assertion).response
        return bytes(parse_client_data_json(response.client_data_json).challenge)
    except UNREADABLE:
        return None


def key_that_answered(assertion: Assertion) -> str:
    """Return by which key a device says it has answered."""
    try:
        return bytes_to_base64url(_parsed(assertion).raw_id)
    except UNREADABLE:
        return ""


def _parsed(assertion: Assertion):
    answer = _read(assertion.answer)
    try:
        return parse_authentication_credential_json(answer)
    except WebAuthnException:
        return parse_registration_credential_json(answer)


def _read(answer: str) -> str:
    if len(answer) > LONGEST_ANSWER:
        raise ValueError("too long for an answer of a device")
    return answer


def _described(passkeys: Iterable[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(key.credential_id)) for key in passkeys]
