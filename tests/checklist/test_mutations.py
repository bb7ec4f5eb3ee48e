"""Whatever somebody does to a checklist, reading it tells what is wrong and never fails."""

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialoogcheck.checklist.lint.linting import lint_checklist
from dialoogcheck.diagnostic import Diagnostic, Severity
from tests.checklist.decoding import decode_checklist
from tests.checklist.minimal import MINIMAL_CHECKLIST

LINES = MINIMAL_CHECKLIST.splitlines(keepends=True)
SNIPPETS = [
    "[",
    "]",
    "{",
    "}",
    ": ",
    "- ",
    "\t",
    "&a ",
    "*a",
    "!b ",
    "'",
    '"',
    "|",
    ">",
    "#",
    "\n",
    "\0",
    "\x1b",
    "é",
    "\u202e",
    "alle",
    "nee",
    "eigen",
    "0",
]

mutation = st.one_of(
    st.tuples(st.just("delete"), st.integers(0, len(LINES) - 1), st.just("")),
    st.tuples(st.just("double"), st.integers(0, len(LINES) - 1), st.just("")),
    st.tuples(
        st.just("insert"), st.integers(0, len(MINIMAL_CHECKLIST)), st.sampled_from(SNIPPETS) | st.text(max_size=8)
    ),
    st.tuples(st.just("indent"), st.integers(0, len(LINES) - 1), st.just("")),
    st.tuples(
        st.just("value"),
        st.integers(0, len(LINES) - 1),
        st.sampled_from(["", "[]", "{}", "[a, b]", "{a: b}", "x" * 200, "99999999999"]),
    ),
)


def mutate(mutations: list[tuple[str, int, str]]) -> bytes:
    lines = list(LINES)
    for kind, where, what in mutations:
        index = where % len(lines)
        if kind == "delete":
            lines[index] = ""
        elif kind == "double":
            lines[index] *= 2
        elif kind == "indent":
            lines[index] = "  " + lines[index]
        elif kind == "value":
            lines[index] = lines[index].split(":")[0] + ": " + what + "\n"
        else:
            text = "".join(lines)
            lines = [*(text[:where] + what + text[where:]).splitlines(keepends=True), "\n"]
    return "".join(lines).encode("utf-8", "replace")


def check(diagnostics: tuple[Diagnostic, ...], number_of_lines: int) -> None:
    for found in diagnostics:
        assert found.line is not None
        assert found.column is not None
        assert 1 <= found.line <= number_of_lines + 1
        assert found.column >= 1
        assert found.message.strip()
    assert [found.line for found in diagnostics] == sorted(found.line or 0 for found in diagnostics)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(mutation, min_size=1, max_size=4))
def test_a_mutated_checklist_never_raises(mutations: list[tuple[str, int, str]]) -> None:
    data = mutate(mutations)
    diagnostics = lint_checklist(data, "x.yaml")
    check(diagnostics, len(data.decode().splitlines()) + data.count(b"\x85") + 1)
    checklist, found = decode_checklist(data, "x.yaml")
    assert (checklist is None) == any(diagnostic.severity is Severity.ERROR for diagnostic in found)
    assert set(found) <= set(diagnostics)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_never_raise(data: bytes) -> None:
    checklist, diagnostics = decode_checklist(data, "x.yaml")
    assert checklist is None
    assert diagnostics


values = st.recursive(
    st.text(max_size=6) | st.sampled_from(["alle", "doel-1", "1"]),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["schema", "id", "fasen", "feiten", "gebieden", "schaal", "niveaus", "bronnen"]),
        values,
        min_size=1,
    )
)
def test_fields_of_any_kind_never_raise(fields: dict[str, object]) -> None:
    checklist, diagnostics = decode_checklist(
        yaml.safe_dump(fields, allow_unicode=True).encode("utf-8", "replace"), "x.yaml"
    )
    assert checklist is None
    assert diagnostics
