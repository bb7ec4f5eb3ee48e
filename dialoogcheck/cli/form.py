"""``formulier``: the checklist as a form for people who do not have the program."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from dialoogcheck import dutch
from dialoogcheck.advice.case import read_case
from dialoogcheck.answers.file import FORM_MEANING, FORM_NAME, clean_text, encode_assessment
from dialoogcheck.answers.model import Assessment, Details
from dialoogcheck.answers.selecting import is_usually_short, select_statements
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import Checklist, Perspective
from dialoogcheck.cli.options import (
    Formats,
    checklist_argument,
    fact_option,
    find_perspectives,
    find_phase,
    load_chosen,
    load_own,
    output_option,
    overwrite_option,
    phase_option,
    read_facts,
)
from dialoogcheck.cli.output import STANDARD, say, write_command, write_to_stdout
from dialoogcheck.document.pdf import Attachment
from dialoogcheck.document.views import FormView
from dialoogcheck.errors import WrongUseError
from dialoogcheck.files import make_folder, names_folder, refuse_existing, write_atomically
from dialoogcheck.form.making import compose_form
from dialoogcheck.group.protection import THRESHOLD

HTML, PDF, PAPER = "html", "pdf", "papier"
ENDINGS = {HTML: ".html", PDF: ".pdf", PAPER: "-papier.pdf"}


@click.command(
    name="formulier",
    epilog="Voorbeeld: dialoogcheck formulier inkoopdialoog --fase strategie --perspectief client --formaat html,pdf",
)
@checklist_argument
@phase_option
@fact_option
@click.option(
    "--van",
    "source",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Neem fase, feiten en namen over uit uw eigen antwoorden.",
)
@click.option(
    "--perspectief",
    "perspectives",
    multiple=True,
    metavar="NAAM",
    help="Voor wie, zoals client. Anders voor iedereen. Mag vaker.",
)
@click.option("--organisatie", "organisation", metavar="NAAM", help="De organisatie die het gesprek voorbereidt.")
@click.option("--onderwerp", "topic", metavar="TEKST", help="Waarover het gaat.")
@click.option(
    "--terugsturen", "return_to", default="", metavar="TEKST", help="Naam en adres, en de datum, zonder ‘naar’ ervoor."
)
@click.option(
    "--kort/--volledig",
    "short",
    default=None,
    help="Kort of volledig. Zonder keuze: kort voor wie eigen zinnen krijgt of anders veel gewone zinnen.",
)
@click.option(
    "--open",
    "open_",
    is_flag=True,
    help="De groep sprak af dat antwoorden herkenbaar mogen zijn. Het formulier zegt dat.",
)
@click.option(
    "--formaat",
    "formats",
    type=Formats((HTML, PDF, PAPER)),
    default=HTML,
    metavar="FORMAAT",
    help="html, pdf of papier; meer mag.",
)
@output_option
@overwrite_option
def command(
    *,
    checklist: str | None,
    phase: str | None,
    facts: tuple[str, ...],
    source: Path | None,
    perspectives: tuple[str, ...],
    organisation: str | None,
    topic: str | None,
    return_to: str,
    short: bool | None,
    open_: bool,
    formats: tuple[str, ...],
    output: str | None,
    overwrite: bool,
) -> None:
    """Maak een formulier voor mensen die dialoogcheck niet hebben.

    Bij inkoopdialoog krijgen aanbieders en cliënten elke stelling in hun eigen woorden.
    html opent in elke browser. pdf is in te vullen op het scherm. papier is om af te drukken.
    Bovenaan staat wie de antwoorden ziet, en of die te herkennen zijn.
    """
    today = dt.datetime.now().astimezone().date()
    if source:
        case = read_case(source, load_own(checklist))
        loaded, details = case.checklist, replace(case.assessment.details, date=today)
        if phase or facts:
            raise WrongUseError("--van gaat niet samen met --fase en --feit.", "In het bestand staat al wat u koos.")
    else:
        loaded = load_chosen(checklist)
        chosen = find_phase(loaded, phase)
        own = loaded.organiser.id
        details = Details(
            organisation="",
            topic="",
            date=today,
            phase=chosen.id,
            facts=read_facts(loaded, chosen, facts),
            perspective=own,
            recognisable=open_,
        )
    details = replace(
        details,
        organisation=details.organisation if organisation is None else clean_text(organisation),
        topic=details.topic if topic is None else clean_text(topic),
        recognisable=open_,
    )
    views = []
    for item in find_perspectives(loaded, perspectives):
        mine = replace(details, perspective=item.id)
        mine = replace(mine, short=is_usually_short(loaded, mine) if short is None else short)
        views.append(view_form(loaded, mine, item, clean_text(return_to)))
    empty = [view.perspective.lower() for view in views if not view.total]
    if empty and (perspectives or len(empty) == len(views)):
        raise WrongUseError(
            f"Deze checklist heeft in deze fase geen stellingen voor {dutch.join_words(empty)}.",
            "Kies een andere fase.",
        )
    views = [view for view in views if view.total]
    planned = list(plan_files(views, formats, output))
    for _, _, path in planned:
        if path != STANDARD:
            refuse_existing(path, overwrite=overwrite)
    for view, format_, path in planned:
        data = make_form(view, format_)
        if path == STANDARD:
            write_to_stdout(data)
            continue
        write_atomically(path, data)
        say(f"Formulier voor {view.perspective.lower()}: {path} ({dutch.count(view.total, 'stelling', 'stellingen')})")
    if empty:
        say(f"Voor {dutch.join_words(empty)} heeft deze checklist in deze fase geen stellingen.", err=True)
    explain_next(loaded, details, formats, views, own=None if checklist == loaded.id else checklist, short=short)


def view_form(checklist: Checklist, details: Details, perspective: Perspective, return_to: str) -> FormView:
    """The form for one perspective, with an answer file without answers in it."""
    blank = Assessment(
        checklist=checklist.id,
        version=checklist.version,
        fingerprint=compute_fingerprint(checklist),
        details=replace(details, date=None),
    )
    return compose_form(
        checklist,
        details,
        select_statements(checklist, details),
        empty=encode_assessment(blank, checklist),
        stem=f"antwoorden-{perspective.id}{mark_moment(checklist, details)}",
        threshold=THRESHOLD,
        return_to=return_to,
    )


def mark_moment(checklist: Checklist, details: Details) -> str:
    """The end of a file name that tells forms of one moment from those of another; empty at the usual moment."""
    return "".join(f"-{fact.id}-{option.id}" for fact, option in checklist.moments(details.phase, details.facts))


def plan_files(
    views: list[FormView], formats: tuple[str, ...], output: str | None
) -> Iterator[tuple[FormView, str, Path]]:
    """Each form in each format, and where it goes; WrongUseError when there is more than one for one file."""
    many = len(views) * len(formats) > 1
    single = output is not None and not names_folder(output)
    if many and single and (output == str(STANDARD) or Path(str(output)).suffix.removeprefix(".") in {HTML, PDF}):
        raise WrongUseError(
            f"Meer dan één formulier past niet in {output}.",
            "Kies met --uit een map, of kies één perspectief en één formaat.",
        )
    if single and not many:
        yield views[0], formats[0], Path(str(output))
        return
    folder = Path(output or "")
    if output:
        make_folder(folder)
    for view in views:
        for format_ in formats:
            yield view, format_, folder / f"{view.stem.replace('antwoorden', 'formulier', 1)}{ENDINGS[format_]}"


def make_form(view: FormView, format_: str) -> bytes:
    """The form in one of the formats."""
    from dialoogcheck.document import pages  # noqa: PLC0415 - only commands that make something

    if format_ == HTML:
        return pages.render_form_for_screen(view).encode()
    from dialoogcheck.document import pdf as printing  # noqa: PLC0415

    fillable = format_ == PDF
    return printing.print_form(
        pages.render_form_for_print(view, fillable=fillable),
        Attachment(view.empty.encode(), FORM_NAME, FORM_MEANING),
        view.created,
        fillable=fillable,
    )


def explain_next(
    checklist: Checklist,
    details: Details,
    formats: tuple[str, ...],
    views: list[FormView],
    *,
    own: str | None,
    short: bool | None,
) -> None:
    """What to do with the forms, on stderr; ``own`` is the file of a checklist of the user's own."""
    stop = checklist.phase(details.phase).stop
    if stop:
        say(
            f"Let op: {dutch.end_sentence(stop.title)} Vraag eerst aan de contactpersoon en uw jurist of dit formulier "
            "nu mag, en aan wie.",
            err=True,
        )
    together = "die van dit moment samen" if mark_moment(checklist, details) else "ze"
    say(
        f"Komen de formulieren terug? Zet {together} in één map en typ: "
        f"{write_command('vergelijk', 'MAP', *(['--checklist', own] if own else []))}",
        err=True,
    )
    if PAPER in formats:
        wide = [f"--feit={id_}={value}" for id_, value in details.facts.items()]
        opened = ["--open"] if details.recognisable else []
        extent = [] if short is None else ["--kort" if short else "--volledig"]
        for view in views:
            perspective = view.stem.removeprefix("antwoorden-").removesuffix(mark_moment(checklist, details))
            words = [
                "invullen",
                own or checklist.id,
                "--snel",
                "--fase",
                details.phase,
                *wide,
                "--perspectief",
                perspective,
                *extent,
                *opened,
            ]
            say(f"Papier overtypen ({view.perspective.lower()}): {write_command(*words)}", err=True)
