"""The record of a meeting (minutes.json) against the Regulation on the Council and against the register of acts.

Written from the published shape of the record (docs/minutes.schema.json) and from the Regulation, not from the program
that wrote it. `check_minutes.py` is what one runs; it reads the file, and compares the pages with what is found here.
"""

# fmt: off
# Laid out by hand: a program to be read in one sitting before it is trusted.
import hashlib
import json
import re
import sys
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Json = dict[str, Any]
OLDER, EVER = "council-minutes/2", sys.maxsize  # the format before the last; later than any act
# What the Regulation itself says; a record of this body that says otherwise is not of this body.
CODE, TITLE = "cis_industrial_policy", "Совет по промышленной политике государств – участников Содружества Независимых Государств"
REGULATION: Json = {
    "quorum": {"fraction": "2/3", "threshold": "at_least", "members": None, "tested": "each_decision", "clause": "5.3"},
    "majority": {"base": "participating", "threshold": "more_than", "fraction": "1/2", "votes": None, "tie": "fails",
                 "consent": None, "clause": "5.8"},
    "narrow_base": {"fraction": "1/2", "clause": "5.8"},
    "chairmanship": {"term_years": 1, "clause": "4.3", "election_clause": "5.15", "signing_clause": "5.9"},
    "materials": {"days": 30, "by": "issue", "clause": "5.11"}, "circulation": {"days": 14, "clause": "5.16"},
    "parties": {"entry_nth": 3, "entry_days": 30, "entry_clause": "art.10", "accession_clause": "art.11",
                "exit_months": 6, "exit_clause": "art.12"},
    "clauses": {"one_vote": "4.1", "advisory": "4.2", "credentials": "4.1", "disinterest": "5.8", "no_objection": "5.8",
                "dissent": "5.8", "affected": "5.14", "voting": "5.8", "written": "5.10"}}
# The states participating in the CIS in the Russian alphabet of their short names (4.3).
STATES = {"AZ": "Азербайджан", "AM": "Армения", "BY": "Беларусь", "GE": "Грузия", "KZ": "Казахстан", "KG": "Кыргызстан",
          "MD": "Молдова", "RU": "Россия", "TJ": "Таджикистан", "TM": "Туркменистан", "UZ": "Узбекистан", "UA": "Украина"}
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
# Acts that may be done without a trace in the record; every other kind above must be found in it.
UNTOLD = {"meeting.published", "agenda.published", "item.added", "credential.filed", "credential.confirmed", "credential.revoked"}
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
# What may follow the close, and of the rows that are told which ones alone it may write.
AFTER = {"dissent.filed": "statements", "dissent.withdrawn": "statements", "intention.stated": "intention_statements",
         "credential.revoked": "credentials"}
ALWAYS = ("ballots", "passages", "presidings")  # the tables that were opened in the older format too
# How an item ends without a vote; how a state stands; in what quality one takes part.
ENDS = {"take_note": ("noted", "Принять информацию к сведению."), "withdrawal": ("withdrawn", "Снять вопрос с рассмотрения."),
        "postponement": ("postponed", "Принятие решения отложить.")}
PUT_ASIDE = ("withdrawal", "postponement")  # nothing is annexed of an item that was left for another meeting
POSITIONS = {"for": "за", "against": "против", "abstained": "воздержался", "not_voting": "не голосовал",
             "disinterested": "не заинтересован", "absent": "отсутствовал"}
OTHERS = {"advisory": "с правом совещательного голоса", "observer": "наблюдатели", "expert": "эксперты",
          "invited": "приглашенные"}
ACTING = ("member", "substitute")
HEADINGS = "Государство Представитель Позиция"  # of the table of a roll call

ADMITTED = {"observer": "допуске", "expert": "привлечении"}

class Difference(Exception):
    """The record contradicts itself, the law, or the printed page."""

def require(holds: bool, what: str, clause: str = "") -> None:
    if not holds:
        raise Difference(f"{what} ({in_print(clause)})" if clause else what)

def same(what: str, told: Any, found: Any, clause: str = "") -> None:
    require(canonical(told) == canonical(found), f"{what}: указано {told}, должно быть {found}", clause)

