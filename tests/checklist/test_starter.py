"""A checklist to begin with.

It passes ``controleer`` whatever it is called, and a copy is the original but for three places.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoogcheck.checklist.fields import build_record, read_manuscript
from dialoogcheck.checklist.lint.linting import lint_checklist
from dialoogcheck.checklist.nodes import Findings
from dialoogcheck.checklist.schema import SCHEMA_LINE
from dialoogcheck.checklist.shelf import find_shipped
from dialoogcheck.checklist.starter import (
    AREA,
    LONGEST_NAME,
    PERSPECTIVE,
    TITLE,
    begin_checklist,
    clean_name,
    copy_checklist,
    find_name_problem,
)
from dialoogcheck.errors import UnusableInputError
from tests.checklist.minimal import MINIMAL_CHECKLIST

STRANGE = [
    'Wonen: "samen" # 😀',
    "- lijst",
    "{a: b}, [c]",
    "'enkel' \\ en \\n",
    "a: b",
    "x #y",
    "ja",
    "Nee",
    "~",
    "null",
    "1.0",
    "2026-01-01",
    "&anker *alias !soort %YAML",
    "@ ` |",
    ">-",
    "?",
    "? vraag",
    "---",
    "Wat: hoe?",
    "eindigt op:",
    "Één ’s-Hertogenbosch & ‘co’",
    "住まい",
    "👨‍👩‍👧 gezin",
    "<b>&amp;</b> {{ x }}",
    "{id} {0} {name}",
    "a" * LONGEST_NAME,
    " ".join(["woord"] * 20),
    "N.v.t. – 50% (ca.)",
    "=1+1",
]


def begin(title: str, perspectives: list[str], areas: list[str]) -> str:
    names = {TITLE: (title,), PERSPECTIVE: tuple(perspectives), AREA: tuple(areas)}
    return begin_checklist("mijn", names, "mijn.yaml")


def check_names(title: str, perspectives: list[str], areas: list[str]) -> None:
    """Nothing is wrong with the checklist, and every name in it is the one that was given."""
    data = begin(title, perspectives, areas).encode()
    assert lint_checklist(data, "mijn.yaml") == ()
    draft = read_manuscript(data, Findings("mijn.yaml"))
    assert draft
    checklist = build_record(draft.root)
    assert checklist.title == title
    assert [item.name for item in checklist.perspectives] == perspectives
    assert [item.name for item in checklist.areas] == areas
    assert [item.full for item in checklist.perspectives] == [True, *[False] * (len(perspectives) - 1)]
    for statement in checklist.statements:
        assert set(statement.mirrors) == {item.id for item in checklist.perspectives[1:]}


@pytest.mark.parametrize("name", STRANGE)
def test_any_name_is_good(name: str) -> None:
    cleaned = clean_name(name)
    assert find_name_problem(cleaned) is None
    check_names(cleaned, [cleaned, "Ander"], [cleaned, "Doel"])


NAMES = st.text(max_size=60).map(clean_name).filter(lambda name: find_name_problem(name) is None)


@settings(max_examples=60, deadline=None)
@given(NAMES, st.lists(NAMES, min_size=1, max_size=4), st.lists(NAMES, min_size=1, max_size=7))
def test_any_text_is_a_name(title: str, perspectives: list[str], areas: list[str]) -> None:
    check_names(title, perspectives, areas)


def test_names_that_look_alike_get_ids_of_their_own() -> None:
    check_names("T", ["Cliënt", "client", "CLIENT!"], ["Doel", "Doel", "doel 2", "Doel?", "😀", "🙂"])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Hier staat niets"),
        ("a" * (LONGEST_NAME + 1), "201 tekens"),
        (" ".join(["w"] * 21), "21 woorden"),
        ("\u200b", "niets"),
    ],
)
def test_what_is_no_name(name: str, said: str) -> None:
    assert said in (find_name_problem(clean_name(name)) or "")


def test_a_name_stands_on_one_line_without_what_nobody_sees() -> None:
    assert clean_name("  a\n\tb\u2028c \x1b[31m\udcff\u200b ") == "a b c [31m"


def test_what_must_be_replaced_says_so() -> None:
    text = begin("T", ["G"], ["Doel", "Rollen"])
    assert text.splitlines()[0] == SCHEMA_LINE
    for area in re.split(r"^  - id: (?=doel$|rollen$)", text, flags=re.MULTILINE)[1:]:
        for field in ("vraag:", "stellingen:", "valkuilen:", "tips:"):
            (before,) = re.findall(rf"^(.*)\n    {field}", area, re.MULTILINE)
            assert before.startswith("    # VERVANG: "), field
    for field in ("omschrijving", "inleiding", "fasen", "beperkingen"):
        assert re.search(rf"^# VERVANG: .*\n{field}:", text, re.MULTILINE), field


def test_every_field_of_a_statement_is_explained_once() -> None:
    first, second = begin("T", ["G", "C"], ["Doel", "Rollen"]).split("  - id: rollen\n")
    for area, notes in ((first, 1), (second, 0)):
        for field in ("titel", "tekst", "fasen", "uitleg", "nvt", "wie_weet_het", "spiegel", "gespreksvraag"):
            assert len(re.findall(rf"^        # .*\n        {field}:", area, re.MULTILINE)) >= notes, field
        assert len(re.findall(r"^        # Dezelfde stelling", area, re.MULTILINE)) == notes


def uncomment(text: str, pattern: str, *, every: bool = True) -> str:
    """The text with the hash signs of these lines taken away, as an author would."""
    changed, number = re.subn(pattern, r"\1\2", text, count=0 if every else 1, flags=re.MULTILINE)
    assert number
    return changed


def test_what_stands_behind_a_hash_sign_can_be_used() -> None:
    text = begin("T", ["G", "C"], ["Doel", "Rollen"])
    text = uncomment(text, r"^( *)# ((?:kritiek|gewicht):)")
    text = uncomment(text, r"^()# (feiten:|  - id: regio|    (?:naam|vraag|uitleg|soort|standaard):.*)$")
    text = uncomment(text, r"^()# (bronnen:|  - id: B1|    (?:titel|organisatie|jaar|adres|soort):.*)$")
    assert "bron-ongebruikt" in {found.code for found in lint_checklist(text.encode(), "mijn.yaml")}
    used = text.replace("bronnen: [eigen]", "bronnen: [B1]", 1).replace(
        "fasen: alle\n", "fasen: alle\n        alleen_bij: {regio: ja}\n", 1
    )
    assert lint_checklist(used.encode(), "mijn.yaml") == ()


# Copies


@pytest.mark.parametrize("path", find_shipped(), ids=lambda path: path.stem)
def test_a_copy_of_a_shipped_checklist_is_good_and_the_same(path: Path) -> None:
    data = path.read_bytes()
    copy = copy_checklist(data, str(path), "mijn-kopie")
    first, _, rest = copy.decode().partition("\n")
    assert re.fullmatch(rf"# Begonnen als kopie van de checklist “{path.stem}”, versie \d+\.\d+\.\d+\.", first)
    before, after = data.decode().splitlines(keepends=True), rest.splitlines(keepends=True)
    assert len(before) == len(after)
    changed = {line.partition(":")[0] for line, other in zip(before, after, strict=True) if line != other}
    assert {"id"} <= changed <= {"id", "versie"}
    assert lint_checklist(copy, "mijn-kopie.yaml") == ()


@pytest.mark.parametrize(
    ("written", "copied"),
    [
        ("id: klein\nversie: 2.1.0\n", "id: mijn\nversie: 1.0.0\n"),
        ("id: 'klein'  # naam\nversie: \"2.1.0\" # wat\n", "id: mijn  # naam\nversie: 1.0.0 # wat\n"),
        ("versie:   2.1.0   \nid:\n  klein\n", "versie:   1.0.0   \nid:\n  mijn\n"),
        ("id: >-\n  klein\n\n# daarna\nversie: 2.1.0\n", "id: mijn\n\n# daarna\nversie: 1.0.0\n"),
        ("# é 😀\nid: klein\nversie: 1.0.0\n", "# é 😀\nid: mijn\nversie: 1.0.0\n"),
        ("id: mijn\nversie: '1.0.0'\n", "id: mijn\nversie: '1.0.0'\n"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_only_the_values_change(written: str, copied: str, ending: str, mark: bytes) -> None:
    rest = MINIMAL_CHECKLIST.replace("schema: 1\nid: klein\nversie: 1.0.0\n", "# é\nschema: 1\n{}")
    original = rest.replace("{}", written, 1).replace("\n", ending).encode()
    assert lint_checklist(original, "klein.yaml") == ()
    copy = copy_checklist(mark + original, "klein.yaml", "mijn")
    assert copy.startswith(mark + "# Begonnen als kopie van de checklist “".encode())
    _, _, body = copy.decode().partition(ending)
    assert body == rest.replace("{}", copied, 1).replace("\n", ending)
    assert lint_checklist(copy, "mijn.yaml") == ()


def test_a_checklist_on_one_line_is_copied_too() -> None:
    copy = copy_checklist('{"schema": 1, "id": "é", "feiten": [{id: x}], "versie": "3.0.0"}'.encode(), "a.yaml", "mijn")
    assert copy.decode().splitlines()[1] == '{"schema": 1, "id": mijn, "feiten": [{id: x}], "versie": 1.0.0}'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "niet te kopi"),
        (b"a: [", "niet te kopi"),
        (b"\xff\xfe", "niet te kopi"),
        (b"a: b\n", "het veld “id” ontbreekt"),
        (b"id:\nversie: 1.0.0\n", "het veld “id” ontbreekt"),
        (b"id: x\nversie: [1]\n", "het veld “versie” ontbreekt"),
        (b"feiten:\n  - id: x\n    versie: y\n", "het veld “id” ontbreekt"),
    ],
)
def test_what_is_no_checklist_is_not_copied(data: bytes, said: str) -> None:
    with pytest.raises(UnusableInputError, match=said):
        copy_checklist(data, "a.yaml", "mijn")


def test_what_an_original_is_called_cannot_steer_the_terminal_or_break_the_line() -> None:
    copy = copy_checklist(b'id: "a\\nb\\e[31m"\nversie: "1"\n', "a.yaml", "mijn")
    assert copy.count(b"\n") == 3
    assert b"\x1b" not in copy
