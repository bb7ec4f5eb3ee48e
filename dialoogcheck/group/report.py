"""From a comparison and an agenda to the blocks of the group report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dialoogcheck import dutch
from dialoogcheck.advice.citations import Citations
from dialoogcheck.advice.report import (
    COUNTED,
    LONGEST_HEADING,
    list_origin,
    write_kicker,
    write_kind,
    write_running,
    write_subtitle,
)
from dialoogcheck.advice.words import name_moment
from dialoogcheck.checklist.model import CriticalKind, Remark, StatementId
from dialoogcheck.document.blocks import (
    LONG_HEADING,
    NOTICE,
    Block,
    Callout,
    Item,
    ItemList,
    MarkerLine,
    Part,
    Report,
    Row,
    Section,
    Span,
    Table,
    Text,
    bullets,
    columns,
    heading,
    pairs,
    paragraph,
    paragraphs,
    row,
    span,
    strong,
)
from dialoogcheck.document.pictures import place_markers
from dialoogcheck.group import words
from dialoogcheck.group.agenda import Agenda
from dialoogcheck.group.agenda_page import LIMITS_ID, compose_agenda
from dialoogcheck.group.looks import choose_looks
from dialoogcheck.group.model import (
    AreaComparison,
    Compared,
    Comparison,
    StatementComparison,
)

BIGGEST = 3
MOST_LISTED = 8
MOST_LANES = 18
"""Lanes in the picture of all areas that leave room on page one for all that is told under it."""

PICTURE = ("Beeld van 0 tot 100", "picture")


def compose_report(
    comparison: Comparison,
    agenda: Agenda | None,
    *,
    notes: Mapping[StatementId, Sequence[str]] | None = None,
    remarks: Iterable[str] = (),
) -> Report:
    """The group report of this comparison.

    ``notes`` are those to each statement and open question, only when they were asked for; ``remarks`` are further
    things that the reader must know.
    """
    checklist, details, phase = comparison.checklist, comparison.details, comparison.phase
    topic = dutch.shorten(details.topic or checklist.title, LONGEST_HEADING)
    moment = name_moment(checklist, details)
    return Report(
        title=" · ".join(part for part in (words.REPORT_NAME, topic, phase.name, moment) if part),
        description=f"{checklist.title}, {phase.name}",
        created=details.date.isoformat() if details.date else "",
        running=write_running(words.REPORT_NAME, details.topic or checklist.title, phase.name),
        kicker=write_kicker(words.REPORT_NAME, checklist.title, dutch.write_date(details.date) if details.date else ""),
        heading=topic,
        subtitle=write_subtitle(details.organisation, f"fase {phase.name.lower()}", moment),
        fictitious=words.FICTITIOUS if details.fictitious else "",
        notices=(),
        blocks=tuple(_GroupComposer(comparison, agenda, notes or {}, tuple(remarks)).compose(topic)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFit:
    """How much page one shows, so that it stays one page.

    ``tight`` makes letters smaller; ``readings`` says that there is room for how groups read the biggest differences.
    """

    tight: bool
    readings: bool


def fit_group_page(topic: str, notices: int, lanes: int) -> GroupFit:
    """What fits under this heading and so many notices, with a picture of all areas of so many lanes."""
    crowd = notices + (len(topic) > LONG_HEADING)
    high = lanes > MOST_LANES
    return GroupFit(tight=crowd > 1 or high, readings=not crowd and not high)


class _GroupComposer:
    """Composes one group report."""

    def __init__(
        self,
        comparison: Comparison,
        agenda: Agenda | None,
        notes: Mapping[StatementId, Sequence[str]],
        remarks: tuple[str, ...],
    ) -> None:
        self.comparison = comparison
        self.checklist = comparison.checklist
        self.agenda = agenda
        self.notes = notes
        self.remarks = remarks
        self.names = words.name_groups(comparison)
        self.looks = choose_looks(comparison.checklist.perspectives, comparison.groups)
        self.citations = Citations(comparison.checklist)
        self.scale = [choice.name for choice in comparison.checklist.scale]
        self.numbers = {item.statement.id: number for number, item in enumerate(comparison.statements, start=1)}
        self.times = {
            item.topic.comparison.statement.id: words.write_time(item.begin)
            for item in (agenda.items if agenda else ())
            if item.topic
        }

    def compose(self, topic: str) -> Iterator[Block]:
        yield self.compose_glance(topic)
        # Sources are numbered in the order in which the reader meets their numbers: the agenda has none.
        if self.agenda:
            yield compose_agenda(self.comparison, self.agenda)
        yield Section(blocks=(*self.compose_limits(), *self.compose_findings()), role="chapter")
        if self.comparison.groups:
            yield Section(blocks=tuple(self.compose_areas()), role="chapter flowing")
        if own_words := tuple(self.compose_own_words()):
            yield Section(blocks=own_words, role="chapter flowing own-words")
        yield Section(blocks=tuple(self.compose_appendix()), role="chapter appendix")

    def compose_glance(self, topic: str) -> Section:
        headline, conclusion, mark = words.judge_in_words(self.comparison)
        notices = tuple(words.list_notices(self.comparison))
        lanes = sum(self.draw_line(area).lanes for area in self.comparison.areas)
        fit = fit_group_page(topic, len(notices), lanes)
        people = dutch.count(self.comparison.people, "mens", "mensen")
        blocks = (
            Callout(
                blocks=(
                    heading(2, headline),
                    paragraph(conclusion),
                    heading(3, f"Wie deden mee: {people}"),
                    bullets(words.list_participants(self.comparison), role="took-part"),
                ),
                role=f"verdict verdict-{mark}",
            ),
            *paragraphs(notices, NOTICE),
            *self.compose_overview(),
            *self.compose_biggest(readings=fit.readings),
            *self.compose_strength(),
            paragraph(f"{words.SEE_REMARKS if self.remarks else ''}{words.NO_BLAME}", role="further"),
        )
        return Section(blocks=blocks, role=f"glance crowded group-glance{' tight' if fit.tight else ''}")

    def compose_overview(self) -> Iterator[Block]:
        groups = self.comparison.groups
        if not groups:
            return
        in_view, _ = words.describe_view(self.comparison)
        title = words.name_overview(in_view) if len(groups) > 1 else words.OVERVIEW_OF_ONE
        key = paragraph(*self.write_key(), f" {words.explain_step(self.scale)}", role="key")
        yield Callout(blocks=(heading(2, title), key), role="overview-head")
        yield Table(
            columns=columns(("Gebied", "name"), PICTURE, ("Stellingen met een stap verschil of meer", "gap")),
            rows=tuple(
                row(
                    (Span(parts=(area.area.name,), link=f"#gebied-{area.area.id}"),),
                    self.draw_line(area),
                    words.count_differences(self.comparison, area),
                )
                for area in self.comparison.areas
            ),
            role="overview compared",
            scrolls=False,
        )

    def write_key(self) -> Iterator[Part]:
        """Which mark is which group, and what the ends of a line mean."""
        for group in self.comparison.groups:
            yield span("nowrap", self.looks[group.id], f" {self.names[group.id]}")
            yield " "
        yield span("nowrap", f"Links: iedereen ‘{self.scale[0]}’. Rechts: iedereen ‘{self.scale[-1]}’.")

    def draw_line(self, compared: Compared) -> MarkerLine:
        markers = place_markers((self.looks[group], mean) for group, mean in compared.means.items())
        top = self.checklist.top_points
        return MarkerLine(
            markers=markers,
            ticks=tuple(dutch.round_half_up(Fraction(100 * choice.points, top)) for choice in self.checklist.scale),
            lanes=max((marker.lane for marker in markers), default=0) + 1,
            text=words.describe_means(self.comparison, compared),
        )

    def compose_biggest(self, *, readings: bool) -> Iterator[Block]:
        """The biggest differences, and how the lowest group reads each of them if there is room for ``readings``."""
        biggest = self.comparison.gaps[:BIGGEST]
        if not biggest:
            return
        many = len(biggest) > 1
        title = f"De {COUNTED[len(biggest)]} grootste verschillen" if many else "Het grootste verschil"
        yield Callout(blocks=(heading(2, title),), role="first-head")
        items = []
        for item in biggest:
            lowest = item.gap.lower if item.gap and readings else ()
            read = words.list_readings(self.comparison, item, lowest)[:1]
            what = paragraph(strong(f"{item.statement.title}."), f" {item.statement.text}")
            because = paragraph(" ".join((self.explain_difference(item), *read)), role="because")
            items.append(Item(blocks=(what, because)))
        yield ItemList(items=tuple(items), role="first", numbered=True)

    def explain_difference(self, item: StatementComparison) -> str:
        """What differs, and where it stands on the agenda when that has topics."""
        said = words.explain_difference(self.comparison, item)
        time = self.times.get(item.statement.id)
        if not self.times:
            return said
        return f"{said} Op de agenda na {time}." if time else f"{said} Op de parkeerlijst."

    def compose_strength(self) -> Iterator[Block]:
        for item in self.comparison.strengths[:1]:
            yield Callout(blocks=(heading(2, "Elke groep in beeld ziet dit goed gaan"),), role="first-head")
            means = span("because", f"{words.describe_means(self.comparison, item)}.")
            yield paragraph(strong(f"{item.statement.title}."), f" {item.statement.text} ", means)

    def compose_limits(self) -> Iterator[Block]:
        """Why there is no agenda, if there is none, and what limits the conversation."""
        limits = self.comparison.limits
        if not self.agenda:
            yield heading(2, "Gespreksagenda")
            yield Callout(blocks=(paragraph(words.explain_no_agenda(self.comparison)),), role="stop")
        if limits:
            title = words.LIMITS if self.agenda else words.LIMITS_WITHOUT_AGENDA
            yield heading(2, title, role="" if self.agenda else "second", id_=LIMITS_ID)
            yield paragraph(words.INTRODUCE_LIMITS, role="intro")
            yield from paragraphs([words.explain_limits(self.comparison)], NOTICE)
            yield Callout(blocks=(self.citations.list_remarks(limits),), role="limits")

    def compose_findings(self) -> Iterator[Block]:
        comparison = self.comparison
        first = self.agenda and not comparison.limits
        yield heading(2, "Wat opvalt", role="" if first else "second")
        yield heading(3, "Verschil in beeld")
        yield from self.compose_differences()
        yield heading(3, "Blinde vlekken")
        blind_spots = [
            self.write_point(spot.comparison, words.explain_blind_spot(comparison, spot))
            for spot in comparison.blind_spots
        ]
        yield from list_points(blind_spots, words.INTRODUCE_BLIND_SPOTS, words.NO_BLIND_SPOTS)
        yield heading(3, "Gedeelde zorgen")
        yield from list_points(map(self.write_point, comparison.worries), words.INTRODUCE_WORRIES, words.NO_WORRIES)
        yield heading(3, "Dit gaat goed, ziet elke groep in beeld")
        strengths = comparison.strengths
        yield from list_points(map(self.write_point, strengths[:MOST_LISTED]), "", words.NO_STRENGTHS)
        if len(strengths) > MOST_LISTED:
            yield paragraph(f"En nog {len(strengths) - MOST_LISTED}. U leest meer bij de gebieden.")

    def compose_differences(self) -> Iterator[Block]:
        gaps = self.comparison.gaps
        for item in gaps[:MOST_LISTED]:
            blocks: tuple[Block, ...] = (
                heading(4, item.statement.title),
                paragraph(item.statement.text, *write_kind(item.critical)),
                self.draw_line(item),
                paragraph(self.explain_difference(item), role="because"),
                *paragraphs(words.list_readings(self.comparison, item, self.names), "because"),
            )
            yield Callout(blocks=blocks, role="view-point")
        if len(gaps) > MOST_LISTED:
            yield paragraph(words.explain_more(len(gaps) - MOST_LISTED))
        if not gaps:
            yield paragraph(words.NO_GAPS)

    def write_point(self, item: StatementComparison, meaning: str = "") -> Text:
        """A statement that stands out, how each group sees it, and what else is to say of it."""
        ground = " ".join(filter(None, (f"{words.describe_means(self.comparison, item)}.", meaning)))
        return (strong(f"{item.statement.title}."), f" {item.statement.text} ", span("ground", ground))

    def compose_areas(self) -> Iterator[Block]:
        yield heading(2, "Per gebied")
        yield paragraph(words.INTRODUCE_AREAS, *self.write_key(), role="intro")
        for place, area in enumerate(self.comparison.areas):
            role = "area compared-area" if place else "area compared-area area-first"
            yield Section(blocks=tuple(self.compose_area(area)), role=role, id=f"gebied-{area.area.id}")

    def compose_area(self, area: AreaComparison) -> Iterator[Block]:
        basis = f" · {words.explain_basis(area.basis)}" if len(area.cells) > 1 else ""
        # With one group there is nothing to compare, and all it said stands here.
        shared = [item for item in area.statements if item.gap or len(self.comparison.groups) == 1]
        alone = len(area.statements) - len(shared)
        yield heading(3, area.area.name)
        yield paragraph(f"{words.describe_means(self.comparison, area)}{basis}", role="standing")
        if shared:
            yield Table(
                columns=columns(("Nr.", "nr"), "Stelling", PICTURE, ("Verschil", "gap")),
                rows=tuple(map(self.list_statement, shared)),
                role="rows statements",
                header=1,
            )
        if alone:
            yield paragraph(words.explain_alone(alone), role="because")

    def list_statement(self, item: StatementComparison) -> Row:
        divided = words.explain_divided(self.comparison, item)
        because = (" ", span("because", divided)) if divided else ()
        text: Text = (item.statement.text, *write_kind(item.critical), *because)
        picture = self.draw_line(item) if item.means else words.describe_means(self.comparison, item)
        return row(str(self.numbers[item.statement.id]), text, picture, words.describe_gap(item, self.checklist.steps))

    def compose_own_words(self) -> Iterator[Block]:
        questions = [question for area in self.comparison.areas for question in area.area.open_questions]
        if told := tuple(self.list_notes(((question.id, question.text) for question in questions), 3)):
            yield heading(2, "In eigen woorden")
            yield paragraph(words.INTRODUCE_NOTES, role="intro")
            yield from told

    def list_notes(self, titles: Iterable[tuple[StatementId, str]], level: int) -> Iterator[Block]:
        """What people wrote at each of these, by alphabet; those at which nobody wrote anything are left out."""
        for id_, title in titles:
            if notes := self.notes.get(id_):
                yield heading(level, title)
                yield bullets(sorted(notes))

    def compose_appendix(self) -> Iterator[Block]:
        comparison = self.comparison
        yield heading(2, "Bijlage")
        yield heading(3, "Zo rekent dit rapport")
        yield from paragraphs(self.explain_method())
        yield heading(3, "Zo zijn deelnemers beschermd")
        yield from paragraphs(
            words.explain_protection(
                comparison.threshold, comparison.least_scores, open_=comparison.open, notes=bool(self.notes)
            )
        )
        yield heading(3, "Grenzen van dit rapport")
        yield bullets(words.LIMITATIONS)
        if self.remarks:
            yield heading(3, "Over deze antwoorden")
            yield bullets(self.remarks)
        titles = ((item.statement.id, item.statement.title) for item in comparison.statements)
        if notes := tuple(self.list_notes(titles, 4)):
            yield heading(3, "Notities")
            yield from notes
        if comparison.groups:
            yield heading(3, "Alle antwoorden")
            for area in comparison.areas:
                yield heading(4, area.area.name)
                yield self.list_answers(area)
        yield heading(3, "Herkomst")
        yield pairs("Onderdeel", "Waarde", list_origin(self.checklist, comparison.fingerprint))
        yield paragraph(words.FIGURES_ATTACHED)
        yield from self.compose_sources()

    def explain_method(self) -> tuple[str, ...]:
        asked = self.comparison.statements
        kinds = {item.critical for item in asked}
        return words.explain_comparing(
            [f"{choice.name} {choice.points}" for choice in self.checklist.scale],
            mirrored=not all(perspective.full for perspective in self.checklist.perspectives),
            agenda=self.agenda is not None,
            important=any(kinds) or any(item.statement.weight != 1 for item in asked),
            critical=any(kinds),
            legal=CriticalKind.LEGAL in kinds,
        )

    def list_answers(self, area: AreaComparison) -> Table:
        """How often each answer was given, to the area as a whole and to each statement."""
        *answers, agreement = words.name_answers(self.checklist)
        scale = len(self.checklist.scale)
        heads = [(name, "number" if place < scale else "number rare") for place, name in enumerate(answers)]
        whole = [
            row((strong(f"Hele gebied · {self.names[cell.group]}"),), *words.count_area_answers(cell))
            for cell in area.cells
        ]
        each = [
            row(
                f"{self.numbers[item.statement.id]}. {item.statement.title} · {self.names[cell.group]}",
                *words.count_answers(self.checklist, cell),
            )
            for item in area.statements
            for cell in item.cells
        ]
        return Table(
            columns=columns("Stelling en groep", *heads, (agreement, "agreement")),
            rows=(*whole, *each),
            role="rows numbers",
        )

    def compose_sources(self) -> Iterator[Block]:
        rules = [self.cite_rule(rule) for rule in self.comparison.talk_rules] if self.agenda else []
        if self.citations:
            yield heading(3, "Bronnen")
            if rules:
                yield paragraph(f"Bij de gespreksregels: {'; '.join(rules)}.")
            yield self.citations.list_sources()

    def cite_rule(self, rule: Remark) -> str:
        numbers = ", ".join(map(str, self.citations.cite(rule.sources)))
        return f"‘{rule.text}’ {f'bron {numbers}' if numbers else 'ons advies'}"


def list_points(points: Iterable[Text], introduction: str, otherwise: str) -> Iterator[Block]:
    """These statements under their introduction, or what to say without any."""
    listed = bullets(points, role="points-of-view")
    if listed.items:
        yield from paragraphs([introduction])
        yield listed
    else:
        yield paragraph(otherwise)
