"""Runs the questionnaire: shows the question that comes next, and passes on what the user does."""

from collections.abc import Callable, Iterator

from dialoogcheck.answers.model import NoScore
from dialoogcheck.answers.words import NOT_APPLICABLE_NAME, NOT_FILLED_IN, UNKNOWN_NAME
from dialoogcheck.asking import state as interviewing
from dialoogcheck.asking.screens import Asker, ChoiceScreen, Command, OptionHeading, Page, ScreenOption, TextScreen
from dialoogcheck.asking.state import ORGANISATION, PERSPECTIVE, PHASE, REVIEW, TOPIC, Interview, Step, StepKind
from dialoogcheck.checklist.model import FactId, StatementId, find
from dialoogcheck.dutch import begin_sentence, count

OPEN = "nog open"
BACK = ScreenOption(value=Command.BACK, text="Terug")
NAME_LIMIT = 200
NOTE_LIMIT = 1000
OPEN_QUESTION_WARNING = "U mag dit leeg laten. Schrijf geen namen op: uw antwoord komt in het rapport."
NOTE_WARNING = "Schrijf geen namen van cliënten en geen prijzen op. De notitie komt in het rapport."

FINISH = "klaar"
ANSWER_OPEN = "open"


def run_interview(interview: Interview, asker: Asker, save: Callable[[Interview], None]) -> Interview:
    """The interview when the user ended it (its draft is then ``done``) or chose to stop.

    ``save`` is called after every change.
    """
    while not interview.draft.done:
        after = _ask(interview, asker)
        if after is None:
            return interview
        if after.draft != interview.draft:
            save(after)
        interview = after
    return interview


def _ask(interview: Interview, asker: Asker) -> Interview | None:
    """The interview after one screen; None when the user wants to stop."""
    if interview.at == REVIEW:
        return _review(interview, asker)
    is_text = interview.at.kind in interviewing.TEXTS
    reply = asker.write(compose_text_screen(interview)) if is_text else asker.choose(compose_choice_screen(interview))
    return _obey(interview, asker, reply) if isinstance(reply, Command) else interviewing.fill_in(interview, reply)


def _obey(interview: Interview, asker: Asker, command: Command) -> Interview | None:
    if command is Command.STOP:
        return None
    if command is Command.BACK:
        return interviewing.go_back(interview)
    if command is Command.EXPLAIN:
        asker.read(compose_explanation(interview))
    elif command is Command.NOTE:
        return _ask_note(interview, asker)
    elif command is Command.OVERVIEW:
        return _show_overview(interview, asker)
    return interview


def compose_text_screen(interview: Interview) -> TextScreen:
    """The question for the organisation or the topic, or an open question."""
    step = interview.at
    text, extra = {
        ORGANISATION: (
            "Voor welke organisatie vult u dit in?",
            "Bijvoorbeeld: Gemeente Rivierstad. U mag dit leeg laten.",
        ),
        TOPIC: ("Over welk onderwerp gaat het?", "Bijvoorbeeld: Jeugdhulp 2027. U mag dit leeg laten."),
    }.get(step) or (_read_open_question(interview, step), OPEN_QUESTION_WARNING)
    return TextScreen(
        position=name_position(interview),
        text=text,
        extra=extra,
        value=interviewing.read_value(interview, step) or "",
        limit=NOTE_LIMIT if step.kind is StepKind.OPEN_QUESTION else NAME_LIMIT,
        back=None if interviewing.is_first(interview) else "terug",
        stops=True,
    )


def _read_open_question(interview: Interview, step: Step) -> str:
    return find(interview.checklist.open_questions, step.id).text


def compose_choice_screen(interview: Interview) -> ChoiceScreen:
    """The question on the screen, with all that can be chosen."""
    step = interview.at
    back = () if interviewing.is_first(interview) else (BACK,)
    commands = [Command.BACK] if back else []
    text, extra, options = _name_question(interview, step)
    if compose_explanation(interview).paragraphs[1:]:
        commands.append(Command.EXPLAIN)
    if step.kind is StepKind.STATEMENT:
        commands += [Command.NOTE, Command.OVERVIEW]
    return ChoiceScreen(
        position=name_position(interview),
        text=text,
        extra=extra,
        options=(*options, *back),
        note=interviewing.read_answer(interview, step).note,
        selected=interviewing.read_value(interview, step),
        commands=(*commands, Command.STOP),
    )


