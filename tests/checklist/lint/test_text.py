"""Sentences and words, as people count them."""

import pytest

from dialoogcheck.checklist.lint.text import count_words, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Eén zin.", ["Eén zin."]),
        ("Een zin. Nog een! En nog een? Ja…", ["Een zin.", "Nog een!", "En nog een?", "Ja…"]),
        (
            "Iemand zegt: ‘Dat zei ik al.’ Na afloop is het stil.",
            ["Iemand zegt: ‘Dat zei ik al.’", "Na afloop is het stil."],
        ),
        ("Vraag: ‘Wat weten we?’ ‘Niets.’", ["Vraag: ‘Wat weten we?’", "‘Niets.’"]),
        ("Versie 1.0 is af. 10 mensen lazen die.", ["Versie 1.0 is af.", "10 mensen lazen die."]),
        ("Regel een\nregel twee", ["Regel een", "regel twee"]),
        ("Kijk op inkoop.nl voor meer.", ["Kijk op inkoop.nl voor meer."]),
        ("", []),
    ],
)
def test_a_text_is_split_into_sentences(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    ("sentence", "number"),
    [("Een zin van vijf woorden.", 5), ("Dit – en dat", 3), ("‘Ja’ of ‘nee’", 3), ("", 0), ("10.000 euro", 2)],
)
def test_words_are_counted_as_people_do(sentence: str, number: int) -> None:
    assert count_words(sentence) == number
