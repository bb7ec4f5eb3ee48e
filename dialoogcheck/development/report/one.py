"""From the checks of one side of the table at several moments to the blocks of their report."""

from collections.abc import Iterable, Iterator, Sequence

from dialoogcheck import dutch
from dialoogcheck.advice import plan_words
from dialoogcheck.advice import words as advice_words
from dialoogcheck.advice.annex import Part
from dialoogcheck.advice.area_page import show_level
from dialoogcheck.advice.letters import DECIDES, find_asked
from dialoogcheck.advice.plan_page import write_kind
from dialoogcheck.advice.report import Room, write_first_actions
from dialoogcheck.advice.result import AreaResult, StatementResult
from dialoogcheck.development import model, words
from dialoogcheck.development.judging import judge_trend, list_notices
from dialoogcheck.development.model import (
    BEFORE_LAST,
    Change,
    CriticalChange,
    CriticalPoint,
    GroupTrend,
    Retrospect,
    StatementTrend,
    Trend,
)
from dialoogcheck.development.report import frame
from dialoogcheck.development.report.groups import compose_group_trend
from dialoogcheck.development.report.lookback import compose_retrospect
from dialoogcheck.document import blocks
from dialoogcheck.document.blocks import bullets, columns, heading, paragraph, row, span, strong

MOST_POINTS = 2
"""How many of the critical statements of one kind page one has, besides those that fell: all of those are there."""

MOST_ACTIONS = 3
MANAGES = (*DECIDES, "leidinggevende", "directie", "directeur")
"""Who the management is, in *wie* of a step or in what it tells to ask."""

NAMED = {CriticalChange.SOLVED, CriticalChange.LAPSED}
"""The kinds that ask for nothing: page one only names them."""


def compose_development(
    development: Trend | GroupTrend | Retrospect, *, remarks: Sequence[str] = (), folded: bool = False
) -> blocks.Report:
    """The report of whatever was laid side by side.

    ``remarks`` are further things that the reader must know, and of groups nothing that somebody wrote. ``folded`` adds
    all answers and more, in parts to open.
    """
    match development:
        case Trend():
            return _OneComposer(development, remarks).compose(folded=folded)
        case GroupTrend():
            return compose_group_trend(development, remarks, folded=folded)
        case Retrospect():
            return compose_retrospect(development, remarks, folded=folded)


