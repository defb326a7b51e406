"""The papers of a dispatch, chosen and checked: versions in force that the members may see, or all that was adopted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.actions.refusals import Conflict, Incomplete, require_in_order
from council.records.dispatches import Dispatch, DispatchKind, DispatchPaper
from council.records.files_sent import files_to_send
from council.records.floor import charter_of
from council.records.materials import MaterialVersion, StoredFile
from council.records.meetings import Meeting
from council.records.minutes import Minutes, Signature
from council.records.preparations import sending_ruling
from council.records.sendable import AdoptedPaper, adopted_papers, versions_to_send
from council.records.sent import day_of_body


@dataclass(frozen=True)
class Papers:
    """What goes out: materials or adopted documents, never both; these as the files in force, signatures and all."""

    versions: tuple[MaterialVersion, ...] = ()
    adopted: tuple[AdoptedPaper, ...] = ()
    files: tuple[StoredFile, ...] = ()  # of what was adopted, in its order

    @property
    def digests(self) -> list[str]:
        """Return the digests of all, as the register keeps them."""
        return [
            *(version.file.sha256 for version in self.versions),
            *(file.sha256 for file in self.files),
        ]

    def rows(self, dispatch: Dispatch) -> list[DispatchPaper]:
        """Return the rows that name the papers in the dispatch."""
        printed = [paper.rendering.id for paper in self.adopted if paper.rendering]
        return [
            *(DispatchPaper(dispatch_id=dispatch.id, version_id=version.id) for version in self.versions),
            *(DispatchPaper(dispatch_id=dispatch.id, rendering_id=key) for key in printed),
        ]


def papers_of(
    session: Session,
    meeting: Meeting,
    kind: DispatchKind,
    versions: Sequence[str],
    handed_on: date | None = None,
) -> Papers:
    """Return the papers asked for, or refuse what cannot be sent now; what was handed on a day is no file of later."""
    if kind is DispatchKind.ADOPTED:
        end_of_day = _end_of(meeting, handed_on)
        adopted = _adopted(session, meeting, before=end_of_day)
        printed = [paper.rendering for paper in adopted if paper.rendering]
        files = files_to_send(session, printed, before=end_of_day)
        return Papers(adopted=adopted, files=tuple(files[one.id] for one in printed))
    return Papers(versions=_materials(session, meeting, versions))


def require_existing(session: Session, meeting: Meeting, papers: Papers, handed_on: date) -> None:
    """Refuse a day on which a version was not there, or the protocol unsigned: nobody was handed what did not exist."""
    if papers.adopted:
        _require_signed(session, meeting, handed_on)
    for version in papers.versions:
        there_on = day_of_body(meeting, version.given_at)
        if handed_on < there_on:
            raise Incomplete(
                f"День вручения раньше дня, когда эта версия внесена ({there_on:%d.%m.%Y}):"
                f" «{version.material.title}».",
                f"The day of delivery is earlier than the day this version was given ({there_on}):"
                f" “{version.material.title}”.",
            )


def _end_of(meeting: Meeting, handed_on: date | None) -> datetime | None:
    """Return when the day was over by the clock of the body; nothing where no day is named."""
    if handed_on is None:
        return None
    return datetime.combine(handed_on + timedelta(days=1), time(), ZoneInfo(charter_of(meeting.body).zone))


def _require_signed(session: Session, meeting: Meeting, handed_on: date) -> None:
    signed = select(Signature.signed_at).join(Minutes, Minutes.id == Signature.minutes_id)
    at = session.scalars(signed.where(Minutes.meeting_id == meeting.id)).one()
    signed_on = day_of_body(meeting, at)
    if handed_on < signed_on:
        raise Incomplete(
            f"День вручения раньше дня, когда подписан протокол ({signed_on:%d.%m.%Y}).",
            f"The day of delivery is earlier than the day the protocol was signed ({signed_on}).",
        )


def _adopted(session: Session, meeting: Meeting, *, before: datetime | None) -> tuple[AdoptedPaper, ...]:
    papers = adopted_papers(session, meeting, before=before)
    if not papers:
        raise Conflict(
            "Протокол еще не подписан: рассылать нечего.",
            "The protocol is not signed yet: there is nothing to send.",
        )
    require_in_order(sending_ruling(session, meeting))
    if any(paper.rendering is None for paper in papers):
        raise Conflict(
            "Протокол и решения еще печатаются. Повторите рассылку, когда будут готовы все документы.",
            "The protocol and the decisions are still being printed. Send again when all of them are ready.",
        )
    return tuple(papers)


def _materials(session: Session, meeting: Meeting, versions: Sequence[str]) -> tuple[MaterialVersion, ...]:
    _require_time_for_materials(meeting)
    if not versions:
        raise Incomplete("Выберите хотя бы один материал.", "Choose at least one material.")
    in_force = versions_to_send(session, meeting)
    chosen = tuple(version for version in in_force if version.public_id in set(versions))
    if len(chosen) < len(set(versions)):
        raise Conflict(
            "Пока вы выбирали, один из материалов отозван, заменен новой версией или еще не показан членам"
            " Совета. Ничего не разослано. Откройте страницу рассылки заново и проверьте выбор.",
            "Meanwhile one of the materials was withdrawn, replaced by a new version, or is not yet shown to the"
            " members. Nothing was sent. Open the page of the dispatch again and check your choice.",
        )
    return chosen


def _require_time_for_materials(meeting: Meeting) -> None:
    if meeting.published_at is None:
        raise Conflict(
            "Заседание еще не опубликовано: члены Совета не увидят материалов. Сначала опубликуйте его.",
            "The meeting is not published: the members could not see the materials. Publish it first.",
        )
    if meeting.closed_at is not None or meeting.cancelled_at is not None:
        raise Conflict(
            "Заседание закрыто или отменено: материалы к нему уже не направляются.",
            "The meeting is closed or cancelled: its materials are sent no more.",
        )
