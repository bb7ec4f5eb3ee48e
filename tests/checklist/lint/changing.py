"""Finds what is wrong with the smallest checklist after changes."""

from dialoogcheck.checklist.lint.linting import lint_checklist
from tests.checklist.minimal import MINIMAL_CHECKLIST


def find_codes(*changes: tuple[str, str]) -> list[str]:
    """The codes of what ``controleer`` finds, in the order of the file; each change is made once."""
    text = MINIMAL_CHECKLIST
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return [diagnostic.code for diagnostic in lint_checklist(text.encode(), "klein.yaml")]
