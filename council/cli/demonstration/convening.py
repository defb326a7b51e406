"""What precedes meetings and follows them: a petition, a place, late papers, the year's plans."""

from datetime import date, datetime

from sqlalchemy import select

from council.actions.notice import consent_to_late_materials
from council.actions.petitions import answer_petition, file_petition
from council.actions.plans import record_yearly
from council.actions.venues import answer_venue, propose_venue
from council.cli.demonstration.beginnings import BEGUN_AT
from council.cli.demonstration.documents import Document, give_documents
from council.cli.demonstration.stage import Stage
from council.records.database import db
from council.records.files import FileStore
from council.records.meetings import Meeting, Series
from council.records.plans import YearlyPaper

INVENTED = "демонстрационные данные"
PLANS = {2026: (date(2025, 6, 4), f"решение № 11/7 ({INVENTED})")}  # the plan meeting XI approved
SUPPORTERS = ("am", "tj", "tm")  # with Belarus, which files it, four of nine: one short of the majority
HANDED_OUT = Document(
    0, "Справка", "Справка, розданная на заседании", ("Сведения уточнены после рассылки материалов.",)
)


def play(stage: Stage, store: FileStore, now: datetime) -> None:
    """Enter everything as of now; the answers of the others are awaited."""
    _petition(stage)
    _place(stage)
    _late_paper(stage, store)
    for year in range(BEGUN_AT.year, now.year + 1):
        _of_year(stage, YearlyPaper.PLAN, year, *PLANS.get(year, (date(year - 1, 12, 10), _paper_of(year))))
    for year in range(BEGUN_AT.year, now.year):
        _of_year(stage, YearlyPaper.INFORMATION, year, date(year, 12, 15), _paper_of(year))


def _petition(stage: Stage) -> None:
    petition = file_petition(
        state="BY",
        subject="О мерах защиты рынка станкостроительной продукции (демонстрационное предложение)",
        agenda=(
            "О положении на рынке станкостроительной продукции",
            "О согласованных мерах по защите производителей",
        ),
        by=stage.actor("by"),
        at=stage.tick(1),
    ).public_id
    for key in SUPPORTERS:
        answer_petition(
            petition=petition, state=key.upper(), supports=True, by=stage.actor(key), at=stage.tick(1)
        )
    answer_petition(
        petition=petition,
        state="MD",
        supports=False,
        note="Вопрос может быть рассмотрен на очередном заседании",
        letter=f"письмо № 11-208 ({INVENTED})",
        by=stage.officer,
        at=stage.tick(1),
    )


def _place(stage: Stage) -> None:
    meeting = db.session.scalars(select(Meeting).where(Meeting.public_id == _meeting(13))).one()
    proposal = propose_venue(
        meeting=meeting.public_id, city=meeting.city, by=stage.officer, at=stage.tick(1)
    ).public_id
    for key in ("kz", "uz"):
        answer_venue(proposal=proposal, state=key.upper(), agrees=True, by=stage.actor(key), at=stage.tick(1))


def _late_paper(stage: Stage, store: FileStore) -> None:
    """A paper is handed out at the meeting itself, and the meeting agrees to consider it."""
    meeting = _meeting(12)
    give_documents(stage, meeting, [], store, (HANDED_OUT,))
    consent_to_late_materials(
        meeting=meeting, note="справка, розданная на заседании", by=stage.officer, at=stage.tick(1)
    )


def _of_year(stage: Stage, kind: YearlyPaper, year: int, done_on: date, basis: str) -> None:
    record_yearly(kind=kind, year=year, done_on=done_on, basis=basis, by=stage.officer, at=stage.tick(1))


def _paper_of(year: int) -> str:
    return f"бумага {year} года ({INVENTED})"


def _meeting(ordinal: int) -> str:
    """Return the identifier of a regular meeting by its number."""
    found = select(Meeting.public_id).where(Meeting.series == Series.REGULAR, Meeting.ordinal == ordinal)
    return db.session.scalars(found).one()
