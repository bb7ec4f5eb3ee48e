"""What was found: a problem in a file, or how a part of this computer is."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a problem is: an error stops, a warning does not."""

    ERROR = "fout"
    WARNING = "waarschuwing"


class Diagnostic(NamedTuple):
    """One problem, in Dutch. ``line`` and ``column`` count from 1 and are None when the file has no lines.

    Not a dataclass: the commands that must start at once have no other, and making one takes a millisecond.
    """

    code: str
    severity: Severity
    message: str
    file: str
    line: int | None = None
    column: int | None = None

    @property
    def place(self) -> str:
        """Where it is: ``bestand:regel:kolom`` or as much of that as is known."""
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number is not None)]
        return ":".join(parts)


class State(StrEnum):
    """How a part of this computer is: ready, usable with a drawback, or missing so that no report can be made."""

    GOOD = "ok"
    ATTENTION = "let op"
    BAD = "fout"


class MachineCheck(NamedTuple):
    """What was found about one part of this computer, in Dutch; ``advice`` is empty when there is nothing to do."""

    part: str
    state: State
    text: str
    advice: str = ""
