"""What the bases of a term, the reach of a decision and the kinds of a refusal are called on a page."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from council.charters.states import BY_CODE
from council.law.rotation_facts import Basis, RefusalKind, Scope
from council.records.acting_chairs import Namer
from council.web.filters import teach
from council.web.languages import current_language

BASES = {
    Basis.ELECTED: _l("избрание на первом заседании"),
    Basis.BY_ROTATION: _l("по очереди, решение принято"),
    Basis.BY_DECISION: _l("по решению Совета"),
    Basis.LAPSED_NEXT: _l("по очереди, решения еще нет"),
    Basis.HOLDOVER: _l("продолжает до решения"),
}
SCOPES = {
    Scope.THIS_TERM: _l("Только на этот срок: дальше очередь идет с прежнего места"),
    Scope.ORDER_FROM_HERE: _l("На этот срок и дальше: очередь идет от этого государства"),
}
REFUSALS = {
    RefusalKind.DECLINED: _l("Государство отказывается от своей очереди"),
    RefusalKind.PASSED_OVER: _l("Государство не участвует, его очередь пропускается"),
    RefusalKind.LAID_DOWN: _l("Государство складывает председательство досрочно"),
}
NAMERS = {Namer.SECRETARIAT: _l("Секретариат"), Namer.COUNCIL: _l("Совет своим решением")}


def init_app(app: Flask) -> None:
    """Teach the templates these words."""
    teach(
        app,
        code_name=code_name,
        basis_of_term=lambda basis: str(BASES[basis]),
        scope_word=lambda scope: str(SCOPES[scope]),
        refusal_word=lambda kind: str(REFUSALS[kind]),
        namer_word=lambda namer: str(NAMERS[namer]),
    )


def code_name(code: str | None) -> str:
    """Return the short name of the state with the code; the code itself where it is in no table."""
    state = BY_CODE.get(code or "")
    if state is None:
        return code or ""
    return state.short_en if current_language() == "en" else state.short
