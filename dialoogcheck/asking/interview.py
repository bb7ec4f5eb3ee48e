"""Runs the questionnaire: shows the question that comes next, and passes on what the user does."""

from collections.abc import Callable, Iterator

from dialoogcheck.answers.choices import list_anchors, list_meanings
from dialoogcheck.answers.codes import name_codes
from dialoogcheck.answers.model import Talk, find_date
from dialoogcheck.answers.talk import NOT_KNOWN_LETTER, NOT_KNOWN_NAME, refuse_date
from dialoogcheck.answers.words import NOT_FILLED_IN
from dialoogcheck.asking.joining import Joined
from dialoogcheck.asking.screens import Asker, ChoiceScreen, Command, OptionHeading, Page, ScreenOption, TextScreen
from dialoogcheck.asking.state import DETAILS, REVIEW, TALK, TEXTS, Interview, Step, StepKind
from dialoogcheck.checklist.model import FactId, StatementId, find
from dialoogcheck.dutch import begin_sentence, count, write_date

OPEN = "nog open"
BACK = ScreenOption(value=Command.BACK, text="Terug")
NAME_LIMIT = 200
NOTE_LIMIT = 1000
OPEN_QUESTION_WARNING = "U mag dit leeg laten. Schrijf geen namen op: uw antwoord komt in het rapport."
NOTE_WARNING = "Schrijf geen namen van cliënten en geen prijzen op. De notitie komt in het rapport."

DATE_EXAMPLES = f"Typ bijvoorbeeld: 11 december, of 11-12-2026. Nog niet bekend? Typ {NOT_KNOWN_LETTER}."
DATE_HINT = f"Typ bijvoorbeeld 11-12-2026, of {NOT_KNOWN_LETTER}."
NO_PLAN = "In uw plan staan dan geen dagen. Kijkt u terug op een gesprek? Kies dan de checklist ‘terugblik’."
CERTAIN, OTHER_DATE = "ja", "nee"

ELSEWHERE = "Deze check is ook in een ander venster ingevuld"

FINISH = "klaar"
ANSWER_OPEN = "open"


def run_interview(interview: Interview, asker: Asker, save: Callable[[Interview], Joined | None]) -> Interview:
    """The interview when the user ended it (its draft is then ``done``) or chose to stop.

    ``save`` is called after every change; it comes back with something when another window wrote meanwhile.
    """
    while not interview.draft.done:
        after = _ask(interview, asker)
        if after is None:
            return interview
        joined = save(after) if after.draft != interview.draft else None
        if joined and joined.told:
            asker.read(Page(title=ELSEWHERE, paragraphs=joined.told, leave="Ga verder"))
        interview = joined.interview if joined else after
    return interview


def _ask(interview: Interview, asker: Asker) -> Interview | None:
    """The interview after one screen; None when the user wants to stop."""
    if interview.at == REVIEW:
        return _review(interview, asker)
    is_text = interview.at == TALK or interview.at.kind in TEXTS
    reply = asker.write(compose_text_screen(interview)) if is_text else asker.choose(compose_choice_screen(interview))
    match reply:
        case str():
            return _confirm_talk(interview, reply, asker) if interview.at == TALK else interview.fill_in(reply)
        case Command.BACK:
            return interview.go_back()
        case Command.NOTE:
            return _ask_note(interview, asker)
        case Command.OVERVIEW:
            return _show_overview(interview, asker)
        case Command.EXPLAIN:
            asker.read(compose_explanation(interview))
    return None if reply is Command.STOP else interview


def compose_text_screen(interview: Interview) -> TextScreen:
    """The question for the organisation, the topic or the date of the conversation, or an open question."""
    step = interview.at
    text, extra = {
        StepKind.ORGANISATION: (
            "Voor welke organisatie vult u dit in?",
            "Bijvoorbeeld: Gemeente Rivierstad. U mag dit leeg laten.",
        ),
        StepKind.TOPIC: ("Over welk onderwerp gaat het?", "Bijvoorbeeld: Jeugdhulp 2027. U mag dit leeg laten."),
        StepKind.TALK: (
            f"Op welke datum {'was' if interview.checklist.looks_back else 'is'} het gesprek?",
            DATE_EXAMPLES,
        ),
    }.get(step.kind) or (name_step(interview, step), OPEN_QUESTION_WARNING)
    return TextScreen(
        position=name_position(interview),
        spoken=say_position(interview),
        text=text,
        extra=extra,
        value=_write_talk(interview.draft.talk) if step == TALK else interview.read_value(step) or "",
        limit=NOTE_LIMIT if step.kind is StepKind.OPEN_QUESTION else NAME_LIMIT,
        back=None if interview.is_first() else "terug",
        stops=True,
        check=(lambda text: "" if interview.read_talk(text) else f"{refuse_date(text)} {DATE_HINT}")
        if step == TALK
        else None,
        tell=(lambda text: f"Ingevuld: {_write_talk(interview.read_talk(text)) or NOT_KNOWN_NAME}.")
        if step == TALK
        else lambda text: "Ingevuld." if text else "Leeg gelaten.",
    )


