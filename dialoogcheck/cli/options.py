"""Options and arguments that more than one command has, so that they are the same everywhere."""

import re
import sys
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dialoogcheck.cli.output import say
from dialoogcheck.document.formats import FORMATS
from dialoogcheck.dutch import join_words, read_date, shorten
from dialoogcheck.errors import DialoogcheckError, UnusableInputError, WrongUseError
from dialoogcheck.files import check_size

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from dialoogcheck.answers.model import Talk
    from dialoogcheck.checklist.model import Checklist

STANDARD_INPUT = "standaardinvoer"
"""How messages call it."""


def read_standard_input(maximum: int) -> bytes:
    """What comes in through a pipe.

    UnusableInputError when there is no such thing or it has more than ``maximum`` bytes.
    """
    if not sys.stdin:
        raise UnusableInputError("Er is geen standaardinvoer.", "Geef de naam van een bestand op.")
    data = sys.stdin.buffer.read(maximum + 1)
    check_size(data, STANDARD_INPUT, maximum)
    return data


def complete_checklists(ctx: click.Context, param: click.Parameter, incomplete: str) -> list["CompletionItem"]:  # noqa: ARG001
    """The ids of the checklists (which are their file names), and the files in this folder. No file is opened."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a shell that completes needs it

    from dialoogcheck.checklist.shelf import find_checklists  # noqa: PLC0415

    items = [CompletionItem(path.stem) for path in find_checklists() if path.stem.startswith(incomplete)]
    return [*items, CompletionItem(incomplete, type="file")]


def complete_phases(ctx: click.Context, param: click.Parameter, incomplete: str) -> list["CompletionItem"]:  # noqa: ARG001
    """The phases of the checklist on the command line, or of all our own ones; none when it cannot be read."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a shell that completes needs it

    from dialoogcheck.checklist.library import load_checklist  # noqa: PLC0415
    from dialoogcheck.checklist.shelf import find_shipped  # noqa: PLC0415

    # Behind an option that still lacks its value, click leaves the arguments unread.
    chosen = ctx.params.get("checklist") or next(iter(ctx.args), None)
    ids = [chosen] if chosen else [path.stem for path in find_shipped()]
    try:
        phases = {phase.id: phase.name for id_ in ids for phase in load_checklist(id_).phases}
    except DialoogcheckError:
        return []
    return [CompletionItem(id_, help=name) for id_, name in phases.items() if id_.startswith(incomplete)]


Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_OPTION = "dialoogcheck.checklist"


def _join_option(ctx: click.Context, param: click.Parameter, value: str | None, *, required: bool) -> str | None:
    """The checklist that was named, as an argument or as an option."""
    option: str | None = ctx.meta.get(_OPTION)
    if value is not None and option is not None and not ctx.resilient_parsing:
        raise WrongUseError("U noemt de checklist twee keer.", f"Laat --checklist {option} weg, of laat {value} weg.")
    chosen = option if value is None else value
    if chosen is None and required and not ctx.resilient_parsing:
        raise click.MissingParameter(ctx=ctx, param=param)
    return chosen


def _name_checklist(*, required: bool) -> Callable[[Decorated], Decorated]:
    """An argument, and the same as an option: other commands have only that, and nobody remembers which."""
    argument = click.argument(
        "checklist",
        required=False,
        metavar="CHECKLIST" if required else "[CHECKLIST]",
        help="Naam van een checklist, of een eigen bestand.",
        shell_complete=complete_checklists,
        callback=partial(_join_option, required=required),
    )
    option = click.option(
        "--checklist",
        "_",
        metavar="CHECKLIST",
        hidden=True,
        is_eager=True,
        expose_value=False,
        callback=lambda ctx, _, value: ctx.meta.update({_OPTION: value}),
        shell_complete=complete_checklists,
    )
    return lambda command: argument(option(command))


checklist_argument = _name_checklist(required=False)
"""``checklist``: an id or the path of a file (str), or None when it is left out."""

