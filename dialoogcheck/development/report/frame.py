"""What every report about several moments has.

Page one around its picture, in what the moments are not alike, and at the back what each moment was and how it is told.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from dialoogcheck import dutch
from dialoogcheck.advice import report as advice_report
from dialoogcheck.advice.annex import Part
from dialoogcheck.advice.plan_page import write_kind
from dialoogcheck.advice.report import LONGEST_HEADING, join_pairs, list_carried, list_origin
from dialoogcheck.advice.result import Result
from dialoogcheck.answers.words import NOT_FILLED_IN
from dialoogcheck.checklist.model import Area, FactId
from dialoogcheck.development import words
from dialoogcheck.development.judging import Judgement
from dialoogcheck.development.model import Unshared
from dialoogcheck.development.words import Occasion
from dialoogcheck.document import blocks
from dialoogcheck.document.blocks import bullets, columns, heading, paragraph, paragraphs, row, span, strong
from dialoogcheck.group import words as group_words
from dialoogcheck.group.model import Comparison, Group, GroupId

MOST_COLUMNS = 6
"""How many moments have a column of their own: more do not fit on a page."""

MOST_LIMITS = 4
"""How many of its limits a short report names."""

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
        yield bullets(((show_change(*kinds[kind]), f":\u00a0{listed.count(kind)}") for kind in counted), "took-part")


def compose_points(title: blocks.Span, texts: Sequence[blocks.Text], most: int, where: str) -> blocks.Callout:
    """What stands out, within the judgement."""
    return blocks.Callout(blocks=(heading(3, title), list_some(texts, most, where)), role="points")


def compose_overview(
    title: str,
    key: blocks.Text,
    heads: Iterable[Head],
    rows: Iterable[blocks.Row],
    *,
    role: str = "",
    table: str = "overview trend",
) -> Iterator[blocks.Block]:
    """The picture of everything, under a heading and with how to read it; ``table`` is the role of the picture."""
    yield blocks.Callout(blocks=(heading(2, title), paragraph(*key, role=role)), role="overview-head")
    yield blocks.Table(columns=columns(*heads), rows=tuple(rows), role=table, scrolls=False)


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


def tell_statement(title: str, text: str, kind: object, meaning: str, *, below: bool = True) -> blocks.Text:
    """A statement in a few words, in full, and what is to say about it, ``below`` it or behind it."""
    between = blocks.Break() if below else " "
    return (strong(f"{title}."), f" {text}", *write_kind(kind), between, span("ground", meaning))


def tell_labelled(told: Iterable[tuple[str, str]]) -> Iterator[blocks.Part]:
    """Texts behind each other, each behind what it is called."""
    for place, (name, text) in enumerate(told):
        # A space at the end of a text would make WeasyPrint break its line too soon.
        yield from ((" ",) if place else ())
        yield from (span(blocks.LABEL, f"{dutch.begin_sentence(name)}:"), f" {text}")


def list_some(texts: Sequence[blocks.Text], most: int, where: str, role: str = "") -> blocks.ItemList:
    """The first of these texts, and how many others there are ``where``."""
    more = len(texts) - most
    return bullets((*texts[:most], *((f"En nog {more}. U vindt ze {where}.",) if more > 0 else ())), role)


def head_moments(moments: Sequence[str]) -> tuple[Head, ...]:
    """A column for each moment, or one for all together."""
    if len(moments) > MOST_COLUMNS:
        return ("Van de eerste tot de laatste keer",)
    return tuple(dutch.begin_sentence(name) for name in moments)


def fill_moments(values: Sequence[str]) -> tuple[str, ...]:
    """What stands in those columns."""
    return (", ".join(values),) if len(values) > MOST_COLUMNS else tuple(values)


def compose_chapter(parts: Iterable[blocks.Block], role: str = "") -> blocks.Section:
    """A chapter that begins where the one before ends; with the role ``first`` it begins a page."""
    flowing = "chapter part" if role == "first" else f"chapter flowing part {role}"
    return blocks.Section(blocks=tuple(parts), role=flowing.strip())


def compose_areas(
    title: str, intro: blocks.Text, areas: Iterable[tuple[Area, Iterable[blocks.Block]]]
) -> blocks.Section:
    """A chapter with a part for each area, where the picture on page one leads to."""
    parts = (
        blocks.Section(blocks=(heading(3, area.name), *told), role="area brief", id=f"gebied-{area.id}")
        for area, told in areas
    )
    return compose_chapter((heading(2, title), paragraph(*intro, role="brief-intro"), *parts))


def link_area(area: Area) -> blocks.Text:
    """The name of an area, which leads to its chapter."""
    return (blocks.Span(parts=(area.name,), link=f"#gebied-{area.id}"),)


# The back


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a report rests on: how it reckons, in short and as a whole (a paragraph each), and what was not compared.

    ``remarks`` are what the reader must know of the answers.
    """

    briefly: str
    method: tuple[str, ...]
    unshared: Sequence[Unshared]
    remarks: Sequence[str]


