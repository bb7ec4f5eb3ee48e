"""``controleer``: everything that is wrong with a checklist, with the place where it stands."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from dialoogcheck.cli.options import STANDARD, STANDARD_INPUT, read_standard_input
from dialoogcheck.errors import UnusableInputError
from dialoogcheck.language.texts import printable
from dialoogcheck.model.diagnostic import Diagnostic, Severity
from dialoogcheck.reading.library import find_checklists
from dialoogcheck.reading.linting import lint_checklist
from dialoogcheck.reading.nodes import MAXIMUM_BYTES
from dialoogcheck.resources import read_file

FOUND_ERRORS = 1


def _read(file: str) -> tuple[bytes, str]:
    """The content of a file, and the name for messages; the name of one of our own checklists is good as well."""
    if file == str(STANDARD):
        return read_standard_input(MAXIMUM_BYTES), STANDARD_INPUT
    path = Path(file)
    own = {shipped.stem: shipped for shipped in find_checklists()}
    if file in own and not path.exists():
        path = own[file]
    return read_file(path, MAXIMUM_BYTES), str(path)


def format_text(diagnostics: Sequence[Diagnostic]) -> str:
    """A line for each problem, and one that counts them."""
    lines = [f"{found.place}: {found.severity} [{found.code}] {_on_one_line(found.message)}" for found in diagnostics]
    return "\n".join([*lines, _summarise(diagnostics)])


def _on_one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def _summarise(diagnostics: Sequence[Diagnostic]) -> str:
    if not diagnostics:
        return "Geen problemen gevonden."
    from dialoogcheck.language.dutch import count, join_words  # noqa: PLC0415 - a good checklist does without

    errors = sum(found.severity is Severity.ERROR for found in diagnostics)
    warnings = len(diagnostics) - errors
    parts = [count(errors, "fout", "fouten")] if errors else []
    parts += [count(warnings, "waarschuwing", "waarschuwingen")] if warnings else []
    return f"{join_words(parts)} gevonden."


def format_json(diagnostics: Sequence[Diagnostic]) -> str:
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


def format_github(diagnostics: Sequence[Diagnostic]) -> str:
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


FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {"tekst": format_text, "json": format_json, "github": format_github}


@click.command(name="controleer", epilog="Voorbeeld: dialoogcheck controleer inkoopdialoog")
@click.argument("files", nargs=-1, required=True, metavar="BESTAND…")
@click.option(
    "--formaat", "format_", type=click.Choice(list(FORMATS)), default="tekst", show_default=True, help="Voor een mens, programma of GitHub."
)
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], format_: str) -> None:
    """Controleer een checklist die u zelf schrijft.

    U ziet alle problemen tegelijk, met de regel en de kolom erbij.
    Met een streepje als BESTAND leest dialoogcheck de standaardinvoer.
    """
    diagnostics: list[Diagnostic] = []
    unreadable: list[UnusableInputError] = []
    for file in files:
        try:
            diagnostics += lint_checklist(*_read(file))
        except UnusableInputError as error:
            click.echo(printable(f"{error.message} {error.hint}"), err=True)
            unreadable.append(error)
    output = FORMATS[format_](diagnostics) if len(unreadable) < len(files) else ""
    if output:
        click.echo(output)
    failed = any(found.severity is Severity.ERROR for found in diagnostics)
    ctx.exit(unreadable[0].exit_code if unreadable else FOUND_ERRORS if failed else 0)
