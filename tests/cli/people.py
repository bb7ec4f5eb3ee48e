"""Files that people send back: answers to the shipped checklist, as a form saves them."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.cli import program

CHECKLIST = load_checklist("inkoopdialoog")
FACTS = {"vorm": "nog-niet-gekozen", "regio": False}
FIRST = "doel-1"


def write_person(
    path: str,
    choice: str = "ja",
    *,
    perspective: str = "gemeente",
    mark: str | None = None,
    saved: str | None = None,
    **changes: object,
) -> Path:
    """The file of somebody who answered one statement.

    ``changes`` replace whole fields of the document, those that are None go.
    """
    document = {
        "formaat": "dialoogcheck-antwoorden",
        "schema": 1,
        "checklist": {"id": CHECKLIST.id, "versie": CHECKLIST.version, "vingerafdruk": compute_fingerprint(CHECKLIST)},
        "gegevens": {"fase": "strategie", **FACTS, "perspectief": perspective},
        "inzending": mark,
        "bewaard": saved,
        "antwoorden": {FIRST: {"keuze": choice}},
        **changes,
    }
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(
        json.dumps({field: value for field, value in document.items() if value is not None}), encoding="utf-8"
    )
    return place


def write_group(folder: str, sizes: Mapping[str, int], **changes: Any) -> None:  # noqa: ANN401
    """So many people of each perspective in a folder."""
    for perspective, size in sizes.items():
        for number in range(size):
            choice = ("nee", "deels", "grotendeels", "ja")[number % 4]
            write_person(
                f"{folder}/{perspective}-{number}.json",
                choice,
                perspective=perspective,
                mark=f"{folder}-{perspective}-{number}",
                **changes,
            )


def run(*arguments: str) -> Result:
    """What came of a command."""
    return CliRunner().invoke(program, arguments)


def check(result: Result, code: int, *said: str) -> None:
    """The exit code and sentences on stderr; no fault of the program itself."""
    assert result.exit_code == code, result.output
    for sentence in said:
        assert sentence in result.stderr, result.stderr
    assert "Traceback" not in result.output
    assert "Onze excuses" not in result.stderr


def look_at(folder: Path) -> dict[str, tuple[str, int]]:
    """What stands in a folder, and when it was changed: equal before and after when nothing was touched."""
    return {
        str(path.relative_to(folder)): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
