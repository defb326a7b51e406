"""What is asked about a decision of the body on another majority."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from wtforms import SelectChoice

from council.access.actors import Actor
from council.access.seeing import seen_by
from council.actions.grounds import decisions_to_name, reference_to
from council.law.overrides import Scope
from council.law.rules import OverrideRule
from council.records.agenda import Item
from council.records.meetings import Meeting
from council.web.forms.base import Form
from council.web.forms.fields import choice, day, line, one_of
from council.web.languages import current_language, in_language
from council.web.naming import meeting_name
from council.wording import clause_label

Choices = list[SelectChoice]
LONGEST_CHOICE = 60  # of the words of a clause, on one line of a telephone

SCOPES = {
    Scope.ITEM: _l("один вопрос"),
    Scope.MEETING: _l("все вопросы одного заседания"),
    Scope.ITEM_CLASS: _l("вопросы одного класса"),
    Scope.PERIOD: _l("все вопросы, с указанного дня"),
}


class OverrideForm(Form):
    """Which majority, for what, by which decision, and from when until when."""

    clause = choice(_l("Какое правило изменяется"), _l("Выберите правило"))
    majority = choice(_l("Требуемое большинство"), _l("Выберите большинство"))
    scope = one_of(Scope, SCOPES, _l("К чему относится"), _l("Выберите, к чему относится решение"))
    item = choice(_l("Вопрос"))
    meeting = choice(_l("Заседание"))
    item_class = choice(_l("Класс вопросов"))
    decision = choice(_l("Решение Совета из этой записи"))
    decision_reference = line(_l("Или более раннее решение"))
    decided_on = day(_l("Дата более раннего решения"))
    since_on = day(_l("Первый день"))
    until_on = day(_l("Последний день"))

    def offer(self, session: Session, by: Actor, rule: OverrideRule, named: Mapping[str, str]) -> None:
        """Offer the rules, majorities and classes of the charter, and the meetings still ahead."""
        ahead = _meetings_ahead(session, by)
        self.clause.choices = _clause_choices(rule, named)
        self.majority.choices = [
            SelectChoice(code, in_language(named.title_ru, named.title_en))
            for code, named in rule.majorities.items()
        ]
        self.item_class.choices = [_nothing(), *class_choices(rule)]
        self.meeting.choices = [_nothing(), *(SelectChoice(m.public_id, meeting_name(m)) for m in ahead)]
        self.item.choices = [_nothing(), *_item_choices(session, by, ahead)]
        self.decision.choices = decision_choices(session, by)


class EndingForm(Form):
    """By which decision, or why, what was set otherwise ends."""

    reason = line(_l("Решение или причина"), _l("Укажите решение или причину"))


def class_choices(rule: OverrideRule) -> Choices:
    """Return the classes of items that the charter names."""
    return [
        SelectChoice(code, in_language(named.title_ru, named.title_en))
        for code, named in rule.item_classes.items()
    ]


def _clause_choices(rule: OverrideRule, named: Mapping[str, str]) -> Choices:
    """Return every clause one might want to set otherwise; the law answers for those that cannot be."""
    lang = current_language()
    own = {rule.clause: _("большинство голосов"), rule.chair_clause: _("порядок и срок председательства")}
    words = {clause: shorten(said, LONGEST_CHOICE, placeholder="…") for clause, said in named.items()} | own
    return [
        SelectChoice(clause, f"{clause_label(clause, lang)} {words.get(clause, '')}".rstrip())
        for clause in (rule.clause, rule.chair_clause, *rule.never)
    ]


def decision_choices(session: Session, by: Actor) -> Choices:
    """Return the adopted decisions of the record, after the answer that it is an older one."""
    found = decisions_to_name(session, by.body_id)
    return [
        _nothing(),
        *(SelectChoice(one.public_id, _about(reference_to(one), one.item.title)) for one in found),
    ]


def _meetings_ahead(session: Session, by: Actor) -> list[Meeting]:
    query = seen_by(by, Meeting).where(Meeting.closed_at.is_(None), Meeting.cancelled_at.is_(None))
    return list(session.scalars(query.order_by(Meeting.starts_at)))


def _item_choices(session: Session, by: Actor, meetings: list[Meeting]) -> Choices:
    names = {meeting.id: meeting_name(meeting) for meeting in meetings}
    items = session.scalars(
        seen_by(by, Item)
        .where(Item.meeting_id.in_(names), Item.dropped_at.is_(None))
        .order_by(Item.meeting_id, Item.position)
    )
    return [
        SelectChoice(item.public_id, _about(f"{names[item.meeting_id]}, {item.position}", item.title))
        for item in items
    ]


def _about(what: str, title: str) -> str:
    return f"{what}. {title}"


def _nothing() -> SelectChoice:
    return SelectChoice("", _("— не выбрано —"))
