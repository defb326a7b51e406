"""What more it would take to adopt a proposal: the sentences, Russian and English."""

from collections.abc import Mapping

RUSSIAN: Mapping[str, str] = {
    "nothing_wanting": "Решение принимается; других голосов «за» не требуется.",
    "votes_wanting": "Чтобы решение было принято, {votes:~нужен|нужны|нужно} еще {votes:голос|голоса|голосов} «за».",
    "quorum_wanting": "Для кворума {arrivals:~должен|должны|должны} принять участие еще {arrivals:представитель|представителя|представителей} отсутствующих государств; голосовать «за» для этого не требуется.",
    "affected_wanting": "Должны присутствовать представители государств, интересы которых затронуты непосредственно: {seats:states}. Нужно их присутствие, а не голос «за».",
    "attendance_suffices": "Тогда решение принимается; других голосов «за» не требуется.",
    "arrivals_wanting": "Из них {arrivals:голос|голоса|голосов} «за» {arrivals:~нужен|нужны|нужно} от представителей отсутствующих государств.",
    "votes_indispensable": "Без голоса «за» этих государств решения не будет, как бы ни голосовали остальные: {seats:states}.",
    "no_votes_suffice": "При таких заявлениях о незаинтересованности решение не принимается, сколько бы голосов «за» ни было подано.",
}
ENGLISH: Mapping[str, str] = {
    "nothing_wanting": "The decision is adopted; no further vote in favour is required.",
    "votes_wanting": "For the decision to be adopted, {votes:more vote in favour is|more votes in favour are} needed.",
    "quorum_wanting": "For the quorum, {arrivals:more representative of an absent state has|more representatives of absent states have} to take part; no vote in favour is asked of them for that.",
    "affected_wanting": "The representatives of the states whose interests are directly affected have to be present: {seats:states}. Their presence is needed, not their vote in favour.",
    "attendance_suffices": "The decision is adopted then; no further vote in favour is required.",
    "arrivals_wanting": "Of these, {arrivals:vote has|votes have} to come from arriving representatives of absent states.",
    "votes_indispensable": "Without the vote of these states in favour there is no decision, however the others vote: {seats:states}.",
    "no_votes_suffice": "With lack of interest declared so, no decision is taken, whatever the number of votes in favour.",
}
CURES_RUSSIAN: Mapping[str, str] = {
    "no_votes_suffice": "Что можно сделать: отозвать заявление о незаинтересованности до открытия голосования либо снять вопрос.",
}
CURES_ENGLISH: Mapping[str, str] = {
    "no_votes_suffice": "Possible: withdraw a declaration of disinterest before the vote opens, or withdraw the item.",
}
