"""The settings of an installation: read once from the environment, typed, each default with its reason."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from council.mail_settings import fault_of_sender, fault_of_server, fault_of_site
from council.seal_settings import fault_of_stamping, fault_of_trust
from council.secret_keys import kept_secret_key, open_to_others, weakness_of
from council.setting_words import SettingError, number, seconds, text, yes_or_no

# By it `flask --debug` says the same as our DEBUG.
FLASKS_OWN = "FLASK_DEBUG"
HOST_NAME = re.compile(r"[a-z0-9._-]+|\[[0-9a-f:.]+\]")


@dataclass(frozen=True)
class Settings:
    """What an installation decides for itself; the rules of a body are never here but in its charter."""

    database_url: str
    data_dir: Path
    secret_key: str
    host: str
    port: int
    demo: bool
    debug: bool
    web_workers: int
    web_threads: int
    cookie_secure: bool
    trusted_proxies: int
    trusted_hosts: frozenset[str]
    upload_limit_mb: int
    meeting_files_limit_mb: int
    worker_poll_seconds: float
    mail_url: str
    mail_from: str
    public_url: str
    seal_file: str
    seal_passphrase: str
    timestamp_url: str
    trust_folder: str

    @property
    def site(self) -> str:
        """The address of the pages, as letters name it."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def reachable(self) -> bool:
        """Whether others than this machine may be served, directly or through a proxy."""
        return bool(self.trusted_proxies) or not is_loopback(self.host)

    @property
    def upload_limit_bytes(self) -> int:
        return self.upload_limit_mb * 1024 * 1024

    @property
    def files_dir(self) -> Path:
        """Where materials and papers lie, each under its SHA-256."""
        return self.data_dir / "files"

    @property
    def packs_dir(self) -> Path:
        """Where packs of papers lie, which can be made again at any time."""
        return self.data_dir / "packs"

    @property
    def register_key(self) -> Path:
        """The key that signs checkpoints of the register: outside the database, whoever holds that."""
        return self.data_dir / "register_key"

    @property
    def keys_dir(self) -> Path:
        """Where the seal of the installation lies, and the certificates that its signatures are believed by."""
        return self.data_dir / "keys"

    @property
    def trust_dir(self) -> Path:
        """Where the operator keeps certificates of authorities to be believed and their lists of revoked ones."""
        return Path(self.trust_folder).expanduser().absolute() if self.trust_folder else self.keys_dir

    @property
    def seal_path(self) -> Path:
        """The key and certificate that seal papers."""
        return Path(self.seal_file).expanduser() if self.seal_file else self.keys_dir / "seal.p12"

    @property
    def witness_file(self) -> Path:
        """The newest checkpoints once more, outside the database."""
        return self.data_dir / "checkpoints.jsonl"

    @classmethod
    def from_environment(cls, env: Mapping[str, str] | None = None) -> Settings:
        """Return the settings of `env`, by default of this process; raise `SettingError` at the first bad one."""
        env = os.environ if env is None else env
        # Beside the code, so that a trial needs no rights elsewhere and is removed with its folder.
        data_dir = Path(text(env, "DATA_DIR", "var")).expanduser().absolute()
        # The machine itself only: opening it to a network is a decision somebody takes.
        host = text(env, "HOST", "127.0.0.1")
        proxies = number(env, "TRUSTED_PROXIES", 0, least=0, most=8)
        settings = cls(
            # SQLite needs no server and survives a power cut with the settings we give it.
            database_url=_database_url(
                text(env, "DATABASE_URL", f"sqlite:///{data_dir / 'council.sqlite3'}")
            ),
            data_dir=data_dir,
            secret_key=_secret_key(env, data_dir),
            host=host,
            # The port that Python's own server takes; free on most machines.
            port=number(env, "PORT", 8000, least=1, most=65535),
            # A newcomer finds a council at work; a real installation says DEMO=0.
            demo=yes_or_no(env, "DEMO", default=True),
            # Pages of errors with code in them are for a developer's own machine.
            debug=yes_or_no(env, "DEBUG", default=False) or yes_or_no(env, FLASKS_OWN, default=False),
            # Two by four: a slow page holds up nobody, and SQLite has one writer anyhow.
            web_workers=number(env, "WEB_WORKERS", 2, least=1, most=64),
            web_threads=number(env, "WEB_THREADS", 4, least=1, most=64),
            # A browser sends a secure cookie over TLS only; on the machine itself there is none to wait for.
            cookie_secure=yes_or_no(env, "COOKIE_SECURE", default=bool(proxies) or not is_loopback(host)),
            # Addresses named by a proxy are believed only when somebody says how many proxies stand before us.
            trusted_proxies=proxies,
            # A letter must not link to where a forged request says; behind a proxy its public name is said here.
            trusted_hosts=_hosts(env, host),
            # A scanned act of a hundred pages fits; a film does not.
            upload_limit_mb=number(env, "UPLOAD_LIMIT_MB", 25, least=1, most=1024),
            # Twenty such scans: enough for every question, and nobody fills the disk during a meeting.
            meeting_files_limit_mb=number(env, "MEETING_FILES_LIMIT_MB", 500, least=1, most=102_400),
            # A protocol appears within a second of being asked for, and an idle worker costs next to nothing.
            worker_poll_seconds=seconds(env, "WORKER_POLL_SECONDS", 0.5),
            # Empty: letters wait in the outbox and are shown there, none is lost.
            mail_url=text(env, "MAIL_URL", ""),
            mail_from=text(env, "MAIL_FROM", ""),
            # Letters are written where no request tells by which address the readers come.
            public_url=text(env, "PUBLIC_URL", ""),
            # Empty: the one that `flask seal make` lays into DATA_DIR/keys; without it papers go out unsealed.
            seal_file=text(env, "SEAL_FILE", ""),
            # Empty: the file is kept from others by its rights alone, as the other keys are.
            seal_passphrase=text(env, "SEAL_PASSPHRASE", ""),
            # Empty: signatures tell their hour by the clock of this machine; nothing is sent to anybody.
            timestamp_url=text(env, "TIMESTAMP_URL", ""),
            # Empty: beside the seal. Whoever brings lists of revoked certificates every night needs no way to its key.
            trust_folder=text(env, "TRUST_FOLDER", ""),
        )
        _refuse_what_cannot_be_mailed(settings)
        _refuse_what_signs_nothing(settings)
        _refuse_danger(settings)
        return settings


