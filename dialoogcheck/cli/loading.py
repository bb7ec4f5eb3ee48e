"""Loads the checklist that somebody names on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dialoogcheck.checklist import library
from dialoogcheck.checklist.shelf import names_file, tell_taken_id
from dialoogcheck.cli.saying import say

if TYPE_CHECKING:
    from dialoogcheck.checklist.model import Checklist

_TOLD = "dialoogcheck.taken"


def load_checklist(id_or_path: str) -> "Checklist":
    """The same as that of the library.

    Says on stderr, once a command, that a file has the id of a checklist that comes with the program.
    """
    checklist = library.load_checklist(id_or_path)
    if names_file(id_or_path):
        problem = tell_taken_id(Path(id_or_path), checklist.id)
        ctx = click.get_current_context(silent=True)
        told: set[str] = ctx.meta.setdefault(_TOLD, set()) if ctx else set()
        if problem and problem not in told:
            told.add(problem)
            say(f"Let op: {problem} Geef uw bestand een andere id.", err=True)
    return checklist


def load_own(reference: str | None) -> "Checklist | None":
    """The checklist that was named for all the files of a command; None when none was."""
    return load_checklist(reference) if reference else None
