"""A checklist written out in Markdown: every text of it, as text."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from dialoogcheck.checklist.fields import read_manuscript
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.lint.linting import lint_checklist
from dialoogcheck.checklist.model import Area, Checklist, Phase, Pitfall, Statement, Tip
from dialoogcheck.checklist.nodes import Findings
from dialoogcheck.checklist.outline import compose_outline
from dialoogcheck.checklist.shelf import find_checklists
from dialoogcheck.document.markdown import write_markdown
from tests.checklist.complete import COMPLETE_CHECKLIST
from tests.checklist.decoding import decode_checklist
from tests.checklist.minimal import MINIMAL_CHECKLIST


def read(text: str) -> Checklist:
    checklist, diagnostics = decode_checklist(text.encode(), "x.yaml")
    assert checklist, diagnostics
    return checklist


def unescape(markdown: str) -> str:
    """What a reader sees of the texts."""
    return re.sub(r"\\(.)", r"\1", markdown)


def list_fields(item: object) -> Iterator[tuple[tuple[str, str], object]]:
    """Every field in a part of the model, by its class and name, with its value."""
    if isinstance(item, tuple):
        for part in item:
            yield from list_fields(part)
    elif is_dataclass(item):
        for field in fields(item):
            value = getattr(item, field.name)
            yield (type(item).__name__, field.name), value
            yield from list_fields(value)


def list_items(area: Area) -> list[Statement | Pitfall | Tip]:
    """Everything in an area that holds in some phases."""
    return [*area.statements, *area.pitfalls, *area.tips]


CHECKLISTS = {"klein": COMPLETE_CHECKLIST.encode(), **{path.stem: path.read_bytes() for path in find_checklists()}}


def test_the_complete_checklist_is_complete_and_good() -> None:
    assert lint_checklist(COMPLETE_CHECKLIST.encode(), "x.yaml") == ()
    found = list(list_fields(read(COMPLETE_CHECKLIST)))
    filled = {name for name, value in found if value not in (None, ())}
    assert len(filled) > 70
    assert {name for name, _ in found} == filled


@pytest.mark.parametrize("name", CHECKLISTS)
def test_every_text_is_in_it(name: str) -> None:
    checklist = read(CHECKLISTS[name].decode())
    draft = read_manuscript(CHECKLISTS[name], Findings("x.yaml"))
    assert draft
    sources = [
        text
        for source in checklist.sources
        for text in (source.id, source.title, source.organisation, source.year, source.address, source.kind)
    ]
    ids = [f"`{item.id}`" for area in checklist.areas for item in (*list_items(area), *area.open_questions)]
    texts = [*draft.prose, *ids, *(text for text in sources if text)]
    assert len(texts) > 100
    shown = unescape(write_markdown(compose_outline(checklist)))
    assert [text for text in texts if " ".join(text.split()) not in shown] == []


def test_what_is_no_prose_is_in_it_as_well() -> None:
    shown = unescape(write_markdown(compose_outline(read(COMPLETE_CHECKLIST))))
    for told in (
        "Kritiek: proces, alleen bij Regio: ‘Ja’.",
        "Antwoorden van de schaal: alleen ‘Nee’ of ‘Ja’.",
        "Wanneer ‘Nee’ past: Het staat nergens.",
        "Wanneer ‘Niet van toepassing’ past: Nooit.",
        "Wanneer: twee weken voor het gesprek, voordat de uitnodiging weggaat. Werk: 15 minuten.",
        "Wachttijd: twee dagen. Helpt nog tot: drie dagen voor het gesprek.",
        "Bij minder tijd: Zeg het doel. Wanneer: meteen. Werk: 5 minuten. Wachttijd: een dag.",
        "Werk: 1 uur. Helpt nog tot: een dag voor het gesprek. Eerst: `schrijf-doel`.",
        "Wanneer: binnen een week na het gesprek. Werk: 30 minuten. Korte naam:",
        "**Weet ik niet**: telt niet mee voor de score. Iemand anders weet dit.",
    ):
        assert told in shown


@pytest.mark.parametrize("phase", load_checklist("inkoopdialoog").phases, ids=lambda phase: phase.id)
def test_one_phase_shows_what_holds_in_it(phase: Phase) -> None:
    checklist = load_checklist("inkoopdialoog")
    document = write_markdown(compose_outline(checklist, phase))
    for area in checklist.areas:
        items = list_items(area)
        assert (f"## Gebied: {area.name}\n" in document) is any(
            phase.id in statement.phases for statement in area.statements
        )
        assert items
        assert [item.id for item in items if f"Korte naam: `{item.id}`." in document] == [
            item.id for item in items if phase.id in item.phases
        ]
    for other in checklist.phases:
        assert (f"### {other.name}\n" in document) is (other is phase)
    assert "Fase:" not in document
    named = {mark for marks in re.findall(r"bron ([\w, -]+)\)", document) for mark in marks.split(", ")}
    assert named
    assert set(re.findall(r"^- \*\*([A-Za-z0-9-]+)\.\*\* ", document.partition("## Bronnen")[2], re.MULTILINE)) == named


@pytest.mark.parametrize(
    ("hostile", "never"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("# Kop", "\n# Kop"),
        ("[klik](javascript:alert(1))", "[klik]("),
        ("![x](https://example.org/x.png)", "![x]("),
        ("**vet** en `code`", "**vet**"),
        ("a | b", "a | b"),
        ("- lijst", "\n- lijst"),
        ("1. lijst", "\n1. lijst"),
        ("> citaat", "\n> citaat"),
        ("&lt;b&gt;", "&lt;b&gt;"),
        ("=====", "\n====="),
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        "Het doel van het gesprek staat op papier.",
        "Samen bepalen waarover u praat.",
        "Goed praten",
        "Waarom praten we?",
    ],
)
def test_no_text_becomes_markup(hostile: str, never: str, place: str) -> None:
    assert MINIMAL_CHECKLIST.count(place) == 1
    checklist = read(MINIMAL_CHECKLIST.replace(place, f"'{hostile}'"))
    document = write_markdown(compose_outline(checklist))
    assert never not in document
    assert hostile in unescape(document)


def test_a_text_of_several_lines_stays_in_its_list() -> None:
    checklist = read(MINIMAL_CHECKLIST.replace("tekst: Beloof geen opdracht.,", 'tekst: "Eén.\\n\\n# Twee.",'))
    assert "- Eén. \\# Twee. (ons advies)" in write_markdown(compose_outline(checklist))


def test_it_ends_with_one_new_line_and_has_one_title() -> None:
    document = write_markdown(compose_outline(read(COMPLETE_CHECKLIST)))
    assert document.endswith("\n")
    assert not document.endswith("\n\n")
    assert len(re.findall(r"^# ", document, re.MULTILINE)) == 1
    levels = [len(mark) for mark in re.findall(r"^(#+) ", document, re.MULTILINE)]
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))
