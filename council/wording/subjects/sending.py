"""Materials and adopted documents on their way to the members: the sentences, Russian and English."""

from collections.abc import Mapping

RUSSIAN: Mapping[str, str] = {
    "materials_sent_in_time": "Материалы направлены {sent:date}, за {days:день|дня|дней} до заседания, требуется {required} ({moments:moments}).",
    "materials_sent_late": "Материалы направлены {sent:date}, за {days:день|дня|дней} до заседания, требуется {required}; срок истек {due:date} ({moments:moments}).",
    "materials_partly_sent": "Материалы направлены не полностью: {papers:some} – не всем ({seats:states}); срок – не позднее {due:date}.",
    "materials_not_with_all": "Материалы направлены не полностью: {papers:some} – не всем ({seats:states}); срок истек {due:date}.",
    "paper_sent_in_time": "Направлен {sent:date}, за {days:день|дня|дней} до заседания, требуется {required} ({moments:moments}).",
    "paper_sent_late": "Направлен с опозданием: {sent:date}, за {days:день|дня|дней} до заседания, требуется {required}; срок истек {due:date} ({moments:moments}).",
    "paper_to_be_sent": "Направлен не всем членам Совета ({seats:states}); срок – не позднее {due:date}.",
    "paper_not_with_all": "Опаздывает: направлен не всем членам Совета ({seats:states}); срок истек {due:date}.",
    "adopted_sent_in_time": "Принятые документы разосланы всем членам Совета {sent:date}, {days:after_meeting}, срок – {allowed:день|дня|дней} ({moments:moments}).",
    "adopted_sent_late": "Принятые документы разосланы всем членам Совета {sent:date}, {days:after_meeting}, срок – {allowed:день|дня|дней}: он истек {due:date} ({moments:moments}).",
    "adopted_partly_sent": "Принятые документы разосланы не всем членам Совета ({seats:states}); срок – не позднее {due:date}.",
    "adopted_not_with_all": "Принятые документы разосланы не всем членам Совета ({seats:states}); срок истек {due:date}.",
}

ENGLISH: Mapping[str, str] = {
    "materials_sent_in_time": "The materials were sent on {sent:date}, {days:day|days} before the meeting, {required} required ({moments:moments}).",
    "materials_sent_late": "The materials were sent on {sent:date}, {days:day|days} before the meeting, {required} required; the term ended on {due:date} ({moments:moments}).",
    "materials_partly_sent": "The materials were not sent in full: {papers:some} not to all ({seats:states}); the term ends on {due:date}.",
    "materials_not_with_all": "The materials were not sent in full: {papers:some} not to all ({seats:states}); the term ended on {due:date}.",
    "paper_sent_in_time": "Sent on {sent:date}, {days:day|days} before the meeting, {required} required ({moments:moments}).",
    "paper_sent_late": "Sent late: on {sent:date}, {days:day|days} before the meeting, {required} required; the term ended on {due:date} ({moments:moments}).",
    "paper_to_be_sent": "Not sent to all members ({seats:states}); the term ends on {due:date}.",
    "paper_not_with_all": "Late: not sent to all members ({seats:states}); the term ended on {due:date}.",
    "adopted_sent_in_time": "The adopted documents were sent to all members on {sent:date}, {days:after_meeting}, within {allowed} ({moments:moments}).",
    "adopted_sent_late": "The adopted documents were sent to all members on {sent:date}, {days:after_meeting}, {allowed} allowed: the term ended on {due:date} ({moments:moments}).",
    "adopted_partly_sent": "The adopted documents were not sent to all members ({seats:states}); the term ends on {due:date}.",
    "adopted_not_with_all": "The adopted documents were not sent to all members ({seats:states}); the term ended on {due:date}.",
}

CURES_RUSSIAN: Mapping[str, str] = {
    "materials_sent_late": "Что можно сделать: получить согласие заседания на рассмотрение материалов.",
    "materials_not_with_all": "Что нужно: направить недостающее и получить согласие заседания на рассмотрение материалов.",
    "paper_sent_late": "Что можно сделать: получить согласие заседания на рассмотрение материала.",
    "paper_not_with_all": "Что нужно: направить материал тем, кто его не получил, и получить согласие заседания.",
    "adopted_not_with_all": "Что нужно: разослать документы остальным членам Совета, в том числе отсутствовавшим.",
}

CURES_ENGLISH: Mapping[str, str] = {
    "materials_sent_late": "Possible: obtain the consent of the meeting to consider the materials.",
    "materials_not_with_all": "Needed: send what is missing and obtain the consent of the meeting to consider the materials.",
    "paper_sent_late": "Possible: obtain the consent of the meeting to consider the material.",
    "paper_not_with_all": "Needed: send the material to those who lack it and obtain the consent of the meeting.",
    "adopted_not_with_all": "Needed: send the documents to the other members, the absent included.",
}
