"""The commands. Each stands in a module of its own that is imported only when it is used."""

import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from dialoogcheck import __version__
from dialoogcheck.errors import DialoogcheckError, UnusableInputError
from dialoogcheck.language.texts import printable

COMMANDS = {
    "invullen": "fill",
    "rapport": "report",
    "voorbeeld": "example",
    "checklists": "catalogue",
    "toon": "show",
    "controleer": "lint",
    "diagnose": "diagnose",
}
"""Every command and the module it stands in, in the order of the help. Each module holds its command under the name ``command``."""

INTERRUPTED = 130
BUG = 70


class Program(click.Group):
    """The command group: finds commands lazily, and turns every problem into a Dutch sentence and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order of use, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command with this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"dialoogcheck.cli.{COMMANDS[cmd_name]}").command
        return command

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> Any:  # noqa: ANN401
        """Run a command; no problem leaves here as a traceback."""
        show_traceback = "--traceback" in (sys.argv[1:] if args is None else args)
        try:
            return super().main(args=args, prog_name=prog_name or "dialoogcheck", **extra)
        except DialoogcheckError as error:
            tell_problem(error)
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("Gestopt.", err=True)
            sys.exit(INTERRUPTED)
        except Exception as error:  # noqa: BLE001 - whatever it is, the user gets a sentence and not a traceback
            if show_traceback:
                traceback.print_exc()
            click.echo(f"Er ging iets mis in dialoogcheck zelf ({type(error).__name__}). Onze excuses.", err=True)
            click.echo("Uw bestanden zijn niet veranderd. Meer details: dialoogcheck --traceback … (hetzelfde commando).", err=True)
            sys.exit(BUG)


def tell_problem(error: DialoogcheckError) -> None:
    """Write on stderr what is wrong and what to do about it."""
    click.echo(printable(error.message), err=True)
    for diagnostic in error.diagnostics if isinstance(error, UnusableInputError) else ():
        click.echo(printable(f"{diagnostic.place}: {diagnostic.severity}: {diagnostic.message}"), err=True)
    if error.hint:
        click.echo(printable(error.hint), err=True)
