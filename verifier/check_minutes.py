# fmt: off
"""Checks the minutes of a meeting of the Council from the file alone, trusting nobody: python check_minutes.py FILE.pdf

Written from docs/minutes.schema.json and the Regulation, not from the program that wrote it; how far: docs/verifying.md."""
import hashlib
import json
import re
import sys
from calendar import monthrange
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

pikepdf = check_pages = None  # the record alone is checked without the one, the law alone without the other
with suppress(ImportError):
    import pikepdf
Json = dict[str, Any]
GENUINE = "нужен PDF протокола, как его выдает сайт (скан, печать в файл и пересохранение запись теряют), и модуль pikepdf"
RECORD, FORMAT, FORMER, OLDER = "minutes.json", "council-minutes/4", "council-minutes/3", "council-minutes/2"  # 3, 2: read too
EVER, NONE, ENDED = sys.maxsize, {"act": sys.maxsize}, ("closed", "withdrawn")  # later than any act; what ends something
# Where acts are told, and by which they were done: a moment is named as its act («votes/closed»: vote.closed) but for these.
ACTS = re.compile("(/presence|/items/votes/ballots|/chairmanship/named)|/(meeting/(opened|agenda_adopted|closed)|agenda/published"
    "|participants/credential/(registered|confirmed|revoked)|presiding/since|items/(put_forward|disinterest/(declared|withdrawn)|"
    "affected/(flagged|lifted)|votes/(opened|closed|withdrawn|annulled|(objections/rais|intentions/stat)ed)|decisions/(decided|"
    "dissent/filed)))")
DONE = {"closed": "objection.raised", "decided": "item.noted item.withdrawn item.postponed", "flagged": "item.added", "since":
    "chair.taken", "published": "meeting.published agenda.adopted item.added", "agenda_adopted": "agenda.adopted",
    "registered": "credential.filed"}
TOLD = re.compile(r"(vote|ballot|objection|disinterest|affected|presence|chair)\.|oral_ballot\.c|dissent\.f|item\.[npw]")
KEPT = ("meetings", "participants", "passages", "ballots", "decisions", "drafts")  # opened as sealed; no later act writes them
# What the Regulation itself says; a record of this body that says otherwise is not of this body.
CODE, TITLE = "cis_industrial_policy", "Совет по промышленной политике государств – участников Содружества Независимых Государств"
REGULATION: Json = {
    "quorum": {"fraction": "2/3", "threshold": "at_least", "members": None, "tested": "each_decision", "clause": "5.3"},
    "majority": {"base": "participating", "threshold": "more_than", "fraction": "1/2", "votes": None, "tie": "fails",
                 "consent": None, "clause": "5.8"}, "narrow_base": {"fraction": "1/2", "clause": "5.8"},
    "materials": {"days": 30, "by": "issue", "clause": "5.11"}, "circulation": {"days": 14, "clause": "5.16"},
    "chairmanship": {"term_years": 1, "clause": "4.3", "election_clause": "5.15", "signing_clause": "5.9"},
    "parties": {"entry_nth": 3, "entry_days": 30, "entry_clause": "art.10", "accession_clause": "art.11", "exit_months": 6,
                "exit_clause": "art.12"}, "clauses": dict.fromkeys(("disinterest", "no_objection", "dissent", "voting"), "5.8") |
    {"one_vote": "4.1", "advisory": "4.2", "credentials": "4.1", "affected": "5.14", "written": "5.10"}}
STATES = {"AZ": "Азербайджан", "AM": "Армения", "BY": "Беларусь", "GE": "Грузия", "KZ": "Казахстан", "KG": "Кыргызстан",
          "MD": "Молдова", "RU": "Россия", "TJ": "Таджикистан", "TM": "Туркменистан", "UZ": "Узбекистан", "UA": "Украина"}
ENDS, DISSENTS = {"take_note": "noted", "withdrawal": "withdrawn", "postponement": "postponed"}, "Особые мнения членов Совета"
POSITIONS = {"for": "за", "against": "против", "abstained": "воздержался", "not_voting": "не голосовал",
             "disinterested": "не заинтересован", "absent": "отсутствовал"}
ACTING, OTHERS, ADMITTED = ("member", "substitute"), ("advisory", "observer", "expert", "invited"), ("observer", "expert")
PAPERS = {"letter": "письмо", "power_of_attorney": "доверенность", "diplomatic_note": "дипломатическая нота"}
NTH = ["первого", "второго", "третьего", "четвертого", "пятого", "шестого", "седьмого", "восьмого", "девятого", "десятого"]
NTH += [f"{stem}надцатого" for stem in ("один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят")]
for two in ("двадцать двадцатого", "тридцать тридцатого", "сорок сорокового", "пятьдесят пятидесятого",
            "шестьдесят шестидесятого", "семьдесят семидесятого", "восемьдесят восьмидесятого", "девяносто девяностого"):
    NTH += [two.split()[1], *(f"{two.split()[0]} {one}" for one in NTH[:9])]
MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
ALONE = "; строки и слова сверены по главному: check_pages.py рядом нет; чей это корень реестра, не сверялось"
AFTER = ("Не доказано, что действия после закрытия внес Совет: их мог добавить всякий, у кого есть протокол. Докажут подпись под "
         "корнем (check_pages.py, check_grounds.py и register.key рядом с программой) или ответ «подлинный» страницы /verify.")
RESULTS = {"adopted": "Решение принято.", "not_adopted": "Решение не принято.", "no_decision": "Решение не принималось."}
class Difference(Exception):
    """The record contradicts itself, the law, or the printed page."""
class Unreadable(ValueError):
    """The file is not a protocol that this program could check."""
def require(holds: bool, what: str, clause: str = "") -> None:
    if not holds:
        raise Difference(f"{what} ({in_print(clause)})" if clause else what)
def same(what: str, told: Any, found: Any, clause: str = "") -> None:
    require(canonical(told) == canonical(found), f"{what}: указано {told}, должно быть {found}", clause)
def as_sealed(what: str, told: Json, row: Json, clause: str) -> None:  # a row leaves out what is empty, and what is not so
    for key, value in told.items():
        same(f"{what}, {key}", value or None, row.get(key) or None, clause)
