"""Why a file is not taken: each flaw by its name, with what to do about it."""

from enum import Enum

from council.actions.refusals import Incomplete


class Flaw(Enum):
    """What is wrong with a file, in Russian and in English."""

    EMPTY = ("Файл пуст. Выберите другой.", "The file is empty. Choose another one.")
    OF_NO_KIND = (
        "Принимаются файлы PDF, DOCX, ODT, XLSX, PNG и JPEG. Этот файл – ни один из них.",
        "PDF, DOCX, ODT, XLSX, PNG and JPEG files are taken. This file is none of them.",
    )
    OLD_OFFICE = (
        "Файл сохранен в старом формате или под паролем. Сохраните его как DOCX, XLSX или PDF без пароля.",
        "The file is of an old format or under a password. Save it as DOCX, XLSX or PDF without one.",
    )
    NO_END = (
        "Файл поврежден: у него нет конца. Сохраните его заново.",
        "The file is damaged: its end is missing. Save it anew.",
    )
    DAMAGED = (
        "Файл поврежден и не читается. Сохраните его заново.",
        "The file is damaged and cannot be read. Save it anew.",
    )
    ENCRYPTED = (
        "Файл закрыт паролем, и прочесть его не сможет никто. Сохраните его без пароля.",
        "The file is closed by a password, so that nobody can read it. Save it without one.",
    )
    TOO_MUCH = (
        "Файл распаковывается в слишком большой объем и не принят.",
        "The file unpacks to too much and is not taken.",
    )
    TOO_COMPLEX = (
        "Файл устроен слишком сложно, чтобы его проверить. Сохраните его проще, например как PDF/A.",
        "The file is too complex to be checked. Save it in a simpler way, for example as PDF/A.",
    )
    TOO_MANY_PIXELS = (
        "В изображении слишком много точек. Уменьшите его: для печати хватает 600 точек на дюйм.",
        "The picture has too many pixels. Make it smaller: 600 to the inch are enough for print.",
    )
    MACROS = ("Файл содержит макросы. Сохраните его без них.", "The file holds macros. Save it without them.")
    EMBEDS = (
        "В файл вложен другой файл или объект. Удалите его или приложите отдельно.",
        "Another file or object is embedded in the file. Remove it or give it on its own.",
    )
    LINKS_OUT = (
        "Файл подгружает содержимое извне. Сохраните его без внешних связей.",
        "The file loads contents from elsewhere. Save it without external links.",
    )
    DECLARES = (
        "Файл объявляет собственные правила разметки (DTD), чего документы не делают. Сохраните его заново.",
        "The file declares rules of markup of its own (DTD), as no document does. Save it anew.",
    )
    MISBUILT = (
        "Файл собран не так, как это делает текстовый редактор. Откройте его и сохраните заново.",
        "The file is not put together as an editor does it. Open it and save it anew.",
    )
    TWO_KINDS = (
        "В файле скрыты данные другого вида. Откройте его и сохраните заново.",
        "The file hides data of another kind. Open it and save it anew.",
    )
    ACTS = (
        "Документ PDF содержит сценарии или действия. Напечатайте его в новый PDF и приложите тот.",
        "The PDF holds scripts or actions. Print it to a new PDF and give that one.",
    )


class WrongFile(Incomplete):
    """The file is of no kind we take, damaged, dangerous, or named after another kind."""


def wrong(flaw: Flaw) -> WrongFile:
    """Return the refusal of a file with the flaw."""
    return WrongFile(*flaw.value)
