"""Finds checklists: the ones that come with the program, and files of the user's own."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dialoogcheck.errors import UnusableInputError
from dialoogcheck.reading.decoding import Header, build_record, propose, read_draft, read_header
from dialoogcheck.reading.nodes import MAXIMUM_BYTES, Findings
from dialoogcheck.resources import find_folder, read_file

if TYPE_CHECKING:
    from dialoogcheck.model.checklist import Checklist

SUFFIXES = (".yaml", ".yml")


def find_checklists() -> tuple[Path, ...]:
    """The checklists that come with the program, by name."""
    return tuple(sorted(find_folder("checklists").glob("*.yaml")))


def load_checklist(id_or_path: str) -> "Checklist":
    """The checklist with this id, or in this file (anything that ends in .yaml or has a folder in it).

    UnusableInputError when there is none, or when it has problems that make it useless; those are in the error's ``diagnostics``.
    """
    if Path(id_or_path).suffix.lower() in SUFFIXES or len(Path(id_or_path).parts) > 1:
        return _load_file(Path(id_or_path))
    return _load_shipped(id_or_path)


def load_answered_checklist(id_: str, file: str, own: "Checklist | None" = None) -> "Checklist":
    """The checklist with this id, that the answers in ``file`` belong to; UnusableInputError when it is not there.

    What stands in an answer file only ever names one of our own checklists: it must not make the program open other files. ``own`` is the one
    that the user named, loaded once for all files.
    """
    if own:
        if own.id != id_:
            raise UnusableInputError(f"{file} hoort bij de checklist “{id_}”, niet bij “{own.id}”.", "Kies de checklist die is ingevuld.")
        return own
    ids = [path.stem for path in find_checklists()]
    if id_ not in ids:
        raise UnusableInputError(
            f"{file} hoort bij de checklist “{id_}”. Die is er niet.{propose(id_, ids)}",
            "Is het uw eigen checklist? Geef dan ook het bestand van de checklist op.",
        )
    return _load_shipped(id_)


@lru_cache
def _load_shipped(id_: str) -> "Checklist":
    files = {path.stem: path for path in find_checklists()}
    if id_ not in files:
        names = ", ".join(files)
        raise UnusableInputError(f"Er is geen checklist “{id_}”.{propose(id_, files)}", f"Deze zijn er: {names}. Een eigen bestand eindigt op .yaml.")
    return _load_file(files[id_])


def _load_file(path: Path) -> "Checklist":
    findings = Findings(str(path))
    draft = read_draft(read_file(path, MAXIMUM_BYTES), findings)
    if draft:
        from dialoogcheck.reading.linting import apply_rules  # noqa: PLC0415 - a list of checklists does without

        apply_rules(draft, findings, vital=True)
    if draft is None or findings.failed:
        raise UnusableInputError(
            f"De checklist {path} is niet bruikbaar.", f"Meer uitleg: dialoogcheck controleer {path}", diagnostics=findings.in_file_order()
        )
    checklist: Checklist = build_record(draft.root)
    return checklist


def peek(path: Path) -> Header:
    """What a list shows of the checklist in a file, without building it; UnusableInputError when it cannot be read."""
    findings = Findings(str(path))
    header = read_header(read_file(path, MAXIMUM_BYTES), findings)
    if header is None:
        raise UnusableInputError(f"De checklist {path} is niet bruikbaar.", diagnostics=findings.in_file_order())
    return header
