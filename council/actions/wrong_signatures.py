"""Why a signed file is not taken: each flaw by its name, with what to do about it."""

from enum import Enum

from council.actions.wrong_files import WrongFile


class SignatureFlaw(Enum):
    """What is wrong with a file that came back signed, in Russian and in English."""

    OTHER_DOCUMENT = (
        (
            "Это другой файл: он не начинается с документа, выданного системой. Скачайте документ, подпишите именно его,"
            " не открывая в редакторе, и загрузите снова."
        ),
        (
            "This is another file: it does not begin with the paper that was given out. Download the paper, sign that very"
            " file without opening it in an editor, and give it again."
        ),
    )
    NOT_SIGNED = (
        "В файле нет новой подписи: загружен сам документ. Подпишите его и загрузите снова.",
        "The file holds no new signature: it is the paper itself. Sign it and give it again.",
    )
    NOT_OVER_OURS = (
        "Подпись в файле не охватывает выданный документ целиком. Подпишите весь файл, встроенной подписью PDF (PAdES).",
        "The signature does not cover the whole of the paper. Sign the whole file, by a signature inside the PDF (PAdES).",
    )
    ADDED_AFTER = (
        "После подписи в файл что-то дописано. Загрузите файл таким, каким его сохранила программа подписания.",
        "Something was added after the signature. Give the file as the signing program saved it.",
    )
    CHANGED = (
        "В файле, кроме подписи, изменено содержание документа. Скачайте документ и подпишите его без правки.",
        "Besides the signature, the contents of the paper were changed. Download it and sign it unchanged.",
    )
    VISIBLE = (
        "Подпись нарисована на странице и может закрыть текст. Поставьте невидимую подпись.",
        "The signature is drawn on a page and could cover its text. Use an invisible signature.",
    )
    BROKEN = (
        "Подпись неверна: подписаны не эти байты, или сертификат подписи ей не соответствует. Подпишите документ заново.",
        "The signature is wrong: other bytes were signed, or the certificate is not that of the key. Sign the paper anew.",
    )
    DAMAGED = (
        "Подпись в файле не читается. Подпишите документ заново встроенной подписью PDF (PAdES).",
        "The signature cannot be read. Sign the paper anew by a signature inside the PDF (PAdES).",
    )
    OVERSIZED = (
        "Подпись в файле слишком велика или подписей слишком много: до 64 КБ на подпись, 16 КБ на сертификат, 40 подписей.",
        "A signature is too large, or there are too many: up to 64 KB a signature, 16 KB a certificate, 40 signatures.",
    )
    UNVOUCHED = (
        (
            "Подпись поставлена по алгоритму, который система не проверяет (например, ГОСТ). Укажите, кто и чем ее проверил:"
            " это будет записано рядом с подписью."
        ),
        (
            "The signature is by an algorithm that is not checked here (GOST, for example). Say who verified it and by what:"
            " that is written down beside it."
        ),
    )
    WRONG_PASSPHRASE = (
        "Файл сертификата не открывается этим паролем. Введите пароль снова.",
        "The passphrase does not open the certificate. Enter it again.",
    )
    NO_PKCS12 = (
        "Это не файл сертификата. Нужен файл PKCS#12 (.p12 или .pfx) с личным ключом.",
        "This is no certificate. A PKCS#12 file (.p12 or .pfx) with your key is needed.",
    )
    NO_KEY = (
        "В файле сертификата нет личного ключа. Выгрузите сертификат вместе с ключом.",
        "The certificate comes without its key. Export it together with the key.",
    )
    EXPIRED = (
        "Сертификат сегодня не действует: его срок истек или еще не начался. Подпишите документ действующим сертификатом.",
        "The certificate is not valid today: its term is over or has not begun. Sign by one that is valid.",
    )
    UNKNOWN_KEY = (
        "Ключом этого вида система не подписывает (например, ГОСТ). Подпишите документ своей программой и загрузите его.",
        "The key is of a kind that does not sign here (GOST, for example). Sign the paper by your own program and give it.",
    )


class WrongEnd(WrongFile):
    """What stands at the end of the file is no signature; it may be what keeps one for long."""


def wrong_signature(flaw: SignatureFlaw) -> WrongFile:
    """Return the refusal of a signed file, or of a key, with the flaw."""
    kind = WrongEnd if flaw in (SignatureFlaw.NOT_SIGNED, SignatureFlaw.ADDED_AFTER) else WrongFile
    return kind(*flaw.value)
