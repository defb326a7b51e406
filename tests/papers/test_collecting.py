"""Garbage is looked for seldom while papers are typeset, and as usual afterwards."""

import gc
import threading

import pytest

from council.papers.collecting import SELDOM, seldom_collected


def test_the_usual_is_set_again_even_after_a_failure():
    usual = gc.get_threshold()
    with pytest.raises(ValueError, match="no paper"), seldom_collected():
        assert gc.get_threshold() == SELDOM
        raise ValueError("no paper")
    assert gc.get_threshold() == usual


def test_the_last_of_two_that_overlap_sets_it():
    usual, begun, end = gc.get_threshold(), threading.Event(), threading.Event()

    def typesetting():
        with seldom_collected():
            begun.set()
            end.wait(5)

    other = threading.Thread(target=typesetting)
    with seldom_collected():
        other.start()
        begun.wait(5)
    assert gc.get_threshold() == SELDOM, "the other one still typesets"
    end.set()
    other.join()
    assert gc.get_threshold() == usual
