"""From a checklist to a form that somebody without the program can fill in."""

import hashlib
from collections.abc import Iterable

from dialoogcheck import dutch
from dialoogcheck.answers.codes import OPEN_CODE, QUESTION_PREFIX, name_codes, name_field
from dialoogcheck.answers.model import Details
from dialoogcheck.answers.words import name_organiser
from dialoogcheck.checklist.model import Area, Checklist, Statement
from dialoogcheck.document.views import FormAreaView, FormChoiceView, FormItemView, FormQuestionView, FormView

LONGEST_HEADING = 110
LONGEST_RUNNING = 34
LENGTH_OF_MARK = 8
STATEMENTS_A_MINUTE = 3
"""As in the questionnaire: twenty minutes for some sixty statements. Rounded to ``STEP`` minutes, and never less than
that."""
STEP = 5


def compose_form(
    checklist: Checklist,
    details: Details,
    areas: Iterable[tuple[Area, tuple[Statement, ...]]],
    *,
    empty: bytes,
    stem: str,
    threshold: int,
    return_to: str = "",
) -> FormView:
    """The form with these statements, in the words of the perspective in ``details``.

    ``empty`` is the answer file without answers that the form carries; ``threshold`` the number of people from which a
    group is shown apart.
    """
    perspective = checklist.perspective(details.perspective)
    phase = checklist.phase(details.phase)
    number = 0
    views = []
    for area, statements in areas:
        items = []
        for statement in statements:
            number += 1
            items.append(
                FormItemView(
                    id=statement.id,
                    field=name_field(statement.id),
                    number=number,
                    text=statement.text_for(perspective) or statement.text,
                    explanation=statement.explanation if perspective.full else "",
                    not_applicable=(statement.not_applicable or "") if perspective.full else "",
                )
            )
        views.append(
            FormAreaView(
                id=area.id,
                name=(area.plain_name if perspective.plain else None) or area.name,
                items=tuple(items),
                questions=tuple(
                    FormQuestionView(id=question.id, field=QUESTION_PREFIX + question.id, text=question.text)
                    for question in area.open_questions
                ),
            )
        )
    moment = " · ".join(option.name for _, option in checklist.moments(phase.id, details.facts))
    heading = dutch.shorten(details.topic or checklist.title, LONGEST_HEADING)
    receiver = name_organiser(checklist.organiser.name)
    mark = hashlib.sha256(empty).hexdigest()[:LENGTH_OF_MARK]
    extent = "kort" if details.short else "volledig"
    return FormView(
        document_title=" · ".join(
            part for part in (f"Formulier voor {perspective.name.lower()}", heading, moment) if part
        ),
        description=f"{checklist.title}, {phase.name}",
        checklist=checklist.title,
        heading=heading,
        organisation=dutch.shorten(details.organisation, LONGEST_HEADING),
        host=dutch.shorten(details.organisation, LONGEST_HEADING) or dutch.begin_sentence(receiver),
        receiver=dutch.shorten(details.organisation, LONGEST_HEADING) or receiver,
        running=" · ".join(
            part
            for part in (
                dutch.shorten(details.topic or checklist.title, LONGEST_RUNNING),
                f"formulier voor {perspective.name.lower()}",
            )
            if part
        ),
        phase=phase.name,
        moment=moment,
        perspective=perspective.name,
        people=(perspective.plural or perspective.name).lower(),
        minutes=max(STEP, round(number / STATEMENTS_A_MINUTE / STEP) * STEP),
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
        total=number,
        code=f"{checklist.id} {checklist.version} · {phase.id} · {perspective.id} · {extent} · {mark}",
        empty=empty.decode(),
        stem=stem,
    )
