"""What things are called on a page, in the language of its reader."""

from __future__ import annotations

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from council.charters.states import BY_CODE
from council.law.credentials import Scope
from council.records.bodies import AuthorisedBody, State
from council.records.credentials import Credential, CredentialKind
from council.records.meetings import Form, Meeting, Series
from council.records.people import Office, Person
from council.web.filters import teach
from council.web.languages import current_language
from council.wording.numbers import roman
from council.wording.powers import reach_in_words

OFFICES = {
    Office.OPERATOR: _l("оператор"),
    Office.SECRETARIAT_HEAD: _l("руководитель секретариата"),
    Office.SECRETARIAT_DEPUTY: _l("заместитель руководителя секретариата"),
    Office.SECRETARIAT_OFFICER: _l("сотрудник секретариата"),
    Office.MEMBER: _l("член Совета"),
    Office.FOCAL_POINT: _l("координатор делегации"),
    Office.DELEGATE: _l("сотрудник делегации"),
    Office.ADVISORY: _l("участник с правом совещательного голоса"),
    Office.OBSERVER: _l("наблюдатель"),
    Office.EXPERT: _l("эксперт"),
}

CREDENTIAL_KINDS = {
    CredentialKind.LETTER: _l("письмо"),
    CredentialKind.POWER_OF_ATTORNEY: _l("доверенность"),
    CredentialKind.DIPLOMATIC_NOTE: _l("дипломатическая нота"),
}

SCOPES = {
    Scope.MEETING: _l("на все заседание"),
    Scope.ITEMS: _l("на отдельные вопросы повестки дня"),
    Scope.UNTIL: _l("на срок: на все заседания по указанный день"),
}

MEETING_FORMS = {
    Form.IN_PERSON: _l("очно"),
    Form.VIDEO: _l("в режиме видеоконференции"),
    Form.MIXED: _l("в смешанной форме"),
    Form.WRITTEN: _l("заочно"),
}


def init_app(app: Flask) -> None:
    """Teach the templates these names."""
    teach(
        app,
        state_name=state_name,
        short_state_name=short_state_name,
        state_by_code=state_by_code,
        authority_name=authority_name,
        person_name=person_name,
        office_name=lambda office: str(OFFICES[office]),
        reach=reach_of,
        credential_kind=lambda kind: str(CREDENTIAL_KINDS[kind]),
        meeting_name=meeting_name,
        meeting_form=lambda form: str(MEETING_FORMS[form]),
    )


def state_name(state: State) -> str:
    """Return «Республика Казахстан»."""
    return state.full_en if current_language() == "en" else state.full_ru


def state_abbreviation(state: State) -> str:
    """Return «КАЗ» as it stands in a strip of states, in English the two letters of its code."""
    return state.code if current_language() == "en" else state.abbreviation


def short_state_name(state: State) -> str:
    """Return «Казахстан»."""
    return state.short_en if current_language() == "en" else state.short_ru


def state_by_code(code: str) -> str:
    """Return «Казахстан» for KZ."""
    state = BY_CODE[code]
    return state.short_en if current_language() == "en" else state.short


def authority_name(authority: AuthorisedBody) -> str:
    """Return the title of a state's authorised body; in Russian where no English one is entered."""
    return (authority.title_en if current_language() == "en" else "") or authority.title_ru


def person_name(person: Person) -> str:
    """Return the name of a person, in Latin letters where the reader wants English and it is entered."""
    return (person.name_en if current_language() == "en" else "") or person.full_name


def reach_of(paper: Credential) -> str:
    """Return how far the powers reach: the whole meeting, certain items of it, or until a day."""
    lang = current_language()
    words = reach_in_words(lang, until_on=paper.until_on, items=paper.item_numbers)
    return words or str(SCOPES[paper.scope])


def meeting_name(meeting: Meeting) -> str:
    """Return «XII заседание»; the extraordinary ones have a series of their own."""
    return numbered_meeting(meeting.series, meeting.ordinal)


def numbered_meeting(series: Series, ordinal: int) -> str:
    """Return the name of a meeting by its number in its series."""
    number = roman(ordinal)
    if series is Series.EXTRAORDINARY:
        return _("%(number)s внеочередное заседание", number=number)
    return _("%(number)s заседание", number=number)