def in_print(clause: str, ending: str = "") -> str:  # «пункт 3 раздела 5 Положения о Совете», as papers cite it
    section, _, point = clause.partition(".")
    return f"статья {point} Соглашения" if section == "art" else f"пункт{ending} {point} раздела {section} Положения о Совете"
def canonical(value: Any) -> bytes:  # RFC 8785, of what has no fractions and whose keys are plain letters
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
def later(day: str, *, days: int = 0, months: int = 0) -> str:  # months are clipped to the month's end
    told = date.fromisoformat(day)
    year, month = divmod(told.year * 12 + told.month - 1 + months, 12)
    return str(date(year, month + 1, min(told.day, monthrange(year, month + 1)[1])) + timedelta(days))
def smallest(rule: Json, of: int) -> int:  # that reaches the share, or passes it: two thirds only round up (5.3)
    part, whole = (int(number) for number in f"{rule['fraction']}/1".split("/")[:2])
    return part * of // whole + 1 if rule.get("threshold") == "more_than" else -(-part * of // whole)
def ruling(finding: str, clause: str, figures: Json, *, in_order: bool = True, weight: str = "bar") -> Json:
    return {"finding": finding, "in_order": in_order, "weight": weight, "clause": clause, "figures": figures}
def plain(words: str) -> str:  # as words are compared: without case, spaces, hyphens and breaks of lines
    return re.sub(r"[\s\u00ad\u2010\u2011-]+", "", words).casefold()
def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
def climb(leaf: bytes, place: int, size: int, path: list[bytes]) -> bytes:
    """Return the root that an inclusion proof leads to: its last step is the other part of the tree (RFC 9162, 2.1.3)."""
    require(0 <= place < size and bool(path) == (size > 1), "доказательство короче или длиннее пути")
    half = 1 << (size - 1).bit_length() - 1 if path else size
    if place < half:
        return node(climb(leaf, place, half, path[:-1]), path[-1]) if path else leaf
    return node(path[-1], climb(leaf, place - half, size - half, path[:-1]))
class Register:
    """The acts of the meeting in the register: were they done when the record says, and do they lead to its root?"""
    def __init__(self, record: Json) -> None:
        self.record, self.told, self.meeting = record, record["register"], record["meeting"]
        require(self.told is not None, "нет состояния реестра на момент закрытия заседания")
        self.parts = [self.told] + ([self.told["later"]] if self.told.get("later") else [])
        self.listed = [act for part in self.parts for act in part["acts"]]
        self.acts = {act["sequence"]: json.loads(act["content"]) for act in self.listed if act["content"] is not None}
        rows = [(row["table"], row["columns"], row["columns"]["id"]) for row in self.told["rows"]]
        self.sealed = {(table, key): row for table, row, one in rows for key in (one, row.get("public_id", f"{one}"))}
        order, before, self.used = [act["sequence"] for act in self.listed], len(self.told["acts"]), set()
        fits = order == sorted({*order}) and order[before - 1] <= self.told["size"] < [*order, EVER][before]
        require(fits and all(re.fullmatch("[0-9a-f]{64}", part["root"]) for part in self.parts), "действия не по порядку")
        kinds = [self.acts.get(act["sequence"], act)["act"] for act in self.told["acts"][:-1]]
        self.sums = self.acts[self.meeting["closed"]["act"]]["detail"].get("acts")
        hidden = [it["act"] for it in self.listed if it["content"] is None and re.match(f"{TOLD.pattern}|cred|acting", it["act"])]
        fits = not self.sums or self.sums == {kind: kinds.count(kind) for kind in kinds}
        require(fits and not hidden, f"число действий заседания; из них скрыто: {hidden}")
        written = {(table, key) for said in self.acts.values() for table, key, _ in said["rows"]}
        fits = len(self.sealed) == 2 * len(rows) and all((table, one) in written for table, _, one in rows)
        require(fits, "запечатанная запись лишняя или не одна")
    def moments(self, place: Any = None, owners: tuple[Any, ...] = (), where: str = "") -> None:
        """Was every moment made by an act of its kind, done to its thing, at its hour? Nothing ends before it began."""
        place = place or {key: part for key, part in self.record.items() if key != "register"}
        owners = (*owners, place.get("id", self.meeting["id"])) if isinstance(place, dict) else owners
        for key, one in place.items() if isinstance(place, dict) else enumerate(place):
            told = ACTS.fullmatch(path := where if isinstance(key, int) else f"{where}/{key}")
            if isinstance(one, dict):
                require(one.get("id", 0) not in self.used, f"одна запись показана дважды: {key}")
                require(told or "act" not in one, f"действие не на своем месте: {path}")
                self.used |= {one.get("id"), one.get("act") if told else None}
            if told and not told[1] and one is not None:
                require(isinstance(one, dict) and one.keys() == {"at", "act"}, f"отметка времени иного вида: {path}")
                if one["act"] or not (where == "/participants/credential" or (key == "filed" and self.record["format"] == OLDER)):
                    said, begun = self.acts[one["act"]], place.get("opened") or place.get("declared") or one
                    about = {said["thing"]["id"], *map(said["detail"].get, ("item", "vote", "decision"))} - {None}
                    fits = said["act"] in (f"{where.rpartition('/')[2].rstrip('s')}.{key}", *DONE.get(key, "").split())
                    require(fits and about <= {*owners}, f"действие {one['act']} – другого рода или о другом предмете")
                    same(f"время действия {one['act']}", one["at"], max(said["at"], begun["at"]) if key in ENDED else said["at"])
            elif one and isinstance(one, dict | list):
                self.moments(one, owners, path)
    check = moments
    def prove(self) -> None:
        """Does every act lead to its root, and is every row that tells what was decided as the meeting sealed it last?"""
        seals = {(table, key): seal for act in self.told["acts"] if act["content"] is not None
                 for table, key, seal in self.acts[act["sequence"]]["rows"]}
        for row in (one for one in self.told["rows"] if one["table"] in KEPT):
            same(f"запечатанная запись, {row['table']}", digest(canonical(row)), seals[row["table"], row["columns"]["id"]], "5.8")
        for part, act in ((one, act) for one in self.parts for act in one["acts"]):
            if act["content"] is not None:
                same("действие", act["leaf"], digest(b"\x00" + act["content"].encode()))
            path = [bytes.fromhex(part["nodes"][place]) for place in act["path"]]
            same("корень", climb(bytes.fromhex(act["leaf"]), act["sequence"] - 1, part["size"], path).hex(), part["root"])
