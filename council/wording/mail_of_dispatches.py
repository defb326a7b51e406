"""What the letters of a dispatch say: which papers were sent, and that their receipt is to be confirmed."""

from collections.abc import Sequence

from council.wording.mail import MeetingTold, Words


def materials_sent(meeting: MeetingTold, papers: Sequence[tuple[str, int]], note: str) -> Words:
    """Tell that materials of a meeting were sent (clause 5.11): each by its title and the number of its version."""
    return {
        "ru": {
            "subject": f"Материалы заседания: {meeting.name('ru')}, {meeting.title('ru')}",
            "paragraphs": [
                f"Направляются материалы: {meeting.name('ru')}, {meeting.title('ru')}.",
                f"Когда: {meeting.when('ru')}. Где: {meeting.city}.",
                *(
                    f"{place}. {title}{f' (версия {number})' if number > 1 else ''}"
                    for place, (title, number) in enumerate(papers, 1)
                ),
                *_noted(note),
                "Откройте материалы на странице рассылки и отметьте там их получение.",
            ],
        },
        "en": {
            "subject": f"Materials of the meeting: {meeting.name('en')}, {meeting.title('en')}",
            "paragraphs": [
                f"These are the materials of {meeting.name('en')} of the {meeting.title('en')}.",
                f"When: {meeting.when('en')}. Where: {meeting.city}.",
                *(
                    f"{place}. {title}{f' (version {number})' if number > 1 else ''}"
                    for place, (title, number) in enumerate(papers, 1)
                ),
                *_noted(note),
                "Open them on the page of the dispatch, and confirm there that you have received them.",
            ],
        },
    }


def adopted_sent(meeting: MeetingTold, papers: Sequence[str], note: str) -> Words:
    """Tell that what a meeting adopted was sent, to those who were absent too (clause 5.16)."""
    return {
        "ru": {
            "subject": f"Принятые документы: {meeting.name('ru')}, {meeting.title('ru')}",
            "paragraphs": [
                f"Направляются документы, принятые на заседании: {meeting.name('ru')}, {meeting.title('ru')}.",
                *(f"{place}. {title}" for place, title in enumerate(papers, 1)),
                *_noted(note),
                "Откройте документы на странице рассылки и отметьте там их получение.",
            ],
        },
        "en": {
            "subject": f"Adopted documents: {meeting.name('en')}, {meeting.title('en')}",
            "paragraphs": [
                f"These are the documents adopted at {meeting.name('en')} of the {meeting.title('en')}.",
                *(f"{place}. {title}" for place, title in enumerate(papers, 1)),
                *_noted(note),
                "Open them on the page of the dispatch, and confirm there that you have received them.",
            ],
        },
    }


def _noted(note: str) -> list[str]:
    return [line for line in note.split("\n") if line.strip()]
