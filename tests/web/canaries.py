"""Words planted where few may read: whoever else finds one has found a leak."""

from urllib.parse import unquote_to_bytes

from werkzeug.test import TestResponse

SECRETARIAT = frozenset({"head", "officer"})
DELEGATES = frozenset(
    {"chair", "co_chair", "member", "replaced_member", "substitute", "absent_member", "focal_point"}
)
MEMBERS = DELEGATES - {"substitute", "focal_point"}

HIDDEN = "Тайна неопубликованного проекта"  # stands in every draft that only the secretariat may read
MATERIAL = (
    "kanareika-materiala-q7x4"  # a document for the delegations: its title, its file, the name of its file
)
SUBMISSION = (
    "kanareika-predstavleniya-h2v7"  # what a state has submitted and the secretariat not yet accepted
)
NOTES = "kanareika-protokola-m3w9"  # notes on an item of minutes that nobody has signed
POSITION = (
    "kanareika-pozitsii-v6n3"  # what a state thinks of a draft, told to the other states and nobody else
)
CREDENTIAL = "kanareika-polnomochiy-t5k2"  # the number of a paper that nobody has confirmed
PETITION = "kanareika-predlozheniya-d8r6"  # the subject of a petition among the members

READERS = {
    HIDDEN: SECRETARIAT,
    MATERIAL: SECRETARIAT | DELEGATES,
    SUBMISSION: SECRETARIAT | {"member", "focal_point"},
    NOTES: SECRETARIAT | {"chair"},
    POSITION: SECRETARIAT | DELEGATES,
    CREDENTIAL: SECRETARIAT | {"unconfirmed_substitute"},
    PETITION: SECRETARIAT | MEMBERS,
}


def told_to(office: str, response: TestResponse) -> list[str]:
    """Return the planted words in an answer, its headers included, that the office may not read."""
    said = b"\n".join([response.data, *(value.encode() for _name, value in response.headers)])
    heard = (said, unquote_to_bytes(said))
    kept_from = [word for word, readers in READERS.items() if office not in readers]
    return [word for word in kept_from if any(word.encode() in one for one in heard)]
