"""Sending the letters that are due: one after another, each answer written down before the next is begun."""

import smtplib
from collections.abc import Callable
from datetime import datetime

from council.actions.mail import ServerAnswer, claim_letters, give_back, note_answer
from council.cli.mail_server import MailServer
from council.papers.letter import message_of
from council.settings import Settings


def send_letters(settings: Settings, *, worker: str, clock: Callable[[], datetime]) -> int:
    """Send what is due and return how many letters the server answered; without a server all stay readable.

    A server out of reach is told of the letter in hand; the others are given back untouched.
    """
    if not settings.mail_url:
        return 0
    letters = claim_letters(worker=worker, at=clock())
    with MailServer(settings.mail_url) as server:
        for place, letter in enumerate(letters):
            message = message_of(letter, sender=settings.mail_from, site=settings.site)
            try:
                answer = server.send(message)
            except (OSError, smtplib.SMTPException) as fault:
                out_of_reach = ServerAnswer(
                    is_taken=False, is_final=False, text=f"{type(fault).__name__}: {fault}"
                )
                note_answer(letter, out_of_reach, worker=worker, at=clock())
                give_back(letters[place + 1 :], worker=worker)
                return place
            note_answer(letter, answer, worker=worker, at=clock())
    return len(letters)
