"""How this program can be called from the folder that it was started in, so that advice can be typed as it stands."""

import functools
import os
import shlex
import sys
from pathlib import Path

NAME = "dialoogcheck"
"""How texts call the program."""


@functools.cache
def find_invocation() -> str:
    """How the program is called from the folder that it was started in, ready to type in a shell.

    Its name where the shell finds this very program under it; else the path of the script in the environment that it
    runs in, as ``make start`` and a virtual environment have it; without a script, Python with ``-m``.
    """
    scripts = os.path.dirname(sys.executable)  # noqa: PTH120 - the link itself: what it points at is another folder
    script = os.path.join(scripts, f"{NAME}.exe" if sys.platform == "win32" else NAME)  # noqa: PTH118
    if any(_is_same(os.path.join(folder, os.path.basename(script)), script) for folder in _list_searched(scripts)):  # noqa: PTH118, PTH119
        return NAME
    if os.path.exists(script):  # noqa: PTH110
        return _write_path(script)
    return f"{_write_path(sys.executable)} -m {NAME}"


def _list_searched(scripts: str) -> list[str]:
    """The folders that the user's shell looks in: ``uvx`` and ``uv run`` put one in front for this program only."""
    folders = os.get_exec_path()
    return [folder for folder in folders if folder != scripts] if "UV" in os.environ else folders


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121
    except OSError:
        return False


def _write_path(path: str) -> str:
    """Short where it can be: from this folder on, else whole."""
    try:
        inside = Path(path).relative_to(Path.cwd())
    except (ValueError, OSError):
        return shlex.quote(path)
    return shlex.quote(str(inside))
