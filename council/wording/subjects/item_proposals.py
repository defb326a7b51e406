"""Items a state proposes: what is there and what is missing, Russian and English."""

from collections.abc import Mapping

RUSSIAN: Mapping[str, str] = {
    "proposal_named": "Вопрос назван так, как его печатают в повестке дня.",
    "proposal_named_otherwise": "Вопрос назван не так, как его печатают в повестке дня.",
    "proposal_has_function": "Указано, к каким функциям Совета относится предложенный вопрос.",
    "proposal_without_function": "Не указано, к какой функции Совета относится предложенный вопрос.",
    "proposal_has_draft": "Проект решения внесен, пунктов: {points}.",
    "proposal_without_draft": "К предложенному вопросу нет проекта решения.",
    "proposal_has_papers": "К предложенному вопросу приложены материалы: {papers}.",
    "proposal_without_papers": "К предложенному вопросу не приложено ни одного материала.",
}
ENGLISH: Mapping[str, str] = {
    "proposal_named": "The item is named as an agenda prints it.",
    "proposal_named_otherwise": "The item is not named as an agenda prints it.",
    "proposal_has_function": "It is said to which functions of the Council the proposed item belongs.",
    "proposal_without_function": "It is not said to which function of the Council the proposed item belongs.",
    "proposal_has_draft": "A draft decision is there, points: {points}.",
    "proposal_without_draft": "The proposed item has no draft decision.",
    "proposal_has_papers": "Materials are enclosed with the proposed item: {papers}.",
    "proposal_without_papers": "No material is enclosed with the proposed item.",
}
CURES_RUSSIAN: Mapping[str, str] = {
    "proposal_named_otherwise": "Начните название с «О …» или «Об …».",
    "proposal_without_function": "Выберите функции Совета.",
    "proposal_without_draft": "Внесите пункты проекта решения.",
    "proposal_without_papers": "Приложите хотя бы справку.",
}
CURES_ENGLISH: Mapping[str, str] = {
    "proposal_named_otherwise": "Begin the Russian name with «О …» or «Об …».",
    "proposal_without_function": "Choose functions of the Council.",
    "proposal_without_draft": "Enter the points of the draft decision.",
    "proposal_without_papers": "Enclose at least a note.",
}
