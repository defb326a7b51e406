"""A certificate of distribution as a text: two states written to, one reached by a courier, two papers, one late."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from council.papers.dispatch_sheet_text import DispatchSheetText, SheetDelivery, SheetPaper, SheetSending
from council.papers.people_text import SignatureText
from council.papers.voting_text import RulingText
from tests.papers.sample import BODY, MINUTES, state

MOSCOW = timezone(timedelta(hours=3))
VERDICT = "Материалы направлены членам Совета за 31 день до заседания, требуется не менее 30."


def moment(day: int, hour: int, minute: int) -> datetime:
    return datetime(2025, 5, day, hour, minute, tzinfo=MOSCOW)


DISTRIBUTION = DispatchSheetText(
    body=BODY,
    meeting=MINUTES.meeting,
    is_of_materials=True,
    number=2,
    composed_at=moment(20, 14, 5),
    composed_by="Сергей Назаров",
    zone="UTC+03:00",
    rulings=(RulingText(VERDICT, "5.11"),),
    papers=(
        SheetPaper(
            1, "Проект Соглашения", 3, "", "agreement.pdf", "0a1b2c3d" * 8,
            sendings=(
                SheetSending(1, date(2025, 5, 4), "всем членам Совета"),
                SheetSending(2, date(2025, 5, 3), "Молдова"),
            ),
        ),
        SheetPaper(
            2, "Справка о ходе работ", 1, "не направлено – Молдова", "note.pdf", "ffee0011" * 8, late=True,
            sendings=(SheetSending(1, date(2025, 5, 9), "Казахстан"),),
        ),
    ),
    deliveries=(
        SheetDelivery(
            1, moment(4, 9, 30), state("KZ"), recipients=3, accepted_at=moment(4, 9, 31),
            opened_at=moment(4, 10, 2), opened_by="Ерлан Ақжолов", acknowledged_at=moment(5, 11, 45),
            acknowledged_by="Ерлан Ақжолов",
        ),
        SheetDelivery(1, moment(4, 9, 30), state("RU"), recipients=2, refused=True),
        SheetDelivery(
            2, moment(6, 16, 20), state("MD"), handed_on=date(2025, 5, 3), evidence="нота от 03.05.2025 № 214"
        ),
        SheetDelivery(1, moment(4, 9, 30), recipients=1),
    ),
    demonstration=True,
    signatures=(SignatureText("Руководитель секретариата Совета", "С. Н. Назаров"),),
)  # fmt: skip
# As it was frozen when a certificate told of each paper the first sending alone, and nobody signed it.
FORMER_SENT = ("4 мая 2025 года – всем членам Совета", "9 мая 2025 года – Казахстан; не направлено – Молдова")
FORMER = replace(
    DISTRIBUTION,
    papers=tuple(
        replace(paper, sent=sent, sendings=())
        for paper, sent in zip(DISTRIBUTION.papers, FORMER_SENT, strict=True)
    ),
    signatures=(),
)
