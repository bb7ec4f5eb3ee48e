"""From an advice to the blocks of its report: short, and with an annex for who wants everything."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from dialoogcheck import __version__, dutch
from dialoogcheck.advice import annex, area_page, plan_page, plan_words, words
from dialoogcheck.advice.citations import Citations
from dialoogcheck.advice.model import Action, Advice
from dialoogcheck.advice.result import NOT_APPLICABLE, TOO_LITTLE_KNOWN, Result, StatementResult
from dialoogcheck.answers.model import NoScore
from dialoogcheck.answers.words import NOT_FILLED_IN
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.document import blocks

LONGEST_HEADING = 110
LONGEST_RUNNING = 34
MOST_STRENGTHS = 3
MOST_LIMITS, FEWEST_LIMITS = 3, 1
"""How many of its limits a report names, and that of a short check; the extended report has all."""


class Extent(Enum):
    """How much of an advice a report holds: the short report, with the annex in parts to open, or all of it."""

    SHORT = "kort"
    FOLDED = "uitklapbaar"
    UNFOLDED = "uitgeklapt"
    WHOLE = "uitgebreid"


def compose_report(
    advice: Advice, *, remarks: Iterable[str] = (), shareable: bool = False, extent: Extent = Extent.SHORT
) -> blocks.Report:
    """The report of this advice.

    ``remarks`` are further things that the reader must know, such as answers that did not count. ``shareable`` says
    that notes and names were left out of the answers: then the report does not claim that nobody wrote any.
    """
    result = advice.result
    checklist, details = result.checklist, result.assessment.details
    name = checklist.report_name or words.REPORT_NAME
    moment = words.name_moment(checklist, details)
    parts = (checklist.title, details.topic or details.organisation, result.phase.name, moment)
    notices = (*remarks, *words.list_notices(result), *plan_words.list_notices(advice))
    phase = f"fase {result.phase.name.lower()}"
    return blocks.Report(
        title=" · ".join([name, *(dutch.shorten(part, LONGEST_HEADING) for part in parts if part)]),
        description=f"{checklist.title}, {result.phase.name}",
        created=details.date.isoformat() if details.date else "",
        running=write_running(details.organisation, details.topic, result.phase.name),
        kicker=write_kicker(name, checklist.title, dutch.write_date(details.date) if details.date else ""),
        heading=dutch.shorten(details.topic or checklist.title, LONGEST_HEADING),
        subtitle=write_subtitle(details.organisation, phase, moment, plan_words.describe_talk(advice.plan)),
        fictitious=words.FICTITIOUS if details.fictitious else "",
        notices=notices,
        blocks=_Composer(advice, absent=words.LEFT_OUT if shareable else NOT_FILLED_IN, extent=extent).compose(
            len(notices)
        ),
    )


def write_kicker(name: str, *parts: str) -> blocks.Text:
    """The line above the heading: what kind of report this is, about what, of when."""
    return (blocks.strong(name), *(f" · {part}" for part in parts if part))


def write_subtitle(organisation: str, *parts: str) -> blocks.Text:
    """The line under the heading: for whom, and what limits it."""
    rest = " · ".join(part for part in parts if part)
    if not organisation:
        return (rest,)
    return (blocks.strong(dutch.shorten(organisation, LONGEST_HEADING)), f" · {rest}")


def write_running(organisation: str, topic: str, *parts: str) -> str:
    """The line at the foot of every page."""
    named = (dutch.shorten(part, LONGEST_RUNNING) for part in (organisation, topic))
    return " · ".join(part for part in (*named, *parts) if part)


def write_first_actions(advice: Advice, actions: Iterable[Action]) -> blocks.ItemList:
    """The first actions, each with its number, who, when and how much work, and why."""
    items = (blocks.Item(blocks=_write_action(advice, action), number=action.number) for action in actions)
    return blocks.ItemList(items=tuple(items), role="first", numbered=True)


def _write_action(advice: Advice, action: Action) -> tuple[blocks.Block, ...]:
    because = words.explain_because(advice.result.checklist, action.because)
    work = f"Werk: {words.describe_work(action)}".replace(" ", "\u00a0")
    meta = f"{': '.join(words.name_who(action))} · Wanneer: {plan_words.tell_when(advice.plan, action)} · {work}"
    first, _ = words.split_action(action)
    return (
        blocks.paragraph(blocks.strong(first)),
        blocks.paragraph(meta, role="meta"),
        blocks.paragraph(because, role="because"),
    )


def list_carried(result: Result) -> tuple[tuple[str, str], ...]:
    """Which answers to an earlier version of the checklist count in this one, and which do not.

    Nothing when they were given to this version.
    """
    assessment, carried = result.assessment, result.assessment.carried
    if not (assessment.differs_from(result.fingerprint) or carried or assessment.dropped):
        return ()
    asked = [item.statement for area in result.areas for item in area.statements]
    answered = {statement.id for statement in asked if assessment.answer(statement.id).choice != NoScore.OPEN}
    same = len(answered - carried.keys())
    renamed = [f"‘{statement.title}’ (toen {carried[statement.id]})" for statement in asked if statement.id in carried]
    unanswered = [f"‘{statement.title}’" for statement in asked if statement.id not in answered]
    # What was dropped is not in what is shared: its ids may be anybody's words. So it is not said either that there is
    # none.
    rows = (
        ("Bij dezelfde stelling", dutch.count(same, "antwoord", "antwoorden")),
        ("Bij de stelling die een oude vervangt", dutch.join_words(renamed) or "geen"),
        ("Vervallen: de stelling is er niet meer", dutch.join_words(list(assessment.dropped))),
        ("Nog zonder antwoord", dutch.join_words(unanswered) or "geen"),
    )
    return tuple(pair for pair in rows if pair[1])


def list_origin(checklist: Checklist, fingerprint: str) -> tuple[tuple[str, str], ...]:
    """Where a report comes from."""
    return (
        ("Checklist", f"{checklist.title} ({checklist.id})"),
        ("Versie van de checklist", checklist.version),
        ("Vingerafdruk", fingerprint),
        ("Gemaakt met", f"dialoogcheck {__version__}"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What room page one has: whether all stands closer together, and how many it shows of what may also be fewer."""

    tight: bool
    most: int


