"""Helps an organiser to see, before the conversation, whether the preconditions for a good dialogue are there."""

__version__ = "0.3.0"
