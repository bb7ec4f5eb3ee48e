"""What every report about several moments has.

Who and when, in what the moments are not alike, and where it comes from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialoogcheck import __version__, dutch
from dialoogcheck.advice.report import LONGEST_HEADING, LONGEST_RUNNING, list_carried
from dialoogcheck.advice.result import Result
from dialoogcheck.answers.model import Details
from dialoogcheck.answers.words import NOT_FILLED_IN
from dialoogcheck.checklist.model import Checklist, Fact, FactId
from dialoogcheck.development import words
from dialoogcheck.development.model import Difference, DifferenceKind, Unshared
from dialoogcheck.document.views import (
    CarriedView,
    ColumnsView,
    CountView,
    DevelopmentView,
    GroupTrendView,
    RetrospectView,
    TermView,
    TrendView,
    UncomparedView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One moment as a report calls it; ``checklist`` is what was answered then."""

    checklist: Checklist
    details: Details
    name: str


def name_occasions(moments: Sequence[tuple[Checklist, Details]]) -> tuple[Occasion, ...]:
    """The moments by date; what has the same date is told apart by the facts that differ, and else by number.

    No two have the same name.
    """
    names = [dutch.write_date(details.date) if details.date else words.UNDATED for _, details in moments]
    for place in _find_doubles(names):
        checklist, details = moments[place]
        differing = [
            fact
            for fact in checklist.facts_in(details.phase)
            if len({other.facts.get(fact.id) for _, other in moments}) > 1
        ]
        if differing and details.date:
            names[place] += f" ({', '.join(_name_option(fact, details) for fact in differing)})"
    for place in _find_doubles(names):
        names[place] = f"moment {place + 1}, {names[place]}"
    return tuple(
        Occasion(checklist=checklist, details=details, name=name)
        for (checklist, details), name in zip(moments, names, strict=True)
    )


def _find_doubles(names: Sequence[str]) -> list[int]:
    return [place for place, name in enumerate(names) if names.count(name) > 1]


def _name_option(fact: Fact, details: Details) -> str:
    name = fact.option(details.facts[fact.id]).name
    return f"{fact.name}: {name.lower()}" if fact.yes_no else name


def compose_frame(
    name: str,
    occasions: Sequence[Occasion],
    body: TrendView | GroupTrendView | RetrospectView,
    *,
    period: str,
    judgement: tuple[str, str, str],
    counts: Iterable[CountView],
    notices: Iterable[str],
    remarks: Iterable[str],
    table: Iterable[ColumnsView],
    carried: Iterable[CarriedView] = (),
    uncompared: Iterable[UncomparedView],
    protection: tuple[str, ...] = (),
    method: tuple[str, ...],
    limitations: tuple[str, ...],
    fingerprints: Sequence[str],
) -> DevelopmentView:
    """The report around this body; ``judgement`` is the headline, what it means and the shape that goes with it.

    Of its checklists, one or two, ``fingerprints`` has that of each. ``protection`` says how people in groups are
    protected.
    """
    last = occasions[-1]
    checklists = tuple({occasion.checklist.id: occasion.checklist for occasion in occasions}.values())
    topic, organisation = (
        next((text for text in reversed(found) if text), "")
        for found in zip(*(_name(item) for item in occasions), strict=True)
    )
    title = " en ".join(checklist.title for checklist in checklists)
    heading = dutch.shorten(topic or last.checklist.title, LONGEST_HEADING)
    phases = (
        {occasion.checklist.phase(occasion.details.phase).name for occasion in occasions}
        if len(checklists) == 1
        else set()
    )
    headline, conclusion, mark = judgement
    return DevelopmentView(
        name=name,
        document_title=f"{name} · {heading} · {dutch.shorten(period, LONGEST_HEADING)}",
        description=f"{title}, {period}",
        checklist=title,
        organisation=dutch.shorten(organisation, LONGEST_HEADING),
        heading=heading,
        running=" · ".join(
            part for part in (name, dutch.shorten(topic or last.checklist.title, LONGEST_RUNNING), last.name) if part
        ),
        phase=phases.pop() if len(phases) == 1 else "",
        period=period,
        created=max((item.details.date.isoformat() for item in occasions if item.details.date), default=""),
        fictitious=any(occasion.details.fictitious for occasion in occasions),
        notices=tuple(notices),
        remarks=tuple(remarks),
        headline=headline,
        conclusion=conclusion,
        mark=mark,
        counts=tuple(counts),
        moments=tuple(occasion.name for occasion in occasions),
        table=tuple(table),
        carried=tuple(carried),
        uncompared=(listed := tuple(uncompared)),
        uncompared_reason=words.explain_uncompared(len(listed), hidden=bool(protection)),
        protection=protection,
        method=method,
        limitations=limitations,
        origin=_view_origin(checklists, fingerprints),
        body=body,
    )


