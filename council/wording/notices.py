"""What letters tell one delegation or one person: a vote that is open, a protocol to sign, powers confirmed or refused."""

from datetime import date, datetime

from council.wording.dates import long_date
from council.wording.mail import MeetingTold, Words, moment_in_words


def vote_opened(meeting: MeetingTold, *, item: str, no_objection: bool, until: datetime | None) -> Words:
    """Ask for a vote, or whether there are objections; in writing until the stated end."""
    asked_ru = "Председательствующий спросил, есть ли возражения" if no_objection else "Открыто голосование"
    asked_en = "The chair has asked whether there are objections" if no_objection else "A vote is open"
    ends_ru = [f"Ответ принимается до: {moment_in_words(until, 'ru')}."] if until else []
    ends_en = [f"Replies are taken until {moment_in_words(until, 'en')}."] if until else []
    return {
        "ru": {
            "subject": f"{asked_ru}: {item}",
            "paragraphs": [
                f"{asked_ru}: {meeting.name('ru')}, {meeting.title('ru')}.",
                f"Вопрос: {item}.",
                *ends_ru,
                "Голосуют на странице голосования. Это письмо голосом не является, ответить на него нельзя.",
            ],
        },
        "en": {
            "subject": f"{asked_en}: {item}",
            "paragraphs": [
                f"{asked_en} at {meeting.name('en')} of the {meeting.title('en')}.",
                f"Item (in Russian): {item}.",
                *ends_en,
                "Vote on the page of the vote. This letter is no ballot and cannot be answered.",
            ],
        },
    }


def draft_circulated(meeting: MeetingTold, *, version: int, until: date) -> Words:
    """Ask the delegations for their remarks on the draft of the protocol."""
    return {
        "ru": {
            "subject": f"Проект протокола: {meeting.name('ru')}",
            "paragraphs": [
                f"Составлен проект протокола (редакция {version}): {meeting.name('ru')}, {meeting.title('ru')}.",
                f"Замечания государств принимаются в системе до {long_date(until)} включительно.",
                "Если замечаний нет, сообщите и об этом: молчание будет записано как молчание.",
                "Особое мнение можно представить в системе, пока протокол не подписан.",
            ],
        },
        "en": {
            "subject": f"Draft protocol: {meeting.name('en')}",
            "paragraphs": [
                f"The protocol of {meeting.name('en')} of the {meeting.title('en')} is drafted (version {version}).",
                f"Remarks of the states are taken in the system until {long_date(until, 'en')} inclusive.",
                "If there are none, say so too: silence is recorded as silence.",
                "A dissenting opinion may be filed in the system until the protocol is signed.",
            ],
        },
    }


def minutes_prepared(meeting: MeetingTold) -> Words:
    """Tell the delegations that the protocol goes to be signed."""
    return {
        "ru": {
            "subject": f"Протокол подготовлен к подписанию: {meeting.name('ru')}",
            "paragraphs": [
                f"Протокол подготовлен к подписанию: {meeting.name('ru')}, {meeting.title('ru')}.",
                "Особое мнение можно представить в системе, пока протокол не подписан.",
            ],
        },
        "en": {
            "subject": f"Protocol prepared for signature: {meeting.name('en')}",
            "paragraphs": [
                f"The protocol of {meeting.name('en')} of the {meeting.title('en')} is prepared for signature.",
                "A dissenting opinion may be filed in the system until the protocol is signed.",
            ],
        },
    }


def minutes_to_sign(meeting: MeetingTold, version: int) -> Words:
    """Ask whoever presided to sign."""
    return {
        "ru": {
            "subject": f"Протокол ждет вашей подписи: {meeting.name('ru')}",
            "paragraphs": [
                f"Редакция {version} протокола подготовлена к подписанию: {meeting.name('ru')}, {meeting.title('ru')}.",
                "Прочитайте протокол на его странице и подпишите. Прежние редакции подписать нельзя.",
            ],
        },
        "en": {
            "subject": f"The protocol waits for your signature: {meeting.name('en')}",
            "paragraphs": [
                f"Version {version} of the protocol is prepared for signature: {meeting.name('en')}, {meeting.title('en')}.",
                "Read it on its page and sign. Earlier versions can no longer be signed.",
            ],
        },
    }


