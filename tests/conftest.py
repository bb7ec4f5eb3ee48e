"""What all tests share: commands that run inside the tests speak Dutch, as they do when the program starts."""

import pytest

from dialoogcheck.language import speak_dutch

speak_dutch()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--golden`` renews the reports that tests compare with."""
    parser.addoption("--golden", action="store_true", help="renew tests/golden")
