"""The standing phrases of papers: quality and post, the quorum, who came and went, how an item ended."""

from __future__ import annotations

from datetime import datetime

from council.law.ballot import Position
from council.papers.minutes_text import (
    DisinterestText,
    Ending,
    MeetingForm,
    MeetingText,
    MinutesText,
    PassageText,
    QuorumText,
    Series,
)
from council.papers.people_text import BodyText, Capacity, Category, PersonText, PresidingText
from council.papers.voting_text import IntentionText, ProceedingText, RulingText
from council.wording.citations import clause_in_print
from council.wording.dates import day_and_month, long_date
from council.wording.numbers import ordinal_genitive, roman

CATEGORIES = {
    Category.ADVISORY: "с правом совещательного голоса",
    Category.EXECUTIVE_COMMITTEE: "представители Исполнительного комитета СНГ",
    Category.OBSERVERS: "наблюдатели",
    Category.EXPERTS: "эксперты",
    Category.INVITED: "приглашенные",
}
CAPACITIES = {
    Capacity.CHAIR: "председатель {council}",
    Capacity.CHAIR_REPRESENTATIVE: "представитель председательствующего государства",
    Capacity.CO_CHAIR: "сопредседатель {council}",
    Capacity.ELECTED: "председательствующий, избранный на этом заседании",
}
ENDINGS = {
    Ending.DECIDED: "",
    Ending.TAKEN_NOTE: "Принять информацию к сведению.",
    Ending.WITHDRAWN: "Снять вопрос с рассмотрения.",
    Ending.POSTPONED: "Принятие решения отложить до следующего заседания.",
    Ending.PUT_OFF: "Принятие решения отложить.",
    Ending.BLOCKED: "",
}
FORMS = {
    MeetingForm.IN_PERSON: "",
    MeetingForm.VIDEO: "в режиме видеоконференции",
    MeetingForm.MIXED: "с участием части членов по видеосвязи",
    MeetingForm.WRITTEN: "в режиме заочного рассмотрения вопросов повестки дня",
}
POSITIONS = {
    Position.FOR: "за",
    Position.AGAINST: "против",
    Position.ABSTAINED: "воздержался",
    Position.NOT_VOTING: "не голосовал",
    Position.DISINTERESTED: "не заинтересован",
    Position.ABSENT: "отсутствовал",
}

INTENDED = {
    Position.FOR: "голосовать «за»",
    Position.AGAINST: "голосовать «против»",
    Position.ABSTAINED: "воздержаться",
}

MEETING_CASES = {
    "nominative": ("внеочередное", "заседание"),
    "genitive": ("внеочередного", "заседания"),
    "prepositional": ("внеочередном", "заседании"),
}


def which_meeting(meeting: MeetingText) -> str:
    """Return «одиннадцатого заседания», in words and in the genitive, as the title wants it."""
    extraordinary = " внеочередного" if meeting.series is Series.EXTRAORDINARY else ""
    return f"{ordinal_genitive(meeting.ordinal)}{extraordinary} заседания"


def meeting_in_figures(meeting: MeetingText, case: str = "genitive") -> str:
    """Return «XI заседание», «XI заседания» or «XI заседании», as references want it."""
    adjective, noun = MEETING_CASES[case]
    between = f" {adjective}" if meeting.series is Series.EXTRAORDINARY else ""
    return f"{roman(meeting.ordinal)}{between} {noun}"


def title_lines(title: str) -> tuple[str, str]:
    """Return the title of a body in two lines: its subject, and the states that form it."""
    head, states, tail = title.partition(" государств – участников ")
    return head, (states + tail).strip()


def presiding(who: PresidingText, body: BodyText) -> str:
    """Return name, post, and why this person presided."""
    capacity = CAPACITIES[who.capacity].format(council=body.short_genitive)
    return f"{person(who.person)} – {capacity} ({who.state.full})"


def person(who: PersonText) -> str:
    return ", ".join(part for part in (who.name, who.post, remarks(who)) if part)


def remarks(who: PersonText) -> str:
    return ", ".join(part for part in ("по видеосвязи" if who.by_link else "", who.note) if part)


