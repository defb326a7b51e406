"""What an installation decides for itself, and how a wrong word about it is answered."""

import re
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from council.secret_keys import kept_secret_key
from council.settings import SettingError, Settings, is_loopback
from tests.architecture.source import ROOT

GOOD_KEY = "3f9ac1d27b60e85412f7d9b8a6c0e3f5"


def settings(tmp_path, **said):
    return Settings.from_environment({"DATA_DIR": str(tmp_path / "data"), **said})


def test_an_empty_environment_is_a_trial_on_this_machine_alone(tmp_path):
    trial = settings(tmp_path)

    assert (trial.host, trial.port, trial.demo) == ("127.0.0.1", 8000, True)
    assert trial.database_url == f"sqlite:///{tmp_path}/data/council.sqlite3"
    assert not trial.cookie_secure
    assert not trial.debug
    assert trial.upload_limit_bytes == 25 * 1024 * 1024


def test_a_variable_set_to_nothing_counts_as_not_set(tmp_path):
    assert settings(tmp_path, PORT="", DATABASE_URL=" ").port == 8000


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "POSTGRES"])
def test_every_spelling_of_postgresql_gets_our_driver(tmp_path, scheme):
    url = settings(tmp_path, DATABASE_URL=f"{scheme}://council:a@db/council").database_url
    assert url == "postgresql+psycopg://council:a@db/council"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("DEMO", "perhaps"),
        ("COOKIE_SECURE", "2"),
        ("WEB_WORKERS", "0"),
        ("WEB_THREADS", "-1"),
        ("TRUSTED_PROXIES", "all"),
        ("UPLOAD_LIMIT_MB", "25 MB"),
        ("WORKER_POLL_SECONDS", "nan"),
        ("WORKER_POLL_SECONDS", "0"),
        ("DATABASE_URL", "mysql://db/council"),
        ("DATABASE_URL", "council.sqlite3"),
    ],
)
def test_a_wrong_value_is_answered_with_the_name_of_its_variable(tmp_path, name, said):
    with pytest.raises(SettingError, match=f"^{name}: "):
        settings(tmp_path, **{name: said})


def test_cookies_are_secure_as_soon_as_others_can_reach_the_site(tmp_path):
    assert settings(tmp_path, HOST="0.0.0.0").cookie_secure
    assert settings(tmp_path, TRUSTED_PROXIES="1").cookie_secure, "a proxy serves others"
    assert not settings(tmp_path, HOST="0.0.0.0", COOKIE_SECURE="0").cookie_secure


@pytest.mark.parametrize(
    ("host", "only_here"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("council.example", False),
    ],
)
def test_only_this_machine_reaches_the_loopback(host, only_here):
    assert is_loopback(host) is only_here


def test_the_secret_key_is_made_once_and_read_by_its_owner_only(tmp_path):
    first = kept_secret_key(tmp_path / "data")

    assert len(first) == 64
    assert kept_secret_key(tmp_path / "data") == first
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret_key"]


def test_two_processes_that_start_at_once_share_one_key(tmp_path):
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(kept_secret_key, [tmp_path / "data"] * 64))
    assert len(keys) == 1


def test_a_given_secret_key_is_not_written_down(tmp_path):
    assert settings(tmp_path, SECRET_KEY=GOOD_KEY).secret_key == GOOD_KEY
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("dev", "it has 3 characters, and fewer than 32 can be guessed"),
        (GOOD_KEY[:31], "it has 31 characters"),
        ("0" * 64, "it repeats a few letters"),
        ("ab" * 32, "it repeats a few letters"),
        ("django-insecure-9xq2!m0vz4k1p7w3r8t5", "it is known from an example"),
        ("CHANGE-ME-CHANGE-ME-CHANGE-ME-1234567", "it is known from an example"),
        ("192b9bdd22ab9ed4d12e236c78afcb9a393ec15f71bbf5dc987d54727823bcbf", "it is known from an example"),
    ],
)
def test_a_key_others_could_know_stops_the_start(tmp_path, key, why):
    with pytest.raises(SettingError, match=f"^SECRET_KEY: {why}.*token_hex"):
        settings(tmp_path, SECRET_KEY=key)


def test_a_kept_key_that_was_cut_short_stops_the_start_too(tmp_path):
    kept_secret_key(tmp_path / "data")
    (tmp_path / "data" / "secret_key").write_text("4f1c\n")
    with pytest.raises(SettingError, match=r"^SECRET_KEY: it has 4 characters"):
        settings(tmp_path)


