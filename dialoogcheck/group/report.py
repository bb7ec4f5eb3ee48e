"""From a comparison and an agenda to the blocks of the group report."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from dialoogcheck import dutch
from dialoogcheck.advice import report as advice
from dialoogcheck.advice.citations import Citations
from dialoogcheck.advice.plan_page import write_kind
from dialoogcheck.advice.words import name_moment
from dialoogcheck.checklist.model import StatementId
from dialoogcheck.document import blocks
from dialoogcheck.document.pictures import place_markers
from dialoogcheck.group import words
from dialoogcheck.group.agenda import Agenda
from dialoogcheck.group.agenda_page import LIMITS_ID, compose_agenda
from dialoogcheck.group.looks import choose_looks
from dialoogcheck.group.model import AreaComparison, Compared, Comparison, Notes, StatementComparison

BIGGEST = 3
MOST_LISTED = 8
MOST_LANES = 18
"""Lanes in the picture of all areas that leave room on page one for all that is told under it."""

PICTURE = ("Beeld van 0 tot 100", "picture")


def compose_report(
    comparison: Comparison, agenda: Agenda | None, *, notes: Notes | None = None, remarks: Iterable[str] = ()
) -> blocks.Report:
    """The group report of this comparison.

    ``notes`` are those to each statement and open question, only when they were asked for; ``remarks`` are further
    things that the reader must know.
    """
    checklist, details, phase = comparison.checklist, comparison.details, comparison.phase
    topic = dutch.shorten(details.topic or checklist.title, advice.LONGEST_HEADING)
    moment, date = name_moment(checklist, details), dutch.write_date(details.date) if details.date else ""
    return blocks.Report(
        title=" · ".join(part for part in (words.REPORT_NAME, topic, phase.name, moment) if part),
        description=f"{checklist.title}, {phase.name}",
        created=details.date.isoformat() if details.date else "",
        running=advice.write_running(words.REPORT_NAME, details.topic or checklist.title, phase.name),
        kicker=advice.write_kicker(words.REPORT_NAME, checklist.title, date),
        heading=topic,
        subtitle=advice.write_subtitle(details.organisation, f"fase {phase.name.lower()}", moment),
        fictitious=words.FICTITIOUS if details.fictitious else "",
        notices=(),
        blocks=tuple(_GroupComposer(comparison, agenda, notes or {}, tuple(remarks)).compose(topic)),
    )


def fit_page_one(topic: str, notices: int, lanes: int) -> advice.Room:
    """How many readings of each difference fit under this heading, with so many notices and lanes in the picture."""
    crowd = notices + (len(topic) > blocks.LONG_HEADING)
    high = lanes > MOST_LANES
    return advice.Room(tight=crowd > 1 or high, most=0 if crowd or high else 1)


class _GroupComposer:
    """Composes one group report."""

    def __init__(self, comparison: Comparison, agenda: Agenda | None, notes: Notes, remarks: tuple[str, ...]) -> None:
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
        planned = agenda.items if agenda else ()
        self.times = {
            item.topic.comparison.statement.id: words.write_time(item.begin) for item in planned if item.topic
        }

    def compose(self, topic: str) -> Iterator[blocks.Block]:
        yield self.compose_glance(topic)
        # Sources are numbered in the order in which the reader meets their numbers: the agenda has none.
        if self.agenda:
            yield compose_agenda(self.comparison, self.agenda)
        yield blocks.Section(blocks=(*self.compose_limits(), *self.compose_findings()), role="chapter")
        if self.comparison.groups:
            yield blocks.Section(blocks=tuple(self.compose_areas()), role="chapter flowing")
        if own_words := tuple(self.compose_own_words()):
            yield blocks.Section(blocks=own_words, role="chapter flowing own-words")
        yield blocks.Section(blocks=tuple(self.compose_appendix()), role="chapter appendix")

    def compose_glance(self, topic: str) -> blocks.Section:
        headline, conclusion, mark = words.judge_in_words(self.comparison)
        notices = tuple(words.list_notices(self.comparison))
        lanes = sum(self.draw_line(area).lanes for area in self.comparison.areas)
        room = fit_page_one(topic, len(notices), lanes)
        people = blocks.heading(3, f"Wie deden mee: {dutch.count(self.comparison.people, 'mens', 'mensen')}")
        took_part = blocks.bullets(words.list_participants(self.comparison), role="took-part")
        verdict = (blocks.heading(2, headline), blocks.paragraph(conclusion), people, took_part)
        parts = (
            blocks.Callout(blocks=verdict, role=f"verdict verdict-{mark}"),
            *blocks.paragraphs(notices, blocks.NOTICE),
            *self.compose_overview(),
            *self.compose_biggest(room.most),
            *self.compose_strength(),
            blocks.paragraph(f"{words.SEE_REMARKS if self.remarks else ''}{words.NO_BLAME}", role="further"),
        )
        return blocks.Section(blocks=parts, role=f"glance crowded group-glance{' tight' if room.tight else ''}")

    def compose_overview(self) -> Iterator[blocks.Block]:
        if not self.comparison.groups:
            return
        title = words.name_overview(self.comparison)
        key = blocks.paragraph(*self.write_key(), f" {words.explain_step(self.scale)}", role="key")
        yield blocks.Callout(blocks=(blocks.heading(2, title), key), role="overview-head")
        rows = []
        for area in self.comparison.areas:
            name = blocks.Span(parts=(area.area.name,), link=f"#gebied-{area.area.id}")
            rows.append(blocks.row((name,), self.draw_line(area), words.count_differences(self.comparison, area)))
        heads = blocks.columns(("Gebied", "name"), PICTURE, ("Stellingen met een stap verschil of meer", "gap"))
        yield blocks.Table(columns=heads, rows=tuple(rows), role="overview compared", scrolls=False)

    def write_key(self) -> Iterator[blocks.Part]:
        """Which mark is which group, and what the ends of a line mean."""
        for group in self.comparison.groups:
            yield blocks.span("nowrap", self.looks[group.id], f" {self.names[group.id]}")
            yield " "
        yield blocks.span("nowrap", f"Links: iedereen ‘{self.scale[0]}’. Rechts: iedereen ‘{self.scale[-1]}’.")

    def draw_line(self, compared: Compared) -> blocks.MarkerLine:
        markers = place_markers((self.looks[group], mean) for group, mean in compared.means.items())
        lanes = max((marker.lane for marker in markers), default=0) + 1
        top, text = self.checklist.top_points, words.describe_means(self.comparison, compared)
        ticks = tuple(dutch.round_half_up(Fraction(100 * choice.points, top)) for choice in self.checklist.scale)
        return blocks.MarkerLine(markers=markers, ticks=ticks, lanes=lanes, text=text)

    def compose_biggest(self, readings: int) -> Iterator[blocks.Block]:
        """The biggest differences, each with so many ``readings`` of the lowest group."""
        gaps = self.comparison.gaps[:BIGGEST]
        if not gaps:
            return
        title = f"De {dutch.spell(len(gaps))} grootste verschillen" if len(gaps) > 1 else "Het grootste verschil"
        yield blocks.Callout(blocks=(blocks.heading(2, title),), role="first-head")
        items = []
        for item in gaps:
            lowest = item.gap.lower if item.gap else ()
            read = words.list_readings(self.comparison, item, lowest)[:readings]
            what = blocks.paragraph(blocks.strong(f"{item.statement.title}."), f" {item.statement.text}")
            because = blocks.paragraph(" ".join((self.explain_difference(item), *read)), role="because")
            items.append(blocks.Item(blocks=(what, because)))
        yield blocks.ItemList(items=tuple(items), role="first", numbered=True)

    def explain_difference(self, item: StatementComparison) -> str:
        """What differs, and where it stands on the agenda when that has topics."""
        said = words.explain_difference(self.comparison, item)
        time = self.times.get(item.statement.id)
        if not self.times:
            return said
        return f"{said} Op de agenda na {time}." if time else f"{said} Op de parkeerlijst."

    def compose_strength(self) -> Iterator[blocks.Block]:
        for item in self.comparison.strengths[:1]:
            head = blocks.heading(2, "Elke groep in beeld ziet dit goed gaan")
            yield blocks.Callout(blocks=(head,), role="first-head")
            means = blocks.span("because", f"{words.describe_means(self.comparison, item)}.")
            yield blocks.paragraph(blocks.strong(f"{item.statement.title}."), f" {item.statement.text} ", means)

    def compose_limits(self) -> Iterator[blocks.Block]:
        """Why there is no agenda, if there is none, and what limits the conversation."""
        limits = self.comparison.limits
        if not self.agenda:
            yield blocks.heading(2, "Gespreksagenda")
            yield blocks.Callout(blocks=(blocks.paragraph(words.explain_no_agenda(self.comparison)),), role="stop")
        if limits:
            title = words.LIMITS if self.agenda else words.LIMITS_WITHOUT_AGENDA
            yield blocks.heading(2, title, role="" if self.agenda else "second", id_=LIMITS_ID)
            yield blocks.paragraph(words.INTRODUCE_LIMITS, role="intro")
            yield from blocks.paragraphs([words.explain_limits(self.comparison)], blocks.NOTICE)
            yield blocks.Callout(blocks=(self.citations.list_remarks(limits),), role="limits")

    def compose_findings(self) -> Iterator[blocks.Block]:
        comparison = self.comparison
        first = self.agenda and not comparison.limits
        yield blocks.heading(2, "Wat opvalt", role="" if first else "second")
        yield blocks.heading(3, "Verschil in beeld")
        yield from self.compose_differences()
        blind_spots = [
            self.write_point(spot.comparison, words.explain_blind_spot(comparison, spot))
            for spot in comparison.blind_spots
        ]
        yield from list_points("Blinde vlekken", blind_spots, words.INTRODUCE_BLIND_SPOTS, words.NO_BLIND_SPOTS)
        worries, strengths = map(self.write_point, comparison.worries), comparison.strengths
        yield from list_points("Gedeelde zorgen", worries, words.INTRODUCE_WORRIES, words.NO_WORRIES)
        good = map(self.write_point, strengths[:MOST_LISTED])
        yield from list_points("Dit gaat goed, ziet elke groep in beeld", good, "", words.NO_STRENGTHS)
        if len(strengths) > MOST_LISTED:
            yield blocks.paragraph(f"En nog {len(strengths) - MOST_LISTED}. U leest meer bij de gebieden.")

    def compose_differences(self) -> Iterator[blocks.Block]:
        gaps = self.comparison.gaps
        for item in gaps[:MOST_LISTED]:
            told: tuple[blocks.Block, ...] = (
                blocks.heading(4, item.statement.title),
                blocks.paragraph(item.statement.text, *write_kind(item.critical)),
                self.draw_line(item),
                blocks.paragraph(self.explain_difference(item), role="because"),
                *blocks.paragraphs(words.list_readings(self.comparison, item, self.names), "because"),
            )
            yield blocks.Callout(blocks=told, role="view-point")
        if len(gaps) > MOST_LISTED:
            yield blocks.paragraph(words.explain_more(len(gaps) - MOST_LISTED))
        if not gaps:
            yield blocks.paragraph(words.NO_GAPS)

    def write_point(self, item: StatementComparison, meaning: str = "") -> blocks.Text:
        """A statement that stands out, how each group sees it, and what else is to say of it."""
        ground = " ".join(filter(None, (f"{words.describe_means(self.comparison, item)}.", meaning)))
        return (blocks.strong(f"{item.statement.title}."), f" {item.statement.text} ", blocks.span("ground", ground))

    def compose_areas(self) -> Iterator[blocks.Block]:
        yield blocks.heading(2, "Per gebied")
        yield blocks.paragraph(words.INTRODUCE_AREAS, *self.write_key(), role="intro")
        for place, area in enumerate(self.comparison.areas):
            role = "area compared-area" if place else "area compared-area area-first"
            yield blocks.Section(blocks=tuple(self.compose_area(area)), role=role, id=f"gebied-{area.area.id}")

    def compose_area(self, area: AreaComparison) -> Iterator[blocks.Block]:
        basis = f" · {words.explain_basis(area.basis)}" if len(area.cells) > 1 else ""
        # With one group there is nothing to compare, and all it said stands here.
        shared = [item for item in area.statements if item.gap or len(self.comparison.groups) == 1]
        alone = len(area.statements) - len(shared)
        yield blocks.heading(3, area.area.name)
        yield blocks.paragraph(f"{words.describe_means(self.comparison, area)}{basis}", role="standing")
        if shared:
            heads = blocks.columns(("Nr.", "nr"), "Stelling", PICTURE, ("Verschil", "gap"))
            rows = tuple(map(self.list_statement, shared))
            yield blocks.Table(columns=heads, rows=rows, role="rows statements", header=1)
        if alone:
            yield blocks.paragraph(words.explain_alone(alone), role="because")

    def list_statement(self, item: StatementComparison) -> blocks.Row:
        divided = words.explain_divided(self.comparison, item)
        because = (" ", blocks.span("because", divided)) if divided else ()
        text: blocks.Text = (item.statement.text, *write_kind(item.critical), *because)
        picture = self.draw_line(item) if item.means else words.describe_means(self.comparison, item)
        gap = words.describe_gap(item, self.checklist.steps)
        return blocks.row(str(self.numbers[item.statement.id]), text, picture, gap)

    def compose_own_words(self) -> Iterator[blocks.Block]:
        questions = [question for area in self.comparison.areas for question in area.area.open_questions]
        if told := tuple(self.list_notes(((question.id, question.text) for question in questions), 3)):
            yield blocks.heading(2, "In eigen woorden")
            yield blocks.paragraph(words.INTRODUCE_NOTES, role="intro")
            yield from told

    def list_notes(self, titles: Iterable[tuple[StatementId, str]], level: int) -> Iterator[blocks.Block]:
        """What people wrote at each of these, by alphabet; those at which nobody wrote anything are left out."""
        for id_, title in titles:
            if notes := self.notes.get(id_):
                yield blocks.heading(level, title)
                yield blocks.bullets(sorted(notes))

    def compose_appendix(self) -> Iterator[blocks.Block]:
        comparison = self.comparison
        yield blocks.heading(2, "Bijlage")
        yield blocks.heading(3, "Zo rekent dit rapport")
        yield from blocks.paragraphs(words.explain_comparing(comparison, agenda=self.agenda is not None))
        yield blocks.heading(3, "Zo zijn deelnemers beschermd")
        yield from blocks.paragraphs(words.explain_protection(open_=comparison.open, notes=bool(self.notes)))
        yield blocks.heading(3, "Grenzen van dit rapport")
        yield blocks.bullets(words.LIMITATIONS)
        if self.remarks:
            yield blocks.heading(3, "Over deze antwoorden")
            yield blocks.bullets(self.remarks)
        titles = ((item.statement.id, item.statement.title) for item in comparison.statements)
        if notes := tuple(self.list_notes(titles, 4)):
            yield blocks.heading(3, "Notities")
            yield from notes
        if comparison.groups:
            yield blocks.heading(3, "Alle antwoorden")
            for area in comparison.areas:
                yield blocks.heading(4, area.area.name)
                yield self.list_answers(area)
        yield blocks.heading(3, "Herkomst")
        yield blocks.pairs("Onderdeel", "Waarde", advice.list_origin(self.checklist, comparison.fingerprint))
        yield blocks.paragraph(words.FIGURES_ATTACHED)
        yield from self.compose_sources()

    def list_answers(self, area: AreaComparison) -> blocks.Table:
        """How often each answer was given, to the area as a whole and to each statement."""
        *answers, agreement = words.name_answers(self.checklist)
        scale = len(self.checklist.scale)
        heads = [(name, "number" if place < scale else "number rare") for place, name in enumerate(answers)]
        columns = blocks.columns("Stelling en groep", *heads, (agreement, "agreement"))
        rows = []
        for whole in area.cells:
            name = blocks.strong(f"Hele gebied · {self.names[whole.group]}")
            rows.append(blocks.row((name,), *words.count_area_answers(whole)))
        for item in area.statements:
            for cell in item.cells:
                about = f"{self.numbers[item.statement.id]}. {item.statement.title} · {self.names[cell.group]}"
                rows.append(blocks.row(about, *words.count_answers(self.checklist, cell)))
        return blocks.Table(columns=columns, rows=tuple(rows), role="rows numbers")

    def compose_sources(self) -> Iterator[blocks.Block]:
        rules = []
        for rule in self.comparison.talk_rules if self.agenda else ():
            numbers = ", ".join(map(str, self.citations.cite(rule.sources)))
            rules.append(f"‘{rule.text}’ {f'bron {numbers}' if numbers else 'ons advies'}")
        if self.citations:
            yield blocks.heading(3, "Bronnen")
            if rules:
                yield blocks.paragraph(f"Bij de gespreksregels: {'; '.join(rules)}.")
            yield self.citations.list_sources()


def list_points(title: str, points: Iterable[blocks.Text], introduction: str, otherwise: str) -> Iterator[blocks.Block]:
    """These statements under a heading and their introduction, or what to say without any."""
    yield blocks.heading(3, title)
    listed = blocks.bullets(points, role="points-of-view")
    yield from blocks.paragraphs([introduction if listed.items else otherwise])
    if listed.items:
        yield listed
