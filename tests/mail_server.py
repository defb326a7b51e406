"""A real mail server for tests, in every mood: it takes letters, refuses them, or dies in the middle of one."""

import asyncio
import email
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

SECONDS_OF_SLOWNESS = 1.0


class Moody:
    """Keeps what it takes; `moods` says of each recipient what happens, by default it is taken."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.moods: dict[str, str] = {}
        self.asked: Counter[str] = Counter()

    async def handle_RCPT(  # noqa: N802 - the name the server calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.asked[address] += 1
        mood = self.moods.get(address, "")
        if mood == "refusing":
            return "550 5.1.1 No such mailbox"
        if mood == "greylisting":
            return "451 4.7.1 Come again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        message = email.message_from_bytes(envelope.content or b"", policy=default)
        assert isinstance(message, EmailMessage)
        mood = self.moods.get(envelope.rcpt_tos[0], "")
        if mood == "slow":
            await asyncio.sleep(SECONDS_OF_SLOWNESS)
        if mood == "full":
            return "552 5.2.2 Mailbox full"
        self.taken.append(message)
        if mood == "dying after DATA":
            self.moods[envelope.rcpt_tos[0]] = ""
            assert server.transport is not None
            server.transport.abort()
        return "250 2.0.0 Taken"

    @property
    def names(self) -> list[str]:
        """Return the Message-ID of every message, in the order they came."""
        return [message["Message-ID"] for message in self.taken]


@contextmanager
def mail_server() -> Iterator[tuple[Moody, str]]:
    """Yield the server's memory and its address while it listens."""
    moody = Moody()
    with (
        socket.socket() as trial
    ):  # the controller connects to the port it was told, so it must be a real one
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    controller = Controller(moody, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield moody, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()