def test_errors_show_their_code_on_this_machine_only(tmp_path):
    assert settings(tmp_path, DEBUG="1").debug
    for said in ({"HOST": "0.0.0.0"}, {"HOST": "council.example"}, {"TRUSTED_PROXIES": "1"}):
        for debug in ("DEBUG", "FLASK_DEBUG"):
            with pytest.raises(SettingError, match=r"^DEBUG: errors would show code and data to others"):
                settings(tmp_path, **said, **{debug: "1"})


def test_a_real_installation_is_not_served_to_others_without_tls(tmp_path):
    for said in ({"HOST": "0.0.0.0"}, {"TRUSTED_PROXIES": "1"}):
        with pytest.raises(SettingError, match=r"^COOKIE_SECURE: without TLS"):
            settings(tmp_path, **said, DEMO="0", COOKIE_SECURE="0")
        assert settings(tmp_path, **said, DEMO="0").cookie_secure
        assert not settings(tmp_path, **said, COOKIE_SECURE="0").cookie_secure  # invented data, a trial
    assert not settings(tmp_path, DEMO="0", COOKIE_SECURE="0").cookie_secure  # this machine alone


@pytest.mark.parametrize("name", ["secret_key", "register_key"])
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610])
def test_a_key_that_others_are_let_at_stops_the_start(tmp_path, name, mode):
    kept = tmp_path / "data" / name
    kept_secret_key(kept.parent)
    kept.touch()
    kept.chmod(mode)
    with pytest.raises(SettingError, match=rf"^DATA_DIR: others .* say: chmod 600 .*/{name}$"):
        settings(tmp_path)


@pytest.mark.parametrize("mode", [0o755, 0o701, 0o702])
def test_a_real_record_does_not_lie_where_everybody_is_let_in(tmp_path, mode):
    settings(tmp_path, DEMO="0")
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700, "the folder is made for its owner alone"

    (tmp_path / "data").chmod(mode)
    with pytest.raises(SettingError, match=r"^DATA_DIR: everybody on this machine .* say: chmod o-rwx "):
        settings(tmp_path, DEMO="0")
    assert settings(tmp_path).demo, "what is invented may be looked at"

    (tmp_path / "data").chmod(0o750)  # the group is that of the backup
    assert not settings(tmp_path, DEMO="0").demo


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(SettingError, match=r"^DATA_DIR: .*data cannot be written"):
        settings(tmp_path)


def test_the_readme_names_every_setting_there_is():
    read = set(
        re.findall(r'env, "([A-Z_]+)"', (ROOT / "council" / "settings.py").read_text(encoding="utf-8"))
    )
    rows = re.findall(
        r"^\| (`[A-Z_`, ]+`) \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {name for row in rows for name in re.findall(r"[A-Z_]+", row)} == read


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"MAIL_URL": "http://mail.example", "MAIL_FROM": "a@b.example"}, "MAIL_URL"),
        ({"MAIL_URL": "smtp://", "MAIL_FROM": "a@b.example"}, "MAIL_URL"),
        ({"MAIL_URL": "smtps://mail.example"}, "MAIL_FROM"),
        ({"MAIL_FROM": "nobody"}, "MAIL_FROM"),
        ({"PUBLIC_URL": "council.example"}, "PUBLIC_URL"),
        ({"TIMESTAMP_URL": "file:///etc/passwd"}, "TIMESTAMP_URL"),
        ({"TRUST_FOLDER": "/no/such/folder"}, "TRUST_FOLDER"),
        ({"PUBLIC_URL": "https://council.example?next=1"}, "PUBLIC_URL"),
    ],
)
def test_an_address_that_nothing_could_be_asked_at_stops_the_start(tmp_path, said, named):
    with pytest.raises(SettingError, match=named):
        Settings.from_environment({"DATA_DIR": str(tmp_path), **said})


def test_letters_name_the_site_by_its_public_address_or_by_where_it_listens(tmp_path):
    here = {"DATA_DIR": str(tmp_path), "PORT": "8001"}
    assert Settings.from_environment(here).site == "http://127.0.0.1:8001"
    assert (
        Settings.from_environment({**here, "PUBLIC_URL": "https://council.example"}).site
        == "https://council.example"
    )
