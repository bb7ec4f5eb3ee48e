"""The page of the group report from which a conversation is led."""

from collections.abc import Iterator

from dialoogcheck import dutch
from dialoogcheck.document import blocks
from dialoogcheck.group import words
from dialoogcheck.group.agenda import Agenda, AgendaItem, AgendaKind, Reason, Topic
from dialoogcheck.group.model import Comparison

FULL_AGENDA = 8
"""The parts of an agenda that fill its page: with more they stand closer together, with fewer promises fit under it."""

LIMITS_ID = "grenzen"
"""Where the agenda sends its reader first: the id of what limits the conversation."""

MOST_PARKED = 12
ROWS_OF_PROMISES = 3


def compose_agenda(comparison: Comparison, agenda: Agenda) -> blocks.Section:
    """The agenda on one page, for who leads the conversation."""
    role = "chapter agenda packed" if len(agenda.items) > FULL_AGENDA else "chapter agenda"
    return blocks.Section(blocks=tuple(_compose_page(comparison, agenda)), role=role)


def _compose_page(comparison: Comparison, agenda: Agenda) -> Iterator[blocks.Block]:
    read_limits = (" Lees vooraf ook ", blocks.Span(parts=("de grenzen",), link=f"#{LIMITS_ID}"), ".")
    introduction = " ".join(filter(None, (words.INTRODUCE_AGENDA, words.explain_order(agenda))))
    yield blocks.heading(2, f"Gespreksagenda: {agenda.minutes} minuten")
    yield blocks.paragraph(introduction, *(read_limits if comparison.limits else ()), role="intro")
    if comparison.talk_rules:
        rules = blocks.bullets(rule.text for rule in comparison.talk_rules)
        yield blocks.Callout(blocks=(blocks.heading(3, "Lees dit eerst voor"), rules), role="talk-rules")
    heads = blocks.columns(("Start na", "time"), ("Minuten", "minutes"), "Onderwerp en vraag", ("Wie begint", "starts"))
    rows = tuple(_list_item(comparison, agenda, item) for item in agenda.items)
    yield blocks.Table(columns=heads, rows=rows, role="rows agenda-items", header=2)
    if len(agenda.items) < FULL_AGENDA:
        yield blocks.heading(3, "Afspraken")
        heads = blocks.columns("Wat", ("Wie", "who"), ("Wanneer", "day"))
        rows = (blocks.row(blocks.FillIn(), blocks.FillIn(), blocks.FillIn()),) * ROWS_OF_PROMISES
        yield blocks.Table(columns=heads, rows=rows, role="rows promises", header=None, scrolls=False)
    if agenda.parked:
        yield blocks.heading(3, "Parkeerlijst")
        titles = [topic.comparison.statement.title for topic in agenda.parked]
        yield blocks.paragraph(words.explain_parked(titles[:MOST_PARKED], len(titles[MOST_PARKED:])))


def _list_item(comparison: Comparison, agenda: Agenda, item: AgendaItem) -> blocks.Row:
    """When and how long, what it is called, what is asked, why it stands here, and who begins."""
    because: blocks.Text = ()
    if item.topic:
        statement = item.topic.comparison.statement
        title, question = statement.title, statement.talk_question or words.ask_about(statement.text)
        because = (blocks.Break(), blocks.span("because", _explain_place(comparison, item.topic)))
        starts = dutch.begin_sentence(words.join_groups(comparison, item.topic.starts))
    elif item.kind is AgendaKind.OPENING and agenda.strength:
        title, question = f"{words.OPENING}: ‘{agenda.strength.statement.title}’", words.OPENING_QUESTION
        starts = words.EVERYBODY
    else:
        title, question, starts = words.PARTS[item.kind]
    what = (blocks.strong(title), *((blocks.Break(), question) if question else ()), *because)
    return blocks.row(words.write_time(item.begin), str(item.minutes), what, starts, role="topic" if item.topic else "")


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
