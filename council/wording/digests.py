"""What a daily digest says: the day's letters one under another, each with its own page."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from council.wording.mail import Words, moment_in_words

INTRODUCTIONS = {
    "ru": ("Сводка писем: {}", "Что пришло вам к этому часу: {}. Каждое письмо хранится и в системе."),
    "en": ("Digest of letters: {}", "What came for you by this hour: {}. Each letter is kept in the system too."),
}  # fmt: skip


def digest(letters: Sequence[tuple[Words, str]], *, at: datetime, languages: Iterable[str]) -> Words:
    """Gather letters, each with the path of its page; one not written in a language stands there in Russian."""
    return {lang: _in(lang, letters, at) for lang in languages}


def _in(lang: str, letters: Sequence[tuple[Words, str]], at: datetime) -> dict[str, object]:
    subject, introduction = INTRODUCTIONS[lang]
    moment = moment_in_words(at, lang)
    parts = [{**(words.get(lang) or words["ru"]), "path": path} for words, path in letters]
    return {
        "subject": subject.format(moment),
        "paragraphs": [introduction.format(moment)],
        "parts": parts,
    }
