"""How hard a text reads: the measure, counted by hand."""

import pytest

from dialoogcheck.checklist.lint.readability import HARD, SCALE, Readability, is_long, measure


def test_the_measure_is_words_per_sentence_plus_the_share_of_long_words() -> None:
    # 10 words in 2 sentences; of more than six letters: gemeente, aanbieders, inkopers.
    found = measure(["De gemeente vraagt het aan de aanbieders.", "De inkopers luisteren."])
    assert found == Readability(sentences=2, words=10, long_words=4)
    assert found.lix == 10 / 2 + 100 * 4 / 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Readability(0, 0, 0)),
        ("De inkoper", Readability(0, 0, 0)),  # no sentence
        ("Eerst dit: dan dat.", Readability(2, 4, 0)),  # a colon ends one
        ("Om 10:30 begint het.", Readability(1, 4, 0)),
        ("Zegt iemand: ‘Nee.’", Readability(2, 3, 0)),
        ("Wie? Ik!", Readability(2, 2, 0)),
        ("… – ?", Readability(0, 0, 0)),
        ("Lees ‘gemeente’.", Readability(1, 2, 1)),
    ],
)
def test_what_counts(text: str, expected: Readability) -> None:
    assert measure([text]) == expected


def test_nothing_has_a_measure_of_0() -> None:
    nothing = measure([])
    assert (nothing.lix, nothing.words_per_sentence, nothing.long_share) == (0, 0, 0)


@pytest.mark.parametrize(
    ("word", "long"),
    [
        ("straat", False),
        ("straten", True),
        ("‘straat’,", False),
        ("1234567", False),
        ("cliënten", True),
        ("zij-aan-zij", True),
    ],
)
def test_a_long_word_has_more_than_six_letters(word: str, long: bool) -> None:  # noqa: FBT001
    assert is_long(word) is long


def test_the_words_for_a_measure() -> None:
    assert [limit for limit, _ in SCALE] == sorted(limit for limit, _ in SCALE)
    for lix, word in (
        (0, "zeer gemakkelijk"),
        (29, "zeer gemakkelijk"),
        (30, "gemakkelijk"),
        (HARD, "moeilijk"),
        (59, "moeilijk"),
        (60, "zeer moeilijk"),
    ):
        assert Readability(1, lix, 0).in_words == word
