"""From the checks of one side of the table at several moments to the blocks of their report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dialoogcheck import dutch
from dialoogcheck.advice.plan_page import write_kind
from dialoogcheck.advice.report import Room, write_first_actions
from dialoogcheck.advice.result import StatementResult
from dialoogcheck.development import model, words
from dialoogcheck.development.judging import judge_trend, list_notices
from dialoogcheck.development.model import Change, CriticalChange, GroupTrend, Retrospect, StatementTrend, Trend
from dialoogcheck.development.report import frame
from dialoogcheck.development.report.groups import compose_group_trend
from dialoogcheck.development.report.lookback import compose_retrospect
from dialoogcheck.document import blocks
from dialoogcheck.document.blocks import bullets, columns, heading, paragraph, row, span, strong

MOST_LISTS, MOST_POINTS = 3, 2
"""How many lists of critical statements page one has, and how many statements each of them."""

MOST_ACTIONS = 3
BEFORE_LAST = -2


def compose_development(development: Trend | GroupTrend | Retrospect, *, remarks: Sequence[str] = ()) -> blocks.Report:
    """The report of whatever was laid side by side.

    ``remarks`` are further things that the reader must know, and of groups nothing that somebody wrote.
    """
    match development:
        case Trend():
            return _OneComposer(development, remarks).compose()
        case GroupTrend():
            return compose_group_trend(development, remarks)
        case Retrospect():
            return compose_retrospect(development, remarks)


def fit_page_one(
    subject: tuple[str, str], notices: Sequence[str], points: Iterable[int], *, period: str, areas: int, asking: int
) -> Room:
    """How many actions fit on page one below all that must be there, counted about in lines.

    ``subject`` is the heading and the organisation, ``points`` are the numbers of critical statements in each list,
    ``period`` names the first and the last moment, and ``asking`` counts the actions that begin with a question, which
    takes a line more.
    """
    title, organisation = subject
    lines = 2 * len(notices) + len("".join(notices)) // 130 + len(organisation) // 30 + 2 * (len(period) // 60)
    lines += len(title) // 20 if len(title) > blocks.LONG_HEADING else 0
    lines += sum(1 + min(number, MOST_POINTS + 1) for number in points)
    most = MOST_ACTIONS if lines + areas + asking < 16 else 2 if lines < 12 else 1  # noqa: PLR2004 - lines, as printed
    return Room(tight=lines > 4, most=most)  # noqa: PLR2004 - lines


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

    def compose(self) -> blocks.Report:
        trend, answers, method = self.trend, self.compose_answers(), words.explain_method(self.checklist)
        back = frame.compose_back(
            self.occasions, trend.moments, trend.unshared, answers=answers, method=method, remarks=self.remarks
        )
        parts = (self.compose_glance(), *self.compose_chapters(), *back)
        return frame.compose_report(words.NAME, self.occasions, words.name_period(self.moments), parts)

    # Page one

    def compose_glance(self) -> blocks.Section:
        areas, notices = self.trend.areas, [*list_notices(self.trend)]
        # What stands in nobody's way can wait for the next page.
        lists = [item for item in self.critical if item[0] is not CriticalChange.HELD_BACK][:MOST_LISTS]
        number, first = len(self.trend.advice.actions), self.trend.advice.first_actions
        subject, points = frame.name_subject(self.occasions), [len(items) for _, items in lists]
        asking = sum(action.ask for action in first[:MOST_ACTIONS])
        period = words.name_period(self.moments)
        room = fit_page_one(subject, notices, points, period=period, areas=len(areas), asking=asking)
        first = first[: room.most]
        below: list[blocks.Block] = []
        if areas:
            heads = (*frame.AREA_HEADS, ("Verandering", "became"), ("De lijn gaat over", "extra"))
            key = (f"{words.name_places(self.moments)} Onder is 0, boven is 100.",)
            rows = map(self.list_area, areas)
            below += frame.compose_overview("De gebieden door de tijd", key, heads, rows)
        if first:
            title = f"Deze {dutch.spell(len(first))} dingen kunt u nu doen" if len(first) > 1 else "Dit kunt u nu doen"
            below += frame.compose_first(title, write_first_actions(self.trend.advice, first))
        changes = [item.change for item in self.trend.statements]
        counts = frame.count_kinds(changes, words.CHANGES, always={Change.ROSE, Change.FELL})
        verdict = (*counts, *(self.compose_points(change, items) for change, items in lists))
        more = words.name_all_actions(number) if number > len(first) else ""
        further = words.say_further(more, remarks=bool(self.remarks))
        return frame.compose_glance(judge_trend(self.trend), verdict, notices, below, further, tight=room.tight)

    def compose_points(self, change: CriticalChange, items: Iterable[StatementTrend]) -> blocks.Block:
        texts: list[blocks.Text] = []
        for item in items:
            kind = write_kind(item.last.critical or words.FORMERLY_CRITICAL, "")
            texts.append((strong(f"{item.statement.title}."), f" {self.read(item)}", *kind))
        return frame.compose_points(self.title_points(change), texts, MOST_POINTS, "op de volgende bladzijde")

    def list_area(self, area: model.AreaTrend) -> blocks.Row:
        change = frame.tell_change(*self.name_change(area), words.describe_rounded(area.scores))
        basis = words.explain_basis(len(area.basis), len(area.statements))
        return row(frame.link_area(area.area), self.draw(area) or words.NO_LINE, change, basis)

    def name_change(self, area: model.AreaTrend) -> tuple[str, str]:
        return words.CHANGES[area.change] if area.change else ("none", words.NO_LINE)

    def draw(self, area: model.AreaTrend) -> blocks.Slope | None:
        if not area.scores:
            return None
        scores = [str(dutch.round_half_up(score)) for score in area.scores]
        told = words.describe_line(area.area.name, scores, self.moments)
        _, change = self.name_change(area)
        line = blocks.SlopeLine(values=[score / 100 for score in area.scores])
        return blocks.Slope(lines=(line,), text=f"{told}. {dutch.begin_sentence(change)}.")

    # Chapters

    def compose_chapters(self) -> Iterator[blocks.Section]:
        if self.critical:
            intro = paragraph(words.INTRODUCE_CRITICAL, role="intro")
            lists = (
                block
                for change, items in self.critical
                for block in (heading(3, self.title_points(change)), self.list_points(items))
            )
            yield frame.compose_chapter((heading(2, "Kritieke punten"), intro, *lists), flows=False)
        if self.trend.areas:
            areas = ((area.area, self.compose_area(area)) for area in self.trend.areas)
            title = "Wat er veranderde per gebied"
            yield frame.compose_areas(title, (words.INTRODUCE_CHANGES,), areas, flows=bool(self.critical))
        yield frame.compose_chapter(self.compose_followed(), flows=not self.trend.followed)

    def title_points(self, change: CriticalChange) -> blocks.Span:
        return frame.show_change(*words.CRITICAL_CHANGES[change])

    def list_points(self, items: Iterable[StatementTrend]) -> blocks.ItemList:
        texts = (
            frame.tell_statement(item.statement.title, self.read(item), item.last.critical, self.describe_path(item))
            for item in items
        )
        return bullets(texts, "points-of-view")

    def compose_area(self, area: model.AreaTrend) -> Iterator[blocks.Block]:
        standing = words.explain_standing(area.scores, len(area.basis), len(area.statements))
        yield paragraph(frame.show_change(*self.name_change(area)), f" · {standing}", role="standing")
        for change, (mark, name) in words.CHANGES.items():
            if change is not Change.SAME and (items := area.changed(change)):
                label = frame.show_change(mark, dutch.begin_sentence(name))
                yield blocks.Labelled(label=(label,), blocks=(bullets(map(self.tell, items)),), level=4)
        if same := self.list_same(area.changed(Change.SAME)):
            label = frame.show_change("same", "Gelijk gebleven")
            yield blocks.Labelled(label=(label,), blocks=(bullets(same),), level=4)

    def tell(self, item: StatementTrend) -> blocks.Text:
        path = span("because", self.describe_path(item))
        return (self.read(item), *write_kind(item.last.critical), blocks.Break(), path)

    def read(self, item: StatementTrend) -> str:
        return words.read_statement(self.trend.perspective, item.statement)

    def name(self, result: StatementResult) -> str:
        return words.name_answer(self.checklist, self.trend.perspective, result)

    def describe_path(self, item: StatementTrend) -> str:
        return f"{dutch.begin_sentence(words.describe_path([*map(self.name, item.results)]))}."

    def list_same(self, items: Iterable[StatementTrend]) -> tuple[str, ...]:
        """The statements of which the first and the last answer are the same, together by what was answered."""
        by_path: dict[str, list[str]] = {}
        for item in items:
            by_path.setdefault(self.describe_path(item).removesuffix("."), []).append(item.statement.title)
        return tuple(f"{path}: {', '.join(titles)}." for path, titles in by_path.items())

    def compose_followed(self) -> Iterator[blocks.Block]:
        """The actions of the report of the moment before the last one."""
        moment, numbered = self.moments[BEFORE_LAST], list(enumerate(self.trend.followed, start=1))
        counted = Counter(item.outcome for item in self.trend.followed)
        yield heading(2, "Wat er van de acties werd")
        yield paragraph(words.sum_up_actions(moment, counted), role="intro")
        heads = ("Nr.", "nr"), f"Actie in het rapport van {moment}", ("De antwoorden toen en nu", "then-now")
        for outcome, (mark, name) in words.OUTCOMES.items():
            if counted[outcome]:
                yield heading(3, frame.show_change(mark, f"{name} ({counted[outcome]})"))
                rows = (self.list_action(number, item) for number, item in numbered if item.outcome is outcome)
                yield blocks.Table(columns=columns(*heads), rows=tuple(rows), header=1)

    def list_action(self, number: int, item: model.FollowUp) -> blocks.Row:
        first, _, _ = dutch.split_first(item.action.tip.action)
        page_one = (span("kind", f" {words.WAS_ON_PAGE_ONE}"),) if item.first else ()
        answers = (
            words.describe_then_and_now(then.statement.title, self.name(then), self.name(now) if now else "")
            for then, now in zip(item.action.because, item.now, strict=True)
        )
        below_each_other = tuple(part for answer in answers for part in (blocks.Break(), answer))[1:]
        return row(str(number), (dutch.end_sentence(first), *page_one), below_each_other)

    # The back

    def compose_answers(self) -> Iterator[blocks.Block]:
        heads = columns(("Nr.", "nr"), "Stelling", *frame.head_moments(self.moments), ("Verandering", "became"))
        numbers = {item.statement.id: number for number, item in enumerate(self.trend.statements, start=1)}
        if self.trend.areas:
            yield heading(3, "Alle antwoorden")
        for area in self.trend.areas:
            yield heading(4, area.area.name)
            rows = (self.list_answers(numbers[item.statement.id], item) for item in area.statements)
            yield blocks.Table(columns=heads, rows=tuple(rows), role="rows answers", header=1)
        # In the order of the checklist and then of time.
        notes = [
            row(item.statement.title, moment, result.answer.note)
            for item in self.trend.statements
            for moment, result in zip(self.moments, item.results, strict=True)
            if result.answer.note
        ]
        if notes:
            yield heading(3, "Notities")
            heads = columns(("Stelling", "knows"), ("Wanneer", "answer"), "Notitie")
            yield blocks.Table(columns=heads, rows=tuple(notes))

    def list_answers(self, number: int, item: StatementTrend) -> blocks.Row:
        text: blocks.Text = (self.read(item), *write_kind(item.last.critical))
        answers = frame.fill_moments([*map(self.name, item.results)])
        return row(str(number), text, *answers, (frame.show_change(*words.CHANGES[item.change]),))
