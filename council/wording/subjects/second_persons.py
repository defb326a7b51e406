"""What is said of the second person, whom every change of who acts for a state waits for."""

from collections.abc import Mapping

RUSSIAN: Mapping[str, str] = {
    "powers_filed_by_state": "Полномочия внесло само государство: их подтверждает любой сотрудник секретариата.",
    "powers_filed_by_officer": "Полномочия внес секретариат: их подтверждает другой его сотрудник.",
    "second_person_confirms": "Подтвердить вправе другое лицо, не то, которое это внесло.",
    "second_person_awaited": "Начнет действовать, когда подтвердит второе лицо.",
    "done_alone": "Внесено единолично: в секретариате нет второго лица.",
    "own_affair": "Это касается вас самих: подтверждает другое лицо.",
    "two_persons_needed": "Это внесли вы: подтверждает другое лицо.",
    "let_in_by_first": "Ссылку для входа вам выдал тот, кто это внес: подтверждает кто-то третий.",
    "office_ended": "Полномочия члена Совета прекращены: они действовали по {until:date}.",
}

ENGLISH: Mapping[str, str] = {
    "powers_filed_by_state": "The state itself filed the credential: any officer of the secretariat confirms it.",
    "powers_filed_by_officer": "The secretariat filed the credential: another of its officers confirms it.",
    "second_person_confirms": "Another person may confirm this, not the one who entered it.",
    "second_person_awaited": "It takes effect once a second person confirms it.",
    "done_alone": "Entered by one person alone: the secretariat has no second one.",
    "own_affair": "This concerns yourself: another person confirms it.",
    "two_persons_needed": "You entered this: another person confirms it.",
    "let_in_by_first": "The link by which you came in was given out by whoever entered this: somebody else confirms it.",
    "office_ended": "The office of the member has ended: it held until {until:date}.",
}

CURES_RUSSIAN: Mapping[str, str] = {
    "own_affair": "Что нужно: попросить другое лицо секретариата.",
    "two_persons_needed": "Что нужно: попросить другого сотрудника секретариата или представителя государства.",
    "let_in_by_first": "Что нужно: попросить третье лицо.",
    "office_ended": "Что нужно: новое назначение или документ о полномочиях лица, замещающего члена Совета.",
}

CURES_ENGLISH: Mapping[str, str] = {
    "own_affair": "What is needed: ask another person of the secretariat.",
    "two_persons_needed": "What is needed: ask another officer of the secretariat, or who keeps the delegation of the state.",
    "let_in_by_first": "What is needed: ask a third person.",
    "office_ended": "What is needed: a new appointment, or a credential of a substitute.",
}
