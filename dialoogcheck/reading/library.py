"""Finds checklists: the ones that come with the program, those in a folder of the user's own, and any other file.

In a folder of one's own the name of a file is the id of its checklist. So an id is found without opening a file, and
what another file says can never make the program open something else. A name that could mean two checklists means none
of them: nobody gets another checklist unnoticed.
"""

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dialoogcheck.errors import UnusableInputError
from dialoogcheck.reading.decoding import IDENTIFIER, Header, build_record, propose, read_draft, read_header
from dialoogcheck.reading.nodes import MAXIMUM_BYTES, Findings
from dialoogcheck.resources import OWN_FOLDERS, find_folder, find_usual_folder, is_folder, list_named_folders, read_file

if TYPE_CHECKING:
    from dialoogcheck.model.checklist import Checklist

SUFFIXES = (".yaml", ".yml")
MOST_OPENED = 100
"""How many of the user's own files are opened to make a list: more is no list, and nobody may have to wait for it."""

MOST_NAMED = 20
"""How many of the user's own checklists a message names."""


def find_shipped() -> tuple[Path, ...]:
    """The checklists that come with the program, by name."""
    return tuple(sorted(find_folder("checklists").glob("*.yaml")))


class OwnFolder(NamedTuple):
    """A folder for checklists of the user's own.

    The files in it that end as a checklist does, or the ``problem`` for which they cannot be seen.

    ``there`` says whether it is: the usual folder need not be.
    """

    path: Path
    files: tuple[Path, ...] = ()
    problem: str = ""
    there: bool = True


def search_own_folders() -> tuple[OwnFolder, ...]:
    """Every folder in which the program looks for checklists of the user's own. No file is opened."""
    named = list_named_folders()
    usual = find_usual_folder()
    found = [_search(folder, needed=True) for folder in dict.fromkeys(named)]
    return (*found, *([_search(usual, needed=False)] if usual and usual not in named else []))


def _search(folder: Path, *, needed: bool) -> OwnFolder:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if _may_be_checklist(entry))
    except FileNotFoundError:
        return OwnFolder(
            folder, problem=f"De map {folder} bestaat niet. Zij staat in {OWN_FOLDERS}." if needed else "", there=False
        )
    except NotADirectoryError:
        return OwnFolder(folder, problem=f"{folder} is geen map. Daar zoekt dialoogcheck naar uw eigen checklists.")
    except PermissionError:
        return OwnFolder(folder, problem=f"De map {folder} mag niet gelezen worden. Vraag leesrechten op deze map.")
    except (OSError, ValueError):
        return OwnFolder(folder, problem=f"De map {folder} kan niet gelezen worden. Controleer de naam.")
    return OwnFolder(folder, tuple(folder / name for name in names))