class Law:
    """The meeting as the Regulation and the Agreement would have it, in the order of its acts: the register numbers them."""
    def __init__(self, record: Json) -> None:
        self.record, self.charter, self.meeting = record, record["charter"], record["meeting"]
        self.zone, self.in_writing = ZoneInfo(self.meeting["zone"]), self.meeting["form"] == "written"
        self.people = {one["id"]: one for one in record["participants"]}
        self.states = {one["state"]: one for one in record["parties"]}
        self.seats = [code for code, one in self.states.items() if one["party"]]
        self.register, rule = (check_pages.Rows if check_pages else Register)(record), self.charter["quorum"]
        self.acts, self.votes = self.register.acts, [vote for item in record["items"] for vote in item["votes"]]
        self.quorum = smallest(rule, len(self.seats)) if rule["fraction"] else rule["members"] or 0
        self.namings = [[number, *map(said["detail"].get, ("state", "named_by", "basis"))] for number, said in self.acts.items()
                        if [said["act"], said["thing"]["id"]] == ["acting_chair.named", self.meeting["id"]]]
    def check(self) -> None:
        for check in (self.rules, self.register.check, self.opening, self.parties, self.chair, self.presence, self.participants,
                      self.presiding, self.items, self.dates):
            check()
    def local(self, moment: str) -> datetime:
        return datetime.fromisoformat(moment).astimezone(self.zone)
    def standing(self, before: int) -> list[Json]:  # the presence book, in time, as put right before an act
        known = [] if self.in_writing else [one for one in self.record["presence"] if one["act"] < before]
        voided = {entry["corrects"] for entry in known}
        stood = [one for one in known if one["sequence"] not in voided and one["arrived"] is not None]
        return sorted(stood, key=lambda entry: (entry["at"], entry["sequence"]))
    def acting(self, mark: Json, item: int | None = None) -> dict[str, str]:  # who acts for each state at an act (4.1)
        there = {entry["participant"]: entry["arrived"] for entry in self.standing(mark["act"])}  # as each came or went last
        come = [one for one in self.people.values() if one["seat"] in self.seats and (self.in_writing or there.get(one["id"]))]
        return {one["seat"]: one["id"] for one in come if self.has_powers(one, mark, item)}
    def has_powers(self, one: Json, mark: Json, item: int | None) -> bool:
        day, paper = max(str(self.local(mark["at"]).date()), self.meeting["starts_on"]), one["credential"]
        if paper is None:
            return one["capacity"] == "member" and day <= (one["office_until"] or day)
        done = {name: paper[name] and (paper[name]["act"] < mark["act"] if paper[name]["act"] else
                                       paper[name]["at"] <= mark["at"]) for name in ("confirmed", "revoked")}
        reaches = item is None or not paper["items"] or item in paper["items"]
        return bool(done["confirmed"] and not done["revoked"] and day <= (paper["until_on"] or day) and reaches)
    def rules(self):  # are body, numbers and clauses those of the Regulation, is the meeting as it was sealed?
        body = self.record["body"]
        self.is_of_the_council = CODE in (body["code"], self.charter["code"]) or plain(body["title"]) == plain(TITLE)
        if self.is_of_the_council:
            for name, rule in REGULATION.items():
                same(f"норма «{name}»", self.charter[name], rule)
            told = [self.charter["code"], *(body[key] for key in ("code", "title", "title_genitive", "regulation_genitive"))]
            same("наименование органа", told, [CODE, CODE, TITLE, "Совета" + TITLE[5:], "Положения о Совете"], "1.1")
        held, kind = self.meeting, "-ВН" * (self.meeting["series"] == "extraordinary")
        same("номер протокола", held["number"], f"{held['ordinal']}{kind}", "5.9")
        if self.record["format"] != OLDER:  # of that format the register told fewer rows
            row = self.register.sealed["meetings", held["id"]]
            told = {key: held[key] for key in ("ordinal", "series", "form", "city", "zone", "starts_on")}
            told |= {f"{key}_at": held[key] and held[key]["at"] for key in ("opened", "agenda_adopted", "closed")}
            as_sealed("запечатанное заседание", told, row | {"starts_on": str(self.local(row["starts_at"]).date())}, "5.9")
    def opening(self):  # had the meeting its quorum when it was opened, or was it for consultation alone (5.3, 2.1)?
        told, consultation = self.record["opening"], self.meeting["for_consultation"]
        same("открытие", [told, consultation], [self.acts[self.meeting["opened"]["act"]]["detail"], told["consultation"]], "5.3")
        if not self.in_writing:
            same("кворум при открытии", told["quorum"], self.quorum_ruling(len(self.acting(self.meeting["opened"]))), "5.3")
            require(told["quorum"]["in_order"] or consultation, "заседание открыто без кворума", "5.3")
    def quorum_ruling(self, present: int) -> Json:
        figures, holds = {"present": present, "members": len(self.seats), "required": self.quorum}, present >= self.quorum
        return ruling("quorum" if holds else "no_quorum", self.charter["quorum"]["clause"], figures, in_order=holds)
    def parties(self):  # for which states is the Agreement in force on that day, since when and how (Articles 10–12)?
        told, day = [[one["state"], one["name"]] for one in self.record["parties"]], self.meeting["starts_on"]
        same("порядок и названия государств", told, [[*one] for one in STATES.items() if one[0] in self.states], "4.3")
        for code, state in self.states.items():
            known = self.charter["parties"] is None or state["party"] in (self.ways_in(code, day) or [None])
            require(known, f"участие в Соглашении, {state['name']}: {state['party']}", "art.10")
    def ways_in(self, code: str, day: str) -> list[Json]:  # by notification (the first ones on one day), accession, recognition
        rule, acts = self.charter["parties"], {one: [it for it in told["acts"] if it["on"]] for one, told in self.states.items()}
        received = {one: min(days) for one, own in acts.items() if (days := [it["on"] for it in own if it["step"] == "notified"])}
        term, enough = rule["entry_days"], sorted(received.values())[rule["entry_nth"] - 1 :]
        first = self.record["agreement"]["published_on"] or (later(enough[0], days=term) if enough else None)
        ways = [(act["on"] if act["step"] == "recognised" else later(act["on"], days=term), act["step"], act["assumed"])
                for act in acts[code] if act["step"] in ("acceded", "recognised")]
        ways += [(max(first, later(received[code], days=term)), "notified", False)] if first and code in received else []
        found = [{"since_on": on, "until_on": self.last_day(acts[code], on), "basis": how, "assumed": guess,
                  "clause": rule["accession_clause" if how == "acceded" else "entry_clause"]} for on, how, guess in sorted(ways)]
        return [way for way in found if way["since_on"] <= day <= (way["until_on"] or day)]
    def last_day(self, own: list[Json], since: str) -> str | None:  # the day before withdrawal (Article 12)
        revoked = [act["on"] for act in own if act["step"] == "withdrawal_revoked"]
        for notice in sorted((act for act in own if act["step"] == "withdrawal_notified"), key=lambda act: act["on"]):
            out = max(notice["takes_effect_on"] or "", later(notice["on"], months=self.charter["parties"]["exit_months"]))
            if notice["on"] >= since and not any(notice["on"] <= day < out for day in revoked):
                return later(out, days=-1)
        return None
    def chair(self):  # does a party chair, in its turn and within its term, with other parties beside it (4.3)?
        told, rule, day = self.record["chairmanship"], self.charter["chairmanship"], self.meeting["starts_on"]
        chair, beside = told["chair"], {told["preceding"], told["following"]} - {None}
        named = [[*map(one.get, ("act", "seat", "by", "basis"))] for one in [told["named"]] if one]
        same("названный сопредседатель", named, self.namings[-1:], "4.3")
        require(beside | {chair} <= {*self.seats, None} and chair not in beside, "председатель и сопредседатели", "4.3")
        if chair is not None:
            clause, lasts = rule["election_clause" if told["basis"] == "elected" else "clause"], 12 * (rule["term_years"] or 99)
            same("основание председательства", told["clause"], clause, "4.3")
            require(told["since_on"] <= day <= (told["until_on"] or day), "день заседания вне срока председательства", "4.3")
            if told["basis"] not in ("by_decision", "holdover"):
                require((told["until_on"] or "") <= later(told["since_on"], months=lasts, days=-1), "срок слишком долог", "4.3")
                same("очередь председательства", told["in_turn"], chair, "4.3")
    def presence(self):  # is the book as it was sealed; does a correction put right an earlier entry of that person, once (5.3)?
        sealed, entered = self.register.sealed, {}
        for number, one in enumerate(self.record["presence"], start=1):
            said, wrong, row = self.acts[one["act"]], entered.pop(one["corrects"], None), sealed["passages", one["id"]]
            before, kind = wrong or {**one, "act": 0}, {True: "arrived", False: "departed"}.get(one["arrived"])
            ways = [[before["arrived"], one["at"]], [None, said["at"]]]  # at another hour, or never: that is told at the act's
            fits = before["act"] < one["act"] and [one["arrived"], one["at"]] in ways and one["at"] <= said["at"]
            told = [one["id"], one["sequence"], said["act"], one["corrects"], one["participant"], fits]
            found = [said["thing"]["id"], number, f"presence.{'corrected' if wrong else kind}", wrong and wrong["sequence"]]
            same("запись о присутствии", told, [*found, before["participant"], one["participant"] in self.people], "5.3")
            who = row["participant_id"] if self.record["format"] == OLDER else sealed["participants", one["participant"]]["id"]
            told = {"sequence": number, "at": one["at"], "arrived": one["arrived"], "mode": one["mode"], "participant_id": who}
            as_sealed("запечатанное присутствие", told | {"corrects_id": before.get("key")}, row, "5.3")
            entered[number] = one | {"key": row["id"]}
    def participants(self):  # who took part, for which state, by which paper (4.1)?
        came = {entry["participant"] for entry in self.standing(EVER) if entry["arrived"]}
        answered = [vote["ballots"] + [one for one in vote["roll"] if one["standing"] == "disinterested"] for vote in self.votes]
        came |= {one["participant"] for those in answered for one in those if self.in_writing}
        for one in self.record["participants"]:
            kind, paper = one["capacity"], one["credential"]
            require(kind in (*ACTING, "delegation", *OTHERS), f"качество участника {one['name']}", "4.2")
            told = [one["came"], one["seat"] in self.states, bool(paper), bool(one["admitted_by"]) and kind not in ADMITTED]
            same(f"участие, {one['name']}", told, [one["id"] in came, kind not in OTHERS, kind == "substitute", False], "4.1")
    def presiding(self):  # could whoever took the chair preside: the chair, else a co-chair, else the one elected (4.3)?
        told, clause = self.record["chairmanship"], self.charter["chairmanship"]["clause"]
        for entry in self.record["presiding"]:
            acting, act = self.acting(entry["since"]), entry["since"]["act"]
            said, named = self.acts[act]["detail"], [seat for number, seat, *_ in self.namings if number < act][-1:]
            present = [seat for seat, who in acting.items() if not (self.people[who]["credential"] or {}).get("items")]
            beside = [seat for seat in (told["preceding"], told["following"]) if seat in present]
            able = {"chair": {told["chair"]} & {*present}, "co_chair": {*named} & {*beside} or beside, "elected": present}
            basis = next((how for how in able if able[how]), "elected")
            require(entry["seat"] in able[basis], "председательствовал не тот, кто мог", "4.3")
            took = [entry["clause"], entry["basis"], entry["participant"], said["basis"], said["participant"]]
            same("председательствование", took, [clause, *[basis, acting[entry["seat"]]] * 2], "4.3")
    def items(self):  # is every decision the outcome of its vote, numbered in order, and no vote left out?
        gone = {said["thing"]["id"] for said in self.acts.values() if said["act"] in ("dissent.withdrawn", "item.dropped")}
        told = {number for number, said in self.acts.items() if TOLD.match(said["act"])
                and not gone & {said["thing"]["id"], said["detail"].get("item")}}
        same("голосования, голоса и особые мнения", sorted(told - self.register.used), [], "5.8")
        for item in self.record["items"]:
            ended, adopted = {decision["vote"]: decision for decision in item["decisions"]}, 0
            votes = {vote["id"]: vote for vote in item["votes"]} | {None: None}
            for vote in item["votes"]:
                self.vote(item, vote, ended.get(vote["id"]))
                had = {one["material"]: one["sha256"] for one in self.record["dates"]["materials"]
                       if one["item"] == item["number"] and one["accepted_at"] <= vote["opened"]["at"]}
                same("материалы, бывшие перед членами Совета", vote["materials"], list(had.values()), "5.11")
            for decision in item["decisions"]:
                vote = votes[decision["vote"]]
                self.end(item, decision, vote)
                counts = decision["outcome"] == "adopted" and not (vote and vote["annulled"])
                adopted += counts
                number = f"{self.meeting['number']}/{item['number']}" + (f".{adopted}" if adopted > 1 else "")
                same("номер решения", decision["number"], number if counts else None, "5.9")
    def end(self, item: Json, decision: Json, vote: Json | None):  # is its outcome that of its manner?
        mark = vote["closed"] if vote else decision["decided"]
        act, said = mark["act"], self.acts[mark["act"]]["detail"]
        presided = [one["participant"] for one in self.record["presiding"] if one["since"]["act"] < act]
        found = {"presiding": presided[-1], "edition": self.charter["edition"]}
        found |= {"manner": "vote" if vote["manner"] == "ballot" else "no_objection", "outcome": said.get("outcome"),
                  "decided": None, "counts": said.get("counts")} if vote else {
                  "manner": {f"item.{end}": how for how, end in ENDS.items()}.get(self.acts[act]["act"]),
                  "outcome": ENDS[decision["manner"]], "counts": None, "positions": None, "narrow_base_confirmed": False}
        if self.record["format"] != OLDER:
            there, row = () if vote else self.acting(mark, item["number"]), self.register.sealed["decisions", decision["id"]]
            flags = [flag for flag in item["affected"] if flag["flagged"]["act"] < act < (flag["lifted"] or NONE)["act"]]
            found["affected"] = sorted(flag["seat"] for flag in flags if flag["seat"] not in there)
            keys = ("manner", "outcome", "edition", "reason", "positions", "affected", "counts", "narrow_base_confirmed")
            as_sealed("запечатанный исход", {key: decision[key] for key in keys}, row, "5.8")
            text = row["manner"] == "take_note" and self.register.sealed.get(("drafts", row.get("draft_id")))
            grounds = [one | {"sentence": said} for one, said in zip(row["rulings"], row["sentences_ru"], strict=True)]
            same("запечатанный исход", [decision["noted"], decision["rulings"]], [text["points"] if text else [], grounds], "5.8")
        for key, value in found.items():
            same(f"исход, {key}", decision[key], value, {"presiding": "4.3", "affected": "5.14"}.get(key, "5.8"))
        require(set(decision["affected"]) <= set(self.seats), "затронуто государство-неучастник", "5.14")
        agrees = {"adopted": "for", "not_adopted": "against"}.get(decision["outcome"])
        for one in decision["dissent"]:
            require(decision["positions"][one["seat"]] != agrees, "особое мнение согласного с решением", "5.8")
    def vote(self, item: Json, vote: Json, decision: Json | None):  # opened and closed in order, on a roll of all; its outcome?
        act, acting = vote["opened"]["act"], self.acting(vote["opened"], item["number"])
        own, detail = {key: vote["majority"][key] for key in self.charter["majority"]}, self.acts[act]["detail"]
        same("большинство", own, own if vote["majority"]["set_by"] else self.charter["majority"], "5.8")
        told = [vote["edition"], item["id"], vote["text"]["sha256"]]
        same("открытие голосования", told, [self.charter["edition"], detail["item"], detail["fingerprint"]], "5.8")
        out = {it["seat"] for it in item["disinterest"] if it["declared"]["act"] < act < (it["withdrawn"] or NONE)["act"]}
        standing = {s: "absent" if s not in acting else "disinterested" if s in out else "entitled" for s in self.seats}
        roll = [{"seat": s, "standing": standing[s], "participant": acting.get(s)} for s in self.seats]
        same("список голосующих", vote["roll"], roll, "4.1")
        require(self.in_writing or len(acting) >= self.quorum, "голосование открыто без кворума", "5.3")
        self.ballots(vote, {line["seat"]: line["participant"] for line in roll if line["standing"] == "entitled"})
        fits = [vote["manner"] == "no_objection" and one["seat"] in self.seats and one["raised"] for one in vote["objections"]]
        require(all(fits), "возражение при голосовании или не члена Совета", "5.8")
        require(bool(decision) != bool(vote["objections"] or (vote["withdrawn"] and not vote["ballots"])), "есть ли исход", "5.8")
        if decision is not None:
            positions = self.positions(vote, self.acting(vote["closed"], item["number"]))
            same("позиции государств", decision["positions"], positions, "5.8")
            self.verdict(vote, decision, positions)
    def ballots(self, vote: Json, entitled: dict[str, str]):  # one ballot a state, cast while the vote was open (4.1)?
        require(len({one["seat"] for one in vote["ballots"]}) == len(vote["ballots"]), "два голоса одного государства", "4.1")
        for one in vote["ballots"]:
            said, oral = self.acts[one["act"]], one["is_oral"]
            sealed = next(self.register.sealed[table, key] for table, key, _ in said["rows"] if table == "ballots")
            told = [one["participant"], one["cast_at"], said["act"], said["detail"]["vote"], oral or said["seat"] == one["seat"],
                    vote["opened"]["act"] < one["act"] < (vote["closed"] or NONE)["act"], one["position"]]
            found = [entitled[one["seat"]], said["at"], "oral_ballot.confirmed" if oral else "ballot.cast", vote["id"], True]
            same(f"голос, {one['seat']}", told, [*found, True, sealed["position"]], "4.1")
    def positions(self, vote: Json, present: dict[str, str]) -> dict[str, str]:  # at the close: a ballot never lapses
        cast = {ballot["seat"]: ballot["position"] for ballot in vote["ballots"]}
        silent, found = "for" if vote["manner"] == "no_objection" else "not_voting", {}
        for seat, standing in ((line["seat"], line["standing"]) for line in vote["roll"]):
            away = standing == "entitled" if self.in_writing else seat not in present
            found[seat] = cast.get(seat) or ("absent" if away else silent if standing == "entitled" else standing)
        return found
    def verdict(self, vote: Json, decision: Json, positions: dict[str, str]):  # do 5.3, 5.14 and 5.8 give this one?
        counts, rule, outcome = self.count(vote["majority"], positions), vote["majority"], "no_decision"
        same("подсчет", decision["counts"], counts, "5.8")
        told = [{key: value for key, value in one.items() if key != "sentence"} for one in decision["rulings"]]
        grounds = [self.quorum_ruling(counts["present"]), *self.affected(decision, positions)]
        if all(one["in_order"] or one["weight"] == "warn" for one in grounds):
            narrow, base, here = self.charter["narrow_base"], counts["base"], counts["present"]
            few = vote["manner"] == "ballot" and 0 < base < smallest(narrow, here)
            same("подтверждение узкой базы", decision["narrow_base_confirmed"], few, narrow["clause"])
            grounds += few * [ruling("narrow_base_confirmed", narrow["clause"], {"base": base, "present": here}, weight="note")]
            if by := rule["set_by"]:  # the title of what was set is told in the ruling alone
                title = next((one["figures"]["majority"] for one in told if "majority" in one["figures"]), None)
                grounds += [ruling("majority_set_otherwise", rule["clause"], {"decision": by, "majority": title}, weight="note")]
            grounds.append(self.carried(vote, counts, positions))
            outcome = "adopted" if grounds[-1]["in_order"] else "not_adopted" if counts["base"] else outcome
        for one, other in zip(told, grounds, strict=False):
            same("вывод", one, other, other["clause"])
        same("исход и число выводов", [decision["outcome"], len(told)], [outcome, len(grounds)], "5.8")
    def count(self, rule: Json, positions: dict[str, str]) -> Json:  # how many are in the base, and required (5.8)
        taken, agreed = [*positions.values()], rule["threshold"] == "consensus"
        members, present = len(positions), len(positions) - taken.count("absent")
        bases = {"members": members, "present_and_voting": taken.count("for") + taken.count("against")} if not agreed else {}
        base = bases.get(rule["base"], present - taken.count("disinterested"))
        number = smallest(rule, base) if rule["fraction"] else int(rule["votes"] or 0) + (rule["threshold"] == "more_than")
        told = {"members": members, "present": present, "base": base, "required": number if base and not agreed else None}
        return told | {name: taken.count(name) for name in POSITIONS}
    def affected(self, decision: Json, positions: dict[str, str]) -> list[Json]:  # 5.14: no decision without a state affected
        affected, clause = sorted(decision["affected"]), self.charter["clauses"]["affected"]
        absent, both = ([s for s in affected if positions.get(s, "absent") == how] for how in ("absent", "disinterested"))
        finding, figures = ("affected_absent", {"absent": absent}) if absent else ("affected_present", {"affected": affected})
        return (bool(affected) * [ruling(finding, clause, figures, in_order=not absent)]
                + bool(both) * [ruling("affected_and_disinterested", clause, {"seats": both}, in_order=False, weight="warn")])
    def carried(self, vote: Json, counts: Json, positions: dict[str, str]) -> Json:  # silence is consent, a tie fails
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
    def dates(self):  # are the last days for materials and copies right, and what went out late marked so (5.11, 5.16)?
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
def plural(number: int, one: str, few: str, many: str) -> str:  # 1 голос, 2 голоса, 5 голосов
    return many if 10 < number % 100 < 15 else one if number % 10 == 1 else few if number % 10 in (2, 3, 4) else many
