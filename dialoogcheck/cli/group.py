"""``vergelijk``: from several people's answers to one group report."""

from functools import partial
from pathlib import Path

import click

from dialoogcheck.answers.intake import find_files, gather
from dialoogcheck.cli import options
from dialoogcheck.cli.output import check_output, say, show_progress, tell_gathered, write_formats
from dialoogcheck.dutch import count
from dialoogcheck.errors import UnusableInputError, WrongUseError
from dialoogcheck.group.agenda import LONGEST, SHORTEST
from dialoogcheck.group.meeting import Meeting, Naming, hold_meeting, keep_alike, name_report, produce
from dialoogcheck.group.protection import THRESHOLD


@click.command(
    name="vergelijk",
    epilog="Voorbeeld: dialoogcheck vergelijk ontvangen/ --duur 90 --formaat pdf,html --uit groepsrapport/",
)
@click.argument("paths", nargs=-1, required=True, metavar="MAP…", type=click.Path(path_type=Path))
@click.option(
    "--duur",
    "minutes",
    type=int,
    default=90,
    metavar="MINUTEN",
    help=f"Hoe lang het gesprek duurt, van {SHORTEST} tot en met {LONGEST}.",
)
@options.offer_names("de formulieren")
@options.small_groups_option
@click.option("--notities", "with_notes", is_flag=True, help="Zet de notities in het rapport. Lees ze eerst na.")
@click.option("--dubbel", "doubles_too", is_flag=True, help="Tel ook bestanden met dezelfde inhoud mee.")
@options.offer_changed("Gebruik ook antwoorden")
@options.offer_checklist()
@options.offer_report
def command(
    *,
    paths: tuple[Path, ...],
    minutes: int,
    organisation: str | None,
    topic: str | None,
    open_: bool,
    with_notes: bool,
    doubles_too: bool,
    changed_too: bool,
    checklist: str | None,
    formats: tuple[str, ...],
    output: str | None,
    overwrite: bool,
) -> None:
    """Maak een groepsrapport van de antwoorden van meer mensen.

    MAP is een map met ingevulde formulieren. Losse bestanden mogen ook: HTML-antwoorden, PDF, CSV of een rapport.
    U ziet waar gemeente, aanbieders en cliënten anders kijken. U krijgt ook een agenda voor het gesprek.
    Een groep van minder dan 5 mensen komt niet apart in beeld, behalve met --open.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise WrongUseError(
            f"--duur {minutes} kan niet.", f"Kies een getal van {SHORTEST} tot en met {LONGEST}. Dat zijn minuten."
        )
    own = options.load_own(checklist)
    check_output(output, formats, overwrite=overwrite)
    gathered = keep_alike(
        gather(show_progress(find_files(paths)), own, changed_too=changed_too, doubles_too=doubles_too)
    )
    if not gathered.submissions:
        tell_gathered(gathered)
        raise UnusableInputError(
            "Er zijn geen antwoorden om te vergelijken.", "Kies een map met ingevulde formulieren."
        )
    naming = Naming(organisation=organisation, topic=topic)
    meeting = hold_meeting(gathered.submissions, naming, minutes, open_=open_, with_notes=with_notes)
    if any(meeting.notes.values()):
        say("Let op: notities staan letterlijk in het rapport. Wie de schrijver kent, kan die herkennen.", err=True)
    for path in write_formats(partial(produce, meeting), name_report(meeting), formats, output, overwrite=overwrite):
        say(f"Groepsrapport: {path}")
    tell_shown(meeting)
    tell_gathered(gathered)


def tell_shown(meeting: Meeting) -> None:
    """Say on stderr how many people are shown, and how others could be."""
    groups = meeting.comparison.groups
    people = count(sum(group.people for group in groups), "mens", "mensen")
    say(f"Vergeleken: {people} in {count(len(groups), 'groep', 'groepen')}.", err=True)
    if not groups:
        say(f"Geen groep heeft {THRESHOLD} mensen of meer. Daarom staan er geen cijfers in het rapport.", err=True)
    if meeting.may_open:
        say(
            "Niet elke groep is groot genoeg om te tonen. Spraken deelnemers af dat dat mag? Dan kan het met --open.",
            err=True,
        )
