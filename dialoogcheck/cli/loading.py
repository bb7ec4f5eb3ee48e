"""Loads the checklist that somebody names on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dialoogcheck.cli.saying import say
from dialoogcheck.reading import library

if TYPE_CHECKING:
    from dialoogcheck.model.checklist import Checklist

_TOLD = "dialoogcheck.taken"


def load_checklist(id_or_path: str) -> "Checklist":
    """The same as that of the library.

    Says on stderr, once a command, that a file has the id of a checklist that comes with the program.
    """
    checklist = library.load_checklist(id_or_path)
    if library.names_file(id_or_path):
        problem = library.tell_taken_id(Path(id_or_path), checklist.id)
        ctx = click.get_current_context(silent=True)
        told: set[str] = ctx.meta.setdefault(_TOLD, set()) if ctx else set()
        if problem and problem not in told:
            told.add(problem)
            say(f"Let op: {problem} Geef uw bestand een andere id.", err=True)
    return checklist