def _write_talk(talk: Talk | None) -> str:
    """The answer to when the conversation is, as somebody could type it; empty when there is none."""
    date = find_date(talk)
    return write_date(date) if date else NOT_KNOWN_NAME if talk else ""


def _confirm_talk(interview: Interview, text: str, asker: Asker) -> Interview | None:
    """The interview with this date of the conversation; when that is an odd one, after asking whether it is right."""
    doubt = interview.doubt(interview.read_talk(text))
    if not doubt:
        return interview.fill_in(text)
    reply = asker.choose(
        ChoiceScreen(
            position=name_position(interview),
            spoken=say_position(interview),
            text=doubt,
            extra="" if interview.checklist.looks_back else NO_PLAN,
            options=(
                ScreenOption(value=CERTAIN, text="Ja, deze datum klopt"),
                ScreenOption(value=OTHER_DATE, text="Nee, ik typ een andere datum"),
            ),
            commands=(Command.BACK, Command.STOP),
        )
    )
    if reply is Command.STOP:
        return None
    return interview.fill_in(text) if reply == CERTAIN else interview


def compose_choice_screen(interview: Interview) -> ChoiceScreen:
    """The question on the screen, with all that can be chosen."""
    step = interview.at
    back = () if interview.is_first() else (BACK,)
    commands = [Command.BACK] if back else []
    text, extra = _name_question(interview, step)
    phases = interview.checklist.phases if step.kind is StepKind.PHASE else ()
    details: dict[str, str] = {phase.id: phase.description for phase in phases}
    named, numbers = interview.list_options(step), interview.list_numbers(step)
    options = [
        ScreenOption(value=id_, text=name, detail=details.get(id_, ""), number=numbers[id_])
        for id_, name in named.items()
    ]
    if compose_explanation(interview).paragraphs[1:]:
        commands.append(Command.EXPLAIN)
    if step.kind is StepKind.STATEMENT:
        commands += [Command.NOTE, Command.OVERVIEW]
    return ChoiceScreen(
        position=name_position(interview),
        spoken=say_position(interview),
        text=text,
        extra=extra,
        options=(*options, *back),
        note=interview.read_answer(step.id).note,
        before=_name_before(interview),
        selected=interview.read_value(step),
        commands=(*commands, Command.STOP),
    )


def _name_before(interview: Interview) -> str:
    """The answer to the statement before this one: a digit that was mistyped is seen where it can be mended."""
    before = interview.go_back().at
    if StepKind.STATEMENT not in {before.kind, interview.at.kind} or before.kind is not interview.at.kind:
        return ""
    value = name_value(interview, before)
    return "" if value == OPEN or interview.origin else f"Hiervoor: {value} bij ‘{name_step(interview, before)}’"


def _name_question(interview: Interview, step: Step) -> tuple[str, str]:
    """The text of a question with options, and what stands under it."""
    match step.kind:
        case StepKind.PHASE:
            return "In welke fase bent u?", ""
        case StepKind.PERSPECTIVE:
            return "Voor welke partij vult u dit in?", ""
        case StepKind.FACT:
            fact = interview.checklist.fact(FactId(step.id))
            return fact.question, fact.explanation
        case _:
            return interview.checklist.statement(StatementId(step.id)).text, _name_earlier(interview, step)


def _name_earlier(interview: Interview, step: Step) -> str:
    """What was answered the last time, in a check that is measured again; empty when there is no such thing."""
    earlier = interview.draft.earlier
    answer = earlier.answers.get(StatementId(step.id)) if earlier else None
    if not earlier or not answer:
        return ""
    name = dict(name_codes(interview.checklist).values())[answer.choice]
    note = f". Notitie: {answer.note}" if answer.note else ""
    return f"Vorige keer{f' ({write_date(earlier.date)})' if earlier.date else ''}: {name}{note}"


def name_position(interview: Interview) -> str:
    """Where the user is: ``[7/58] Gebied 2 van 9 · Mandaat``, or which question comes before the statements."""
    step = interview.at
    if step.kind in DETAILS:
        return f"Vooraf · vraag {_count_detail(interview)} · {name_step(interview, step)}"
    place, number, areas, name = _find_place(interview)
    lead = "[{}/{}]".format(*place) if place else "Open vraag ·"
    return f"{lead} Gebied {number} van {areas} · {name}"


def say_position(interview: Interview) -> str:
    """The same in sentences, for a voice: ``Stelling 7 van 58.`` and so on."""
    step = interview.at
    if step.kind in DETAILS:
        return f"Vooraf, vraag {_count_detail(interview)}: {name_step(interview, step)}."
    place, number, areas, name = _find_place(interview)
    lead = "Stelling {} van {}.".format(*place) if place else "Open vraag."
    return f"{lead} Gebied {number} van {areas}: {name}."


