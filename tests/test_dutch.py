"""How Dutch is written, and where a sentence ends."""

import pytest

from dialoogcheck.dutch import split_first


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("Doe dit. En dan dat.", "Doe dit", "En dan dat."),
        ("Doe dit.", "Doe dit.", ""),
        ("Begin met: ‘We praten. Echt.’ Luister dan. Klaar.", "Begin met: ‘We praten. Echt.’ Luister dan", "Klaar."),
    ],
)
def test_the_first_sentence_does_not_end_inside_quotes(text: str, first: str, rest: str) -> None:
    assert split_first(text)[::2] == (first, rest)
