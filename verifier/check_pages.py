"""A closer look than `check_minutes.py` has alone: the rows that the acts sealed, and the pages as they are drawn.

Ties every moment to an act of its kind, opens the rows, and lets no act be left out. Composes the whole protocol anew from
the record: the pages say this, visibly, and nothing else. Uses `check_minutes.py`, which is what one runs.
"""

# fmt: off
# Laid out by hand: a program to be read in one sitting before it is trusted.
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import check_grounds
import pikepdf
from check_minutes import (
    ACTING,
    DISSENTS,
    ENDS,
    EVER,
    FORMAT,
    MONTHS,
    NTH,
    OLDER,
    PAPERS,
    RECORD,
    Difference,
    Json,
    Law,
    Register,
    Words,
    canonical,
    digest,
    in_print,
    letters_of,
    plain,
    require,
    same,
)

Printed = Iterator[tuple[str, str | re.Pattern[str]]]
# By which acts each moment of the record was made; each is done to the thing itself or to what it stands under.
MARKS = {
    "meeting": {"opened": "meeting.opened", "closed": "meeting.closed", "agenda_adopted": "agenda.adopted"},
    "agenda": {"published": "meeting.published agenda.published agenda.adopted item.added"},
    "items": {"put_forward": "item.put_forward"},
    "disinterest": {"declared": "disinterest.declared", "withdrawn": "disinterest.withdrawn"},
    "affected": {"flagged": "affected.flagged item.added", "lifted": "affected.lifted"},
    "votes": {"opened": "vote.opened", "closed": "vote.closed objection.raised", "withdrawn": "vote.withdrawn",
              "annulled": "vote.annulled"},
    "objections": {"raised": "objection.raised"},
    "ballots": {"act": "ballot.cast oral_ballot.confirmed"},
    "decisions": {"decided": "item.noted item.withdrawn item.postponed"},
    "dissent": {"filed": "dissent.filed"},
    "intentions": {"stated": "intention.stated"},
    "credential": {"registered": "credential.filed", "confirmed": "credential.confirmed", "revoked": "credential.revoked"},
    "presence": {"act": "presence.arrived presence.departed presence.corrected"},
    "presiding": {"since": "chair.taken"},
    "named": {"act": "acting_chair.named"}}
# What may follow the close, and of the rows that are told which ones alone it may write.
AFTER = {"dissent.filed": "statements", "dissent.withdrawn": "statements", "intention.stated": "intention_statements",
         "credential.revoked": "credentials"}
ALWAYS = ("ballots", "passages", "presidings")  # the tables that were opened in the older format too
# Which sealed table each object of the record is a row of, and under which columns.
SEALED = {
    "meeting": ("meetings", ("ordinal series city zone form opened_at=opened closed_at=closed agenda_adopted_at=agenda_adopted "
                             "opened_for_consultation=for_consultation")),
    "participants": ("participants", "id capacity post organisation seat_id=seat"),
    "credential": ("credentials", ("kind number dated_on issued_by signatory until_on entered_at=registered "
                                   "confirmed_at=confirmed revoked_at=revoked")),
    "presence": ("passages", "participant_id=participant sequence at arrived mode"),
    "presiding": ("presidings", "participant_id=participant basis since_at=since"),
    "agenda": ("agenda_versions", "number content=items published_at=published adopted_by_meeting=adopted"),
    "disinterest": ("disinterests", "seat_id=seat declared_at=declared withdrawn_at=withdrawn"),
    "affected": ("affected_states", "seat_id=seat set_as set_at=flagged lifted_at=lifted"),
    "ballots": ("ballots", "seat_id=seat participant_id=participant position cast_at"),
    "decisions": ("decisions", ("manner outcome edition counts positions affected reason narrow_base_confirmed "
                                "presiding_id=presiding vote_id=vote")),
    "dissent": ("statements", "seat_id=seat body_text=text filed_at=filed"),
    "intentions": ("intention_statements", "seat_id=seat position reason is_oral stated_at=stated")}
# Acts that may be done without a trace in the record; every other kind above must be found in it.
UNTOLD = {"meeting.published", "agenda.published", "item.added", "credential.filed", "credential.confirmed", "credential.revoked",
          "acting_chair.named"}  # of which the last is told
# How papers say it.
CHAIRS = {"chair": "председатель Совета", "co_chair": "сопредседатель Совета",
          "elected": "председательствующий, избранный на этом заседании"}
FORMS = {"in_person": "", "video": "в режиме видеоконференции", "mixed": "с участием части членов по видеосвязи",
         "written": "в режиме заочного рассмотрения вопросов повестки дня"}
ENDINGS = {"take_note": "Принять информацию к сведению.", "withdrawal": "Снять вопрос с рассмотрения.",
           "postponement": "Принятие решения отложить."}
PUT_ASIDE = ("withdrawal", "postponement")  # nothing is annexed of an item that was left for another meeting
GROUPS = {"advisory": "с правом совещательного голоса", "observer": "наблюдатели", "expert": "эксперты",
          "invited": "приглашенные"}
ADMITTED = {"observer": "допуске", "expert": "привлечении"}
CLOSING_TITLE = "Дата и место следующего заседания"
HEADINGS = "Государство Представитель Позиция"
INTENDED = {"for": "голосовать «за»", "against": "голосовать «против»", "abstained": "воздержаться"}
PARTS = {"heard": "СЛУШАЛИ", "spoke": "ВЫСТУПИЛИ", "remarks": "ОТМЕТИЛИ", "closing": "заключительная часть"}
FORMER_PARTS = {"remarks": "замечания"}
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))

def either(*said: str) -> re.Pattern[str]:
    """Return what stands on the pages in one of these ways: as it is worded now, or as papers printed before word it."""
    return re.compile("|".join(re.escape(plain(one)) for one in said))

def roman(number: int) -> str:
    return ROMAN[-1][1] * number if number < 4 else next(letters + (roman(number - value) if number > value else "")
                                                         for value, letters in ROMAN if value <= number)

def walk(value: Any, name: str, owners: tuple[str, ...]) -> Iterator[tuple[str, Json, tuple[str, ...]]]:
    """Yield every object of the record with the name of its place, its identifier and those it stands under."""
    if isinstance(value, dict):
        owners = (value["id"], *owners) if "id" in value else owners
        yield name, value, owners
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from walk(inner, name if isinstance(key, int) else "points" if (name, key) == ("agenda", "items") else key, owners)

def listed(words: list[str]) -> str:
    return " и ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


