"""How commands that read many files tell what became of each."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from dialoogcheck import dutch
from dialoogcheck.answers.intake import Gathered
from dialoogcheck.cli.saying import say
from dialoogcheck.diagnostic import Severity
from dialoogcheck.errors import UnusableInputError

NAMED = 3
"""How many files are named to which the same remark belongs; a table of a thousand people has it a thousand times."""


def show_progress(files: Sequence[Path]) -> Iterator[Path]:
    """The files, with a bar on a terminal that says how many were read.

    Without a terminal it would leave its label in somebody's log.
    """
    hidden = len(files) == 1 or not sys.stderr or not sys.stderr.isatty()
    with click.progressbar(files, label="Formulieren lezen", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def tell_gathered(gathered: Gathered) -> None:
    """Say on stderr what was not used and why.

    Ends the command with the code of the worst problem, if there was one.
    """
    _tell_remarks(gathered)
    for double in gathered.doubles:
        say(f"Telt niet mee: {double.submission.label} ({double.why} {double.label}).", err=True)
    for sentence in gathered.passed_over:
        say(f"Telt niet mee: {sentence}", err=True)
    if gathered.doubles and any(double.why.startswith("dezelfde") for double in gathered.doubles):
        say("Zijn het toch verschillende mensen? Gebruik dan --dubbel.", err=True)
    if not gathered.refusals:
        return
    say(f"{dutch.count(len(gathered.refusals), 'formulier', 'formulieren')} niet gelukt:", err=True)
    for refusal in gathered.refusals:
        say(f"- {refusal.problem.message}", err=True)
        for diagnostic in refusal.problem.diagnostics if isinstance(refusal.problem, UnusableInputError) else ():
            # A remark is no reason to refuse anything.
            if diagnostic.severity is Severity.ERROR:
                say(f"  {diagnostic.message}", err=True)
    for hint in dict.fromkeys(refusal.problem.hint for refusal in gathered.refusals if refusal.problem.hint):
        say(hint, err=True)
    raise click.exceptions.Exit(max(refusal.problem.exit_code for refusal in gathered.refusals))


def _tell_remarks(gathered: Gathered) -> None:
    remarks: dict[str, list[str]] = {}
    for submission in gathered.submissions:
        for remark in submission.remarks:
            remarks.setdefault(remark, []).append(submission.label)
    for remark, labels in remarks.items():
        more = f" en {len(labels) - NAMED} meer" if len(labels) > NAMED else ""
        say(f"Let op, {'; '.join(labels[:NAMED])}{more}: {remark}", err=True)
