"""Who may do what: one table of acts, by office; what an act needs beside the office its action asks."""

from council.access.actors import Actor

# The secretariat keeps the record; the operator keeps the installation and the accounts.
SECRETARIAT, OPERATOR, STATE = "secretariat", "operator", "state"
BOTH_OFFICES = frozenset({SECRETARIAT, OPERATOR})

RIGHTS = {
    "authorised_body": BOTH_OFFICES,
    "seat": BOTH_OFFICES,
    "person": BOTH_OFFICES,
    "account": BOTH_OFFICES,
    "appointment": BOTH_OFFICES,
    "chairmanship": frozenset({SECRETARIAT}),
    "chair_refusal": frozenset({SECRETARIAT}),
    "acting_chair": frozenset({SECRETARIAT}),
    "secretariat": frozenset({SECRETARIAT}),
    "credential": frozenset({SECRETARIAT}),
    "meeting": frozenset({SECRETARIAT}),
    "item": frozenset({SECRETARIAT}),
    "draft": frozenset({SECRETARIAT}),
    "agenda": frozenset({SECRETARIAT}),
    "material": frozenset({SECRETARIAT}),
    "treaty_act": frozenset({SECRETARIAT}),
    "treaty_protocol": frozenset({SECRETARIAT}),
    "rules_version": frozenset({SECRETARIAT}),
    "override": frozenset({SECRETARIAT}),
    "yearly_record": frozenset({SECRETARIAT}),
    "materials_consent": frozenset({SECRETARIAT}),
    "circulation": frozenset({SECRETARIAT}),
    "petition": frozenset({SECRETARIAT, STATE}),
    "venue": frozenset({SECRETARIAT, STATE}),
    "affected": frozenset({SECRETARIAT, STATE}),
}


def may(actor: Actor, act: str, *, seat: str | None = None) -> bool:
    """Say whether the office of the actor allows the act (`subject.verb`).

    Where a state may act for itself, `seat` names the state concerned. In a
    running meeting the presiding person may do more: see `council.actions.permission`.
    """
    allowed = RIGHTS.get(act.partition(".")[0], frozenset())
    if STATE in allowed and seat is not None and actor.seat == seat:
        return True
    return (SECRETARIAT in allowed and actor.is_secretariat) or (OPERATOR in allowed and actor.is_operator)
