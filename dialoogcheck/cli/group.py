"""``vergelijk``: from several people's answers to one group report."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import click

from dialoogcheck import dutch
from dialoogcheck.answers.file import GROUP_ATTACHMENT, clean_text
from dialoogcheck.answers.intake import NAME_OF_REPORT, Gathered, Refusal, Submission, find_files, gather
from dialoogcheck.answers.model import Details
from dialoogcheck.checklist.model import StatementId
from dialoogcheck.cli.options import complete_checklists, formats_option, load_own, output_option, overwrite_option
from dialoogcheck.cli.output import say, show_progress, tell_gathered, write_formats
from dialoogcheck.document.formats import render
from dialoogcheck.document.pdf import Attachment
from dialoogcheck.document.views import ComparisonView
from dialoogcheck.errors import UnusableInputError, WrongUseError
from dialoogcheck.group.agenda import LONGEST, SHORTEST, Agenda, plan_agenda
from dialoogcheck.group.comparing import compare, select_notes
from dialoogcheck.group.export import encode_comparison
from dialoogcheck.group.model import Comparison
from dialoogcheck.group.words import (
    NOT_ASKED,
    OWN_FOLDER,
    explain_carried,
    explain_files,
    explain_moments,
    explain_unlike,
)

ATTACHMENT_MEANING = "De cijfers van dit groepsrapport"
SUFFIXES = {"pdf": ".pdf", "html": ".html", "md": ".md", "json": ".json", "csv": ".csv"}

_Value = TypeVar("_Value", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The comparison with what belongs to it, ready to write."""

    comparison: Comparison
    agenda: Agenda | None
    notes: Mapping[StatementId, tuple[str, ...]]
    remarks: tuple[str, ...]


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
@click.option(
    "--organisatie",
    "organisation",
    metavar="NAAM",
    help="De naam boven het rapport. Anders de naam uit de formulieren.",
)
@click.option(
    "--onderwerp", "topic", metavar="TEKST", help="De titel van het rapport. Anders het onderwerp uit de formulieren."
)
@click.option(
    "--open", "open_", is_flag=True, help="Toon ook kleine groepen apart. Alleen als iedereen dat vooraf goed vond."
)
@click.option("--notities", "with_notes", is_flag=True, help="Zet de notities in het rapport. Lees ze eerst na.")
@click.option("--dubbel", "doubles_too", is_flag=True, help="Tel ook bestanden met dezelfde inhoud mee.")
@click.option(
    "--ook-gewijzigd",
    "changed_too",
    is_flag=True,
    help="Gebruik ook antwoorden op een eerdere versie van de checklist.",
)
@click.option(
    "--checklist",
    metavar="CHECKLIST",
    help="Naam of bestand van de checklist, als het uw eigen checklist is.",
    shell_complete=complete_checklists,
)
@formats_option
@output_option
@overwrite_option
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
    own = load_own(checklist)
    gathered = gather(show_progress(find_files(paths)), own, changed_too=changed_too, doubles_too=doubles_too)
    gathered, alike = keep_alike(gathered)
    if not alike:
        tell_gathered(gathered)
        raise UnusableInputError(
            "Er zijn geen antwoorden om te vergelijken.", "Kies een map met ingevulde formulieren."
        )
    promised = sum(submission.assessment.details.recognisable is False for submission in alike)
    if open_ and promised:
        raise WrongUseError(
            f"{dutch.count(promised, 'formulier belooft', 'formulieren beloven')} dat kleine groepen niet apart in "
            "beeld komen. --open kan dan niet.",
            "Maak het rapport zonder --open. Of vraag iedereen opnieuw, met formulieren die u maakt met: dialoogcheck "
            "formulier --open",
        )
    details = describe_group(alike)
    details = replace(
        details,
        organisation=details.organisation if organisation is None else clean_text(organisation),
        topic=details.topic if topic is None else clean_text(topic),
    )
    meeting = hold(alike, details, minutes, open_=open_, with_notes=with_notes)
    if with_notes and any(meeting.notes.values()):
        say("Let op: notities staan letterlijk in het rapport. Wie de schrijver kent, kan die herkennen.", err=True)
    made = write_formats(
        lambda format_: produce(meeting, format_),
        NAME_OF_REPORT,
        formats,
        output,
        suffixes=SUFFIXES,
        overwrite=overwrite,
    )
    for path in made:
        say(f"Groepsrapport: {path}")
    comparison = meeting.comparison
    shown = sum(group.people for group in comparison.groups)
    say(
        f"Vergeleken: {dutch.count(shown, 'mens', 'mensen')} in "
        f"{dutch.count(len(comparison.groups), 'groep', 'groepen')}.",
        err=True,
    )
    if not comparison.groups:
        say(
            f"Geen groep heeft {comparison.threshold} mensen of meer. Daarom staan er geen cijfers in het rapport.",
            err=True,
        )
    if comparison.hidden and not promised:
        say(
            "Niet elke groep is groot genoeg om te tonen. Spraken deelnemers af dat dat mag? Dan kan het met --open.",
            err=True,
        )
    tell_gathered(gathered)


