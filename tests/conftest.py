"""What all tests share: commands that run inside the tests speak Dutch, as they do when the program starts."""

import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from dialoogcheck.files import OWN_FOLDERS
from dialoogcheck.language import speak_dutch

speak_dutch()

# How fast a machine is, is no property of the program.
settings.register_profile("dialoogcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dialoogcheck")

# Who starts the tests in the background ignores Ctrl-C, and so would every program that a test starts and breaks off.
signal.signal(signal.SIGINT, signal.default_int_handler)

# No test may find the checklists of whoever runs it.
os.environ.pop(OWN_FOLDERS, None)
# Messages name the program as the shell finds it: here, always by its name.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
os.environ["XDG_DATA_HOME"] = str(Path(__file__).parent / "data" / "niemand")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--golden`` renews the reports that tests compare with."""
    parser.addoption("--golden", action="store_true", help="renew tests/golden")
