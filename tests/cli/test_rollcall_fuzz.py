"""Whatever bytes a file holds, a roll call is counted whole or refused with its line."""

import tempfile

from hypothesis import given
from hypothesis import strategies as st

from council.cli.rollcall import check, votes_of
from council.cli.rollcall_file import RollCallError, open_rollcall
from council.cli.rollcall_texts import COMPLAINTS, complaint

pieces = st.sampled_from(
    ["vote,seat,position\n", "1,KZ,for\n", "2,UZ,absent\n", '"', ",", "\n", "\r", "\0", "\ufeff", "yes", "я"]
).map(str.encode) | st.binary(max_size=4)


def fault_in(rollcall) -> RollCallError | None:
    try:
        check(rollcall)
    except RollCallError as fault:
        return fault
    return None


@given(st.booleans(), st.lists(pieces, max_size=12).map(b"".join))
def test_any_bytes_are_counted_or_refused(with_header, content):
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"vote,seat,position\n" * with_header + content)
        file.flush()
        with open_rollcall(file.name) as rollcall:
            fault = fault_in(rollcall)
            if fault is None:
                names = [vote.name for vote in votes_of(rollcall)]
                assert len(names) == len(set(names))
            else:
                assert fault.line >= 1
                assert all(complaint(fault.fault, lang, **fault.about) for lang in ("ru", "en"))


def test_every_complaint_is_said_in_both_languages():
    assert all(set(said) == {"ru", "en"} for said in COMPLAINTS.values())
