"""What no act of the meeting wrote, and what came after its close: is it as the register has it, and who signed the register?

`check_minutes.py` is what one runs; `check_pages.py`, beside it, asks this. Names of states are those of the acts of the CIS.
The line that `flask register key` prints, laid beside as `register.key`, lets the signatures under the roots be verified.
"""

# fmt: off
# Laid out by hand: a program to be read in one sitting before it is trusted.
import hashlib
import json
import re
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from check_minutes import Difference, Json, canonical, climb, digest, node, require, same

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:  # whose key it is can be told without it
    Ed25519PublicKey = None

# The names of the states: in full, and in the genitive as protocols use it (4.3).
NAMES = {
    "AZ": ("Азербайджанская Республика", "Азербайджанской Республики"), "AM": ("Республика Армения", "Республики Армения"),
    "BY": ("Республика Беларусь", "Республики Беларусь"), "GE": ("Грузия", "Грузии"),
    "KZ": ("Республика Казахстан", "Республики Казахстан"), "KG": ("Кыргызская Республика", "Кыргызской Республики"),
    "MD": ("Республика Молдова", "Республики Молдова"), "RU": ("Российская Федерация", "Российской Федерации"),
    "TJ": ("Республика Таджикистан", "Республики Таджикистан"), "TM": ("Туркменистан", "Туркменистана"),
    "UZ": ("Республика Узбекистан", "Республики Узбекистан"), "UA": ("Украина", "Украины")}
# What no act of the meeting wrote: the act that closed it sealed a digest of each, and by which clause it counts.
GROUNDS = {"body": ("орган", "1.1"), "agreement": ("вступление Соглашения в силу", "art.10"),
           "parties": ("государства-участники", "art.10"), "participants": ("лица и документы о полномочиях", "4.1"),
           "admissions": ("решения о допуске", "4.2"),
           "chairmanship": ("председательство", "4.3"), "rules_of_procedure": ("регламент", "3.4"),
           "materials": ("материалы", "5.11"), "late_materials_accepted": ("согласие на поздние материалы", "5.11")}
PAPER = ["kind", "number", "dated_on", "issued_by", "signatory", "replaces", "until_on",
         "registered", "confirmed", "confirmed_by", "revoked"]
MATERIAL = ["material", "item", "title", "version", "sha256", "size", "accepted_at"]
KEY = Path(__file__).with_name("register.key")
# The protocol's own words, of texts taken together: letters of other alphabets that look the same are read as seen ("№" is "No").
SEEN = str.maketrans("ABCEHKMOPTXYaceopxyΑΒΕΗΚΜΟΡΤΥΧορχᴀʙᴄᴇʜᴋᴍᴎᴏᴘᴛᴦᴨᴫʌ∶ː։", "АВСЕНКМОРТХУасеорхуАВЕНКМОРТУХорхавсенкмиортгплл:::")
BEGINS = r"(?:^|[.!?:;»)•*])"  # of a sentence; within one, «решили» is the speaker's
ABBREVIATED = re.compile(r"(?<![^\W\d_])(гг?|ст|п|т|др)\s*\.", re.IGNORECASE)  # after these a stop ends no sentence
DASHED = re.compile(r"(решили)(?:\s*[–—―]|\s+-)", re.IGNORECASE)  # a dash announces what was decided, as a colon does
RULED = ("утвердить|принять|одобрить|поручить|снять|отложить|согласовать|согласиться|назначить|избрать|признать|считать"
         "|рекомендовать|просить|создать|внести|провести|включить|исключить|определить|установить|перенести|продолжить")
OWN_WORDS = re.compile(
    rf"(?<!РАЗ)(?<!ПРЕД)(?<!ОТ)РЕШИЛИ(?!СЬ)|^(?i:решили(?:$|\d|{RULED}))|(?:Р|{BEGINS}р)(?i:ешили:)"
    rf"|(?:Г|{BEGINS}г)(?i:олосовали:)|[(\[{{]Р(?i:ешение)(?:Nо?)?\d+[А-Я]*/\d"
    rf"|(?:П|{BEGINS}п)(?i:оименноеголосование\()"
    rf"|(?:Р|{BEGINS}р)(?i:ешение(?:(?:не)?принято|непринималось)(?:[.!;:,(]|$)|ешениепринятобезголосования)")

def named(states: dict[str, Json]) -> None:
    """Do states bear the names they have in the acts of the CIS?"""
    for code, state in states.items():
        same("название государства", [state["full_name"], state["genitive"]], [*NAMES[code]], "4.3")

def typed(record: Json) -> None:
    """Do the typed texts leave it to the protocol to say what was decided? Of earlier meetings the site did not ask it."""
    if closing(record)["detail"].get("rests_on"):
        require(not speaks_for_the_protocol(record), "набранный текст выдан за решение или голосование", "5.8")