class Rows(Register):
    """The acts and the rows that they sealed, opened: does the record say what they say, and is none left out of it?"""

    def __init__(self, record: Json) -> None:
        super().__init__(record)
        self.is_older = record["format"] == OLDER
        self.rows = {(row["table"], row["columns"]["id"]): row["columns"] for row in self.told["rows"]}
        told = {key: part for key, part in record.items() if key not in ("register", "texts")}
        self.places = list(walk(told, "", (self.meeting["id"],)))
        self.keys = {columns["public_id"]: key for key, columns in self.rows.items() if "public_id" in columns}
        self.numbers: dict[tuple[str, Any], Any] = {}

    def check(self, place: Any = None) -> None:
        moments = {key for keys in MARKS.values() for key in keys}
        for name, one, owners in self.places:
            require("act" not in one or name in MARKS or name in moments, f"действие не на своем месте: {name}")
            for key, kinds in MARKS.get(name, {}).items():
                if one[key] is not None or key == "act":
                    self.mark(f"{name}.{key}", one, {"act": one["act"]} if key == "act" else one[key], kinds.split(), owners)
        self.agenda()
        for name, one, _ in self.places:
            if name in SEALED and one:
                self.row(name, one)
            if name == "credential" and one:
                self.paper(one)
        self.nothing_is_left_out()
        self.moments()

    def mark(self, where: str, one: Json, mark: Json, kinds: list[str], owners: tuple[str, ...]) -> None:
        """Was this moment made by an act of its kind, done to its thing, for its state and at its hour?"""
        name, key = where.split(".")
        require(key == "act" or mark.keys() == {"at", "act"}, f"отметка времени иного вида: {where}")
        if mark["act"] is None:  # powers for a term are handled for another meeting
            after = self.is_older and name == "dissent" and self.meeting["closed"]["at"] < mark["at"]
            require(after or (name == "credential" and one["until_on"] is not None), f"действия нет в реестре: {where}")
            return
        said = self.acts[mark["act"]]
        self.used.add(mark["act"])
        require(said["act"] in kinds, f"{where}: действие {mark['act']} – «{said['act']}»")
        about = {said["detail"].get(kind) for kind in ("item", "vote", "decision")} - {None}
        about |= {said["thing"]["id"]} if said["act"] != "oral_ballot.confirmed" else set()
        require(about <= {*owners}, f"{where}: действие о другом предмете")
        begun = one.get("opened") or one.get("declared") or mark
        if key != "act":  # nothing ends before it began, whatever the clocks say
            same(f"время действия {said['act']}", mark["at"],
                 max(said["at"], begun["at"]) if key in ("closed", "withdrawn") else said["at"])
        require(name in ("affected", "ballots", "named") or said["seat"] in (None, one.get("seat") or said["seat"]),
                f"чужое государство: {where}")

    def agenda(self) -> None:
        """Is the agenda that was frozen last the one that was gone through, and was the adopted one adopted (5.10)?"""
        versions, adopted = self.record["agenda"], self.meeting["agenda_adopted"]
        told = [[v["number"] for v in versions], [v["published"] for v in versions if v["adopted"]]]
        same("редакции повестки", told, [list(range(1, len(versions) + 1)), [adopted] if adopted else []], "5.10")
        keys = {"item": "id", "position": "number", "title": "title", "rapporteur": "rapporteur", "functions": "functions"}
        now = [{old: item[new] for old, new in keys.items()} for item in self.record["items"]]
        same("повестка дня", now, [{key: item[key] for key in keys} for item in versions[-1]["items"]], "5.10")

    def paper(self, one: Json) -> None:
        """Do the acts about a paper name it and its reach, and were powers confirmed after it was there (4.1)?"""
        early = one["confirmed"] and one["confirmed"]["at"] < one["registered"]["at"]
        require(not early, "полномочия задним числом", "4.1")
        for mark in (one[key] for key in MARKS["credential"] if one[key] and one[key]["act"] and one["registered"]["act"]):
            said, reach = self.acts[mark["act"]], "until" if one["until_on"] else "items" if one["items"] else "meeting"
            told = [said["detail"]["number"], said["detail"]["scope"]]
            same("документ о полномочиях", [one["number"], reach], told, "4.1")

    def prove(self) -> None:
        """Does every act lead to its root, is no proof idle, and was every row sealed as it is by the last act that wrote it?"""
        super().prove()
        for part in self.parts:
            used = {place for act in part["acts"] for place in act["path"]}
            same("узлы доказательств", sorted(used), list(range(len(part["nodes"]))))
        sealed: dict[tuple[str, int], str] = {}
        for act in self.listed:
            if act["content"] is not None:
                sealed |= {(table, key): seal for table, key, seal in self.acts[act["sequence"]]["rows"]}
        for row in self.told["rows"]:
            seal = sealed.get((row["table"], row["columns"]["id"]))
            require(seal == digest(canonical(row)), f"строка {row['table']} не запечатана действием")
        check_grounds.prove(self.record)

    def row(self, name: str, one: Json) -> None:
        """Does an object of the record say what the row says that its act sealed? Numbers stand for one thing each."""
        table, columns = SEALED[name]
        if "id" in one:
            key = self.keys.get(one["id"])
        else:
            written = self.acts[(one.get("since") or one["published"])["act"]]["rows"]
            key = next(((table, number) for kind, number, _ in written if kind == table), None)
        elsewhere = name == "credential" and one["registered"]["act"] is None
        if key not in self.rows and (elsewhere or (self.is_older and table not in ALWAYS)):
            return
        require(key in self.rows and key[0] == table, f"нет запечатанной записи: {name}")
        require(key not in self.used, f"одна запись показана дважды: {name}")
        found = self.rows[key]
        self.used.add(key)
        for pair in columns.split():
            column, _, field = pair.partition("=")
            told, sealed = one[field or column], found.get(column)
            told = told["at"] if isinstance(told, dict) and "at" in told else told
            if column.endswith("id"):
                kind = {"presiding": "participant", "id": "participant"}.get(field or column, field)
                both = [self.numbers.setdefault((kind, sealed), told), self.numbers.setdefault((kind, told), sealed)]
                same(f"запечатанная запись, {name}.{field or column}", both, [told, sealed])
            elif field != "revoked" or not sealed or sealed <= self.meeting["closed"]["at"]:
                same(f"запечатанная запись, {name}.{field or column}", told or None, sealed or None)
        if name == "decisions":
            words = [[*found["rulings"]], [*found["sentences_ru"]]]
            rulings = [{key: part for key, part in ruling.items() if key != "sentence"} for ruling in one["rulings"]]
            noted = self.rows[("drafts", found["draft_id"])]["points"] if one["noted"] or self.is_noted(found) else []
            same("запечатанный текст", one["noted"], noted, "5.8")
            same("запечатанные выводы", [rulings, [ruling["sentence"] for ruling in one["rulings"]]], words, "5.8")

    @staticmethod
    def is_noted(found: Json) -> bool:
        return found["manner"] == "take_note" and found.get("draft_id") is not None

    def nothing_is_left_out(self) -> None:
        """Is every act that the record must tell of told in it, and every row that they sealed?"""
        told = self.told["acts"]
        require(not self.is_older or self.sums is None, "запись нового вида выдана за прежнюю")
        for part in self.parts:
            order = [act["sequence"] for act in part["acts"]]
            same("порядок действий", order, sorted({number for number in order if number <= part["size"]}))
        late = [act for act in self.listed if act["sequence"] > self.told["size"]]
        same("действия после закрытия", [act["act"] for act in late if act["act"] not in AFTER], [])
        same("действия, которые были до закрытия", [len(told), self.told["size"]],
             [len(self.listed) - len(late), self.meeting["closed"]["act"]])
        same("действия другого заседания", len({said.get("meeting") for said in self.acts.values()}), 1)
        self.nothing_is_rewritten([self.acts[act["sequence"]] for act in late])
        taken_back = {columns["public_id"] for columns in self.rows.values() if columns.get("withdrawn_at")}
        gone = {said["thing"]["id"] for said in self.acts.values()
                if said["act"] == "item.dropped" or (said["act"] == "dissent.withdrawn" and said["thing"]["id"] in taken_back)}
        asked = {kind for keys in MARKS.values() for kinds in keys.values() for kind in kinds.split()} - UNTOLD
        for act in self.listed:
            said = self.acts.get(act["sequence"])
            known = [said["sequence"], said["act"]] if said else [act["sequence"], act["act"]]
            same("действие", [act["sequence"], act["act"]], known)
            require(said is not None or act["act"] not in asked | UNTOLD, f"скрыто действие {act['sequence']}: {act['act']}")
            about = {said["thing"]["id"], said["detail"].get("item")} if said else set()
            require(act["act"] not in asked or act["sequence"] in self.used or bool(about & gone),
                    f"в записи нет того, что сделано действием {act['sequence']}: {act['act']}")
        tables = {table for table, _ in SEALED.values() if table in ALWAYS or not self.is_older}
        sealed = {(table, key): seal for said in self.acts.values() for table, key, seal in said["rows"] if table in tables}
        dropped = {key for said in self.acts.values() for table, key, _ in said["rows"]
                   if said["act"] == "item.dropped" and table == "items"}
        for key, seal in sealed.items():
            require(key in self.rows or not seal, f"не раскрыта запечатанная запись {key[0]}")
            row = self.rows.get(key) or {}
            taken_back = key[0] == "statements" and "withdrawn_at" in row
            excused = not row or taken_back or key[0] == "credentials" or row.get("item_id") in dropped
            require(key in self.used or excused, f"в записи нет того, что запечатано: {key[0]}")

    def nothing_is_rewritten(self, late: list[Json]) -> None:
        """Does what was done after the close write rows of its own alone, and leave what was sealed before as it was?"""
        told, seals = {table for table, _ in SEALED.values()} | {"drafts"}, {}
        for said in self.acts.values():
            seals |= {(table, key): seal for table, key, seal in said["rows"] if said["sequence"] <= self.told["size"]}
        for said in late:
            for table, key, seal in said["rows"]:
                where = f"действие после закрытия переписало запись: {said['act']}, {table}"
                untold = table not in told and (table, key) not in self.rows
                require(untold or (table == AFTER[said["act"]] and bool(seal)), where)
                before = {name: value for name, value in self.rows.get((table, key), {}).items()
                          if not name.startswith(("withdrawn", "revo"))}
                as_it_was = digest(canonical({"table": table, "columns": before}))
                require(seals.get((table, key), as_it_was) == as_it_was or table not in told, where)

