"""Checks the minutes of a meeting of the Council from the file alone, trusting nobody who made it.

    python check_minutes.py FILE.pdf [--arithmetic-only]     or the minutes.json out of it

Written from the published shape of the record (docs/minutes.schema.json) and from the Regulation on the Council.
It recomputes who is party, who could preside and vote, the quorum, the count, the verdict and the days that bind;
follows every act to the root of the register (RFC 6962); and looks for all of it on the printed pages.
Prints «сходится» (exit 0) or the first difference with its clause (exit 1); exit 2 for a file it cannot read.
"""

# fmt: off
# Laid out by hand: a program to be read in one sitting before it is trusted.
import argparse
import hashlib
import json
import re
import sys
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

try:
    import pikepdf
except ImportError:  # the record alone is checked without it
    pikepdf = None

Json, Printed = dict[str, Any], Iterator[tuple[str, str]]
FORMAT, EVER = "council-minutes/2", sys.maxsize
# What the Regulation itself says; a record of this body that says otherwise is not of this body.
REGULATION: Json = {
    "code": "cis_industrial_policy",
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
# How papers say it.
ENDS = {"take_note": ("noted", "Принять информацию к сведению"), "withdrawal": ("withdrawn", "Снять вопрос с рассмотрения"),
        "postponement": ("postponed", "Принятие решения отложить до следующего заседания")}
MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
POSITIONS = {"for": "за", "against": "против", "abstained": "воздержался", "not_voting": "не голосовал",
             "disinterested": "не заинтересован", "absent": "отсутствовал"}
RESULTS = {"adopted": "Решение принято.", "not_adopted": "Решение не принято.", "no_decision": "Решение не принималось."}
PAPERS = {"letter": "письмо", "power_of_attorney": "доверенность", "diplomatic_note": "дипломатическая нота"}
CHAIRS = {"chair": "председатель Совета", "co_chair": "сопредседатель Совета", "elected": "председательствующий, избранный"}
FORMS = {"in_person": "", "video": "в режиме видеоконференции", "mixed": "с участием части членов по видеосвязи",
         "written": "в режиме заочного рассмотрения вопросов повестки дня"}
OTHERS = {"advisory": "с правом совещательного голоса", "observer": "наблюдатели", "expert": "эксперты", "invited": "приглашенные"}
ACTING = ("member", "substitute")

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

def objects(value: Any) -> Iterator[Json]:
    """Yield every object in the record, however deep."""
    yield from [value] if isinstance(value, dict) else []
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)

