"""The page of the group report from which a conversation is led."""

from collections.abc import Iterator

from dialoogcheck import dutch
from dialoogcheck.document.blocks import (
    Block,
    Break,
    Callout,
    FillIn,
    Row,
    Section,
    Span,
    Table,
    Text,
    bullets,
    columns,
    heading,
    paragraph,
    row,
    span,
    strong,
)
from dialoogcheck.group import words
from dialoogcheck.group.agenda import Agenda, AgendaItem, AgendaKind, Reason, Topic
from dialoogcheck.group.model import Comparison

FULL_AGENDA = 8
"""The parts of an agenda that fill its page: with more they stand closer together, with fewer promises fit under it."""

LIMITS_ID = "grenzen"
"""Where the agenda sends its reader first: the id of what limits the conversation."""

MOST_PARKED = 12
ROWS_OF_PROMISES = 3


def compose_agenda(comparison: Comparison, agenda: Agenda) -> Section:
    """The agenda on one page, for who leads the conversation."""
    role = "chapter agenda packed" if len(agenda.items) > FULL_AGENDA else "chapter agenda"
    return Section(blocks=tuple(_compose_page(comparison, agenda)), role=role)


def _compose_page(comparison: Comparison, agenda: Agenda) -> Iterator[Block]:
    read_limits = (" Lees vooraf ook ", Span(parts=("de grenzen",), link=f"#{LIMITS_ID}"), ".")
    introduction = " ".join(filter(None, (words.INTRODUCE_AGENDA, _explain_order(agenda))))
    yield heading(2, f"Gespreksagenda: {agenda.minutes} minuten")
    yield paragraph(introduction, *(read_limits if comparison.limits else ()), role="intro")
    if comparison.talk_rules:
        rules = bullets(rule.text for rule in comparison.talk_rules)
        yield Callout(blocks=(heading(3, "Lees dit eerst voor"), rules), role="talk-rules")
    heads = ("Start na", "time"), ("Minuten", "minutes"), "Onderwerp en vraag", ("Wie begint", "starts")
    yield Table(
        columns=columns(*heads),
        rows=tuple(_list_item(comparison, agenda, item) for item in agenda.items),
        role="rows agenda-items",
        header=2,
    )
    if len(agenda.items) < FULL_AGENDA:
        yield heading(3, "Afspraken")
        yield Table(
            columns=columns("Wat", ("Wie", "who"), ("Wanneer", "day")),
            rows=(row(FillIn(), FillIn(), FillIn()),) * ROWS_OF_PROMISES,
            role="rows promises",
            header=None,
            scrolls=False,
        )
    if agenda.parked:
        yield heading(3, "Parkeerlijst")
        titles = [topic.comparison.statement.title for topic in agenda.parked]
        yield paragraph(words.explain_parked(titles[:MOST_PARKED], len(titles[MOST_PARKED:])))


def _explain_order(agenda: Agenda) -> str:
    """What decided the order of these topics, and of no others; nothing without topics."""
    chosen = [item.topic for item in agenda.items if item.topic]
    topics = [*chosen, *agenda.parked]
    if not topics:
        return ""
    return words.explain_order(
        important=len({topic.importance for topic in topics}) > 1,
        changing=len({topic.room for topic in topics}) > 1,
        passed=any(waiting.difference > topic.difference for waiting in agenda.parked for topic in chosen),
    )


def _list_item(comparison: Comparison, agenda: Agenda, item: AgendaItem) -> Row:
    title, question, starts = _describe_item(comparison, agenda, item)
    what: Text = (strong(title), *((Break(), question) if question else ()))
    if item.topic:
        what = (*what, Break(), span("because", _explain_place(comparison, item.topic)))
    return row(words.write_time(item.begin), str(item.minutes), what, starts, role="topic" if item.topic else "")


def _describe_item(comparison: Comparison, agenda: Agenda, item: AgendaItem) -> tuple[str, str, str]:
    """What it is called, what is asked and who begins."""
    if item.topic:
        statement = item.topic.comparison.statement
        question = statement.talk_question or words.ask_about(statement.text)
        starts = dutch.begin_sentence(words.join_groups(comparison, item.topic.starts))
        return statement.title, question, starts
    match item.kind:
        case AgendaKind.OPENING if agenda.strength:
            opening = f"{words.OPENING}: ‘{agenda.strength.statement.title}’"
            return opening, words.OPENING_QUESTION, words.EVERYBODY
        case AgendaKind.OPENING:
            return words.OPENING_WITHOUT, words.OPENING_QUESTION_WITHOUT, words.EVERYBODY
        case AgendaKind.BREAK:
            return words.BREAK, "", words.NOBODY_STARTS
        case AgendaKind.SPACE:
            return words.SPACE, words.SPACE_QUESTION, words.ANYBODY_STARTS
        case _:
            return words.CLOSING, words.CLOSING_QUESTION, words.EVERYBODY


def _explain_place(comparison: Comparison, topic: Topic) -> str:
    """Why this topic stands where it stands: the difference, the importance and the room."""
    reasons = {
        Reason.GAP: f"Verschil: {words.describe_steps(topic.difference)}.",
        Reason.BLIND_SPOT: words.ONE_KNOWS,
        Reason.WORRY: words.ALL_WORRY,
    }
    critical = words.CRITICAL if topic.comparison.critical else ""
    room = words.ROOM[topic.room - 1] if comparison.phase.room else ""
    return " ".join(filter(None, (reasons[topic.reason], critical, room)))