def compose_back(
    occasions: Sequence[Occasion],
    moments: Sequence[Result | Comparison],
    account: Account,
    parts: Iterable[Part],
    *,
    folded: bool,
) -> Iterator[blocks.Block]:
    """What the report rests on, in half a page; ``folded`` adds these ``parts`` and the whole method, to be opened."""
    yield compose_chapter(_compose_account(occasions, moments, account, folded=folded), role="account whole")
    if folded:
        whole = (*parts, *_list_parts(occasions, moments, account))
        yield from (blocks.Fold(label=(title,), blocks=content) for title, content in whole if content)


def _compose_account(
    occasions: Sequence[Occasion], moments: Sequence[Result | Comparison], account: Account, *, folded: bool
) -> Iterator[blocks.Block]:
    groups = [moment for moment in moments if isinstance(moment, Comparison)]
    protection = group_words.explain_protection(open_=any(group.open for group in groups), notes=False)
    names = [occasion.name for occasion in occasions]
    details = [(name, words.describe_details(values, names)) for name, values in _list_details(occasions, moments)]
    more = words.ATTACHED if folded else f"{words.ELSEWHERE} {words.ATTACHED}"
    yield heading(2, "Verantwoording")
    for label, text in (
        ("Zo rekent dit rapport", account.briefly),
        ("Niet vergeleken", _name_unshared(occasions, account.unshared, hidden=bool(groups))),
        ("Bescherming", " ".join(protection) if groups else ""),
        ("Over deze antwoorden", " ".join(account.remarks)),
        ("Eerdere versie", " ".join(_list_carried(occasions, moments))),
        ("Wat dit rapport niet kan", " ".join(list_limitations(occasions, moments)[:MOST_LIMITS])),
        ("Gegevens per keer", join_pairs(details)),
        ("Herkomst", f"{join_pairs(_list_origins(moments))} {more}"),
    ):
        if text:
            yield blocks.Labelled(label=(label,), blocks=(paragraph(text),))


def _list_carried(occasions: Sequence[Occasion], moments: Sequence[Result | Comparison]) -> Iterator[str]:
    """Which answers to an earlier version count at each moment; of a group a remark says it."""
    for occasion, moment in zip(occasions, moments, strict=True):
        if isinstance(moment, Result) and (carried := list_carried(moment)):
            yield f"{dutch.begin_sentence(occasion.name)} · {join_pairs(carried)}"


def list_limitations(occasions: Sequence[Occasion], moments: Sequence[Result | Comparison]) -> tuple[str, ...]:
    """What the report cannot do, what matters most first."""
    groups = any(isinstance(moment, Comparison) for moment in moments)
    return (*words.LIMITATIONS, *(group_words.LIMITATIONS if groups else occasions[0].checklist.limitations))


