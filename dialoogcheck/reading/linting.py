"""Checks a whole checklist: first how it is written, then whether it makes sense."""

from dialoogcheck.reading.decoding import Draft
from dialoogcheck.reading.nodes import Findings


def find_vital_problems(draft: Draft, findings: Findings) -> None:
    """Add the problems that make a checklist useless."""
