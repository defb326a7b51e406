"""A letter as it goes to the mail server: plain text and HTML, Russian first, under one name however often it is tried."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from html import escape

from council.papers.calendar import CalendarEvent, invitation_file
from council.records.mail import Letter

PAGE_LINE = {"ru": "Страница: {}", "en": "Page: {}"}


def message_of(letter: Letter, *, sender: str, site: str) -> EmailMessage:
    """Return the message; `site` is the address under which the readers reach the installation.

    Message-ID and Date are those of the letter, not of the attempt: a server that has
    taken it once already knows it again. A subject stands on one line, and the library
    refuses a header that does not: no title adds a header of its own. What cannot be
    written as a letter (an address of no form) raises `ValueError`.
    """
    message = EmailMessage(policy=SMTP)
    name, address = parseaddr(sender)
    message["Message-ID"] = f"<{letter.public_id}@{address.rpartition('@')[2]}>"
    message["Date"] = format_datetime(letter.written_at)
    message["From"] = Address(name, addr_spec=address)
    message["To"] = Address(letter.person.full_name, addr_spec=letter.address)
    message["Subject"] = " ".join(letter.subject().split())
    # An answer of a machine to a machine helps nobody.
    message["Auto-Submitted"] = "auto-generated"
    link = site.rstrip("/") + letter.path
    message.set_content(plain_text(letter, link))
    message.add_alternative(hypertext(letter, link), subtype="html")
    if letter.event is not None:
        _add_event(message, letter, sender=sender, site=site)
    return message


def plain_text(letter: Letter, link: str) -> str:
    """Return the words of every language one after another, each with the address of the page."""
    parts = []
    for lang in letter.languages:
        said = letter.words[lang]
        parts.append("\n\n".join([*said["paragraphs"], PAGE_LINE[lang].format(link)]))
    return "\n\n--\n\n".join(parts) + "\n"


def hypertext(letter: Letter, link: str) -> str:
    """Return the same as HTML without any style, picture or address but that of the page."""
    parts = []
    for lang in letter.languages:
        said = letter.words[lang]
        paragraphs = "".join(map(_paragraph, said["paragraphs"]))
        page = PAGE_LINE[lang].format(f'<a href="{escape(link)}">{escape(link)}</a>')
        parts.append(
            f'<section lang="{lang}"><h1>{escape(said["subject"])}</h1>{paragraphs}<p>{page}</p></section>'
        )
    title = escape(letter.subject())
    body = "<hr>".join(parts)
    return f'<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'


def _paragraph(text: str) -> str:
    """Return a paragraph; of one that has lines, as a signed text, each stays a line."""
    return f"<pre>{escape(text)}</pre>" if "\n" in text else f"<p>{escape(text)}</p>"


def _add_event(message: EmailMessage, letter: Letter, *, sender: str, site: str) -> None:
    """Add the entry of the calendar: the last alternative is the one a programme prefers (RFC 6047)."""
    event = CalendarEvent(**letter.event)
    file = invitation_file(
        event, organiser=sender, attendee=letter.address, site=site, stamp=letter.written_at
    )
    method = "CANCEL" if event.is_cancelled else "REQUEST"
    params = {"method": method, "charset": "utf-8", "name": "meeting.ics"}
    message.add_alternative(file, maintype="text", subtype="calendar", params=params)