def in_print(clause: str, ending: str = "") -> str:
    """Return «пункт 3 раздела 5 Положения о Совете», as papers cite it."""
    section, _, point = clause.partition(".")
    return f"статья {point} Соглашения" if section == "art" else f"пункт{ending} {point} раздела {section} Положения о Совете"

def canonical(value: Any) -> bytes:
    """Return the canonical JSON (RFC 8785) of a value without fractions, whose keys are plain letters."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

def later(day: str, *, days: int = 0, months: int = 0) -> str:
    """Return a day later; months are clipped to the month's end."""
    told = date.fromisoformat(day)
    year, month = divmod(told.year * 12 + told.month - 1 + months, 12)
    return str(date(year, month + 1, min(told.day, monthrange(year, month + 1)[1])) + timedelta(days))

def smallest(share: str, of: int, *, passed: bool) -> int:
    """Return the smallest whole number that reaches the share, or passes it: two thirds only round up (5.3)."""
    part, _, whole = share.partition("/")
    over, into = int(part) * of, int(whole or 1)
    return over // into + 1 if passed else -(-over // into)

def ruling(finding: str, clause: str, figures: Json, *, in_order: bool = True, weight: str = "bar") -> Json:
    return {"finding": finding, "in_order": in_order, "weight": weight, "clause": clause, "figures": figures}

def plain(words: str) -> str:
    """Return words as they are compared: without case, spaces, hyphens and breaks of lines."""
    return re.sub(r"[\s\u00ad\u2010\u2011-]+", "", words).casefold()

def climb(leaf: bytes, place: int, size: int, path: list[bytes]) -> str:
    """Return the root that an inclusion proof leads to (RFC 9162, 2.1.3.2)."""
    last = size - 1
    for step in path:
        require(last > 0, "доказательство длиннее пути")
        from_left = place % 2 == 1 or place == last
        leaf = hashlib.sha256(b"\x01" + (step + leaf if from_left else leaf + step)).digest()
        while from_left and place % 2 == 0 and place:
            place, last = place // 2, last // 2
        place, last = place // 2, last // 2
    require(last == 0, "доказательство короче пути")
    return leaf.hex()

def walk(value: Any, name: str, owners: tuple[str, ...]) -> Iterator[tuple[str, Json, tuple[str, ...]]]:
    """Yield every object of the record with the name of its place, its identifier and those it stands under."""
    if isinstance(value, dict):
        owners = (value["id"], *owners) if "id" in value else owners
        yield name, value, owners
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from walk(inner, name if isinstance(key, int) else "points" if (name, key) == ("agenda", "items") else key, owners)

