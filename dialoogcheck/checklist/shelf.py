"""Where checklists stand: the ones that come with the program, and those in a folder of the user's own.

No file is opened here: in a folder of one's own the name of a file is the id of its checklist.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dialoogcheck.checklist.fields import IDENTIFIER
from dialoogcheck.files import OWN_FOLDERS, find_folder, find_usual_folder, is_folder, list_named_folders

SUFFIXES = (".yaml", ".yml")
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


def list_own_folders() -> tuple[Path, ...]:
    """The folders in which the program finds a checklist by its name, whether they are there or not."""
    usual = find_usual_folder()
    return (*list_named_folders(), *([usual] if usual else []))


def search_own_folders() -> tuple[OwnFolder, ...]:
    """Every folder in which the program looks for checklists of the user's own. No file is opened."""
    named = list_named_folders()
    return tuple(_search(folder, needed=folder in named) for folder in dict.fromkeys(list_own_folders()))


def _search(folder: Path, *, needed: bool) -> OwnFolder:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if _may_be_checklist(entry))
    except FileNotFoundError:
        problem = f"De map {folder} bestaat niet. Zij staat in {OWN_FOLDERS}." if needed else ""
        return OwnFolder(folder, problem=problem, there=False)
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
            allowed = "kleine letters, cijfers en streepjes"
            refused[path] = f"{path}: de naam mag alleen {allowed} hebben, zoals mijn-checklist.yaml."
        elif not any(_is_same(path, other) for other in by_name.get(path.stem, [])):
            by_name.setdefault(path.stem, []).append(path)
    for name, paths in by_name.items():
        if name in shipped:
            refused |= {path: _tell_shadow(path, shipped[name]) for path in paths if not _is_same(path, shipped[name])}
        elif len(paths) > 1:
            refused[paths[0]] = f"{tell_twins(name, paths)} {MEND_TWINS}"
    usable = {name: paths[0] for name, paths in sorted(by_name.items()) if name not in shipped and len(paths) == 1}
    return OwnFiles(usable, refused)


def _is_id(name: str) -> bool:
    return re.fullmatch(IDENTIFIER.pattern, name) is not None


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def _tell_shadow(path: Path, shipped: Path) -> str:
    unused = f"{path} wordt niet gebruikt. Bij dialoogcheck hoort al een checklist “{shipped.stem}” ({shipped})."
    return f"{unused} Geef uw bestand een andere naam en een andere id."


def tell_twins(name: str, paths: Iterable[Path]) -> str:
    """That two files have one name, for a message."""
    return f"De checklist “{name}” staat er twee keer: {' en '.join(map(str, paths))}."


MEND_TWINS = "Haal er één weg, of geef er één een andere naam en id."


def list_shadows() -> tuple[str, ...]:
    """Which files of the user's own are not used, since a checklist of the program has their name.

    No file is opened and no folder searched.
    """
    shipped = find_shipped()
    return tuple(_tell_shadow(path, own) for own in shipped for path in find_own(own.stem) if not _is_same(path, own))


def find_own(id_: str) -> tuple[Path, ...]:
    """The files of the user's own with this name: none, one, or too many."""
    if not _is_id(id_):
        return ()
    found: list[Path] = []
    for folder in list_own_folders():
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


def find_taken_id(file: str, id_: str) -> Path | None:
    """The checklist that comes with the program and has this id, unless it is the one in this file.

    None when there is none.
    """
    return next((path for path in find_shipped() if path.stem == id_ and not _is_same(Path(file), path)), None)


def tell_taken_id(path: Path, id_: str) -> str:
    """That the id in this file is one of the program's own, for a message; empty when it is not."""
    shipped = find_taken_id(str(path), id_)
    taken = f"{path} heeft de id “{id_}”. Die is al van een checklist die bij dialoogcheck hoort ({shipped})."
    return taken if shipped else ""
