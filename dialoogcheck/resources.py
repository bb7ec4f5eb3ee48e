"""What the program reads: its own checklists and templates, and files of users."""

import contextlib
import errno
import os
import sys
from pathlib import Path

from dialoogcheck.errors import UnusableInputError

_PACKAGE = Path(__file__).parent


def find_folder(name: str) -> Path:
    """The folder ``checklists`` or ``templates``: inside the package when installed, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


OWN_FOLDERS = "DIALOOGCHECK_CHECKLISTS"
"""The variable with the folders where a user keeps checklists of their own, as PATH is written."""


def list_named_folders() -> tuple[Path, ...]:
    """The folders that the user named in the environment, whether they are there or not."""
    # An empty part would be this folder, which nobody meant.
    parts = (part.strip() for part in os.environ.get(OWN_FOLDERS, "").split(os.pathsep))
    return tuple(Path(os.path.expanduser(part)) for part in parts if part)  # noqa: PTH111 - the other way fails for somebody without a home


def find_usual_folder() -> Path | None:
    """Where this system keeps a user's own checklists, whether it is there or not; None for somebody without a home."""
    with contextlib.suppress(RuntimeError):
        if sys.platform == "win32":
            data = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
        elif sys.platform == "darwin":
            data = Path.home() / "Library" / "Application Support"
        else:
            # The rules of XDG: a path that is not absolute does not count.
            named = Path(os.environ.get("XDG_DATA_HOME", ""))
            data = named if named.is_absolute() else Path.home() / ".local" / "share"
        return data / "dialoogcheck" / "checklists"
    return None


def is_folder(path: Path) -> bool:
    """Whether a folder stands here.

    Whoever opens a name that is too long or that may not be looked at tells what is wrong.
    """
    try:
        return path.is_dir()
    except OSError:
        return False


def read_file(path: Path, maximum: int) -> bytes:
    """The content of a file of at most ``maximum`` bytes.

    UnusableInputError when it cannot be read, is no file or is larger.
    """
    try:
        # A pipe or a device would wait or never end: look before opening.
        if path.exists() and not path.is_file():
            kind = "een map" if path.is_dir() else "geen gewoon bestand"
            raise UnusableInputError(f"{path} is {kind}.", "Geef een bestand op.")
        with path.open("rb") as file:
            data = file.read(maximum + 1)
    except FileNotFoundError:
        raise UnusableInputError(f"{path} bestaat niet.", "Controleer de naam en de map.") from None
    except PermissionError:
        raise UnusableInputError(f"{path} mag niet gelezen worden.", "Vraag leesrechten op dit bestand.") from None
    except OSError as error:
        reason = (
            "de naam is te lang" if error.errno == errno.ENAMETOOLONG else f"het systeem weigert (fout {error.errno})"
        )
        raise UnusableInputError(
            f"{path} kan niet gelezen worden: {reason}.", "Controleer de naam en de map."
        ) from None
    except ValueError:
        raise UnusableInputError(
            f"{path} kan niet gelezen worden: zo’n naam kan niet.", "Controleer de naam en de map."
        ) from None
    check_size(data, str(path), maximum)
    return data


def check_size(data: bytes, file: str, maximum: int) -> None:
    """UnusableInputError when what was read of a file (one byte more than it may have is enough) is too large."""
    if len(data) > maximum:
        raise UnusableInputError(
            f"{file} is groter dan {maximum // 1_000_000} MB.",
            "Zo’n bestand is veel kleiner. Is dit het goede bestand?",
        )
