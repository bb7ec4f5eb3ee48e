"""Reading and writing files safely: whole or not at all, never more than fits, and one sentence when it fails."""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

from dialoogcheck.errors import PlaceError, UnusableInputError

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


def find_answers_folder() -> Path:
    """Where answers and reports are kept of somebody who only started the program; it may not be there yet.

    This folder when they went to one of their own, or have answers in it. Else ``dialoogcheck`` among their documents:
    nobody looks for answers in the home folder or in that of the program, and elsewhere nothing can be written perhaps.
    """
    import platformdirs  # noqa: PLC0415 - only the start menu asks

    here, home = Path(), None
    with contextlib.suppress(RuntimeError):
        home = Path.home()
    elsewhere = any(_is_same_folder(here, place) for place in (home, _PACKAGE.parent) if place)
    usual = not elsewhere and os.access(here, os.W_OK)
    if usual or home is None or any(here.glob("*.dialoog.json")):
        return here
    documents = platformdirs.user_documents_path()
    return (documents if is_folder(documents) else home) / "dialoogcheck"


def _is_same_folder(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


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
        too_long = error.errno == errno.ENAMETOOLONG
        reason = "de naam is te lang" if too_long else f"het systeem weigert (fout {error.errno})"
    except ValueError:
        reason = "zo’n naam kan niet"
    else:
        check_size(data, str(path), maximum)
        return data
    raise UnusableInputError(f"{path} kan niet gelezen worden: {reason}.", "Controleer de naam en de map.")


def check_size(data: bytes, file: str, maximum: int) -> None:
    """UnusableInputError when what was read of a file (one byte more than it may have is enough) is too large."""
    if len(data) > maximum:
        raise UnusableInputError(
            f"{file} is groter dan {maximum // 1_000_000} MB.",
            "Zo’n bestand is veel kleiner. Is dit het goede bestand?",
        )


TEMPORARY_PREFIX, TEMPORARY_SUFFIX = ".dialoogcheck-", ".tmp"
"""How files are called that are not finished yet."""

LEFT_BEHIND = 60
"""Seconds."""


def check_place(path: Path) -> None:
    """OutputError when it shows without writing that no file can be put here."""
    try:
        # Renaming would put a file in the place of a device or a pipe.
        if path.exists() and not path.is_file() and not path.is_dir():
            raise PlaceError(f"{path} is geen gewoon bestand.")
    except OSError as error:
        raise _refuse_writing(path, error) from None


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file whole or not at all: under a temporary name, then renamed; OutputError when that fails.

    A file that is there already keeps its mode, and a link keeps pointing at it. A new one can be read by whoever may
    read files here, unless it is ``private``: then by its owner only.
    """
    import tempfile  # noqa: PLC0415 - only who writes needs it

    check_place(path)
    temporary = None
    try:
        target = Path(os.path.realpath(path))
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else _PRIVATE_MODE if private else _USUAL_MODE
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=TEMPORARY_PREFIX, suffix=TEMPORARY_SUFFIX)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException as error:
        # Also when somebody breaks off: no half file stays behind.
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise _refuse_writing(path, error) from None


def _read_usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


_PRIVATE_MODE = 0o600
_USUAL_MODE = _read_usual_mode()
"""Read once, while nothing else runs: reading it sets it for a moment, for every thread."""


def _refuse_writing(path: Path, error: OSError) -> PlaceError:
    reasons = {
        FileNotFoundError: "de map bestaat niet",
        NotADirectoryError: "de map bestaat niet",
        PermissionError: "u hebt daar geen schrijfrechten",
        IsADirectoryError: "er staat al een map met die naam",
        errno.ENOSPC: "de schijf is vol",
        errno.EROFS: "de schijf is alleen te lezen",
        errno.ENAMETOOLONG: "de naam is te lang",
        getattr(errno, "EDQUOT", None): "uw schijfruimte is op",
    }
    reason = reasons.get(type(error)) or reasons.get(error.errno) or f"het systeem weigert (fout {error.errno})"
    return PlaceError(f"{path} kan niet geschreven worden: {reason}.")


def check_folder(folder: Path, hint: str = "") -> None:
    """PlaceError when no file can be made in this folder; to be known before a long work, or sixty questions.

    ``hint`` is how another is chosen, where that is not the option that names the output.
    """
    import tempfile  # noqa: PLC0415 - see write_atomically

    if folder == Path():
        folder = folder.absolute()  # a dot says nothing to most people
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=TEMPORARY_PREFIX, suffix=TEMPORARY_SUFFIX):
            pass
    except (FileNotFoundError, NotADirectoryError):
        raise PlaceError(f"De map {folder} bestaat niet.", hint) from None
    except OSError:
        raise PlaceError(f"In de map {folder} kan geen bestand bewaard worden.", hint) from None


def check_new_folder(folder: Path) -> None:
    """PlaceError when files cannot be made in this folder, nor it itself.

    Only the folder itself may be missing: where one above it is missing as well, its name was mistyped.
    """
    if not is_folder(folder) and os.path.lexists(folder):
        raise _refuse_folder(folder)
    check_folder(folder if is_folder(folder) else folder.parent)


@contextlib.contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Wait until no other window reads and writes an answer file in this folder, where the system can do that."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(ImportError, OSError):
            import fcntl  # noqa: PLC0415 - only where there is such a thing

            handle = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, handle)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def remove_leftovers(folder: Path) -> None:
    """Remove the unfinished files that were left in a folder when the program was killed.

    Not those of a minute that may be in use.
    """
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{TEMPORARY_PREFIX}*{TEMPORARY_SUFFIX}"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < time.time() - LEFT_BEHIND:
                    path.unlink()


def names_folder(output: str) -> bool:
    """Whether somebody who types this wants a folder: there is one already, or a slash stands at the end."""
    return output.endswith(("/", os.sep)) or is_folder(Path(output))


def make_folder(folder: Path) -> bool:
    """Make a folder unless it is there: True when it is new; PlaceError when that cannot be."""
    new = not is_folder(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise _refuse_folder(folder) from None
    return new


def _refuse_folder(folder: Path) -> PlaceError:
    return PlaceError(f"De map {folder} kan niet gemaakt worden.")


def refuse_existing(path: Path, *, overwrite: bool) -> None:
    """PlaceError when something stands there and may not be replaced."""
    try:
        exists = path.exists()
    except OSError:  # a name that is too long, or a folder that may not be looked into: whoever writes says so
        return
    if exists and not overwrite:
        raise PlaceError(f"{path} bestaat al.", taken=True)


def find_free_paths(folder: Path, stem: str, suffix: str) -> Iterator[Path]:
    """Paths in the folder where nothing stands yet when they are asked for; a name that is taken gets a number."""
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    yield from (path for name in names if not (path := folder / (name + suffix)).exists())