class Words:
    """What the pages must say, in its order: who took part, quorum, votes, verdicts, numbers, dissent, fingerprints."""
    def __init__(self, law: Law, fingerprint: str) -> None:
        self.law, self.record, self.meeting, self.charter = law, law.record, law.meeting, law.charter
        self.of, self.full = ({code: state[name] for code, state in law.states.items()} for name in ("genitive", "full_name"))
        told = [(item, end, one) for item in self.record["items"] for end in item["decisions"] for one in end["dissent"]]
        self.annexed = told * (DISSENTS in [one["title"] for one in (self.record.get("texts") or {"annexes": ()})["annexes"]])
        self.draft = f"ПРОЕКТ ПРОТОКОЛА, редакция {self.record['version']} от" if self.record.get("draft") else ""
        turn, kind = self.meeting["ordinal"], " внеочередного" * (self.meeting["series"] == "extraordinary")
        self.heading = f"{self.record['body']['title']} ПРОТОКОЛ {[*NTH, f'{turn}-го'][min(turn, 100) - 1]}{kind} заседания"
        self.came, self.fingerprint = [one for one in self.record["participants"] if one["came"]], fingerprint
    def check(self, text: str) -> None:
        for said in filter(None, self.persons()):
            require(plain(said) in text, f"в протоколе нет: «{said}»", "4.1")
        place = 0
        for clause, said in self.all():
            found = text.find(plain(said), place)
            require(found == 0 or found > 0 < place, f"в протоколе нет на своем месте: «{said}»", clause)  # first the heading
            place = found + len(plain(said))
    def persons(self) -> Any:  # who took part and by which papers: they are listed on the first page or in an annex
        for one in self.came:
            yield ", ".join(filter(None, (one["name"], one["post"], one["organisation"])))
            yield f"от {self.of[one['seat']]} – " if one["seat"] else one["admitted_by"]
            if by := one["credential"]:
                said = f"{PAPERS[by['kind']]} от {self.day(by['dated_on'])} № {by['number']}; выдан: {by['issued_by']}; "
                yield from (f"{said}подписан: {by['signatory']}", by["replaces"], by["confirmed_by"])
    def all(self) -> Any:
        meeting, register = self.meeting, self.record["register"]
        made_up = "Демонстрационные данные: лица и события вымышлены " * self.record["body"]["demonstration"]
        yield "5.9", made_up + (self.draft or self.heading)
        yield "5.9", self.heading if self.draft else ""
        yield "5.4", f"{self.day(meeting['closed']['at'])} г. {meeting['city']} № {meeting['number']}"
        yield "5.3", "" if self.law.in_writing else self.quorum()
        for item in self.record["items"]:
            yield "5.10", f"{item['number']}. {item['title']}"
            votes = {vote["id"]: vote for vote in item["votes"]}
            for decision in item["decisions"]:
                yield from self.verdict(votes[decision["vote"]], decision) if decision["vote"] else ()
                yield "5.8", self.points(decision["noted"]) if decision["noted"] else ""
        yield from (("5.9", said) for said in (self.fingerprint, f"записей – {register['size']}, корень {register['root']}"))
        yield from (("5.8", self.dissent(one)) for _, _, one in self.annexed)
    def verdict(self, vote: Json, decision: Json) -> Any:
        alive = not (vote["annulled"] or vote["withdrawn"])
        yield "5.8", f"(Решение № {decision['number']})" if decision["number"] else ""
        yield from (("5.8", said) for said in (self.points(vote["text"]["points"]), self.vote_line(vote, decision)) if alive)
        for line in vote["roll"] if vote["manner"] == "ballot" and not vote["annulled"] else ():
            yield "5.8", self.stood(line["seat"], line["participant"], decision["positions"][line["seat"]])
        yield from (("5.8", self.dissent(one)) for one in decision["dissent"] if not self.annexed)  # as protocols had it before
    def stood(self, seat: str, who: str | None, position: str) -> str:
        said = "ответа не поступило" if self.law.in_writing and position == "absent" else POSITIONS[position]
        return f"{self.full[seat]} {self.law.people[who]['name'] if who else '–'} {said}"
    def points(self, points: list[str]) -> str:
        closed = [f"{point.strip()}{'' if point.strip()[-1:] in '.!?:;' else '.'}" for point in points]
        return " ".join(f"{number}. {point}" for number, point in enumerate(closed, start=1)) if len(closed) > 1 else closed[0]
    def dissent(self, one: Json) -> str:
        return f"Особое мнение представителя {self.of[one['seat']]} {one['person']}, {self.day(one['filed']['at'])} {one['text']}"
    def quorum(self) -> str:
        told = self.record["opening"]["quorum"]
        there, of, needed = (told["figures"][key] for key in ("present", "members", "required"))
        idle = "решения не принимаются; заседание открыто для консультаций."
        return (f"В заседании {plural(there, 'участвует', 'участвуют', 'участвуют')} {there} из {of} "
                f"{plural(of, 'члена', 'членов', 'членов')} Совета, требуется не менее {needed}. "
                f"Кворум {'имеется' if told['in_order'] else 'отсутствует'}. В соответствии с "
                f"{in_print(told['clause'], 'ом')} {'Совет правомочен принимать решения.' if told['in_order'] else idle}")
    def vote_line(self, vote: Json, decision: Json) -> str:
        counts, outcome, verdict = decision["counts"], decision["outcome"], RESULTS[decision["outcome"]]
        base, needed = counts["base"], counts["required"]
        out = [self.of[seat] for seat in self.law.seats if decision["positions"][seat] == "disinterested"]
        declared = "заявил представитель" if len(out) == 1 else "заявили представители"
        said = f"О незаинтересованности {declared} {', '.join(out[:-1])}{' и ' * (len(out) > 1)}{out[-1]}. " if out else ""
        if vote["manner"] == "no_objection":
            return said + ("Решение принято без голосования, возражений не поступило." if outcome == "adopted" else verdict)
        if base == 0:
            return f"{said}Учитываемых голосов нет. {verdict}"
        told = [str(counts[key] or "нет") for key in ("for", "against", "abstained", "not_voting")]
        said += (f"При подсчете {plural(base, 'учитывается голос', 'учитываются голоса', 'учитываются голоса')} {base} "
                 f"{plural(base, 'члена', 'членов', 'членов')} Совета. Голосовали: «за» – {told[0]}, «против» – {told[1]}, "
                 f"«воздержались» – {told[2]}, не участвовали в голосовании – {told[3]}. ")
        said += f"Для принятия требуется не менее {needed} {plural(needed, 'голоса', 'голосов', 'голосов')}. " if needed else ""
        even = outcome == "not_adopted" and 2 * counts["for"] == base and counts["for"] == counts["against"]
        return f"{said}{'Голоса разделились поровну. ' if even else ''}{verdict}"
    def day(self, told: str) -> str:
        day = self.law.local(told) if "T" in told else date.fromisoformat(told)
        return f"{day.day} {MONTHS[day.month - 1]} {day.year} года"
