"""The parties to the founding treaty: the register of their acts, the day asked about, and who enters what."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.rights import may
from council.actions import parties as acts
from council.actions.days import EARLIEST, LATEST
from council.actions.treaty_papers import OF_A_PROTOCOL
from council.charters import load_charter
from council.charters.states import BY_CODE
from council.law.parties import TreatyStep, parties_from
from council.law.rules import PartiesRule
from council.law.standing import rule_on_standing
from council.records.bodies import Body, Seat
from council.records.database import db
from council.records.directory import authorities_of_state, members_on
from council.records.parties import acts_of_state, law_acts, standing_acts
from council.records.treaty import TreatyEntry, TreatyProtocol
from council.web.acting import actor_who_may, body_or_404, current_actor, today
from council.web.choices import state_choices
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.forms.parties import AskedDayForm, ProtocolForm, TreatyActForm, VoidingForm
from council.web.party_page import notice_line, parties_page

bp = Blueprint("parties", __name__)

Page = Response | tuple[str, int]


@bp.get("/parties")
def list_parties() -> Page:
    """Show the parties on a day, today by default, and the numbers that follow from them."""
    by, body, rule = _reader()
    form = AskedDayForm(request.args)
    asked_well = form.validate() and _is_of_our_years(form)
    day = form.asked(today()) if asked_well else today()
    if asked_well:
        form.on.data = day
    page = parties_page(db.session(), body, rule, day=day, today=today())
    may_enter = may(by, "treaty_act.entered")
    html = render_template(
        "parties/list.html",
        page=page,
        form=form,
        rule=rule,
        may_enter=may_enter,
        steps=list(TreatyStep),
        protocol_steps=OF_A_PROTOCOL,
    )
    return html, 200 if asked_well else 400


@bp.get("/parties/<seat>")
def show_party(seat: str) -> str:
    """Show how one state stands, everything entered about it, and its authorised bodies."""
    by, body, rule = _reader()
    shown, session = found_or_404(Seat, seat), db.session()
    parties = parties_from(rule, law_acts(standing_acts(session, body.id)))
    is_party = parties.span_on(shown.code, today()) is not None
    return render_template(
        "parties/party.html",
        seat=shown,
        rule=rule,
        ruling=rule_on_standing(rule, parties, state=shown.code, day=today()),
        state=BY_CODE[shown.code],
        zone=load_charter(body.charter_code).zone,
        entries=acts_of_state(session, shown),
        left_behind=[] if is_party else members_on(session, shown, today()),
        notices=[
            notice_line(rule, authority, today())
            for authority in authorities_of_state(session, shown.state, body_id=body.id)
        ],
        may_enter=may(by, "treaty_act.entered"),
        may_name=may(by, "authorised_body.named"),
        steps=[step for step in TreatyStep if step is not TreatyStep.ENTERED_INTO_FORCE],
    )


@bp.route("/parties/acts/<step>/new", methods=["GET", "POST"])
def enter_act(step: str) -> Page:
    """Enter an act about the treaty."""
    return _enter(_step(step))


@bp.route("/parties/protocols/<protocol>/acts/<step>/new", methods=["GET", "POST"])
def enter_protocol_act(protocol: str, step: str) -> Page:
    """Enter an act about a protocol to the treaty."""
    return _enter(_step(step), found_or_404(TreatyProtocol, protocol))


@bp.route("/parties/acts/<entry>/voiding", methods=["GET", "POST"])
def void_act(entry: str) -> Page:
    """Void a wrong entry."""
    by, shown, form = actor_who_may("treaty_act.voided"), found_or_404(TreatyEntry, entry), VoidingForm()
    _reader()
    if form.validate_on_submit():
        with form.refusals():
            acts.void_treaty_act(entry=entry, **form.said(), by=by, at=now())
            return redirect(_where_shown(shown), 303)
    back = _where_shown(shown)
    return render_template("parties/voiding.html", entry=shown, form=form, back=back), form.status


@bp.route("/parties/protocols/new", methods=["GET", "POST"])
def enter_protocol() -> Page:
    """Enter a protocol that amends the treaty."""
    by, form = actor_who_may("treaty_protocol.entered"), ProtocolForm()
    _reader()
    if form.validate_on_submit():
        with form.refusals():
            acts.enter_protocol(**form.said(), by=by, at=now())
            return redirect(url_for(".list_parties"), 303)
    return render_template("parties/protocol.html", form=form), form.status


def _enter(step: TreatyStep, protocol: TreatyProtocol | None = None) -> Page:
    by, form = actor_who_may("treaty_act.entered"), TreatyActForm()
    _reader()
    form.suit(step)
    if form.state is not None:
        form.state.choices = state_choices(db.session())
        if request.method == "GET":
            form.state.data = request.args.get("state")
    if form.validate_on_submit():
        with form.refusals():
            entry = acts.enter_treaty_act(
                step=step,
                protocol=protocol.public_id if protocol else None,
                **form.said(),
                by=by,
                at=now(),
            )
            return redirect(_where_shown(entry), 303)
    page = render_template("parties/act.html", form=form, step=step, protocol=protocol)
    return page, form.status


def _where_shown(entry: TreatyEntry) -> str:
    """Return the page of the state, or the register for what concerns the treaty or a protocol."""
    if entry.seat is None or entry.protocol_id is not None:
        return url_for(".list_parties")
    return url_for(".show_party", seat=entry.seat.public_id)


def _reader() -> tuple[Actor, Body, PartiesRule]:
    """Return who reads, and the rule of the treaty; a body without one has no such page."""
    by, body = current_actor(), body_or_404()
    rule = load_charter(body.charter_code).latest.parties
    if by.is_guest or rule is None:
        abort(404)
    return by, body, rule


def _step(word: str) -> TreatyStep:
    if word not in set(TreatyStep):
        abort(404)
    return TreatyStep(word)


def _is_of_our_years(form: AskedDayForm) -> bool:
    if form.on.data is None or EARLIEST <= form.on.data <= LATEST:
        return True
    form.on.errors = [*form.on.errors, _("Проверьте год")]
    return False
