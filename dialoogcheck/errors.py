"""The reasons why a command cannot go on, each with its exit code.

The message and the hint are Dutch sentences for the user.
"""

from collections.abc import Iterable

from dialoogcheck.diagnostic import Diagnostic


class DialoogcheckError(Exception):
    """A command cannot go on: ``message`` says what is wrong, ``hint`` what to do about it."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both sentences apart, so that a summary of many files can leave out the hint."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class WrongUseError(DialoogcheckError):
    """The command was given something that it does not take (exit code 2)."""

    exit_code = 2


class UnusableInputError(DialoogcheckError):
    """A file cannot be read or does not hold what it should (exit code 3)."""

    exit_code = 3

    def __init__(self, message: str, hint: str = "", diagnostics: Iterable[Diagnostic] = ()) -> None:
        """``diagnostics`` are the problems in the file, when there are more to tell than the message does."""
        super().__init__(message, hint)
        self.diagnostics = tuple(diagnostics)


class NoAnswersError(UnusableInputError):
    """A good PDF file, but not a report: there are no answers in it."""


class NeedsTerminalError(DialoogcheckError):
    """The command asks questions and there is nobody to answer them (exit code 4)."""

    exit_code = 4


class OutputError(DialoogcheckError):
    """The result cannot be written (exit code 5)."""

    exit_code = 5


class PlaceError(OutputError):
    """Something cannot be written *there*; at another place it can.

    Which option names another place differs between commands, so the hint is given by whoever knows the command.
    """

    def __init__(self, message: str, hint: str = "", *, taken: bool = False) -> None:
        """``taken`` says that another file stands there, which may not be replaced unasked."""
        super().__init__(message, hint)
        self.taken = taken


class BugError(DialoogcheckError):
    """The program itself is wrong (exit code 70)."""

    exit_code = 70


class InterruptedSafelyError(DialoogcheckError):
    """The user stopped halfway; the answers are saved (exit code 130)."""

    exit_code = 130