def speaks_for_the_protocol(record: Json) -> bool:
    """Say whether typed words are those in which the protocol itself tells of decisions and votes.

    Why a vote did not stand is told under a heading of its own, which says so.
    """
    texts = record.get("texts") or {"items": [], "closing": "", "signatures": []}
    items = [{name: said for name, said in item.items() if name != "reasons"} for item in texts["items"]]
    said = [*walk_words(items), texts["closing"], *walk_words(texts["signatures"])]
    return any(OWN_WORDS.search(as_seen(part)) for words in said for part in (words, *words.splitlines()))

def as_seen(words: str) -> str:
    """Return words without spaces, hyphens, dashes, marks and what is not seen, in the letters they look like."""
    plain = ABBREVIATED.sub(r"\1", unicodedata.normalize("NFKD", words).translate(SEEN))
    kinds = ((letter, unicodedata.category(letter)) for letter in DASHED.sub(r"\1:", plain))
    return "".join(letter for letter, kind in kinds if kind[0] not in "ZCM" and kind != "Pd")

def walk_words(told: Any) -> Iterator[str]:
    for inner in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from walk_words(inner)
    if isinstance(told, str):
        yield told

def closing(record: Json) -> Json:
    """Return the act that closed the meeting."""
    number = record["meeting"]["closed"]["act"]
    said: Json = json.loads(next(act["content"] for act in record["register"]["acts"] if act["sequence"] == number))
    return said

def prove(record: Json) -> None:
    """Is the record as its close has sealed it, and is every later register that one, grown?"""
    sealed, changed = closing(record)["detail"].get("rests_on", {}), record["register"].get("changed", [])
    told, register = grounds(record) if sealed else {}, record["register"]
    require({*changed} <= {*sealed} <= {*GROUNDS}, "основания записи иного вида")
    for name in sorted({*sealed} - {*changed}):
        what, clause = GROUNDS[name]
        require(digest(canonical(told[name])) == sealed[name], f"при закрытии заседания было иное: {what}", clause)
    later = [part for part in (register.get("later"), register.get("replaced")) if part]
    require(not sealed or all("consistency" in part for part in later), "нет доказательства роста реестра")
    for part in later:
        if "consistency" in part:
            grown(register["size"], register["root"], part)
    for part in (register, *later):
        signer(register["origin"], part)
    speakers(record)
    if record.get("corrects") and (sealed or register.get("replaced")):
        replaced(record, register["replaced"])

def grounds(record: Json) -> Json:
    """Return what the closing act has sealed by digests, in the shape that the digests are of."""
    chair, dates, people = dict(record["chairmanship"]), record["dates"], record["participants"]
    chosen = chair["named"] and {key: part for key, part in chair["named"].items() if key != "act"}
    return {
        "body": {key: record["body"][key] for key in ("code", "id", "zone", "demonstration")},
        "agreement": record["agreement"], "parties": record["parties"],
        "participants": [[one["id"], one["name"], one["office_until"], paper(one["credential"])] for one in people],
        "admissions": [[one["id"], one["admitted_by"]] for one in people if one["admitted_by"]],
        "chairmanship": chair | {"named": chosen},
        "rules_of_procedure": record["meeting"]["rules_of_procedure"],
        "materials": [[one[key] for key in MATERIAL] for one in dates["materials"]],
        "late_materials_accepted": dates["late_materials_accepted"]}

def speakers(record: Json) -> None:
    """Did whoever took part bear the same name when filing a dissenting opinion or stating an intention (5.8)?"""
    register, names = record["register"], {one["id"]: one["name"] for one in record["participants"]}
    people = {row["columns"]["person_id"]: names[row["columns"]["public_id"]]
              for row in register["rows"] if row["table"] == "participants"}
    acts = {act["sequence"]: act for part in (register, register.get("later") or {"acts": []}) for act in part["acts"]}
    for item in record["items"]:
        said = [(one, one["filed"]) for decision in item["decisions"] for one in decision["dissent"]]
        said += [(one, one["stated"]) for vote in item["votes"] for one in vote.get("intentions", ())]
        for one, mark in said:
            person = json.loads(acts[mark["act"]]["content"])["person"] if mark["act"] else None
            same("кто заявил", one["person"], people.get(person, one["person"]), "5.8")

def paper(told: Json | None) -> list[Any] | None:
    """Return what the paper of a substitute says, and when it began and ceased to count."""
    return [told[key]["at"] if isinstance(told[key], dict) else told[key] for key in PAPER] if told else None