class Pages(Words):
    """All that stands on the pages, with its clause and in its order, composed anew from the record."""

    def __init__(self, law: Law, fingerprint: str) -> None:
        super().__init__(law, fingerprint)
        self.first, self.last = (law.local(self.meeting[key]["at"]) for key in ("opened", "closed"))
        self.is_older, self.is_former = self.record["format"] == OLDER, self.record["format"] != FORMAT  # see annexes, item
        self.several_days = self.first.date() != self.last.date()
        silent = [{"heard": "", "spoke": "", "remarks": "", "reasons": [""] * len(item["votes"])}
                  for item in self.record["items"]]
        self.texts = self.record.get("texts") or {"items": silent, "closing": "", "annexes": [], "signatures": []}

    def check(self, text: str | None) -> None:
        """Do the pages say this and nothing else? Of the older format the typed words are not known: it says at least this."""
        place = 0
        self.typed()
        if text is None:
            return
        for clause, said in self.all():
            pattern = said if isinstance(said, re.Pattern) else re.compile(re.escape(plain(said)))
            match = pattern.search(text, place) if self.is_older else pattern.match(text, place)
            wanted = said.pattern if isinstance(said, re.Pattern) else said
            require(match is not None, f"в протоколе вместо «{wanted}» стоит «{text[place : place + 60]}…»", clause)
            place = match.end() if match else place
        rest = "" if self.is_older else text[place:]
        require(not rest, f"лишние слова в конце протокола: «{rest[:60]}»")

    def typed(self) -> None:
        """Do typed texts leave it to the protocol to say what was decided, are states rightly named, and who signs first?"""
        check_grounds.typed(self.record)
        check_grounds.named(self.law.states if self.law.is_of_the_council else {})
        lines, presided = self.texts["signatures"], self.record["presiding"][-1:]
        if lines and presided and not self.record.get("corrects"):
            name = self.law.people[presided[0]["participant"]]["name"].split()
            short = [plain("".join(f"{one[0]}." for one in name[end:]) + "".join(name[:end])) for end in range(1, len(name) + 1)]
            require(plain(lines[0]["name"]) in short, "первым подписывает не тот, кто председательствовал последним", "5.9")

    def all(self) -> Printed:
        body, meeting, extraordinary = self.record["body"], self.meeting, self.meeting["series"] == "extraordinary"
        yield "", "Демонстрационные данные: лица и события вымышлены" if body["demonstration"] else ""
        mark = re.escape(plain(self.draft))
        yield "5.9", re.compile(mark + r"\d{1,2}[а-я]+\d{4}года\.неподписан\.") if self.record.get("draft") else ""
        yield "1.1", self.heading
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
        title = re.escape(plain(CLOSING_TITLE))  # the older ones have none
        yield "", re.compile(f"(?:{title})?") if self.texts["closing"] else ""
        yield "", self.texts["closing"]
        yield from self.what_is_corrected((self.record.get("corrects") or {}).get("changes", ()))
        yield "5.9", "" if not annexes or self.is_older else f"Приложени{'я' if len(annexes) > 1 else 'е'}:"
        for number, title, sheets, sha256 in () if self.is_older else self.annexes():
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
        if self.annexed:
            yield "5.8", f"Приложение № {annexes.index(DISSENTS) + 1}{stamp} ОСОБЫЕ МНЕНИЯ ЧЛЕНОВ СОВЕТА"
        for item, decision, one in self.annexed:
            number = f" (Решение № {decision['number']})" if decision["number"] else ""
            yield "5.8", f"Пункт {item['number']} повестки дня. {item['title']}{number}"
            yield "5.8", self.dissent(one)

    def annexes(self) -> Iterator[tuple[int, str, int | None, str]]:
        """Yield number, title, sheets and digest of each annex: lists of names, papers of substitutes, documents of the items.

        What is bound in has no digest of its own; a document is a file beside the protocol, of an item that was gone through.
        """
        told = [("Список участников заседания", "")] if len(self.came) > 15 else []
        told += [("Полномочия лиц, замещавших членов Совета", "")] if any(one["credential"] for one in self.came) else []
        told += [(DISSENTS, "")] if self.annexed else []
        bound, newest = len(told), {one["material"]: one for one in self.record["dates"]["materials"]}
        told += [(f"{one['title']} (к пункту {item['number']} повестки дня)", "" if self.is_former else one["sha256"])
                 for item in self.record["items"] if self.is_former or not self.is_put_aside(item)
                 for one in newest.values() if one["item"] == item["number"]]
        sheets = [one["sheets"] for one in self.texts["annexes"]] or [None] * len(told)
        known = [(one["number"], one["title"], one.get("sha256", "")) for one in self.texts["annexes"]]
        now = known if self.is_older else [(number, *one) for number, one in enumerate(told, start=1)]
        same("приложения", known, now, "5.9")
        for number, (title, sha256) in enumerate(told, start=1):
            yield number, title, 0 if number <= bound else sheets[number - 1], sha256

    def correction(self, told: Json) -> Printed:
        if "number" in told:
            made = f", предложено {self.day(told['made_on'])}" if "made_on" in told else ""
            yield "5.9", (f"Исправление № {told['number']}{made}. Заменяет протокол, подписанный {self.day(told['signed_on'])}. "
                          f"Причина: {told['reason'].rstrip('. ')}")
            yield "5.9", re.compile(r"\.+") if told["reason"].rstrip().endswith(".") else "."  # older papers print two
            yield "5.9", ("Участники, кворум, голосования и решения не изменены. "
                          f"SHA-256 замененного файла: {told['sha256']}")

    def what_is_corrected(self, changes: list[Json]) -> Printed:
        yield "5.9", "Что исправлено" if changes else ""
        for one in changes:
            now = self.texts["items"][one["item"] - 1] if one["item"] else self.texts
            same("исправленный текст", one["after"], now[one["part"]], "5.9")
            where = f"По пункту {one['item']}, " if one["item"] else ""
            part = either(where + PARTS[one["part"]], where + FORMER_PARTS.get(one["part"], PARTS[one["part"]]))
            yield "5.9", part
            yield "5.9", f"Было: {one['before'] or '–'} Стало: {one['after'] or '–'}"

    def head(self) -> Printed:
        opened, told, rules = self.meeting["opened"]["at"], self.record["presiding"], self.meeting["rules_of_procedure"]
        later_on = [entry for entry in told if entry["since"]["at"] > opened]
        for entry in [entry for entry in told if entry not in later_on][-1:] + later_on:
            who, first = self.law.people[entry["participant"]], entry not in later_on
            since = "" if entry is told[0] or first else f" (с {self.clock(self.law.local(entry['since']['at']))})"
            stands_in = entry["basis"] == "chair" and who["capacity"] == "substitute"
            as_what = "представитель председательствующего государства" if stands_in else CHAIRS[entry["basis"]]
            yield "4.3", f"Председательствующий{since}: {self.person(who)} – {as_what} ({self.full[entry['seat']]})."
        form = re.escape(plain(f"Заседание проведено {FORMS[self.meeting['form']]}.")) if FORMS[self.meeting["form"]] else ""
        linked = any(self.is_linked(who) for who in self.record["participants"])
        yield "5.4", re.compile(form if linked or self.meeting["form"] != "mixed" else f"(?:{form})?")  # papers before now say it
        yield "5.15", f"Заседание открыто в {self.clock(self.first)}, закрыто в {self.clock(self.last)} (время места проведения)."
        if rules is not None:
            begun = "Вопросы рассмотрены заочно" if self.law.in_writing else "Заседание проведено"
            written = f", {in_print(self.charter['clauses']['written'])}" if self.law.in_writing else ""
            yield "3.4", (f"{begun} в соответствии с регламентом (редакция № {rules['number']}, действует с "
                          f"{self.day(rules['since_on'])}; {rules['decision']}; {in_print('3.4')}{written}).")

    def person(self, who: Json) -> str:
        """Return name, post and what is remarked: by link in a meeting in a room, and on what ground one was let in."""
        missing = f"решение Совета о {ADMITTED.get(who['capacity'])} не указано"
        ground = f"по решению Совета: {who['admitted_by']}" if who["admitted_by"] else missing
        return ", ".join(filter(None, (who["name"], who["post"], who["organisation"],
                                       "по видеосвязи" if self.meeting["form"] == "mixed" and self.is_linked(who) else "",
                                       ground if who["capacity"] in ADMITTED else "")))

    def is_linked(self, who: Json) -> bool:
        return any(entry["participant"] == who["id"] and entry["mode"] == "video" for entry in self.record["presence"])

    def participants(self, *, heading: bool = True) -> Printed:
        written = "В заочном рассмотрении приняли участие (представили ответ):"
        title = written if self.law.in_writing else "В заседании приняли участие:"
        yield "4.1", f"{title if heading else ''} члены Совета (лица, их замещающие):"
        for seat in self.law.seats:
            own = [one for one in self.came if one["seat"] == seat]
            actors = [one for one in own if one["capacity"] in ACTING]
            replaced = all(one["capacity"] == "substitute" for one in actors)
            said = [self.person(one) + (self.instead(one["credential"]) if replaced else "") for one in actors]
            acted = "; ".join(said) or "полномочия не подтверждены, в подсчете не учитывается"
            yield "4.1", f"от {self.of[seat]} – {acted}" if own else ""
            yield from (("4.1", self.person(one)) for one in own if one not in actors)
        for capacity, group in GROUPS.items():
            those = [self.person(one) for one in self.came if one["capacity"] == capacity]
            yield "4.2", f"{group}: {' '.join(those)}" if those else ""

    def quorum_and_presence(self) -> Printed:
        acted = {one["seat"] for one in self.came if one["capacity"] in ACTING}
        away = ", ".join(self.full[seat] for seat in self.law.seats if seat not in acted)
        yield "5.3", f"{'Ответа не представили' if self.law.in_writing else 'Не представлены'}: {away}." if away else ""
        if not self.law.in_writing:
            yield "5.3", f"Кворум {self.quorum()}"
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
        consent = self.record["dates"]["late_materials_accepted"]
        yield from self.consented(consent.rstrip(".")) if consent else self.late(None)

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
        is_put_off = last["manner"] == "postponement" and not self.is_former
        why = f"Причина: {last['reason'].rstrip('.')}." if last["reason"] else ""
        taken_off = "Предложено снять вопрос с рассмотрения." if last["manner"] == "withdrawal" and why else ""
        said = f"{'Принятие решения отложено.' if is_put_off else taken_off} {why}"
        yield "5.8", said if is_put_off else either(said, why)
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
            ending = ENDINGS[last["manner"]]
            until = self.is_former and last["manner"] == "postponement"
            ending = f"{ending.rstrip('.')} до следующего заседания." if until else ending
            yield "5.8", f"РЕШИЛИ: {self.points(last['noted'] or [ending])}"
        yield "5.8", either(f"ОТМЕТИЛИ: {texts['remarks']}", texts["remarks"]) if texts["remarks"] else ""

    def is_put_aside(self, item: Json) -> bool:
        """Is nothing annexed of the item: it was left for another meeting, or noted without its draft?"""
        last = self.left(item)
        return last["manner"] in PUT_ASIDE or bool(last["manner"] and last["rulings"])

    def left(self, item: Json) -> Json:
        """Return how the item ended without a vote; nothing where a vote that stands decided it, or nothing did."""
        annulled = {vote["id"] for vote in item["votes"] if vote["annulled"]}
        last = [one for one in item["decisions"] if one["vote"] not in annulled][-1:]
        return last[0] if last and last[0]["manner"] in ENDS else {"manner": "", "reason": "", "affected": [], "noted": []}

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

    def late_papers(self, number: int | None) -> list[Json]:
        return [one for one in self.record["dates"]["materials"] if one["late"] and one["item"] == number]

    def late(self, number: int | None) -> Printed:
        yield "5.11", self.told_late(self.late_papers(number))

    def told_late(self, papers: list[Json]) -> str:
        clause, titles = in_print(self.charter["materials"]["clause"], "ом"), [f"«{one['title']}»" for one in papers]
        said = f"Направлено позднее срока, установленного {clause}, или не всем членам Совета: {', '.join(titles)}."
        return said if papers else ""

    def consented(self, consent: str) -> Printed:
        """Yield to what the meeting consented: what was late by then in that sentence, what came later apart; or all apart."""
        due, papers = self.record["dates"]["materials_due"], self.late_papers(None)
        agreed = ("Участники заседания согласились рассмотреть материалы, направленные позднее срока, установленного "
                  + in_print(self.charter["materials"]["clause"], "ом"))
        ways = [f"{self.told_late(papers)} {agreed}: {consent}."]
        for hour in ("", *{one["accepted_at"] for one in papers}):  # of the consent the record does not tell it
            named = ", ".join(f"«{one['title']}»" for one in papers if one["accepted_at"] <= hour)
            among = f", или не всем членам Совета (в том числе {named})" if named else ""
            later = self.told_late([one for one in papers if one["accepted_at"] > hour])
            ways.append(f"{agreed}{f' ({self.day(due)})' if due else ''}{among}: {consent}. {later}")
        yield "5.11", either(*ways)

    def vote(self, vote: Json, decision: Json | None, reason: str, *, again: bool) -> Printed:
        asked, dead = vote["manner"] == "no_objection", bool(vote["annulled"] or vote["withdrawn"])
        heading = "Предложено принять без голосования:" if asked else "Проект решения, поставленный на голосование:"
        heading = "РЕШИЛИ:" if decision and decision["outcome"] == "adopted" else heading
        heading = "Голосование аннулировано" if vote["annulled"] else heading
        heading = "Голосование открыто ошибочно и снято" if vote["withdrawn"] else heading
        told = heading + (f" (Решение № {decision['number']})" if decision and decision["number"] else "")
        yield "5.8", either(told, told.replace("голосования:", "голосования"))
        objecting = ", ".join(self.of[one["seat"]] for one in vote["objections"])
        require(dead or not reason or bool(objecting), "причина у голосования, состоявшегося как было", "5.8")
        objected = f"Поступило возражение представителя {objecting}." if objecting else ""
        put = ("На голосование был поставлен следующий текст:" if dead else "") + self.points(vote["text"]["points"])
        put = put if not again or (decision and not dead) else ""
        if decision is None and not dead:
            yield "5.8", either(objected + put, put + objected)
            yield "5.8", either("В связи с возражением решение без голосования не принято.",
                                "В связи с возражением вопрос поставлен на голосование.")
            yield "5.8", self.instructed(vote)
            return
        yield "5.8", (reason if dead else objected) + put
        if decision is None:
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
            who = "устно, внесено секретариатом" if one["is_oral"] else one["person"]
            said = f"Заявление представителя {self.of[one['seat']]}"
            yield "5.8", either(f"{said} ({who}, {self.day(one['stated']['at'])}): {meant}", f"{said}{aloud}: {meant}")
        for one in decision["dissent"]:
            yield from self.where_annexed(one) if self.annexed else [("5.8", self.dissent(one))]

    def where_annexed(self, one: Json) -> Printed:
        number = next(number for number, title, _, _ in self.annexes() if title == DISSENTS)
        yield "5.8", f"Особое мнение представителя {self.of[one['seat']]} прилагается (приложение № {number}"
        yield "5.8", re.compile(r",на\d{1,3}л\.\)\.")

    def instructed(self, vote: Json) -> str | re.Pattern[str]:
        """Return what the secretariat did on the instruction of who presided, as the acts say."""
        done = [place for place, key in enumerate(("opened", "closed"))
                if vote[key] and self.law.acts[vote[key]["act"]]["capacity"] == "on_instruction"]
        ways = ("Голосование", "открыто", "закрыто"), ("Вопрос о возражениях", "поставлен", "закрыт")
        voted, asked = (f"{what} {' и '.join(words[place] for place in done)} секретариатом по поручению председательствующего."
                        for what, *words in ways)
        return "" if not done else voted if vote["manner"] == "ballot" else either(asked, voted)

    def roll_call(self, vote: Json, decision: Json) -> Printed:
        opened, closed = (self.law.local(vote[key]["at"]) for key in ("opened", "closed"))
        yield "5.8", f"Поименное голосование ({self.clock(opened)}–{closed:%H:%M}) {HEADINGS}"
        oral = {one["seat"] for one in vote["ballots"] if one["is_oral"] and not self.law.in_writing}
        for line in vote["roll"]:
            said = self.stood(line["seat"], line["participant"], decision["positions"][line["seat"]])
            yield "5.8", said + (" (устно)" if line["seat"] in oral else "")

    def proof(self) -> Printed:
        register, due = self.record["register"], self.record["dates"]["circulation_due"]
        yield "5.9", f"Версия протокола: {self.record['version']}. Отпечаток вложенной записи заседания (minutes.json, SHA-256):"
        yield "5.9", self.fingerprint or re.compile("[0-9a-f]{64}")
        yield "5.9", f"Состояние реестра действий при закрытии заседания: записей – {register['size']}, корень {register['root']}"
        yield "5.9", re.compile(r"(проверкаподлинностипротокола:[^()\s]{3,90}\(файл,отпечатокилиqrкод\))?")
        lines = self.texts["signatures"]
        require(len(lines) <= 2, "строк подписи больше двух", "5.9")
        yield from (("5.9", f"{line['post']} {line['name']}") for line in lines)
        clause, dated = in_print(self.charter["circulation"]["clause"]), "made_on" in (self.record.get("corrects") or {})
        told = due and not dated
        yield "5.16", f"Копии протокола рассылаются членам Совета не позднее {self.day(due)} ({clause})." if told else ""

    def paper(self, paper: Json) -> str:
        return f"{PAPERS[paper['kind']]} от {self.day(paper['dated_on'])} № {paper['number']}"

    def instead(self, paper: Json) -> str:
        said = ", ".join(filter(None, (self.paper(paper), self.reach(paper))))
        return f" (лицо, замещающее члена Совета; полномочия подтверждены: {said})"

    def reach(self, paper: Json) -> str:
        items = [str(number) for number in sorted(paper["items"])]
        by_items = f"по пункт{'ам' if len(items) > 1 else 'у'} {listed(items)} повестки дня" if items else ""
        return f"по {self.day(paper['until_on'])}" if paper["until_on"] else by_items

    def powers(self, who: Json, paper: Json) -> Printed:
        """Yield what a paper says, how far it reaches and its moments: powers count from their confirmation alone."""
        replaces = f"; замещает члена Совета: {paper['replaces']}" if paper["replaces"] else ""
        yield "4.1", (f"от {self.of[who['seat']]} – {who['name']}, {who['post']}{replaces} документ: "
                      f"{self.paper(paper)}; выдан: {paper['issued_by']}; подписан: {paper['signatory']} "
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

PAGE = {"/Type", "/TrimBox", "/BleedBox", "/MediaBox", "/Contents", "/StructParents", "/Resources", "/Parent", "/Tabs", "/Annots"}
DRAWN = {  # by which step below each sign of the drawing is followed
    "q": "save", "Q": "restore", "cm": "scale", "gs": "state", "rg": "ink", "RG": "ink", "w": "width", "d": "dash", "J": "",
    "j": "", "M": "", "m": "start", "l": "point", "S": "line", "B": "code", "re": "box", "f*": "frame", "n": "drop", "W": "clip",
    "W*": "clip",
    "BT": "lift", "ET": "lift", "Tm": "step", "Tf": "font", "TJ": "show", "BMC": "begin", "BDC": "begin", "EMC": "end"}
SCALES = [[1, 0, 0, -1, 0, 841.89], [0.75, 0, 0, 0.75, 0, 0]]
ROOT = {"/OpenAction", "/AA", "/OCProperties"}
UNSEEN = {"/ActualText", "/E", "/JS", "/XFA", "/OC", "/AA"}
# What may be said to the ear; of a place for a signature, its name, or that of a stamp of time, or the hour of what verifies one.
HEARD = {"/Alt": "QR-код с адресом страницы проверки", "/Lang": "ru",
         "/TU": r"Электронная печать Совета|Электронная подпись|Вторая электронная подпись|Timestamp|D:[\d+'Z-]{1,30}"}
BLANK = {"q", "Q", "cm", "re", "W", "W*", "n", "BT", "ET", "BMC", "EMC", "Do"}  # what leaves nothing on the sheet by itself
BOOKMARK = {"/Type", "/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/Dest"}
TITLE = "{http://purl.org/dc/elements/1.1/}title"
ASIDE = [[], [{"/Type": "/Pagination"}]]  # what is said of that which is no part of the text
# In the units of the page, of which it is 794 wide and 1123 high: between which all that is read stands, how far lines are apart,
# how much of a letter may reach over the next piece, how long lines and how broad frames are, so that none is a letter, how high
# a row is, from where to where tables and frames reach, and from where the bar beside an opinion.
LEFT, RIGHT, TOP, BOTTOM, LEADING, TOUCH, LEVEL, BROAD = 100, 760, 60, 1080, 12, 3, 100, 500
ROW, TEXT, ENDING, BESIDE = 24, 121.4, 729, 168.6
EDGE, HEADED = 30, 100  # below the first stands what is over the page; above the second, the heading of a table that goes on

def words_in(pdf: Any) -> str:
    """Return the words of the pages of a file that is a draft, or none, as its record says."""
    return words_of(pdf, draft=json.loads(pdf.attachments[RECORD].get_file().read_bytes()).get("draft", False))

def words_of(pdf: Any, *, draft: bool = False) -> str:
    """Return the words of the pages by the fonts' own maps to letters; whatever else could be shown or hidden is refused.

    Over every page of a draft, and of nothing else, it stands that it is one.
    """
    alone = not ROOT & set(pdf.Root.keys()) and set(pdf.attachments) == {"minutes.json"}
    require(alone, "в файле есть действия, слои или лишние вложения")
    require(set(pdf.Root.Pages.keys()) <= {"/Type", "/Kids", "/Count"}, "свойства всех страниц заданы разом")
    for one in dictionaries(pdf):
        heard = all(name not in one or re.fullmatch(said, str(one[name])) for name, said in HEARD.items())
        require(heard and not UNSEEN & set(one.keys()), "текст подменен для чтения вслух или скрыт")
    told, codes, shown = [], 0, {}
    for number, page in enumerate(pdf.pages, start=1):
        seen = Page(page)
        count = [f"стр. {number} из {len(pdf.pages)}"] if number > 1 else []
        margin = plain(", ".join((["ПРОЕКТ"] if draft else []) + count))
        same(f"колонтитул страницы {number}", plain("".join(seen.margin)), margin)
        repeated = plain("".join(seen.headings))  # where a table goes on
        require(repeated in ("", plain(HEADINGS)), f"над страницей {number} стоят иные слова, чем заголовок таблицы")
        told += seen.told
        codes += seen.codes
        shown |= {(page.obj.objgen, number): said for number, said in seen.numbered.items()}
        require(page.obj.Parent.objgen == pdf.Root.Pages.objgen, "страница вложена в другую")
    require(codes <= 1, "рисунков больше одного")
    bookmarks(pdf, shown)
    titles(pdf)
    return plain("".join(told))

def titles(pdf: Any) -> None:
    """Does the file bear one title wherever readers look for it, and is it that of the protocol of its record?"""
    try:
        told = [str(pdf.docinfo["/Title"]), *titles_in(pdf.Root["/Metadata"].read_bytes())]
        record = json.loads(pdf.attachments[RECORD].get_file().read_bytes())
        held, turn = record["meeting"], record["meeting"]["ordinal"]
        which = [*NTH, f"{turn}-го"][min(turn, len(NTH) + 1) - 1] + " внеочередного" * (held["series"] == "extraordinary")
        said = f"Протокол {which} заседания {record['body']['title_genitive']} № {held['number']}"
        said = f"Проект. {said}" if record.get("draft") else said
    except (LookupError, TypeError, AttributeError, ValueError, ElementTree.ParseError) as fault:
        raise Difference("заглавия файла нет, или его не с чем сверить") from fault
    same("заглавие файла", told, [said] * 2)

def titles_in(metadata: bytes) -> Iterator[str]:
    """Yield every title that metadata tell, as an element or as an attribute of one; they declare nothing of their own."""
    words = metadata.decode()
    require("<!" not in words, "сведения о файле написаны с определениями")
    for one in ElementTree.fromstring(words).iter():  # noqa: S314 - without declarations nothing unfolds
        yield from ["".join(one.itertext()).strip()] * (one.tag == TITLE)
        yield from (said for name, said in one.attrib.items() if name == TITLE)

def bookmarks(pdf: Any, shown: dict[Any, str]) -> None:
    """Is every bookmark a heading of the text, on the page to which it leads, and does it do nothing else?"""
    headings = [(one.Pg.objgen, plain("".join(words_under(one, shown)))) for one in pdf.objects
                if isinstance(one, pikepdf.Dictionary) and re.fullmatch("/H[1-6]", str(one.get("/S")))]
    left, seen = [pdf.Root.get("/Outlines", pikepdf.Dictionary())], set()
    while left:
        one = left.pop()
        require(one.objgen not in seen or not one.is_indirect, "закладки ведут по кругу")
        seen.add(one.objgen)
        left += [one[way] for way in ("/First", "/Next") if way in one]
        require(set(one.keys()) <= BOOKMARK, "закладка не только ведет к заголовку")
        if "/Title" in one or len(seen) > 1:  # the first holds them all
            place, said = one.get("/Dest"), plain(str(one.get("/Title")))
            leads = isinstance(place, pikepdf.Array) and (place[0].objgen, said) in headings
            require(leads, "закладка с иными словами, чем заголовок ее страницы")

def words_under(element: Any, shown: dict[Any, str]) -> Iterator[str]:
    """Yield the words of an element of the structure and of those within it, as the pages show them."""
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int) or "/MCID" in kid:
            page, number = (element.Pg, kid) if isinstance(kid, int) else (kid.get("/Pg", element.get("/Pg")), kid.MCID)
            yield shown.get((page.objgen, number), "")
        else:
            yield from words_under(kid, shown)

