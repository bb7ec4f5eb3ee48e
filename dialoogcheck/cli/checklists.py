"""``checklists``: which checklists there are."""

from collections.abc import Iterator

import click

from dialoogcheck.checklist.fields import Header
from dialoogcheck.checklist.library import Entry, list_own, peek
from dialoogcheck.checklist.shelf import OwnFiles, find_shipped, search_own_folders, sort_own_files
from dialoogcheck.cli.output import say, wrap
from dialoogcheck.dutch import count, printable


def _describe(header: Header, mark: str = "") -> Iterator[str]:
    yield from wrap(f"{header.id}  {header.title} (versie {header.version}{mark})", hanging="  ")
    yield from wrap(header.description, "  ")
    statements, phases = count(header.statements, "stelling", "stellingen"), count(len(header.phases), "fase", "fasen")
    yield from wrap(f"{statements} in {phases}: {', '.join(header.phases)}", "  ")


@click.command(name="checklists", epilog="Voorbeeld: dialoogcheck checklists")
def command() -> None:
    """Toon welke checklists er zijn.

    Uw eigen checklists staan er ook bij, als ze in de map staan die ‘dialoogcheck diagnose’ noemt.
    Wat er in een checklist staat, ziet u met: dialoogcheck toon NAAM
    """
    folders = search_own_folders()
    files = sort_own_files(folders)
    entries = list(list_own(files))
    paragraphs = ["\n".join(_describe(peek(path))) for path in find_shipped()]
    for folder in folders:
        here = [entry for entry in entries if entry.path.parent == folder.path and not entry.problem]
        own = [entry.header for entry in here if entry.header]
        if own:
            # The name of the folder is not broken off: somebody may copy it.
            paragraphs.append(f"Uw eigen checklists, in de map {folder.path}:")
            paragraphs += ["\n".join(_describe(header, ", eigen")) for header in own]
    click.echo(printable("\n\n".join(paragraphs)))
    tell_problems([folder.problem for folder in folders if folder.problem], files, entries)


def tell_problems(problems: list[str], files: OwnFiles, entries: list[Entry]) -> None:
    """Say on stderr which of the user's own files cannot be used and why, and how many were not looked at."""
    told = [*problems, *files.refused.values(), *(entry.problem for entry in entries if entry.problem)]
    for problem in told[:MOST_TOLD]:
        say(f"Let op: {problem}", err=True)
    if len(told) > MOST_TOLD:
        say(f"Let op: er zijn nog {len(told) - MOST_TOLD} bestanden met een probleem. Los eerst deze op.", err=True)
    rest = len(files.usable) - len(entries)
    if rest:
        say(f"Er zijn nog {rest} eigen checklists. Die staan niet in deze lijst.", err=True)


MOST_TOLD = 20
"""How many problems are told at once; a folder of other YAML files must not fill the screen."""
