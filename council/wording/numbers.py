"""Numbers in Russian and in Roman figures: plural forms, ordinals in the genitive."""

ONES_GENITIVE = [
    "нулевого",
    "первого",
    "второго",
    "третьего",
    "четвертого",
    "пятого",
    "шестого",
    "седьмого",
    "восьмого",
    "девятого",
    "десятого",
    "одиннадцатого",
    "двенадцатого",
    "тринадцатого",
    "четырнадцатого",
    "пятнадцатого",
    "шестнадцатого",
    "семнадцатого",
    "восемнадцатого",
    "девятнадцатого",
]
TENS = [
    "-",
    "-",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
]
TENS_GENITIVE = [
    "-",
    "-",
    "двадцатого",
    "тридцатого",
    "сорокового",
    "пятидесятого",
    "шестидесятого",
    "семидесятого",
    "восьмидесятого",
    "девяностого",
]
CARDINALS_GENITIVE = [
    "-",
    "одного",
    "двух",
    "трех",
    "четырех",
    "пяти",
    "шести",
    "семи",
    "восьми",
    "девяти",
    "десяти",
]
ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def plural(number: int, one: str, few: str, many: str) -> str:
    """Return the Russian form that goes with the number: 1 член, 2 члена, 5 членов."""
    last, last_two = number % 10, number % 100
    if last == 1 and last_two != 11:
        return one
    if 2 <= last <= 4 and not 12 <= last_two <= 14:
        return few
    return many


def ordinal_genitive(number: int) -> str:
    """Return the ordinal of a meeting in words: «одиннадцатого»; from a hundred on, in figures."""
    if not 0 < number < 100:
        return f"{number}-го"
    if number < len(ONES_GENITIVE):
        return ONES_GENITIVE[number]
    tens, ones = divmod(number, 10)
    return f"{TENS[tens]} {ONES_GENITIVE[ones]}" if ones else TENS_GENITIVE[tens]


def cardinal_genitive(number: int) -> str:
    """Return a small number in words in the genitive: «двух»; a larger one in figures."""
    return CARDINALS_GENITIVE[number] if 0 < number < len(CARDINALS_GENITIVE) else str(number)


def roman(number: int) -> str:
    """Return the number in Roman figures: XI."""
    figures = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        figures += letters * times
    return figures
