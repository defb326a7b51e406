"""Every issued paper of the eleventh meeting; `python -m tests.papers.issued FOLDER` sets them, for the eye."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from council.papers.excerpt_text import (
    CopyText,
    CredentialsText,
    ExtractText,
    OpinionsText,
    ShortMinutesText,
)
from council.papers.issued import render_issued
from council.papers.issued_text import (
    AgendaLine,
    AgendaText,
    BlankSheetText,
    ChairmanshipText,
    HeadText,
    InvitationText,
    IssuedText,
    ParticipantsText,
    SheetItem,
    VotingSheetText,
)
from council.papers.minutes_text import MinutesForm, opinions_told
from council.papers.people_text import PersonText, SignatureText
from council.papers.positions_text import ItemPositionsText, PositionsText, StatePositionText
from council.papers.voting_text import RulingText
from council.records.issued_papers import PaperKind
from tests.papers.sample import BODY, DUSHANBE, MINUTES, PERSONS, state

SHA256 = "5fa91c3e" * 8
SIGNED = date(2025, 6, 5)
HEAD = HeadText(
    body=BODY,
    meeting=MINUTES.meeting,
    number=7,
    issued_at=datetime(2025, 6, 9, 11, 20, tzinfo=DUSHANBE),
    issued_by="Зарина Олимова",
    signatures=(SignatureText("Руководитель секретариата Совета", "Ф.\u00a0Рахимов"),),
    demonstration=True,
)
LINES = tuple(AgendaLine(item.number, item.title, item.rapporteur) for item in MINUTES.items)
OPINIONS = opinions_told(MINUTES.items)
ISSUED: dict[PaperKind, IssuedText] = {
    PaperKind.INVITATION: InvitationText(
        HEAD,
        state("KZ"),
        starts_at=datetime(2025, 6, 4, 10, 0, tzinfo=DUSHANBE),
        ends_at=datetime(2025, 6, 4, 18, 0, tzinfo=DUSHANBE),
        venue="Дворец Наврӯз",
        member=PersonText(*PERSONS["KZ"]),
        authority="Министерство промышленности и строительства Республики Казахстан",
        items=LINES,
        substitutes=RulingText("Полномочия лиц, замещающих членов Совета, подтверждаются", "4.1"),
        costs=RulingText("Расходы по организации заседания несет принимающее государство.", "6.1"),
    ),
    PaperKind.AGENDA: AgendaText(HEAD, 3, date(2025, 5, 4), adopted=False, items=LINES),
    PaperKind.BLANK_SHEET: BlankSheetText(
        HEAD, tuple(state(code) for code in PERSONS), LINES, members=9, quorum=6, quorum_clause="5.3"
    ),
    PaperKind.PARTICIPANTS: ParticipantsText(
        HEAD, MINUTES.delegations, MINUTES.others, MINUTES.absent, is_final=True, annex=1
    ),
    PaperKind.VOTE_SHEET: VotingSheetText(
        HEAD, (SheetItem(4, MINUTES.items[3].title, MINUTES.items[3].proceedings[-1:]),)
    ),
    PaperKind.MEETING_SHEET: VotingSheetText(
        HEAD, tuple(SheetItem(i.number, i.title, i.proceedings) for i in MINUTES.items if i.proceedings), whole=True
    ),
    PaperKind.CHAIRMANSHIP: ChairmanshipText(
        HEAD, date(2025, 6, 4), state("TJ"), date(2025, 1, 1), date(2025, 12, 31),
        RulingText("Республика Таджикистан председательствует по очереди в порядке русского алфавита.", "4.3"),
        RulingText("Сопредседатели: предшествующий – Россия, последующий – Туркменистан.", "4.3"),
        co_chairs=(state("RU"), state("TM")), presided=("Шариф Кабиров – председатель Совета (Республика Таджикистан)",),
    ),
    PaperKind.SHORT_MINUTES: ShortMinutesText(
        HEAD, replace(MINUTES, form=MinutesForm.SHORT, record={}), SIGNED, SHA256
    ),
    PaperKind.EXTRACT: ExtractText(
        HEAD, MINUTES.presiding, MINUTES.quorum, MINUTES.items[2:4], SIGNED, SHA256, "Исполнительному комитету СНГ"
    ),
    PaperKind.OPINIONS: OpinionsText(HEAD, OPINIONS),
    PaperKind.CREDENTIALS: CredentialsText(HEAD, MINUTES.powers, annex=2),
    PaperKind.COPY: CopyText(HEAD, "Решение № 11/3", "decision-11-3.pdf", SHA256, 48_201, "Ш.\u00a0Кабиров", SIGNED),
    PaperKind.POSITIONS: PositionsText(
        HEAD,
        (
            ItemPositionsText(
                3, MINUTES.items[2].title, 2, date(2025, 5, 20), "Позиции сообщили 2 из 9 государств, срок истек 20 мая 2025 года.",
                (
                    StatePositionText(state("KZ"), "remarks", "Срок – до 1 октября.", date(2025, 5, 19), "№ 12/3 от 15.05.2025"),
                    StatePositionText(state("UZ"), "object", "", date(2025, 5, 22), late=True),
                    StatePositionText(state("MD")),
                ),
            ),
        ),
    ),
}  # fmt: skip


def rendered(kind: PaperKind, original: bytes) -> bytes:
    return render_issued(kind, ISSUED[kind], original=original if kind is PaperKind.COPY else b"")


if __name__ == "__main__":
    from council.papers.decision import render_decision
    from tests.papers.sample import DECISION, ON

    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    for kind in PaperKind:
        (folder / f"{kind}.pdf").write_bytes(rendered(kind, render_decision(DECISION, on=ON)))
