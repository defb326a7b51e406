"""What the letter with the checkpoints of the register says: what they are, how they are compared, and their text."""

from collections.abc import Sequence

from council.wording.mail import Words


def checkpoints_told(notes: Sequence[str], *, left_out: int, title_ru: str, title_en: str) -> Words:
    """Give the signed notes, the earliest first, word for word: a file of one is what the check takes."""
    return {
        "ru": {
            "subject": f"Контрольные точки журнала: {title_ru}",
            "paragraphs": [
                (
                    "Сохраните это письмо. Каждая контрольная точка ниже подтверждает все записи журнала до нее:"
                    " изменить или убрать их так, чтобы точка сошлась, нельзя."
                ),
                (
                    "Чтобы сверить журнал позже, сохраните текст точки в файл и передайте его оператору для"
                    " проверки (flask register verify --checkpoint файл) или сравните его с текстом на странице"
                    " контрольных точек."
                ),
                *([f"Более ранние точки ({left_out}) – на странице контрольных точек."] if left_out else []),
                *notes,
            ],
        },
        "en": {
            "subject": f"Checkpoints of the register: {title_en}",
            "paragraphs": [
                (
                    "Keep this letter. Each checkpoint below stands for every entry of the register before it:"
                    " nobody can change or remove one so that the checkpoint still fits."
                ),
                (
                    "To compare the register later, save the text of a checkpoint to a file and give it to the"
                    " operator to check (flask register verify --checkpoint FILE), or compare it with the text on"
                    " the page of checkpoints."
                ),
                *([f"The earlier ones ({left_out}) are on the page of checkpoints."] if left_out else []),
                *notes,
            ],
        },
    }