def replaced(record: Json, part: Json) -> None:
    """Was the file that a correction replaces signed by this act of this meeting, on that day (5.9)?"""
    [act], correction, zone = part["acts"], record["corrects"], ZoneInfo(record["meeting"]["zone"])
    said, path = json.loads(act["content"]), [bytes.fromhex(part["nodes"][place]) for place in act["path"]]
    leaf = hashlib.sha256(b"\x00" + act["content"].encode()).digest()
    same("корень реестра", climb(leaf, said["sequence"] - 1, part["size"], path).hex(), part["root"])
    told = [correction["sha256"], correction["signed_on"], said["act"].startswith("minutes."), said["meeting"]]
    signed_on = str(datetime.fromisoformat(said["at"]).astimezone(zone).date())
    same("подписанный протокол, который заменен", told,
         [said["detail"]["sha256"], signed_on, True, closing(record)["meeting"]], "5.9")
    require(said["detail"].get("number", 0) < correction["number"], "исправление заменяет более позднее", "5.9")

def grown(size: int, root: str, part: Json) -> None:
    """Is the register of a size and root the beginning of a later one (RFC 9162, 2.1.4.2)?"""
    steps, one, last = [bytes.fromhex(step) for step in part["consistency"]], size - 1, part["size"] - 1
    steps = steps if size & one else [bytes.fromhex(root), *steps]
    while one % 2:
        one, last = one // 2, last // 2
    require(bool(steps) and size < part["size"], "доказательство роста реестра короче пути")
    before = after = steps[0]
    for step in steps[1:]:
        require(last > 0, "доказательство роста реестра длиннее пути")
        if one % 2 or one == last:
            before, after = node(step, before), node(step, after)
            while one and one % 2 == 0:
                one, last = one // 2, last // 2
        else:
            after = node(after, step)
        one, last = one // 2, last // 2
    same("рост реестра после закрытия", [before.hex(), after.hex(), last], [root, part["root"], 0])

def signer(origin: str, part: Json) -> str:
    """Return who signed a root, as the answer tells it (C2SP signed note); a note of another root is none."""
    if not part.get("note"):
        return " (не подписан)"
    text = f"{origin}\n{part['size']}\n{b64encode(bytes.fromhex(part['root'])).decode()}\n"
    head, _, sealed = part["note"].rpartition(f"\n\u2014 {origin} ")
    signed = b64decode(sealed)
    same("подписанное состояние реестра", [head, len(signed)], [text, 68])
    said = f" (подписан ключом {signed[:4].hex()}: "
    if not KEY.exists():
        return f"{said}подпись не сверялась, нет {KEY.name})"
    public = bytes.fromhex(KEY.read_text("utf-8").split()[1])
    known = hashlib.sha256(f"{origin}\n".encode() + b"\x01" + public).hexdigest()[:8]
    same("ключ реестра", signed[:4].hex(), known)
    if Ed25519PublicKey is None:
        return f"{said}это известный ключ; подпись не сверялась, нет cryptography)"
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signed[4:], text.encode())
    except InvalidSignature as fault:
        raise Difference("подпись под состоянием реестра подложна") from fault
    return f"{said}подпись верна)"

def is_signed(record: Json) -> bool:
    """Say whether the known key stands under every later root: a note that nobody verified proves nothing."""
    register = record["register"]
    later = [part for part in (register.get("later"), register.get("replaced")) if part]
    return all("consistency" in part and signer(register["origin"], part).endswith("подпись верна)") for part in later)

def beside(record: Json, *, arithmetic_only: bool) -> str:
    """Return what the answer says of the roots, of what came after the close, and of what stays unproved."""
    told, said = record["register"], ""
    parts = {"действия после закрытия": told.get("later"), "подпись замененного протокола": told.get("replaced")}
    said += "" if arithmetic_only else signer(told["origin"], told)
    for what, part in parts.items():
        if part and (arithmetic_only or "consistency" not in part):
            said += f"; не доказано: {what} ({len(part['acts'])}), корень {part['root']}"
        elif part:
            said += (f"; {what} ({len(part['acts'])}): реестр продолжает тот, что был при закрытии, "
                     f"корень {part['root']}{signer(told['origin'], part)}")
    if not closing(record)["detail"].get("rests_on"):
        said += "; имена, бумаги, материалы и регламент при закрытии не запечатаны и потому не доказаны"
    own = "; в набранном тексте есть слова, которыми протокол говорит о решениях: читайте его внимательно"
    return said + (own if speaks_for_the_protocol(record) else "")

def doubted(record: Json) -> str:
    """Return a sentence of each ground that the record itself says was put right since the close: no act of it proves that."""
    said = "Закрытие заседания запечатало иное, а запись говорит, что это исправлено после закрытия; докажут подписи в файле или"
    names = [GROUNDS[name][0] for name in record["register"].get("changed", ())]
    return "".join(f"\nНе доказано: {name}. {said} ответ «подлинный» страницы /verify." for name in names)