PAGE_ONE = 27
"""So many lines page one has, in small letters, for the verdict and the areas; measured on printed pages."""

LINE = 105
"""So many characters fit on a line of the verdict."""

LOOSE = 12
"""With fewer lines than this in the verdict all stands further apart."""


def fit_page_one(advice: Advice, told: Iterable[str], notices: int) -> tuple[Room, int]:
    """The room for what must be solved first, and how many unknown points fit below it; at least one of each.

    ``told`` are the paragraphs of the verdict, ``notices`` says how many stand above it.
    """
    result, details = advice.result, advice.result.assessment.details
    heading = dutch.shorten(details.topic or result.checklist.title, LONGEST_HEADING)
    long = len(heading) > blocks.LONG_HEADING
    below = _count_lines(f"{dutch.shorten(details.organisation, LONGEST_HEADING)}{result.phase.name}{'x' * 55}") - 1
    fixed = sum(_count_lines(text) for text in told) + 2 * notices + 2 * long + below
    tries = ((3, 3), (3, 2), (2, 2), (2, 1), (1, 1))
    for solve, unknown in tries:
        lines = fixed + _count_points(result.solve_first, solve) + _count_points(result.find_out_first, unknown)
        if lines + len(result.areas) <= PAGE_ONE:
            break
    return Room(tight=lines > LOOSE - 2 * long or len(result.areas) + lines > PAGE_ONE - LOOSE, most=solve), unknown


def _count_points(points: tuple[StatementResult, ...], most: int) -> int:
    """The lines of so many of these points with what stands above them, and of how many there are more."""
    if not points:
        return 0
    shown = points[:most]
    return (
        1
        + (len(points) > most)
        + sum(_count_lines(f"{item.statement.title}{item.statement.text}{'x' * 40}") for item in shown)
    )


