"""How a clause is cited in print: «пункт 3 раздела 5 Положения о Совете»."""

CASES = {
    "nominative": "пункт",
    "genitive": "пункта",
    "instrumental": "пунктом",
    "prepositional": "пункте",
}


def clause_in_print(clause: str, source: str = "Положения о Совете", case: str = "nominative") -> str:
    """Return the clause as papers cite it; the Regulation numbers its points anew in each section."""
    section, _, point = clause.partition(".")
    word = CASES[case]
    return f"{word} {point} раздела {section} {source}" if point else f"{word} {section} {source}"
