"""Checks the minutes of a meeting of the Council from the file alone, trusting nobody who made it.

    python check_minutes.py FILE.pdf [--arithmetic-only]     or the minutes.json out of it

`check_record.py`, beside it, recomputes who is party, who could preside and vote, the quorum, the count, the verdict and
the days that bind; ties every word of the record to an act and every act to the root of the register; no act is left out.
Here the whole protocol is composed anew from the record; `check_pages.py` reads the pages: they say this, and nothing else.
What neither can see is told in docs/verifying.md. Prints «сходится» (exit 0) or the first difference with its clause
(exit 1); exit 2 for a file it cannot read.
"""

# fmt: off
# Laid out by hand: a program to be read in one sitting before it is trusted.
import argparse  # noqa: I001 - the imports of what stands beside it are laid out by hand, too
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from check_record import (
    ACTING, ADMITTED, ENDS, EVER, HEADINGS, OLDER, OTHERS, POSITIONS, PUT_ASIDE,
    Difference, Json, Law, canonical, digest, in_print, plain, require, same,
)

try:
    import pikepdf
    from check_pages import words_of
except ImportError:  # the record alone is checked without them
    pikepdf = None

Printed = Iterator[tuple[str, str | re.Pattern[str]]]
FORMAT, FORMER = "council-minutes/4", "council-minutes/3"  # FORMER: annexes had no digests, what was put off an end
# How papers say it.
MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
RESULTS = {"adopted": "Решение принято.", "not_adopted": "Решение не принято.", "no_decision": "Решение не принималось."}
PAPERS = {"letter": "письмо", "power_of_attorney": "доверенность", "diplomatic_note": "дипломатическая нота"}
CHAIRS = {"chair": "председатель Совета", "co_chair": "сопредседатель Совета",
          "elected": "председательствующий, избранный на этом заседании"}
FORMS = {"in_person": "", "video": "в режиме видеоконференции", "mixed": "с участием части членов по видеосвязи",
         "written": "в режиме заочного рассмотрения вопросов повестки дня"}
OWN_WORDS = re.compile(r"РЕШИЛИ:|\(Решение№|Решение(не)?принято\.|Решениенепринималось\.|Голосовали:|Поименноеголосование\(")
INTENDED = {"for": "голосовать «за»", "against": "голосовать «против»", "abstained": "воздержаться"}
PARTS = {"heard": "СЛУШАЛИ", "spoke": "ВЫСТУПИЛИ", "remarks": "замечания", "closing": "заключительная часть"}
ORDINALS = [
    "первого", "второго", "третьего", "четвертого", "пятого", "шестого", "седьмого", "восьмого", "девятого", "десятого",
    "одиннадцатого", "двенадцатого", "тринадцатого", "четырнадцатого", "пятнадцатого", "шестнадцатого", "семнадцатого",
    "восемнадцатого", "девятнадцатого"]
TENS = {2: ("двадцать", "двадцатого"), 3: ("тридцать", "тридцатого"), 4: ("сорок", "сорокового"),
        5: ("пятьдесят", "пятидесятого"), 6: ("шестьдесят", "шестидесятого"), 7: ("семьдесят", "семидесятого"),
        8: ("восемьдесят", "восьмидесятого"), 9: ("девяносто", "девяностого")}
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))

def listed(words: list[str]) -> str:
    return " и ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))

def plural(number: int, one: str, few: str, many: str) -> str:
    """Return the Russian form that goes with the number: 1 голос, 2 голоса, 5 голосов."""
    tens = number % 100 // 10 == 1
    return one if number % 10 == 1 and not tens else few if number % 10 in (2, 3, 4) and not tens else many

def ordinal(number: int) -> str:
    """Return the number of a meeting in words, in the genitive: «одиннадцатого»."""
    tens, ones = divmod(number, 10)
    if number < 20:
        return ORDINALS[number - 1]
    return (f"{TENS[tens][0]} {ORDINALS[ones - 1]}" if ones else TENS[tens][1]) if number < 100 else f"{number}-го"

def roman(number: int) -> str:
    return ROMAN[-1][1] * number if number < 4 else next(letters + (roman(number - value) if number > value else "")
                                                         for value, letters in ROMAN if value <= number)

def walk_words(told: Any) -> Iterator[str]:
    for inner in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from walk_words(inner)
    if isinstance(told, str):
        yield told

