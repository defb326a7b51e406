"""What the platform takes from a clause as a number or a choice, said in a sentence beside its words."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import ngettext

from council.law.charter import Edition
from council.law.rules import Base, MajorityRule, QuorumRule, QuorumTest, Threshold
from council.law.tally import votes_needed
from council.web.treaty_numbers import treaty_rules


def numbers_of(edition: Edition, clause: str) -> list[str]:
    """Return the sentences for a clause; most clauses have none."""
    return [say(edition) for rule_clause, say in _rules(edition) if clause and rule_clause == clause]


def _rules(edition: Edition) -> list[tuple[str, Callable[[Edition], str]]]:
    consent = edition.majority.consent
    return [
        (edition.quorum.clause, _quorum),
        (edition.majority.clause, _majority),
        (consent.clause if consent else "", _consent),
        (edition.written.clause, _written),
        (edition.narrow_base.clause, _narrow_base),
        (edition.materials.clause, _materials),
        (edition.circulation.clause, _circulation),
        (edition.yearly.clause, _yearly),
        (edition.petition.clause, _petition),
        (edition.chairmanship.clause if edition.chairmanship.term_years else "", _chairmanship),
        *treaty_rules(edition),
    ]


def _quorum(edition: Edition) -> str:
    rule = edition.quorum
    if rule.fraction is None and rule.members is None:
        return _("Кворум не требуется.")
    tested = {
        QuorumTest.EACH_DECISION: _("Проверяется при открытии заседания и при каждом решении."),
        QuorumTest.MEETING: _("Проверяется по заседанию в целом."),
    }
    return f"{_quorum_asked_for(rule)} {tested[rule.tested]}"


def _quorum_asked_for(rule: QuorumRule) -> str:
    if rule.fraction is None:
        return ngettext("Кворум: %(num)d член Совета.", "Кворум: %(num)d членов Совета.", rule.members or 0)
    if rule.threshold is Threshold.MORE_THAN:
        return _("Кворум: более %(share)s членов Совета.", share=rule.fraction)
    return _("Кворум: не менее %(share)s членов Совета.", share=rule.fraction)


def _majority(edition: Edition) -> str:
    rule = edition.majority
    if rule.threshold is Threshold.CONSENSUS:
        return _(
            "Решение принято, когда никто из участвующих членов Совета не голосует «против»; воздержание и незаинтересованность не препятствуют."
        )
    if rule.fraction is None:
        needed = votes_needed(rule, base=1) or 0
        return ngettext(
            "Решение принято, когда «за» не менее %(num)d голоса.",
            "Решение принято, когда «за» не менее %(num)d голосов.",
            needed,
        )
    return _share(rule)


def _share(rule: MajorityRule) -> str:
    bases = {
        Base.PARTICIPATING: _(
            "голосов участвующих членов Совета; воздержавшиеся и не голосовавшие учитываются, незаинтересованные — нет"
        ),
        Base.PRESENT_AND_VOTING: _("голосов, поданных «за» и «против»"),
        Base.MEMBERS: _("голосов всех членов Совета"),
    }
    if rule.threshold is Threshold.MORE_THAN:
        return _(
            "Решение принято, когда «за» более %(share)s %(base)s.",
            share=rule.fraction,
            base=bases[rule.base],
        )
    return _(
        "Решение принято, когда «за» не менее %(share)s %(base)s.", share=rule.fraction, base=bases[rule.base]
    )


def _consent(edition: Edition) -> str:
    seats = edition.majority.consent.seats if edition.majority.consent else ()
    return _("Решение не принимается, когда «против» голосует: %(seats)s.", seats=", ".join(seats))


def _written(edition: Edition) -> str:
    if edition.written.allowed:
        return _("Решения могут приниматься заочно, в письменной форме.")
    return _("Заочно, в письменной форме решения принимаются, только если это допускает регламент.")


def _narrow_base(edition: Edition) -> str:
    return _(
        "Если учитывается менее %(share)s присутствующих, председательствующий подтверждает результат особо.",
        share=edition.narrow_base.fraction,
    )


def _materials(edition: Edition) -> str:
    days = ngettext("за %(num)d календарный день", "за %(num)d календарных дней", edition.materials.days)
    return _("Материалы направляются не позднее чем %(days)s до дня очередного заседания.", days=days)


def _circulation(edition: Edition) -> str:
    days = ngettext("%(num)d календарного дня", "%(num)d календарных дней", edition.circulation.days)
    return _("Принятые документы рассылаются в течение %(days)s после последнего дня заседания.", days=days)


def _yearly(edition: Edition) -> str:
    return ngettext(
        "Не менее %(num)d заседания в календарный год.",
        "Не менее %(num)d заседаний в календарный год.",
        edition.yearly.meetings,
    )


def _petition(edition: Edition) -> str:
    support = _(
        "Внеочередное заседание созывается, когда его поддержало более %(share)s всех членов Совета.",
        share=edition.petition.fraction,
    )
    days = ngettext("%(num)d календарного дня", "%(num)d календарных дней", edition.petition.days)
    lapse = _("Предложение, не поддержанное в течение %(days)s, утрачивает силу (наше чтение).", days=days)
    return f"{support} {lapse}"


def _chairmanship(edition: Edition) -> str:
    return ngettext(
        "Срок председательства — не более %(num)d года.",
        "Срок председательства — не более %(num)d лет.",
        edition.chairmanship.term_years,
    )