def _hosts(env: Mapping[str, str], host: str) -> frozenset[str]:
    """Return by which names the site may be asked for: those said, else where it listens; this machine always."""
    said = text(env, "TRUSTED_HOSTS", f"{_bracketed(host)},{socket.gethostname()}").lower()
    names = frozenset(name.strip() for name in said.split(",") if name.strip())
    for name in sorted(names):
        if not HOST_NAME.fullmatch(name):
            raise SettingError(
                f"TRUSTED_HOSTS: “{name}” is no host; name hosts without scheme and port, separated by commas"
            )
    return names | {"localhost", "127.0.0.1", "[::1]"}


def _bracketed(host: str) -> str:
    bare = host.strip("[]")
    return f"[{bare}]" if ":" in bare else bare


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach `host`."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _secret_key(env: Mapping[str, str], data_dir: Path) -> str:
    try:
        key = text(env, "SECRET_KEY", "") or kept_secret_key(data_dir)
    except OSError as fault:
        raise SettingError(
            f"DATA_DIR: {data_dir} cannot be written ({fault.strerror}); name a folder that can, or set SECRET_KEY"
        ) from fault
    if weakness := weakness_of(key):
        raise SettingError(
            f"SECRET_KEY: {weakness}. Leave it unset, and one is made and kept in DATA_DIR/secret_key; "
            "or make one: python3 -c 'import secrets; print(secrets.token_hex(32))'"
        )
    return key


def _refuse_danger(settings: Settings) -> None:
    """Refuse what is safe for one on a machine of their own and for nobody else, and secrets others can read."""
    if settings.debug and settings.reachable:
        raise SettingError(
            "DEBUG: errors would show code and data to others; set DEBUG=0, or HOST=127.0.0.1 without proxies"
        )
    if settings.reachable and not settings.cookie_secure and not settings.demo:
        raise SettingError(
            "COOKIE_SECURE: without TLS anybody on the way takes over a session; put a server with TLS before "
            "the site and set COOKIE_SECURE=1. Only a demonstration (DEMO=1) is served without"
        )
    authority = settings.keys_dir / "authority.p12"
    for key in (settings.data_dir / "secret_key", settings.register_key, settings.seal_path, authority):
        if open_to_others(key, group=True):
            raise SettingError(f"DATA_DIR: others than its owner are let at {key}; say: chmod 600 {key}")
    if not settings.demo and open_to_others(settings.data_dir, group=False):
        raise SettingError(
            f"DATA_DIR: everybody on this machine is let into {settings.data_dir}, where the record lies; "
            f"say: chmod o-rwx {settings.data_dir}"
        )


def _refuse_what_signs_nothing(settings: Settings) -> None:
    if fault := fault_of_stamping(settings.timestamp_url) or fault_of_trust(
        settings.trust_folder, settings.trust_dir
    ):
        raise SettingError(fault)


def _refuse_what_cannot_be_mailed(settings: Settings) -> None:
    sender = fault_of_sender(settings.mail_from, is_wanted=bool(settings.mail_url))
    if fault := fault_of_server(settings.mail_url) or sender or fault_of_site(settings.public_url):
        raise SettingError(fault)


def _database_url(said: str) -> str:
    """Return the address with the driver we ship: other drivers of PostgreSQL are not tried by our tests."""
    scheme, separator, rest = said.partition("://")
    driver = {
        "postgres": "postgresql+psycopg",
        "postgresql": "postgresql+psycopg",
        "postgresql+psycopg": "postgresql+psycopg",
        "sqlite": "sqlite",
    }.get(scheme.lower())
    if not separator or driver is None:
        raise SettingError(
            "DATABASE_URL: say sqlite:////absolute/path/council.sqlite3 or "
            "postgresql+psycopg://user:password@host/database"
        )
    return f"{driver}://{rest}"