def _count_lines(text: str) -> int:
    return -(-len(text) // LINE)


class _Composer:
    """Composes one report; ``absent`` is what stands where somebody gave no name."""

    def __init__(self, advice: Advice, *, absent: str, extent: Extent) -> None:
        self.absent = absent
        self.extent = extent
        self.annexed = extent is not Extent.SHORT
        self.advice = advice
        self.result = advice.result
        self.checklist = advice.result.checklist
        self.details = advice.result.assessment.details
        self.citations = Citations(self.checklist)
        self.verdict = words.judge_in_words(advice.result)
        self.outlook = plan_words.judge_plan(advice)

    def compose(self, notices: int) -> tuple[blocks.Block, ...]:
        room, unknowns = fit_page_one(self.advice, (self.verdict[1], self.outlook[1]), notices)
        role = "glance crowded" if room.tight else "glance"
        glance = blocks.Section(blocks=tuple(self.compose_glance(room.most, unknowns)), role=role)
        # Sources are numbered in the order in which a reader meets them.
        plan = tuple(plan_page.compose_plan(self.advice, self.citations, annexed=self.annexed))
        areas = tuple(area_page.compose_areas(self.advice, self.citations))
        rest = (
            *area_page.compose_unknowns(self.advice),
            *area_page.compose_phase(self.advice, self.citations),
        )
        dense = " dense" if self.details.short else ""
        chapters = [
            blocks.Section(blocks=plan, role=f"chapter{dense}"),
            blocks.Section(blocks=areas, role=f"chapter flowing part{dense}"),
            blocks.Section(blocks=rest, role=f"chapter flowing part{dense}"),
        ]
        short = (glance, *(chapter for chapter in chapters if chapter.blocks))
        parts = self.compose_annex(short) if self.annexed else ()
        account = blocks.Section(blocks=tuple(self.compose_account()), role="chapter flowing part account")
        return (*short, account, *parts)

    def compose_annex(self, short: tuple[blocks.Block, ...]) -> tuple[blocks.Block, ...]:
        parts = [*annex.compose_annex(self.advice, self.citations)]
        whole = tuple(block for _, content in parts for block in content)
        parts.append(("De hele berekening", tuple(self.compose_method())))
        if terms := annex.list_terms(self.advice, (*short, *whole, *parts[-1][1])):
            parts.append(("Woordenlijst", (blocks.Callout(blocks=terms, role="terms"),)))
        if self.extent is Extent.WHOLE:
            return tuple(
                blocks.Section(
                    blocks=(blocks.heading(2, title), *content),
                    role="chapter appendix" if not place else "chapter flowing part appendix",
                )
                for place, (title, content) in enumerate(parts)
            )
        unfolded = self.extent is Extent.UNFOLDED
        return tuple(blocks.Fold(label=(title,), blocks=content, open=unfolded) for title, content in parts)

    def compose_glance(self, most: int, unknowns: int) -> Iterator[blocks.Block]:
        result, plan = self.result, self.advice.plan
        (verdict, meaning), (heading, fit) = self.verdict, self.outlook
        first = self.advice.first_actions
        solve = self.compose_points(words.introduce_solve(self.checklist, result.solve_first), result.solve_first, most)
        find_out = self.compose_points(words.INTRODUCE_UNKNOWN, result.find_out_first, unknowns)
        fits = blocks.paragraphs([fit], "fit")
        above: tuple[blocks.Block, ...] = (blocks.heading(2, heading), *fits) if heading else ()
        level, below = (3, ()) if heading else (2, fits)
        told = (
            *above,
            blocks.heading(level, verdict, role="also" if heading else ""),
            *below,
            *blocks.paragraphs(meaning.split("\n")),
            *solve,
            *find_out,
        )
        mark = "empty" if heading else words.mark_verdict(result.verdict)
        yield blocks.Callout(blocks=told, role=f"verdict verdict-{mark}")
        counted = blocks.heading(2, "In één oogopslag"), blocks.paragraph(self.count_levels())
        yield blocks.Callout(blocks=counted, role="overview-head")
        yield self.compose_overview()
        yield from blocks.paragraphs([words.explain_levels(result)], "legend")
        if first:
            yield blocks.Callout(blocks=(blocks.heading(2, "Begin hiermee"),), role="first-head")
            yield write_first_actions(self.advice, first)
        steps = len(plan.doable)
        more = f"Het hele plan heeft {steps} stappen en staat hierna. " if steps > len(first) else ""
        yield blocks.paragraph(f"{more}{words.CARRIES} Dit rapport is geen juridisch advies.", role="further")

    def compose_points(self, title: str, points: tuple[StatementResult, ...], most: int) -> Iterator[blocks.Block]:
        if not points:
            return
        lines: list[blocks.Text] = [
            (
                blocks.strong(f"{item.statement.title}."),
                f" ‘{item.statement.text}’ {words.name_answer(self.checklist, item)}",
                *plan_page.write_kind(words.name_critical(item), ""),
            )
            for item in points[:most]
        ]
        if len(points) > most:
            lines.append((f"En nog {len(points) - most}. U vindt ze in het plan.",))
        yield blocks.Callout(blocks=(blocks.heading(3, title), blocks.bullets(lines)), role="points")

    def count_levels(self) -> str:
        """How many areas have each level, and what goes well: the areas that are ready, or else a few statements.

        More than a few areas speak for themselves.
        """
        order = [*(level.id for level in self.checklist.levels), TOO_LITTLE_KNOWN, NOT_APPLICABLE]
        counted = Counter(area.level for area in self.result.areas)
        named = {id_: words.name_level(self.checklist, id_).lower() for id_ in order}
        levels = dutch.join_words([f"{counted[id_]} {name}" for id_, name in named.items() if counted[id_]])
        # What is ready as a whole and has something open all the same is no example of what goes well. With one level
        # every area has that.
        ready = [
            area.area.name
            for area in self.result.areas
            if area.level == order[0] != self.checklist.levels[-1].id
            and not any(item.needs_work or item.is_unknown for item in area.statements)
        ]
        strengths = [f"‘{item.statement.title}’" for area in self.advice.areas for item in area.strengths]
        good = (ready or strengths[:MOST_STRENGTHS]) if len(ready) <= MOST_STRENGTHS else ()
        return f"{levels}. Dit gaat al goed: {', '.join(good)}." if good else levels

    def compose_overview(self) -> blocks.Table:
        ticks = tuple(dutch.round_half_up(level.minimum) for level in self.checklist.levels if level.minimum > 0)
        rows = []
        for area in self.result.areas:
            told = words.word_area(self.checklist, area)
            name = blocks.Span(parts=(area.area.name,), link=f"#gebied-{area.area.id}")
            bar = blocks.ScoreBar(score=told.score, ticks=ticks, mark=told.mark, text=told.bar)
            level = area_page.show_level(self.checklist, area)
            rows.append(blocks.row((name,), bar, told.score_text, (level,), told.coverage))
        heads = ("Gebied", "name"), ("Beeld van 0 tot 100", "picture"), ("Score", "number"), ("Niveau", "level-name")
        named = blocks.columns(*heads, "Zekerheid")
        return blocks.Table(columns=named, rows=tuple(rows), role="overview", scrolls=False)

    def compose_account(self) -> Iterator[blocks.Block]:
        """What this report rests on, in half a page."""
        yield blocks.heading(2, "Verantwoording")
        carried = list_carried(self.result)
        most = FEWEST_LIMITS if self.details.short else MOST_LIMITS
        for label, text in (
            ("Zo rekent dit rapport", words.explain_method_briefly(self.result, annexed=self.annexed)),
            ("Eerdere versie", " ".join(f"{name}: {dutch.end_sentence(value)}" for name, value in carried)),
            ("Wat dit rapport niet kan", " ".join(self.checklist.limitations[:most])),
            ("Wie kan dit lezen?", " ".join(self.checklist.privacy[:most])),
            ("Gegevens", join_pairs(self.list_details())),
            ("Herkomst", join_pairs(list_origin(self.checklist, self.result.fingerprint))),
        ):
            if text:
                yield blocks.Labelled(label=(label,), blocks=(blocks.paragraph(text),))
        if self.citations:
            yield blocks.Labelled(label=("Bronnen",), blocks=(blocks.Paragraph(text=self.citations.name_sources()),))

    def compose_method(self) -> Iterator[blocks.Block]:
        yield from blocks.paragraphs(words.explain_method(self.result))
        yield blocks.pairs("Niveau", "Wanneer", self.list_levels())
        limits = ("Wat dit rapport niet kan", self.checklist.limitations)
        for title, texts in (limits, ("Wie kan dit lezen?", self.checklist.privacy)):
            if texts:
                yield blocks.heading(3, title)
                yield blocks.bullets(texts)

    def list_details(self) -> tuple[tuple[str, str], ...]:
        details, start = self.details, self.advice.plan.start
        facts = (
            (fact.name, fact.option(details.facts[fact.id]).name) for fact in self.checklist.facts_in(details.phase)
        )
        return (
            ("Organisatie", details.organisation or self.absent),
            ("Onderwerp", details.topic or self.absent),
            ("Fase", self.result.phase.name),
            *facts,
            ("Ingevuld door", self.checklist.perspective(details.perspective).name),
            ("Datum", dutch.write_date(details.date) if details.date else NOT_FILLED_IN),
            *([("Plan telt vanaf", dutch.write_date(start))] if start and start != details.date else []),
            *([("Datum van het gesprek", dutch.write_date(details.talk))] if details.talk else []),
            ("Stellingen", "korte versie" if details.short else "alle"),
        )

    def list_levels(self) -> tuple[tuple[str, str], ...]:
        levels = [
            (level.name, f"vanaf {dutch.round_half_up(level.minimum)} punten. {level.meaning}")
            for level in self.checklist.levels
        ]
        minimum = dutch.round_half_up(self.checklist.coverage_minimum)
        unknown = f"zekerheid lager dan {minimum}%. Eerst meer vragen beantwoorden."
        return (*levels, (words.TOO_LITTLE_KNOWN_NAME, unknown))


def join_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """Names with what they stand for, in one sentence."""
    return dutch.end_sentence(" · ".join(f"{name}: {value}" for name, value in pairs))
