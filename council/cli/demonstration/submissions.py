"""What the states bring to meeting XIII: materials accepted, waiting and returned, and an item that one proposes."""

from council.actions.item_proposals import propose_item
from council.actions.materials import add_version
from council.actions.submissions import accept_material, return_material, submit_material
from council.cli.demonstration.documents import Document, printed
from council.cli.demonstration.stage import Stage
from council.records.files import FileStore
from council.records.materials import Material, MaterialKind, Openness

PROPOSALS = Document(
    2,
    "Предложения",
    "Предложения к перечню судов для совместного строительства",
    ("1. Включить в перечень паром «река – море».", "2. Уточнить срок поставки судового комплекта."),
    kind_of_material=MaterialKind.OPINION,
)
PROPOSALS_MENDED = Document(
    2,
    "Предложения",
    PROPOSALS.title,
    ("1. Включить в перечень паром «река – море».", "2. Поставить судовой комплект до 1 октября."),
    kind_of_material=MaterialKind.OPINION,
)
FORECAST = Document(
    3,
    "Доклад",
    "Потребность предприятий в новых материалах",
    ("Потребность растет второй год.", "Сведения предприятий сведены в таблицу."),
    Openness.OBSERVERS,
    MaterialKind.REPORT,
)
WITHOUT_A_TERM = Document(
    4,
    "Предложения",
    "Дополнения к плану работы Совета",
    ("Провести совещание экспертов.",),
    kind_of_material=MaterialKind.OPINION,
)


def submit_documents(stage: Stage, meeting: str, items: list[str], store: FileStore) -> None:
    """Let three states submit a document each."""
    accepted = _submit(stage, meeting, items, store, PROPOSALS, "RU")
    accept_material(material=accepted.public_id, version=1, by=stage.officer, at=stage.tick(1))
    add_version(
        material=accepted.public_id, change_note="В пункте 2 указан срок поставки.", file_name="Предложения 2.pdf",
        content=printed(PROPOSALS_MENDED, stage), store=store, by=stage.actor("ru"), at=stage.tick(1),
    )  # fmt: skip
    accept_material(material=accepted.public_id, version=2, by=stage.officer, at=stage.tick(1))
    _submit(stage, meeting, items, store, FORECAST, "KZ")
    returned = _submit(stage, meeting, items, store, WITHOUT_A_TERM, "BY")
    return_material(
        material=returned.public_id, version=1, remark="Укажите, когда и где пройдет совещание.",
        by=stage.officer, at=stage.tick(1),
    )  # fmt: skip


def propose(stage: Stage, meeting: str) -> None:
    """Let a state propose an item, which waits for the secretariat's answer."""
    propose_item(
        meeting=meeting, state="KG", title="О подготовке кадров для легкой промышленности",
        rapporteur="Кыргызская Республика", functions=("2.1",),
        points=("Принять информацию к сведению.", "Провести обмен преподавателями профильных колледжей."),
        by=stage.actor("kg"), at=stage.tick(1),
    )  # fmt: skip


def _submit(
    stage: Stage, meeting: str, items: list[str], store: FileStore, document: Document, state: str
) -> Material:
    return submit_material(
        meeting=meeting,
        state=state,
        item=items[document.item - 1],
        title=document.title,
        kind=document.kind_of_material,
        openness=document.openness,
        file_name=document.file_name,
        content=printed(document, stage),
        store=store,
        by=stage.actor(state.lower()),
        at=stage.tick(1),
    )
