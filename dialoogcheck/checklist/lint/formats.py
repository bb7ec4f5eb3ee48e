"""Writes down what a check of checklists found: for a person, for another program, or for GitHub."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dialoogcheck.diagnostic import Diagnostic, Severity
from dialoogcheck.dutch import count, join_words, printable

if TYPE_CHECKING:
    from dialoogcheck.checklist.lint.readability import Readability


def format_text(diagnostics: Sequence[Diagnostic], reading: Iterable[str] = ()) -> str:
    """A line for each problem, the lines about reading, and one that counts the problems."""
    lines = [f"{found.place}: {found.severity} [{found.code}] {_on_one_line(found.message)}" for found in diagnostics]
    return "\n".join([*lines, *map(_on_one_line, reading), _summarise(diagnostics)])


def _on_one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def _summarise(diagnostics: Sequence[Diagnostic]) -> str:
    if not diagnostics:
        return "Geen problemen gevonden."
    errors = sum(found.severity is Severity.ERROR for found in diagnostics)
    warnings = len(diagnostics) - errors
    parts = [count(errors, "fout", "fouten")] if errors else []
    parts += [count(warnings, "waarschuwing", "waarschuwingen")] if warnings else []
    return f"{join_words(parts)} gevonden."


def format_json(diagnostics: Sequence[Diagnostic], _reading: Iterable[str] = ()) -> str:
    """The problems for another program."""
    import json  # noqa: PLC0415 - the other formats do without

    document = {
        "formaat": "dialoogcheck-meldingen",
        "schema": 1,
        "meldingen": [
            {
                "bestand": found.file,
                "regel": found.line,
                "kolom": found.column,
                "ernst": found.severity,
                "code": found.code,
                "melding": found.message,
            }
            for found in diagnostics
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def format_github(diagnostics: Sequence[Diagnostic], _reading: Iterable[str] = ()) -> str:
    """The problems as workflow commands, which GitHub shows beside the line of the file; empty without problems."""
    return "\n".join(
        f"::{'error' if found.severity is Severity.ERROR else 'warning'} file={_escape_property(found.file)}"
        f"{f',line={found.line},col={found.column}' if found.line else ''}"
        f",title={_escape_property(found.code)}::{_escape(printable(found.message))}"
        for found in diagnostics
    )


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Sequence[Diagnostic], Iterable[str]], str]] = {
    "tekst": format_text,
    "json": format_json,
    "github": format_github,
}
"""How to write each format; only a person is told how the checklists read."""


def describe_readability(readability: Mapping[str, "Readability"], file: str) -> Iterator[str]:
    """The lines that tell how the checklist in a file reads, or, when nothing was measured, why that is not known."""
    if not readability:
        yield f"{file}: verbeter eerst de fouten. Daarna kijkt --streng ook naar opbouw en leesbaarheid."
        return
    whole, *areas = readability.items()
    yield f"{file}: leest {_describe(whole[1])}"
    hardest = max(areas, key=lambda area: area[1].lix)
    yield f"Het moeilijkste gebied is “{hardest[0]}”: {_describe(hardest[1])}"


def _describe(readability: "Readability") -> str:
    length = f"{readability.words_per_sentence:.1f}".replace(".", ",")
    numbers = f"{length} woorden per zin, {readability.long_share:.0f}% lange woorden"
    return f"{readability.in_words} (LIX {readability.lix:.0f}: {numbers})."