required_checklist_argument = _name_checklist(required=True)
"""``checklist``: an id or the path of a file (str)."""


def offer_checklist(
    meaning: str = "Naam of bestand van de checklist, als het uw eigen checklist is.", *, several: bool = False
) -> Callable[[Decorated], Decorated]:
    """``checklist``: an id or path (str) or None; with ``several`` it is ``checklists`` (tuple[str, ...])."""
    return click.option(
        "--checklist",
        "checklists" if several else "checklist",
        multiple=several,
        metavar="CHECKLIST",
        help=f"{meaning} Mag vaker." if several else meaning,
        shell_complete=complete_checklists,
    )


def offer_changed(begin: str) -> Callable[[Decorated], Decorated]:
    """``changed_too`` (bool); its help begins with what is done with such answers."""
    meaning = f"{begin} op een eerdere versie van de checklist."
    return click.option("--ook-gewijzigd", "changed_too", is_flag=True, help=meaning)


def offer_names(source: str) -> Callable[[Decorated], Decorated]:
    """``organisation`` and ``topic`` (str or None): what stands above a report instead of what is in ``source``."""
    organisation = click.option(
        "--organisatie", "organisation", metavar="NAAM", help=f"De naam boven het rapport. Anders de naam uit {source}."
    )
    topic = click.option(
        "--onderwerp", "topic", metavar="TEKST", help=f"De titel van het rapport. Anders het onderwerp uit {source}."
    )
    return lambda command: organisation(topic(command))


small_groups_option = click.option(
    "--open", "open_", is_flag=True, help="Toon ook kleine groepen apart. Alleen als iedereen dat vooraf goed vond."
)
"""``open_``: whether groups are shown that others could recognise somebody in (bool)."""


phase_option = click.option(
    "--fase", "phase", metavar="FASE", help="Fase van de inkoop.", shell_complete=complete_phases
)
"""``phase``: the id of a phase as it was typed (str), not checked yet, or None."""


fact_option = click.option(
    "--feit",
    "facts",
    multiple=True,
    metavar="NAAM=ANTWOORD",
    help="Een feit over de inkoop, zoals regio=ja. Mag vaker.",
)
"""``facts``: pairs as they were typed (tuple[str, ...]), not checked yet."""


plain_option = click.option(
    "--eenvoudig", "plain", is_flag=True, help="Gewone regels met nummers. Handig met een schermlezer of brailleregel."
)
"""``plain``: whether questions are asked in lines, without redrawing the screen (bool)."""

_TOLD = "dialoogcheck.taken"


def load_checklist(id_or_path: str) -> "Checklist":
    """The same as that of the library.

    Says on stderr, once a command, that a file has the id of a checklist that comes with the program.
    """
    from dialoogcheck.checklist import library, shelf  # noqa: PLC0415 - a shell that completes does without

    checklist = library.load_checklist(id_or_path)
    if shelf.names_file(id_or_path):
        problem = shelf.tell_taken_id(Path(id_or_path), checklist.id)
        ctx = click.get_current_context(silent=True)
        told: set[str] = ctx.meta.setdefault(_TOLD, set()) if ctx else set()
        if problem and problem not in told:
            told.add(problem)
            say(f"Let op: {problem} Geef uw bestand een andere id.", err=True)
    return checklist


def load_own(reference: str | None) -> "Checklist | None":
    """The checklist that was named for all the files of a command; None when none was."""
    return load_checklist(reference) if reference else None


def load_chosen(reference: str | None) -> "Checklist":
    """The checklist with this name or in this file; the only one there is when none was named.

    WrongUseError when there are more.
    """
    from dialoogcheck.checklist.shelf import find_checklists, name_checklists  # noqa: PLC0415

    if reference is not None:
        return load_checklist(reference)
    paths = find_checklists()
    if len(paths) > 1:
        raise WrongUseError("Zeg welke checklist u bedoelt.", f"Kies uit: {name_checklists(paths)}.")
    return load_checklist(paths[0].stem)


