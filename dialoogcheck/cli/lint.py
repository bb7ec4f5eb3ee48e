"""``controleer``: everything that is wrong with a checklist, with the place where it stands."""

import click

from dialoogcheck.checklist.library import find_file
from dialoogcheck.checklist.lint.formats import FORMATS, describe_readability
from dialoogcheck.checklist.lint.linting import lint_checklist, review_checklist
from dialoogcheck.checklist.nodes import MAXIMUM_BYTES
from dialoogcheck.cli.options import STANDARD_INPUT, overwrite_option, read_standard_input
from dialoogcheck.cli.output import STANDARD, check_output, say, write_formats
from dialoogcheck.diagnostic import Diagnostic, Severity
from dialoogcheck.errors import UnusableInputError
from dialoogcheck.files import read_file

FOUND_ERRORS = 1


def _read(file: str) -> tuple[bytes, str]:
    """The content of a file, and the name for messages; the id of a checklist is good as well, as everywhere."""
    if file == str(STANDARD):
        return read_standard_input(MAXIMUM_BYTES), STANDARD_INPUT
    path = find_file(file)
    return read_file(path, MAXIMUM_BYTES), str(path)


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
        from dialoogcheck.checklist.schema import SCHEMA_NAME, write_schema  # noqa: PLC0415 - only who asks for it

        text, stem = write_schema(), SCHEMA_NAME.removesuffix(".json")
        check_output(schema, ("json",), overwrite=overwrite)
        for path in write_formats(lambda _: text.encode(), stem, ("json",), schema, overwrite=overwrite, private=False):
            say(f"Schema: {path}")
    elif not files:
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    diagnostics: list[Diagnostic] = []
    reading: list[str] = []
    unreadable: list[UnusableInputError] = []
    for file in files:
        try:
            data, name = _read(file)
        except UnusableInputError as error:
            say(f"{error.message} {error.hint}", err=True)
            unreadable.append(error)
            continue
        if strict:
            review = review_checklist(data, name)
            diagnostics += review.diagnostics
            reading += describe_readability(review.readability, name)
        else:
            diagnostics += lint_checklist(data, name)
    output = FORMATS[format_](diagnostics, reading) if len(unreadable) < len(files) else ""
    if output:
        click.echo(output)
    failed = any(found.severity is Severity.ERROR for found in diagnostics)
    ctx.exit(unreadable[0].exit_code if unreadable else FOUND_ERRORS if failed else 0)
