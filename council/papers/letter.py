"""A letter as it goes to the mail server: plain text and HTML, Russian first, under one name however often it is tried."""

import re
from collections.abc import Iterable
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from html import escape
from itertools import groupby
from typing import Any

from council.papers.calendar import CalendarEvent, invitation_file
from council.records.mail import Letter

# A subject is long; programmes draw a heading so large that a telephone shows nothing else.
TITLE, PART = ' style="font-size:1.3em"', ' style="font-size:1.1em;margin-top:1.8em"'
# No wider than the eye follows, with room beside it on a telephone; styles of a head are thrown away by many programmes.
SHEET = ' style="max-width:42em;margin:1.5em auto;padding:0 1em;font-family:sans-serif;line-height:1.45;color:#1a1a1a"'
LIST, ENTRY = ' style="list-style:none;margin:1em 0;padding:0"', ' style="margin:.3em 0"'
IN_A_LIST = re.compile(r"– |\d+\. |№ \d")
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
    domain = address.rpartition("@")[2]
    message["Message-ID"] = f"<{letter.public_id}@{domain}>"
    # By this name a reader's own programme sorts what the council writes (RFC 2919).
    message["List-Id"] = f"<letters.{domain}>"
    message["Date"] = format_datetime(letter.written_at)
    message["From"] = Address(name, addr_spec=address)
    message["To"] = Address(letter.person.full_name, addr_spec=letter.address)
    message["Subject"] = " ".join(letter.subject().split())
    # An answer of a machine to a machine helps nobody.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(plain_text(letter, site))
    message.add_alternative(hypertext(letter, site), subtype="html")
    if letter.event is not None:
        _add_event(message, letter, sender=sender, site=site)
    return message


def plain_text(letter: Letter, site: str) -> str:
    """Return the words of every language one after another, each with the address of the page."""
    return "\n\n--\n\n".join(_plain(letter, lang, site) for lang in letter.languages) + "\n"


def hypertext(letter: Letter, site: str) -> str:
    """Return the same as HTML without any picture, file or address but those of the pages."""
    body = "<hr>".join(_marked_up(letter, lang, site) for lang in letter.languages)
    width = '<meta name="viewport" content="width=device-width">'
    head = f'<meta charset="utf-8">{width}<title>{escape(letter.subject())}</title>'
    return f'<!doctype html><html lang="ru"><head>{head}</head><body{SHEET}>{body}</body></html>'


def _plain(letter: Letter, lang: str, site: str) -> str:
    said = letter.words[lang]
    parts = [
        "\n\n".join([part["subject"].upper(), *part["paragraphs"], _page(lang, _address(site, part["path"]))])
        for part in said.get("parts", ())
    ]
    return "\n\n".join([*said["paragraphs"], *parts, _page(lang, _address(site, letter.path))])


def _marked_up(letter: Letter, lang: str, site: str) -> str:
    said = letter.words[lang]
    parts = "".join(
        f"<h2{PART}>{escape(part['subject'])}</h2>{_paragraphs(part)}{_linked(lang, _address(site, part['path']))}"
        for part in said.get("parts", ())
    )
    whole = f"<h1{TITLE}>{escape(said['subject'])}</h1>{_paragraphs(said)}{parts}"
    return f'<section lang="{lang}">{whole}{_linked(lang, _address(site, letter.path))}</section>'


def _paragraphs(said: dict[str, Any]) -> str:
    """Return the paragraphs; lines that count something up, as the items of an agenda, are a list."""
    runs = groupby(said["paragraphs"], key=lambda text: IN_A_LIST.match(text) is not None)
    return "".join(_list(run) if counted else "".join(map(_paragraph, run)) for counted, run in runs)


def _list(lines: Iterable[str]) -> str:
    return f"<ul{LIST}>{''.join(f'<li{ENTRY}>{escape(line)}</li>' for line in lines)}</ul>"


def _linked(lang: str, address: str) -> str:
    # A telephone is narrower than an address: it may be broken where a part of it ends.
    shown = escape(address).replace("/", "/<wbr>")
    link = f'<a href="{escape(address)}">{shown}</a>'
    return f"<p>{_page(lang, link)}</p>"


def _page(lang: str, address: str) -> str:
    return PAGE_LINE[lang].format(address)


def _address(site: str, path: str) -> str:
    return site.rstrip("/") + path


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
