"""Options and arguments that more than one command has, so that they are the same everywhere."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from dialoogcheck.errors import DialoogcheckError, UnusableInputError, WrongUseError
from dialoogcheck.resources import check_size, find_folder

if TYPE_CHECKING:
    from dialoogcheck.model.checklist import Checklist, Phase

STANDARD = Path("-")
"""Standard input or standard output, where the name of a file is asked for."""

STANDARD_INPUT = "standaardinvoer"
"""How messages call it."""


def read_standard_input(maximum: int) -> bytes:
    """What comes in through a pipe; UnusableInputError when there is no such thing or it has more than ``maximum`` bytes."""
    if not sys.stdin:
        raise UnusableInputError("Er is geen standaardinvoer.", "Geef de naam van een bestand op.")
    data = sys.stdin.buffer.read(maximum + 1)
    check_size(data, STANDARD_INPUT, maximum)
    return data


def complete_checklists(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The ids of our own checklists (which are their file names), and the files in this folder. No file is opened."""
    ids = sorted(path.stem for path in find_folder("checklists").glob("*.yaml"))
    return [*(CompletionItem(id_) for id_ in ids if id_.startswith(incomplete)), CompletionItem(incomplete, type="file")]


def complete_phases(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The phases of the checklist on the command line, or of all our own ones; none when it cannot be read."""
    from dialoogcheck.reading.library import load_checklist  # noqa: PLC0415 - only a shell that completes needs it

    # Behind an option that still lacks its value, click leaves the arguments unread.
    chosen = ctx.params.get("checklist") or next(iter(ctx.args), None)
    ids = [chosen] if chosen else [item.value for item in complete_checklists(ctx, param, "") if item.type == "plain"]
    try:
        phases = {phase.id: phase.name for id_ in ids for phase in load_checklist(id_).phases}
    except DialoogcheckError:
        return []
    return [CompletionItem(id_, help=name) for id_, name in phases.items() if id_.startswith(incomplete)]


checklist_argument = click.argument(
    "checklist",
    required=False,
    metavar="[CHECKLIST]",
    help="Naam van een checklist, of een eigen bestand.",
    shell_complete=complete_checklists,
)
"""``checklist``: an id or the path of a file (str), or None when it is left out."""

required_checklist_argument = click.argument(
    "checklist",
    metavar="CHECKLIST",
    help="Naam van een checklist, of een eigen bestand.",
    shell_complete=complete_checklists,
)
"""``checklist``: an id or the path of a file (str)."""


def find_phase(checklist: "Checklist", id_: str) -> "Phase":
    """The phase that was asked for; WrongUseError when the checklist does not have it."""
    from dialoogcheck.reading.decoding import propose  # noqa: PLC0415 - a shell that completes does without

    phases = {str(phase.id): phase for phase in checklist.phases}
    if id_ not in phases:
        raise WrongUseError(f"De fase “{id_}” bestaat niet.{propose(id_, phases)}", f"Kies uit: {', '.join(phases)}.")
    return phases[id_]


phase_option = click.option("--fase", "phase", metavar="FASE", help="Fase van de inkoop.", shell_complete=complete_phases)
"""``phase``: the id of a phase as it was typed (str), not checked yet, or None."""


class Formats(click.ParamType[tuple[str, ...]]):
    """A list of formats with commas between them."""

    name = "formaat"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The formats without doubles, in the order given."""
        if isinstance(value, tuple):
            return value
        from dialoogcheck.cli.producing import FORMATS  # noqa: PLC0415 - a command without formats does without

        chosen = tuple(dict.fromkeys(part.strip().lower() for part in str(value).split(",") if part.strip()))
        unknown = [part for part in chosen if part not in FORMATS]
        if unknown or not chosen:
            self.fail(f"“{', '.join(unknown)}” is geen formaat; kies uit {', '.join(FORMATS)}.", param, ctx)
        return chosen


formats_option = click.option(
    "--formaat", "formats", type=Formats(), default="pdf", metavar="FORMAAT", help="pdf, html, md, json of csv; meer mag, met komma’s."
)
"""``formats``: one or more of the formats of a report, without doubles (tuple[str, ...])."""

output_option = click.option(
    "--uit",
    "output",
    type=click.Path(allow_dash=True),
    metavar="PAD",
    help="Waar het resultaat komt: een bestand of een map.",
)
"""``output``: the path that was asked for as it was typed (str), or None. A Path would forget the slash at its end, which means a folder."""

overwrite_option = click.option("--overschrijf", "overwrite", is_flag=True, help="Vervang een bestand dat er al staat.")
"""``overwrite``: whether a file that is there already may be replaced (bool)."""