def _name_question(interview: Interview, step: Step) -> tuple[str, str, tuple[ScreenOption, ...]]:
    checklist = interview.checklist
    if step == PHASE:
        phases = tuple(
            ScreenOption(value=phase.id, text=phase.name, detail=phase.description) for phase in checklist.phases
        )
        return "In welke fase bent u?", "", phases
    if step == PERSPECTIVE:
        perspectives = interviewing.list_perspectives(checklist)
        return (
            "Voor welke partij vult u dit in?",
            "",
            tuple(ScreenOption(value=item.id, text=begin_sentence(item.name)) for item in perspectives),
        )
    if step.kind is StepKind.FACT:
        fact = checklist.fact(FactId(step.id))
        return (
            fact.question,
            fact.explanation,
            tuple(ScreenOption(value=option.id, text=option.name) for option in fact.options),
        )
    scale = tuple(ScreenOption(value=str(choice.id), text=choice.name) for choice in checklist.scale)
    rest = (
        ScreenOption(value=NoScore.UNKNOWN.value, text=UNKNOWN_NAME),
        ScreenOption(value=NoScore.NOT_APPLICABLE.value, text=NOT_APPLICABLE_NAME),
    )
    return checklist.statement(StatementId(step.id)).text, "", (*scale, *rest)


def name_position(interview: Interview) -> str:
    """Where the user is: ``[7/58] Gebied 2 van 9 · Mandaat``, or which question comes before the statements."""
    step = interview.at
    if step.kind is StepKind.OPEN_QUESTION:
        place = interviewing.locate(interview, step)
        return f"Open vraag · Gebied {place.area_number} van {place.area_total} · {place.area.name}"
    if step.kind is not StepKind.STATEMENT:
        asked = [other for other in interviewing.list_steps(interview) if other not in interview.given or other == step]
        return f"Vooraf · vraag {asked.index(step) + 1} · {name_step(interview, step)}"
    place = interviewing.locate(interview, step)
    return f"[{place.number}/{place.total}] Gebied {place.area_number} van {place.area_total} · {place.area.name}"


def name_step(interview: Interview, step: Step) -> str:
    """The question in a few words, for lists."""
    if step.kind is StepKind.FACT:
        return interview.checklist.fact(FactId(step.id)).name
    if step.kind is StepKind.STATEMENT:
        return interview.checklist.statement(StatementId(step.id)).title
    if step.kind is StepKind.OPEN_QUESTION:
        return _read_open_question(interview, step)
    return begin_sentence("partij" if step == PERSPECTIVE else step.kind.value)


def name_value(interview: Interview, step: Step) -> str:
    """What was answered, in words."""
    value = interviewing.read_value(interview, step)
    if step.kind in interviewing.TEXTS:
        return value or NOT_FILLED_IN
    if value is None:
        return OPEN
    _, _, options = _name_question(interview, step)
    return next(option.text for option in options if option.value == value)


def compose_explanation(interview: Interview) -> Page:
    """What there is to say about the question on the screen; its first paragraph is the question itself."""
    checklist, step = interview.checklist, interview.at
    text, extra, options = _name_question(interview, step)
    paragraphs = [text]
    if step.kind is StepKind.STATEMENT:
        statement = checklist.statement(StatementId(step.id))
        paragraphs.append(statement.explanation)
        if statement.who_knows:
            paragraphs.append(f"Wie dit kan weten: {statement.who_knows}.")
        if statement.not_applicable:
            paragraphs.append(f"{NOT_APPLICABLE_NAME}: {statement.not_applicable}")
    elif step == PHASE:
        paragraphs += [f"{option.text}: {option.detail}" for option in options]
    else:
        paragraphs.append(extra)
    return Page(
        title=f"Uitleg · {name_step(interview, step)}",
        paragraphs=tuple(part for part in paragraphs if part),
        leave="Terug naar de vraag",
    )


