"""Broken, foreign and hostile files: one Dutch message with a place, and never a traceback."""

import gc
import time
from pathlib import Path

import pytest
import yaml

from dialoogcheck.checklist import fields, nodes
from dialoogcheck.checklist.fields import read_header
from dialoogcheck.checklist.lint.linting import lint_checklist
from dialoogcheck.checklist.nodes import MAXIMUM_DEPTH, FieldGroup, Findings, Listing, Place, Text, read_nodes
from dialoogcheck.checklist.shelf import find_shipped
from dialoogcheck.diagnostic import Severity
from tests.checklist.minimal import MINIMAL_CHECKLIST

BROKEN = Path(__file__).parent.parent / "data" / "broken"

EXPECTED = {
    "aanhalingsteken.yaml": ("yaml", 2, 8),
    "accolade.yaml": ("yaml", 2, 8),
    "alias-zonder-anker.yaml": ("alias", 2, 5),
    "alias.yaml": ("alias", 1, 9),
    "alleen-bom.yaml": ("leeg", 1, 1),
    "alleen-commentaar.yaml": ("leeg", 1, 1),
    "alleen-spaties.yaml": ("leeg", 1, 1),
    "ampersand.yaml": ("yaml", 2, 9),
    "andere-yaml.yaml": ("geen-checklist", 1, 1),
    "anker.yaml": ("alias", 2, 5),
    "apenstaart.yaml": ("yaml", 2, 8),
    "bom-van-aliassen.yaml": ("alias", 1, 4),
    "diep.yaml": ("te-diep", 1, 28),
    "document-in-tekst.yaml": ("yaml", 2, 8),
    "dubbel-veld.yaml": ("dubbel-veld", 5, 1),
    "dubbele-punt.yaml": ("yaml", 2, 14),
    "eigen-soort.yaml": ("yaml-soort", 4, 8),
    "escape-geschreven.yaml": ("vreemd-teken", 4, 8),
    "escape.yaml": ("vreemd-teken", 3, 13),
    "groter-dan.yaml": ("yaml", 2, 9),
    "haak.yaml": ("yaml", 3, 3),
    "half.yaml": ("fase-zonder-stellingen", 26, 9),
    "inspringen.yaml": ("yaml", 4, 3),
    "json.yaml": ("geen-checklist", 1, 1),
    "latin-1.yaml": ("geen-utf-8", 3, 11),
    "leeg.yaml": ("leeg", 1, 1),
    "lijst-als-veld.yaml": ("yaml", 2, 1),
    "lijst.yaml": ("geen-checklist", 1, 1),
    "los-woord.yaml": ("yaml", 2, 14),
    "na-het-einde.yaml": ("yaml", 142, 1),
    "nieuwer.yaml": ("nieuwer-schema", 1, 9),
    "nul.yaml": ("vreemd-teken", 2, 7),
    "omkeerteken.yaml": ("vreemd-teken", 4, 8),
    "ouder.yaml": ("keuze", 1, 9),
    "pdf.yaml": ("geen-utf-8", 2, 2),
    "schuine-streep.yaml": ("yaml", 2, 12),
    "streepje.yaml": ("yaml", 2, 10),
    "tab.yaml": ("yaml", 3, 1),
    "tekst.yaml": ("geen-checklist", 1, 1),
    "twee-documenten.yaml": ("meer-documenten", 141, 1),
    "uitroepteken.yaml": ("yaml", 2, 8),
    "utf-16.yaml": ("geen-utf-8", 1, 1),
    "yaml-2.yaml": ("yaml", 1, 1),
    "zonder-dubbele-punt.yaml": ("yaml", 3, 1),
}

ENGLISH = (
    "found",
    "expected",
    "while",
    "mapping",
    "character",
    "token",
    "block",
    "line",
    "column",
    "sequence",
    "Error",
)


