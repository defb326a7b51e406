"""A passkey in a real browser: made by a device, asked for at the door and before a vote."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.stage import visiting

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def test_a_member_makes_a_passkey_and_signs_in_by_it(chromium, council):
    """Browsers make passkeys for names only, so the site is visited by the name of this machine."""
    council.address = council.address.replace("127.0.0.1", "localhost")
    with visiting(chromium, council, "kg") as member:
        page = member.page
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

        member.go("/account/factors")
        member.look()
        page.get_by_label("Как назвать это устройство").fill("телефон")
        member.press("Добавить ключ доступа")
        expect(page.locator(".codes li")).to_have_count(10)
        member.look()
        member.follow("Коды записаны, продолжить")
        member.go("/account/factors")
        member.reads("телефон")

        member.press("Выйти")
        page.get_by_label("Адрес электронной почты").fill("kg@council.example")
        page.get_by_label("Пароль").fill("soglasie-2012")
        member.press("Войти")
        member.look()
        member.press("Подтвердить ключом доступа")
        expect(page.get_by_role("button", name="Выйти")).to_be_visible()

        member.go("/account/sessions")
        member.reads("ключ доступа")
        member.go("/step-up?next=/meetings")
        member.press("Подтвердить ключом доступа")
        page.wait_for_url(re.compile("/meetings$"))
