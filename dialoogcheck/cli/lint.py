"""``controleer``: everything that is wrong with a checklist, with the place where it stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from dialoogcheck.checklist.library import find_file
from dialoogcheck.checklist.lint.linting import Review, lint_checklist, review_checklist
from dialoogcheck.checklist.nodes import MAXIMUM_BYTES
from dialoogcheck.cli.options import STANDARD_INPUT, overwrite_option, read_standard_input
from dialoogcheck.cli.output import STANDARD, say, write_one
from dialoogcheck.diagnostic import Diagnostic, Severity
from dialoogcheck.dutch import printable
from dialoogcheck.errors import UnusableInputError
from dialoogcheck.files import read_file

if TYPE_CHECKING:
    from dialoogcheck.checklist.lint.readability import Readability

FOUND_ERRORS = 1


def _read(file: str) -> tuple[bytes, str]:
    """The content of a file, and the name for messages; the id of a checklist is good as well, as everywhere."""
    if file == str(STANDARD):
        return read_standard_input(MAXIMUM_BYTES), STANDARD_INPUT
    path = find_file(file)
    return read_file(path, MAXIMUM_BYTES), str(path)


def format_text(diagnostics: Sequence[Diagnostic], reading: Iterable[str] = ()) -> str:
    """A line for each problem, the lines about reading, and one that counts the problems."""
    lines = [f"{found.place}: {found.severity} [{found.code}] {_on_one_line(found.message)}" for found in diagnostics]
    return "\n".join([*lines, *map(_on_one_line, reading), _summarise(diagnostics)])


def _on_one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def _summarise(diagnostics: Sequence[Diagnostic]) -> str:
    if not diagnostics:
        return "Geen problemen gevonden."
    from dialoogcheck.dutch import count, join_words  # noqa: PLC0415 - a good checklist does without

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
    """The problems as workflow commands, which GitHub shows beside the line of the file."""
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


def describe_readability(review: Review, file: str) -> Iterator[str]:
    """The lines that tell how a checklist reads, or why that is not known yet."""
    if not review.readability:
        yield f"{file}: verbeter eerst de fouten. Daarna kijkt --streng ook naar opbouw en leesbaarheid."
        return
    whole, *areas = review.readability.items()
    yield f"{file}: leest {_describe(whole[1])}"
    hardest = max(areas, key=lambda area: area[1].lix)
    yield f"Het moeilijkste gebied is “{hardest[0]}”: {_describe(hardest[1])}"


def _describe(readability: "Readability") -> str:
    length = f"{readability.words_per_sentence:.1f}".replace(".", ",")
    return (
        f"{readability.in_words} (LIX {readability.lix:.0f}: {length} woorden per zin, {readability.long_share:.0f}% "
        "lange woorden)."
    )


FORMATS: dict[str, Callable[[Sequence[Diagnostic], Iterable[str]], str]] = {
    "tekst": format_text,
    "json": format_json,
    "github": format_github,
}


def save_schema(output: str, *, overwrite: bool) -> None:
    """Write the schema for editors, in a folder under its usual name.

    OutputError when a file is there already or when writing fails.
    """
    from dialoogcheck.checklist.schema import SCHEMA_NAME, write_schema  # noqa: PLC0415 - only who asks for the schema

    path = write_one(output, SCHEMA_NAME, write_schema().encode(), overwrite=overwrite)
    if path:
        say(f"Schema: {path}")


@click.command(name="controleer", epilog="Voorbeeld: dialoogcheck controleer inkoopdialoog")
@click.argument("files", nargs=-1, metavar="BESTAND…")
@click.option(
    "--formaat",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="tekst",
    show_default=True,
    help="Voor een mens, programma of GitHub.",
)
@click.option("--streng", "strict", is_flag=True, help="Kijk ook wat beter kan: opbouw en leesbaarheid.")
@click.option(
    "--schema",
    "schema",
    metavar="PAD",
    help="Bewaar het schema waarmee een editor u helpt. Met - komt het op het scherm.",
)
@overwrite_option
@click.pass_context
def command(
    ctx: click.Context, files: tuple[str, ...], format_: str, schema: str | None, *, strict: bool, overwrite: bool
) -> None:
    """Controleer een checklist die u zelf schrijft.

    U ziet alle problemen tegelijk, met de regel en de kolom erbij.
    Met een streepje als BESTAND leest dialoogcheck de standaardinvoer.
    """
    if schema is not None:
        save_schema(schema, overwrite=overwrite)
    elif not files:
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    diagnostics: list[Diagnostic] = []
    reading: list[str] = []
    unreadable: list[UnusableInputError] = []
    for file in files:
        try:
            data, name = _read(file)
        except UnusableInputError as error:
            click.echo(printable(f"{error.message} {error.hint}"), err=True)
            unreadable.append(error)
            continue
        if strict:
            review = review_checklist(data, name)
            diagnostics += review.diagnostics
            reading += describe_readability(review, name)
        else:
            diagnostics += lint_checklist(data, name)
    output = FORMATS[format_](diagnostics, reading) if len(unreadable) < len(files) else ""
    if output:
        click.echo(output)
    failed = any(found.severity is Severity.ERROR for found in diagnostics)
    ctx.exit(unreadable[0].exit_code if unreadable else FOUND_ERRORS if failed else 0)
