"""The start menu: what somebody sees who types only ``dialoogcheck``. It comes back after everything but a stop."""

from collections.abc import Callable
from pathlib import Path

import click

from dialoogcheck.asking.opening import open_asker
from dialoogcheck.asking.start_menu import choose_errand
from dialoogcheck.cli.ending import offer_to_open
from dialoogcheck.cli.output import MADE, say, tell_problem
from dialoogcheck.errors import DialoogcheckError, InterruptedSafelyError, NeedsTerminalError
from dialoogcheck.files import find_answers_folder, make_folder

GO_ON = "\nDruk op een toets om terug te gaan naar het menu."


def open_menu(ctx: click.Context, import_command: Callable[[str], click.Command]) -> None:
    """Let the user choose what to do, and do it, until they stop. Needs a terminal.

    ``import_command`` finds a command by its name.
    """
    folder = find_answers_folder()
    while True:
        made: list[Path] = []
        ctx.meta[MADE] = made
        try:
            with open_asker(plain=False) as asker:
                errand = choose_errand(asker, folder)
            if errand is None:
                say("Tot ziens.")
                return
            make_folder(folder)
            ctx.invoke(import_command(errand.command), **errand.arguments)
        except InterruptedSafelyError as stop:
            # Whoever stops in the middle of a check wants to stop, and that is no mistake.
            tell_problem(stop)
            return
        except NeedsTerminalError:
            raise
        except DialoogcheckError as problem:
            tell_problem(problem)
        except (KeyboardInterrupt, EOFError):
            return
        except (click.exceptions.Exit, click.Abort):
            # What there was to say has been said.
            pass
        if made:
            offer_to_open(made[0])
        click.pause(GO_ON, err=True)
