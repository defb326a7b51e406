"""What a state says after a vote it meant to vote, Russian and English."""

from collections.abc import Mapping

RUSSIAN: Mapping[str, str] = {
    "intention_before_the_close": "Голосование не закрыто: заявить о намерении можно после его закрытия.",
    "intention_after_signature": "Протокол подписан: заявление в него уже не войдет.",
    "intention_on_nothing": "Голоса по этому вопросу не подсчитаны: заявлять о намерении не к чему.",
    "intention_without_a_vote": "Государство в этом голосовании не участвовало: {seat:states}.",
    "intention_stated": "Заявление этого государства о намерении уже записано: {seat:states}. Оно не изменяется.",
    "intention_as_counted": "Голос государства именно так и подсчитан: {seat:states}.",
    "may_state_intention": "Заявление о намерении войдет в протокол и на итог голосования не повлияет.",
}

ENGLISH: Mapping[str, str] = {
    "intention_before_the_close": "The vote is not closed: what was meant can be stated once it is.",
    "intention_after_signature": "The protocol is signed: the statement can no longer enter it.",
    "intention_on_nothing": "No votes were counted on this question: there is nothing to state an intention on.",
    "intention_without_a_vote": "The state took no part in this vote: {seat:states}.",
    "intention_stated": "The intention of this state is on record already: {seat:states}. It does not change.",
    "intention_as_counted": "The vote of the state was counted in this very way: {seat:states}.",
    "may_state_intention": "The statement enters the protocol and has no effect on the result.",
}

CURES_RUSSIAN: Mapping[str, str] = {
    "intention_as_counted": "Что нужно: выбрать другую позицию.",
}

CURES_ENGLISH: Mapping[str, str] = {
    "intention_as_counted": "Needed: choose another position.",
}