class Pages:
    """All that stands on the pages, with its clause and in its order, composed anew from the record."""

    def __init__(self, law: Law, fingerprint: str) -> None:
        self.law, self.record, self.meeting, self.charter = law, law.record, law.meeting, law.charter
        self.fingerprint, self.is_former = fingerprint, self.record["format"] != FORMAT
        self.of = {code: state["genitive"] for code, state in law.states.items()}
        self.full = {code: state["full_name"] for code, state in law.states.items()}
        self.first, self.last = (law.local(self.meeting[key]["at"]) for key in ("opened", "closed"))
        self.several_days = self.first.date() != self.last.date()
        silent = [{"heard": "", "spoke": "", "remarks": "", "reasons": [""] * len(item["votes"])}
                  for item in self.record["items"]]
        self.texts = self.record.get("texts") or {"items": silent, "closing": "", "annexes": [], "signatures": []}
        self.came = [one for one in self.record["participants"] if one["came"]]

    def check(self, text: str) -> None:
        """Do the pages say this and nothing else? Of the older format the typed words are not known: it says at least this."""
        place = 0
        for clause, said in self.all():
            pattern = said if isinstance(said, re.Pattern) else re.compile(re.escape(plain(said)))
            match = pattern.search(text, place) if self.law.register.is_older else pattern.match(text, place)
            require(match is not None, f"в протоколе вместо «{said}» стоит «{text[place : place + 60]}…»", clause)
            place = match.end() if match else place
        rest = "" if self.law.register.is_older else text[place:]
        require(not rest, f"лишние слова в конце протокола: «{rest[:60]}»")

    def typed(self) -> None:
        """Do the typed texts leave it to the protocol to say what was decided, and does who presided last sign it first?"""
        said = [*walk_words(self.texts["items"]), self.texts["closing"]]
        own = [OWN_WORDS.search(re.sub(r"[\s\u00ad\u2010\u2011-]+", "", words)) for words in said]
        require(not any(own), "набранный текст выдан за решение или голосование", "5.8")
        lines, presided = self.texts["signatures"], self.record["presiding"][-1:]
        if lines and presided and not self.record.get("corrects"):
            name = self.law.people[presided[0]["participant"]]["name"].split()
            short = [plain("".join(f"{one[0]}." for one in name[end:]) + "".join(name[:end])) for end in range(1, len(name) + 1)]
            require(plain(lines[0]["name"]) in short, "первым подписывает не тот, кто председательствовал последним", "5.9")

    def all(self) -> Printed:
        body, meeting, extraordinary = self.record["body"], self.meeting, self.meeting["series"] == "extraordinary"
        yield "", "Демонстрационные данные: лица и события вымышлены" if body["demonstration"] else ""
        mark = re.escape(plain(f"ПРОЕКТ ПРОТОКОЛА, редакция {self.record['version']} от"))
        yield "5.9", re.compile(mark + r"\d{1,2}[а-я]+\d{4}года\.неподписан\.") if self.record.get("draft") else ""
        yield "1.1", f"{body['title']} ПРОТОКОЛ {ordinal(meeting['ordinal'])}{' внеочередного' * extraordinary} заседания"
        yield "5.4", f"{self.span()} г. {meeting['city']} № {meeting['number']}"
        yield from self.correction(self.record.get("corrects") or {})
        yield from self.head()
        annexes = [title for _, title, _, _ in self.annexes()]
        apart, powers = ("Список участников заседания" in annexes, "Полномочия лиц, замещавших членов Совета" in annexes)
        yield from [("4.1", "Список участников заседания прилагается (приложение № 1).")] if apart else self.participants()
        yield from self.quorum_and_presence()
        yield from self.agenda()
        for item, texts in zip(self.record["items"], self.texts["items"], strict=True):
            yield from self.item(item, texts)
        yield "", self.texts["closing"]
        yield from self.what_is_corrected((self.record.get("corrects") or {}).get("changes", ()))
        yield "5.9", "" if not annexes or self.law.register.is_older else f"Приложени{'я' if len(annexes) > 1 else 'е'}:"
        for number, title, sheets, sha256 in () if self.law.register.is_older else self.annexes():
            yield "5.9", f"№ {number} {title}"
            yield "5.9", re.compile(r",на\d{1,3}л\.") if sheets == 0 else f", на {sheets} л." if sheets else ""
            yield "5.9", f", отдельным файлом, SHA-256: {sha256}" if sha256 else ""
        yield from self.proof()
        stamp = (f" к протоколу {roman(meeting['ordinal'])}{' внеочередного' * extraordinary} заседания {body['title_genitive']} "
                 f"от {self.day(meeting['closed']['at'])} № {meeting['number']}")
        if apart:
            yield "4.1", f"Приложение № 1{stamp} СПИСОК УЧАСТНИКОВ"
            yield from self.participants(heading=False)
        if powers:
            yield "4.1", f"Приложение № {1 + apart}{stamp} ПОЛНОМОЧИЯ ЛИЦ, ЗАМЕЩАВШИХ ЧЛЕНОВ СОВЕТА"
        for one in sorted(self.came, key=lambda one: [*self.law.seats, one["seat"]].index(one["seat"])):
            yield from self.powers(one, one["credential"]) if one["credential"] else ()

    def annexes(self) -> Iterator[tuple[int, str, int | None, str]]:
        """Yield number, title, sheets and digest of each annex: lists of names, papers of substitutes, documents of the items.

        What is bound in has no digest of its own; a document is a file beside the protocol, of an item that was gone through.
        """
        told = [("Список участников заседания", "")] if len(self.came) > 15 else []
        told += [("Полномочия лиц, замещавших членов Совета", "")] if any(one["credential"] for one in self.came) else []
        bound, newest = len(told), {one["material"]: one for one in self.record["dates"]["materials"]}
        told += [(f"{one['title']} (к пункту {item['number']} повестки дня)", "" if self.is_former else one["sha256"])
                 for item in self.record["items"] if self.is_former or self.left(item)["manner"] not in PUT_ASIDE
                 for one in newest.values() if one["item"] == item["number"]]
        sheets = [one["sheets"] for one in self.texts["annexes"]] or [None] * len(told)
        known = [(one["number"], one["title"], one.get("sha256", "")) for one in self.texts["annexes"]]
        now = known if self.law.register.is_older else [(number, *one) for number, one in enumerate(told, start=1)]
        same("приложения", known, now, "5.9")
        for number, (title, sha256) in enumerate(told, start=1):
            yield number, title, 0 if number <= bound else sheets[number - 1], sha256

    def correction(self, told: Json) -> Printed:
        if "number" in told:
            yield "5.9", (f"Исправление № {told['number']}. Заменяет протокол, подписанный {self.day(told['signed_on'])}. "
                          f"Причина: {told['reason']}. Участники, кворум, голосования и решения не изменены. "
                          f"SHA-256 замененного файла: {told['sha256']}")

    def what_is_corrected(self, changes: list[Json]) -> Printed:
        yield "5.9", "Что исправлено" if changes else ""
        for one in changes:
            now = self.texts["items"][one["item"] - 1] if one["item"] else self.texts
            same("исправленный текст", one["after"], now[one["part"]], "5.9")
            where = f"По пункту {one['item']}, " if one["item"] else ""
            yield "5.9", f"{where}{PARTS[one['part']]} Было: {one['before'] or '–'} Стало: {one['after'] or '–'}"

    def head(self) -> Printed:
        opened, told, rules = self.meeting["opened"]["at"], self.record["presiding"], self.meeting["rules_of_procedure"]
        later_on = [entry for entry in told if entry["since"]["at"] > opened]
        for entry in [entry for entry in told if entry not in later_on][-1:] + later_on:
            who, first = self.law.people[entry["participant"]], entry not in later_on
            since = "" if entry is told[0] or first else f" (с {self.clock(self.law.local(entry['since']['at']))})"
            stands_in = entry["basis"] == "chair" and who["capacity"] == "substitute"
            as_what = "представитель председательствующего государства" if stands_in else CHAIRS[entry["basis"]]
            yield "4.3", f"Председательствующий{since}: {self.person(who)} – {as_what} ({self.full[entry['seat']]})."
        yield "5.4", f"Заседание проведено {FORMS[self.meeting['form']]}." if FORMS[self.meeting["form"]] else ""
        yield "5.15", f"Заседание открыто в {self.clock(self.first)}, закрыто в {self.clock(self.last)} (время места проведения)."
        if rules is not None:
            begun = "Вопросы рассмотрены заочно" if self.law.in_writing else "Заседание проведено"
            written = f", {in_print(self.charter['clauses']['written'])}" if self.law.in_writing else ""
            yield "3.4", (f"{begun} в соответствии с регламентом (редакция № {rules['number']}, действует с "
                          f"{self.day(rules['since_on'])}; {rules['decision']}; {in_print('3.4')}{written}).")

    def person(self, who: Json) -> str:
        """Return name, post and what is remarked: by link in a meeting in a room, and on what ground one was let in."""
        linked = any(entry["participant"] == who["id"] and entry["mode"] == "video" for entry in self.record["presence"])
        missing = f"решение Совета о {ADMITTED.get(who['capacity'])} не указано"
        ground = f"по решению Совета: {who['admitted_by']}" if who["admitted_by"] else missing
        return ", ".join(filter(None, (who["name"], who["post"], who["organisation"],
                                       "по видеосвязи" if linked and self.meeting["form"] == "mixed" else "",
                                       ground if who["capacity"] in ADMITTED else "")))

    def participants(self, *, heading: bool = True) -> Printed:
        written = "В заочном рассмотрении приняли участие (представили ответ):"
        title = written if self.law.in_writing else "В заседании приняли участие:"
        yield "4.1", f"{title if heading else ''} члены Совета (лица, их замещающие):"
        for seat in self.law.seats:
            own = [one for one in self.came if one["seat"] == seat]
            actors = [one for one in own if one["capacity"] in ACTING]
            replaced = all(one["capacity"] == "substitute" for one in actors)
            instead = " (лицо, замещающее члена Совета; полномочия подтверждены: {})"
            said = [self.person(one) + (instead.format(self.paper(one["credential"])) if replaced else "") for one in actors]
            acted = "; ".join(said) or "полномочия не подтверждены, в подсчете не учитывается"
            yield "4.1", f"от {self.of[seat]} – {acted}" if own else ""
            yield from (("4.1", self.person(one)) for one in own if one not in actors)
        for capacity, group in OTHERS.items():
            those = [self.person(one) for one in self.came if one["capacity"] == capacity]
            yield "4.2", f"{group}: {' '.join(those)}" if those else ""

    def quorum_and_presence(self) -> Printed:
        acted = {one["seat"] for one in self.came if one["capacity"] in ACTING}
        away = ", ".join(self.full[seat] for seat in self.law.seats if seat not in acted)
        yield "5.3", f"{'Ответа не представили' if self.law.in_writing else 'Не представлены'}: {away}." if away else ""
        if not self.law.in_writing:
            told = self.record["opening"]["quorum"]
            there, of, needed = (told["figures"][key] for key in ("present", "members", "required"))
            idle = "решения не принимаются; заседание открыто для консультаций."
            may = "Совет правомочен принимать решения." if told["in_order"] else idle
            yield "5.3", (f"Кворум В заседании {plural(there, 'участвует', 'участвуют', 'участвуют')} {there} из {of} "
                          f"{plural(of, 'члена', 'членов', 'членов')} Совета, требуется не менее {needed}. "
                          f"Кворум {'имеется' if told['in_order'] else 'отсутствует'}. "
                          f"В соответствии с {in_print(told['clause'], 'ом')} {may}")
        opened, closed = self.meeting["opened"]["at"], self.meeting["closed"]["at"]
        steps = [one for one in self.law.standing(EVER) if opened < one["at"] <= closed]
        yield "5.3", "Изменения в составе участников в ходе заседания" if steps else ""
        for one in steps:
            who, did = self.law.people[one["participant"]], "прибытие" if one["arrived"] else "отбытие"
            whose = f" представителя {self.of[who['seat']]}" if who["capacity"] in ACTING else ""
            stop = "." if one is steps[-1] else ";"
            yield "5.3", f"{self.clock(self.law.local(one['at']))} – {did}{whose} ({who['name']}){stop}"

    def agenda(self) -> Printed:
        yield "5.10", "ПОВЕСТКА ДНЯ"
        for item in self.record["items"]:
            yield "5.10", f"{item['number']}. {item['title']}" + (f" ({item['rapporteur']})" if item["rapporteur"] else "")
        if adopted := self.meeting["agenda_adopted"]:
            yield "5.10", f"Повестка дня принята в {self.law.local(adopted['at']):%H:%M}."
            added = [str(item["number"]) for item in self.record["items"] if self.is_added(item)]
            yield "5.10", f"На заседании включены пункты: {', '.join(added)}." if added else ""
        yield from self.late(None)
        if consent := self.record["dates"]["late_materials_accepted"]:
            clause = in_print(self.charter["materials"]["clause"], "ом")
            yield "5.11", ("Участники заседания согласились рассмотреть материалы, направленные позднее срока, установленного "
                           f"{clause}: {consent.rstrip('.')}.")

    def is_added(self, item: Json) -> bool:
        """Was the item put on the agenda while the meeting was running?"""
        acts = [act for act, said in self.law.acts.items() if said["act"] == "item.added" and said["thing"]["id"] == item["id"]]
        return max(acts, default=0) > self.meeting["opened"]["act"]

    def item(self, item: Json, texts: Json) -> Printed:
        last = self.left(item)
        same("пункт повестки дня", texts.get("number", item["number"]), item["number"], "5.10")
        yield "5.10", f"{item['number']}. {item['title']}"
        yield "5.8", f"СЛУШАЛИ: {texts['heard']}" if texts["heard"] else ""
        yield "5.8", f"ВЫСТУПИЛИ: {texts['spoke']}" if texts["spoke"] else ""
        yield "5.10", "Вопрос включен в повестку дня на заседании." if self.is_added(item) else ""
        yield from self.late(item["number"])
        yield "5.8", f"Причина: {last['reason'].rstrip('.')}." if last["reason"] else ""
        yield from (("5.8", self.disinterest(one, item)) for one in item["disinterest"])
        ended = {decision["vote"]: decision for decision in item["decisions"]}
        for place, vote in enumerate(item["votes"]):
            again = any(other["text"]["points"] == vote["text"]["points"] for other in item["votes"][place + 1 :])
            yield from self.vote(vote, ended.get(vote["id"]), texts["reasons"][place], again=again)
        absent = [self.of[seat] for seat in self.law.seats if last["manner"] == "postponement" and seat in last["affected"]]
        for state in absent:
            yield "5.14", (f"В связи с отсутствием представителя {state} – государства, интересы которого непосредственно "
                           f"затрагиваются, решение не принималось ({in_print(self.charter['clauses']['affected'])}).")
        if last["manner"] and not absent:
            ending = ENDS[last["manner"]][1]
            until = self.is_former and last["manner"] == "postponement"
            ending = f"{ending.rstrip('.')} до следующего заседания." if until else ending
            yield "5.8", f"РЕШИЛИ: {self.points(last['noted'] or [ending])}"
        yield "5.8", texts["remarks"]

    def left(self, item: Json) -> Json:
        """Return how the item ended without a vote; nothing where a vote that stands decided it, or nothing did."""
        annulled = {vote["id"] for vote in item["votes"] if vote["annulled"]}
        last = [one for one in item["decisions"] if one["vote"] not in annulled][-1:]
        return last[0] if last and last[0]["manner"] in ENDS else {"manner": "", "reason": "", "affected": [], "noted": []}

    def points(self, points: list[str]) -> str:
        closed = [point.strip() if point.strip().endswith((".", "!", "?", ":", ";")) else f"{point.strip()}." for point in points]
        return " ".join(f"{number}. {point}" for number, point in enumerate(closed, start=1)) if len(closed) > 1 else closed[0]

    def disinterest(self, one: Json, item: Json) -> str:
        """Return a declaration that its vote does not tell: in writing, taken back, or without a vote."""
        here = self.acted_at(one["declared"])
        if one["seat"] in here and not one["withdrawn"] and item["votes"]:
            return ""
        by_letter = "Поступило письменное заявление о незаинтересованности от"
        said = "О незаинтересованности заявил представитель" if one["seat"] in here else by_letter
        taken_back = f"; заявление отозвано ({self.clock(self.law.local(one['withdrawn']['at']))})" if one["withdrawn"] else ""
        return f"{said} {self.of[one['seat']]} ({self.clock(self.law.local(one['declared']['at']))}){taken_back}."

    def acted_at(self, mark: Json) -> set[str]:
        """Return the states that somebody in the room could act for, by the hours of the presence book."""
        there: set[str] = set()
        for entry in self.law.standing(EVER):
            if entry["at"] <= mark["at"]:
                (there.add if entry["arrived"] else there.discard)(entry["participant"])
        return {self.law.people[one]["seat"] for one in there if self.law.has_powers(self.law.people[one], mark, None)}

    def late(self, number: int | None) -> Printed:
        materials = self.record["dates"]["materials"]
        if told := [f"«{one['title']}»" for one in materials if one["late"] and one["item"] == number]:
            clause = in_print(self.charter["materials"]["clause"], "ом")
            yield "5.11", f"Направлено позднее срока, установленного {clause}, или не всем членам Совета: {', '.join(told)}."

    def vote(self, vote: Json, decision: Json | None, reason: str, *, again: bool) -> Printed:
        asked, dead = vote["manner"] == "no_objection", bool(vote["annulled"] or vote["withdrawn"])
        heading = "Предложено принять без голосования" if asked else "Проект решения, поставленный на голосование:"
        heading = "РЕШИЛИ:" if decision and decision["outcome"] == "adopted" else heading
        heading = "Голосование аннулировано" if vote["annulled"] else heading
        heading = "Голосование открыто ошибочно и снято" if vote["withdrawn"] else heading
        yield "5.8", heading + (f" (Решение № {decision['number']})" if decision and decision["number"] else "")
        objecting = ", ".join(self.of[one["seat"]] for one in vote["objections"])
        require(dead or not reason or bool(objecting), "причина у голосования, состоявшегося как было", "5.8")
        yield "5.8", reason if dead else f"Поступило возражение представителя {objecting}." if objecting else ""
        if not again or (decision and not dead):
            yield "5.8", ("На голосование был поставлен следующий текст:" if dead else "") + self.points(vote["text"]["points"])
        if decision is None:
            yield "5.8", "" if dead else "В связи с возражением вопрос поставлен на голосование."
            yield "5.8", self.instructed(vote)
            return
        yield "5.8", "" if dead else self.vote_line(vote, decision)
        yield "5.8", "Основания:" if decision["rulings"] else ""
        for one in decision["rulings"]:
            cited = f"{one['sentence'].rstrip('.')} ({in_print(one['clause'])})."
            yield one["clause"], cited if one["clause"] else one["sentence"]
        name = self.law.people[decision["presiding"]]["name"]
        yield "5.8", (f"Подсчет по числу голосов менее половины участвующих подтвержден председательствующим ({name})."
                      if decision["narrow_base_confirmed"] else "")
        yield "5.8", self.instructed(vote)
        yield from self.roll_call(vote, decision) if not asked and not vote["annulled"] else ()
        for one in vote.get("intentions", ()):
            aloud = " (устно, внесено секретариатом)" if one["is_oral"] else ""
            why = f" Причина: {one['reason'].strip().rstrip('.')}." if one["reason"] else ""
            meant = f"намерение {INTENDED[one['position']]}; на итог не влияет.{why}"
            yield "5.8", f"Заявление представителя {self.of[one['seat']]}{aloud}: {meant}"
        for one in decision["dissent"]:
            words = f"{self.of[one['seat']]} {one['person']}, {self.day(one['filed']['at'])} {one['text']}"
            yield "5.8", f"Особое мнение представителя {words}"

    def instructed(self, vote: Json) -> str:
        """Return what the secretariat did on the instruction of who presided, as the acts say."""
        acts = [(word, vote[key]["act"]) for word, key in (("открыто", "opened"), ("закрыто", "closed")) if vote[key]]
        done = [word for word, act in acts if self.law.acts[act]["capacity"] == "on_instruction"]
        return f"Голосование {' и '.join(done)} секретариатом по поручению председательствующего." if done else ""

    def vote_line(self, vote: Json, decision: Json) -> str:
        counts, outcome = decision["counts"], decision["outcome"]
        out = [self.of[seat] for seat in self.law.seats if decision["positions"][seat] == "disinterested"]
        declared = "заявил представитель" if len(out) == 1 else "заявили представители"
        said = f"О незаинтересованности {declared} {listed(out)}. " if out else ""
        if vote["manner"] == "no_objection":
            agreed = "Решение принято без голосования, возражений не поступило."
            return said + (agreed if outcome == "adopted" else RESULTS[outcome])
        if counts["base"] == 0:
            return f"{said}Учитываемых голосов нет. {RESULTS[outcome]}"
        told = [str(counts[key] or "нет") for key in ("for", "against", "abstained", "not_voting")]
        base, needed = counts["base"], counts["required"]
        said += (f"При подсчете {plural(base, 'учитывается голос', 'учитываются голоса', 'учитываются голоса')} {base} "
                 f"{plural(base, 'члена', 'членов', 'членов')} Совета. Голосовали: «за» – {told[0]}, «против» – {told[1]}, "
                 f"«воздержались» – {told[2]}, не участвовали в голосовании – {told[3]}. ")
        if needed is not None:
            said += f"Для принятия требуется не менее {needed} {plural(needed, 'голоса', 'голосов', 'голосов')}. "
        even = outcome == "not_adopted" and 2 * counts["for"] == base and counts["for"] == counts["against"]
        return f"{said}{'Голоса разделились поровну. ' if even else ''}{RESULTS[outcome]}"

    def roll_call(self, vote: Json, decision: Json) -> Printed:
        opened, closed = (self.law.local(vote[key]["at"]) for key in ("opened", "closed"))
        yield "5.8", f"Поименное голосование ({self.clock(opened)}–{closed:%H:%M}) {HEADINGS}"
        oral = {one["seat"] for one in vote["ballots"] if one["is_oral"] and not self.law.in_writing}
        for line in vote["roll"]:
            who, held = self.law.people.get(line["participant"]), decision["positions"][line["seat"]]
            said = "ответа не поступило" if self.law.in_writing and held == "absent" else POSITIONS[held]
            aloud = " (устно)" if line["seat"] in oral else ""
            yield "5.8", f"{self.full[line['seat']]} {who['name'] if who else '–'} {said}{aloud}"

    def proof(self) -> Printed:
        register, due = self.record["register"], self.record["dates"]["circulation_due"]
        yield "5.9", f"Версия протокола: {self.record['version']}. Отпечаток вложенной записи заседания (minutes.json, SHA-256):"
        yield "5.9", self.fingerprint or re.compile("[0-9a-f]{64}")
        yield "5.9", f"Состояние реестра действий при закрытии заседания: записей – {register['size']}, корень {register['root']}"
        yield "5.9", re.compile(r"(проверкаподлинностипротокола:[^()\s]{3,90}\(файл,отпечатокилиqrкод\))?")
        lines = self.texts["signatures"]
        require(len(lines) <= 2, "строк подписи больше двух", "5.9")
        yield from (("5.9", f"{line['post']} {line['name']}") for line in lines)
        clause = in_print(self.charter["circulation"]["clause"])
        yield "5.16", f"Копии протокола рассылаются членам Совета не позднее {self.day(due)} ({clause})." if due else ""

    def paper(self, paper: Json, *, reach: bool = True) -> str:
        said = f"{PAPERS[paper['kind']]} от {self.day(paper['dated_on'])} № {paper['number']}"
        return ", ".join(filter(None, (said, self.reach(paper) if reach else "")))

    def reach(self, paper: Json) -> str:
        items = [str(number) for number in sorted(paper["items"])]
        by_items = f"по пункт{'ам' if len(items) > 1 else 'у'} {listed(items)} повестки дня" if items else ""
        return f"по {self.day(paper['until_on'])}" if paper["until_on"] else by_items

    def powers(self, who: Json, paper: Json) -> Printed:
        """Yield what a paper says, how far it reaches and its moments: powers count from their confirmation alone."""
        replaces = f"; замещает члена Совета: {paper['replaces']}" if paper["replaces"] else ""
        yield "4.1", (f"от {self.of[who['seat']]} – {who['name']}, {who['post']}{replaces} документ: "
                      f"{self.paper(paper, reach=False)}; выдан: {paper['issued_by']}; подписан: {paper['signatory']} "
                      f"объем полномочий: {self.reach(paper) or 'на все заседание'}")
        by = f" ({paper['confirmed_by']})" if paper["confirmed_by"] else ""
        words = {"registered": "документ зарегистрирован {}",
                 "confirmed": f"; полномочия подтверждены {{}}{by} и действуют с этого момента", "revoked": "; отозваны {}"}
        for field, said in words.items():
            if paper[field] is not None:
                at = paper[field]["at"]
                yield "4.1", said.replace("{}", f"{self.day(at)} в {self.law.local(at):%H:%M}", 1)

    def span(self) -> str:
        """Return the days of the meeting without saying twice what they share."""
        one, other = self.day(self.meeting["opened"]["at"]), self.day(self.meeting["closed"]["at"])
        if self.first.year != self.last.year:
            return f"{one} – {other}"
        if self.first.month != self.last.month:
            return f"{self.first.day} {MONTHS[self.first.month - 1]} – {other}"
        return f"{self.first.day}–{other}" if self.several_days else other

    def clock(self, moment: datetime) -> str:
        return f"{moment.day} {MONTHS[moment.month - 1]}, {moment:%H:%M}" if self.several_days else f"{moment:%H:%M}"

    def day(self, told: str) -> str:
        day = self.law.local(told) if "T" in told else date.fromisoformat(told)
        return f"{day.day} {MONTHS[day.month - 1]} {day.year} года"

