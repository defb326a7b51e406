"""The versions of the rules of procedure, and what the body has set otherwise: the sentences, Russian and English."""

from collections.abc import Mapping

RUSSIAN: Mapping[str, str] = {
    "rules_of_procedure_apply": "Заседание проводится по регламенту в редакции № {version}, действующей с {since:date}.",
    "no_rules_of_procedure": "На день заседания регламент не внесен; заседание проводится по Положению.",
    "rules_without_decision": "Регламент утверждает Совет: не указано решение, которым он утвержден.",
    "written_allowed": "Регламент в редакции № {version} допускает заочное рассмотрение вопросов.",
    "written_without_rules": "Заочное рассмотрение возможно, только если его допускает регламент; на этот день регламент не внесен.",
    "written_not_allowed": "Регламент в редакции № {version}, действующей на этот день, не допускает заочного рассмотрения.",
    "may_set_otherwise": "Совет вправе установить иное большинство.",
    "may_adopt_rules": "Совет утверждает свой регламент.",
    "set_with_the_chairmanship": "Иной порядок и срок председательства вносят вместе с самим председательством.",
    "never_set_otherwise": "Это правило Положения решением Совета не изменяется.",
    "override_without_decision": "Иное устанавливает решение Совета; принятое решение не указано.",
    "override_of_itself": "Решение об ином большинстве не применяется к самому себе: оно принято по прежнему правилу.",
    "override_before_its_decision": "Иное большинство не может действовать с {since:date}: решение о нем принято {decided:date}.",
    "override_entered_late": "Голосование, к которому относится это решение, уже открыто ({questions}). Правило, внесенное позже, на него не распространяется.",
    "two_overrides_of_one_scope": "На те же дни и вопросы иное уже установлено: {decision}.",
    "majority_set_otherwise": "Совет установил иное: {majority:said} ({decision}).",
}
ENGLISH: Mapping[str, str] = {
    "rules_of_procedure_apply": "The meeting is held under version {version} of the rules of procedure, in force from {since:date}.",
    "no_rules_of_procedure": "No rules of procedure are entered for the day of the meeting; it is held under the Regulation.",
    "rules_without_decision": "The Council adopts its rules of procedure: no decision adopting them is named.",
    "written_allowed": "Version {version} of the rules of procedure allows the written procedure.",
    "written_without_rules": "The written procedure is possible only where the rules of procedure allow it; none are entered for this day.",
    "written_not_allowed": "Version {version} of the rules of procedure, in force on this day, does not allow the written procedure.",
    "may_set_otherwise": "The Council may set another majority.",
    "may_adopt_rules": "The Council adopts its rules of procedure.",
    "set_with_the_chairmanship": "Another order or term of the chair is entered with the chairmanship itself.",
    "never_set_otherwise": "No decision of the Council changes this rule of the Regulation.",
    "override_without_decision": "It takes a decision of the Council to set otherwise; no adopted decision is named.",
    "override_of_itself": "A decision on another majority does not govern itself: it was adopted by the rule before it.",
    "override_before_its_decision": "Another majority cannot apply from {since:date}: the decision on it was taken on {decided:date}.",
    "override_entered_late": "A vote this decision concerns has been opened already ({questions}). A rule entered later does not reach it.",
    "two_overrides_of_one_scope": "For the same days and items it has been set otherwise already: {decision}.",
    "majority_set_otherwise": "The Council has set otherwise: {majority:said} ({decision}).",
}
CURES_RUSSIAN: Mapping[str, str] = {
    "rules_without_decision": "Что нужно: выбрать решение Совета или указать его номер и дату.",
    "written_without_rules": "Что нужно: внести редакцию регламента, которая допускает заочное рассмотрение.",
    "written_not_allowed": "Что нужно: редакция регламента, которая допускает заочное рассмотрение, или заседание в другой форме.",
    "set_with_the_chairmanship": "Что нужно: внести срок с решением на странице «Председательство».",
    "override_without_decision": "Что нужно: выбрать решение Совета или указать его номер и дату.",
    "override_before_its_decision": "Что нужно: первый день не раньше дня решения.",
    "override_entered_late": "Что можно сделать: установить иное с более позднего дня.",
    "two_overrides_of_one_scope": "Что нужно: сначала прекратить действие прежнего решения или изменить дни.",
}
CURES_ENGLISH: Mapping[str, str] = {
    "rules_without_decision": "What is needed: choose a decision of the Council, or give its number and date.",
    "written_without_rules": "What is needed: enter a version of the rules of procedure that allows it.",
    "written_not_allowed": "What is needed: a version of the rules of procedure that allows it, or a meeting in another form.",
    "set_with_the_chairmanship": "What is needed: enter the term with its decision on the page “Chairmanship”.",
    "override_without_decision": "What is needed: choose a decision of the Council, or give its number and date.",
    "override_before_its_decision": "What is needed: a first day not before the day of the decision.",
    "override_entered_late": "What can be done: set it otherwise from a later day.",
    "two_overrides_of_one_scope": "What is needed: end the earlier decision first, or change the days.",
}
