"""Whole votes from fractions, by integers alone: a float would misplace a seat."""

from fractions import Fraction


def at_least(fraction: Fraction, of: int) -> int:
    """Return the smallest whole number that reaches the fraction of `of`."""
    return -(-of * fraction.numerator // fraction.denominator)


def more_than(fraction: Fraction, of: int) -> int:
    """Return the smallest whole number that passes the fraction of `of`."""
    return of * fraction.numerator // fraction.denominator + 1
