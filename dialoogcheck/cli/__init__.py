"""The commands. Each stands in a module of its own that is imported only when it is used."""

import errno
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from dialoogcheck import __version__
from dialoogcheck.cli.commands import COMMANDS, localise
from dialoogcheck.cli.output import name_remedy, say, tell_problem
from dialoogcheck.errors import DialoogcheckError, OutputError, PlaceError
from dialoogcheck.invocation import NAME, find_invocation
from dialoogcheck.language.plain import use_plain_letters

TELLS_ITSELF = {"checklists", "diagnose", "nieuw"}
"""The commands that say themselves which checklists of the user's own cannot be used, or that use none."""

_UNBROKEN = "\b\n"
"""What lets click leave the lines of a paragraph as they are."""

INTERRUPTED = 130
BUG = 70

COMPLETE = "_DIALOOGCHECK_COMPLETE"
"""The variable by which a shell asks how a line can go on; then the name is the one in that line."""


def import_command(name: str) -> click.Command:
    """The command with this name of those above; none is imported before it is used."""
    module, _ = COMMANDS[name]
    command: click.Command = importlib.import_module(f"dialoogcheck.cli.{module}").command
    command.options_metavar = "[OPTIES]"
    _localise_help(command)
    return command


def _localise_help(command: click.Command) -> None:
    """Let the commands in its help be such as can be typed here. The example stays on one line, to be copied."""
    command.help = command.help and localise(command.help)
    command.epilog = command.epilog and f"{_UNBROKEN}{localise(command.epilog.removeprefix(_UNBROKEN))}"


class Program(click.Group):
    """The command group: finds commands lazily, and turns every problem into a Dutch sentence and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order of use, not of the alphabet."""
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed, imported now."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, import_command(name) if name else command, rest

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a problem with a place is told with the option by which this command is given another."""
        try:
            return super().invoke(ctx)
        except PlaceError as error:
            error.hint = name_remedy(error, import_command(ctx.invoked_subcommand) if ctx.invoked_subcommand else None)
            raise

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]  # noqa: ANN401
        """Run a command and exit with its code; no problem leaves here as a traceback.

        ``--traceback`` is taken out first: it works anywhere on the line, so that somebody can add it to a command that
        failed.
        """
        use_plain_letters()
        given = list(sys.argv[1:] if args is None else args)
        extra["standalone_mode"] = False  # else click ends the process itself, with its own codes
        extra["complete_var"] = COMPLETE
        _localise_help(self)
        try:
            code = super().main(
                args=[arg for arg in given if arg != "--traceback"],
                prog_name=prog_name or (NAME if COMPLETE in os.environ else find_invocation()),
                **extra,
            )
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo("Gestopt.", err=True)
            sys.exit(INTERRUPTED)
        except DialoogcheckError as error:
            tell_problem(error)
            sys.exit(error.exit_code)
        except Exception as error:  # noqa: BLE001 - whatever it is, the user gets a sentence and not a traceback
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                click.echo("De schijf is vol. Maak ruimte vrij en probeer het opnieuw.", err=True)
                # What is still waiting to be written would fail again at the very end: some Pythons then end with a
                # code and English of their own.
                sys.stdout = None
                sys.exit(OutputError.exit_code)
            if "--traceback" in given:
                import traceback  # noqa: PLC0415 - hardly ever needed

                traceback.print_exc()
            click.echo(
                f"Er gaat iets mis in dialoogcheck zelf ({type(error).__name__}). Onze excuses: dit ligt niet aan u.\n"
                "Wilt u dit melden? Geef het commando dan opnieuw met --traceback erachter. Dan ziet u de details.",
                err=True,
            )
            sys.exit(BUG)
        sys.exit(code if isinstance(code, int) else 0)


@click.group(
    name="dialoogcheck",
    cls=Program,
    # These stand for the commands until one is used: in the help, in a shell that completes, after a typing error.
    commands=[click.Command(name, short_help=summary) for name, (_, summary) in COMMANDS.items()],
    invoke_without_command=True,
    options_metavar="[OPTIES]",
    subcommand_metavar="[COMMANDO] [ARGUMENTEN]…",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Uitleg over één commando: dialoogcheck invullen --help",
)
@click.option("--traceback", is_flag=True, expose_value=False, help="Toon technische details als er iets misgaat.")
@click.version_option(__version__, "--versie", "--version", message=f"{NAME} %(version)s")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Kijk vóór het gesprek of alles klaar is voor een goede dialoog.

    U beantwoordt stellingen over een gesprek met aanbieders of cliënten.
    U krijgt een adviesrapport als PDF: wat gaat goed, waar zit een valkuil en wat kunt u deze week doen?
    Alles blijft op uw eigen computer.

    Zonder commando opent een menu.
    """
    if ctx.invoked_subcommand not in TELLS_ITSELF:
        from dialoogcheck.checklist.shelf import list_shadows  # noqa: PLC0415 - the help of the program does without

        # Nobody may take a checklist of their own for one of the program that has its name.
        for shadow in list_shadows():
            say(f"Let op: {shadow}", err=True)
    if ctx.invoked_subcommand is not None:
        return
    if sys.stdin.isatty() and sys.stdout.isatty():
        from dialoogcheck.cli.menu import open_menu  # noqa: PLC0415 - only somebody at a terminal needs it

        open_menu(ctx, import_command)
    else:
        click.echo(ctx.get_help())