class Register:
    """The acts of the meeting: was all that the record tells done by one of them, and is none of them left out of it?"""

    def __init__(self, record: Json) -> None:
        self.told, self.meeting, self.is_older = record["register"], record["meeting"], record["format"] == OLDER
        require(self.told is not None, "нет состояния реестра на момент закрытия заседания")
        self.parts = [self.told] + ([self.told["later"]] if self.told.get("later") else [])
        self.listed = [act for part in self.parts for act in part["acts"]]
        self.acts = {act["sequence"]: json.loads(act["content"]) for act in self.listed if act["content"] is not None}
        self.rows = {(row["table"], row["columns"]["id"]): row["columns"] for row in self.told["rows"]}
        self.keys = {columns["public_id"]: key for key, columns in self.rows.items() if "public_id" in columns}
        told = {key: part for key, part in record.items() if key not in ("register", "texts")}
        self.places = list(walk(told, "", (self.meeting["id"],)))
        self.used: set[Any] = set()
        self.numbers: dict[tuple[str, Any], Any] = {}

    def check(self) -> None:
        moments = {key for keys in MARKS.values() for key in keys}
        for name, one, owners in self.places:
            require("act" not in one or name in MARKS or name in moments, f"действие не на своем месте: {name}")
            for key, kinds in MARKS.get(name, {}).items():
                if one[key] is not None or key == "act":
                    self.mark(f"{name}.{key}", one, {"act": one["act"]} if key == "act" else one[key], kinds.split(), owners)
            if name in SEALED and one:
                self.row(name, one)
        self.nothing_is_left_out()

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
        if name == "credential":
            reach = "until" if one["until_on"] else "items" if one["items"] else "meeting"
            same("документ о полномочиях", [one["number"], reach], [said["detail"]["number"], said["detail"]["scope"]], "4.1")
        if name == "presence":
            kind = {True: "arrived", False: "departed", None: "corrected"}[None if one["corrects"] else one["arrived"]]
            same("запись о присутствии", said["act"], f"presence.{kind}", "5.3")

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
            noted = self.rows[("drafts", found["draft_id"])]["points"] if one["noted"] else []
            same("запечатанный текст", one["noted"], noted, "5.8")
            same("запечатанные выводы", [rulings, [ruling["sentence"] for ruling in one["rulings"]]], words, "5.8")

    def nothing_is_left_out(self) -> None:
        """Is every act that the record must tell of told in it, and every row that they sealed?"""
        closing, told = self.acts[self.meeting["closed"]["act"]], self.told["acts"]
        before = Counter(act["act"] for act in told if act["sequence"] < closing["sequence"])
        require(not self.is_older or "acts" not in closing["detail"], "запись нового вида выдана за прежнюю")
        for part in self.parts:
            order = [act["sequence"] for act in part["acts"]]
            same("порядок действий", order, sorted({number for number in order if number <= part["size"]}))
        late = [act for act in self.listed if act["sequence"] > self.told["size"]]
        same("действия после закрытия", [act["act"] for act in late if act["act"] not in AFTER], [])
        same("действия, которые были до закрытия", [len(told), self.told["size"]],
             [len(self.listed) - len(late), self.meeting["closed"]["act"]])
        same("число действий заседания", before, closing["detail"].get("acts", before))
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

    def prove(self) -> None:
        """Does every act lead to its root, and was every row sealed as it is shown by the last act that wrote it?"""
        sealed: dict[tuple[str, int], str] = {}
        for part in self.parts:
            for act in part["acts"]:
                if act["content"] is not None:
                    said = self.acts[act["sequence"]]
                    same("действие", act["leaf"], digest(b"\x00" + act["content"].encode()))
                    sealed |= {(table, key): seal for table, key, seal in said["rows"]}
                path = [bytes.fromhex(part["nodes"][place]) for place in act["path"]]
                same("корень реестра", climb(bytes.fromhex(act["leaf"]), act["sequence"] - 1, part["size"], path), part["root"])
            used = {place for act in part["acts"] for place in act["path"]}
            same("узлы доказательств", sorted(used), list(range(len(part["nodes"]))))
        for row in self.told["rows"]:
            seal = sealed.get((row["table"], row["columns"]["id"]))
            require(seal == digest(canonical(row)), f"строка {row['table']} не запечатана действием")

