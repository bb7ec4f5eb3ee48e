"""From an advice to the blocks of its report."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialoogcheck import __version__, dutch
from dialoogcheck.advice import words
from dialoogcheck.advice.citations import Citations
from dialoogcheck.advice.model import Action, Advice, AreaAdvice, Risk
from dialoogcheck.advice.result import NOT_APPLICABLE, TOO_LITTLE_KNOWN, AreaResult, Result, StatementResult
from dialoogcheck.answers.model import NoScore
from dialoogcheck.answers.words import NOT_FILLED_IN
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.checklist.timing import describe_tip_effort, describe_tip_timing
from dialoogcheck.document import blocks

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


def compose_report(advice: Advice, *, remarks: Iterable[str] = (), shareable: bool = False) -> blocks.Report:
    """The report of this advice.

    ``remarks`` are further things that the reader must know, such as answers that did not count. ``shareable`` says
    that notes and names were left out of the answers: then the report does not claim that nobody wrote any.
    """
    result = advice.result
    checklist, details = result.checklist, result.assessment.details
    name = checklist.report_name or words.REPORT_NAME
    moment = words.name_moment(checklist, details)
    parts = (checklist.title, details.topic or details.organisation, result.phase.name, moment)
    notices = (*remarks, *words.list_notices(result))
    return blocks.Report(
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


def write_action(action: Action, *because: blocks.Part) -> tuple[blocks.Block, ...]:
    """What to do, with everything that one needs to do it: who, when and how long, and behind that why."""
    first, rest = words.split_action(action.tip)
    meta = blocks.paragraph(
        blocks.span(blocks.LABEL, "Wie:"),
        f" {action.tip.who} · ",
        blocks.span(blocks.LABEL, "Wanneer:"),
        f" {describe_tip_timing(action.tip)} · ",
        blocks.span("nowrap", blocks.span(blocks.LABEL, "Duur:"), f" {describe_tip_effort(action.tip)}"),
        role="meta",
    )
    asks = blocks.paragraphs([words.ask_first(action)], "find-out")
    what = blocks.paragraph(blocks.strong(first), f" {rest}")
    return (*asks, what, meta, blocks.paragraph(*because, role="because"))


def write_first_actions(checklist: Checklist, actions: Iterable[Action]) -> blocks.ItemList:
    """The first actions."""
    items = (
        blocks.Item(blocks=write_action(action, words.explain_because(checklist, action.because))) for action in actions
    )
    return blocks.ItemList(items=tuple(items), role="first", numbered=True)


def write_kind(kind: object, before: str = "kritiek, ") -> tuple[blocks.Span, ...]:
    """What kind of critical statement it is, behind its text; nothing for another one."""
    return (blocks.span("kind", f" ({before}{kind})"),) if kind else ()


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


def fit_page_one(result: Result, notices: int) -> Room:
    """How many unknown points of this result page one shows; ``notices`` say how many stand above it."""
    details, most = result.assessment.details, MOST_POINTS + 1
    crowd = min(len(result.solve_first), most) + min(len(result.find_out_first), most) + 2 * notices
    long = len(dutch.shorten(details.topic or result.checklist.title, LONGEST_HEADING)) > blocks.LONG_HEADING
    return Room(tight=crowd > 2 or long, most=MOST_POINTS - bool(result.solve_first))  # noqa: PLR2004 - lines


class _Composer:
    """Composes one report; ``absent`` is what stands where somebody gave no name."""

    def __init__(self, advice: Advice, *, absent: str) -> None:
        self.absent = absent
        self.advice = advice
        self.result = advice.result
        self.checklist = advice.result.checklist
        self.details = advice.result.assessment.details
        self.citations = Citations(self.checklist)
        self.actions = advice.actions

    def compose(self, notices: int) -> tuple[blocks.Block, ...]:
        room = fit_page_one(self.result, notices)
        role = "glance crowded" if room.tight else "glance"
        glance = blocks.Section(blocks=tuple(self.compose_glance(room.most)), role=role)
        # Sources are numbered in the order in which they first count: the phase, the actions, then the pitfalls.
        phase = blocks.Section(blocks=tuple(self.compose_phase()), role="chapter")
        for action in self.actions:
            self.citations.cite(action.tip.sources)
        areas = blocks.Section(blocks=tuple(self.compose_areas()), role="chapter")
        work = tuple(self.compose_work())
        before = (glance, phase, areas, *((blocks.Section(blocks=work, role="chapter"),) if work else ()))
        return (*before, blocks.Section(blocks=tuple(self.compose_appendix(before)), role="chapter appendix"))

    def compose_glance(self, unknowns: int) -> Iterator[blocks.Block]:
        result = self.result
        verdict, meaning = words.judge_in_words(result)
        first = self.advice.first_actions
        solve = self.compose_points(words.introduce_worst(self.checklist), result.solve_first, MOST_POINTS)
        find_out = self.compose_points(words.INTRODUCE_UNKNOWN, result.find_out_first, unknowns)
        told = (blocks.heading(2, verdict), *blocks.paragraphs(meaning.split("\n")), *solve, *find_out)
        yield blocks.Callout(blocks=told, role=f"verdict verdict-{words.mark_verdict(result.verdict)}")
        counted = blocks.heading(2, "In één oogopslag"), blocks.paragraph(self.count_levels())
        yield blocks.Callout(blocks=counted, role="overview-head")
        yield self.compose_overview()
        yield blocks.paragraph(words.explain_levels(result), role="legend")
        if first:
            title = "Uw eerste actie" if len(first) == 1 else f"Uw eerste {COUNTED[len(first)]} acties"
            yield blocks.Callout(blocks=(blocks.heading(2, title),), role="first-head")
            yield write_first_actions(self.checklist, first)
        more = f"Achterin staan alle {len(self.actions)} acties op een rij. " if len(self.actions) > len(first) else ""
        yield blocks.paragraph(f"{more}Dit rapport is geen juridisch advies.", role="further")

    def compose_points(self, title: str, points: tuple[StatementResult, ...], most: int) -> Iterator[blocks.Block]:
        if not points:
            return
        lines: list[blocks.Text] = [
            (blocks.strong(f"{item.statement.title}."), f" {item.statement.text}", *write_kind(item.critical, ""))
            for item in points[:most]
        ]
        if len(points) > most:
            lines.append((f"En nog {len(points) - most}. U vindt ze bij de gebieden.",))
        yield blocks.Callout(blocks=(blocks.heading(3, title), blocks.bullets(lines)), role="points")

    def count_levels(self) -> str:
        """How many areas have each level, and what goes well: the areas that are ready, or else a few statements.

        More than a few areas speak for themselves.
        """
        order = [*(level.id for level in self.checklist.levels), TOO_LITTLE_KNOWN, NOT_APPLICABLE]
        counted = Counter(area.level for area in self.result.areas)
        named = {id_: words.name_level(self.checklist, id_).lower() for id_ in order}
        levels = dutch.join_words([f"{counted[id_]} {name}" for id_, name in named.items() if counted[id_]])
        ready = [area.area.name for area in self.result.areas if area.level == order[0]]
        strengths = [item.statement.title for area in self.advice.areas for item in area.strengths]
        good = (ready or strengths[:MOST_STRENGTHS]) if len(ready) <= MOST_STRENGTHS else ()
        return f"{levels}. Dit gaat al goed: {', '.join(good)}." if good else levels

    def compose_overview(self) -> blocks.Table:
        ticks = tuple(dutch.round_half_up(level.minimum) for level in self.checklist.levels if level.minimum > 0)
        rows = []
        for area in self.result.areas:
            told = words.word_area(self.checklist, area)
            name = blocks.Span(parts=(area.area.name,), link=f"#gebied-{area.area.id}")
            bar = blocks.ScoreBar(score=told.score, ticks=ticks, mark=told.mark, text=told.picture)
            rows.append(blocks.row((name,), bar, told.score_text, (self.show_level(area),), told.coverage))
        heads = ("Gebied", "name"), ("Beeld van 0 tot 100", "picture"), ("Score", "number"), ("Niveau", "level-name")
        named = blocks.columns(*heads, "Zekerheid")
        return blocks.Table(columns=named, rows=tuple(rows), role="overview", scrolls=False)

    def show_level(self, area: AreaResult) -> blocks.Span:
        told = words.word_area(self.checklist, area)
        return blocks.span(f"level mark-{told.mark}", f"{told.level} *" if area.overruled_by else told.level)

    def compose_phase(self) -> Iterator[blocks.Block]:
        phase, facts = self.result.phase, self.details.facts
        yield blocks.heading(2, f"Deze fase: {phase.name.lower()}")
        yield blocks.paragraph(phase.description, role="intro")
        if phase.stop and self.result.stopped:
            why = phase.stop.explain(facts)
            ground = blocks.paragraph(*self.citations.ground(why.sources), role="ground")
            yield blocks.Callout(blocks=(*blocks.paragraphs(why.text.split("\n")), ground), role="stop")
        yield blocks.Labelled(label=("Doel",), blocks=blocks.paragraphs(phase.purpose.split("\n")))
        if phase.room:
            label = f"Ruimte voor inbreng: {phase.room}"
            yield blocks.Labelled(label=(label,), blocks=blocks.paragraphs(phase.room_text.split("\n")))
        for label, texts in (("Onderwerpen", phase.topics), ("Wie u nodig hebt", phase.participants)):
            if texts:
                yield blocks.Labelled(label=(label,), blocks=(blocks.bullets(texts),))
        for label, remarks in (("Grenzen", phase.limits), ("Wat u beter laat", phase.avoid)):
            if held := [remark for remark in remarks if remark.condition.holds(facts)]:
                yield blocks.Labelled(label=(label,), blocks=(self.citations.list_remarks(held),))

    def compose_areas(self) -> Iterator[blocks.Block]:
        yield blocks.heading(2, "Per gebied")
        yield blocks.paragraph(words.INTRODUCE_AREAS, role="intro")
        for place, area in enumerate(self.advice.areas):
            role = "area" if place else "area area-first"
            yield blocks.Section(blocks=tuple(self.compose_area(area)), role=role, id=f"gebied-{area.result.area.id}")

    def compose_area(self, advice: AreaAdvice) -> Iterator[blocks.Block]:
        area = advice.result
        score = words.word_area(self.checklist, area).score_text
        yield blocks.heading(3, area.area.name)
        summary = f" · score {score} · {self.summarise_area(area)}"
        yield blocks.paragraph(self.show_level(area), summary, role="standing")
        if area.overruled_by:
            yield blocks.paragraph(words.explain_overrule(self.checklist, area), role="overruled")
        for label, items in (("Dit is al goed", advice.strengths), ("Dit is bijna goed", advice.nearly)):
            if items:
                listed = blocks.bullets(item.statement.text for item in items)
                yield blocks.Labelled(label=(label,), blocks=(listed,), level=4)
        own_words = tuple(
            block
            for question in area.area.open_questions
            if (note := self.result.assessment.answer(question.id).note)
            for block in (blocks.paragraph(blocks.strong(question.text)), *blocks.paragraphs(note.split("\n")))
        )
        if own_words:
            yield blocks.Labelled(label=("In uw eigen woorden",), blocks=own_words, level=4)
        if advice.risks:
            label = "Valkuil" if len(advice.risks) == 1 else "Valkuilen"
            yield blocks.Labelled(label=(label,), blocks=tuple(map(self.compose_risk, advice.risks)), level=4)
        if advice.actions:
            label = "Tip" if len(advice.actions) == 1 else "Tips"
            tips = tuple(map(self.compose_tip, advice.actions))
            yield blocks.Labelled(label=(label,), blocks=tips, level=4)

    def summarise_area(self, area: AreaResult) -> str:
        counted = (
            (area.count(NoScore.UNKNOWN), "keer ‘Weet ik niet’"),
            (area.count(NoScore.OPEN), "nog open"),
            (area.count(NoScore.NOT_APPLICABLE), "niet van toepassing"),
        )
        answered = f"{area.answered} van {dutch.count(area.applicable, 'stelling', 'stellingen')} beantwoord"
        return ", ".join((answered, *(f"{number} {what}" for number, what in counted if number)))

    def compose_risk(self, risk: Risk) -> blocks.Callout:
        why = words.explain_because(self.checklist, risk.because)
        recognise = blocks.paragraph(f"U herkent het zo: {risk.pitfall.recognise}", role="recognise")
        because = blocks.paragraph(f"{why} ", *self.citations.ground(risk.pitfall.sources), role="because")
        told = (blocks.heading(5, risk.pitfall.title), blocks.paragraph(risk.pitfall.text), recognise, because)
        return blocks.Callout(blocks=told, role="risk")

    def compose_tip(self, action: Action) -> blocks.Callout:
        ground = self.citations.ground(action.tip.sources)
        why = f"Actie {action.number}. {words.explain_because(self.checklist, action.because)} "
        return blocks.Callout(blocks=write_action(action, why, *ground), role="tip")

    def compose_work(self) -> Iterator[blocks.Block]:
        if self.actions:
            yield blocks.heading(2, "Actielijst")
            yield blocks.paragraph(words.INTRODUCE_ACTIONS, role="intro")
            if len(self.actions) > MOST_TOGETHER:
                yield blocks.heading(3, "Begin met deze tien")
                yield self.list_actions(self.actions[:BEGIN_WITH])
                yield blocks.heading(3, "Daarna, als er tijd is")
                yield self.list_actions(self.actions[BEGIN_WITH:])
            else:
                yield self.list_actions(self.actions)
        if self.advice.unknowns:
            yield blocks.heading(2, "Uit te zoeken", role="second" if self.actions else "")
            yield blocks.paragraph("Dit weet u nog niet. Dat is geen slecht antwoord: vraag het na.", role="intro")
            rows = []
            for item in self.advice.unknowns:
                who = dutch.begin_sentence(item.statement.who_knows or "")
                rows.append(blocks.row(item.statement.text, who, str(item.critical or "nee")))
            heads = blocks.columns("Is dit zo?", ("Wie kan het weten", "knows"), ("Kritiek", "answer"))
            yield blocks.Table(columns=heads, rows=tuple(rows))

    def list_actions(self, actions: Iterable[Action]) -> blocks.Table:
        heads = ("Nr.", "nr"), "Actie", ("Wie", "who"), ("Wanneer en hoe lang", "when"), ("Eigenaar", "owner")
        rows = []
        for action in actions:
            first = f"{'Eerst uitzoeken. ' if action.find_out else ''}{words.split_action(action.tip)[0]}"
            told = (
                str(action.number),
                first,
                action.tip.who,
                f"{describe_tip_timing(action.tip)}, {describe_tip_effort(action.tip)}",
            )
            rows.append(blocks.row(*told, blocks.FillIn(), blocks.FillIn()))
        return blocks.Table(columns=blocks.columns(*heads, ("Datum", "day")), rows=tuple(rows), header=1)

    def compose_appendix(self, before: tuple[blocks.Block, ...]) -> Iterator[blocks.Block]:
        yield blocks.heading(2, "Bijlage")
        yield blocks.heading(3, "Alle antwoorden")
        for area in self.result.areas:
            yield blocks.heading(4, area.area.name)
            yield self.list_answers(area)
        if carried := list_carried(self.result):
            yield blocks.heading(3, "Antwoorden uit een eerdere versie")
            yield blocks.pairs("Antwoorden", "Welke", carried)
        yield blocks.heading(3, "Gegevens")
        yield blocks.pairs("Gegeven", "Ingevuld", self.list_details())
        yield blocks.heading(3, "Zo rekent dit rapport")
        yield from blocks.paragraphs(words.explain_method(self.result))
        yield blocks.pairs("Niveau", "Wanneer", self.list_levels())
        if terms := self.list_terms(before):
            yield blocks.heading(3, "Woordenlijst")
            yield blocks.Callout(blocks=terms, role="terms")
        limitations, privacy = self.checklist.limitations, self.checklist.privacy
        for title, texts in (("Grenzen van dit rapport", limitations), ("Wie mag dit lezen?", privacy)):
            if texts:
                yield blocks.heading(3, title)
                yield blocks.bullets(texts)
        yield blocks.heading(3, "Herkomst")
        yield blocks.pairs("Onderdeel", "Waarde", list_origin(self.checklist, self.result.fingerprint))
        again = blocks.span(blocks.CODE, "dialoogcheck rapport")
        yield blocks.paragraph("De antwoorden zitten als bijlage in het PDF-bestand. Met ", again, words.MAKE_AGAIN)
        if self.citations:
            yield blocks.heading(3, "Bronnen")
            yield self.citations.list_sources()

    def list_answers(self, area: AreaResult) -> blocks.Table:
        notes = any(item.answer.note for item in area.statements)

        def list_row(item: StatementResult) -> blocks.Row:
            text: blocks.Text = (item.statement.text, *write_kind(item.critical))
            answer = words.name_answer(self.checklist, item)
            return blocks.row(text, answer, *((item.answer.note or "geen notitie",) if notes else ()))

        heads = blocks.columns("Stelling", ("Antwoord", "answer"), *((("Notitie", "note"),) if notes else ()))
        return blocks.Table(columns=heads, rows=tuple(map(list_row, area.statements)), role="rows answers")

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
            *([("Datum van het gesprek", dutch.write_date(details.talk))] if details.talk else []),
            ("Versie", "korte versie" if details.short else "volledige versie"),
        )

    def list_levels(self) -> tuple[tuple[str, str], ...]:
        levels = [
            (level.name, f"vanaf {dutch.round_half_up(level.minimum)} punten. {level.meaning}")
            for level in self.checklist.levels
        ]
        minimum = dutch.round_half_up(self.checklist.coverage_minimum)
        unknown = f"zekerheid lager dan {minimum}%. Eerst meer vragen beantwoorden."
        return (*levels, (words.TOO_LITTLE_KNOWN_NAME, unknown))

    def list_terms(self, before: tuple[blocks.Block, ...]) -> tuple[blocks.Paragraph, ...]:
        """The words of the list that this report uses."""
        shown = (*before, self.citations.list_sources(), blocks.pairs("", "", self.list_levels()))
        further = (*words.explain_method(self.result), *self.checklist.limitations, *self.checklist.privacy)
        used = " ".join((*blocks.list_texts(shown), *further)).lower()
        return tuple(
            blocks.paragraph(blocks.strong(f"{term.word}."), f" {term.meaning}")
            for term in self.checklist.terms
            if _is_used(term.word.lower(), used)
        )


def _is_used(word: str, text: str) -> bool:
    """Whether a word stands in the text, or begins a longer one (``aanbesteding`` in ``aanbestedingsjurist``).

    A short word must stand alone.
    """
    end = r"\b" if len(word) <= LONGEST_SHORT_WORD else ""
    return re.search(rf"\b{re.escape(word)}{end}", text) is not None
