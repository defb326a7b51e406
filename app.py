"""Put the application together: settings, database, pages and commands. No rules live here."""

import gc
import sys

gc.disable()  # what is imported stays: looking through it for garbage is a fifth of the time a start takes

# ruff: noqa: E402 - the collector rests from before the first import
import click
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from council import cli, web
from council.actions.starting import StartRefused, require_sound_start
from council.records.tables import db
from council.settings import SettingError, Settings
from council.web.clock import now
from council.web.site import Site

gc.freeze()
gc.enable()


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application for the settings, by default those of the environment."""
    settings = settings or settings_of_environment()
    app = Site("council", static_folder=None, template_folder="../templates", root_path=None)
    app.debug = settings.debug  # which Flask would read from the environment by itself
    app.config.from_mapping(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        # An error that names what was sent would tell the log who chose what.
        SQLALCHEMY_ENGINE_OPTIONS={"hide_parameters": True},
        MAX_CONTENT_LENGTH=settings.upload_limit_bytes + 1024 * 1024,  # the form around the largest file
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    db.init_app(app)
    web.init_app(app, settings)
    cli.init_app(app)
    return app


def served_app() -> Flask:
    """Return the application for a web server, unless something stands in the way of serving: then end, saying what."""
    app = create_app()
    try:
        with app.app_context():
            require_sound_start(app.config["SETTINGS"], at=now())
    except StartRefused as refused:
        sys.exit(str(refused))
    return app


def settings_of_environment() -> Settings:
    """Return the settings; of one that cannot be used the command line says so without a traceback."""
    try:
        return Settings.from_environment()
    except SettingError as fault:
        raise click.ClickException(str(fault)) from fault
