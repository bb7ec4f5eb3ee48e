"""``formulier``: the checklist as a form for people who do not have the program."""

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from dialoogcheck import dutch
from dialoogcheck.advice.case import read_case
from dialoogcheck.answers.file import clean_text
from dialoogcheck.answers.typed import find_perspectives, read_empty_details
from dialoogcheck.cli import options
from dialoogcheck.cli.output import (
    STANDARD,
    check_output,
    say,
    write_command,
    write_results,
)
from dialoogcheck.errors import WrongUseError
from dialoogcheck.form.making import ENDINGS, HTML, PAPER, compose_forms, encode_form, plan_files
from dialoogcheck.form.words import explain_next
from dialoogcheck.group.protection import THRESHOLD


@click.command(
    name="formulier",
    epilog="Voorbeeld: dialoogcheck formulier inkoopdialoog --fase strategie --perspectief client --formaat html,pdf",
)
@options.checklist_argument
@options.phase_option
@options.fact_option
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
    type=options.Formats(ENDINGS),
    default=HTML,
    metavar="FORMAAT",
    help="html, pdf of papier; meer mag.",
)
@options.output_option
@options.overwrite_option
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
    if source:
        result = read_case(source, options.load_own(checklist)).advice.result
        loaded, details = result.checklist, result.assessment.details
        if phase or facts:
            raise WrongUseError("--van gaat niet samen met --fase en --feit.", "In het bestand staat al wat u koos.")
    else:
        loaded = options.load_chosen(checklist)
        details = read_empty_details(loaded, phase, facts)
    details = replace(
        details,
        date=dt.datetime.now().astimezone().date(),
        organisation=details.organisation if organisation is None else clean_text(organisation),
        topic=details.topic if topic is None else clean_text(topic),
        recognisable=open_,
    )
    sides = find_perspectives(loaded, perspectives)
    return_to = clean_text(return_to)
    forms = compose_forms(loaded, details, sides, short=short, threshold=THRESHOLD, return_to=return_to)
    empty = [form.perspective.name.lower() for form in forms.values() if not form.numbers]
    forms = {id_: form for id_, form in forms.items() if form.numbers}
    if empty and (perspectives or not forms):
        raise WrongUseError(
            f"Deze checklist heeft in deze fase geen stellingen voor {dutch.join_words(empty)}.",
            "Kies een andere fase.",
        )
    planned = plan_files(tuple(forms.values()), formats, output, standard=STANDARD, option="--uit")
    folder = Path(output) if output and planned[0][2] != Path(output) else None
    check_output(f"{folder}/" if folder else output, (), overwrite=overwrite)
    makers = {path: partial(encode_form, form, format_) for form, format_, path in planned}
    prints = sum(format_ != HTML for _, format_, _ in planned)
    written = write_results(makers, folder, "Formulieren maken", prints, overwrite=overwrite, private=False)
    # On standard output nothing is told.
    for (form, _, _), path in zip(planned, written, strict=False):
        number = dutch.count(len(form.numbers), "stelling", "stellingen")
        say(f"Formulier voor {form.perspective.name.lower()}: {path} ({number})")
    if empty:
        say(f"Voor {dutch.join_words(empty)} heeft deze checklist in deze fase geen stellingen.", err=True)
    own = None if checklist == loaded.id else checklist
    typed = forms if PAPER in formats else {}
    for line in explain_next(loaded, details, typed, own=own, short=short, write_command=write_command):
        say(line, err=True)
