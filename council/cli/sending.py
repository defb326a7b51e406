"""Sending the letters that are due: one after another, each answer written down before the next is begun."""

import smtplib
from collections.abc import Callable
from datetime import datetime

from council.actions.mail import ServerAnswer, claim_letters, give_back, note_answer
from council.cli.mail_server import MailServer
from council.papers.letter import message_of
from council.records.mail import Letter
from council.settings import Settings


def send_letters(settings: Settings, *, worker: str, clock: Callable[[], datetime]) -> int:
    """Send what is due and return how many letters were answered; without a server all stay readable.

    A server out of reach is told of the letter in hand; the others are given back untouched.
    """
    if not settings.mail_url:
        return 0
    letters = claim_letters(worker=worker, at=clock())
    with MailServer(settings.mail_url) as server:
        for place, letter in enumerate(letters):
            try:
                answer = _answer_to(letter, server, settings)
            except (OSError, smtplib.SMTPException) as fault:
                out_of_reach = _not_taken(fault, is_final=False)
                note_answer(letter, out_of_reach, worker=worker, at=clock())
                give_back(letters[place + 1 :], worker=worker)
                return place
            note_answer(letter, answer, worker=worker, at=clock())
    return len(letters)


def _answer_to(letter: Letter, server: MailServer, settings: Settings) -> ServerAnswer:
    try:
        message = message_of(letter, sender=settings.mail_from, site=settings.site)
    except ValueError as fault:
        return _not_taken(fault, is_final=True)
    return server.send(message)


def _not_taken(fault: Exception, *, is_final: bool) -> ServerAnswer:
    return ServerAnswer(is_taken=False, is_final=is_final, text=f"{type(fault).__name__}: {fault}")
