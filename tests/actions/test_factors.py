"""Second factors: each proves its owner once, nobody else ever, and guessing at them is slowed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from council.access.factors import factors_of, has_factor, is_obliged
from council.access.passkeys import Assertion, Site, question_of_making, question_of_proof
from council.actions.factors import (
    add_passkey,
    give_demonstration_code,
    make_recovery_codes,
    remove_one_time_codes,
    remove_passkey,
)
from council.actions.proving import WrongFactor, prove_factor
from council.actions.refusals import Conflict, Forbidden
from council.actions.signing_in import MustWait
from council.records.bodies import Body
from council.records.factors import FactorKind, OneTimeSecret, RecoveryCode
from council.records.register import RegisterEntry
from tests.authenticator import HERE, HOME, VAULT, Device, Owner, vault_of
from tests.ledger import registered

ELSEWHERE = "198.51.100.{}"


@pytest.fixture
def owner(world, records):
    return Owner(world, records)


def fails(owner, answer, **options):
    with pytest.raises(WrongFactor):
        owner.proves(answer, **options)


def test_a_code_of_the_application_opens_once_and_no_older_one_after_it(owner):
    with registered("one_time_secret.added", "recovery_codes.made"):
        owner.has_application()
    before, code = owner.code(-1), owner.code()

    assert owner.proves(code) is FactorKind.ONE_TIME_CODE
    fails(owner, code)
    fails(owner, before)
    assert owner.proves(owner.code(+1)) is FactorKind.ONE_TIME_CODE


def test_the_code_that_set_the_application_up_opens_nothing(owner):
    code = owner.code()
    owner.has_application()
    owner.later(minutes=-1)

    fails(owner, code)


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_code_lives_one_step_longer_than_the_rfc_asks(owner, steps, opens):
    owner.has_application()
    owner.later(minutes=5)

    if opens:
        owner.proves(owner.code(steps))
    else:
        fails(owner, owner.code(steps))


def test_a_secret_put_under_another_name_or_read_with_another_key_opens_nothing(owner, world, records):
    owner.has_application()
    kept = records.scalars(select(OneTimeSecret)).one()
    assert owner.secret not in kept.enciphered

    assert VAULT.opened(kept.enciphered, of=f"person {owner.person.public_id}") == owner.secret
    assert VAULT.opened(kept.enciphered, of="person somebody") is None
    fails(owner, owner.code(), vault=vault_of("another key"))


def test_a_recovery_code_is_kept_as_a_digest_and_opens_once_however_it_is_typed(owner, records):
    first, second, *others = owner.has_application()
    assert len({first, second, *others}) == 10
    assert not {first, second} & set(records.scalars(select(RecoveryCode.code_sha256)))

    assert owner.proves(f" {first.upper().replace('-', ' ')} ") is FactorKind.RECOVERY_CODE
    fails(owner, first)

    fresh = make_recovery_codes(by=owner.by, at=owner.world.tick())
    fails(owner, second)
    assert owner.proves(fresh[0]) is FactorKind.RECOVERY_CODE


def test_the_codes_of_one_person_open_nothing_of_another(owner, world, records):
    codes = owner.has_application()
    stranger = Owner(world, records, "KG")

    fails(stranger, owner.code())
    fails(stranger, codes[0])


def test_a_passkey_proves_its_owner_once_a_question(owner):
    device = Device()
    with registered("passkey.added", "recovery_codes.made"):
        owner.has_passkey(device)

    answer = device.signs(owner.question())

    assert owner.proves(answer) is FactorKind.PASSKEY
    fails(owner, answer)


def _with_another_key(owner, device):
    return Device(credential_id=device.credential_id, counts=5).signs(owner.question())


def _unverified(owner, device):
    device.verifies = False
    return device.signs(owner.question())


def _by_a_copy(owner, device):
    device.counts = 3
    return device.signs(owner.question())


def _on_another_site(owner, device):
    evil = Site("council.example.evil.example", "https://council.example.evil.example")
    return device.signs(owner.question(), site=evil)


def _to_another_person(owner, device):
    return device.signs(owner.question(of="person of another"))


def _too_late(owner, device):
    answer = device.signs(owner.question())
    owner.later(minutes=6)
    return answer


def _to_a_question_of_its_own(owner, device):
    return device.signs(question_of_proof((), site=HERE, challenge=b"of our own making"))


def _cut_short(owner, device):
    return Assertion(device.signs(owner.question()).answer[:-40], HERE)


def _too_long(owner, device):
    return Assertion(device.signs(owner.question()).answer + " " * 30_000, HERE)


def _nonsense(owner, device):
    return Assertion('{"id": [], "rawId": 7, "response": {"clientDataJSON": null}}', HERE)


@pytest.mark.parametrize(
    "wrong",
    [
        _with_another_key, _unverified, _by_a_copy, _on_another_site, _to_another_person, _too_late,
        _to_a_question_of_its_own, _cut_short, _too_long, _nonsense,
    ],
)  # fmt: skip
def test_any_other_answer_of_a_device_proves_nothing(owner, wrong):
    device = Device(counts=5)
    owner.has_passkey(device)

    fails(owner, wrong(owner, device))


def test_a_passkey_that_is_not_its_question_is_not_kept(owner):
    question = question_of_making(owner.account, site=HERE, known=(), challenge=b"of our own making")

    with pytest.raises(Conflict):
        add_passkey(
            answer=Device().makes(question), name="k", vault=VAULT, by=owner.by, at=owner.world.tick()
        )

    assert not has_factor(owner.records, owner.by.person_id)


def test_guesses_are_slowed_and_those_from_elsewhere_do_not_keep_the_owner_out(owner, world):
    owner.has_application()
    owner.proves(owner.code())
    for guess in range(5):
        fails(owner, "000000", address=ELSEWHERE.format(guess))

    with pytest.raises(MustWait) as waits:
        owner.proves("000000", address=ELSEWHERE.format(9))
    assert waits.value.seconds == 2
    owner.later(minutes=1)
    assert owner.proves(owner.code()) is FactorKind.ONE_TIME_CODE


def test_a_guesser_waits_five_minutes_in_the_end_and_a_passkey_never(owner):
    device = Device()
    owner.has_passkey(device)
    for _guess in range(14):
        fails(owner, "000000")
        owner.later(seconds=301)
    fails(owner, "000000")

    with pytest.raises(MustWait) as waits:
        owner.proves("000000")
    assert waits.value.seconds == 300
    assert owner.proves(device.signs(owner.question())) is FactorKind.PASSKEY


def test_of_two_proofs_by_one_code_at_the_same_moment_one_opens(app, owner):
    owner.has_application()
    code, moment = owner.code(), owner.world.clock.now
    owner.records.rollback()

    def prove(_number):
        with app.app_context():
            try:
                return prove_factor(
                    person_id=owner.by.person_id, answer=code, vault=VAULT, address=HOME, at=moment
                )
            except WrongFactor:
                return None

    with ThreadPoolExecutor(max_workers=4) as pool:
        proved = list(pool.map(prove, range(4)))

    assert proved.count(FactorKind.ONE_TIME_CODE) == 1


def test_who_is_obliged_keeps_one_factor_and_an_observer_may_do_without(owner, world, records):
    owner.has_application()
    with pytest.raises(Conflict, match="last second factor"):
        remove_one_time_codes(by=owner.by, at=world.tick())
    assert factors_of(records, owner.by.person_id).one_time_secret is not None

    owner.has_passkey(Device())
    with registered("one_time_secret.removed"):
        remove_one_time_codes(by=owner.by, at=world.tick())
    fails(owner, owner.code())

    [passkey] = factors_of(records, owner.by.person_id).passkeys
    with pytest.raises(Conflict):
        remove_passkey(passkey=passkey.public_id, by=owner.by, at=world.tick())
    assert is_obliged(owner.by)
    assert is_obliged(world.operator)
    assert not is_obliged(world.observer)
    assert not is_obliged(world.advisory)


def test_the_open_code_is_worth_nothing_outside_the_demonstration(owner, world, records):
    given = {"person": owner.person.public_id, "code": "246810", "by": world.head}
    with pytest.raises(Forbidden):
        give_demonstration_code(**given, at=world.tick())

    body = records.scalars(select(Body)).one()
    body.is_demonstration = True
    records.commit()
    give_demonstration_code(**given, at=world.tick())
    assert owner.proves("246810") is FactorKind.DEMONSTRATION_CODE
    assert has_factor(records, owner.by.person_id)

    body.is_demonstration = False
    records.commit()
    fails(owner, "246810")
    assert not has_factor(records, owner.by.person_id)


def test_the_register_tells_of_factors_and_holds_none(owner, records):
    codes = owner.has_application()
    text = "".join(records.scalars(select(RegisterEntry.content)))

    assert "one_time_secret.added" in text
    assert not any(secret in text for secret in (owner.secret, *codes))
