"""What no address gives out: the code, its history, the keys, and what the machine holds beside them."""

import pytest

from tests.architecture.source import ROOT

SECRET = "a key nobody is shown"
BESIDE = ["secret_key", "register_key", "council.sqlite3", "checkpoints.jsonl"]
OURS = [
    ".git/HEAD",
    ".git/config",
    "app.py",
    "requirements.lock",
    "council/settings.py",
    "templates/base.html",
]
WAYS = [
    "/{}",
    "/static/{}",
    "/static/../{}",
    "/static/..%2f..%2f..%2f{}",
    "/static/%2e%2e/{}",
    "/%2f{}",
    "/files/{}",
]


@pytest.mark.parametrize("way", WAYS)
def test_nothing_of_the_code_and_of_the_data_folder_is_served(client, settings, way):
    for name in BESIDE:
        (settings.data_dir / name).write_text(SECRET)
    for path in [*OURS, *BESIDE, *(f"data/{name}" for name in BESIDE), str(settings.data_dir / "secret_key")]:
        answer = client.get(way.format(path.lstrip("/")))

        assert answer.status_code in {303, 308, 400, 404}, (path, answer.status_code)
        assert SECRET not in answer.text
        assert (ROOT / "app.py").read_text(encoding="utf-8")[:60] not in answer.text


def test_what_was_sent_is_not_sent_back(client):
    answer = client.open("/sign-in", method="TRACE", headers={"Cookie": "session=of-somebody"})
    assert answer.status_code == 405
    assert "of-somebody" not in answer.text


def test_the_answer_names_no_versions(client):
    headers = client.get("/sign-in").headers
    assert not {"X-Powered-By", "X-AspNet-Version"} & set(headers.keys())
    assert not any(character.isdigit() for character in headers.get("Server", ""))
