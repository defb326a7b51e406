"""What an installation decides for itself, and how a wrong word about it is answered."""

import re
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from council.settings import SettingError, Settings, is_loopback, kept_secret_key
from tests.architecture.source import ROOT


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
    assert settings(tmp_path, SECRET_KEY="given").secret_key == "given"
    assert not (tmp_path / "data").exists()


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
