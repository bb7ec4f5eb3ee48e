"""How commands speak and where their results go: the same for every command."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dialoogcheck.cli.commands import localise
from dialoogcheck.diagnostic import Severity
from dialoogcheck.dutch import count, printable
from dialoogcheck.errors import DialoogcheckError, OutputError, PlaceError, UnusableInputError, WrongUseError
from dialoogcheck.files import (
    check_folder,
    check_new_folder,
    check_place,
    find_free_paths,
    make_folder,
    names_folder,
    refuse_existing,
    write_atomically,
)
from dialoogcheck.invocation import NAME

if TYPE_CHECKING:
    from dialoogcheck.answers.intake import Gathered

STANDARD = Path("-")
"""Standard input or standard output, where the name of a file is asked for."""

MADE = "dialoogcheck.made"
"""Stands in the context of a command that was chosen in the start menu: a list of the files that it made."""

WIDEST, NARROWEST = 80, 30
NAMED = 3
"""How many files are named to which the same remark belongs; a table of a thousand people has it a thousand times."""


def say(text: str, *, err: bool = False) -> None:
    """Write a line on standard output or standard error, without characters that steer a terminal.

    What comes from a file, or from its name, may have some. A command in it can be typed as it stands.
    """
    click.echo(printable(localise(text)), err=err)


def name_path(path: Path) -> str:
    """The path as an argument of a command: one that begins with a dash would be read as an option."""
    name = str(path)
    return f"./{name}" if name.startswith("-") else name


def write_command(*words: str | Path) -> str:
    """The command as somebody can type it in a shell."""
    import shlex  # noqa: PLC0415 - most commands name no other

    return shlex.join([NAME, *(name_path(word) if isinstance(word, Path) else word for word in words)])


def _read_width() -> int:
    """The columns of the terminal, found as ``shutil`` does: that would load all that it knows of archives as well."""
    columns = 0
    with contextlib.suppress(KeyError, ValueError):
        columns = int(os.environ["COLUMNS"])
    if columns <= 0:
        with contextlib.suppress(OSError, ValueError):
            columns = os.get_terminal_size().columns
    return columns if columns > 0 else WIDEST


def wrap(text: str, indent: str = "", hanging: str = "") -> Iterator[str]:
    """The text in lines of at most 80 columns, fewer in a narrow terminal.

    Every line after the first has ``hanging`` as extra indent.
    """
    import textwrap  # noqa: PLC0415 - a quick check does without

    width = max(NARROWEST, min(WIDEST, _read_width()))
    for paragraph in text.splitlines():
        yield from textwrap.wrap(
            paragraph,
            width,
            initial_indent=indent,
            subsequent_indent=indent + hanging,
            break_on_hyphens=False,
        )


def name_remedy(error: DialoogcheckError, command: click.Command | None) -> str:
    """What to do about a problem. Another place is chosen with an option that this command has, or else by its name."""
    if not isinstance(error, PlaceError) or error.hint:
        return error.hint
    options = {name for parameter in (command.params if command else ()) for name in parameter.opts}
    option = next((f" met {name}" for name in ("--uit", "--schema") if name in options), "")
    if error.taken:
        replacing = ", of vervang het met --overschrijf" if "--overschrijf" in options else ""
        return f"Kies{option} een andere naam{replacing}."
    return f"Kies{option} een andere plek."


def tell_problem(error: DialoogcheckError) -> None:
    """Write on stderr what is wrong and what to do about it."""
    say(error.message, err=True)
    for diagnostic in error.diagnostics if isinstance(error, UnusableInputError) else ():
        say(f"{diagnostic.place}: {diagnostic.severity}: {diagnostic.message}", err=True)
    if error.hint:
        say(error.hint, err=True)


def tell_failures(problems: Sequence[DialoogcheckError]) -> None:
    """Say on stderr why some of many files failed; ends the command with the code of the worst problem, if any."""
    for problem in problems:
        say(f"- {problem.message}", err=True)
        for diagnostic in problem.diagnostics if isinstance(problem, UnusableInputError) else ():
            # A remark is no reason to refuse anything.
            if diagnostic.severity is Severity.ERROR:
                say(f"  {diagnostic.message}", err=True)
    command = click.get_current_context().command
    for hint in dict.fromkeys(hint for problem in problems if (hint := name_remedy(problem, command))):
        say(hint, err=True)
    if problems:
        raise click.exceptions.Exit(max(problem.exit_code for problem in problems))


def show_progress(files: Sequence[Path]) -> Iterator[Path]:
    """The files, with a bar on a terminal that says how many were read.

    Without a terminal it would leave its label in somebody's log.
    """
    hidden = len(files) == 1 or not sys.stderr or not sys.stderr.isatty()
    with click.progressbar(files, label="Formulieren lezen", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


@contextlib.contextmanager
def show_steps(label: str, prints: int = 1, *, plain: bool = False) -> Iterator[None]:
    """While so many PDFs are made: a bar on a terminal that shows how far that is.

    Only the label for somebody who asked for ``plain`` lines, or where nothing can be redrawn.
    """
    if not (prints and sys.stderr and sys.stderr.isatty()):
        yield
        return
    from dialoogcheck.asking.plain import needs_plain  # noqa: PLC0415 - only at a terminal

    if plain or needs_plain(os.environ, sys.stderr.encoding):
        say(f"{label}…", err=True)
        yield
        return
    from dialoogcheck.document.pdf import STEPS, follow_steps  # noqa: PLC0415 - a quick command prints nothing

    with (
        click.progressbar(length=STEPS * prints, label=label, file=sys.stderr, show_eta=False) as bar,
        follow_steps(bar.update),
    ):
        bar.render_progress()
        yield
        # What was loaded before has one step less.
        bar.update(STEPS * prints - bar.pos)


def tell_gathered(gathered: "Gathered") -> None:
    """Say on stderr what was not used and why.

    Ends the command with the code of the worst problem, if there was one.
    """
    remarks: dict[str, list[str]] = {}
    for submission in gathered.submissions:
        for remark in submission.remarks:
            remarks.setdefault(remark, []).append(submission.label)
    for remark, labels in remarks.items():
        more = f" en {len(labels) - NAMED} meer" if len(labels) > NAMED else ""
        say(f"Let op, {'; '.join(labels[:NAMED])}{more}: {remark}", err=True)
    for double in gathered.doubles:
        say(f"Telt niet mee: {double.submission.label} ({double.why} {double.label}).", err=True)
    for sentence in gathered.passed_over:
        say(f"Telt niet mee: {sentence}", err=True)
    if any(double.why.startswith("dezelfde") for double in gathered.doubles):
        say("Zijn het toch verschillende mensen? Gebruik dan --dubbel.", err=True)
    if gathered.refusals:
        say(f"{count(len(gathered.refusals), 'formulier', 'formulieren')} niet gelukt:", err=True)
    tell_failures(gathered.refusals)


def write_to_stdout(data: bytes) -> None:
    """Write a result on standard output; OutputError when there is none."""
    if sys.stdout is None:
        raise OutputError("Er is geen standaarduitvoer.", "Kies een bestand.")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def check_output(output: str | None, formats: Sequence[str], *, overwrite: bool) -> None:
    """See that the result can be written where the user asked for it (else in this folder): before the work begins.

    WrongUseError when several formats were asked for in one file; PlaceError when nothing can be written there.
    """
    in_file = output and not names_folder(output)
    if in_file and len(formats) > 1:
        raise WrongUseError(
            "Meer formaten passen niet in één bestand.",
            "Kies met --uit een map (met / erachter), of kies één formaat.",
        )
    if output == str(STANDARD):
        return
    if output and in_file:
        path = Path(output)
        refuse_existing(path, overwrite=overwrite)
        check_folder(path.parent)
        check_place(path)
    else:
        check_new_folder(Path(output or ""))


def make_output_folder(folder: Path) -> None:
    """Make the folder for the results unless it is there, and say so; PlaceError when that cannot be."""
    if make_folder(folder):
        say(f"Nieuwe map: {folder}", err=True)


def write_formats(
    make: Callable[[str], bytes],
    stem: str,
    formats: Sequence[str],
    output: str | None,
    *,
    suffixes: Mapping[str, str] | None = None,
    overwrite: bool,
    private: bool = True,
) -> Iterator[Path]:
    """Write one thing in each of these formats, and say where.

    In the file or the folder that was asked for (and checked), else as ``stem`` in this folder; ``suffixes`` are
    endings that are not just the name of the format. ``-`` writes it on standard output and says nothing. PlaceError as
    writing. Nothing is written when one of the files is there already. What tells of somebody's answers is ``private``:
    only its owner can read it.
    """
    endings = {format_: (suffixes or {}).get(format_, f".{format_}") for format_ in formats}
    folder = Path(output) if output and names_folder(output) else None
    makers = {
        Path(output) if output and not folder else (folder or Path()) / f"{stem}{ending}": partial(make, format_)
        for format_, ending in endings.items()
    }
    prints = sum(format_ == "pdf" for format_ in formats)
    yield from write_results(makers, folder, "Rapport maken", prints, overwrite=overwrite, private=private)


def note_made(*paths: Path) -> None:
    """Let the start menu know of these files, if the command was chosen there."""
    click.get_current_context().meta.get(MADE, []).extend(paths)


def write_results(
    makers: Mapping[Path, Callable[[], bytes]],
    folder: Path | None,
    label: str,
    prints: int,
    *,
    overwrite: bool,
    private: bool,
) -> Iterator[Path]:
    """Make what belongs at each path, then write it all, and say where; on standard output nothing is said.

    ``folder`` is made if it is not there yet. ``label`` and ``prints`` are for ``show_steps``. PlaceError as writing.
    Whoever works from the menu cannot choose another name: there one that is taken gets a number.
    """
    if MADE in click.get_current_context().meta:
        makers = {next(find_free_paths(path.parent, path.stem, path.suffix)): make for path, make in makers.items()}
    for path in makers:
        if path != STANDARD:
            refuse_existing(path, overwrite=overwrite)
    with show_steps(label, prints):
        made = {path: make() for path, make in makers.items()}
    if folder:
        make_output_folder(folder)
    for path, data in made.items():
        if path == STANDARD:
            write_to_stdout(data)
        else:
            write_atomically(path, data, private=private)
            note_made(path)
            yield path
