"""What the program reads: its own checklists and templates, and files of users."""

import errno
from pathlib import Path

from dialoogcheck.errors import UnusableInputError

_PACKAGE = Path(__file__).parent


def find_folder(name: str) -> Path:
    """The folder ``checklists`` or ``templates``: inside the package when installed, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def is_folder(path: Path) -> bool:
    """Whether a folder stands here; whoever opens a name that is too long or that may not be looked at tells what is wrong."""
    try:
        return path.is_dir()
    except OSError:
        return False


def read_file(path: Path, maximum: int) -> bytes:
    """The content of a file of at most ``maximum`` bytes; UnusableInputError when it cannot be read, is no file or is larger."""
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
        reason = "de naam is te lang" if error.errno == errno.ENAMETOOLONG else f"het systeem weigert (fout {error.errno})"
        raise UnusableInputError(f"{path} kan niet gelezen worden: {reason}.", "Controleer de naam en de map.") from None
    except ValueError:
        raise UnusableInputError(f"{path} kan niet gelezen worden: zo’n naam kan niet.", "Controleer de naam en de map.") from None
    check_size(data, str(path), maximum)
    return data


def check_size(data: bytes, file: str, maximum: int) -> None:
    """UnusableInputError when what was read of a file (one byte more than it may have is enough) is too large."""
    if len(data) > maximum:
        raise UnusableInputError(f"{file} is groter dan {maximum // 1_000_000} MB.", "Zo’n bestand is veel kleiner. Is dit het goede bestand?")