def _name(occasion: Occasion) -> tuple[str, str]:
    return occasion.details.topic, occasion.details.organisation


def _view_origin(checklists: Sequence[Checklist], fingerprints: Sequence[str]) -> tuple[TermView, ...]:
    rows = []
    for checklist, fingerprint in zip(checklists, fingerprints, strict=True):
        rows += [
            TermView(word="Checklist", meaning=f"{checklist.title} ({checklist.id})"),
            TermView(word="Versie van de checklist", meaning=checklist.version),
            TermView(word="Vingerafdruk", meaning=fingerprint),
        ]
    return (*rows, TermView(word="Gemaakt met", meaning=f"dialoogcheck {__version__}"))


def describe_differences(differences: Iterable[Difference], shared: int) -> tuple[str, ...]:
    """In what the moments are not alike, a sentence or two for each thing to know.

    ``shared`` counts the statements that were asked every time.
    """
    found = {difference.kind: difference for difference in differences}
    notices = []
    names = {DifferenceKind.ORGANISATION, DifferenceKind.TOPIC} & found.keys()
    if names:
        notices.append(
            words.explain_unlike_names(
                organisation=DifferenceKind.ORGANISATION in names, topic=DifferenceKind.TOPIC in names
            )
        )
    questions = []
    if DifferenceKind.PHASE in found:
        questions.append(words.OTHER_PHASE)
    if DifferenceKind.FACTS in found:
        questions.append(words.name_other_facts([fact.name for fact in found[DifferenceKind.FACTS].facts]))
    if DifferenceKind.EXTENT in found:
        questions.append(words.OTHER_EXTENT)
    if questions:
        notices.append(words.explain_unlike_questions(questions, shared))
    for kind, notice in (
        (DifferenceKind.VERSION, words.OTHER_VERSION),
        (DifferenceKind.UNDATED, words.UNDATED_NOTICE),
        (DifferenceKind.REORDERED, words.REORDERED),
        (DifferenceKind.AGAINST_DATES, words.AGAINST_DATES),
    ):
        if kind in found:
            notices.append(notice)
    return tuple(notices)


def view_uncompared(unshared: Iterable[Unshared], occasions: Sequence[Occasion]) -> tuple[UncomparedView, ...]:
    """The statements that were not asked every time, and when they were."""
    return tuple(
        UncomparedView(
            area=item.area.name,
            text=item.statement.text,
            asked=dutch.join_words(
                [occasion.name for occasion, asked in zip(occasions, item.asked, strict=True) if asked]
            ),
        )
        for item in unshared
    )


def view_all_carried(results: Iterable[Result | None], occasions: Sequence[Occasion]) -> tuple[CarriedView, ...]:
    """Of each moment at which one person answered an earlier version, which answers count.

    Of a group (None) a remark says it.
    """
    found = (
        (occasion.name, list_carried(result)) for result, occasion in zip(results, occasions, strict=True) if result
    )
    return tuple(
        CarriedView(moment=name, rows=tuple(TermView(word=word, meaning=meaning) for word, meaning in rows))
        for name, rows in found
        if rows
    )


def view_details(occasions: Sequence[Occasion], *, personal: bool) -> tuple[ColumnsView, ...]:
    """The details of each moment, a row for each; ``personal`` also says who filled in what."""

    def row(word: str, values: Iterable[str]) -> ColumnsView:
        return ColumnsView(
            word=word,
            values=tuple(dutch.shorten(value, LONGEST_HEADING) or NOT_FILLED_IN for value in values),
        )

    facts = {fact.id: fact for occasion in occasions for fact in occasion.checklist.facts_in(occasion.details.phase)}
    rows = [
        row("Datum", [dutch.write_date(item.details.date) if item.details.date else "" for item in occasions]),
        row("Organisatie", [item.details.organisation for item in occasions]),
        row("Onderwerp", [item.details.topic for item in occasions]),
        row("Fase", [item.checklist.phase(item.details.phase).name for item in occasions]),
        *(row(fact.name, [_read_fact(fact.id, item) for item in occasions]) for fact in facts.values()),
    ]
    if personal:
        rows += [
            row("Ingevuld door", [item.checklist.perspective(item.details.perspective).name for item in occasions]),
            row("Omvang", [words.SHORT if item.details.short else words.FULL for item in occasions]),
        ]
    return tuple(rows)


def _read_fact(id_: FactId, occasion: Occasion) -> str:
    chosen = occasion.details.facts.get(id_)
    return words.NOT_ASKED if chosen is None else occasion.checklist.fact(id_).option(chosen).name
