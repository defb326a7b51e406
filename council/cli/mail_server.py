"""The mail server of the installation: one connection for many letters, and its answer to each."""

import smtplib
import ssl
from email.message import EmailMessage
from types import TracebackType
from urllib.parse import unquote, urlsplit

from council.actions.mail import ServerAnswer
from council.settings import is_loopback

# A server that says nothing for so long is taken for one that is down.
SECONDS_TO_ANSWER = 60


class MailServer:
    """A server named by `smtp://user:password@host:port` (by STARTTLS, save on this machine) or `smtps://…`."""

    def __init__(self, url: str, *, seconds_to_answer: float = SECONDS_TO_ANSWER) -> None:
        self.named = urlsplit(url)
        self.seconds_to_answer = seconds_to_answer
        self.connection: smtplib.SMTP | None = None

    def __enter__(self) -> "MailServer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()

    def send(self, message: EmailMessage) -> ServerAnswer:
        """Hand the message over; raise `OSError` or `SMTPException` where the server itself is out of reach."""
        connection = self.connection or self._connect()
        try:
            connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            [(code, said)] = refused.recipients.values()
            return self._refused(code, said)
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refused:
            return self._refused(refused.smtp_code, refused.smtp_error)
        return ServerAnswer(is_taken=True, is_final=True, text="250")

    def leave(self) -> None:
        """Take leave of the server, whether or not it still listens."""
        connection, self.connection = self.connection, None
        if connection is None:
            return
        try:
            connection.quit()
        except (OSError, smtplib.SMTPException):
            connection.close()

    def _connect(self) -> smtplib.SMTP:
        host, secure = self.named.hostname or "", self.named.scheme == "smtps"
        port = self.named.port or (465 if secure else 587)
        trusted = ssl.create_default_context()
        connection: smtplib.SMTP
        if secure:
            connection = smtplib.SMTP_SSL(host, port, timeout=self.seconds_to_answer, context=trusted)
        else:
            connection = smtplib.SMTP(host, port, timeout=self.seconds_to_answer)
        connection.ehlo()
        if not secure and connection.has_extn("starttls"):
            connection.starttls(context=trusted)
            connection.ehlo()
        elif not secure and not is_loopback(host):
            # Whoever stands on the way can strike out the offer of TLS, and would be told the password next.
            connection.close()
            raise smtplib.SMTPNotSupportedError("the server offers no TLS; letters do not travel in the open")
        if self.named.username:
            connection.login(unquote(self.named.username), unquote(self.named.password or ""))
        self.connection = connection
        return connection

    def _refused(self, code: int, said: bytes | str) -> ServerAnswer:
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        # 5xx is a refusal for good, 4xx asks to come again (RFC 5321, 4.2.1).
        return ServerAnswer(is_taken=False, is_final=500 <= code < 600, text=f"{code} {text}")
