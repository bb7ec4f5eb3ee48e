"""The manual for authors says what the code does, in Dutch that anybody reads."""

import re

import pytest

from dialoogcheck.checklist.lint.linting import RULES, list_strict_rules
from dialoogcheck.checklist.lint.sentences import LONGEST_SENTENCE
from dialoogcheck.checklist.lint.text import count_words, split_sentences
from tests import worked
from tests.checklist.minimal import MINIMAL_CHECKLIST
from tests.manual import MANUAL, PARTS, list_kinds, renew, slug

TEXT = MANUAL.read_text(encoding="utf-8")


def test_the_manual_is_what_the_code_says() -> None:
    assert renew(TEXT) == TEXT, "renew it with: make golden"


@pytest.mark.parametrize(
    "stale",
    [
        TEXT.replace("| `wie` | ja", "| `wie` | nee"),
        TEXT.replace("### lange-zin", "### langste-zin"),
        TEXT.replace("2 fouten gevonden", "3 fouten gevonden"),
    ],
)
def test_a_stale_manual_is_seen(stale: str) -> None:
    assert stale != TEXT
    assert renew(stale) != stale


def test_every_part_every_kind_and_every_rule_is_in_it() -> None:
    assert all(f"<!-- begin {part} -->" in TEXT for part in PARTS)
    headings = {slug(heading) for heading in re.findall(r"^##+ (.+)$", TEXT, re.MULTILINE)}
    assert headings >= {slug(kind.label) for kind in list_kinds()}
    assert headings >= {rule.code for rule in (*RULES, *list_strict_rules())}
    assert headings >= set(re.findall(r"\]\(#([^)]+)\)", TEXT))
    assert MINIMAL_CHECKLIST in TEXT


def test_the_worked_example_shows_a_mistake_its_message_and_what_comes_of_it() -> None:
    assert worked.EXAMPLE.keys() <= PARTS.keys()
    assert "Bedoelde u “doel-3”?" in worked.run("controleer", worked.FILE, mended=False)
    assert worked.run("controleer", worked.FILE) == "Geen problemen gevonden."
    report = worked.write_report_part()
    for text in (
        "Niemand is voorbereid",
        "Stuur alle deelnemers de agenda",
        "Omdat u bij ‘Agenda vooraf’ ‘Nee’ antwoordde.",
    ):
        assert text in report
        assert text in TEXT


def test_it_is_written_in_short_sentences() -> None:
    written = re.sub(r"<!-- begin .*?<!-- einde|```.*?```", "", TEXT, flags=re.DOTALL)
    sentences = split_sentences(written)
    assert len(sentences) > 60
    assert [sentence for sentence in sentences if count_words(sentence) > LONGEST_SENTENCE] == []