def dictionaries(pdf: Any) -> Iterator[Any]:
    """Yield every dictionary of a file, of streams too, and those that stand within others without a number of their own."""
    left = [pdf.trailer, *pdf.objects]
    while left:
        one = left.pop()
        keyed = isinstance(one, pikepdf.Dictionary | pikepdf.Stream)
        if keyed:
            yield one
        inner = [part for _, part in one.items()] if keyed else one if isinstance(one, pikepdf.Array) else []
        left += [part for part in inner if isinstance(part, pikepdf.Dictionary | pikepdf.Array) and not part.is_indirect]

def widths_of(font: Any) -> dict[bytes, float]:
    """Return how broad the letter of each code is, in thousandths of its size; by no code, that of all others."""
    [one] = font.DescendantFonts
    told, found = [*one.get("/W", ())], {b"": float(one.get("/DW", 1000))}
    while told:
        first, second, *rest = told
        single = isinstance(second, pikepdf.Array)
        broad = [*second] if single else [rest[0]] * (int(second) - int(first) + 1)
        found |= {(int(first) + turn).to_bytes(2, "big"): float(one) for turn, one in enumerate(broad)}
        told = rest if single else rest[1:]
    return found

def near(one: float, other: float) -> bool:
    return abs(one - other) < 1

def is_place(note: Any) -> bool:
    """Is it a place for a signature that has no extent, no words and draws nothing?"""
    kind = [note.Subtype, note.get("/FT"), note.get("/Contents")] == ["/Widget", "/Sig", None]
    return kind and [float(side) for side in note.Rect] == [0, 0, 0, 0] and is_blank(note.get("/AP", {}))

