"""What the letters of the council say, in Russian and in English: which meeting, what of it, and what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from council.wording.dates import date_span, long_date
from council.wording.numbers import roman

# Of each language a subject and paragraphs, of a digest its parts too; frozen in the letter as it is written.
Words = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class MeetingTold:
    """A meeting as letters tell of it; the moments are by the clock of the venue, whose zone is named."""

    title_ru: str
    title_en: str
    ordinal: int
    is_extraordinary: bool
    starts: datetime
    ends: datetime
    zone: str
    city: str
    agenda: Sequence[str] = ()

    def name(self, lang: str) -> str:
        """Return «XII заседание»."""
        if lang == "en":
            return f"the {roman(self.ordinal)} {'extraordinary ' * self.is_extraordinary}meeting"
        return numbered_meeting(self.ordinal, is_extraordinary=self.is_extraordinary)

    def title(self, lang: str) -> str:
        return self.title_en if lang == "en" else self.title_ru

    def when(self, lang: str) -> str:
        """Return the days, the hour and its zone: an hour without a zone is read by the reader's own clock."""
        days, offset = date_span(self.starts.date(), self.ends.date(), lang), offset_of(self.starts)
        if lang == "en":
            return f"{days}, {self.starts:%H:%M} local time ({offset})"
        return f"{days}, {self.starts:%H:%M} по местному времени ({offset})"

    def line(self, lang: str) -> str:
        """Return which meeting it is, when and where, in one line."""
        name = self.name(lang)
        return f"{name[0].upper()}{name[1:]}, {self.when(lang)}, {self.city}."


def offset_of(moment: datetime) -> str:
    """Return how far the clock of the venue is from UTC: «UTC+5», «UTC+5:30»."""
    minutes = int((moment.utcoffset() or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes >= 0 else '-'}{hours}{f':{rest:02}' if rest else ''}"


def moment_in_words(at: datetime, lang: str) -> str:
    """Return a day, an hour and its zone; `at` is by the clock the reader is to look at."""
    return f"{long_date(at.date(), lang)}, {at:%H:%M} ({offset_of(at)})"


def numbered_meeting(ordinal: int, *, is_extraordinary: bool) -> str:
    """Return «XII заседание» or «II внеочередное заседание»."""
    return f"{roman(ordinal)} {'внеочередное ' * is_extraordinary}заседание"


def invitation(meeting: MeetingTold) -> Words:
    """Invite to a meeting, with its agenda."""
    return {
        "ru": {
            "subject": f"Приглашение: {meeting.name('ru')}, {meeting.title('ru')}",
            "paragraphs": [
                f"Приглашаем принять участие: {meeting.name('ru')}, {meeting.title('ru')}.",
                f"Когда: {meeting.when('ru')}.",
                f"Где: {meeting.city}.",
                "Повестка дня:",
                *meeting.agenda,
                "Материалы заседания и сведения о делегациях – на странице заседания.",
            ],
        },
        "en": {
            "subject": f"Invitation: {meeting.name('en')}, {meeting.title('en')}",
            "paragraphs": [
                f"You are invited to {meeting.name('en')} of the {meeting.title('en')}.",
                f"When: {meeting.when('en')}.",
                f"Where: {meeting.city}.",
                "Agenda (in Russian):",
                *meeting.agenda,
                "The papers and the delegations are on the page of the meeting.",
            ],
        },
    }


def invitation_issued(meeting: MeetingTold, number: int) -> Words:
    """Tell a state that the invitation of its member is written, sealed and there to be kept."""
    return {
        "ru": {
            "subject": f"Приглашение № {number}: {meeting.name('ru')}, {meeting.title('ru')}",
            "paragraphs": [
                f"Вашему государству выписано приглашение № {number}: {meeting.name('ru')}, {meeting.title('ru')}.",
                f"Когда: {meeting.when('ru')}. Где: {meeting.city}.",
                "Документ открывается на его странице; если он еще печатается, зайдите через несколько минут.",
            ],
        },
        "en": {
            "subject": f"Invitation No {number}: {meeting.name('en')}, {meeting.title('en')}",
            "paragraphs": [
                f"Invitation No {number} to {meeting.name('en')} of the {meeting.title('en')} is written for your state.",
                f"When: {meeting.when('en')}. Where: {meeting.city}.",
                "The document (in Russian) opens on its page; if it is still being printed, come again in some minutes.",
            ],
        },
    }


def agenda_changed(meeting: MeetingTold, number: int) -> Words:
    """Tell that a new version of the agenda is published."""
    return {
        "ru": {
            "subject": f"Новая редакция повестки дня: {meeting.name('ru')}",
            "paragraphs": [
                f"Опубликована редакция № {number} повестки дня: {meeting.name('ru')}, {meeting.when('ru')}.",
                *meeting.agenda,
            ],
        },
        "en": {
            "subject": f"New version of the agenda: {meeting.name('en')}",
            "paragraphs": [
                f"Version {number} of the agenda is published: {meeting.name('en')}, {meeting.when('en')}.",
                *meeting.agenda,
            ],
        },
    }


def meeting_moved(meeting: MeetingTold, former: MeetingTold, reason: str) -> Words:
    """Tell that a meeting is held at another time or place than the members know."""
    return {
        "ru": {
            "subject": f"Заседание перенесено: {meeting.name('ru')}",
            "paragraphs": [
                f"{meeting.name('ru')} перенесено.",
                f"Было: {former.when('ru')}, {former.city}.",
                f"Стало: {meeting.when('ru')}, {meeting.city}.",
                f"Причина: {reason}",
            ],
        },
        "en": {
            "subject": f"Meeting moved: {meeting.name('en')}",
            "paragraphs": [
                f"{meeting.name('en').capitalize()} is moved.",
                f"It was: {former.when('en')}, {former.city}.",
                f"It is: {meeting.when('en')}, {meeting.city}.",
                f"Reason: {reason}",
            ],
        },
    }


def meeting_cancelled(meeting: MeetingTold, reason: str) -> Words:
    """Tell that a meeting the members know of is not held."""
    return {
        "ru": {
            "subject": f"Заседание отменено: {meeting.name('ru')}",
            "paragraphs": [
                f"{meeting.name('ru')} ({meeting.when('ru')}, {meeting.city}) отменено.",
                f"Причина: {reason}",
            ],
        },
        "en": {
            "subject": f"Meeting cancelled: {meeting.name('en')}",
            "paragraphs": [
                f"{meeting.name('en').capitalize()} ({meeting.when('en')}, {meeting.city}) is cancelled.",
                f"Reason: {reason}",
            ],
        },
    }


def decisions_adopted(meeting: MeetingTold, decisions: Sequence[str]) -> Words:
    """Tell that the protocol is signed and which decisions bear numbers now (clause 5.16)."""
    return {
        "ru": {
            "subject": f"Протокол подписан: {meeting.name('ru')}",
            "paragraphs": [
                f"Протокол подписан: {meeting.name('ru')}, {meeting.title('ru')}.",
                *(
                    ["Приняты решения:", *decisions]
                    if decisions
                    else ["Решения на заседании не принимались."]
                ),
            ],
        },
        "en": {
            "subject": f"Protocol signed: {meeting.name('en')}",
            "paragraphs": [
                f"The protocol of {meeting.name('en')} of the {meeting.title('en')} is signed.",
                *(["Decisions adopted:", *decisions] if decisions else ["No decision was adopted."]),
            ],
        },
    }
