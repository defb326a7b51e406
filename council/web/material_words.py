"""What is said of a material: its kind, language, origin, openness and where it stands."""

from __future__ import annotations

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from council.records.item_proposals import ItemProposal
from council.records.materials import (
    Material,
    MaterialKind,
    MaterialLanguage,
    MaterialOrigin,
    MaterialVersion,
    Openness,
)
from council.web.filters import teach
from council.web.naming import short_state_name

KINDS = {
    MaterialKind.INVITATION: _l("приглашение"),
    MaterialKind.AGENDA: _l("повестка дня"),
    MaterialKind.PRACTICAL: _l("справочные сведения для участников"),
    MaterialKind.NOTE: _l("справка или пояснительная записка"),
    MaterialKind.DRAFT: _l("проект документа"),
    MaterialKind.REPORT: _l("доклад"),
    MaterialKind.OPINION: _l("заключение или предложения"),
    MaterialKind.OTHER: _l("иное"),
}
LANGUAGES = {
    MaterialLanguage.RU: _l("русский – оригинал"),
    MaterialLanguage.EN: _l("перевод на английский"),
    MaterialLanguage.AZ: _l("перевод на азербайджанский"),
    MaterialLanguage.HY: _l("перевод на армянский"),
    MaterialLanguage.BE: _l("перевод на белорусский"),
    MaterialLanguage.KK: _l("перевод на казахский"),
    MaterialLanguage.KY: _l("перевод на кыргызский"),
    MaterialLanguage.RO: _l("перевод на румынский"),
    MaterialLanguage.TG: _l("перевод на таджикский"),
    MaterialLanguage.TK: _l("перевод на туркменский"),
    MaterialLanguage.UZ: _l("перевод на узбекский"),
    MaterialLanguage.UK: _l("перевод на украинский"),
}
ORIGINS = {
    MaterialOrigin.SECRETARIAT: _l("секретариат"),
    MaterialOrigin.EXECUTIVE_COMMITTEE: _l("Исполнительный комитет СНГ"),
    MaterialOrigin.BASE_ORGANISATION: _l("базовая организация"),
    MaterialOrigin.STATE: _l("государство"),
}
OPENNESS = {
    Openness.MEMBERS: _l("для членов Совета"),
    Openness.ADVISORY: _l("для всех участников"),
    Openness.OBSERVERS: _l("открыт и наблюдателям"),
    Openness.ADOPTED: _l("для членов Совета, после принятия – для всех"),
}


def init_app(app: Flask) -> None:
    """Teach the templates these words."""
    teach(
        app,
        material_kind=lambda kind: str(KINDS[kind]),
        material_language=lambda language: str(LANGUAGES[language]),
        openness_word=lambda circle: str(OPENNESS[circle]),
        giver_of=giver_of,
        standing_of_material=standing_of_material,
        standing_of_version=standing_of_version,
        standing_of_proposal=standing_of_proposal,
    )


def giver_of(material: Material) -> str:
    """Return from whom a material comes."""
    if material.seat is not None:
        return short_state_name(material.seat.state)
    return material.organisation or str(ORIGINS[material.origin])


def standing_of_material(material: Material) -> tuple[str, str] | None:
    """Return where a material stands and the mark of it; None for one that is simply there."""
    if material.withdrawn_at is not None:
        return _("отозван"), "quiet"
    if material.waiting is not None:
        number = material.waiting.number
        awaits = _("ожидает приемки секретариатом")
        return (
            awaits if material.current is None else _("версия %(number)d ожидает приемки", number=number)
        ), "due"
    return (_("возвращен с замечанием"), "no") if material.returned is not None else None


def standing_of_version(version: MaterialVersion, latest: MaterialVersion) -> tuple[str, str]:
    """Return what became of a version and the mark of it."""
    if version.accepted_at is not None:
        return _("принята"), "yes"
    if version.returned_at is not None:
        return _("возвращена"), "no"
    return (_("ожидает приемки"), "due") if version is latest else (_("заменена следующей"), "quiet")


def standing_of_proposal(proposal: ItemProposal) -> tuple[str, str]:
    """Return where an item that a state proposes stands and the mark of it."""
    if proposal.withdrawn_at is not None:
        return _("отозвано"), "quiet"
    if proposal.taken_at is not None:
        return _("включено в повестку дня"), "yes"
    return (
        (_("ожидает ответа секретариата"), "due")
        if proposal.is_waiting
        else (_("возвращено с замечанием"), "no")
    )