def _may_be_checklist(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith(".") or not entry.name.lower().endswith(SUFFIXES):
        return False
    try:
        return not entry.is_dir()
    except OSError:  # a circle of links
        return True


class OwnFiles(NamedTuple):
    """The user's own files by what their names say: ``usable`` by id, and why no name can mean the others."""

    usable: dict[str, Path]
    refused: dict[Path, str]


def sort_own_files(folders: Iterable[OwnFolder] | None = None) -> OwnFiles:
    """The files in the folders of the user's own. No file is opened."""
    shipped = {path.stem: path for path in find_shipped()}
    by_name: dict[str, list[Path]] = {}
    refused: dict[Path, str] = {}
    for path in (path for folder in (search_own_folders() if folders is None else folders) for path in folder.files):
        if path.suffix not in SUFFIXES:
            refused[path] = f"{path}: laat de naam van het bestand eindigen op .yaml, met kleine letters."
        elif not _is_id(path.stem):
            refused[path] = (
                f"{path}: de naam mag alleen kleine letters, cijfers en streepjes hebben, zoals mijn-checklist.yaml."
            )
        elif not any(_is_same(path, other) for other in by_name.get(path.stem, [])):
            by_name.setdefault(path.stem, []).append(path)
    for name, paths in by_name.items():
        if name in shipped:
            refused |= {path: _tell_shadow(path, shipped[name]) for path in paths if not _is_same(path, shipped[name])}
        elif len(paths) > 1:
            refused[paths[0]] = f"{_tell_twins(name, paths)} {_MEND_TWINS}"
    return OwnFiles(
        {name: paths[0] for name, paths in sorted(by_name.items()) if name not in shipped and len(paths) == 1}, refused
    )


def _is_id(name: str) -> bool:
    return re.fullmatch(IDENTIFIER.pattern, name) is not None


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def _tell_shadow(path: Path, shipped: Path) -> str:
    return (
        f"{path} wordt niet gebruikt. Bij dialoogcheck hoort al een checklist “{shipped.stem}” ({shipped}). "
        "Geef uw bestand een andere naam en een andere id."
    )


def _tell_twins(name: str, paths: Iterable[Path]) -> str:
    return f"De checklist “{name}” staat er twee keer: {' en '.join(map(str, paths))}."


_MEND_TWINS = "Haal er één weg, of geef er één een andere naam en id."


def list_shadows() -> tuple[str, ...]:
    """Which files of the user's own are not used, since a checklist of the program has their name.

    No file is opened and no folder searched.
    """
    shipped = find_shipped()
    return tuple(_tell_shadow(path, own) for own in shipped for path in _find_own(own.stem) if not _is_same(path, own))


def _find_own(id_: str) -> tuple[Path, ...]:
    """The files of the user's own with this name: none, one, or too many."""
    if not _is_id(id_):
        return ()
    usual = find_usual_folder()
    found: list[Path] = []
    for folder in (*list_named_folders(), *([usual] if usual else [])):
        for path in (folder / f"{id_}{suffix}" for suffix in SUFFIXES):
            if os.path.lexists(path) and not is_folder(path) and not any(_is_same(path, other) for other in found):
                found.append(path)
    return tuple(found)


def find_checklists() -> tuple[Path, ...]:
    """The checklists that can be named by their id, which is the name of the file.

    Ours, and then those in a folder of the user's own.

    No file is opened: one of the user's own may be broken.
    """
    return (*find_shipped(), *sort_own_files().usable.values())


def name_checklists(paths: Iterable[Path]) -> str:
    """Their ids with commas between them, for a message: not more than somebody reads."""
    ids = [path.stem for path in paths]
    most = len(find_shipped()) + MOST_NAMED
    return ", ".join(ids[:most]) + (f" en nog {len(ids) - most}" if len(ids) > most else "")


def names_file(id_or_path: str) -> bool:
    """Whether somebody who types this means a file: it ends in .yaml, or has a folder in it."""
    return Path(id_or_path).suffix.lower() in SUFFIXES or len(Path(id_or_path).parts) > 1


def load_checklist(id_or_path: str) -> "Checklist":
    """The checklist with this id, or in this file (anything that ends in .yaml or has a folder in it).

    UnusableInputError when there is none, or when it has problems that make it useless; those are in the error's
    ``diagnostics``.
    """
    if names_file(id_or_path):
        return _load_file(Path(id_or_path))
    return _load_named(find_file(id_or_path))


def find_file(id_or_path: str) -> Path:
    """The file that somebody means who types this; UnusableInputError when nothing has that id.

    A path is not looked at.
    """
    if names_file(id_or_path):
        return Path(id_or_path)
    path = _find_by_id(id_or_path)
    if path is None:
        known = [path.stem for path in find_checklists()]
        raise UnusableInputError(
            f"Er is geen checklist “{id_or_path}”.{propose(id_or_path, known)}", "\n".join(_advise_search(id_or_path))
        )
    return path


def _advise_search(id_: str) -> Iterator[str]:
    """What somebody can do who meant a checklist that was not found, a sentence or two a line."""
    folders = search_own_folders()
    files = sort_own_files(folders)
    beside = next((name for name in (f"{id_}{suffix}" for suffix in SUFFIXES) if os.path.lexists(name)), None)
    if beside:
        yield f"In deze map staat wel het bestand {beside}. Bedoelt u dat? Typ dan {beside}."
    yield from (why for path, why in files.refused.items() if path.stem == id_)
    for entry in list_own(files):
        if entry.header and entry.header.id == id_:
            yield f"Het bestand {entry.path} heeft wel deze id. Geef het bestand dezelfde naam: {id_}.yaml."
    known = name_checklists((*find_shipped(), *files.usable.values()))
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
            f"niet.{propose(id_, [path.stem for path in find_checklists()])}",
            "Is het uw eigen checklist? Geef dan ook het bestand van de checklist op, met --checklist. Of zet dat "
            "bestand in uw eigen map: "
            "dialoogcheck diagnose zegt welke dat is.",
        )
    return _load_named(path)


def _find_by_id(id_: str) -> Path | None:
    """The file that has this name.

    None when there is none, UnusableInputError when it is not clear which one is meant.
    """
    shipped = next((path for path in find_shipped() if path.stem == id_), None)
    if shipped:
        return shipped
    own = _find_own(id_)
    if len(own) > 1:
        raise UnusableInputError(_tell_twins(id_, own), f"{_MEND_TWINS} Of geef het hele pad op.")
    return own[0] if own else None


def _load_named(path: Path) -> "Checklist":
    """The checklist in a file that was found by its name, loaded once; UnusableInputError when it has another id."""
    checklist = _load_once(path, _read_stamp(path))
    if checklist.id != path.stem:
        raise UnusableInputError(*_tell_other_id(path, checklist.id))
    return checklist


def _tell_other_id(path: Path, id_: str) -> tuple[str, str]:
    """What is wrong when a file in a user's own folder is not called after its checklist, and what to do about it."""
    problem = tell_taken_id(path, id_)
    if problem:
        return problem, f"Zet in uw bestand id: {path.stem}"
    return (
        f"{path} heeft de id “{id_}”, maar het bestand heet “{path.stem}”.",
        f"Noem het bestand {id_}.yaml, of zet erin id: {path.stem}",
    )


def find_taken_id(path: Path, id_: str) -> Path | None:
    """The checklist that comes with the program and has this id, unless it is the one in this file.

    None when there is none.
    """
    return next((shipped for shipped in find_shipped() if shipped.stem == id_ and not _is_same(path, shipped)), None)


def tell_taken_id(path: Path, id_: str) -> str:
    """That the id in this file is one of the program's own, for a message; empty when it is not."""
    shipped = find_taken_id(path, id_)
    return (
        f"{path} heeft de id “{id_}”. Die is al van een checklist die bij dialoogcheck hoort ({shipped})."
        if shipped
        else ""
    )


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
    draft = read_draft(read_file(path, MAXIMUM_BYTES), findings)
    if draft:
        from dialoogcheck.reading.linting import apply_rules  # noqa: PLC0415 - a list of checklists does without

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


def list_own(files: OwnFiles | None = None) -> Iterator[Entry]:
    """The user's own checklists that can be meant by name, at most a hundred, each looked at when it is used."""
    for path in islice((sort_own_files() if files is None else files).usable.values(), MOST_OPENED):
        try:
            header = peek(path)
        except UnusableInputError as error:
            yield Entry(path, None, f"{error.message} {error.hint}")
            continue
        try:
            _load_named(path)
        except UnusableInputError as error:
            yield Entry(path, header, f"{error.message} {error.hint}")
        else:
            yield Entry(path, header)