class Formats(click.ParamType[tuple[str, ...]]):
    """A list of formats with commas between them; without a list of its own those of a report."""

    name = "formaat"

    def __init__(self, known: Collection[str] = FORMATS) -> None:
        """``known`` are the formats that can be chosen."""
        self.known = known

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The formats without doubles, in the order given."""
        if isinstance(value, tuple):
            return value
        chosen = tuple(dict.fromkeys(part.strip().lower() for part in str(value).split(",") if part.strip()))
        unknown = [part for part in chosen if part not in self.known]
        if unknown or not chosen:
            self.fail(f"“{', '.join(unknown)}” is geen formaat; kies uit {', '.join(self.known)}.", param, ctx)
        return chosen


class Readable(click.ParamType[Any]):
    """What a function reads in a text, where None is nothing."""

    def __init__(self, read: Callable[[str], object], expected: str) -> None:
        """``expected`` says what belongs there."""
        self.read = read
        self.name = self.expected = expected

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> object:
        """What was read."""
        found = self.read(value) if isinstance(value, str) else value
        if found is None:
            self.fail(f"“{shorten(str(value))}” is geen {self.expected}.", param, ctx)
        return found


def _read_talk(text: str) -> "Talk | None":
    from dialoogcheck.answers.talk import read_talk  # noqa: PLC0415 - a shell that completes does without

    return read_talk(text)


def _read_hours(text: str) -> float | None:
    """The number, in halves; None when it is none, or more than 999."""
    hours = float(text.replace(",", ".")) if re.fullmatch(r"[0-9]{1,3}([.,][05])?", text) else MOST_HOURS + 1
    return hours if hours <= MOST_HOURS else None


MOST_HOURS = 999
DATE = "datum zoals 2026-12-11 of 11-12-2026"
TALK = Readable(_read_talk, f"{DATE}. Weet u de datum nog niet? Typ nog-niet-bekend")
DAY = Readable(read_date, DATE)
HOURS = Readable(_read_hours, "aantal uren van 0 tot en met 999, zoals 8 of 8,5")


def offer_talk(meaning: str) -> Callable[[Decorated], Decorated]:
    """``talk``: the date of the conversation, that nobody knows it yet, or None when nothing was said."""
    return click.option("--gesprek", "talk", type=TALK, metavar="DATUM", help=f"{meaning} Of typ nog-niet-bekend.")


def offer_plan(command: Decorated) -> Decorated:
    """``talk``, ``hours`` (float or None) and ``today`` (a date or None): what the plan of a report reckons with."""
    talk = offer_talk("De datum van het gesprek, in plaats van die in het bestand.")
    hours = click.option(
        "--uren", "hours", type=HOURS, metavar="GETAL", help="Hoeveel uren u hebt tot het gesprek, zoals 8 of 8,5."
    )
    today = click.option(
        "--vandaag",
        "today",
        type=DAY,
        metavar="DATUM",
        help="Vanaf welke dag het plan telt. Anders: de datum van de check.",
    )
    return talk(hours(today(command)))


_formats_option = click.option(
    "--formaat",
    "formats",
    type=Formats(),
    default="pdf",
    metavar="FORMAAT",
    help=f"{join_words(FORMATS, 'of')}; meer mag, met komma’s.",
)
"""``formats``: one or more of the formats of a report, without doubles (tuple[str, ...])."""

output_option = click.option(
    "--uit",
    "output",
    type=click.Path(allow_dash=True),
    metavar="PAD",
    help="Waar het resultaat komt: een bestand of een map.",
)
"""``output``: the path that was asked for as it was typed (str), or None. A Path would forget the slash at its end,
which means a folder."""

overwrite_option = click.option("--overschrijf", "overwrite", is_flag=True, help="Vervang een bestand dat er al staat.")
"""``overwrite``: whether a file that is there already may be replaced (bool)."""


def offer_report(command: Decorated) -> Decorated:
    """``formats``, ``output`` and ``overwrite``: in which formats a report is made, and where it comes."""
    return _formats_option(output_option(overwrite_option(command)))
