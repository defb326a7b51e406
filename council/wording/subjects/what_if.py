"""What more it would take to adopt a proposal: the sentences, Russian and English."""

from collections.abc import Mapping

RUSSIAN: Mapping[str, str] = {
    "nothing_wanting": "Решение принимается; других голосов «за» не требуется.",
    "votes_wanting": "Чтобы решение было принято, {votes:~нужен|нужны|нужно} еще {votes:голос|голоса|голосов} «за».",
    "arrivals_wanting": "Из них {arrivals:~должен|должны|должны} прибыть и проголосовать «за» {arrivals:представитель|представителя|представителей} отсутствующих государств.",
    "votes_indispensable": "Без голоса «за» этих государств решения не будет, как бы ни голосовали остальные: {seats:states}.",
    "no_votes_suffice": "При таких заявлениях о незаинтересованности решение не принимается, сколько бы голосов «за» ни было подано.",
}
ENGLISH: Mapping[str, str] = {
    "nothing_wanting": "The decision is adopted; no further vote in favour is required.",
    "votes_wanting": "For the decision to be adopted, {votes:more vote in favour is|more votes in favour are} needed.",
    "arrivals_wanting": "Of these, {arrivals:representative of an absent state has|representatives of absent states have} to come and vote in favour.",
    "votes_indispensable": "Without the vote of these states in favour there is no decision, however the others vote: {seats:states}.",
    "no_votes_suffice": "With lack of interest declared so, no decision is taken, whatever the number of votes in favour.",
}
CURES_RUSSIAN: Mapping[str, str] = {
    "no_votes_suffice": "Что можно сделать: отозвать заявление о незаинтересованности до открытия голосования либо снять вопрос.",
}
CURES_ENGLISH: Mapping[str, str] = {
    "no_votes_suffice": "Possible: withdraw a declaration of disinterest before the vote opens, or withdraw the item.",
}
