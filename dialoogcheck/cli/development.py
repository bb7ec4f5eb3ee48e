"""``ontwikkeling``: from checks at several moments to one report about what changed."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from dialoogcheck.answers.intake import NAME_OF_TREND, find_files
from dialoogcheck.cli import options
from dialoogcheck.cli.output import check_output, say, show_progress, tell_gathered, write_formats
from dialoogcheck.development import words
from dialoogcheck.development.model import DifferenceKind, GroupTrend, Retrospect
from dialoogcheck.development.moments import (
    Development,
    develop,
    join_gathered,
    name_report,
    produce,
    read_moment,
    refuse_summary,
)
from dialoogcheck.dutch import count
from dialoogcheck.errors import UnusableInputError, WrongUseError
from dialoogcheck.files import names_folder
from dialoogcheck.group.meeting import Naming

LEAST_MOMENTS = 2


@click.command(
    name="ontwikkeling",
    epilog="Voorbeeld: dialoogcheck ontwikkeling 2026.dialoog.json 2027.dialoog.json --formaat pdf,html",
)
@click.argument("paths", nargs=-1, required=True, metavar="EERDER… LATER", type=click.Path(path_type=Path))
@options.offer_names("de bestanden")
@click.option(
    "--samenvatting",
    "summary",
    is_flag=True,
    help="Maak één bladzijde voor het management. json en csv blijven volledig.",
)
@click.option("--deelbaar", "shareable", is_flag=True, help="Laat notities en namen weg.")
@options.small_groups_option
@click.option("--dubbel", "doubles_too", is_flag=True, help="Tel in een groep ook bestanden met dezelfde inhoud mee.")
@options.offer_changed("Gebruik in een groep ook antwoorden")
@options.offer_checklist(several=True)
@options.offer_report
def command(
    *,
    paths: tuple[Path, ...],
    organisation: str | None,
    topic: str | None,
    summary: bool,
    shareable: bool,
    open_: bool,
    doubles_too: bool,
    changed_too: bool,
    checklists: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    overwrite: bool,
) -> None:
    """Zet twee of meer momenten naast elkaar en zie wat er veranderde.

    EERDER en LATER zijn antwoordbestanden of rapporten van steeds dezelfde checklist.
    Of het zijn mappen met formulieren: dan ziet u of groepen dichter bij elkaar kwamen.
    Een check en een terugblik daarop mogen ook.
    Staat er overal een datum in? Dan komt de oudste eerst.
    """
    if len(paths) < LEAST_MOMENTS:
        raise WrongUseError(
            "Voor ontwikkeling zijn minstens twee momenten nodig.",
            "Noem eerst het eerdere bestand en dan het latere. Een map mag ook.",
        )
    refuse_mixed_up(paths, output)
    check_output(output, formats, overwrite=overwrite)
    moments = []
    for path in paths:
        moment = read_moment(
            path, checklists, options.load_own, show_progress, changed_too=changed_too, doubles_too=doubles_too
        )
        if not moment.submissions:
            tell_gathered(moment.gathered)
            raise UnusableInputError(
                f"In {path} staan geen antwoorden.", "Kies een bestand of een map met ingevulde formulieren."
            )
        moments.append(moment)
    naming = Naming(organisation=organisation, topic=topic, shareable=shareable)
    development = develop(moments, naming, open_=open_, same_too=doubles_too)
    if summary:
        refuse_summary(development)
    make, stem = partial(produce, development, summary=summary), name_report(development, summary=summary)
    refuse_mixed_up(paths, output, formats, stem)
    for place in write_formats(make, stem, formats, output, overwrite=overwrite):
        say(f"Ontwikkeling: {place}")
    tell_compared(development)
    tell_gathered(join_gathered(moments))


def refuse_mixed_up(
    paths: Sequence[Path], output: str | None, formats: Sequence[str] = (), stem: str = NAME_OF_TREND
) -> None:
    """WrongUseError when one path is named for two things: the report must not take the place of somebody's answers.

    In a folder the report is called ``stem``, as is known when all has been read.
    """
    places = [os.path.realpath(path) for path in paths]
    targets = [output or ""]
    if output is None or names_folder(output):
        targets = [str(Path(output or "") / f"{stem}.{format_}") for format_ in formats]
    for number, path in enumerate(paths):
        if places[number] in places[:number]:
            raise WrongUseError(f"{path} staat er twee keer.", "Noem elk moment één keer.")
        inside = [os.path.realpath(file) for file in find_files([path])]
        for target in targets:
            if os.path.realpath(target) in inside:
                raise WrongUseError(f"{target} is ook de invoer.", "Kies met --uit een andere naam.")


def tell_compared(development: Development) -> None:
    """Say on stderr how much could be compared."""
    trend = development.trend
    for item in trend.differences:
        if item.kind in {DifferenceKind.REORDERED, DifferenceKind.AGAINST_DATES}:
            say(f"Let op: {words.NOTICES[item.kind]}", err=True)
    if isinstance(trend, Retrospect):
        say(f"Naast elkaar gezet: {count(len(trend.pairs), 'paar stellingen', 'paren van stellingen')}.", err=True)
        return
    asked = f"{count(len(trend.statements), 'stelling', 'stellingen')} die elke keer gevraagd"
    is_ = "is" if len(trend.statements) == 1 else "zijn"
    say(f"Vergeleken: {len(trend.moments)} momenten, met {asked} {is_}.", err=True)
    if isinstance(trend, GroupTrend) and (trend.absent or not trend.groups):
        hint = " Spraken deelnemers af dat dat mag? Dan kan het met --open." if development.may_open else ""
        say(f"Niet elke groep is elke keer groot genoeg om te tonen.{hint}", err=True)
