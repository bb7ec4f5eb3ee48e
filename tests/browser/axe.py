"""Asks axe, in a headless Chromium, what is wrong with pages."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def find_violations(*pages: Path) -> list[list[dict[str, Any]]]:
    """What axe finds wrong with each page: its rule, in words, and the elements. No page can reach a network."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert chromium, "the tests need Chromium: make test says how to install it"
    done = subprocess.run(
        ["node", FOLDER / "axe.mjs", chromium, *pages], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    assert len(found) == len(pages)
    return found
