"""A ruling answers; it is never taken for yes or no by accident."""

import json

import pytest

from council.law.ruling import Ruling, Weight, bar, note, permit, warn


def test_a_ruling_is_no_truth_value():
    with pytest.raises(TypeError, match="in_order"):
        bool(permit("quorum", "5.3"))


@pytest.mark.parametrize(
    ("ruling", "bars", "warns"),
    [
        (permit("quorum", "5.3"), False, False),
        (note("quorum", "5.3"), False, False),
        (warn("quorum", "5.3"), False, True),
        (bar("quorum", "5.3"), True, False),
    ],
)
def test_only_what_is_not_in_order_bars_or_warns(ruling, bars, warns):
    assert (ruling.bars, ruling.warns) == (bars, warns)


def test_a_ruling_survives_its_record():
    ruling = bar("affected_absent", "5.14", absent=("KZ", "UZ"), number=2)
    stored = json.loads(json.dumps(ruling.as_json() | {"text": "…"}))
    assert Ruling.from_json(stored) == ruling
    assert list(ruling.as_json()) == ["finding", "in_order", "weight", "clause", "figures"]
    assert ruling.weight is Weight.BAR
