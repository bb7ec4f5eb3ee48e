"""From an advice to the blocks of its report."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialoogcheck import __version__, dutch
from dialoogcheck.advice import words
from dialoogcheck.advice.citations import Citations
from dialoogcheck.advice.model import Advice, AreaAdvice, Risk
from dialoogcheck.advice.result import NOT_APPLICABLE, TOO_LITTLE_KNOWN, AreaResult, Result, StatementResult
from dialoogcheck.advice.words import ActionWords
from dialoogcheck.answers.model import NoScore
from dialoogcheck.answers.words import NOT_FILLED_IN, changed_checklist
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.document.blocks import (
    CODE,
    LABEL,
    LONG_HEADING,
    Block,
    Callout,
    FillIn,
    Item,
    ItemList,
    Labelled,
    Paragraph,
    Report,
    Row,
    ScoreBar,
    Section,
    Span,
    Table,
    Text,
    bullets,
    columns,
    heading,
    list_texts,
    pairs,
    paragraph,
    paragraphs,
    row,
    span,
    strong,
)

LONGEST_HEADING = 110
LONGEST_RUNNING = 34
MOST_STRENGTHS = 3
MOST_POINTS = 3
"""How many critical statements of a kind page one shows."""

MOST_TOGETHER = 12
"""A longer list of actions is cut in two: a reader who sees thirty begins none."""

BEGIN_WITH = 10
LONGEST_SHORT_WORD = 4
COUNTED = {2: "twee", 3: "drie"}


def compose_report(advice: Advice, *, remarks: Iterable[str] = (), shareable: bool = False) -> Report:
    """The report of this advice.

    ``remarks`` are further things that the reader must know, such as answers that did not count. ``shareable`` says
    that notes and names were left out of the answers: then the report does not claim that nobody wrote any.
    """
    result = advice.result
    checklist, details = result.checklist, result.assessment.details
    name = checklist.report_name or words.REPORT_NAME
    moment = words.name_moment(checklist, details)
    parts = (checklist.title, details.topic or details.organisation, result.phase.name, moment)
    notices = (*remarks, *list_notices(result))
    return Report(
        title=" · ".join([name, *(dutch.shorten(part, LONGEST_HEADING) for part in parts if part)]),
        description=f"{checklist.title}, {result.phase.name}",
        created=details.date.isoformat() if details.date else "",
        running=write_running(details.organisation, details.topic, result.phase.name),
        kicker=write_kicker(name, checklist.title, dutch.write_date(details.date) if details.date else ""),
        heading=dutch.shorten(details.topic or checklist.title, LONGEST_HEADING),
        subtitle=write_subtitle(details.organisation, f"fase {result.phase.name.lower()}", moment),
        fictitious=words.FICTITIOUS if details.fictitious else "",
        notices=notices,
        blocks=_Composer(advice, absent=words.LEFT_OUT if shareable else NOT_FILLED_IN).compose(len(notices)),
    )


def write_kicker(name: str, *parts: str) -> Text:
    """The line above the heading: what kind of report this is, about what, of when."""
    return (strong(name), *(f" · {part}" for part in parts if part))


def write_subtitle(organisation: str, *parts: str) -> Text:
    """The line under the heading: for whom, and what limits it."""
    rest = " · ".join(part for part in parts if part)
    if not organisation:
        return (rest,)
    return (strong(dutch.shorten(organisation, LONGEST_HEADING)), f" · {rest}")


def write_running(organisation: str, topic: str, *parts: str) -> str:
    """The line at the foot of every page."""
    named = (dutch.shorten(part, LONGEST_RUNNING) for part in (organisation, topic))
    return " · ".join(part for part in (*named, *parts) if part)


def write_meta(action: ActionWords) -> Paragraph:
    """Who, when and how long."""
    return paragraph(
        span(LABEL, "Wie:"),
        f" {action.who} · ",
        span(LABEL, "Wanneer:"),
        f" {action.when} · ",
        span("nowrap", span(LABEL, "Duur:"), f" {action.duration}"),
        role="meta",
    )


def write_first_actions(actions: Iterable[ActionWords]) -> ItemList:
    """The first actions, each with everything that one needs to do it."""
    items = []
    for action in actions:
        asks = paragraphs([action.find_out], "find-out")
        what = paragraph(strong(action.first), f" {action.rest}")
        because = paragraph(action.because, role="because")
        items.append(Item(blocks=(*asks, what, write_meta(action), because)))
    return ItemList(items=tuple(items), role="first", numbered=True)


def write_kind(kind: object, before: str = "kritiek, ") -> tuple[Span, ...]:
    """What kind of critical statement it is, behind its text; nothing for another one."""
    return (span("kind", f" ({before}{kind})"),) if kind else ()


def list_notices(result: Result) -> Iterator[str]:
    """What the reader must know of these answers."""
    assessment, checklist = result.assessment, result.checklist
    perspective = checklist.perspective(assessment.details.perspective)
    if not perspective.full:
        yield words.other_perspective(perspective.name, checklist.organiser.name)
    if assessment.differs_from(result.fingerprint):
        yield changed_checklist(assessment.version, checklist.version)
    elif assessment.carried:
        yield words.CARRIED
    if assessment.details.short:
        yield words.short_version(sum(len(area.statements) for area in result.areas))


def list_carried(result: Result) -> tuple[tuple[str, str], ...]:
    """Which answers to an earlier version of the checklist count in this one, and which do not.

    Nothing when they were given to this version.
    """
    assessment = result.assessment
    outdated = assessment.differs_from(result.fingerprint)
    if not (outdated or assessment.carried or assessment.dropped):
        return ()
    asked = [item.statement for area in result.areas for item in area.statements]
    answered = {statement.id for statement in asked if assessment.answer(statement.id).choice != NoScore.OPEN}
    same = len(answered - assessment.carried.keys())
    renamed = [
        f"‘{statement.title}’ (toen {assessment.carried[statement.id]})"
        for statement in asked
        if statement.id in assessment.carried
    ]
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
class Fit:
    """How much page one shows, so that it stays one page: with much to say the rest moves closer together."""

    crowded: bool
    unknowns: int


def fit_page_one(result: Result, notices: int) -> Fit:
    """How much of this result page one shows; ``notices`` say how many stand above it."""
    details, most = result.assessment.details, MOST_POINTS + 1
    crowd = min(len(result.solve_first), most) + min(len(result.find_out_first), most) + 2 * notices
    long = len(dutch.shorten(details.topic or result.checklist.title, LONGEST_HEADING)) > LONG_HEADING
    return Fit(crowded=crowd > 2 or long, unknowns=MOST_POINTS - bool(result.solve_first))  # noqa: PLR2004 - lines


class _Composer:
    """Composes one report; ``absent`` is what stands where somebody gave no name."""

    def __init__(self, advice: Advice, *, absent: str) -> None:
        self.absent = absent
        self.advice = advice
        self.result = advice.result
        self.checklist = advice.result.checklist
        self.details = advice.result.assessment.details
        self.citations = Citations(self.checklist)
        self.actions = words.word_actions(advice)
        self.by_tip = {action.action.tip.id: action for action in self.actions}

    def compose(self, notices: int) -> tuple[Block, ...]:
        glance = self.compose_glance(fit_page_one(self.result, notices))
        # Sources are numbered in the order in which they first count: the phase, the actions, then the pitfalls.
        phase = Section(blocks=tuple(self.compose_phase()), role="chapter")
        for action in self.actions:
            self.citations.cite(action.action.tip.sources)
        areas = Section(blocks=tuple(self.compose_areas()), role="chapter")
        work = tuple(self.compose_work())
        before = (glance, phase, areas, *((Section(blocks=work, role="chapter"),) if work else ()))
        return (*before, Section(blocks=tuple(self.compose_appendix(before)), role="chapter appendix"))

    def compose_glance(self, fit: Fit) -> Section:
        result = self.result
        verdict, meaning = words.judge_in_words(result)
        first = words.word_first_actions(self.advice)
        blocks: list[Block] = [
            Callout(
                blocks=(
                    heading(2, verdict),
                    *paragraphs(meaning.split("\n")),
                    *self.compose_points(words.introduce_worst(self.checklist), result.solve_first, MOST_POINTS),
                    *self.compose_points(words.INTRODUCE_UNKNOWN, result.find_out_first, fit.unknowns),
                ),
                role=f"verdict verdict-{words.mark_verdict(result.verdict)}",
            ),
            Callout(blocks=(heading(2, "In één oogopslag"), paragraph(self.count_levels())), role="overview-head"),
            self.compose_overview(),
            paragraph(self.explain_levels(), role="legend"),
        ]
        if first:
            title = "Uw eerste actie" if len(first) == 1 else f"Uw eerste {COUNTED[len(first)]} acties"
            blocks += [Callout(blocks=(heading(2, title),), role="first-head"), write_first_actions(first)]
        more = f"Achterin staan alle {len(self.actions)} acties op een rij. " if len(self.actions) > len(first) else ""
        blocks.append(paragraph(f"{more}Dit rapport is geen juridisch advies.", role="further"))
        return Section(blocks=tuple(blocks), role="glance crowded" if fit.crowded else "glance")

    def compose_points(self, title: str, points: tuple[StatementResult, ...], most: int) -> Iterator[Block]:
        if not points:
            return
        lines: list[Text] = [
            (strong(f"{item.statement.title}."), f" {item.statement.text}", *write_kind(item.critical, ""))
            for item in points[:most]
        ]
        if len(points) > most:
            lines.append((f"En nog {len(points) - most}. U vindt ze bij de gebieden.",))
        yield Callout(blocks=(heading(3, title), bullets(lines)), role="points")

    def count_levels(self) -> str:
        order = [*(level.id for level in self.checklist.levels), TOO_LITTLE_KNOWN, NOT_APPLICABLE]
        counted = [
            (words.name_level(self.checklist, id_), sum(area.level == id_ for area in self.result.areas))
            for id_ in order
        ]
        levels = dutch.join_words([f"{number} {name.lower()}" for name, number in counted if number])
        good = self.list_good()
        return f"{levels}. Dit gaat al goed: {', '.join(good)}." if good else levels

    def list_good(self) -> tuple[str, ...]:
        """What to be glad about on page one: the areas that are ready, or else a few statements.

        More than a few speak for themselves.
        """
        ready = tuple(area.area.name for area in self.result.areas if area.level == self.checklist.levels[0].id)
        strong_ones = tuple(item.statement.title for area in self.advice.areas for item in area.strengths)
        return (ready or strong_ones[:MOST_STRENGTHS]) if len(ready) <= MOST_STRENGTHS else ()

    def compose_overview(self) -> Table:
        ticks = tuple(dutch.round_half_up(level.minimum) for level in self.checklist.levels if level.minimum > 0)
        rows = []
        for area in self.result.areas:
            told = words.word_area(self.checklist, area)
            name = Span(parts=(area.area.name,), link=f"#gebied-{area.area.id}")
            bar = ScoreBar(score=told.score, ticks=ticks, mark=told.mark, text=told.picture)
            rows.append(row((name,), bar, told.score_text, (self.show_level(area),), told.coverage))
        heads = ("Gebied", "name"), ("Beeld van 0 tot 100", "picture"), ("Score", "number"), ("Niveau", "level-name")
        return Table(columns=columns(*heads, "Zekerheid"), rows=tuple(rows), role="overview", scrolls=False)

    def show_level(self, area: AreaResult) -> Span:
        told = words.word_area(self.checklist, area)
        return span(f"level mark-{told.mark}", f"{told.level} *" if area.overruled_by else told.level)

    def explain_levels(self) -> str:
        thresholds = [
            f"{level.name} vanaf {dutch.round_half_up(level.minimum)}"
            for level in self.checklist.levels
            if level.minimum > 0
        ]
        overruled = any(area.overruled_by for area in self.result.areas)
        return words.explain_levels(thresholds, overruled=overruled, worst=self.checklist.scale[0].name)

    def compose_phase(self) -> Iterator[Block]:
        phase, facts = self.result.phase, self.details.facts
        yield heading(2, f"Deze fase: {phase.name.lower()}")
        yield paragraph(phase.description, role="intro")
        if phase.stop and self.result.stopped:
            ground = paragraph(*self.citations.ground(phase.stop.sources), role="ground")
            yield Callout(blocks=(*paragraphs(phase.stop.text.split("\n")), ground), role="stop")
        yield Labelled(label=("Doel",), blocks=paragraphs(phase.purpose.split("\n")))
        if phase.room:
            label = f"Ruimte voor inbreng: {phase.room}"
            yield Labelled(label=(label,), blocks=paragraphs(phase.room_text.split("\n")))
        for label, texts in (("Onderwerpen", phase.topics), ("Wie u nodig hebt", phase.participants)):
            if texts:
                yield Labelled(label=(label,), blocks=(bullets(texts),))
        for label, remarks in (("Grenzen", phase.limits), ("Wat u beter laat", phase.avoid)):
            if held := [remark for remark in remarks if remark.condition.holds(facts)]:
                yield Labelled(label=(label,), blocks=(self.citations.list_remarks(held),))

    def compose_areas(self) -> Iterator[Block]:
        yield heading(2, "Per gebied")
        yield paragraph(words.INTRODUCE_AREAS, role="intro")
        for place, area in enumerate(self.advice.areas):
            role = "area" if place else "area area-first"
            yield Section(blocks=tuple(self.compose_area(area)), role=role, id=f"gebied-{area.result.area.id}")

    def compose_area(self, advice: AreaAdvice) -> Iterator[Block]:
        area = advice.result
        score = words.word_area(self.checklist, area).score_text
        yield heading(3, area.area.name)
        yield paragraph(self.show_level(area), f" · score {score} · {self.summarise_area(area)}", role="standing")
        if area.overruled_by:
            yield paragraph(self.explain_overrule(area), role="overruled")
        for label, items in (("Dit is al goed", advice.strengths), ("Dit is bijna goed", advice.nearly)):
            if items:
                yield Labelled(label=(label,), blocks=(bullets(item.statement.text for item in items),), level=4)
        own_words = tuple(
            block
            for question in area.area.open_questions
            if (note := self.result.assessment.answer(question.id).note)
            for block in (paragraph(strong(question.text)), *paragraphs(note.split("\n")))
        )
        if own_words:
            yield Labelled(label=("In uw eigen woorden",), blocks=own_words, level=4)
        if advice.risks:
            label = "Valkuil" if len(advice.risks) == 1 else "Valkuilen"
            yield Labelled(label=(label,), blocks=tuple(map(self.compose_risk, advice.risks)), level=4)
        if advice.actions:
            label = "Tip" if len(advice.actions) == 1 else "Tips"
            tips = tuple(self.compose_tip(self.by_tip[action.tip.id]) for action in advice.actions)
            yield Labelled(label=(label,), blocks=tips, level=4)

    def summarise_area(self, area: AreaResult) -> str:
        parts = [f"{area.answered} van {dutch.count(area.applicable, 'stelling', 'stellingen')} beantwoord"]
        for number, what in (
            (area.count(NoScore.UNKNOWN), "keer ‘Weet ik niet’"),
            (area.count(NoScore.OPEN), "nog open"),
            (area.count(NoScore.NOT_APPLICABLE), "niet van toepassing"),
        ):
            if number:
                parts.append(f"{number} {what}")
        return ", ".join(parts)

    def explain_overrule(self, area: AreaResult) -> str:
        titles = dutch.join_words([f"‘{item.statement.title}’" for item in area.overruled_by])
        level = words.name_level(self.checklist, area.level)
        return words.explain_overrule(titles, len(area.overruled_by), level, self.checklist.scale[0].name)

    def compose_risk(self, risk: Risk) -> Callout:
        because = words.explain_because(self.checklist, risk.because)
        return Callout(
            blocks=(
                heading(5, risk.pitfall.title),
                paragraph(risk.pitfall.text),
                paragraph(f"U herkent het zo: {risk.pitfall.recognise}", role="recognise"),
                paragraph(f"{because} ", *self.citations.ground(risk.pitfall.sources), role="because"),
            ),
            role="risk",
        )

    def compose_tip(self, action: ActionWords) -> Callout:
        ground = self.citations.ground(action.action.tip.sources)
        return Callout(
            blocks=(
                *paragraphs([action.find_out], "find-out"),
                paragraph(strong(action.first), f" {action.rest}"),
                write_meta(action),
                paragraph(f"Actie {action.number}. {action.because} ", *ground, role="because"),
            ),
            role="tip",
        )

    def compose_work(self) -> Iterator[Block]:
        if self.actions:
            yield heading(2, "Actielijst")
            yield paragraph(words.INTRODUCE_ACTIONS, role="intro")
            if len(self.actions) > MOST_TOGETHER:
                yield heading(3, "Begin met deze tien")
                yield self.list_actions(self.actions[:BEGIN_WITH])
                yield heading(3, "Daarna, als er tijd is")
                yield self.list_actions(self.actions[BEGIN_WITH:])
            else:
                yield self.list_actions(self.actions)
        if self.advice.unknowns:
            yield heading(2, "Uit te zoeken", role="second" if self.actions else "")
            yield paragraph("Dit weet u nog niet. Dat is geen slecht antwoord: vraag het na.", role="intro")
            yield Table(
                columns=columns("Is dit zo?", ("Wie kan het weten", "knows"), ("Kritiek", "answer")),
                rows=tuple(
                    row(
                        item.statement.text,
                        dutch.begin_sentence(item.statement.who_knows or ""),
                        str(item.critical or "nee"),
                    )
                    for item in self.advice.unknowns
                ),
            )

    def list_actions(self, actions: tuple[ActionWords, ...]) -> Table:
        heads = ("Nr.", "nr"), "Actie", ("Wie", "who"), ("Wanneer en hoe lang", "when"), ("Eigenaar", "owner")
        return Table(
            columns=columns(*heads, ("Datum", "day")),
            rows=tuple(
                row(
                    str(action.number),
                    f"{'Eerst uitzoeken. ' if action.find_out else ''}{action.first}",
                    action.who,
                    f"{action.when}, {action.duration}",
                    FillIn(),
                    FillIn(),
                )
                for action in actions
            ),
            header=1,
        )

    def compose_appendix(self, before: tuple[Block, ...]) -> Iterator[Block]:
        yield heading(2, "Bijlage")
        yield heading(3, "Alle antwoorden")
        for area in self.result.areas:
            yield heading(4, area.area.name)
            yield self.list_answers(area)
        if carried := list_carried(self.result):
            yield heading(3, "Antwoorden uit een eerdere versie")
            yield pairs("Antwoorden", "Welke", carried)
        yield heading(3, "Gegevens")
        yield pairs("Gegeven", "Ingevuld", self.list_details())
        yield heading(3, "Zo rekent dit rapport")
        yield from paragraphs(self.explain_method())
        yield pairs("Niveau", "Wanneer", self.list_levels())
        if terms := self.list_terms(before):
            yield heading(3, "Woordenlijst")
            yield Callout(blocks=terms, role="terms")
        if self.checklist.limitations:
            yield heading(3, "Grenzen van dit rapport")
            yield bullets(self.checklist.limitations)
        if self.checklist.privacy:
            yield heading(3, "Wie mag dit lezen?")
            yield bullets(self.checklist.privacy)
        yield heading(3, "Herkomst")
        yield pairs("Onderdeel", "Waarde", list_origin(self.checklist, self.result.fingerprint))
        again = span(CODE, "dialoogcheck rapport")
        yield paragraph("De antwoorden zitten als bijlage in het PDF-bestand. Met ", again, words.MAKE_AGAIN)
        if self.citations:
            yield heading(3, "Bronnen")
            yield self.citations.list_sources()

    def list_answers(self, area: AreaResult) -> Table:
        notes = any(item.answer.note for item in area.statements)

        def list_row(item: StatementResult) -> Row:
            text: Text = (item.statement.text, *write_kind(item.critical))
            answer = words.name_answer(self.checklist, item)
            return row(text, answer, *((item.answer.note or "geen notitie",) if notes else ()))

        return Table(
            columns=columns("Stelling", ("Antwoord", "answer"), *((("Notitie", "note"),) if notes else ())),
            rows=tuple(map(list_row, area.statements)),
            role="rows answers",
        )

    def list_details(self) -> tuple[tuple[str, str], ...]:
        details = self.details
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
            ("Versie", "korte versie" if details.short else "volledige versie"),
        )

    def explain_method(self) -> tuple[str, ...]:
        return words.explain_method(
            top=self.checklist.top_points,
            coverage=dutch.round_half_up(self.checklist.coverage_minimum),
            weighted=any(statement.weight != 1 for statement in self.checklist.statements),
            scale=[f"{choice.name} {choice.points}" for choice in self.checklist.scale],
            lowest=self.checklist.levels[-1].name,
            worst=self.checklist.scale[0].name,
            critical=any(item.critical for area in self.result.areas for item in area.statements),
        )

    def list_levels(self) -> tuple[tuple[str, str], ...]:
        minimum = dutch.round_half_up(self.checklist.coverage_minimum)
        return (
            *(
                (level.name, f"vanaf {dutch.round_half_up(level.minimum)} punten. {level.meaning}")
                for level in self.checklist.levels
            ),
            (words.TOO_LITTLE_KNOWN_NAME, f"zekerheid lager dan {minimum}%. Eerst meer vragen beantwoorden."),
        )

    def list_terms(self, before: tuple[Block, ...]) -> tuple[Paragraph, ...]:
        """The words of the list that this report uses."""
        shown = (*before, self.citations.list_sources(), pairs("", "", self.list_levels()))
        further = (*self.explain_method(), *self.checklist.limitations, *self.checklist.privacy)
        used = " ".join((*list_texts(shown), *further)).lower()
        return tuple(
            paragraph(strong(f"{term.word}."), f" {term.meaning}")
            for term in self.checklist.terms
            if _is_used(term.word.lower(), used)
        )


def _is_used(word: str, text: str) -> bool:
    """Whether a word stands in the text, or begins a longer one (``aanbesteding`` in ``aanbestedingsjurist``).

    A short word must stand alone.
    """
    end = r"\b" if len(word) <= LONGEST_SHORT_WORD else ""
    return re.search(rf"\b{re.escape(word)}{end}", text) is not None
