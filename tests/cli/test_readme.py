"""What the README shows is what the commands print."""

from click.testing import CliRunner

from council.cli import COMMANDS
from council.cli.demo import accounts_table
from tests.architecture.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_accounts_of_the_demonstration_stand_in_the_readme():
    assert accounts_table() in README, "put into README.md what `flask demo --accounts` prints"


def test_every_command_stands_in_the_readme():
    missing = [command.name for command in COMMANDS if f"| `{command.name}" not in README]
    assert not missing, "name the command in README.md, with one line about what it does"


def test_every_command_explains_itself():
    runner = CliRunner()
    for command in COMMANDS:
        said = runner.invoke(command, ["--help"])
        assert said.exit_code == 0
        assert command.help