def _ask_note(interview: Interview, asker: Asker) -> Interview:
    screen = TextScreen(
        position=f"Notitie bij ‘{name_step(interview, interview.at)}’",
        text="Wat wilt u onthouden?",
        extra=NOTE_WARNING,
        value=interviewing.read_answer(interview, interview.at).note,
        limit=NOTE_LIMIT,
        back="niet bewaren",
    )
    reply = asker.write(screen)
    return interviewing.set_note(interview, reply) if isinstance(reply, str) else interview


def _show_overview(interview: Interview, asker: Asker) -> Interview | None:
    answered, total = interviewing.count_answered(interview)
    screen = ChoiceScreen(
        position=f"Overzicht · {answered} van {total} beantwoord",
        text="Kies een stelling om erheen te gaan.",
        extra="↑ ↓ kiezen · Enter erheen · ← terug",
        options=tuple(_list_statements(interview)),
        selected=_write_step(interview.at),
        commands=(Command.BACK, Command.STOP),
        browsing=True,
    )
    reply = asker.choose(screen)
    if isinstance(reply, str):
        return interviewing.jump(interview, _read_step(reply))
    return None if reply is Command.STOP else interview


def _review(interview: Interview, asker: Asker) -> Interview | None:
    answered, total = interviewing.count_answered(interview)
    still_open = total - answered
    options: list[ScreenOption | OptionHeading] = [ScreenOption(value=FINISH, text="Klaar: bekijk de uitkomst")]
    if still_open:
        options.append(
            ScreenOption(value=ANSWER_OPEN, text=f"Beantwoord {count(still_open, 'open stelling', 'open stellingen')}")
        )
    options += [ScreenOption(value=Command.BACK, text="Terug"), OptionHeading(text=""), OptionHeading(text="Vooraf")]
    details = [
        step
        for step in interviewing.list_steps(interview)
        if step.kind not in {StepKind.STATEMENT, StepKind.OPEN_QUESTION, StepKind.REVIEW}
    ]
    options += [_list_step(interview, step) for step in details]
    screen = ChoiceScreen(
        position=f"Controleer uw antwoorden · {answered} van {total} beantwoord",
        text="Klopt alles? Kies ‘Klaar’, of kies een antwoord om het te veranderen.",
        extra="↑ ↓ kiezen · Enter openen · ← terug · s bewaren en stoppen",
        options=(*options, *_list_statements(interview)),
        # Nothing is lost when this is pressed too soon: whoever goes on with the file is back here.
        selected=_write_step(interview.left) if interview.left else None if still_open else FINISH,
        commands=(Command.BACK, Command.STOP),
        browsing=True,
    )
    reply = asker.choose(screen)
    if isinstance(reply, Command):
        return None if reply is Command.STOP else interviewing.go_back(interview)
    if reply == FINISH:
        return interviewing.finish(interview)
    if reply == ANSWER_OPEN:
        return interviewing.answer_open(interview)
    return interviewing.jump(interview, _read_step(reply))


def _list_statements(interview: Interview) -> Iterator[ScreenOption | OptionHeading]:
    for number, (area, statements) in enumerate(interviewing.list_areas(interview), 1):
        yield OptionHeading(text="")
        yield OptionHeading(text=f"Gebied {number} · {area.name}")
        for statement in statements:
            yield _list_step(interview, Step(kind=StepKind.STATEMENT, id=statement.id))
        for question in area.open_questions:
            yield _list_step(interview, Step(kind=StepKind.OPEN_QUESTION, id=question.id))


def _list_step(interview: Interview, step: Step) -> ScreenOption:
    name, value = name_step(interview, step), interviewing.read_value(interview, step)
    mark = "[ ]" if value is None or (step.kind is StepKind.OPEN_QUESTION and not value) else "[x]"
    note = (
        " (met notitie)" if step.kind is StepKind.STATEMENT and interviewing.read_answer(interview, step).note else ""
    )
    return ScreenOption(
        value=_write_step(step),
        text=f"{name}{'' if name.endswith('?') else ':'} {name_value(interview, step)}{note}",
        mark=mark,
    )


def _write_step(step: Step) -> str:
    return f"{step.kind.value}/{step.id}"


def _read_step(value: str) -> Step:
    kind, _, id_ = value.partition("/")
    return Step(kind=StepKind(kind), id=id_)