def minutes_reopened(meeting: MeetingTold, because: str) -> Words:
    """Tell who prepares and who signs that the protocol goes back from its signature."""
    return {
        "ru": {
            "subject": f"Протокол возвращен на доработку: {meeting.name('ru')}",
            "paragraphs": [
                f"Протокол возвращен на доработку: {meeting.name('ru')}, {meeting.title('ru')}.",
                f"{because}. Это должно войти в протокол до подписания.",
                "Секретариат составит новую редакцию и снова подготовит ее к подписанию.",
            ],
        },
        "en": {
            "subject": f"Protocol taken back: {meeting.name('en')}",
            "paragraphs": [
                f"The protocol of {meeting.name('en')} of the {meeting.title('en')} goes back from its signature.",
                f"In Russian: {because}. This must enter the protocol before it is signed.",
                "The secretariat drafts a new version and prepares it for signature again.",
            ],
        },
    }


def correction_to_sign(meeting: MeetingTold, number: int, reason: str) -> Words:
    """Ask whoever signs to read a correction of a signed protocol."""
    return {
        "ru": {
            "subject": f"Исправление протокола ждет вашей подписи: {meeting.name('ru')}",
            "paragraphs": [
                f"Предложено исправление {number} протокола: {meeting.name('ru')}, {meeting.title('ru')}.",
                f"Причина: {reason.rstrip('.')}.",
                "Прочитайте, что исправлено, и подпишите исправление или отклоните его.",
            ],
        },
        "en": {
            "subject": f"A correction of the protocol waits for your signature: {meeting.name('en')}",
            "paragraphs": [
                f"Correction {number} of the protocol of {meeting.name('en')} of the {meeting.title('en')} is proposed.",
                f"Reason (in Russian): {reason.rstrip('.')}.",
                "Read what differs, and sign the correction or decline it.",
            ],
        },
    }


def minutes_corrected(meeting: MeetingTold, number: int, reason: str) -> Words:
    """Tell the delegations that a signed protocol is replaced by its correction."""
    return {
        "ru": {
            "subject": f"Протокол исправлен: {meeting.name('ru')}",
            "paragraphs": [
                f"Подписано исправление {number} протокола: {meeting.name('ru')}, {meeting.title('ru')}.",
                f"Причина: {reason.rstrip('.')}.",
                "Прежний текст сохранен и помечен как замененный. Голоса и решения исправление не меняет.",
            ],
        },
        "en": {
            "subject": f"Protocol corrected: {meeting.name('en')}",
            "paragraphs": [
                f"Correction {number} of the protocol of {meeting.name('en')} of the {meeting.title('en')} is signed.",
                f"Reason (in Russian): {reason.rstrip('.')}.",
                "The earlier text is kept and marked as replaced. The correction changes neither votes nor decisions.",
            ],
        },
    }


def credential_confirmed(meeting: MeetingTold, *, person: str, state_ru: str, state_en: str) -> Words:
    """Tell the state and its substitute that the powers stand."""
    return {
        "ru": {
            "subject": f"Полномочия подтверждены: {meeting.name('ru')}",
            "paragraphs": [
                f"Секретариат подтвердил полномочия: {person}, {state_ru}.",
                meeting.line("ru"),
            ],
        },
        "en": {
            "subject": f"Powers confirmed: {meeting.name('en')}",
            "paragraphs": [
                f"The secretariat has confirmed the powers of {person}, {state_en}.",
                meeting.line("en"),
            ],
        },
    }


def credential_refused(
    meeting: MeetingTold, *, person: str, state_ru: str, state_en: str, reason: str
) -> Words:
    """Tell the state and its substitute why the powers do not stand."""
    return {
        "ru": {
            "subject": f"Полномочия не подтверждены: {meeting.name('ru')}",
            "paragraphs": [
                f"Секретариат не подтвердил полномочия: {person}, {state_ru}.",
                f"Причина: {reason}",
                f"Можно представить другой документ: {meeting.name('ru')}, {meeting.when('ru')}.",
            ],
        },
        "en": {
            "subject": f"Powers not confirmed: {meeting.name('en')}",
            "paragraphs": [
                f"The secretariat has not confirmed the powers of {person}, {state_en}.",
                f"Reason: {reason}",
                f"Another paper may be filed for {meeting.name('en')}, {meeting.when('en')}.",
            ],
        },
    }
