"""Where a weak point of a meeting is mended: for each finding the page on which it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from flask import url_for
from flask_babel import lazy_gettext as _l

from council.law.ruling import Ruling

# The pages of the meeting as a whole: finding → endpoint and what is done there.
OF_MEETING = {
    "agenda_without_items": ("agenda.add_item", _l("Внести вопрос")),
    "meeting_not_published": ("convening.publish_meeting", _l("Опубликовать заседание")),
    "agenda_changed": ("convening.publish_agenda", _l("Опубликовать измененную повестку")),
    "agenda_not_adopted": ("day.show", _l("Ход заседания")),
    "materials_overdue": ("dispatches.list_dispatches", _l("Разослать материалы")),
    "materials_to_be_sent": ("dispatches.list_dispatches", _l("Разослать материалы")),
    "materials_partly_sent": ("dispatches.list_dispatches", _l("Разослать материалы")),
    "materials_not_with_all": ("dispatches.list_dispatches", _l("Разослать материалы")),
    "materials_sent_late": ("notice.consent_to_materials", _l("Записать согласие заседания")),
    "papers_after_term": ("notice.consent_to_materials", _l("Записать согласие заседания")),
    "materials_late": ("notice.consent_to_materials", _l("Записать согласие заседания")),
    "venue_not_proposed": ("venues.show_venue", _l("Место заседания")),
    "venue_awaits_agreement": ("venues.show_venue", _l("Место заседания")),
    "venue_objected_to": ("venues.show_venue", _l("Место заседания")),
    "venue_not_the_agreed_one": ("venues.show_venue", _l("Место заседания")),
    "powers_waiting": ("credentials.list_credentials", _l("Рассмотреть полномочия")),
    "powers_missing": ("credentials.file_credential", _l("Внести полномочия")),
    "powers_not_for_items": ("credentials.file_credential", _l("Внести полномочия")),
    "items_without_quorum": ("credentials.list_credentials", _l("Рассмотреть полномочия")),
    "powers_before_move": ("credentials.list_credentials", _l("Рассмотреть полномочия")),
    "one_person_for_states": ("credentials.list_credentials", _l("Рассмотреть полномочия")),
    "quorum_not_expected": ("credentials.list_credentials", _l("Рассмотреть полномочия")),
    "item_affects_unrepresented": ("credentials.file_credential", _l("Внести полномочия")),
    "item_affects_absent": ("day.show", _l("Ход заседания")),
    "no_quorum": ("day.show", _l("Ход заседания")),
    "nobody_presides": ("day.show", _l("Ход заседания")),
    "another_presides": ("day.show", _l("Ход заседания")),
}
# The pages of the items that a finding numbers.
OF_ITEM = {
    "items_without_draft": ("agenda.write_draft", _l("Проект решения по вопросу %(number)s")),
    "items_without_function": ("agenda.change_item", _l("Функция для вопроса %(number)s")),
    "item_affects_disinterested": (
        "affected.flag_affected",
        _l("Затронутые государства по вопросу %(number)s"),
    ),
    "item_with_narrow_base": ("what_if.show", _l("Что будет по вопросу %(number)s")),
}
OF_BODY = {
    "nobody_chairs": ("chairmanship.list_chairmanships", _l("Внести председательство")),
    "chair_holds_over": ("chairmanship.list_chairmanships", _l("Внести председательство")),
    "secretariat_head_unknown": ("secretariat.hand_over", _l("Передать секретариат")),
    "secretariat_head_of_another": ("secretariat.hand_over", _l("Передать секретариат")),
}


class Mending(NamedTuple):
    """A way to the page on which a weak point is mended."""

    url: str
    act: str


def mendings(ruling: Ruling, *, meeting: str, items: Mapping[str, str]) -> list[Mending]:
    """Return where the finding is mended; `items` holds the identifiers of the items by their numbers."""
    if ruling.finding in OF_BODY:
        endpoint, act = OF_BODY[ruling.finding]
        return [Mending(url_for(endpoint), str(act))]
    if ruling.finding in OF_MEETING:
        endpoint, act = OF_MEETING[ruling.finding]
        return [Mending(url_for(endpoint, meeting=meeting), str(act))]
    if ruling.finding not in OF_ITEM:
        return []
    endpoint, act = OF_ITEM[ruling.finding]
    numbers = ruling.figures.get("items", ())
    return [
        Mending(url_for(endpoint, item=items[number]), str(act) % {"number": number})
        for number in numbers
        if number in items
    ]
