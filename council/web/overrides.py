"""What the body sets otherwise: a decision on another majority recorded, and ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.rights import may
from council.access.scopes import items_seen_by, meetings_seen_by
from council.actions import overrides
from council.charters.clauses import clause_words, glosses
from council.law.overrides import Scope, rule_on_setting_otherwise
from council.law.rules import OverrideRule
from council.law.ruling import Ruling
from council.records.agenda import Item
from council.records.bodies import Body
from council.records.database import db
from council.records.floor import charter_of
from council.records.governing import ledger_of_overrides
from council.records.meetings import Meeting
from council.records.overrides import Override
from council.records.proposals import Proposal, endings_waiting
from council.web.acting import actor_who_may, body_or_404, current_actor
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.forms.overrides import SCOPES, EndingForm, OverrideForm
from council.web.languages import current_language, in_language
from council.web.naming import meeting_name

bp = Blueprint("overrides", __name__)

Page = Response | tuple[str, int]


class Seen(NamedTuple):
    """The meetings and the items whose existence the reader may know, by their keys."""

    meetings: frozenset[int]
    items: frozenset[int]


class LedgerLine(NamedTuple):
    """An override as the ledger tells it: the majority and its reach in words."""

    override: Override
    majority: str
    reach: str
    may_confirm: bool = False
    ending: Proposal | None = None


@bp.route("/overrides/new", methods=["GET", "POST"])
def record_override() -> Page:
    """Record that the body has set another majority: first for what, then the rest of that kind alone.

    The item or meeting may be named by the address.
    """
    by, body = actor_who_may("override.recorded"), body_or_404()
    form = OverrideForm(**_asked_for())
    form.offer(db.session(), by, overrides.override_rule(body, now()), words_of_clauses(body))
    if form.validate_on_submit():
        with form.refusals():
            overrides.record_override(**form.said(), by=by, at=now())
            return redirect(url_for("rules_of_procedure.show_rules"), 303)
    scope = form.scope.data if form.scope.data in set(Scope) else None
    return render_template("overrides/new.html", form=form, scope=scope, scopes=SCOPES), form.status


@bp.post("/overrides/<override>/confirmation")
def confirm_override(override: str) -> Page:
    """Confirm, as the second person, what was entered while its meeting runs."""
    by = current_actor()
    waiting = found_or_404(Override, override, by)
    if not (may(by, "override.recorded", waiting) or overrides.may_confirm(db.session(), waiting, by, now())):
        abort(404)
    overrides.confirm_override(override=override, by=by, at=now())
    return redirect(url_for("rules_of_procedure.show_rules"), 303)


@bp.route("/overrides/<override>/ending", methods=["GET", "POST"])
def end_override(override: str) -> Page:
    """End what was set otherwise."""
    by, shown, form = actor_who_may("override.ended"), found_or_404(Override, override), EndingForm()
    if form.validate_on_submit():
        with form.refusals():
            waiting = overrides.end_override(override=override, reason=form.reason.data, by=by, at=now())
            if waiting is not None:
                return redirect(url_for("proposals.show", proposal=waiting.public_id), 303)
            return redirect(url_for("rules_of_procedure.show_rules"), 303)
    line = _line(shown, body_or_404(), _seen_by(db.session(), by))
    return render_template("overrides/ending.html", line=line, form=form), form.status


def ledger_of(session: Session, body: Body, by: Actor) -> list[LedgerLine]:
    """Return everything the body has set otherwise, the latest first; what the reader may not see is not named."""
    seen = _seen_by(session, by)
    endings = endings_waiting(session, body.id)
    lines = [
        _line(override, body, seen)._replace(ending=endings.get(override.id))
        for override in ledger_of_overrides(session, body.id)
    ]
    return [
        line._replace(may_confirm=overrides.may_confirm(session, line.override, by, now()))
        if line.override.is_waiting
        else line
        for line in lines
    ]


def unchangeable(body: Body) -> list[Ruling]:
    """Return what the law answers to setting each other clause otherwise: with the chairmanship, or never."""
    rule = charter_of(body).latest.override
    if rule is None:
        return []
    return [rule_on_setting_otherwise(rule, clause) for clause in (rule.chair_clause, *rule.never)]


def words_of_clauses(body: Body) -> Mapping[str, str]:
    """Return the words of each clause, in English what it says, as far as they are at hand."""
    code = charter_of(body).code
    return glosses(code) if current_language() == "en" else clause_words(code)


def _seen_by(session: Session, by: Actor) -> Seen:
    meetings = session.scalars(meetings_seen_by(by).with_only_columns(Meeting.id))
    items = session.scalars(items_seen_by(by).with_only_columns(Item.id))
    return Seen(frozenset(meetings), frozenset(items))


def _line(override: Override, body: Body, seen: Seen) -> LedgerLine:
    charter = charter_of(body)
    named = override.named_in(charter)
    rule = charter.edition_on(override.since_on).override
    return LedgerLine(override, in_language(named.title_ru, named.title_en), _reach(override, rule, seen))


def _reach(override: Override, rule: OverrideRule | None, seen: Seen) -> str:
    if override.item is not None:
        return _reach_of_item(override.item, seen)
    if override.meeting is not None:
        return _reach_of_meeting(override.meeting, seen)
    if override.scope is Scope.ITEM_CLASS and rule is not None:
        named = rule.item_classes[override.item_class]
        return _("вопросы класса «%(title)s»", title=in_language(named.title_ru, named.title_en))
    return _("все вопросы")


def _reach_of_item(item: Item, seen: Seen) -> str:
    """Name the item to whoever may read it; to others say that there is one, without number and title."""
    if item.id in seen.items:
        return _(
            "%(meeting)s, вопрос %(position)s: %(title)s",
            meeting=meeting_name(item.meeting),
            position=item.position,
            title=item.title,
        )
    if item.meeting.published_at is None:
        return _("вопрос неопубликованного заседания")
    return _("вопрос одного из заседаний")


def _reach_of_meeting(meeting: Meeting, seen: Seen) -> str:
    if meeting.id in seen.meetings:
        return meeting_name(meeting)
    return _("неопубликованное заседание") if meeting.published_at is None else _("одно из заседаний")


def _asked_for() -> dict[str, str]:
    """Return the answers that the way to the form has given already."""
    named = [scope for scope in ("item", "meeting") if scope in request.args]
    if named:
        return {"scope": named[0], named[0]: request.args[named[0]]}
    return {"scope": request.args["scope"]} if "scope" in request.args else {}
