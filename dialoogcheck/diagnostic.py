"""A problem in a file: which one, how bad, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops, a warning does not."""

    ERROR = "fout"
    WARNING = "waarschuwing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One problem, in Dutch. ``line`` and ``column`` count from 1 and are None when the file has no lines."""

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
