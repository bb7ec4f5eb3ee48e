"""What the group report says: true of these people, and in words that fit their checklist."""

from fractions import Fraction

import pytest

from dialoogcheck.language import group as words


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (Fraction(0), "gelijk"),
        (Fraction(1, 2), "een halve stap"),
        (Fraction(3, 2), "anderhalve stap"),
        (Fraction(9, 4), "tweeënhalve stap"),
        (Fraction(5, 2), "tweeënhalve stap"),
        (Fraction(11, 4), "bijna 3 stappen"),
        (Fraction(7, 2), "drieënhalve stap"),
        (Fraction(9, 2), "vierenhalve stap"),
        (Fraction(19, 2), "negenenhalve stap"),
        (Fraction(21, 2), "10 en een halve stap"),
    ],
)
def test_half_steps_are_words(steps: Fraction, said: str) -> None:
    assert words.describe_steps(steps) == said