def _name_unshared(occasions: Sequence[Occasion], unshared: Sequence[Unshared], *, hidden: bool) -> str:
    """Which statements are not compared, together by when they were asked; empty without any."""
    if not unshared:
        return ""
    by_time: dict[str, list[str]] = {}
    for item in unshared:
        by_time.setdefault(_name_times(occasions, item), []).append(item.statement.title)
    told = [
        f"Alleen {'te zien' if hidden else 'gevraagd'} op {time}: {'; '.join(titles)}."
        for time, titles in by_time.items()
    ]
    return " ".join([words.explain_uncompared(len(unshared), hidden=hidden), *told])


def _name_times(occasions: Sequence[Occasion], item: Unshared) -> str:
    return dutch.join_words([occasion.name for occasion, there in zip(occasions, item.asked, strict=True) if there])


def _list_parts(
    occasions: Sequence[Occasion], moments: Sequence[Result | Comparison], account: Account
) -> Iterator[Part]:
    """The parts to open that every report has."""
    groups = any(isinstance(moment, Comparison) for moment in moments)
    heads = "Stelling", ("Gebied", "knows"), ("Alleen te zien" if groups else "Alleen gevraagd", "knows")
    rows = [row(item.statement.text, item.area.name, _name_times(occasions, item)) for item in account.unshared]
    yield "Wat u niet kunt vergelijken", (blocks.Table(columns=columns(*heads), rows=tuple(rows)),) if rows else ()
    dated = columns(("Gegeven", "knows"), *head_moments([occasion.name for occasion in occasions]))
    details = tuple(row(name, *fill_moments(values)) for name, values in _list_details(occasions, moments))
    limits = bullets(list_limitations(occasions, moments))
    yield "De gegevens van elke keer", (blocks.Table(columns=dated, rows=details),)
    yield "De hele uitleg", (*paragraphs(account.method), heading(3, "Grenzen van dit rapport"), limits)


def _list_origins(moments: Sequence[Result | Comparison]) -> tuple[tuple[str, str], ...]:
    origins = [list_origin(item.checklist, item.fingerprint) for item in {m.checklist.id: m for m in moments}.values()]
    return (*(line for origin in origins for line in origin[:-1]), origins[-1][-1])


def _list_details(
    occasions: Sequence[Occasion], moments: Sequence[Result | Comparison]
) -> Iterator[tuple[str, list[str]]]:
    """What was filled in before the statements, with what it was at each moment; of groups how many people they had."""

    def list_row(word: str, values: Iterable[str]) -> tuple[str, list[str]]:
        return word, [dutch.shorten(value, LONGEST_HEADING) or NOT_FILLED_IN for value in values]

    facts = {fact.id: fact for occasion in occasions for fact in occasion.checklist.facts_in(occasion.details.phase)}
    yield list_row("Organisatie", (item.details.organisation for item in occasions))
    yield list_row("Onderwerp", (item.details.topic for item in occasions))
    yield list_row("Fase", (item.checklist.phase(item.details.phase).name for item in occasions))
    for fact in facts.values():
        yield list_row(fact.name, (_read_fact(fact.id, item) for item in occasions))
    if all(isinstance(moment, Result) for moment in moments):
        sides = (item.checklist.perspective(item.details.perspective).name for item in occasions)
        yield list_row("Ingevuld door", sides)
        yield list_row("Omvang", (words.SHORT if item.details.short else words.FULL for item in occasions))
        return
    people = [
        {side.id: number for side, number in moment.participants}
        if isinstance(moment, Comparison)
        else {moment.assessment.details.perspective: 1}
        for moment in moments
    ]
    for side in {side.id: side for occasion in occasions for side in occasion.checklist.perspectives}.values():
        counted = (there.get(side.id, 0) for there in people)
        yield list_row(
            f"Aantal {group_words.name_side(side).lower()}", (str(number or words.NOBODY) for number in counted)
        )


def _read_fact(id_: FactId, occasion: Occasion) -> str:
    chosen = occasion.details.facts.get(id_)
    return words.NOT_ASKED if chosen is None else occasion.checklist.fact(id_).option(chosen).name
