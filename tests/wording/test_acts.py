"""Every act that is entered in the register has its words in both languages."""

import ast
import re

from council.actions.minutes import DECISION_JOB, MINUTES_JOB
from council.actions.sealing import SIGNING_JOB
from council.records.decisions import DecisionOutcome
from council.wording.acts import ACTS, CAPACITIES, act_name, capacity_name
from tests.architecture.source import complain, modules

ACT = re.compile(r"[a-z_]+\.[a-z_]+")
FILE = re.compile(r".*[.](xml|bin|py|txt|json)")
# Written like an act and none: jobs, a name of the log, acts that are asked for and not entered.
NO_ACTS = {
    MINUTES_JOB, DECISION_JOB, SIGNING_JOB, "council.security", "preflight.read", "meeting.directed",
    "printing.repeated", "letter.repeated",
}  # fmt: skip


def entered():
    """Return each act by the place that names it; of those put together at run time the subject and a dot."""
    found = {}
    for module in modules("actions"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and ACT.fullmatch(node.value):
                found[node.value] = module.at(node)
            head = node.values[0] if isinstance(node, ast.JoinedStr) else None
            if isinstance(head, ast.Constant) and re.fullmatch(r"[a-z_]+\.", head.value):
                found[head.value] = module.at(node)
    return {act: place for act, place in found.items() if act not in NO_ACTS and not FILE.fullmatch(act)}


def test_every_act_is_said_in_both_languages():
    complain(
        [
            f"{place}: {act!r} has no words"
            for act, place in entered().items()
            if not any(known == act or known.startswith(act) for known in ACTS)
        ],
        "say it in council/wording/acts.py",
    )
    assert all(russian and english and russian != english for russian, english in ACTS.values())


def test_every_outcome_of_an_item_is_said():
    said = {
        f"item.{outcome.value}"
        for outcome in (DecisionOutcome.NOTED, DecisionOutcome.WITHDRAWN, DecisionOutcome.POSTPONED)
    }
    assert said <= set(ACTS)


def test_an_act_of_another_version_bears_its_own_name():
    assert act_name("vote.closed") == "Голосование закрыто"
    assert act_name("vote.closed", "en") == "A vote was closed"
    assert act_name("vote.recited") == "vote.recited"
    assert capacity_name("presiding", "en") == "presiding"
    assert all(russian and english for russian, english in CAPACITIES.values())