def is_blank(shown: Any, deep: int = 0) -> bool:
    """Does that by which a place for a signature appears draw nothing, with all the forms that it is made of?"""
    if isinstance(shown, pikepdf.Stream):
        forms, steps = shown.get("/Resources", {}).get("/XObject", {}), pikepdf.parse_content_stream(shown)
        named = {str(step.operands[0]) for step in steps if str(step.operator) == "Do"}
        blank = shown.get("/Subtype") == "/Form" and {str(step.operator) for step in steps} <= BLANK
        return blank and named <= set(forms.keys()) and is_blank(forms, deep + 1)
    parts = isinstance(shown, dict | pikepdf.Dictionary) and deep < 9
    return parts and all(is_blank(part, deep + 1) for _, part in shown.items())

class Page:
    """One page as it is drawn: dark letters from the top down, thin straight lines, and at most one square with a code."""

    def __init__(self, page: Any) -> None:
        extra = set(page.obj.keys()) - PAGE
        require(not extra and isinstance(page.obj.Contents, pikepdf.Stream), f"лишнее на странице: {extra or 'содержание'}")
        for box in (page.obj.get(name) for name in ("/MediaBox", "/TrimBox", "/BleedBox")):
            require(box is None or [round(float(side)) for side in box] == [0, 0, 595, 842], "страница обрезана")
        for note in page.get("/Annots", ()):
            require(is_place(note), "на странице пометка поверх текста")
        self.told: list[str] = []
        self.margin: list[str] = []
        self.headings: list[str] = []
        self.codes, self.scales, self.wall, self.number = 0, 0, 0.0, -1
        self.at: tuple[float, float] | None = None
        self.strips: list[tuple[float, float, float, float]] = []
        self.pieces: list[tuple[float, float, float]] = []
        self.read: list[tuple[float, float, float]] = []
        self.lines: list[tuple[float, float, float, float]] = []
        self.path: list[list[list[float]]] = []
        self.boxes: list[list[float]] = []
        self.square, self.strip, self.measure, self.pen = [0.0] * 4, (0.0,) * 4, 1.0, 0.0
        self.marked: list[bool] = []
        self.numbered: dict[int, str] = {}
        self.clipped, self.letters, self.size = "", ({}, {}), 0.0
        self.saved: list[Any] = [None]
        self.depth, self.over = 0, False
        self.maps = {name: (letters_of(font), widths_of(font)) for name, font in page.Resources.get("/Font", {}).items()}
        self.states = page.Resources.get("/ExtGState", {})
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            require(name in DRAWN, f"на странице нарисовано иное, чем текст и линии: {name}")
            measured = self.scales >= 2 and not self.over
            require(measured or name in ("q", "Q", "cm"), "страница нарисована вне своей меры")
            getattr(self, DRAWN[name] or "nothing")(operands)
        struck = [down for left, top, right, bottom in self.strips for across, down, end in self.pieces
                  if left < end - 1 and across + 1 < right and top < down + 4 and down - 12 < bottom]
        require(not struck, "слова зачеркнуты")
        left, top, wide, high = self.square
        covered = [down for across, down, _ in self.pieces if across < left + wide and top < down < top + high + 12]
        require(not covered and not self.path and not self.boxes, "рисунок поверх слов")
        self.tables()

    def nothing(self, operands: Any) -> None:
        """Do what shows nothing by itself."""

    def begin(self, operands: Any) -> None:
        """A piece is marked by its number among the pieces of the text, or as none of it: there is nothing else to say of it."""
        kind, said = operands[0], [dict(one) if isinstance(one, pikepdf.Dictionary) else {"": one} for one in operands[1:]]
        numbered = [[*one] for one in said] == [["/MCID"]] and isinstance(said[0]["/MCID"], int)
        require(said in ASIDE if kind == "/Artifact" else numbered, "текст подменен для чтения вслух или скрыт")
        self.marked.append(kind == "/Artifact")
        self.number = said[0]["/MCID"] if numbered else -1

    def end(self, operands: Any) -> None:
        self.marked.pop()
        self.number = -1

    def save(self, operands: Any) -> None:
        require(not self.over and (self.scales < 2 or len(self.saved) > 1), "страница нарисована дважды")
        self.saved.append((self.clipped, self.letters, self.size))

    def restore(self, operands: Any) -> None:
        self.clipped, self.letters, self.size = self.saved.pop()
        self.over = self.over or len(self.saved) < self.depth  # the measure is undone with what was saved before it

    def scale(self, operands: Any) -> None:
        """The page is turned and measured once; afterwards only the code is drawn, at its corner, in a measure of its own."""
        self.scales += 1
        told = [round(float(part), 2) for part in operands]
        if self.clipped == "code":
            moved = [0, 0] if told[4:] == [0, 0] else [round(side, 2) for side in self.square[:2]]
            require(told == [told[0], 0, 0, told[0], *moved], "рисунок не на своем месте")
            self.measure *= float(operands[0])
            return
        once = not self.over and self.scales <= 2
        require(once and told == SCALES[self.scales - 1], "страница перевернута или сжата")
        self.depth = len(self.saved)

    def ink(self, operands: Any) -> None:
        require(all(0 <= float(part) <= 0.4 for part in operands), "светлая краска")

    def state(self, operands: Any) -> None:
        state = self.states[str(operands[0])]
        require(set(state.keys()) <= {"/CA", "/ca"} and all(float(part) == 1 for part in state.values()), "прозрачная краска")

    def width(self, operands: Any) -> None:
        self.pen = float(operands[0])
        require(self.pen <= 2, "толстая линия")

    def dash(self, operands: Any) -> None:
        require([*operands[0]] == [] and operands[1] == 0, "прерывистая линия")

    def font(self, operands: Any) -> None:
        self.letters, self.size = self.maps[str(operands[0])], float(operands[1])
        require(11 <= self.size <= 24, "слишком мелкие или крупные буквы")

    def lift(self, operands: Any) -> None:
        self.at = None

    def step(self, operands: Any) -> None:
        *turned, across, down = (float(part) for part in operands)
        require(turned == [1, 0, 0, -1] and self.scales >= 2 and len(self.saved) > 1, "текст вне страницы или повернут")
        self.at = (across, down)

    def show(self, operands: Any) -> None:
        """Words are shown whole, by the breadths that the file gives to letters, and none of them reaches over the edge."""
        require(self.at is not None and not self.clipped, "буквы закрыты или сдвинуты")
        (across, down), (letters, broad), said = self.at or (0.0, 0.0), self.letters, ""
        end, back, free = across, 0.0, 200.0  # how far it went back from the last letter, and how far it may
        for piece in operands[0]:
            codes = bytes(piece) if isinstance(piece, pikepdf.String) else b""
            shift = 0.0 if isinstance(piece, pikepdf.String) else float(piece)
            end -= shift * self.size / 1000
            back += shift
            require(back <= free, "буквы закрыты или сдвинуты")
            for at in range(0, len(codes), 2):
                letter, breadth = letters.get(codes[at : at + 2], "\ufffd"), broad.get(codes[at : at + 2], broad[b""])
                kind = unicodedata.category(letter[0])
                require(breadth > 150 or (kind in ("Mn", "Cf") and breadth >= 0), "буквы закрыты или сдвинуты")
                if kind not in ("Mn", "Cf"):  # a space of a tight line, or a thin one, is taken back up to where it began
                    back, free = 0.0, breadth if kind == "Zs" else 200.0
                end += breadth * self.size / 1000
                said += letter
        self.at = (end, down)
        if said:
            self.lay(across, down, end)
            apart = self.margin if down < TOP else self.headings
            (apart if any(self.marked) else self.told).append(said)
            self.numbered[self.number] = self.numbered.get(self.number, "") + said

    def lay(self, across: float, down: float, end: float) -> None:
        """Do the words stand on the sheet, over no others, and in the order in which they are read?"""
        top, bottom = (EDGE, HEADED) if any(self.marked) else (TOP, BOTTOM)
        require(LEFT < across <= end < RIGHT and top < down < bottom, "текст вне страницы или не на своем месте")
        beside = all(end < left + TOUCH or right - TOUCH < across
                     for left, level, right in self.pieces if abs(level - down) < LEADING)
        require(beside, "слова поверх слов")
        self.pieces.append((across, down, end))
        if not any(self.marked):
            self.follow(across, down)
            self.read.append((across, down, end))

    def follow(self, across: float, down: float) -> None:
        """Words are read on along their line, then below all, or within their cell; the next cell is to the right of the last."""
        *_, (_, level, right) = self.read or [(0.0, 0.0, 0.0)]
        if down >= max([0.0, *(one[1] for one in self.read)]) + LEADING:
            self.wall = 0.0
        elif down < level - 1:
            row = next((turn for turn, one in enumerate(self.read) if abs(one[1] - down) <= 1), None)
            require(row is not None, "слова стоят не в том порядке, в каком читаются")
            self.wall = max(one[2] for one in self.read[row:])
        in_order = right - TOUCH < across if abs(level - down) <= 1 else not level - 1 <= down < level + LEADING
        require(in_order and self.wall - TOUCH < across, "слова стоят не в том порядке, в каком читаются")

    def start(self, operands: Any) -> None:
        self.path.append([[float(part) for part in operands]])

    def point(self, operands: Any) -> None:
        self.path[-1].append([float(part) for part in operands])

    def drop(self, operands: Any) -> None:
        self.path, self.boxes = [], []

    def line(self, operands: Any) -> None:
        """A line is one, straight and long, as tables have them; which they are is told when all are drawn."""
        require([len(one) for one in self.path] == [2] and not self.clipped and not self.boxes, "на странице нарисованы знаки")
        (left, right), (top, bottom) = (sorted(pair) for pair in zip(*self.path.pop(), strict=True))
        straight = right - left >= LEVEL if top == bottom else left == right and bottom - top >= ROW
        require(straight, "на странице нарисованы знаки")
        self.lines.append((left, top, right, bottom))
        self.strips.append((left - 1, top - 1, right + 1, bottom + 1))

    def tables(self) -> None:
        """Lines bound tables of three columns, and nothing else: every row on all its sides, with words in each of its cells."""
        upright = sorted((left, top, bottom) for left, top, right, bottom in self.lines if left == right)
        level = sorted((top, left, right) for left, top, right, bottom in self.lines if top == bottom)
        walls, rows = sorted({left for left, *_ in upright}), sorted({(top, bottom) for _, top, bottom in upright})
        columns, edges = list(pairwise(walls)), sorted({at for at, *_ in level})
        require(len(columns) == (3 if self.lines else 0), "на странице нарисованы знаки")
        spans = [(edge, *column) for edge in edges for column in columns]
        whole = upright == [(wall, *row) for wall in walls for row in rows] and len(level) == len(spans)
        whole = whole and all(map(near, walls[::3], (TEXT, ENDING)))
        whole = whole and all(all(map(near, one, other)) for one, other in zip(level, spans, strict=True))
        ends = [end for row in rows for end in row]
        bound = all(any(near(end, edge) for edge in edges) for end in ends) and all(any(near(end, edge) for end in ends)
                                                                                    for edge in edges)
        told = all(any(one < across <= end < other and top < down < bottom for across, down, end in self.pieces)
                   for top, bottom in rows for one, other in columns)
        require(whole and bound and told, "на странице нарисованы знаки")

    def code(self, operands: Any) -> None:
        """A code is short level strokes on a net that fills its square, about as much dark as light, and is drawn once."""
        side = round(self.square[2] / self.measure)
        pairs = all(len(one) == 2 and one[0][1] == one[1][1] and one[0][1] % 1 == 0.5 for one in self.path if len(one) > 1)
        within = all(0 <= part <= side and part * 2 % 1 == 0 for one in self.path for point in one for part in point)
        dark = sum(one[1][0] - one[0][0] for one in self.path if len(one) > 1)
        whole = self.clipped == "code" and self.pen == 1 and 21 <= side <= 77 and not self.boxes
        require(whole and pairs and within and side**2 * 0.35 < dark < side**2 * 0.65, "на странице нарисованы знаки")
        self.path, self.measure = [], 0.001

    def box(self, operands: Any) -> None:
        self.boxes.append([float(part) for part in operands])

    def clip(self, operands: Any) -> None:
        """What follows shows inside a figure alone: a square for the code, or a strip in which one side of a frame is drawn."""
        require(not self.clipped and len(self.boxes) + len(self.path) == 1, "часть страницы закрыта")
        self.clipped = "code" if self.boxes else "edge"
        if self.boxes:
            self.square = self.boxes[0]
            require(all(abs(side - 90.7) < 0.1 for side in self.square[2:]), "часть страницы закрыта")
            self.codes += 1
        else:
            corners = self.path[0]
            sides = [{round(corner[axis], 2) for corner in corners} for axis in (0, 1)]
            require([len(corners), *map(len, sides)] == [4, 2, 2], "часть страницы закрыта")
            self.strip = (min(sides[0]), min(sides[1]), max(sides[0]), max(sides[1]))

    def frame(self, operands: Any) -> None:
        """A filled figure is what lies between two boxes that differ on each side by the breadth of a line, whole or one side."""
        sides = [sorted(pair) for pair in zip(*((x, y, x + wide, y + high) for x, y, wide, high in self.boxes), strict=True)]
        thin = len(self.boxes) == 2 and all(other - one <= 2 for one, other in sides)
        large = all(wide >= BROAD and high >= 16 for _, _, wide, high in self.boxes)
        require(thin and large and not self.path and self.clipped != "code", "закрашена часть страницы")
        (left, left_to), (top, top_to), (right_from, right), (bottom_from, bottom) = sides
        drawn = [(left, top, left_to, bottom), (right_from, top, right, bottom),
                 (left, top, right, top_to), (left, bottom_from, right, bottom)]
        drawn = [strip for strip in drawn if strip[0] < strip[2] and strip[1] < strip[3]]
        alone = [strip for strip in drawn if all(abs(one - other) < 0.1 for one, other in zip(strip, self.strip, strict=True))]
        placed = (near(left, TEXT) or near(left, BESIDE)) and near(right, ENDING)
        placed = placed and top > TOP and bottom < BOTTOM and (not self.clipped or alone != [])
        require(placed, "закрашена часть страницы")
        self.strips += drawn
        self.boxes = []
