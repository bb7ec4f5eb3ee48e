"""Measures how hard a text reads, with a measure that counts words and letters only.

The measure is LIX: C. H. Björnsson, *Läsbarhet*, Stockholm: Liber, 1968. It is the mean number of words in a sentence
plus the percentage of words of more than six letters. A sentence ends at a full stop, a question mark, an exclamation
mark or a colon. It was made for Swedish, which writes compounds as one word, like Dutch; J. Anderson (*Analysing the
readability of English and non-English texts in the classroom with Lix*, 1981) tells of studies in which it went
together across languages. There is no norm for Dutch, and it knows nothing of meaning: a short rare word counts as
easy. It is a rough sign and no proof of level B1. A measure that knows more of Dutch, such as LiNT, needs long lists of
words.
"""

from collections.abc import Iterable
from typing import NamedTuple

from dialoogcheck.checklist.lint.text import list_words, split_sentences

LONGEST_SHORT_WORD = 6
"""A longer word is a long one."""

SCALE = ((30, "zeer gemakkelijk"), (40, "gemakkelijk"), (50, "gemiddeld"), (60, "moeilijk"))
"""Below each number the text reads like this; from the last one it is very hard. The scale that goes around with the
measure in Sweden."""

HARD = 50
"""From here a text is hard: such as official texts usually are."""


class Readability(NamedTuple):
    """How many sentences, words and long words a text has."""

    sentences: int
    words: int
    long_words: int

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence; 0 without any."""
        return self.words / self.sentences if self.sentences else 0

    @property
    def long_share(self) -> float:
        """The percentage of words that are long; 0 without any."""
        return 100 * self.long_words / self.words if self.words else 0

    @property
    def lix(self) -> float:
        """The measure: from about 20 (very easy) to about 60 (very hard)."""
        return self.words_per_sentence + self.long_share

    @property
    def in_words(self) -> str:
        """How a text with this measure reads, in Dutch."""
        return next((word for limit, word in SCALE if self.lix < limit), "zeer moeilijk")


def measure(texts: Iterable[str]) -> Readability:
    """How hard these texts read together. What is no sentence, such as a name or a title, does not count."""
    sentences = words = long_words = 0
    for text in texts:
        if not text.rstrip("’”\"')").endswith((".", "!", "?", "…", ":")):
            continue
        for sentence in split_sentences(text):
            parts = [found for part in sentence.split(": ") if (found := list_words(part))]
            sentences += len(parts)
            words += sum(map(len, parts))
            long_words += sum(is_long(word) for part in parts for word in part)
    return Readability(sentences, words, long_words)


def is_long(word: str) -> bool:
    """Whether a word has more letters than a short one; signs around it do not count."""
    return len(word) > LONGEST_SHORT_WORD and sum(map(str.isalpha, word)) > LONGEST_SHORT_WORD
