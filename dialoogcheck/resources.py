"""Where the program's own checklists and templates are, in a wheel, an editable install and a plain checkout alike."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def find_folder(name: str) -> Path:
    """The folder ``checklists`` or ``templates``: inside the package when installed, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
