"""What the protocol says by itself of decisions and votes: typed by hand, it would pass for them."""

import re
import unicodedata

# As they look to a reader: letters that are drawn as Cyrillic ones, great or small, signs drawn as a colon.
LOOK_ALIKE = str.maketrans(
    "ABCEHKMOPTXYaceopxy" "ΑΒΕΗΚΜΟΡΤΥΧορχ" "ᴀʙᴄᴇʜᴋᴍᴎᴏᴘᴛᴦᴨᴫʌ" "∶ː։",
    "АВСЕНКМОРТХУасеорху" "АВЕНКМОРТУХорх" "авсенкмиортгплл" ":::",
)  # fmt: skip
START = r"(?:^|[.!?:;»)•*])"
# After these a stop ends no sentence, and «решение» goes on with what was being said.
ABBREVIATED = re.compile(r"(?<![^\W\d_])(гг?|ст|п|т|др)\s*\.", re.IGNORECASE)
DASHED = re.compile(r"(решили)(?:\s*[–—―]|\s+-)", re.IGNORECASE)
# What a body does by deciding; with another word after it, «решили» tells of a task or asks a question.
RULED = (
    "утвердить|принять|одобрить|поручить|снять|отложить|согласовать|согласиться|назначить|избрать|признать|считать"
    "|рекомендовать|просить|создать|внести|провести|включить|исключить|определить|установить|перенести|продолжить"
)
# Unless it is the end of «разрешили», «предрешили», «отрешили», or the beginning of «решились».
IN_CAPITALS = r"(?<!РАЗ)(?<!ПРЕД)(?<!ОТ)РЕШИЛИ(?!СЬ)"


def _formula(first: str, rest: str) -> str:
    """Match a formula where a sentence may begin; within a speaker's sentence the same words are the speaker's."""
    return rf"(?:{first.upper()}|{START}{first})(?i:{rest})"


# How each is written, and how it is known in a text that `_as_seen` has taken together.
FORMULAS = {
    "РЕШИЛИ:": re.compile(rf"{IN_CAPITALS}|^(?i:решили(?:$|\d|{RULED}))|{_formula('р', 'ешили:')}"),
    "(Решение № …/…)": re.compile(
        r"[(\[{]Р(?i:ешение)(?:Nо?)?\d+[А-Я]*/\d"
    ),  # of this body, as it numbers them
    "Решение принято.": re.compile(_formula("р", r"ешениепринято(?:[.!;:,(]|$|безголосования)")),
    "Решение не принято.": re.compile(_formula("р", r"ешениенепринято(?:[.!;:,(]|$)")),
    "Решение не принималось.": re.compile(_formula("р", r"ешениенепринималось(?:[.!;:,(]|$)")),
    "Голосовали:": re.compile(_formula("г", "олосовали:")),
    "Поименное голосование (": re.compile(_formula("п", r"оименноеголосование\(")),
}


def own_words_in(text: str) -> str | None:
    """Return the first formula of the protocol that a text uses, in whatever letters, spaces or line ends."""
    seen = [_as_seen(part) for part in (text, *text.splitlines())]
    return next((own for own, known in FORMULAS.items() if any(known.search(part) for part in seen)), None)


def _as_seen(text: str) -> str:
    """Return a text without spaces, hyphens and marks, its look-alike letters Cyrillic; «№» comes to begin with N.

    A dash after «решили» announces what was decided, as a colon does.
    """
    plain = unicodedata.normalize("NFKD", text).translate(LOOK_ALIKE)
    plain = DASHED.sub(r"\1:", ABBREVIATED.sub(r"\1", plain))
    kinds = ((letter, unicodedata.category(letter)) for letter in plain)
    return "".join(letter for letter, kind in kinds if kind[0] not in "ZCM" and kind != "Pd")
