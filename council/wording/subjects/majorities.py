"""Majorities beyond the simple one, consensus, consent and the casting vote: the sentences, Russian and English."""

from collections.abc import Mapping
from types import MappingProxyType

RUSSIAN: Mapping[str, str] = MappingProxyType(
    {
        "quorum_at_close": "К закрытию в заседании {present:~участвовал|участвовали|участвовали} {present} из {members:члена|членов|членов} Совета, требовалось не менее {required}. Кворум имелся.",
        "no_quorum_at_close": "К закрытию в заседании {present:~участвовал|участвовали|участвовали} {present} из {members:члена|членов|членов} Совета, требовалось не менее {required}. Кворума к закрытию не было.",
        "quorum_was_not_asked_for": "К закрытию в заседании {present:~участвовал|участвовали|участвовали} {present} из {members:члена|членов|членов} Совета. Кворум не требовался.",
        "quorum_was_of_replies": "Вопросы рассмотрены заочно: участвовали те члены Совета, чьи ответы поступили до закрытия голосования; тогда и определялся кворум.",
        "quorum_not_asked_for": "В заседании {present:~участвует|участвуют|участвуют} {present} из {members:члена|членов|членов} Совета. Кворум не требуется.",
        "consensus": "Никто не возражает ({for:голос|голоса|голосов} «за»). Решение принято консенсусом.",
        "consensus_broken": "Консенсуса нет: {against:~подан|поданы|подано} {against:голос|голоса|голосов} «против». Решение не принято.",
        "consent_withheld": "«За» – {for} из {base:учитываемого голоса|учитываемых голосов|учитываемых голосов}, требуется не менее {required}, но «против» – {withheld:names}, без согласия решение не принимается. Решение не принято.",
        "affected_not_protected": "Присутствие затронутых государств ({affected:names}) правилами органа не требуется.",
        "disinterest_not_provided": "Правила органа не предусматривают заявления о незаинтересованности.",
        "dissent_not_provided": "Правила органа не предусматривают особого мнения.",
        "chairmanship_without_term": "Срок председательства не установлен.",
        "petition_not_asked_for": "Внеочередное заседание может быть созвано без поддержки членов Совета: правилами органа она не требуется.",
        "functions_not_listed": "Перечень функций органа не установлен; вопрос может быть любым.",
        "term_not_set": "Срок не установлен.",
        "year_not_counted": "В {year} году {held:~проведено|проведены|проведено} {held:заседание|заседания|заседаний}; число заседаний в году не установлено.",
        "written_procedure_allowed": "Решения могут приниматься в письменной форме, без проведения заседания.",
        "written_procedure_not_allowed": "Решения не принимаются в письменной форме: требуется участие в заседании.",
    }
)
ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "quorum_at_close": "{present} of {members:member|members} of the Council took part at the close, at least {required} were required. There was a quorum.",
        "no_quorum_at_close": "{present} of {members:member|members} of the Council took part at the close, at least {required} were required. There was no quorum at the close.",
        "quorum_was_not_asked_for": "{present} of {members:member|members} of the Council took part at the close. No quorum was required.",
        "quorum_was_of_replies": "The members were asked in writing: those took part whose replies were in by the close of the vote; the quorum was counted then.",
        "quorum_not_asked_for": "{present} of {members:member|members} of the Council {present:~takes|take} part. No quorum is required.",
        "consensus": "Nobody objects ({for:vote|votes} in favour). The decision is adopted by consensus.",
        "consensus_broken": "There is no consensus: {against:vote|votes} against. The decision is not adopted.",
        "consent_withheld": "{for} of {base:counted vote|counted votes} in favour, at least {required} required, but {withheld:states} voted against, and no decision is taken without that consent. The decision is not adopted.",
        "affected_not_protected": "The rules of the body do not ask for the presence of the states affected ({affected:states}).",
        "disinterest_not_provided": "The rules of the body know no declaration of a lack of interest.",
        "dissent_not_provided": "The rules of the body know no dissenting opinion.",
        "chairmanship_without_term": "No term in the chair is set.",
        "petition_not_asked_for": "An extraordinary meeting may be convened without the support of members: the rules of the body ask for none.",
        "functions_not_listed": "No list of functions is set; an item may be on anything.",
        "term_not_set": "No term is set.",
        "year_not_counted": "{held:meeting|meetings} held in {year}; no number of meetings a year is set.",
        "written_procedure_allowed": "Decisions may be taken in writing, without a meeting.",
        "written_procedure_not_allowed": "Decisions are not taken in writing: taking part in a meeting is required.",
    }
)
CURES_RUSSIAN: Mapping[str, str] = MappingProxyType(
    {
        "consensus_broken": "Что нужно было: ни одного голоса «против»; воздержание и незаинтересованность консенсусу не препятствуют.",
        "consent_withheld": "Что нужно было: ни одного голоса «против» со стороны, чье согласие необходимо; отсутствие и воздержание не препятствуют.",
        "written_procedure_not_allowed": "Что нужно: версия регламента, которая допускает письменную процедуру.",
    }
)
CURES_ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "consensus_broken": "What was needed: no vote against; abstention and a lack of interest do not stand in the way.",
        "consent_withheld": "What was needed: no vote against from those whose consent is required; absence and abstention do not stand in the way.",
        "written_procedure_not_allowed": "What is needed: a version of the rules of procedure that allows the written procedure.",
    }
)
