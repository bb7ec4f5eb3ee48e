"""Changes the checklists of the tests, as the examples of the rules do, and finds what is wrong with them then."""

from dialoogcheck.checklist.lint.linting import lint_checklist
from dialoogcheck.checklist.lint.rules import Example
from tests.checklist.minimal import MINIMAL_CHECKLIST


def find_codes(*changes: tuple[str, str]) -> list[str]:
    """The codes of what ``controleer`` finds, in the order of the file; each change is made once."""
    text = MINIMAL_CHECKLIST
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return [diagnostic.code for diagnostic in lint_checklist(text.encode(), "klein.yaml")]


def apply(example: Example, checklist: str) -> str:
    """The checklist with the change of this example, which must be possible in one place only."""
    assert checklist.count(example.instead_of) == 1, f"{example.instead_of!r} does not stand in it exactly once"
    assert example.write != example.instead_of
    return checklist.replace(example.instead_of, example.write)


def locate(text: str, position: int) -> tuple[int, int]:
    """The line and the column of a position, both from 1."""
    return text.count("\n", 0, position) + 1, position - (text.rfind("\n", 0, position) + 1) + 1