def _count_detail(interview: Interview) -> int:
    step = interview.at
    asked = [other for other in interview.list_steps() if other not in interview.given or other == step]
    return asked.index(step) + 1


def _find_place(interview: Interview) -> tuple[tuple[int, int] | None, int, int, str]:
    """The number of the statement and how many there are, None at an open question; the same of its area; its name."""
    step, areas = interview.at, tuple(interview.list_areas())
    number, area = next((number, area) for number, (area, steps) in enumerate(areas, 1) if step in steps)
    statements = [other for other in interview.list_steps() if other.kind is StepKind.STATEMENT]
    place = (statements.index(step) + 1, len(statements)) if step in statements else None
    return place, number, len(areas), area.name


def name_step(interview: Interview, step: Step) -> str:
    """The question in a few words, for lists."""
    if step.kind is StepKind.FACT:
        return interview.checklist.fact(FactId(step.id)).name
    if step.kind is StepKind.STATEMENT:
        return interview.checklist.statement(StatementId(step.id)).title
    if step.kind is StepKind.OPEN_QUESTION:
        return find(interview.checklist.open_questions, step.id).text
    return begin_sentence("partij" if step.kind is StepKind.PERSPECTIVE else step.kind.value)


def name_value(interview: Interview, step: Step) -> str:
    """What was answered, in words."""
    value = interview.read_value(step)
    if step.kind in TEXTS:
        return value or NOT_FILLED_IN
    if step == TALK:
        return _write_talk(interview.draft.talk) or OPEN
    return OPEN if value is None else interview.list_options(step)[value]


def compose_explanation(interview: Interview) -> Page:
    """What there is to say about the question on the screen; its first paragraph is the question itself."""
    checklist, step = interview.checklist, interview.at
    text, extra = _name_question(interview, step)
    paragraphs: list[str | None] = [text, extra]
    if step.kind is StepKind.STATEMENT:
        statement = checklist.statement(StatementId(step.id))
        meanings = list_meanings(checklist) | list_anchors(checklist, statement)
        named = interview.list_options(step).items()
        paragraphs += [
            statement.explanation,
            "\n".join(f"{name}: {meanings[id_]}" for id_, name in named if id_ in meanings),
            statement.who_knows and f"Wie dit kan weten: {statement.who_knows}.",
        ]
    elif step.kind is StepKind.PHASE:
        paragraphs += [f"{phase.name}: {phase.description}" for phase in checklist.phases]
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
        value=interview.read_answer(interview.at.id).note,
        limit=NOTE_LIMIT,
        back="niet bewaren",
        tell=lambda text: "Notitie bewaard." if text else "Er is geen notitie.",
    )
    reply = asker.write(screen)
    return interview.set_note(reply) if isinstance(reply, str) else interview


def _show_overview(interview: Interview, asker: Asker) -> Interview | None:
    answered, total = interview.count_answered()
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
        return interview.jump(_read_step(reply))
    return None if reply is Command.STOP else interview


def _review(interview: Interview, asker: Asker) -> Interview | None:
    answered, total = interview.count_answered()
    still_open = total - answered
    options: list[ScreenOption | OptionHeading] = [ScreenOption(value=FINISH, text="Klaar: bekijk de uitkomst")]
    if still_open:
        options.append(
            ScreenOption(value=ANSWER_OPEN, text=f"Beantwoord {count(still_open, 'open stelling', 'open stellingen')}")
        )
    options += [ScreenOption(value=Command.BACK, text="Terug"), OptionHeading(text=""), OptionHeading(text="Vooraf")]
    options += [_list_step(interview, step) for step in interview.list_steps() if step.kind in DETAILS]
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
        return None if reply is Command.STOP else interview.go_back()
    if reply == FINISH:
        return interview.finish()
    if reply == ANSWER_OPEN:
        return interview.answer_open()
    return interview.jump(_read_step(reply))


def _list_statements(interview: Interview) -> Iterator[ScreenOption | OptionHeading]:
    for number, (area, steps) in enumerate(interview.list_areas(), 1):
        yield OptionHeading(text="")
        statements = [step for step in steps if step.kind is StepKind.STATEMENT]
        answered = sum(interview.read_value(step) is not None for step in statements)
        done = f"{answered} van {len(statements)} beantwoord"
        yield OptionHeading(text=f"Gebied {number} · {area.name}", detail=done)
        yield from (_list_step(interview, step) for step in steps)


def _list_step(interview: Interview, step: Step) -> ScreenOption:
    name, value = name_step(interview, step), interview.read_value(step)
    mark = "[ ]" if value is None or (step.kind is StepKind.OPEN_QUESTION and not value) else "[x]"
    note = " (met notitie)" if step.kind is StepKind.STATEMENT and interview.read_answer(step.id).note else ""
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