@pytest.fixture(params=["fast", "pure"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both loaders of PyYAML: not every machine has the fast one."""
    if request.param == "pure":
        monkeypatch.setattr(nodes, "_FAST_LOADER", yaml.BaseLoader)


def test_every_broken_file_is_expected_and_every_expected_file_is_there() -> None:
    assert {path.name for path in BROKEN.iterdir()} == set(EXPECTED)


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_broken_file_gives_a_dutch_message_at_the_right_place(name: str) -> None:
    found = lint_checklist((BROKEN / name).read_bytes(), name)
    first = found[0]
    assert (first.code, first.line, first.column) == EXPECTED[name]
    assert first.severity is Severity.ERROR
    for diagnostic in found:
        assert diagnostic.message
        assert diagnostic.message.endswith((".", "?")), diagnostic.message
        assert not any(word in diagnostic.message for word in ENGLISH), diagnostic.message


def read(text: str | bytes) -> tuple[FieldGroup | None, Findings]:
    findings = Findings("x.yaml")
    return read_nodes(text.encode() if isinstance(text, str) else text, findings), findings


@pytest.mark.usefixtures("_loader")
def test_everything_knows_its_place() -> None:
    group, findings = read("a: een\nb:\n  - twee\n  - {c: drie}\n")
    assert not findings
    assert group == {"a": "een", "b": ["twee", {"c": "drie"}]}
    assert group.place == Place(1, 1)
    assert [key.place for key in group] == [Place(1, 1), Place(2, 1)]
    listing = group[Text("b")]
    assert isinstance(listing, Listing)
    assert [item.place for item in listing] == [Place(3, 5), Place(4, 5)]


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("text", ["x: no\n", "x: 1.50\n", "x: 2021-01-01\n", "x: ~\n", "x: 0x10\n", "x: null\n"])
def test_a_scalar_stays_text(text: str) -> None:
    group, _ = read(text)
    assert group == {"x": text[3:-1]}


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n"), lambda text: text.rstrip()]
)
def test_harmless_differences_between_editors_are_read(change) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    assert lint_checklist(change(MINIMAL_CHECKLIST).encode(), "x.yaml") == ()


def test_the_place_is_the_same_with_windows_line_ends() -> None:
    text = MINIMAL_CHECKLIST.replace("id: doel-2", "id: doel-1")
    unix = lint_checklist(text.encode(), "x.yaml")
    windows = lint_checklist(text.replace("\n", "\r\n").encode(), "x.yaml")
    assert [(found.line, found.column) for found in unix] == [(found.line, found.column) for found in windows] != []


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_deep_nesting_neither_overflows_nor_hangs(opening: str) -> None:
    begin = time.process_time()
    group, findings = read(opening * 200_000)
    assert group is None
    assert findings[0].code == ("yaml" if opening == "? " else "te-diep")
    assert time.process_time() - begin < 5


def test_an_anchor_and_a_tag_are_told_on_lists_and_groups_too() -> None:
    _, findings = read("a: &x [1]\nb: !!set {c: d}\ne: ! f\n")
    assert [(found.code, found.line) for found in findings] == [("alias", 1), ("yaml-soort", 2)]


def test_an_error_that_only_the_fast_loader_sees_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "parse", lambda text, Loader: [])  # noqa: ARG005, N803 - PyYAML calls it so
    group, findings = read("a: b: c\n")
    assert group is None
    assert (findings[0].code, findings[0].line, findings[0].column) == ("yaml", 1, 5)


def test_an_error_without_a_translation_still_has_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "_SYNTAX_MESSAGES", {})
    _, findings = read("a: b: c\n")
    assert findings[0].message == "dit is geen geldige YAML. Vergelijk de regel met de regels erboven."
    assert findings[0].line == 1


def test_a_broken_file_of_the_largest_size_is_told_in_time() -> None:
    line = "tekst: Dit is een zin van een heel gewone lengte, zoals er zoveel zijn.\n"
    text = "".join(f"{index}{line}" for index in range(20_000)) + "a: b: c\n"
    begin = time.process_time()
    _, findings = read(text)
    assert findings[-1].code == "yaml"
    assert time.process_time() - begin < 60


def test_garbage_collection_is_left_as_it_was() -> None:
    lint_checklist(MINIMAL_CHECKLIST.encode(), "x.yaml")
    assert gc.isenabled()
    gc.disable()
    try:
        lint_checklist(MINIMAL_CHECKLIST.encode(), "x.yaml")
        assert not gc.isenabled()
    finally:
        gc.enable()


NAMES = [f"k{number}" for number in range(20_000)]
PARENTS = "stellingen: [doel-1, doel-2]"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("schema: 1\nx:\n" + "".join(f"  {name}: x\n" for name in (*NAMES, *NAMES)), id="doubled fields"),
        pytest.param("schema: 1\n" + "".join(f"{name}: x\n" for name in NAMES), id="unknown fields"),
        pytest.param(
            MINIMAL_CHECKLIST.replace(PARENTS, f"stellingen: [{'doel-1,' * 20_000} doel-2]"), id="a doubled item"
        ),
        pytest.param(MINIMAL_CHECKLIST.replace(PARENTS, f"stellingen: [{', '.join(NAMES)}]"), id="unknown statements"),
    ],
)
def test_thousands_of_problems_are_told_in_time_and_in_short(text: str) -> None:
    begin = time.process_time()
    found = lint_checklist(text.encode(), "x.yaml")
    assert time.process_time() - begin < 5
    assert len(found) == 501
    assert found[-1].message == "er zijn nog meer problemen. Verbeter eerst deze."
    assert found[-1].severity is Severity.ERROR
    assert found[-1].place == "x.yaml"


def test_a_list_of_checklists_stops_at_too_many_problems_too() -> None:
    findings = Findings("x.yaml")
    assert read_header("".join(f"{name}: x\n" for name in [NAMES[0]] * 1000).encode(), findings) is None
    assert findings.failed


@pytest.mark.parametrize("path", find_shipped(), ids=lambda path: path.stem)
def test_what_a_header_passes_over_is_not_in_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = read_header(path.read_bytes(), Findings(path.name))
    monkeypatch.setattr(fields, "LEVELS_OF_HEADER", MAXIMUM_DEPTH + 1)
    assert quick == read_header(path.read_bytes(), Findings(path.name))


@pytest.mark.parametrize(("deep", "code"), [("*ergens", "alias"), ("[" * 30 + "]" * 30, "te-diep"), ("[", "yaml")])
def test_what_cannot_be_read_is_not_passed_over(deep: str, code: str) -> None:
    findings = Findings("x.yaml")
    text = f"id: x\ngebieden:\n- stellingen:\n  - tekst:\n    - diep: {deep}\n"
    assert read_header(text.encode(), findings) is None
    assert [found.code for found in findings] == [code]


def test_the_deepest_level_that_may_be_is_read_whole() -> None:
    findings = Findings("x.yaml")
    depth = MAXIMUM_DEPTH - 1
    root = read_nodes(f"a: {'[' * depth}diep{']' * depth}".encode(), findings)
    assert str(root) == f"{{'a': {'[' * depth}'diep'{']' * depth}}}"
    assert read_nodes(f"a: {'[' * (depth + 1)}diep{']' * (depth + 1)}".encode(), findings) is None