def keep_alike(gathered: Gathered) -> tuple[Gathered, tuple[Submission, ...]]:
    """Those about the checklist and the phase that most are about; the others become refusals.

    UnusableInputError when those that are kept were given at different moments.
    """
    checklist = find_most(submission.checklist.id for submission in gathered.submissions)
    about = [submission for submission in gathered.submissions if submission.checklist.id == checklist]
    phase = find_most(submission.assessment.details.phase for submission in about)
    alike = tuple(submission for submission in about if submission.assessment.details.phase == phase)
    kept = {id(submission) for submission in alike}
    refusals = []
    for submission in gathered.submissions:
        if id(submission) not in kept:
            other = submission.checklist
            what = (
                f"de checklist “{other.id}”"
                if other.id != checklist
                else f"de fase “{other.phase(submission.assessment.details.phase).name}”"
            )
            problem = UnusableInputError(
                f"{submission.label} gaat over {what}. De meeste andere niet.",
                "Vergelijk alleen antwoorden over hetzelfde.",
            )
            refusals.append(Refusal(label=submission.label, problem=problem))
    if alike:
        refuse_moments(alike)
    return Gathered(
        submissions=alike,
        refusals=(*gathered.refusals, *refusals),
        doubles=gathered.doubles,
        passed_over=gathered.passed_over,
    ), alike


def refuse_moments(submissions: tuple[Submission, ...]) -> None:
    """UnusableInputError when these answers were given at different moments.

    Somebody who answered twice would count as two people.
    """
    checklist, details = submissions[0].checklist, submissions[0].assessment.details
    for fact in checklist.facts_in(details.phase):
        labels: dict[str, list[str]] = {}
        for submission in submissions:
            labels.setdefault(submission.assessment.details.facts.get(fact.id, fact.default), []).append(
                submission.label
            )
        if fact.moment and len(labels) > 1:
            moments = {option.name: labels[option.id] for option in fact.options if option.id in labels}
            raise UnusableInputError(
                explain_moments(list(moments)),
                "\n".join([OWN_FOLDER, *(explain_files(name, files) for name, files in moments.items())]),
            )


def find_most(values: Iterable[_Value]) -> _Value | None:
    """The value that stands there most often, of several the first by name; None when there is none."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], str(value)), default=None)


def hold(
    submissions: tuple[Submission, ...], details: Details, minutes: int, *, open_: bool, with_notes: bool
) -> Meeting:
    """The comparison of these people as a group with these details, with an agenda of so many minutes.

    Nothing that somebody wrote gets into it, but for the notes of people who are shown: a remark may quote a file.
    """
    checklist = submissions[0].checklist
    assessments = [submission.assessment for submission in submissions]
    comparison = compare(checklist, assessments, details, open_=open_)
    carried = {id_ for item in assessments for id_ in item.carried}
    dropped = {id_ for item in assessments for id_ in item.dropped}
    changed = bool(carried) or any(item.differs_from(comparison.fingerprint) for item in assessments)
    renamed = [f"‘{statement.title}’" for statement in checklist.statements if statement.id in carried]
    unlike = explain_unlike([f"‘{fact.name}’" for fact in comparison.unlike])
    return Meeting(
        comparison=comparison,
        agenda=plan_agenda(comparison, minutes),
        notes=select_notes(comparison, assessments) if with_notes else {},
        remarks=tuple(
            words
            for words, holds in (
                (explain_carried(renamed, len(dropped)), changed),
                (f"{unlike} {NOT_ASKED}", bool(comparison.unlike)),
            )
            if holds
        ),
    )


def describe_group(submissions: tuple[Submission, ...]) -> Details:
    """What the group is about: what most of them say, and the last date.

    A name that less than half of them gave could be that of one person.
    """
    checklist = submissions[0].checklist
    details = [submission.assessment.details for submission in submissions]
    phase = details[0].phase
    return Details(
        organisation=find_shared(item.organisation for item in details),
        topic=find_shared(item.topic for item in details),
        date=max((item.date for item in details if item.date), default=None),
        phase=phase,
        facts={
            fact.id: find_most(item.facts[fact.id] for item in details) or fact.default
            for fact in checklist.facts_in(phase)
        },
        perspective=checklist.organiser.id,
        fictitious=any(item.fictitious for item in details),
    )


def find_shared(texts: Iterable[str]) -> str:
    """The text that at least half of these are; empty when there is none."""
    given = list(texts)
    return next((text for text, number in Counter(given).most_common(1) if number * 2 >= len(given)), "")


def produce(meeting: Meeting, format_: str) -> bytes:
    """The group report in one of the formats of a report."""
    from dialoogcheck.group.report import compose_comparison  # noqa: PLC0415 - only commands that make something

    encoded = encode_comparison(meeting.comparison, meeting.agenda)
    if format_ == "json":
        return encoded
    view = compose_comparison(meeting.comparison, meeting.agenda, notes=meeting.notes, remarks=meeting.remarks)
    if format_ == "csv":
        return tabulate(view)
    return render(view, format_, Attachment(encoded, GROUP_ATTACHMENT, ATTACHMENT_MEANING))


def tabulate(view: ComparisonView) -> bytes:
    """The numbers as a table: a row for each statement and group."""
    from dialoogcheck.document.table import encode_table  # noqa: PLC0415 - only this format needs it

    return encode_table(
        ("Nr.", "Gebied", "Stelling", "Groep", *view.answer_names, "Eens", "Verschil tussen groepen"),
        (
            (str(item.number), area.name, item.text, row.group, *row.numbers, row.agreement, item.line.difference)
            for area in view.areas
            for item in area.statements
            for row in item.distribution
        ),
    )
