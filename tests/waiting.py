"""Tests wait for what they wait for: a screen, a file, a process that ends; never for a time."""

import time
from collections.abc import Callable

PATIENCE = 300.0
"""Seconds until what does not come is a failure: only there so that a test that hangs ends, on any machine."""


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Come back once it holds; AssertionError with ``what`` when it never does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"it never came: {what}"
        time.sleep(0.02)
