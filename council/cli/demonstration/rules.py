"""The rules of procedure of the demonstration, and a majority set otherwise for one question of meeting XIII."""

from datetime import date

from council.actions.overrides import record_override
from council.actions.rules_of_procedure import adopt_version
from council.cli.demonstration.stage import Stage
from council.law.overrides import Scope

# Invented, and says so wherever it is shown: the real rules of procedure are not public.
DECIDED_ON = date(2024, 6, 5)
REFERENCE = "решение от 5 июня 2024 года № 10/{number} (демонстрационные данные)"


def adopt(stage: Stage) -> None:
    """Enter the version under which the meetings of the demonstration are held."""
    adopt_version(
        number="1",
        decision_reference=REFERENCE.format(number=7),
        decided_on=DECIDED_ON,
        allows_written=True,
        by=stage.officer,
        at=stage.tick(),
    )


def ask_for_two_thirds(stage: Stage, item: str) -> None:
    """Set two thirds for the item, by a decision older than this record."""
    record_override(
        clause="5.8",
        majority="two_thirds",
        scope=Scope.ITEM,
        item=item,
        decision_reference=REFERENCE.format(number=8),
        decided_on=DECIDED_ON,
        by=stage.officer,
        at=stage.tick(1),
    )
