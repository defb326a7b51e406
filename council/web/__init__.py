"""What the browser sees: one blueprint a subject, put together here around the shell of every page."""

from __future__ import annotations

from flask import Blueprint, Flask

from council.settings import Settings
from council.web import (
    account,
    acting,
    acting_chairs,
    admissions,
    affected,
    agenda,
    assets,
    calendar,
    callers,
    chair_refusals,
    chairmanship,
    checkpoints,
    clause_states,
    compression,
    conducting,
    convening,
    cookies,
    credentials,
    day,
    deadlines,
    deciding,
    decisions,
    delegation,
    desk,
    done,
    errors,
    factors,
    finding,
    headers,
    health,
    history,
    invitations,
    inviting,
    languages,
    log_lines,
    mail,
    materials,
    meeting_texts,
    meeting_words,
    meetings,
    minutes,
    naming,
    nominations,
    notes,
    notice,
    noting,
    overrides,
    own_account,
    own_sessions,
    papers,
    parties,
    people,
    petitions,
    plans,
    preflight,
    presence,
    regaining,
    register,
    regulation,
    resets,
    results,
    rotation_words,
    rules_of_procedure,
    seats,
    secretariat,
    security_log,
    session_words,
    shell,
    signed_in,
    signing_in,
    spelling,
    stepping_up,
    table_labels,
    treaty_words,
    venues,
    voting,
    what_if,
    written_procedure,
)

# One line a subject; the order is that of the navigation and has no other meaning.
BLUEPRINTS: tuple[Blueprint, ...] = (
    assets.bp,
    health.bp,
    languages.bp,
    signing_in.bp,
    stepping_up.bp,
    account.bp,
    factors.bp,
    own_sessions.bp,
    desk.bp,
    meetings.bp,
    convening.bp,
    agenda.bp,
    affected.bp,
    materials.bp,
    people.bp,
    invitations.bp,
    regaining.bp,
    own_account.bp,
    inviting.bp,
    resets.bp,
    delegation.bp,
    nominations.bp,
    register.bp,
    checkpoints.bp,
    security_log.bp,
    seats.bp,
    parties.bp,
    chairmanship.bp,
    chair_refusals.bp,
    secretariat.bp,
    acting_chairs.bp,
    petitions.bp,
    venues.bp,
    notice.bp,
    deadlines.bp,
    plans.bp,
    rules_of_procedure.bp,
    overrides.bp,
    credentials.bp,
    regulation.bp,
    day.bp,
    presence.bp,
    written_procedure.bp,
    admissions.bp,
    voting.bp,
    preflight.bp,
    what_if.bp,
    deciding.bp,
    conducting.bp,
    results.bp,
    minutes.bp,
    notes.bp,
    papers.bp,
    mail.bp,
    calendar.bp,
    calendar.feed,
    decisions.bp,
)


def init_app(app: Flask, settings: Settings) -> None:
    """Give the application its shell (look, languages, headers, error pages) and every blueprint."""
    log_lines.init_app(app)
    callers.init_app(app)
    cookies.init_app(app)
    languages.init_app(app, settings)
    shell.init_app(app)
    compression.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    noting.init_app(app)
    signed_in.init_app(app)
    finding.init_app(app)
    acting.init_app(app)
    stepping_up.init_app(app)
    naming.init_app(app)
    session_words.init_app(app)
    treaty_words.init_app(app)
    rotation_words.init_app(app)
    meeting_texts.init_app(app)
    meeting_words.init_app(app)
    clause_states.init_app(app)
    table_labels.init_app(app)
    history.init_app(app)
    done.init_app(app)
    spelling.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
