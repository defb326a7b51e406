"""Who will come: the sentences of the forecast of the quorum, Russian and English."""

from collections.abc import Mapping

RUSSIAN: Mapping[str, str] = {
    "quorum_announced": "Ожидается {expected} из {members:члена|членов|членов} Совета, требуется {required}: кворум ожидается.",
    "quorum_not_yet_announced": "Ожидается {expected} из {members:члена|членов|членов} Совета, требуется {required}: не хватает еще {lacking}.",
    "quorum_declined": "Ожидается {expected} из {members:члена|членов|членов} Совета, требуется {required}; отказались участвовать {declined}: кворума не будет.",
}

ENGLISH: Mapping[str, str] = {
    "quorum_announced": "{expected} of {members} members are expected, {required} are required: a quorum is expected.",
    "quorum_not_yet_announced": "{expected} of {members} members are expected, {required} are required: {lacking} more are wanted.",
    "quorum_declined": "{expected} of {members} members are expected, {required} are required; {declined} will not take part: there will be no quorum.",
}

CURES_RUSSIAN: Mapping[str, str] = {
    "quorum_not_yet_announced": "Напомните государствам, которые еще не ответили.",
    "quorum_declined": "Предложите государствам направить заместителей или перенесите заседание.",
}

CURES_ENGLISH: Mapping[str, str] = {
    "quorum_not_yet_announced": "Remind the states that have not answered yet.",
    "quorum_declined": "Ask the states to send substitutes, or move the meeting.",
}