def words_of(pdf: Any) -> str:
    """Return the words of the pages as they stand in the file; in the margins of a draft, and there alone, it says so."""
    told, outside, letters, record = [], [], {}, json.loads(pdf.attachments[RECORD].get_file().read_bytes())
    for page in pdf.pages:
        maps, margin = {name: letters_of(font) for name, font in page.Resources.get("/Font", {}).items()}, []
        for operands, operator in pikepdf.parse_content_stream(page):
            if (sign := str(operator)) in ("BMC", "BDC"):
                outside.append(str(operands[0]) == "/Artifact")
            require(sign != "Tr", "слова, которых не видно")
            outside, letters = outside[: -1 if sign == "EMC" else None], maps[str(operands[0])] if sign == "Tf" else letters
            for codes in operands[0] if sign == "TJ" else ():
                pairs, place = bytes(codes) if isinstance(codes, pikepdf.String) else b"", margin if any(outside) else told
                place += [letters.get(pairs[at : at + 2], "\ufffd") for at in range(0, len(pairs), 2)]
        require(("ПРОЕКТ" in "".join(margin)) == bool(record.get("draft")), "«ПРОЕКТ» стоит над страницами проекта, и только его")
    return plain("".join(told))
def letters_of(font: Any) -> dict[bytes, str]:  # which letters each code stands for, from its map to Unicode
    require(font.Subtype == "/Type0" and font.Encoding == "/Identity-H", "шрифт иного вида")
    bodies = re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.DOTALL)
    pairs = [pair for body in bodies for pair in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", body)]
    return {bytes.fromhex(code.decode()): bytes.fromhex(letters.decode()).decode("utf-16-be") for code, letters in pairs}
def opened(path: str) -> tuple[bytes, str | None]:
    """Return the record as it is in the file, byte for byte, and the words of the pages, none beside a bare record."""
    if (content := Path(path).read_bytes()).startswith(b"{"):
        return content, None
    with pikepdf.open(path, attempt_recovery=False) as pdf:
        if RECORD not in pdf.attachments:
            raise Unreadable(f"в файле нет записи заседания ({RECORD}); {GENUINE}")
        spec, every = pdf.attachments[RECORD].obj, [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        ways = [*{one.objgen for _, one in spec.EF.items()}, *(one.objgen for one in every if "/EF" in one or "/AF" in one)]
        fits = [len(ways), *(one.objgen for one in pdf.Root.get("/AF", ())), *pdf.get_warnings()] == [3, spec.objgen]
        require(fits, "в файле не одна запись, или он написан так, что его читают по-разному")
        return pdf.attachments[RECORD].get_file().read_bytes(), (check_pages.words_in if check_pages else words_of)(pdf)
def check(raw: bytes, text: str | None = None, *, arithmetic_only=False, charter_as_told=False, older=False) -> str:
    """Check a record, and the words of its paper where there are any; return what was found to hold."""
    try:
        record = json.loads(raw)
        is_older = {FORMAT: False, FORMER: False, OLDER: True}[record["format"]]
    except (ValueError, LookupError, TypeError) as fault:
        raise Unreadable(f"это не запись заседания ({RECORD}) вида {FORMAT}: нужна она или программа своего времени") from fault
    require(older or not is_older, "запись прежнего вида: набранные слова сверить не с чем; остальное проверит --older-format")
    try:
        law = Law(record)
        law.check()
        if not arithmetic_only:
            same("запись", digest(raw), digest(canonical(record)))
            law.register.prove()
            for vote in law.votes:
                same("отпечаток текста решения", vote["text"]["sha256"], digest(canonical(vote["text"]["points"])), "5.8")
        if text is not None or check_pages:  # of a bare record the closer look reads what was typed
            (check_pages.Pages if check_pages else Words)(law, "" if arithmetic_only else digest(raw)).check(text)
    except (LookupError, TypeError, ValueError, AttributeError) as fault:
        raise Difference("запись не имеет опубликованного вида (docs/minutes.schema.json)") from fault
    require(law.is_of_the_council or charter_as_told,
            "это протокол другого органа: его нормы взяты из самой записи; принять их на веру – ключ --charter-as-told")
    grounds, has_more = check_pages and check_pages.check_grounds, any(map(record["register"].get, ("later", "replaced")))
    proved = not has_more or (grounds and not arithmetic_only and grounds.is_signed(record))
    more = [grounds.beside(record, arithmetic_only=arithmetic_only) if grounds else ALONE,
            "; страницы не сверялись" * (text is None) + "; отпечатки не сверялись" * arithmetic_only]
    reserve = f"\n{AFTER}" * (not proved) + (grounds.doubted(record) if grounds else "")
    rules = "сверены с Положением" if law.is_of_the_council else "НЕ сверены: приняты, как указаны"
    return (f"{'проект протокола, не подписан,' if record.get('draft') else 'протокол'} № {law.meeting['number']}: членов Совета "
            f"– {len(law.seats)}, кворум – {law.quorum}, голосований – {len(law.votes)}, нормы {rules}, отпечаток {digest(raw)}, "
            f"корень реестра {record['register']['root']}{''.join(more)}".replace("\n", " ") + reserve)
KEYS = {"--arithmetic-only": "не сверять отпечатки и доказательства",
        "--charter-as-told": "принять нормы другого органа, как они указаны в записи",
        "--older-format": "читать и записи прежнего вида, без сверки набранных слов"}
CODES = """Код 0 – сходится: запись, нормы и страницы согласны между собой и с корнем реестра; 1 – не сходится; 2 – не прочитан.
«Сходится с оговоркой»: последние строки говорят, что не доказано. Чей корень, скажут register.key или /verify."""
def main(asked: list[str]) -> int:
    files, keys = [one for one in asked if not one.startswith("--")], [one in asked for one in KEYS]
    if len(files) != 1 or len(asked) != 1 + sum(keys):
        print("Проверяет протокол заседания Совета по самому файлу: PDF протокола или minutes.json из него.\n\n    python "
              "check_minutes.py ФАЙЛ [ключи]\n", *(f"    {key:20}{what}" for key, what in KEYS.items()), CODES, sep="\n")
        return 2
    try:
        found = check(*opened(files[0]), arithmetic_only=keys[0], charter_as_told=keys[1], older=keys[2])
        code, said = 0, ("сходится с оговоркой: " if "\n" in found else "сходится: ") + found
    except Difference as difference:
        code, said = 1, f"не сходится: {difference}".replace("\n", " ")
    except Exception as fault:  # noqa: BLE001 - whatever a hostile file does to its reader, it is not read
        other = f"его нет, или это не PDF протокола, или он поврежден, или закрыт паролем; {GENUINE}"
        code, said = 2, f"файл не прочитан: {fault if isinstance(fault, Unreadable) else other}"
    shown = "".join(one if one.isprintable() or one == "\n" else "\ufffd" for one in said)  # words of a record move no cursor
    print(shown, file=sys.stderr if code == 2 else sys.stdout)
    return code
sys.modules.setdefault("check_minutes", sys.modules[__name__])  # what stands beside it uses this very program
with suppress(ModuleNotFoundError):
    import check_pages
if __name__ == "__main__":
    with suppress(ImportError):  # where the system can, whatever a hostile file unfolds to is bounded
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (1 << 31, resource.getrlimit(resource.RLIMIT_AS)[1]))
    sys.exit(main(sys.argv[1:]))