class Law:
    """The meeting as the Regulation and the Agreement would have it, recomputed from the facts in the record.

    What came before what, the numbers of the acts in the register say: it alone puts the meeting in order.
    """

    def __init__(self, record: Json) -> None:
        require(record["register"] is not None, "нет состояния реестра на момент закрытия заседания")
        self.record, self.charter, self.meeting = record, record["charter"], record["meeting"]
        self.zone, self.in_writing = ZoneInfo(self.meeting["zone"]), self.meeting["form"] == "written"
        self.people = {one["id"]: one for one in record["participants"]}
        self.states = {one["state"]: one for one in record["parties"]}
        self.seats = [code for code, one in self.states.items() if one["party"]]
        told, rule = record["register"]["acts"], self.charter["quorum"]
        self.acts = {one["sequence"]: json.loads(one["content"]) for one in told if one["content"] is not None}
        self.quorum = rule["members"] or 0 if rule["fraction"] is None else smallest(
            rule["fraction"], len(self.seats), passed=rule["threshold"] == "more_than")

    def check(self) -> None:
        for check in (self.rules, self.done, self.opening, self.parties, self.chair, self.participants, self.presiding,
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
        """Are the numbers and clauses those of the Regulation, and the meeting named as its number says?"""
        for name, rule in REGULATION.items() if REGULATION["code"] in (self.record["body"]["code"], self.charter["code"]) else ():
            same(f"норма «{name}»", self.charter[name], rule)
        number = str(self.meeting["ordinal"]) + {"regular": "", "extraordinary": "-ВН"}[self.meeting["series"]]
        same("номер протокола", self.meeting["number"], number)

    def done(self) -> None:
        """Was everything in the record done by an act of the register, at its moment and for its state?"""
        rows = {row["columns"].get("public_id", "-"): row["columns"] for row in self.record["register"]["rows"]}
        for one in objects({key: part for key, part in self.record.items() if key != "register"}):
            for key, mark in ((k, v) for k, v in one.items() if isinstance(v, dict) and v.keys() == {"at", "act"}):
                if mark["act"] is None:
                    free = self.meeting["closed"]["at"] < mark["at"] or key in ("registered", "confirmed", "revoked")
                    require(free, f"действия нет в реестре: {key} {mark['at']}")
                    continue
                said, begun = self.acts[mark["act"]], one.get("opened") or one.get("declared") or mark
                ends = key in ("closed", "withdrawn")  # nothing ends before it began, whatever the clocks say
                same(f"время действия {said['act']}", mark["at"], max(said["at"], begun["at"]) if ends else said["at"])
                require(said["seat"] in (None, one.get("seat") or said["seat"]), f"чужое государство: {said['act']}")
                same("документ", one.get("number", "") if said["thing"]["kind"] == "credentials" else "",
                     said["detail"].get("number", "") if said["thing"]["kind"] == "credentials" else "", "4.1")
            if "id" in one and one.get("act") is not None and not one.get("is_oral"):
                same("предмет действия", one["id"], self.acts[one["act"]]["thing"]["id"])
            for key in (one.keys() & rows.get(one.get("id"), {}).keys()) - {"id"}:
                same(f"запечатанная запись, {key}", one[key], rows[one["id"]][key])

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
        same("порядок государств", [one["state"] for one in self.record["parties"]], [code for code in STATES if code in told], "4.3")
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
            told = [one["came"], one["seat"] in self.states, paper is not None]
            same(f"участие, {one['name']}", told, [one["id"] in came, kind not in OTHERS, kind == "substitute"], "4.1")
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
                self.end(decision, vote)
                counts = decision["outcome"] == "adopted" and not (vote and vote["annulled"])
                adopted += counts
                number = f"{self.meeting['number']}/{item['number']}" + (f".{adopted}" if adopted > 1 else "")
                same("номер решения", decision["number"], number if counts else None, "5.9")

    def end(self, decision: Json, vote: Json | None) -> None:
        """Was the item ended under who presided, in a manner that gives its outcome, and dissented from in earnest?"""
        if vote is None:
            told = [decision[key] for key in ("outcome", "counts", "positions", "rulings", "narrow_base_confirmed")]
            same("исход без голосования", told, [ENDS[decision["manner"]][0], None, None, [], False], "5.8")
        else:
            manner, said = {"ballot": "vote"}.get(vote["manner"], "no_objection"), self.acts[vote["closed"]["act"]]["detail"]
            same("исход голосования", [decision[key] for key in ("manner", "decided", "outcome", "counts")],
                 [manner, None, said.get("outcome"), said.get("counts")], "5.8")
        ended = (vote["closed"] if vote else decision["decided"])["act"]
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

def proofs(law: Law, raw: bytes, text: str) -> None:
    """Do the fingerprints hold: of the record, of the texts voted on, of each act and row up to the printed root?"""
    same("запись", digest(raw), digest(canonical(law.record)))
    require(not text or digest(raw) in text, "отпечаток записи не тот, что напечатан в протоколе")
    register, sealed = law.record["register"], set()
    shown = {row["columns"].get("public_id") for row in register["rows"]}
    for act in register["acts"]:
        if act["content"] is not None:
            said = json.loads(act["content"])
            told = [act["leaf"], act["sequence"], act["act"]]
            same("действие", told, [digest(b"\x00" + act["content"].encode()), said["sequence"], said["act"]])
            sealed |= {(table, seal) for table, _, seal in said["rows"]}
        path = [bytes.fromhex(register["nodes"][place]) for place in act["path"]]
        same("корень реестра", climb(bytes.fromhex(act["leaf"]), act["sequence"] - 1, register["size"], path), register["root"])
    used = {place for act in register["acts"] for place in act["path"]}
    same("узлы доказательств", sorted(used), list(range(len(register["nodes"]))))
    for row in register["rows"]:
        require((row["table"], digest(canonical(row))) in sealed, f"строка {row['table']} не запечатана действием")
    for vote in law.votes():
        same("отпечаток текста решения", vote["text"]["sha256"], digest(canonical(vote["text"]["points"])), "5.8")
        require({one["id"] for one in vote["ballots"]} <= shown, "голос без запечатанной строки", "5.8")

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

def plain(words: str) -> str:
    """Return words as they are compared: without case, spaces, hyphens and breaks of lines."""
    return re.sub(r"[\s\u00ad\u2010\u2011-]+", "", words).casefold()

def listed(words: list[str]) -> str:
    return " и ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))

class Pages:
    """What must stand on the pages, with its clause and in the order of the protocol; «…» is any few words."""

    def __init__(self, law: Law) -> None:
        self.law, self.record, self.meeting, self.charter = law, law.record, law.meeting, law.charter
        self.of = {code: state["genitive"] for code, state in law.states.items()}
        self.full = {code: state["full_name"] for code, state in law.states.items()}
        self.first, self.last = (law.local(self.meeting[key]["at"]) for key in ("opened", "closed"))
        self.several_days = self.first.date() != self.last.date()

    def check(self, text: str) -> None:
        places = [self.found(text, 0, self.head())]
        places += [self.found(text, places[0], part) for part in (self.participants(), self.quorum_and_presence())]
        self.found(text, places[2], self.items())  # not after the names, whose list may be an annex
        printed = set(re.findall(r"решение№([^()]{1,12})\)", text))
        told = {plain(one["number"]) for item in self.record["items"] for one in item["decisions"] if one["number"]}
        same("номера решений в тексте", sorted(printed), sorted(told), "5.9")

    def found(self, text: str, place: int, words: Printed) -> int:
        for clause, said in words:
            match = re.compile(".{0,160}?".join(re.escape(plain(part)) for part in said.split("…"))).search(text, place)
            require(match is not None, f"в тексте протокола нет слов «{said}»", clause)
            place = match.end() if match else place
        return place

    def head(self) -> Printed:
        opened, told, start = self.meeting["opened"]["at"], self.record["presiding"], f"{self.first.day}…"
        day = f"{start if self.several_days else ''}{self.day(str(self.last.date()))}"
        yield "1.1", f"{self.record['body']['title']}…{day} г. {self.meeting['city']} № {self.meeting['number']}"
        later_on = [entry for entry in told if entry["since"]["at"] > opened]
        for entry in [entry for entry in told if entry not in later_on][-1:] + later_on:
            who, hour = self.law.people[entry["participant"]], self.clock(self.law.local(entry["since"]["at"]))
            stands_in = entry["basis"] == "chair" and who["capacity"] == "substitute"
            as_what = "представитель председательствующего государства" if stands_in else CHAIRS[entry["basis"]]
            yield "4.3", (f"Председательствующий{f' (с {hour})' if entry in later_on else ''}: {self.person(who)}… – {as_what}"
                          f"…({self.full[entry['seat']]})")
        yield "5.4", FORMS[self.meeting["form"]]
        yield "5.15", f"Заседание открыто в {self.clock(self.first)}, закрыто в {self.clock(self.last)}"

    def person(self, who: Json) -> str:
        return ", ".join(filter(None, (who["name"], who["post"], who["organisation"])))

    def participants(self) -> Printed:
        came = [one for one in self.record["participants"] if one["came"]]
        yield "4.1", "члены Совета (лица, их замещающие):"
        for seat in self.law.seats:
            own = sorted((one for one in came if one["seat"] == seat), key=lambda one: one["capacity"] == "delegation")
            replaced = all(one["credential"] for one in own if one["capacity"] != "delegation")
            for place, one in enumerate(own):
                heading = f"от {self.of[seat]} – " if place == 0 else ""
                without = "полномочия не подтверждены…" if heading and one["capacity"] == "delegation" else ""
                paper = f"…полномочия подтверждены: {self.paper(one['credential'])}" if one["credential"] and replaced else ""
                yield "4.1", f"{heading}{without}{self.person(one)}{paper}"
        for capacity, heading in OTHERS.items():
            for place, one in enumerate(one for one in came if one["capacity"] == capacity):
                by = f"…по решению Совета: {one['admitted_by']}" if one["admitted_by"] else ""
                yield "4.2", f"{f'{heading}:' if place == 0 else ''}{self.person(one)}{by}"

    def quorum_and_presence(self) -> Printed:
        acted = {one["seat"] for one in self.law.people.values() if one["came"] and one["capacity"] in ACTING}
        away = ", ".join(self.full[seat] for seat in self.law.seats if seat not in acted)
        yield "5.3", f"{'Ответа не представили' if self.law.in_writing else 'Не представлены'}: {away}." if away else ""
        if not self.law.in_writing:
            told = self.record["opening"]["quorum"]
            there, of, needed = (told["figures"][key] for key in ("present", "members", "required"))
            held, may = ("имеется", "правомочен принимать") if told["in_order"] else ("отсутствует", "решения не принимаются")
            yield "5.3", (f"В заседании участву…{there} из {of} член…Совета, требуется не менее {needed}. Кворум {held}."
                          f"…{in_print(told['clause'], 'ом')}…{may}")
        for one in self.law.standing(EVER):
            who, did = self.law.people[one["participant"]], "прибытие" if one["arrived"] else "отбытие"
            whose = f" представителя {self.of[who['seat']]}" if who["capacity"] in ACTING else ""
            if self.meeting["opened"]["at"] < one["at"] <= self.meeting["closed"]["at"]:
                yield "5.3", f"{self.clock(self.law.local(one['at']))} – {did}{whose} ({who['name']})"

    def items(self) -> Printed:
        for place, item in enumerate(self.record["items"]):
            heading = "ПОВЕСТКА ДНЯ…" if place == 0 else ""
            yield "5.10", heading + item["title"] + (f" ({item['rapporteur']})" if item["rapporteur"] else "")
        if adopted := self.meeting["agenda_adopted"]:
            yield "5.10", f"Повестка дня принята в {self.law.local(adopted['at']):%H:%M}."
        yield from self.late(None)
        for item in self.record["items"]:
            yield "5.10", f"{item['number']}…{item['title']}"
            yield from self.late(item["number"])
            ended = {decision["vote"]: decision for decision in item["decisions"]}
            for vote in item["votes"]:
                yield from self.vote(vote, ended.get(vote["id"]))
            for decision in item["decisions"][-1:]:
                yield from self.end(decision)
        register, due = self.record["register"], self.record["dates"]["circulation_due"]
        yield "5.9", f"Версия протокола: {self.record['version']}.……записей – {register['size']}, корень {register['root']}"
        yield "5.16", f"не позднее {self.day(due)} ({in_print(self.charter['circulation']['clause'])})" if due else ""
        for one in sorted(self.law.people.values(), key=lambda one: [*self.law.seats, one["seat"]].index(one["seat"])):
            yield from self.powers(one, one["credential"]) if one["credential"] and one["came"] else ()

    def late(self, number: int | None) -> Printed:
        materials = self.record["dates"]["materials"]
        if told := [f"«{one['title']}»" for one in materials if one["late"] and one["item"] == number]:
            yield "5.11", f"Направлено позднее срока…{in_print(self.charter['materials']['clause'], 'ом')}…: {', '.join(told)}."

    def vote(self, vote: Json, decision: Json | None) -> Printed:
        asked, dead = vote["manner"] == "no_objection", bool(vote["annulled"] or vote["withdrawn"])
        heading = "Предложено принять без голосования" if asked else "Проект решения, поставленный на голосование:"
        heading = f"РЕШИЛИ: (Решение № {decision['number']})" if decision and decision["number"] else heading
        withdrawn = "Голосование открыто ошибочно и снято" if vote["withdrawn"] else heading
        yield "5.8", "Голосование аннулировано" if vote["annulled"] else withdrawn
        if decision is None:
            yield "5.8", "В связи с возражением вопрос поставлен на голосование." if vote["objections"] else ""
            return
        yield from (("5.8", point) for point in vote["text"]["points"] if not dead)
        yield "5.8", "" if dead else self.vote_line(vote, decision)
        for one in decision["rulings"]:
            yield one["clause"], f"{one['sentence'].rstrip('.')} ({in_print(one['clause'])})."
        if decision["narrow_base_confirmed"]:
            name = self.law.people[decision["presiding"]]["name"]
            yield "5.8", f"менее половины участвующих подтвержден председательствующим ({name})."
        yield from self.roll_call(vote, decision) if not asked and not dead else ()
        for one in decision["dissent"]:
            words = f"{self.of[one['seat']]} {one['person']}, {self.day(one['filed']['at'])} {one['text']}"
            yield "5.8", f"Особое мнение представителя {words}"

    def vote_line(self, vote: Json, decision: Json) -> str:
        counts, outcome = decision["counts"], decision["outcome"]
        out = [self.of[seat] for seat in self.law.seats if decision["positions"][seat] == "disinterested"]
        said = f"О незаинтересованности заявил…представител…{listed(out)}. " if out else ""
        if vote["manner"] == "no_objection":
            return said + ("Решение принято без голосования" if outcome == "adopted" else RESULTS[outcome])
        if counts["base"] == 0:
            return f"{said}Учитываемых голосов нет. {RESULTS[outcome]}"
        told = [str(counts[key] or "нет") for key in ("for", "against", "abstained", "not_voting")]
        said += (f"При подсчете…голос…{counts['base']} член…Совета. Голосовали: «за» – {told[0]}, «против» – {told[1]}, "
                 f"«воздержались» – {told[2]}, не участвовали в голосовании – {told[3]}. ")
        said += f"Для принятия требуется не менее {counts['required']} голос…. " if counts["required"] is not None else ""
        return f"{said}…{RESULTS[outcome]}"

    def roll_call(self, vote: Json, decision: Json) -> Printed:
        opened, closed = (self.law.local(vote[key]["at"]) for key in ("opened", "closed"))
        yield "5.8", f"Поименное голосование ({self.clock(opened)}–{closed:%H:%M})"
        oral = {one["seat"] for one in vote["ballots"] if one["is_oral"] and not self.law.in_writing}
        for line in vote["roll"]:
            who, held = self.law.people.get(line["participant"]), decision["positions"][line["seat"]]
            said = "ответа не поступило" if self.law.in_writing and held == "absent" else POSITIONS[held]
            aloud = " (устно)" if line["seat"] in oral else ""
            yield "5.8", f"{self.full[line['seat']]} {who['name'] if who else '–'} {said}{aloud}"

    def end(self, decision: Json) -> Printed:
        absent = [self.of[seat] for seat in self.law.seats if seat in decision["affected"]]
        if decision["manner"] == "postponement" and absent:
            yield from (("5.14", f"В связи с отсутствием представителя {state}") for state in absent)
        elif decision["manner"] in ENDS:
            yield "5.8", f"РЕШИЛИ:…{'…'.join(decision['noted']) or ENDS[decision['manner']][1]}"

    def paper(self, paper: Json) -> str:
        return f"{PAPERS[paper['kind']]} от {self.day(paper['dated_on'])} № {paper['number']}"

    def powers(self, who: Json, paper: Json) -> Printed:
        items = [str(number) for number in sorted(paper["items"])]
        reach = f"по пункт{'ам' if len(items) > 1 else 'у'} {listed(items)} повестки дня" if items else "на все заседание"
        reach = f"по {self.day(paper['until_on'])}" if paper["until_on"] else reach
        replaces = f"; замещает члена Совета: {paper['replaces']}" if paper["replaces"] else ""
        yield "4.1", (f"от {self.of[who['seat']]} – {who['name']}, {who['post']}{replaces} документ: {self.paper(paper)}; выдан: "
                      f"{paper['issued_by']}; подписан: {paper['signatory']} объем полномочий: {reach}")
        confirmed = f"полномочия подтверждены {{}} ({paper['confirmed_by']})"
        for field, words in (("registered", "документ зарегистрирован {}"), ("confirmed", confirmed), ("revoked", "отозваны {}")):
            if paper[field] is not None:
                at = paper[field]["at"]
                yield "4.1", words.format(f"{self.day(at)} в {self.law.local(at):%H:%M}")

    def clock(self, moment: datetime) -> str:
        return f"{moment.day} {MONTHS[moment.month - 1]}, {moment:%H:%M}" if self.several_days else f"{moment:%H:%M}"

    def day(self, told: str) -> str:
        day = self.law.local(told) if "T" in told else date.fromisoformat(told)
        return f"{day.day} {MONTHS[day.month - 1]} {day.year} года"

def words_of(pdf: Any) -> str:
    """Return the words of the pages by the fonts' own maps to letters; what repeats on each page is left out."""
    told: list[str] = []
    for page in pdf.pages:
        maps, letters, outside = {name: letters_of(font) for name, font in page.Resources.get("/Font", {}).items()}, {}, []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BMC", "BDC", "EMC"):
                outside = outside[:-1] if name == "EMC" else [*outside, str(operands[0]) == "/Artifact"]
            elif name == "Tf":
                letters = maps[str(operands[0])]
            elif name in ("Tj", "TJ") and not any(outside):
                pieces = [bytes(one) for one in (operands[0] if name == "TJ" else operands) if isinstance(one, pikepdf.String)]
                told += [letters.get(codes[at : at + 2], "\ufffd") for codes in pieces for at in range(0, len(codes), 2)]
    return plain("".join(told))

def letters_of(font: Any) -> dict[bytes, str]:
    """Return which letters each code of a font stands for, from its map to Unicode."""
    bodies = re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.DOTALL)
    pairs = [pair for body in bodies for pair in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", body)]
    return {bytes.fromhex(code.decode()): bytes.fromhex(letters.decode()).decode("utf-16-be") for code, letters in pairs}

def opened(path: str) -> tuple[bytes, str]:
    """Return the record as it is in the file, byte for byte, and the words of the pages, none beside a bare record."""
    if (content := Path(path).read_bytes()).startswith(b"{"):
        return content, ""
    with pikepdf.open(path) as pdf:
        return pdf.attachments["minutes.json"].get_file().read_bytes(), words_of(pdf)

def check(raw: bytes, text: str = "", *, arithmetic_only: bool = False) -> str:
    """Check a record, and the words of its paper where there are any; return what was found to hold."""
    record = json.loads(raw)
    if record["format"] != FORMAT:
        raise ValueError(f"формат {record['format']} этой программе не известен")
    try:
        law = Law(record)
        law.check()
        if not arithmetic_only:
            proofs(law, raw, text)
        if text:
            Pages(law).check(text)
    except (LookupError, TypeError, ValueError, AttributeError) as fault:
        raise Difference(f"запись не имеет опубликованного вида: {fault!r}") from fault
    rules = "сверены с Положением" if REGULATION["code"] in (record["body"]["code"], law.charter["code"]) else "НЕ сверены: устав иной"
    return (f"протокол № {law.meeting['number']}: членов Совета – {len(law.seats)}, кворум – {law.quorum}, голосований – "
            f"{len(law.votes())}, нормы {rules}, отпечаток {digest(raw)}")

def main() -> int:
    asked = argparse.ArgumentParser(description="Проверяет протокол заседания Совета по самому файлу.")
    asked.add_argument("file", help="PDF протокола или minutes.json из него")
    asked.add_argument("--arithmetic-only", action="store_true", help="не сверять отпечатки и доказательства")
    told = asked.parse_args()
    try:
        print(f"сходится: {check(*opened(told.file), arithmetic_only=told.arithmetic_only)}")
    except Difference as difference:
        print(f"не сходится: {difference}")
        return 1
    except Exception as fault:  # noqa: BLE001 - whatever a hostile file does to its reader, it is not read
        print(f"файл не прочитан: {fault}", file=sys.stderr)
        return 2
    return 0

if __name__ == "__main__":
    sys.exit(main())
