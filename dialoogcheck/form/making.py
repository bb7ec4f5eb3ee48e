"""From a checklist to a form that somebody without the program can fill in."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from dialoogcheck import dutch
from dialoogcheck.answers.choices import list_meanings
from dialoogcheck.answers.codes import OPEN_CODE, name_codes
from dialoogcheck.answers.file import encode_assessment
from dialoogcheck.answers.model import Assessment, Details
from dialoogcheck.answers.selecting import is_usually_short, select_statements
from dialoogcheck.answers.words import name_organiser
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import Area, Checklist, Perspective, PerspectiveId, Statement
from dialoogcheck.errors import WrongUseError
from dialoogcheck.files import names_folder
from dialoogcheck.form.html import render_form_for_screen
from dialoogcheck.form.model import FormView
from dialoogcheck.form.pdf import print_form

HTML, PDF, PAPER = "html", "pdf", "papier"
ENDINGS = {HTML: ".html", PDF: ".pdf", PAPER: "-papier.pdf"}
"""How the name of a form ends, by its format."""

LONGEST_HEADING = 110
LONGEST_RUNNING = 34
LENGTH_OF_MARK = 8
STATEMENTS_A_MINUTE = 3
"""As in the questionnaire: twenty minutes for some sixty statements. Rounded to ``STEP`` minutes, and never less than
that."""
STEP = 5


def compose_forms(
    checklist: Checklist,
    details: Details,
    perspectives: Iterable[Perspective],
    *,
    short: bool | None,
    threshold: int,
    return_to: str,
) -> dict[PerspectiveId, FormView]:
    """A form for each of these perspectives, as long as is usual for it unless ``short`` says so.

    One without statements is for somebody who is asked nothing in this phase.
    """
    forms = {}
    for perspective in perspectives:
        mine = replace(details, perspective=perspective.id)
        mine = replace(mine, short=is_usually_short(checklist, mine) if short is None else short)
        forms[perspective.id] = compose_form(checklist, mine, threshold=threshold, return_to=return_to)
    return forms


def compose_form(checklist: Checklist, details: Details, *, threshold: int, return_to: str = "") -> FormView:
    """The form with the statements that go with these details, in the words of their perspective.

    It carries an answer file without answers and without a date, so that the same form has the same one whenever it is
    made. ``threshold`` is the number of people from which a group is shown apart.
    """
    perspective = checklist.perspective(details.perspective)
    phase = checklist.phase(details.phase)
    blank = Assessment(
        checklist=checklist.id,
        version=checklist.version,
        fingerprint=compute_fingerprint(checklist),
        details=replace(details, date=None),
    )
    empty = encode_assessment(blank, checklist)
    areas = tuple(
        _word_area(area, statements, perspective) for area, statements in select_statements(checklist, details)
    )
    numbers = {id_: number for number, id_ in enumerate((item.id for area in areas for item in area.statements), 1)}
    moment = " · ".join(option.name for _, option in checklist.moments(phase.id, details.facts))
    kind = f"formulier voor {perspective.name.lower()}"
    heading = dutch.shorten(details.topic or checklist.title, LONGEST_HEADING)
    organisation = dutch.shorten(details.organisation, LONGEST_HEADING)
    receiver = name_organiser(checklist.organiser.name)
    choices = name_codes(checklist, mirrored=not perspective.full)
    names, meanings = dict(choices.values()), list_meanings(checklist, mirrored=not perspective.full)
    mark = hashlib.sha256(empty).hexdigest()[:LENGTH_OF_MARK]
    extent = "kort" if details.short else "volledig"
    return FormView(
        checklist=checklist,
        details=details,
        phase=phase,
        perspective=perspective,
        title=" · ".join(part for part in (dutch.begin_sentence(kind), heading, moment) if part),
        description=f"{checklist.title}, {phase.name}",
        heading=heading,
        organisation=organisation,
        host=organisation or dutch.begin_sentence(receiver),
        receiver=organisation or receiver,
        running=f"{dutch.shorten(details.topic or checklist.title, LONGEST_RUNNING)} · {kind}",
        moment=moment,
        minutes=max(STEP, round(len(numbers) / STATEMENTS_A_MINUTE / STEP) * STEP),
        created=details.date.isoformat() if details.date else "",
        threshold=threshold,
        return_to=return_to,
        choices={code: answer for code, answer in choices.items() if code != OPEN_CODE},
        # What only the answers without a score mean, stands among the instructions of every form.
        meanings=tuple((names[id_], meaning) for id_, meaning in meanings.items())
        if any(choice.id in meanings for choice in checklist.scale)
        else (),
        areas=areas,
        numbers=numbers,
        code=f"{checklist.id} {checklist.version} · {phase.id} · {perspective.id} · {extent} · {mark}",
        empty=empty.decode(),
        stem=f"antwoorden-{perspective.id}{mark_moment(checklist, details)}",
    )


def _word_area(area: Area, statements: tuple[Statement, ...], perspective: Perspective) -> Area:
    """The area with only these statements, as this side of the table reads it.

    Explanations and anchors are about the words of the organiser.
    """
    if not perspective.full:
        statements = tuple(
            replace(item, text=item.text_for(perspective) or item.text, explanation="", not_applicable=None, anchors={})
            for item in statements
        )
    return replace(area, name=(area.plain_name if perspective.plain else None) or area.name, statements=statements)


def mark_moment(checklist: Checklist, details: Details) -> str:
    """The end of a file name that tells forms of one moment from those of another; empty at the usual moment."""
    return "".join(f"-{fact.id}-{option.id}" for fact, option in checklist.moments(details.phase, details.facts))


def plan_files(
    forms: Sequence[FormView], formats: Sequence[str], output: str | None, *, standard: Path, option: str
) -> tuple[tuple[FormView, str, Path], ...]:
    """Each form in each format, and where it goes.

    WrongUseError when there is more than one for a file or for ``standard`` (standard output); ``option`` is what names
    another place.
    """
    if output and not names_folder(output):
        path = Path(output)
        if len(forms) * len(formats) == 1:
            return ((forms[0], formats[0], path),)
        if path == standard or path.suffix.removeprefix(".") in {HTML, PDF}:
            raise WrongUseError(
                f"Meer dan één formulier past niet in {output}.",
                f"Kies met {option} een map, of kies één perspectief en één formaat.",
            )
    folder = Path(output or "")
    return tuple(
        (form, format_, folder / f"{form.stem.replace('antwoorden', 'formulier', 1)}{ENDINGS[format_]}")
        for form in forms
        for format_ in formats
    )


def encode_form(form: FormView, format_: str) -> bytes:
    """The form in one of the formats; OutputError when this machine cannot make PDFs."""
    if format_ == HTML:
        return render_form_for_screen(form).encode()
    return print_form(form, fillable=format_ == PDF)