class Law:
    """The meeting as the Regulation and the Agreement would have it, recomputed from the facts in the record.

    What came before what, the numbers of the acts in the register say: it alone puts the meeting in order.
    """

    def __init__(self, record: Json) -> None:
        self.record, self.charter, self.meeting = record, record["charter"], record["meeting"]
        self.zone, self.in_writing = ZoneInfo(self.meeting["zone"]), self.meeting["form"] == "written"
        self.people = {one["id"]: one for one in record["participants"]}
        self.states = {one["state"]: one for one in record["parties"]}
        self.seats = [code for code, one in self.states.items() if one["party"]]
        self.register, rule = Register(record), self.charter["quorum"]
        self.acts = self.register.acts
        self.quorum = rule["members"] or 0 if rule["fraction"] is None else smallest(
            rule["fraction"], len(self.seats), passed=rule["threshold"] == "more_than")

    def check(self) -> None:
        for check in (self.rules, self.register.check, self.opening, self.parties, self.chair, self.participants, self.presiding,
                      self.agenda, self.items, self.dates):
            check()

    def local(self, moment: str) -> datetime:
        return datetime.fromisoformat(moment).astimezone(self.zone)

    def standing(self, before: int) -> list[Json]:
        """Return the entries of the presence book, in time, that stood before an act; those put right do not."""
        known = [] if self.in_writing else [one for one in self.record["presence"] if one["act"] < before]
        voided = {entry["corrects"] for entry in known}
        stood = [one for one in known if one["sequence"] not in voided and one["arrived"] is not None]
        return sorted(stood, key=lambda entry: (entry["at"], entry["sequence"]))

    def acting(self, mark: Json, item: int | None = None) -> dict[str, str]:
        """Return who acts for each state at an act: in the room, its member or a substitute with powers (4.1)."""
        there = set(self.people) if self.in_writing else set()
        for entry in self.standing(mark["act"]):
            (there.add if entry["arrived"] else there.discard)(entry["participant"])
        come = [one for one in self.people.values() if one["id"] in there and one["seat"] in self.seats]
        return {one["seat"]: one["id"] for one in come if self.has_powers(one, mark, item)}

    def has_powers(self, one: Json, mark: Json, item: int | None) -> bool:
        day, paper = max(str(self.local(mark["at"]).date()), self.meeting["starts_on"]), one["credential"]
        if paper is None:
            return one["capacity"] == "member" and day <= (one["office_until"] or day)
        done = {name: paper[name] and (paper[name]["act"] < mark["act"] if paper[name]["act"] else
                                       paper[name]["at"] <= mark["at"]) for name in ("confirmed", "revoked")}
        reaches = item is None or not paper["items"] or item in paper["items"]
        return bool(done["confirmed"] and not done["revoked"] and day <= (paper["until_on"] or day) and reaches)

    def rules(self) -> None:
        """Are the body, the numbers and the clauses those of the Regulation, and is the meeting named as its number says?"""
        body = self.record["body"]
        self.is_of_the_council = CODE in (body["code"], self.charter["code"]) or plain(body["title"]) == plain(TITLE)
        for name, rule in REGULATION.items() if self.is_of_the_council else ():
            same(f"норма «{name}»", self.charter[name], rule)
        if self.is_of_the_council:
            told = [body["code"], self.charter["code"], body["title"], body["title_genitive"], body["regulation_genitive"]]
            same("наименование органа", told, [CODE, CODE, TITLE, "Совета" + TITLE[5:], "Положения о Совете"], "1.1")
        number = str(self.meeting["ordinal"]) + {"regular": "", "extraordinary": "-ВН"}[self.meeting["series"]]
        same("номер протокола", self.meeting["number"], number)

    def opening(self) -> None:
        """Had the meeting its quorum when it was opened, or was it opened for consultation alone (5.3, 2.1)?"""
        told, consultation = self.record["opening"], self.meeting["for_consultation"]
        same("открытие", [told, consultation], [self.acts[self.meeting["opened"]["act"]]["detail"], told["consultation"]], "5.3")
        if not self.in_writing:
            same("кворум при открытии", told["quorum"], self.quorum_ruling(len(self.acting(self.meeting["opened"]))), "5.3")
            require(told["quorum"]["in_order"] or consultation, "заседание открыто без кворума", "5.3")

    def quorum_ruling(self, present: int) -> Json:
        figures, holds = {"present": present, "members": len(self.seats), "required": self.quorum}, present >= self.quorum
        return ruling("quorum" if holds else "no_quorum", self.charter["quorum"]["clause"], figures, in_order=holds)

    def parties(self) -> None:
        """For which states is the Agreement in force on the day of the meeting, since when and how (Articles 10–12)?"""
        told, rule, day = [*self.states], self.charter["parties"], self.meeting["starts_on"]
        in_order = [code for code in STATES if code in told]
        same("порядок государств", [one["state"] for one in self.record["parties"]], in_order, "4.3")
        for code, state in self.states.items():
            same("название государства", state["name"], STATES[code], "4.3")
            ways = [way for way in self.ways_in(code) if way["since_on"] <= day] if rule else []
            left = [self.left(state["acts"], way["since_on"]) for way in ways]
            standing = [way | {"until_on": out and later(out, days=-1)} for way, out in zip(ways, left, strict=True)
                        if out is None or day < out]
            known = state["party"] in (standing or [None])
            require(rule is None or known, f"участие в Соглашении, {state['name']}: {state['party']}", "art.10")

    def ways_in(self, code: str) -> list[Json]:
        """Return each way in: by notification (the first ones on one day), by accession, or by recognition."""
        rule, acts = self.charter["parties"], {one: state["acts"] for one, state in self.states.items()}
        received = {one: min(days) for one, own in acts.items()
                    if (days := [act["on"] for act in own if act["step"] == "notified" and act["on"]])}
        first, last, term = self.record["agreement"]["published_on"], "", rule["entry_days"]
        if first or len(received) >= rule["entry_nth"]:
            last = later(first, days=-term) if first else sorted(received.values())[rule["entry_nth"] - 1]
            first = first or later(last, days=term)
        found = {"acceded": rule["accession_clause"], "recognised": rule["entry_clause"], "notified": rule["entry_clause"]}
        ways = [(act["on"] if act["step"] == "recognised" else later(act["on"], days=term), act["step"], act["assumed"])
                for act in acts[code] if act["step"] in ("acceded", "recognised") and act["on"]]
        if first and code in received:
            ways.append((first if received[code] <= last else later(received[code], days=term), "notified", False))
        return [{"since_on": on, "basis": how, "clause": found[how], "assumed": guess} for on, how, guess in sorted(ways)]

    def left(self, own: list[Json], since: str) -> str | None:
        """Return the day of withdrawal by the first notice that was not revoked in time (Article 12)."""
        for notice in sorted((act for act in own if act["step"] == "withdrawal_notified"), key=lambda act: act["on"]):
            earliest = later(notice["on"], months=self.charter["parties"]["exit_months"])
            out = max(notice["takes_effect_on"] or earliest, earliest)
            revoked = [act["on"] for act in own if act["step"] == "withdrawal_revoked"]
            if notice["on"] >= since and not any(notice["on"] <= day < out for day in revoked):
                return out
        return None

    def chair(self) -> None:
        """Does a party chair, in its turn and within its term, with other parties beside it (4.3)?"""
        told, rule, day = self.record["chairmanship"], self.charter["chairmanship"], self.meeting["starts_on"]
        chair, beside = told["chair"], {told["preceding"], told["following"]} - {None}
        require(beside | {chair} <= {*self.seats, None} and chair not in beside, "председатель и сопредседатели", "4.3")
        if chair is None:
            return
        clause = {"elected": rule["election_clause"]}.get(told["basis"], rule["clause"])
        same("основание председательства", told["clause"], clause, "4.3")
        require(told["since_on"] <= day <= (told["until_on"] or day), "день заседания вне срока председательства", "4.3")
        if told["basis"] not in ("by_decision", "holdover"):
            last = later(told["since_on"], months=12 * (rule["term_years"] or 99), days=-1)
            require((told["until_on"] or "") <= last, "срок председательства больше предельного", "4.3")
            same("очередь председательства", told["in_turn"], chair, "4.3")

    def participants(self) -> None:
        """Who took part, for which state and by which paper, and how is the presence book numbered (4.1, 5.3)?"""
        book, came = self.record["presence"], {entry["participant"] for entry in self.standing(EVER) if entry["arrived"]}
        told = [[entry["sequence"] for entry in book], {entry["participant"] for entry in book} <= set(self.people)]
        same("записи о присутствии и их лица", told, [list(range(1, len(book) + 1)), True], "5.3")
        for vote in self.votes() if self.in_writing else ():
            came |= {one["participant"] for one in vote["ballots"]}
            came |= {line["participant"] for line in vote["roll"] if line["standing"] == "disinterested"}
        for one in self.record["participants"]:
            kind, paper = one["capacity"], one["credential"]
            require(kind in (*ACTING, "delegation", *OTHERS), f"качество участника {one['name']}", "4.2")
            told = [one["came"], one["seat"] in self.states, paper is not None, bool(one["admitted_by"]) and kind not in ADMITTED]
            same(f"участие, {one['name']}", told, [one["id"] in came, kind not in OTHERS, kind == "substitute", False], "4.1")
            if paper and paper["confirmed"]:
                require(paper["registered"]["at"] <= paper["confirmed"]["at"], f"полномочия задним числом, {kind}", "4.1")

    def presiding(self) -> None:
        """Could whoever took the chair preside then: the chair, else a co-chair, else the one elected (4.3)?"""
        told, clause = self.record["chairmanship"], self.charter["chairmanship"]["clause"]
        for entry in self.record["presiding"]:
            acting = self.acting(entry["since"])
            limited = {seat for seat, who in acting.items() if (self.people[who]["credential"] or {}).get("items")}
            present, named = acting.keys() - limited, told["named"] or {"seat": None, "act": None}
            called = [seat for seat in (told["preceding"], told["following"]) if seat in present]
            called = [named["seat"]] if named["seat"] in called and (named["act"] or 0) < entry["since"]["act"] else called
            basis = "chair" if told["chair"] in present else "co_chair" if called else "elected"
            right = {"chair": [told["chair"]], "co_chair": called, "elected": present}[basis]
            require(entry["seat"] in right, "председательствовал не тот, кто мог", "4.3")
            same("председательствование", [entry[key] for key in ("basis", "clause", "participant")],
                 [basis, clause, acting[entry["seat"]]], "4.3")

    def agenda(self) -> None:
        """Is the agenda that was frozen last the one that was gone through, and was the adopted one adopted (5.10)?"""
        versions, adopted = self.record["agenda"], self.meeting["agenda_adopted"]
        told = [[v["number"] for v in versions], [v["published"] for v in versions if v["adopted"]]]
        same("редакции повестки", told, [list(range(1, len(versions) + 1)), [adopted] if adopted else []], "5.10")
        keys = {"item": "id", "position": "number", "title": "title", "rapporteur": "rapporteur", "functions": "functions"}
        now = [{old: item[new] for old, new in keys.items()} for item in self.record["items"]]
        same("повестка дня", now, [{key: item[key] for key in keys} for item in versions[-1]["items"]], "5.10")

    def votes(self) -> list[Json]:
        return [vote for item in self.record["items"] for vote in item["votes"]]

    def items(self) -> None:
        """Is every decision the outcome of its vote, numbered in its order, and every vote that of its ballots?"""
        for item in self.record["items"]:
            ended, adopted = {decision["vote"]: decision for decision in item["decisions"]}, 0
            votes = {vote["id"]: vote for vote in item["votes"]} | {None: None}
            for vote in item["votes"]:
                self.vote(item, vote, ended.get(vote["id"]))
            for decision in item["decisions"]:
                vote = votes[decision["vote"]]
                self.end(item, decision, vote)
                counts = decision["outcome"] == "adopted" and not (vote and vote["annulled"])
                adopted += counts
                number = f"{self.meeting['number']}/{item['number']}" + (f".{adopted}" if adopted > 1 else "")
                same("номер решения", decision["number"], number if counts else None, "5.9")

    def end(self, item: Json, decision: Json, vote: Json | None) -> None:
        """Was the item ended under who presided, in a manner that gives its outcome, and dissented from in earnest?"""
        if vote is None:
            told = [decision[key] for key in ("outcome", "counts", "positions", "rulings", "narrow_base_confirmed")]
            same("исход без голосования", told, [ENDS[decision["manner"]][0], None, None, [], False], "5.8")
        else:
            manner, said = {"ballot": "vote"}.get(vote["manner"], "no_objection"), self.acts[vote["closed"]["act"]]["detail"]
            same("исход голосования", [decision[key] for key in ("manner", "decided", "outcome", "counts")],
                 [manner, None, said.get("outcome"), said.get("counts")], "5.8")
        end = vote["closed"] if vote else decision["decided"]
        ended, there = end["act"], () if vote else self.acting(end, item["number"])
        flagged = [flag["seat"] for flag in item.get("affected", ()) if flag["seat"] not in there
                   and flag["flagged"]["act"] < ended < (flag["lifted"] or {"act": EVER})["act"]]
        known = sorted(flagged) if "affected" in item else decision["affected"]
        same("затронутые государства", decision["affected"], known, "5.14")
        presided = [one["participant"] for one in self.record["presiding"] if one["since"]["act"] < ended]
        same("председательствовал", [decision["presiding"], decision["edition"]], [presided[-1], self.charter["edition"]], "4.3")
        require(set(decision["affected"]) <= set(self.seats), "затронуто государство-неучастник", "5.14")
        agrees = {"adopted": "for", "not_adopted": "against"}.get(decision["outcome"])
        for one in decision["dissent"]:
            require(decision["positions"][one["seat"]] != agrees, "особое мнение согласного с решением", "5.8")

    def vote(self, item: Json, vote: Json, decision: Json | None) -> None:
        """Was the vote opened and closed in order, on a roll of all members, and what did it come to?"""
        act, acting = vote["opened"]["act"], self.acting(vote["opened"], item["number"])
        own, detail = {key: vote["majority"][key] for key in self.charter["majority"]}, self.acts[act]["detail"]
        same("большинство", own, own if vote["majority"]["set_by"] else self.charter["majority"], "5.8")
        told = [vote["edition"], item["id"], vote["text"]["sha256"]]
        same("открытие голосования", told, [self.charter["edition"], detail["item"], detail["fingerprint"]], "5.8")
        declared = {one["seat"] for one in item["disinterest"]
                    if one["declared"]["act"] < act < (one["withdrawn"] or {"act": EVER})["act"]}
        standing = {s: "absent" if s not in acting else "disinterested" if s in declared else "entitled" for s in self.seats}
        roll = [{"seat": s, "standing": standing[s], "participant": acting.get(s)} for s in self.seats]
        same("список голосующих", vote["roll"], roll, "4.1")
        require(self.in_writing or len(acting) >= self.quorum, "голосование открыто без кворума", "5.3")
        self.ballots(vote, {line["seat"]: line["participant"] for line in roll if line["standing"] == "entitled"})
        over = vote["objections"] or (vote["withdrawn"] and not vote["ballots"])
        require((decision is None) == bool(over), "голосование и его результат", "5.8")
        if decision is not None:
            positions = self.positions(vote, self.acting(vote["closed"], item["number"]))
            same("позиции государств", decision["positions"], positions, "5.8")
            self.verdict(vote, decision, positions)

    def ballots(self, vote: Json, entitled: dict[str, str]) -> None:
        """Has each entitled state at most one ballot, cast by who acts for it while the vote was open (4.1)?"""
        cast, end = [ballot["seat"] for ballot in vote["ballots"]], vote["closed"] or {"act": EVER}
        require(len(set(cast)) == len(cast), "два голоса одного государства", "4.1")
        for one in vote["ballots"]:
            said, while_open = self.acts[one["act"]], vote["opened"]["act"] < one["act"] < end["act"]
            told = [one["participant"], while_open, said["detail"]["vote"], one["is_oral"] or said["seat"] == one["seat"]]
            same(f"голос, {one['seat']}", told, [entitled[one["seat"]], True, vote["id"], True], "4.1")

    def positions(self, vote: Json, present: dict[str, str]) -> dict[str, str]:
        """Return how each member stood at the close: a ballot never lapses; who left without one leaves the base."""
        cast = {ballot["seat"]: ballot["position"] for ballot in vote["ballots"]}
        silent, found = "for" if vote["manner"] == "no_objection" else "not_voting", {}
        for seat, standing in ((line["seat"], line["standing"]) for line in vote["roll"]):
            away = standing == "entitled" if self.in_writing else seat not in present
            kept = "disinterested" if standing == "disinterested" else silent
            found[seat] = cast.get(seat) or ("absent" if away or standing == "absent" else kept)
        return found

    def verdict(self, vote: Json, decision: Json, positions: dict[str, str]) -> None:
        """Do quorum, affected states and majority give this verdict, with these figures (5.3, 5.14, 5.8)?"""
        counts, rule, outcome = self.count(vote["majority"], positions), vote["majority"], "no_decision"
        same("подсчет", decision["counts"], counts, "5.8")
        told = [{key: value for key, value in one.items() if key != "sentence"} for one in decision["rulings"]]
        grounds = [self.quorum_ruling(counts["present"]), *self.affected(decision, positions)]
        if all(one["in_order"] or one["weight"] == "warn" for one in grounds):
            grounds += self.narrow_base(vote, decision, counts)
            if rule["set_by"]:  # the title of what was set is told in the ruling alone
                title = next((one["figures"]["majority"] for one in told if "majority" in one["figures"]), None)
                figures = {"decision": rule["set_by"], "majority": title}
                grounds.append(ruling("majority_set_otherwise", rule["clause"], figures, weight="note"))
            grounds.append(self.carried(vote, counts, positions))
            outcome = "adopted" if grounds[-1]["in_order"] else "not_adopted" if counts["base"] else outcome
        for one, other in zip(told, grounds, strict=False):
            same("вывод", one, other, other["clause"])
        same("исход и число выводов", [decision["outcome"], len(told)], [outcome, len(grounds)], "5.8")

    def count(self, rule: Json, positions: dict[str, str]) -> Json:
        taken, passed, number = Counter(positions.values()), rule["threshold"] == "more_than", None
        present, base = len(positions) - taken["absent"], len(positions) - taken["absent"] - taken["disinterested"]
        if rule["threshold"] != "consensus":
            whole = {"members": len(positions), "present_and_voting": taken["for"] + taken["against"]}
            base = whole.get(rule["base"], base)
            fixed = rule["fraction"] is None
            number = int(rule["votes"]) + passed if fixed else smallest(rule["fraction"], base, passed=passed)
        told = {name: taken[name] for name in POSITIONS}
        return {"members": len(positions), "present": present, "base": base, "required": number if base else None} | told

    def affected(self, decision: Json, positions: dict[str, str]) -> list[Json]:
        """Return what 5.14 says: no decision in the absence of a state that it directly affects."""
        affected, clause = sorted(decision["affected"]), self.charter["clauses"]["affected"]
        absent, both = ([s for s in affected if positions.get(s, "absent") == how] for how in ("absent", "disinterested"))
        finding, figures = ("affected_absent", {"absent": absent}) if absent else ("affected_present", {"affected": affected})
        first = ruling(finding, clause, figures, in_order=not absent)
        warned = ruling("affected_and_disinterested", clause, {"seats": both}, in_order=False, weight="warn")
        return ([first] if affected else []) + ([warned] if both else [])

    def narrow_base(self, vote: Json, decision: Json, counts: Json) -> list[Json]:
        """Return the knowing confirmation that a base under half of those present asks for (5.8)."""
        rule, base, present = self.charter["narrow_base"], counts["base"], counts["present"]
        narrow = vote["manner"] == "ballot" and 0 < base < smallest(rule["fraction"], present, passed=False)
        same("подтверждение узкой базы", decision["narrow_base_confirmed"], narrow, rule["clause"])
        confirmed = ruling("narrow_base_confirmed", rule["clause"], {"base": base, "present": present}, weight="note")
        return [confirmed] if narrow else []

    def carried(self, vote: Json, counts: Json, positions: dict[str, str]) -> Json:
        """Return what the votes came to; silence where objections were asked for is consent, and a tie fails."""
        rule, for_, against, asked = vote["majority"], counts["for"], counts["against"], vote["manner"] != "ballot"
        cited = {"decision": rule["set_by"]} if rule["set_by"] else {}
        figures = {"for": for_, "against": against, "base": counts["base"], "required": counts["required"] or 0} | cited
        finding = "majority" if for_ >= (counts["required"] or 0) else "tie" if for_ == against and for_ else "no_majority"
        if counts["base"] == 0:
            finding, figures = "empty_base", {"base": 0} if asked else figures
        elif rule["threshold"] == "consensus":
            objecting = sorted(seat for seat, how in positions.items() if how == "against")
            finding = "consensus_broken" if against else "consensus"
            figures = {"for": for_, "against": against} | cited | ({"objecting": objecting} if against else {})
        if asked and finding in ("majority", "consensus"):
            return ruling("adopted_without_objection", self.charter["clauses"]["no_objection"], {"agreeing": for_})
        return ruling(finding, rule["clause"], figures, in_order=finding in ("majority", "consensus"))

    def dates(self) -> None:
        """Are the last days for materials and copies right, and is what went out late marked so (5.11, 5.16)?"""
        told, meeting, rules, given = self.record["dates"], self.meeting, self.charter, self.record["dates"]["materials"]
        last = max(meeting["starts_on"], str(self.local(meeting["closed"]["at"]).date()))
        same("последний день заседания", meeting["ends_on"], last, "5.16")
        for name, day, sign in (("materials", meeting["starts_on"], -1), ("circulation", last, 1)):
            due = later(day, days=sign * rules[name]["days"]) if rules[name]["days"] else None
            same("срок рассылки", told[f"{name}_due"], due, rules[name]["clause"])
        newest = {one["material"]: one["version"] for one in given}
        for one in given:
            missed = any(one["sent"].get(seat, "~") > str(told["materials_due"]) for seat in self.seats)
            late = meeting["series"] == "regular" and newest[one["material"]] == one["version"] and missed
            same(f"срок направления «{one['title']}»", one["late"], late, "5.11")
        for item in self.record["items"]:
            for vote in item["votes"]:
                had = {one["material"]: one["sha256"] for one in given
                       if one["item"] == item["number"] and one["accepted_at"] <= vote["opened"]["at"]}
                same("материалы, бывшие перед членами Совета", vote["materials"], list(had.values()), "5.11")
