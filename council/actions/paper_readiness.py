"""What must have happened before a paper can be issued, said to whoever asks too early."""

from council.papers.minutes_text import MinutesText, opinions_told
from council.records.issued_papers import PaperKind

_SIGNED = (
    "Протокол заседания еще не подписан: документ составляется по подписанному протоколу.",
    "The minutes are not signed yet: the paper is made from the signed minutes.",
)
_PUBLISHED = (
    "Повестка дня еще не опубликована. Опубликуйте ее, затем выпустите документ.",
    "The agenda is not published yet. Publish it, then issue the paper.",
)
_NOT_READY: dict[PaperKind, tuple[str, str]] = {
    PaperKind.INVITATION: (
        "Приглашения выписываются после публикации заседания с повесткой дня и до его закрытия.",
        "Invitations are written once the meeting is published with its agenda, and until it is closed.",
    ),
    PaperKind.AGENDA: _PUBLISHED,
    PaperKind.BLANK_SHEET: (
        "Лист составляется по вопросам повестки дня до закрытия заседания.",
        "The sheet is made from the items of the agenda, until the meeting is closed.",
    ),
    PaperKind.PARTICIPANTS: (
        "Заседание не открыто: участников еще нет.",
        "The meeting is not open: nobody has taken part yet.",
    ),
    PaperKind.VOTE_SHEET: (
        "Голосование не закрыто: лист составляется после его закрытия.",
        "The vote is not closed: the sheet is made after its close.",
    ),
    PaperKind.MEETING_SHEET: (
        "Лист составляется после закрытия заседания, на котором проводились голосования.",
        "The sheet is made after the close of a meeting at which votes were held.",
    ),
    PaperKind.CHAIRMANSHIP: (
        "На день заседания председательствующее государство не определено.",
        "No state chairs on the day of the meeting.",
    ),
    PaperKind.SHORT_MINUTES: _SIGNED,
    PaperKind.EXTRACT: _SIGNED,
    PaperKind.OPINIONS: (
        "Протокол не подписан или не содержит особых мнений.",
        "The minutes are not signed, or hold no dissenting opinion.",
    ),
    PaperKind.CREDENTIALS: (
        "Протокол не подписан, или все члены Совета участвовали лично.",
        "The minutes are not signed, or every member took part in person.",
    ),
    PaperKind.COPY: (
        "Подписанный документ еще не напечатан: копию снимать не с чего.",
        "The signed paper is not printed yet: there is nothing to copy.",
    ),
    PaperKind.POSITIONS: (
        "Позиции государств не запрошены: сводить в таблицу нечего.",
        "The states were not asked for their positions: there is nothing to tabulate.",
    ),
}
_NOT_HELD: dict[PaperKind, tuple[str, str]] = {
    PaperKind.OPINIONS: (
        "В подписанном протоколе нет особых мнений.",
        "The signed minutes hold no dissenting opinion.",
    ),
    PaperKind.CREDENTIALS: (
        "По подписанному протоколу заместителей не было: члены Совета участвовали лично.",
        "By the signed minutes there were no substitutes: the members took part in person.",
    ),
}


def not_ready(kind: PaperKind) -> tuple[str, str]:
    """Return in both languages why the paper cannot be issued as things stand."""
    return _NOT_READY[kind]


def not_in_minutes(kind: PaperKind, signed: MinutesText | None) -> tuple[str, str] | None:
    """Return in both languages why the paper cannot be taken from the signed protocol; None where it can."""
    if signed is None:
        return _SIGNED if kind in _NOT_HELD else not_ready(kind)
    held = {PaperKind.OPINIONS: opinions_told(signed.items), PaperKind.CREDENTIALS: signed.powers}
    return None if held.get(kind, True) else _NOT_HELD[kind]
