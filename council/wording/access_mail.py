"""What a person is told by letter of the access to their own account, in Russian and in English."""

from datetime import datetime

from council.wording.mail import Words, moment_in_words


def access_reset(moment: datetime, *, by_factor: bool) -> Words:
    """Tell a person that a new password may be set for their account, and what to do if they never asked for it."""
    how_ru = "по вашему второму фактору" if by_factor else "двумя сотрудниками секретариата"
    how_en = "by your second factor" if by_factor else "by two officers of the secretariat"
    return {
        "ru": {
            "subject": "Доступ к вашей учетной записи сбрасывается",
            "paragraphs": [
                "Выдана ссылка, по которой задается новый пароль вашей учетной записи.",
                f"Когда: {moment_in_words(moment, 'ru')}. Сброс подтвержден {how_ru}.",
                "Если вы этого не делали и никого об этом не просили, немедленно позвоните в секретариат.",
                "О сбросе видят и остальные пользователи вашего государства; сутки он отмечен на перекличке.",
            ],
        },
        "en": {
            "subject": "Access to your account is being reset",
            "paragraphs": [
                "A link was given out by which a new password of your account is set.",
                f"When: {moment_in_words(moment, 'en')}. The reset was confirmed {how_en}.",
                "If this was not you and you asked nobody for it, call the secretariat at once.",
                "The other users of your state are shown it too; for a day it is marked at the roll call.",
            ],
        },
    }


def signed_in_elsewhere(moment: datetime, address: str, device: str) -> Words:
    """Tell a person that somebody has entered their password on a device, or at a place, not known before."""
    return {
        "ru": {
            "subject": "Вход с нового места или устройства",
            "paragraphs": [
                "Ваш пароль введен там, где его прежде не вводили.",
                f"Когда: {moment_in_words(moment, 'ru')}.",
                f"Сетевой адрес: {address or 'неизвестен'}. Устройство: {device or 'неизвестное'}.",
                "Если это вы, делать ничего не нужно.",
                "Если нет, завершите сеансы, смените пароль и сообщите в секретариат.",
            ],
        },
        "en": {
            "subject": "Sign-in from a new place or device",
            "paragraphs": [
                "Your password was entered where it never was before.",
                f"When: {moment_in_words(moment, 'en')}.",
                f"Network address: {address or 'unknown'}. Device: {device or 'unknown'}.",
                "If it was you, there is nothing to do.",
                "If not, end the sessions, change the password and tell the secretariat.",
            ],
        },
    }
