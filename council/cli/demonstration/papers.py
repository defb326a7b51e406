"""The papers of the demonstration's meeting: some issued before it, some taken from its signed protocol."""

from council.actions.issued_papers import invite, issue_paper
from council.actions.rendering import print_issued_paper
from council.cli.demonstration.stage import Stage
from council.records.files import FileStore
from council.records.issued_papers import PaperKind

TO_THE_COMMITTEE = "Исполнительному комитету СНГ (демонстрационные данные)"


def issue_before(stage: Stage, meeting: str, store: FileStore) -> None:
    """Invite the member of Kazakhstan, by mail too, and issue the agenda; the others are left for whoever tries it."""
    [invitation] = invite(
        meeting=meeting, states=["KZ"], by_mail=True, by=stage.officer, at=stage.tick()
    )  # fmt: skip
    agenda = issue_paper(meeting=meeting, kind=PaperKind.AGENDA, by=stage.officer, at=stage.tick())
    _print(stage, [invitation.public_id, agenda.public_id], store)


def issue_after(stage: Stage, meeting: str, store: FileStore) -> None:
    """Issue the sheet of the votes, the dissenting opinions, and an extract on one decision."""
    extract = issue_paper(
        meeting=meeting, kind=PaperKind.EXTRACT, about="3", given_to=TO_THE_COMMITTEE, by=stage.officer,
        at=stage.tick(),
    ).public_id  # fmt: skip
    others = [
        issue_paper(meeting=meeting, kind=kind, by=stage.officer, at=stage.tick()).public_id
        for kind in (PaperKind.MEETING_SHEET, PaperKind.OPINIONS)
    ]
    _print(stage, [extract, *others], store)


def _print(stage: Stage, papers: list[str], store: FileStore) -> None:
    for paper in papers:
        print_issued_paper(paper=paper, store=store, at=stage.tick(1))
