"""The documents of the demonstration's meetings: short, invented, and real PDF files."""

from dataclasses import dataclass

from council.actions.materials import add_material
from council.charters import load_charter
from council.cli.demonstration.stage import Stage
from council.papers.note import NoteText, render_note
from council.papers.people_text import BodyText
from council.records.files import FileStore
from council.records.materials import MaterialKind, MaterialOrigin, Openness

CHARTER = "cis_industrial_policy"


@dataclass(frozen=True)
class Document:
    """A document for the item of a number, or for the whole meeting (0)."""

    item: int
    kind: str
    title: str
    paragraphs: tuple[str, ...]
    openness: Openness = Openness.ADVISORY
    kind_of_material: MaterialKind = MaterialKind.DRAFT
    origin: MaterialOrigin = MaterialOrigin.SECRETARIAT

    @property
    def file_name(self) -> str:
        return f"{self.title[:60]}.pdf"


AGREEMENT = Document(
    3,
    "Проект",
    "Соглашение о сотрудничестве государств – участников СНГ в развитии отраслей тяжелого машиностроения",
    (
        "Статья 1. Стороны развивают кооперацию предприятий тяжелого машиностроения на взаимовыгодной основе.",
        "Статья 2. Перечень совместных производств ведет каждая из Сторон и сообщает о его изменении другим.",
        (
            "Статья 3. Настоящее Соглашение вступает в силу по истечении 30 дней с даты получения депозитарием"
            " третьего уведомления о выполнении внутригосударственных процедур."
        ),
    ),
)
INFORMATION = Document(
    0,
    "Справка",
    "Порядок проведения заседания",
    ("Регистрация делегаций начинается за час до открытия.", "Рабочий язык заседания – русский."),
    Openness.OBSERVERS,
    MaterialKind.PRACTICAL,
)
PLAN = Document(
    7,
    "Проект",
    "План работы Совета на очередной год",
    ("1. Провести очередное заседание Совета.", "2. Подготовить доклад о развитии промышленности."),
)
OPINION = Document(
    2,
    "Заключение",
    "Заключение на перечень судов для совместного строительства",
    ("Перечень соответствует задачам Совета.", "Замечаний к срокам нет."),
    Openness.ADOPTED,
    MaterialKind.OPINION,
    MaterialOrigin.EXECUTIVE_COMMITTEE,
)
DOCUMENTS = (INFORMATION, AGREEMENT, PLAN)
AHEAD = (INFORMATION, OPINION)


def give_documents(
    stage: Stage,
    meeting: str,
    items: list[str],
    store: FileStore,
    documents: tuple[Document, ...] = DOCUMENTS,
) -> None:
    """Print each document and give it to the meeting."""
    for document in documents:
        add_material(
            meeting=meeting,
            item=items[document.item - 1] if document.item else None,
            title=document.title,
            kind=document.kind_of_material,
            origin=document.origin,
            file_name=document.file_name,
            content=printed(document, stage),
            openness=document.openness,
            store=store,
            by=stage.officer,
            at=stage.tick(),
        )


def printed(document: Document, stage: Stage) -> bytes:
    """Return the document as a PDF, marked as one of the demonstration."""
    charter = load_charter(CHARTER)
    body = BodyText(title=charter.title_ru, title_genitive=charter.title_genitive_ru)
    note = NoteText(body, document.kind, document.title, document.paragraphs, demonstration=True)
    return render_note(note, on=stage.now)