def quorum(figures: QuorumText, body: BodyText) -> str:
    """Return the quorum at the opening and what followed from it, with the clause."""
    counted = figures.sentence or _counted(figures, body)
    clause = clause_in_print(figures.clause, body.regulation_genitive, "instrumental")
    if figures.quorate:
        return f"{counted} В соответствии с {clause} {body.short} правомочен принимать решения."
    return f"{counted} В соответствии с {clause} решения не принимаются; заседание открыто для консультаций."


def _counted(figures: QuorumText, body: BodyText) -> str:
    there = (
        f"В заседании участвуют члены {body.short_genitive} (лица, их замещающие) "
        f"от {figures.present} из {figures.members} государств – участников Соглашения."
    )
    short = f"Кворума нет: требуется участие не менее {figures.required}."
    return f"{there} {'Кворум имеется.' if figures.quorate else short}"


def held_how(text: MinutesText) -> str:
    """Return how the meeting was held; a link that was foreseen and that nobody used is no part of that."""
    persons = [one for told in text.delegations for one in (*told.actors, *told.accompanied_by)]
    persons += [one for group in text.others for one in group.persons]
    if text.meeting.form is MeetingForm.MIXED and not any(one.by_link for one in persons):
        return ""
    return FORMS[text.meeting.form]


def grounds(rulings: tuple[RulingText, ...], body: BodyText) -> str:
    """Return the rulings as they were shown, each with its clause before its stop."""
    return " ".join(_ground(ruling, body) for ruling in rulings)


def _ground(ruling: RulingText, body: BodyText) -> str:
    if not ruling.clause:
        return ruling.sentence
    return f"{ruling.sentence.rstrip('.')} ({clause_in_print(ruling.clause, body.regulation_genitive)})."


def intention(said: IntentionText) -> str:
    """Return what a state said after the vote it meant to vote, and that it moves nothing."""
    who = "устно, внесено секретариатом" if said.oral else said.person
    day = long_date(said.stated_on) if said.person and said.stated_on else ""
    told = ", ".join(filter(None, (who, day)))
    how = f" ({told})" if told else ""
    reason = f" Причина: {' '.join(said.reason.split()).rstrip('.')}." if said.reason else ""
    meant = INTENDED[said.position]
    return (
        f"Заявление представителя {said.state.genitive}{how}: намерение {meant}; на итог не влияет.{reason}"
    )


def digest(sha256: str) -> str:
    """Return a digest in groups that can be read aloud and compared."""
    return " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8))


def offset(moment: datetime) -> str:
    """Return how far the clock is from UTC: «UTC+05:00»."""
    said = f"{moment:%z}"
    return f"UTC{said[:3]}:{said[3:]}"


def clock(moment: datetime) -> str:
    """Return the hour at the venue: «10:05»."""
    return f"{moment:%H:%M}"


def day_and_clock(moment: datetime, meeting: MeetingText) -> str:
    """Return the hour, and the day with it when the meeting had several."""
    if meeting.starts_on == meeting.ends_on:
        return clock(moment)
    return f"{day_and_month(moment.date())}, {clock(moment)}"


def passage(step: PassageText, meeting: MeetingText) -> str:
    """Return one arrival or departure, worded without a gender."""
    did = "прибытие" if step.arrived else "отбытие"
    whose = f" представителя {step.state.genitive}" if step.state else ""
    note = f" – {step.note}" if step.note else ""
    return f"{day_and_clock(step.at, meeting)} – {did}{whose} ({step.person}){note}"


def hours(held: ProceedingText, meeting: MeetingText) -> str:
    """Return when a vote was open: «11:10–11:14», or nothing when that is not on record."""
    if held.opened_at is None or held.closed_at is None:
        return ""
    return f"{day_and_clock(held.opened_at, meeting)}–{clock(held.closed_at)}"


def disinterest(declared: DisinterestText, meeting: MeetingText) -> str:
    """Return one declaration, with its hour, its form and its withdrawal."""
    said = f"О незаинтересованности заявил представитель {declared.state.genitive}"
    if declared.in_writing:
        said = f"Поступило письменное заявление о незаинтересованности от {declared.state.genitive}"
    if declared.declared_at:
        said += f" ({day_and_clock(declared.declared_at, meeting)})"
    if declared.withdrawn_at:
        said += f"; заявление отозвано ({day_and_clock(declared.withdrawn_at, meeting)})"
    return f"{said}."
