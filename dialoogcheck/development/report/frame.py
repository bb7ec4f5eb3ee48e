"""What every report about several moments has.

Page one around its picture, in what the moments are not alike, and at the back what each moment was and how it is told.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from dialoogcheck import dutch
from dialoogcheck.advice import report as advice_report
from dialoogcheck.advice.plan_page import write_kind
from dialoogcheck.advice.report import LONGEST_HEADING, list_carried, list_origin
from dialoogcheck.advice.result import Result
from dialoogcheck.answers.words import NOT_FILLED_IN
from dialoogcheck.checklist.model import Area, FactId
from dialoogcheck.development import words
from dialoogcheck.development.judging import Judgement
from dialoogcheck.development.model import Unshared
from dialoogcheck.development.words import Occasion
from dialoogcheck.document import blocks
from dialoogcheck.document.blocks import bullets, columns, heading, pairs, paragraph, paragraphs, row, span, strong
from dialoogcheck.group import words as group_words
from dialoogcheck.group.model import Comparison, Group, GroupId

WIDE_COLUMNS, MOST_COLUMNS = 3, 6
"""How many moments have a wide column, and how many have one at all: more do not fit on a page."""

Kind = TypeVar("Kind")
Head: TypeAlias = str | tuple[str, str]
"""The title of a column, perhaps with its role."""

PICTURE_HEAD: Head = ("Beeld van 0 tot 100", "picture")
AREA_HEADS: tuple[Head, ...] = (("Gebied", "name"), PICTURE_HEAD)


def name_subject(occasions: Sequence[Occasion]) -> tuple[str, str]:
    """The heading and the organisation: of the last moment at which somebody filled them in.

    Without a topic the heading is the title of the last checklist.
    """
    details = [occasion.details for occasion in reversed(occasions)]
    topic = next((item.topic for item in details if item.topic), occasions[-1].checklist.title)
    organisation = next((item.organisation for item in details if item.organisation), "")
    return dutch.shorten(topic, LONGEST_HEADING), dutch.shorten(organisation, LONGEST_HEADING)


def compose_report(
    name: str, occasions: Sequence[Occasion], period: str, parts: Iterable[blocks.Block]
) -> blocks.Report:
    """The whole report; ``name`` is that of its kind, ``period`` says from when to when."""
    subject, organisation = name_subject(occasions)
    checklists = {occasion.checklist.id: occasion.checklist.title for occasion in occasions}
    phases = {occasion.checklist.phase(occasion.details.phase).name for occasion in occasions}
    title = " en ".join(checklists.values())
    alike = len(checklists) == len(phases) == 1
    return blocks.Report(
        title=" · ".join((name, subject, dutch.shorten(period, LONGEST_HEADING))),
        description=f"{title}, {period}",
        created=max((item.details.date.isoformat() for item in occasions if item.details.date), default=""),
        running=advice_report.write_running(name, subject, occasions[-1].name),
        kicker=advice_report.write_kicker(name, title),
        heading=subject,
        subtitle=advice_report.write_subtitle(organisation, period, f"fase {phases.pop().lower()}" if alike else ""),
        fictitious=words.FICTITIOUS if any(item.details.fictitious for item in occasions) else "",
        notices=(),
        blocks=tuple(parts),
    )


# Page one


def compose_glance(
    judgement: Judgement,
    verdict: Iterable[blocks.Block],
    notices: Iterable[str],
    below: Iterable[blocks.Block],
    further: Iterable[str],
    *,
    role: str = "glance crowded trend-glance",
    tight: bool,
) -> blocks.Section:
    """Page one: the judgement, what stands out (``verdict``), the notices, what is ``below``, and what is ``further``.

    The notices belong to what follows: they say what the moments have not in common.
    """
    judged = (heading(2, judgement.headline), paragraph(judgement.meaning), *verdict)
    first = blocks.Callout(blocks=judged, role=f"verdict verdict-{judgement.mark}")
    last = paragraph(" ".join(filter(None, further)), role="further")
    parts = (first, *paragraphs(notices, blocks.NOTICE), *below, last)
    return blocks.Section(blocks=parts, role=f"{role} tight" if tight else role)


def count_kinds(
    found: Iterable[Kind | None], kinds: Mapping[Kind, tuple[str, str]], always: Collection[Kind] = ()
) -> Iterator[blocks.ItemList]:
    """How many there are of each kind, in one line; nothing without any. Those in ``always`` are there with 0 too."""
    listed = [kind for kind in found if kind]
    if listed:
        counted = (kind for kind in kinds if kind in listed or kind in always)
        yield bullets(((show_change(*kinds[kind]), f": {listed.count(kind)}") for kind in counted), "took-part")


def compose_points(title: blocks.Span, texts: Sequence[blocks.Text], most: int, where: str) -> blocks.Callout:
    """What stands out, within the judgement."""
    return blocks.Callout(blocks=(heading(3, title), list_some(texts, most, where)), role="points")


def compose_overview(
    title: str, key: blocks.Text, heads: Iterable[Head], rows: Iterable[blocks.Row], role: str = ""
) -> Iterator[blocks.Block]:
    """The picture of everything, under a heading and with how to read it."""
    yield blocks.Callout(blocks=(heading(2, title), paragraph(*key, role=role)), role="overview-head")
    yield blocks.Table(columns=columns(*heads), rows=tuple(rows), role="overview trend", scrolls=False)


def compose_first(title: str, listed: blocks.ItemList) -> Iterator[blocks.Block]:
    """What to look at first, with large numbers."""
    yield blocks.Callout(blocks=(heading(2, title),), role="first-head")
    yield listed


# Parts of a page


def show_change(mark: str, text: str) -> blocks.Span:
    """What became of something: a shape and a word."""
    return span(f"change mark-{mark}", text)


def tell_change(mark: str, text: str, detail: str) -> blocks.Text:
    """What became of something, with its numbers (if any) below."""
    return (show_change(mark, text), *((blocks.Break(), span("ground", detail)) if detail else ()))


def name_groups(groups: Iterable[Group], looks: Mapping[GroupId, blocks.GroupMark]) -> Iterator[blocks.Span | str]:
    """The mark of each group with its name."""
    for group in groups:
        yield span("nowrap", looks[group.id], f" {group_words.name_group(group)}")
        yield " "


def tell_statement(title: str, text: str, kind: object, meaning: str) -> blocks.Text:
    """A statement in a few words, in full, and what is to say about it."""
    return (strong(f"{title}."), f" {text}", *write_kind(kind), blocks.Break(), span("ground", meaning))


def list_some(texts: Sequence[blocks.Text], most: int, where: str, role: str = "") -> blocks.ItemList:
    """The first of these texts, and how many others there are ``where``."""
    more = len(texts) - most
    return bullets((*texts[:most], *((f"En nog {more}. U vindt ze {where}.",) if more > 0 else ())), role)


def head_moments(moments: Sequence[str]) -> tuple[Head, ...]:
    """A column for each moment, or one for all together."""
    if len(moments) > MOST_COLUMNS:
        return ("Van de eerste tot de laatste keer",)
    role = "moment" if len(moments) <= WIDE_COLUMNS else "narrow-moment"
    return tuple((dutch.begin_sentence(name), role) for name in moments)


def fill_moments(values: Sequence[str]) -> tuple[str, ...]:
    """What stands in those columns."""
    return (", ".join(values),) if len(values) > MOST_COLUMNS else tuple(values)


def compose_chapter(parts: Iterable[blocks.Block], *, flows: bool) -> blocks.Section:
    """A chapter; one that ``flows`` begins where the one before ends."""
    return blocks.Section(blocks=tuple(parts), role="chapter flowing" if flows else "chapter")


def compose_areas(
    title: str, intro: blocks.Text, areas: Iterable[tuple[Area, Iterable[blocks.Block]]], *, flows: bool
) -> blocks.Section:
    """A chapter with a part for each area, where the picture on page one leads to."""
    parts: list[blocks.Block] = []
    for area, told in areas:
        role = "area trend-area" if parts else "area trend-area area-first"
        parts.append(blocks.Section(blocks=(heading(3, area.name), *told), role=role, id=f"gebied-{area.id}"))
    return compose_chapter((heading(2, title), paragraph(*intro, role="intro"), *parts), flows=flows)


def link_area(area: Area) -> blocks.Text:
    """The name of an area, which leads to its chapter."""
    return (blocks.Span(parts=(area.name,), link=f"#gebied-{area.id}"),)


# The back


def compose_back(
    occasions: Sequence[Occasion],
    moments: Sequence[Result | Comparison],
    unshared: Sequence[Unshared],
    *,
    answers: Iterable[blocks.Block],
    method: Iterable[str],
    remarks: Sequence[str],
    flows: bool = False,
) -> Iterator[blocks.Section]:
    """What is ``unshared``, if there is any, and the appendix, which begins with these ``answers``."""
    groups = [moment for moment in moments if isinstance(moment, Comparison)]
    if unshared:
        rows = []
        for item in unshared:
            asked = [occasion.name for occasion, there in zip(occasions, item.asked, strict=True) if there]
            rows.append(row(item.statement.text, item.area.name, dutch.join_words(asked)))
        heads = "Stelling", ("Gebied", "knows"), ("Alleen te zien" if groups else "Alleen gevraagd", "knows")
        why = paragraph(words.explain_uncompared(len(unshared), hidden=bool(groups)), role="intro")
        table = blocks.Table(columns=columns(*heads), rows=tuple(rows))
        yield compose_chapter((heading(2, "Wat u niet kunt vergelijken"), why, table), flows=True)
    told = [heading(2, "Bijlage"), *answers]
    for occasion, moment in zip(occasions, moments, strict=True):
        # Of a group a remark says it.
        if isinstance(moment, Result) and (carried := list_carried(moment)):
            told.append(heading(3, f"Antwoorden uit een eerdere versie: {occasion.name}"))
            told.append(pairs("Antwoorden", "Welke", carried))
    dated = columns(("Gegeven", "knows"), *head_moments([occasion.name for occasion in occasions]))
    details = tuple(_list_details(occasions, personal=not groups))
    told += [heading(3, "Gegevens per keer"), blocks.Table(columns=dated, rows=details)]
    told += [heading(3, "Zo rekent dit rapport"), *paragraphs(method)]
    if groups:
        open_ = any(group.open for group in groups)
        protection = group_words.explain_protection(open_=open_, notes=False)
        told += [heading(3, "Zo zijn deelnemers beschermd"), *paragraphs(protection)]
    limitations = group_words.LIMITATIONS if groups else occasions[0].checklist.limitations
    told += [heading(3, "Grenzen van dit rapport"), bullets((*words.LIMITATIONS, *limitations))]
    if remarks:
        told += [heading(3, "Over deze antwoorden"), bullets(remarks)]
    origins = [list_origin(item.checklist, item.fingerprint) for item in {m.checklist.id: m for m in moments}.values()]
    lines = (*(line for origin in origins for line in origin[:-1]), origins[-1][-1])
    told += [heading(3, "Herkomst"), pairs("Onderdeel", "Waarde", lines), paragraph(words.ATTACHED)]
    role = "chapter appendix flowing" if flows or unshared else "chapter appendix"
    yield blocks.Section(blocks=tuple(told), role=role)


def _list_details(occasions: Sequence[Occasion], *, personal: bool) -> Iterator[blocks.Row]:
    """The details of each moment, a row for each; ``personal`` also says who filled in what."""

    def list_row(word: str, values: Iterable[str]) -> blocks.Row:
        return row(word, *fill_moments([dutch.shorten(value, LONGEST_HEADING) or NOT_FILLED_IN for value in values]))

    facts = {fact.id: fact for occasion in occasions for fact in occasion.checklist.facts_in(occasion.details.phase)}
    yield list_row("Datum", (dutch.write_date(item.details.date) if item.details.date else "" for item in occasions))
    yield list_row("Organisatie", (item.details.organisation for item in occasions))
    yield list_row("Onderwerp", (item.details.topic for item in occasions))
    yield list_row("Fase", (item.checklist.phase(item.details.phase).name for item in occasions))
    for fact in facts.values():
        yield list_row(fact.name, (_read_fact(fact.id, item) for item in occasions))
    if personal:
        sides = (item.checklist.perspective(item.details.perspective).name for item in occasions)
        yield list_row("Ingevuld door", sides)
        yield list_row("Omvang", (words.SHORT if item.details.short else words.FULL for item in occasions))


def _read_fact(id_: FactId, occasion: Occasion) -> str:
    chosen = occasion.details.facts.get(id_)
    return words.NOT_ASKED if chosen is None else occasion.checklist.fact(id_).option(chosen).name
