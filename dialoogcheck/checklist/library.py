"""Finds checklists: the ones that come with the program, those in a folder of the user's own, and any other file.

In a folder of one's own the name of a file is the id of its checklist. So an id is found without opening a file, and
what another file says can never make the program open something else. A name that could mean two checklists means none
of them: nobody gets another checklist unnoticed.
"""

import os
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dialoogcheck.checklist import shelf
from dialoogcheck.checklist.fields import Header, build_record, propose, read_header, read_manuscript
from dialoogcheck.checklist.nodes import MAXIMUM_BYTES, Findings
from dialoogcheck.errors import UnusableInputError
from dialoogcheck.files import read_file

if TYPE_CHECKING:
    from dialoogcheck.checklist.model import Checklist

MOST_OPENED = 100
"""How many of the user's own files are opened to make a list: more is no list, and nobody may have to wait for it."""


def load_checklist(id_or_path: str) -> "Checklist":
    """The checklist with this id, or in this file (anything that ends in .yaml or has a folder in it).

    UnusableInputError when there is none, or when it has problems that make it useless; those are in the error's
    ``diagnostics``.
    """
    if shelf.names_file(id_or_path):
        return _load_file(Path(id_or_path))
    return _load_named(find_file(id_or_path))


def find_file(id_or_path: str) -> Path:
    """The file that somebody means who types this; UnusableInputError when nothing has that id.

    A path is not looked at.
    """
    if shelf.names_file(id_or_path):
        return Path(id_or_path)
    path = _find_by_id(id_or_path)
    if path is None:
        known = [path.stem for path in shelf.find_checklists()]
        advice = "\n".join(_advise_search(id_or_path))
        raise UnusableInputError(f"Er is geen checklist “{id_or_path}”.{propose(id_or_path, known)}", advice)
    return path


def _advise_search(id_: str) -> Iterator[str]:
    """What somebody can do who meant a checklist that was not found, a sentence or two a line."""
    folders = shelf.search_own_folders()
    files = shelf.sort_own_files(folders)
    beside = next((name for name in (f"{id_}{suffix}" for suffix in shelf.SUFFIXES) if os.path.lexists(name)), None)
    if beside:
        yield f"In deze map staat wel het bestand {beside}. Bedoelt u dat? Typ dan {beside}."
    yield from (why for path, why in files.refused.items() if path.stem == id_)
    for entry in list_own(files):
        if entry.header and entry.header.id == id_:
            yield f"Het bestand {entry.path} heeft wel deze id. Geef het bestand dezelfde naam: {id_}.yaml."
    known = shelf.name_checklists((*shelf.find_shipped(), *files.usable.values()))
    yield f"Deze zijn er: {known}. Een eigen bestand eindigt op .yaml."
    yield "Een nieuwe begint u met: dialoogcheck nieuw mijn-checklist.yaml"
    yield from (folder.problem for folder in folders if folder.problem)


def load_answered_checklist(id_: str, file: str, own: "Checklist | None" = None) -> "Checklist":
    """The checklist with this id, that the answers in ``file`` belong to; UnusableInputError when it is not there.

    What stands in an answer file only ever names a checklist of ours or one in a folder of the user's own: it must not
    make the program open other files. ``own`` is the one that the user named, loaded once for all files.
    """
    if own:
        if own.id != id_:
            raise UnusableInputError(
                f"{file} hoort bij de checklist “{id_}”, niet bij “{own.id}”.", "Kies de checklist die is ingevuld."
            )
        return own
    path = _find_by_id(id_)
    if path is None:
        raise UnusableInputError(
            f"{file} hoort bij de checklist “{id_}”. Die is er "
            f"niet.{propose(id_, [path.stem for path in shelf.find_checklists()])}",
            "Is het uw eigen checklist? Geef dan ook het bestand van de checklist op, met --checklist. Of zet dat "
            "bestand in uw eigen map: dialoogcheck diagnose zegt welke dat is.",
        )
    return _load_named(path)


def _find_by_id(id_: str) -> Path | None:
    """The file that has this name.

    None when there is none, UnusableInputError when it is not clear which one is meant.
    """
    shipped = next((path for path in shelf.find_shipped() if path.stem == id_), None)
    if shipped:
        return shipped
    own = shelf.find_own(id_)
    if len(own) > 1:
        raise UnusableInputError(shelf.tell_twins(id_, own), f"{shelf.MEND_TWINS} Of geef het hele pad op.")
    return own[0] if own else None


def _load_named(path: Path) -> "Checklist":
    """The checklist in a file that was found by its name, loaded once; UnusableInputError when it has another id."""
    checklist = _load_once(path, _read_stamp(path))
    if checklist.id != path.stem:
        taken = shelf.tell_taken_id(path, checklist.id)
        if taken:
            raise UnusableInputError(taken, f"Zet in uw bestand id: {path.stem}")
        raise UnusableInputError(
            f"{path} heeft de id “{checklist.id}”, maar het bestand heet “{path.stem}”.",
            f"Noem het bestand {checklist.id}.yaml, of zet erin id: {path.stem}",
        )
    return checklist


def _read_stamp(path: Path) -> tuple[int, int]:
    """What changes when a file does."""
    try:
        state = path.stat()
    except OSError:  # whoever reads it says why
        return (0, 0)
    return state.st_mtime_ns, state.st_size


@lru_cache
def _load_once(path: Path, _stamp: tuple[int, int]) -> "Checklist":
    return _load_file(path)


def _load_file(path: Path) -> "Checklist":
    findings = Findings(str(path))
    draft = read_manuscript(read_file(path, MAXIMUM_BYTES), findings)
    if draft:
        from dialoogcheck.checklist.lint.linting import apply_rules  # noqa: PLC0415 - a list of checklists does without

        apply_rules(draft, findings, vital=True)
    if draft is None or findings.failed:
        raise _refuse(path, findings)
    checklist: Checklist = build_record(draft.root)
    return checklist


def peek(path: Path) -> Header:
    """What a list shows of the checklist in a file, without building it; UnusableInputError when it cannot be read."""
    findings = Findings(str(path))
    header = read_header(read_file(path, MAXIMUM_BYTES), findings)
    if header is None:
        raise _refuse(path, findings)
    return header


def _refuse(path: Path, findings: Findings) -> UnusableInputError:
    from shlex import quote  # noqa: PLC0415 - only a problem needs it

    advice = f"Meer uitleg: dialoogcheck controleer {quote(str(path))}"
    return UnusableInputError(f"De checklist {path} is niet bruikbaar.", advice, diagnostics=findings.in_file_order())


class Entry(NamedTuple):
    """A file of the user's own in a list.

    What it holds as far as that can be read, and the ``problem`` for which it cannot be used.
    """

    path: Path
    header: Header | None
    problem: str = ""


def list_own(files: shelf.OwnFiles | None = None) -> Iterator[Entry]:
    """The user's own checklists that can be meant by name, at most a hundred, each looked at when it is used."""
    for path in islice((shelf.sort_own_files() if files is None else files).usable.values(), MOST_OPENED):
        header = None
        try:
            header = peek(path)
            _load_named(path)
        except UnusableInputError as error:
            yield Entry(path, header, f"{error.message} {error.hint}")
        else:
            yield Entry(path, header)
