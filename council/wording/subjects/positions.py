"""Positions before the meeting: what was asked, said and left unsaid, Russian and English."""

from collections.abc import Mapping

RUSSIAN: Mapping[str, str] = {
    "positions_out_of_time": "Позиции сообщают до открытия опубликованного заседания.",
    "positions_term_past": "Срок {due:date} уже прошел.",
    "positions_term_too_late": "Срок {due:date} не раньше первого дня заседания – {starts:date}.",
    "positions_asked": "Позиции запрошены до {due:date}.",
    "position_not_asked": "Секретариат не запрашивал позиции по этому вопросу.",
    "position_late": "Срок истек {due:date}: позиция будет отмечена как поступившая после срока.",
    "position_letter_older": "Письмо получено {received:date}, а государство сообщило позицию позже – {said:date}.",
    "position_letter_same_day": "В день получения письма, {received:date}, государство само сообщило позицию здесь: она и стоит.",
    "position_letter_unasked": "Письмо получено {received:date}, а позиция по этому тексту впервые запрошена позже – {asked:date}: письмо не о нем.",
    "position_in_time": "Позицию можно сообщить и изменить до {due:date} включительно.",
    "positions_complete": "Позиции сообщили все государства: {given} из {members}.",
    "positions_awaited": "Позиции сообщили {given} из {members:государства|государств|государств}, срок – {due:date}.",
    "positions_silent": "Позиции сообщили {given} из {members:государства|государств|государств}, срок истек {due:date}. Не сообщена позиция: {silent}. Молчание не означает согласия.",
}

ENGLISH: Mapping[str, str] = {
    "positions_out_of_time": "Positions are given before a published meeting opens.",
    "positions_term_past": "The term of {due:date} has passed.",
    "positions_term_too_late": "The term of {due:date} is not before the first day of the meeting, {starts:date}.",
    "positions_asked": "Positions are asked for by {due:date}.",
    "position_not_asked": "The secretariat has not asked for positions on this item.",
    "position_late": "The term ended on {due:date}: the position will be marked as given after it.",
    "position_letter_older": "The letter was received on {received:date}; the state gave its position later, on {said:date}.",
    "position_letter_same_day": "On the day the letter was received, {received:date}, the state gave its position here itself: that one stands.",
    "position_letter_unasked": "The letter was received on {received:date}; the position on this text was first asked for later, on {asked:date}: the letter is not about it.",
    "position_in_time": "The position may be given and changed until {due:date}.",
    "positions_complete": "All states have given their positions: {given} of {members}.",
    "positions_awaited": "{given} of {members} states have given their positions; the term is {due:date}.",
    "positions_silent": "{given} of {members} states have given their positions; the term ended on {due:date}. Positions not given: {silent}. Silence is no consent.",
}

CURES_RUSSIAN: Mapping[str, str] = {
    "positions_term_past": "Назначьте день, который еще не прошел.",
    "positions_term_too_late": "Назначьте день до начала заседания.",
    "position_letter_same_day": "Если письмо сказано позже, внесите его с причиной, по которой оно ставится поверх слова государства.",
    "position_letter_unasked": "Проверьте день получения; если он верен, попросите государство ответить по этому тексту.",
}

CURES_ENGLISH: Mapping[str, str] = {
    "positions_term_past": "Set a day that has not passed.",
    "positions_term_too_late": "Set a day before the meeting begins.",
    "position_letter_same_day": "If the letter is the later word, enter it with the reason why it is put over the state's own.",
    "position_letter_unasked": "Check the day of receipt; if it is right, ask the state to answer on this text.",
}