def fit_page_one(title: str, told: Iterable[str], points: Iterable[int], *, areas: int) -> Room:
    """How many actions fit on page one below all that must be there, counted about in lines.

    ``title`` is the heading, ``told`` are the other texts, ``points`` are the numbers of lines in each list of critical
    statements.
    """
    rest = measure_page_one(title, told, points, areas=areas)
    return Room(tight=rest < LOOSE, most=max(0, min(MOST_ACTIONS, int(rest // LINES_OF_ACTION))))


def measure_page_one(title: str, told: Iterable[str], points: Iterable[int], *, areas: int) -> float:
    """About how many lines are left on page one, perhaps less than none."""
    lines = sum(map(count_lines, told)) + sum(1 + number for number in points)
    lines += len(title) // 15 if len(title) > blocks.LONG_HEADING else 0
    return PAGE_ONE - lines - LINES_OF_AREA * areas


def count_lines(text: str) -> int:
    """About how many lines a text takes."""
    return 1 + len(text) // LINE


PAGE_ONE, LINE, LOOSE = 47, 110, 18
LINES_OF_AREA, LINES_OF_ACTION, LINES_OF_MORE = 2.2, 3.5, 1
"""How many lines page one has for what differs, how many characters a line, with fewer than how many left all moves
closer together, and what an area, an action and the number of what does not fit take; measured on printed pages."""


def compose_summary(trend: Trend, *, remarks: Sequence[str] = ()) -> blocks.Report:
    """One page for the management: what became better and worse, what is open, and what is asked of them."""
    return _OneComposer(trend, remarks).compose_summary()


class _OneComposer:
    def __init__(self, trend: Trend, remarks: Sequence[str]) -> None:
        self.trend = trend
        self.remarks = remarks
        self.checklist = trend.checklist
        details = [moment.assessment.details for moment in trend.moments]
        self.occasions = words.name_occasions([(trend.checklist, item) for item in details])
        self.moments = [occasion.name for occasion in self.occasions]
        critical = ((change, trend.critical[change]) for change in words.CRITICAL_CHANGES)
        self.critical = [(change, items) for change, items in critical if items]
        self.tracked = {area.area.id: area for area in trend.areas}

    def compose(self, *, folded: bool) -> blocks.Report:
        trend = self.trend
        account = frame.Account(
            briefly=words.explain_method_briefly(self.checklist),
            method=tuple(words.explain_method(self.checklist)),
            unshared=trend.unshared,
            remarks=self.remarks,
        )
        back = frame.compose_back(self.occasions, trend.moments, account, self.list_parts(), folded=folded)
        return self.frame((self.compose_glance(), *self.compose_chapters(), *back), words.NAME)

    def frame(self, parts: Iterable[blocks.Block], name: str) -> blocks.Report:
        """These parts as a report; ``name`` is that of its kind."""
        return frame.compose_report(name, self.occasions, words.name_period(self.moments), parts)

    def compose_summary(self) -> blocks.Report:
        judgement, notices, lines = judge_trend(self.trend), [*list_notices(self.trend)], [*self.sum_up()]
        subject, below = frame.name_subject(self.occasions), [*self.compose_overview(linked=False)]
        told = (*notices, judgement.meaning, *map(blocks.read_text, lines), *_read_paragraphs(below))
        asked = self.list_asked(measure_page_one(subject[0], told, (), areas=len(self.trend.advice.areas)))
        below += (heading(2, words.ASKED_TITLE), bullets(asked, "asked") if asked else paragraph(words.NOTHING_ASKED))
        remarks = words.HAS_REMARKS_THERE if self.remarks else ""
        further = (words.IN_WHOLE_REPORT, remarks, words.NO_GRADE)
        verdict = (bullets(lines, "sum"),)
        glance = frame.compose_glance(judgement, verdict, notices, below, further, tight=True)
        return self.frame((glance,), words.NAME_OF_SUMMARY)

    def sum_up(self) -> Iterator[blocks.Text]:
        """What became better, what worse, and what is critical and open, a line each."""
        critical = self.trend.critical
        rose, fell = (
            [item.area.name for item in self.trend.areas if item.change is change]
            for change in (Change.ROSE, Change.FELL)
        )
        solved, unknown = critical[CriticalChange.SOLVED], critical[CriticalChange.UNKNOWN]
        solve = [point for change in (CriticalChange.REMAINING, CriticalChange.APPEARED) for point in critical[change]]
        told = {
            "better": words.tell_better(rose, name_points(solved)),
            "worse": words.tell_worse(fell, name_points(point for point in self.trend.critical_points if point.fell)),
            "open": words.tell_open(name_points(solve), name_points(unknown)),
        }
        for line, text in told.items():
            mark, title = words.SUMMARY_TITLES[line]
            yield frame.show_change(mark if line != "open" or solve or unknown else "full", f"{title}:"), f" {text}"

    def list_asked(self, lines: float) -> tuple[str, ...]:
        """What the plan of now asks of the management: to decide about the conversation, time, and to do something.

        Of what they must do no more is told than fits in so many ``lines``, and how much more there is.
        """
        advice = self.trend.advice
        doubt, _ = plan_words.judge_plan(advice)
        decision = plan_words.tell_decision(advice) if plan_words.awaits_decision(advice) else ""
        told = f"{doubt}. {decision}" if doubt else decision
        asked = [text for text in (told, words.ask_time(advice)) if text]
        steps = find_asked(advice, MANAGES)
        for place, step in enumerate(steps):
            text = words.tell_asked(step, plan_words.tell_when(advice.plan, step))
            if sum(map(count_lines, (*asked, text))) + LINES_OF_MORE > lines:
                return (*asked, words.name_more_asked(len(steps) - place))
            asked.append(text)
        return tuple(asked)

    # Page one

    def compose_glance(self) -> blocks.Section:
        trend, judgement, notices = self.trend, judge_trend(self.trend), [*list_notices(self.trend)]
        lists = [item for item in map(self.choose_points, self.critical) if item]
        subject = frame.name_subject(self.occasions)
        changes = [item.change for item in trend.statements]
        counts = [*frame.count_kinds(changes, words.CHANGES, always={Change.ROSE, Change.FELL})]
        below = [*self.compose_overview(linked=True)]
        subtitle, counted = words.name_period(self.moments) + subject[1], "    ".join(blocks.list_texts(counts))
        told = (*notices, judgement.meaning, subtitle, counted, *_read_paragraphs(below))
        points = [1 if change in NAMED else min(len(items), most + 1) for change, items, most in lists]
        room = fit_page_one(subject[0], told, points, areas=len(trend.advice.areas))
        first = trend.advice.first_actions[: room.most]
        if first:
            below += frame.compose_first(words.FIRST_ACTIONS, write_first_actions(trend.advice, first))
        verdict: tuple[blocks.Block, ...] = (*counts, *(self.compose_points(*item) for item in lists))
        further = words.say_further(words.name_whole_plan(trend.advice), remarks=bool(self.remarks))
        return frame.compose_glance(judgement, verdict, notices, below, further, tight=room.tight)

    def choose_points(
        self, kind: tuple[CriticalChange, Sequence[CriticalPoint]]
    ) -> tuple[CriticalChange, Sequence[CriticalPoint], int] | None:
        """A kind of critical statements with how many of them page one shows; None when it shows none.

        What stands in nobody's way can wait for the next page, unless it fell.
        """
        change, points = kind
        fell = sum(point.fell for point in points)
        most = fell if change is CriticalChange.HELD_BACK else max(fell, MOST_POINTS)
        return (change, points, most) if most else None

    def compose_points(self, change: CriticalChange, points: Sequence[CriticalPoint], most: int) -> blocks.Callout:
        title = self.title_points(change)
        if change in NAMED:
            named = "; ".join(name_points(points))
            return blocks.Callout(blocks=(heading(3, title), paragraph(dutch.end_sentence(named))), role="points")
        return frame.compose_points(title, [*map(self.tell_point, points)], most, "bij ‘Kritieke punten’")

    def tell_point(self, point: CriticalPoint) -> blocks.Text:
        """A critical statement in a line: what it is about, its answers and the step that it calls for."""
        step = self.trend.find_step(point.statement.id)
        number = f" {words.name_step(step)}" if step else ""
        kind = write_kind(point.kind or words.FORMERLY_CRITICAL, "")
        fell = (" ", frame.show_change(*words.CHANGES[Change.FELL]), ".") if point.fell else ()
        path = dutch.begin_sentence(words.describe_briefly(self.name_all(point.results)))
        return (strong(f"{point.statement.title}."), f" {path}", *kind, ".", *fell, number)

    def compose_overview(self, *, linked: bool) -> Iterator[blocks.Block]:
        """Every area of the last moment: what became of it, and what the advice of that day says.

        ``linked`` says that the areas have a chapter, to which their names lead.
        """
        result = self.trend.advice.result
        heads = (*frame.AREA_HEADS, ("Verandering", "became"), ("In het advies van nu", "extra"))
        key = (f"{words.name_places(self.moments)} Onder is 0, boven is 100.",)
        rows = (self.list_area(area, linked=linked) for area in result.areas)
        yield from frame.compose_overview("De gebieden door de tijd", key, heads, rows, table="overview trend one-line")
        tracked = [*self.tracked.values()]
        legend = (
            words.ALIKE if any(area.change is Change.ALIKE for area in tracked) else "",
            words.TWO_SCORES if any(map(self.compare_grounds, result.areas)) else "",
            advice_words.explain_levels(result),
        )
        yield from blocks.paragraphs([" ".join(filter(None, legend))], "legend")

    def list_area(self, area: AreaResult, *, linked: bool) -> blocks.Row:
        trend, differs = self.tracked.get(area.area.id), self.compare_grounds(area)
        ground = words.name_ground(len(trend.basis)) if trend and trend.scores and differs else ""
        told = (
            f"{words.describe_rounded((trend.scores[0], trend.scores[-1]))}{ground}" if trend and trend.scores else ""
        )
        change = frame.tell_change(*name_change(trend), told)
        drawn = (self.draw(trend) if trend else None) or words.NO_LINE
        score = words.name_score(area.score) + (words.name_ground(area.answered) if differs else "")
        level: blocks.Text = (show_level(self.checklist, area), blocks.Break(), span("ground", score))
        name = frame.link_area(area.area) if trend and linked else (area.area.name,)
        return row(name, drawn, change, level)

    def compare_grounds(self, area: AreaResult) -> bool:
        """Whether the advice on an area rests on other statements than its line (if any): their scores may differ."""
        trend = self.tracked.get(area.area.id)
        basis = {item.statement.id for item in trend.basis} if trend else set()
        return basis != {item.statement.id for item in area.statements if item.share is not None}

    def draw(self, area: model.AreaTrend) -> blocks.Slope | None:
        if not area.scores:
            return None
        scores = [str(dutch.round_half_up(score)) for score in area.scores]
        told = words.describe_line(area.area.name, scores, self.moments)
        _, change = name_change(area)
        line = blocks.SlopeLine(values=[score / 100 for score in area.scores])
        return blocks.Slope(lines=(line,), text=f"{told}. {dutch.begin_sentence(change)}.")

    # Chapters

    def compose_chapters(self) -> Iterator[blocks.Section]:
        parts = [*self.compose_critical(), *self.compose_followed()]
        if parts:
            yield frame.compose_chapter(parts, role="first")
        if self.trend.areas:
            areas = ((area.area, self.compose_area(area)) for area in self.trend.areas)
            yield frame.compose_areas("Wat er veranderde per gebied", (words.INTRODUCE_CHANGES,), areas)

    def compose_critical(self) -> Iterator[blocks.Block]:
        if not self.critical:
            return
        yield heading(2, "Kritieke punten")
        yield paragraph(words.INTRODUCE_CRITICAL, role="brief-intro")
        for change, points in self.critical:
            yield heading(3, self.title_points(change), role="when")
            yield bullets(map(self.tell_whole_point, points), "points-of-view compact")

    def title_points(self, change: CriticalChange) -> blocks.Span:
        return frame.show_change(*words.CRITICAL_CHANGES[change])

    def tell_whole_point(self, point: CriticalPoint) -> blocks.Text:
        """A critical statement in full, with its answers and, below them, what to do about it now."""
        advice, step = self.trend.advice, self.trend.find_step(point.statement.id)
        told = f"{dutch.begin_sentence(words.describe_path(self.name_all(point.results)))}."
        if step:
            told += f" {words.tell_step(step, plan_words.tell_when(advice.plan, step))}"
        text = words.read_statement(self.trend.perspective, point.statement)
        return frame.tell_statement(point.statement.title, text, point.kind, told, below=bool(step))

    def compose_followed(self) -> Iterator[blocks.Block]:
        """The steps of the plan of the moment before the last one, what asks most first."""
        followed, moment = self.trend.followed, self.moments[BEFORE_LAST]
        yield heading(2, "Wat er van het plan werd")
        yield paragraph(words.sum_up_plan(moment, [item.outcome for item in followed]), role="brief-intro")
        heads = ("Nr.", "nr"), f"Stap in het plan van {moment}", ("De antwoorden toen en nu", "then-now"), ("Nu", "now")
        order = [*words.OUTCOMES]
        rows = [self.list_step(item) for item in sorted(followed, key=lambda item: order.index(item.outcome))]
        if rows:
            yield blocks.Table(columns=columns(*heads), rows=tuple(rows), role="rows followed", header=1)

    def list_step(self, item: model.FollowUp) -> blocks.Row:
        answers = (
            words.describe_then_and_now(then.statement.title, self.name(then), self.name(now) if now else "")
            for then, now in zip(item.step.because, item.now, strict=True)
        )
        below_each_other = tuple(part for answer in answers for part in (blocks.Break(), answer))[1:]
        mark, name = words.OUTCOMES[item.outcome]
        first, _ = advice_words.split_action(item.step)
        now = frame.tell_change(mark, name, words.tell_again(item))
        return row(str(item.step.number), (first,), below_each_other, now)

    def compose_area(self, area: model.AreaTrend) -> Iterator[blocks.Block]:
        standing = words.explain_standing(area.scores, len(area.basis), len(area.statements))
        yield paragraph(frame.show_change(*name_change(area)), standing, role="standing")
        named = ((name, area.changed(change)) for change, (_, name) in words.CHANGES.items())
        told = frame.tell_labelled((name, self.name_items(items)) for name, items in named if items)
        yield paragraph(*told, "" if area.scores else f" {words.explain_no_line(len(area.statements))}")

    def name_items(self, items: Iterable[StatementTrend]) -> str:
        """The titles of these statements, together by their first and last answer."""
        by_answers: dict[str, list[str]] = {}
        for item in items:
            ends = words.describe_ends(item.change, self.name(item.results[0]), self.name(item.last))
            by_answers.setdefault(ends, []).append(dutch.begin_small(item.statement.title))
        return dutch.end_sentence("; ".join(f"{', '.join(titles)} ({ends})" for ends, titles in by_answers.items()))

    def read(self, item: StatementTrend) -> str:
        return words.read_statement(self.trend.perspective, item.statement)

    def name(self, result: StatementResult) -> str:
        return words.name_answer(self.checklist, self.trend.perspective, result)

    def name_all(self, results: Iterable[StatementResult | None]) -> list[str | None]:
        return [self.name(result) if result else None for result in results]

    # What can be opened

    def list_parts(self) -> Iterator[Part]:
        yield "Alle antwoorden", tuple(self.compose_answers())
        # In the order of the checklist and then of time.
        notes = tuple(
            row(item.statement.title, moment, result.answer.note)
            for item in self.trend.statements
            for moment, result in zip(self.moments, item.results, strict=True)
            if result.answer.note
        )
        heads = columns(("Stelling", "knows"), ("Wanneer", "answer"), "Notitie")
        yield "Notities", (blocks.Table(columns=heads, rows=notes),) if notes else ()

    def compose_answers(self) -> Iterator[blocks.Block]:
        heads = columns(("Nr.", "nr"), "Stelling", *frame.head_moments(self.moments), ("Verandering", "became"))
        numbers = {item.statement.id: number for number, item in enumerate(self.trend.statements, start=1)}
        for area in self.trend.areas:
            yield heading(3, area.area.name)
            rows = (self.list_answers(numbers[item.statement.id], item) for item in area.statements)
            yield blocks.Table(columns=heads, rows=tuple(rows), role="rows answers", header=1)

    def list_answers(self, number: int, item: StatementTrend) -> blocks.Row:
        text: blocks.Text = (self.read(item), *write_kind(item.last.critical))
        answers = frame.fill_moments([*map(self.name, item.results)])
        return row(str(number), text, *answers, (frame.show_change(*words.CHANGES[item.change]),))


def name_points(points: Iterable[CriticalPoint]) -> list[str]:
    """The titles of these critical statements."""
    return [point.statement.title for point in points]


def _read_paragraphs(content: Iterable[blocks.Block]) -> Iterable[str]:
    """The texts outside tables."""
    return blocks.list_texts([block for block in content if not isinstance(block, blocks.Table)])


def name_change(area: model.AreaTrend | None) -> tuple[str, str]:
    """What became of an area: the shape that goes with it, and the word."""
    return words.CHANGES[area.change] if area and area.change else ("none", words.NO_LINE)
