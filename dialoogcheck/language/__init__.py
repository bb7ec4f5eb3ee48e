"""The program's own Dutch: numbers, dates, plurals and sentences."""

import gettext
import os
from pathlib import Path


def speak_dutch() -> None:
    """Let click find its Dutch texts, whatever the language of this machine."""
    os.environ["LANGUAGE"] = "nl"
    gettext.bindtextdomain("messages", str(Path(__file__).parent))