def opened(path: str) -> tuple[bytes, str | None]:
    """Return the record as it is in the file, byte for byte, and the words of the pages, none beside a bare record."""
    if (content := Path(path).read_bytes()).startswith(b"{"):
        return content, None
    with pikepdf.open(path) as pdf:
        raw = pdf.attachments["minutes.json"].get_file().read_bytes()
        return raw, words_of(pdf, draft=json.loads(raw).get("draft", False))

def check(raw: bytes, text: str | None = None, *, arithmetic_only: bool = False, charter_as_told: bool = False,
          older: bool = False) -> str:
    """Check a record, and the words of its paper where there are any; return what was found to hold."""
    record = json.loads(raw)
    if record["format"] not in (FORMAT, FORMER, OLDER):
        raise ValueError(f"формат {record['format']} этой программе не известен: нужна программа его времени")
    require(older or record["format"] != OLDER,
            "запись прежнего вида: слова, набранные от руки, сверить не с чем; проверить остальное – ключ --older-format")
    try:
        law = Law(record)
        law.check()
        if not arithmetic_only:
            same("запись", digest(raw), digest(canonical(record)))
            law.register.prove()
            for vote in law.votes():
                same("отпечаток текста решения", vote["text"]["sha256"], digest(canonical(vote["text"]["points"])), "5.8")
        pages = Pages(law, "" if arithmetic_only else digest(raw))
        pages.typed()
        if text is not None:
            pages.check(text)
    except (LookupError, TypeError, ValueError, AttributeError) as fault:
        raise Difference(f"запись не имеет опубликованного вида: {fault!r}") from fault
    require(law.is_of_the_council or charter_as_told,
            "это протокол другого органа: его нормы взяты из самой записи; принять их на веру – ключ --charter-as-told")
    later = record["register"].get("later")
    after = f"; действия после закрытия не доказаны: их {len(later['acts'])}, корень {later['root']}" if later else ""
    after += "" if text is not None else "; страницы не сверялись"
    after += "; отпечатки не сверялись" if arithmetic_only else ""
    rules = "сверены с Положением" if law.is_of_the_council else "НЕ сверены: приняты, как указаны"
    which = "проект протокола, не подписан, №" if record.get("draft") else "протокол №"
    return (f"{which} {law.meeting['number']}: членов Совета – {len(law.seats)}, кворум – {law.quorum}, голосований – "
            f"{len(law.votes())}, нормы {rules}, отпечаток {digest(raw)}, корень реестра {record['register']['root']}{after}")

def main() -> int:
    asked = argparse.ArgumentParser(description="Проверяет протокол заседания Совета по самому файлу.")
    asked.add_argument("file", help="PDF протокола или minutes.json из него")
    asked.add_argument("--arithmetic-only", action="store_true", help="не сверять отпечатки и доказательства")
    asked.add_argument("--charter-as-told", action="store_true", help="принять нормы другого органа, как они указаны в записи")
    asked.add_argument("--older-format", action="store_true", help="читать и записи прежнего вида, без сверки набранных слов")
    told = asked.parse_args()
    flags = {"arithmetic_only": told.arithmetic_only, "charter_as_told": told.charter_as_told, "older": told.older_format}
    try:
        print(f"сходится: {check(*opened(told.file), **flags)}")
    except Difference as difference:
        print(f"не сходится: {difference}")
        return 1
    except Exception as fault:  # noqa: BLE001 - whatever a hostile file does to its reader, it is not read
        print(f"файл не прочитан: {fault}", file=sys.stderr)
        return 2
    return 0

if __name__ == "__main__":
    sys.exit(main())
