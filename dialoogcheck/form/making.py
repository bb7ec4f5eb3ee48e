"""From a checklist to a form that somebody without the program can fill in."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from dialoogcheck import dutch
from dialoogcheck.answers.codes import FIELD_PREFIX, OPEN_CODE, QUESTION_PREFIX, name_codes
from dialoogcheck.answers.file import encode_assessment
from dialoogcheck.answers.model import Assessment, Details
from dialoogcheck.answers.selecting import is_usually_short, select_statements
from dialoogcheck.answers.words import name_organiser
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import Checklist, Perspective, PerspectiveId
from dialoogcheck.errors import WrongUseError
from dialoogcheck.files import make_folder, names_folder
from dialoogcheck.form.html import render_form_for_screen
from dialoogcheck.form.model import FormAreaView, FormChoiceView, FormItemView, FormView
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

    One without statements (``total`` is 0) is for somebody who is asked nothing in this phase.
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
    numbers = count(1)
    views = []
    for area, statements in select_statements(checklist, details):
        items = (
            FormItemView(
                id=statement.id,
                field=FIELD_PREFIX + statement.id,
                number=next(numbers),
                text=statement.text_for(perspective) or statement.text,
                explanation=statement.explanation if perspective.full else "",
                not_applicable=(statement.not_applicable or "") if perspective.full else "",
            )
            for statement in statements
        )
        questions = (
            FormItemView(id=question.id, field=QUESTION_PREFIX + question.id, text=question.text)
            for question in area.open_questions
        )
        name = (area.plain_name if perspective.plain else None) or area.name
        views.append(FormAreaView(id=area.id, name=name, items=tuple(items), questions=tuple(questions)))
    total = sum(len(view.items) for view in views)
    moment = " · ".join(option.name for _, option in checklist.moments(phase.id, details.facts))
    kind = f"formulier voor {perspective.name.lower()}"
    heading = dutch.shorten(details.topic or checklist.title, LONGEST_HEADING)
    receiver = name_organiser(checklist.organiser.name)
    mark = hashlib.sha256(empty).hexdigest()[:LENGTH_OF_MARK]
    extent = "kort" if details.short else "volledig"
    return FormView(
        title=" · ".join(part for part in (dutch.begin_sentence(kind), heading, moment) if part),
        description=f"{checklist.title}, {phase.name}",
        checklist=checklist.title,
        heading=heading,
        organisation=dutch.shorten(details.organisation, LONGEST_HEADING),
        host=dutch.shorten(details.organisation, LONGEST_HEADING) or dutch.begin_sentence(receiver),
        receiver=dutch.shorten(details.organisation, LONGEST_HEADING) or receiver,
        running=f"{dutch.shorten(details.topic or checklist.title, LONGEST_RUNNING)} · {kind}",
        phase=phase.name,
        moment=moment,
        perspective=perspective.name,
        people=(perspective.plural or perspective.name).lower(),
        minutes=max(STEP, round(total / STATEMENTS_A_MINUTE / STEP) * STEP),
        introduction=checklist.form_introduction or "",
        stopped=phase.stop is not None,
        groups=tuple((item.plural or item.name).lower() for item in checklist.perspectives),
        created=details.date.isoformat() if details.date else "",
        plain=perspective.plain,
        fictitious=details.fictitious,
        recognisable=details.recognisable is True,
        threshold=threshold,
        return_to=return_to,
        choices=tuple(
            FormChoiceView(value=value, code=code, name=name)
            for code, (value, name) in name_codes(checklist, mirrored=not perspective.full).items()
            if code != OPEN_CODE
        ),
        areas=tuple(views),
        total=total,
        code=f"{checklist.id} {checklist.version} · {phase.id} · {perspective.id} · {extent} · {mark}",
        empty=empty.decode(),
        stem=f"antwoorden-{perspective.id}{mark_moment(checklist, details)}",
    )


def mark_moment(checklist: Checklist, details: Details) -> str:
    """The end of a file name that tells forms of one moment from those of another; empty at the usual moment."""
    return "".join(f"-{fact.id}-{option.id}" for fact, option in checklist.moments(details.phase, details.facts))


def plan_files(
    forms: Sequence[FormView], formats: Sequence[str], output: str | None, *, standard: Path, option: str
) -> tuple[tuple[FormView, str, Path], ...]:
    """Each form in each format, and where it goes; makes the folder if it is one.

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
    if output:
        make_folder(folder)
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
