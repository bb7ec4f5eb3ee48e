"""From a trend to what its report shows: every word in it that is not in a template is chosen here."""

from collections.abc import Iterable, Sequence

from dialoogcheck import dutch
from dialoogcheck.advice.result import StatementResult
from dialoogcheck.advice.words import ActionWords, word_actions, word_first_actions
from dialoogcheck.answers.model import NoScore
from dialoogcheck.answers.words import NOT_APPLICABLE_NAME, OPEN_NAME, UNKNOWN_NAME
from dialoogcheck.development import words
from dialoogcheck.development.model import (
    AreaTrend,
    Change,
    FollowUp,
    GroupTrend,
    Outcome,
    Retrospect,
    StatementTrend,
    Trend,
)
from dialoogcheck.development.report.frame import (
    compose_frame,
    describe_differences,
    name_occasions,
    view_all_carried,
    view_details,
    view_uncompared,
)
from dialoogcheck.development.report.groups import compose_group_trend
from dialoogcheck.development.report.lookback import compose_retrospect
from dialoogcheck.document.pictures import Line, draw_slope
from dialoogcheck.document.views import (
    ActionView,
    AnswersThroughTimeView,
    AreaTrendView,
    CountView,
    DevelopmentView,
    FollowedView,
    ListedView,
    ListView,
    NoteView,
    OutcomeView,
    SlopeView,
    TrendView,
)

MARKS = {
    Change.ROSE: "up",
    Change.FELL: "down",
    Change.SAME: "same",
    Change.BECAME_KNOWN: "full",
    Change.BECAME_UNKNOWN: "unknown",
    Change.NEVER_KNOWN: "unknown",
    Change.NOT_APPLICABLE: "none",
}
NAMES = {
    Change.ROSE: words.ROSE,
    Change.FELL: words.FELL,
    Change.SAME: words.SAME,
    Change.BECAME_KNOWN: words.BECAME_KNOWN,
    Change.BECAME_UNKNOWN: words.BECAME_UNKNOWN,
    Change.NEVER_KNOWN: words.NEVER_KNOWN,
    Change.NOT_APPLICABLE: words.NOT_APPLICABLE,
}
OUTCOME_MARKS = {
    Outcome.OPEN: "empty",
    Outcome.PARTLY: "half",
    Outcome.UNKNOWN: "unknown",
    Outcome.NOT_ASKED: "none",
    Outcome.IN_ORDER: "full",
}
"""The shape that goes with what became of an action, the most urgent first."""

BEFORE_LAST = -2


def compose_development(
    development: Trend | GroupTrend | Retrospect, *, remarks: Iterable[str] = ()
) -> DevelopmentView:
    """The report of whatever was laid side by side; ``remarks`` are further things that the reader must know."""
    match development:
        case Trend():
            return compose_trend(development, remarks=remarks)
        case GroupTrend():
            return compose_group_trend(development, remarks=remarks)
        case Retrospect():
            return compose_retrospect(development, remarks=remarks)


def compose_trend(trend: Trend, *, remarks: Iterable[str] = ()) -> DevelopmentView:
    """The report of this trend.

    ``remarks`` are further things that the reader must know, such as answers that did not count.
    """
    return _OneComposer(trend).compose(tuple(remarks))


class _OneComposer:
    def __init__(self, trend: Trend) -> None:
        self.trend = trend
        self.checklist = trend.checklist
        self.occasions = name_occasions([(trend.checklist, details) for details in trend.details])
        self.moments = [occasion.name for occasion in self.occasions]
        self.numbers = {item.statement.id: number for number, item in enumerate(trend.statements, start=1)}
        self.worst = self.checklist.scale[0].name

    def compose(self, remarks: tuple[str, ...]) -> DevelopmentView:
        trend, checklist = self.trend, self.checklist
        body = TrendView(
            critical=self.list_critical(),
            areas=tuple(self.view_area(area) for area in trend.areas),
            actions=tuple(map(view_action, word_first_actions(trend.advice))),
            all_actions=len(word_actions(trend.advice)),
            followed=self.view_outcomes(),
            followed_from=self.moments[BEFORE_LAST],
            followed_summary=self.sum_up_actions(),
            notes=self.list_notes(),
        )
        return compose_frame(
            words.NAME,
            self.occasions,
            body,
            period=words.name_period(self.moments),
            judgement=self.judge(),
            counts=self.count_changes(),
            notices=self.compose_notices(),
            remarks=remarks,
            table=view_details(self.occasions, personal=True),
            carried=view_all_carried(trend.moments, self.occasions),
            uncompared=view_uncompared(trend.unshared, self.occasions),
            method=words.explain_method(
                scale=[f"{choice.name} {choice.points}" for choice in checklist.scale],
                weighted=any(statement.weight != 1 for statement in checklist.statements),
                critical=any(statement.critical for statement in checklist.statements),
            ),
            limitations=(*words.LIMITATIONS, *checklist.limitations),
            fingerprints=[trend.fingerprint],
        )

    def judge(self) -> tuple[str, str, str]:
        """The headline, what it means, and the shape that goes with it: what is critical weighs more than what rose."""
        trend, critical = self.trend, self.trend.critical
        rose, fell = len(trend.areas_that(Change.ROSE)), len(trend.areas_that(Change.FELL))
        drawn = sum(area.change is not None for area in trend.areas)
        conclusion = words.conclude(
            len(trend.statements), fell=any(item.change is Change.FELL for item in trend.statements)
        )
        if critical.appeared or critical.remaining:
            mark = "empty"
        elif critical.unknown or not drawn:
            mark = "unknown"
        else:
            mark = "half" if fell or not rose else "full"
        return words.count_areas(rose, fell, drawn), conclusion, mark

    def count_changes(self) -> tuple[CountView, ...]:
        """How many statements changed in each way: up and down always, the others when there are any."""
        counted = {change: sum(item.change is change for item in self.trend.statements) for change in MARKS}
        always = {Change.ROSE, Change.FELL} if self.trend.statements else set()
        return tuple(
            CountView(mark=MARKS[change], name=NAMES[change], number=number)
            for change, number in counted.items()
            if number or change in always
        )

    def compose_notices(self) -> tuple[str, ...]:
        notices = []
        if not self.trend.perspective.full:
            notices.append(words.other_side(self.trend.perspective.name))
        last = self.trend.moments[-1]
        if last.stopped and last.phase.stop:
            notices.append(words.stop_now(last.phase.stop.title))
        return (*notices, *describe_differences(self.trend.differences, len(self.trend.statements)))

    # Statements and their answers

    def name_answer(self, item: StatementResult) -> str:
        """What people read for an answer; who answers mirrors may read another word for the same choice."""
        special = {
            NoScore.UNKNOWN: UNKNOWN_NAME,
            NoScore.NOT_APPLICABLE: NOT_APPLICABLE_NAME,
            NoScore.OPEN: OPEN_NAME,
        }
        choice = item.choice
        if isinstance(choice, NoScore):
            return special[choice]
        found = self.checklist.choice(choice)
        return found.name if self.trend.perspective.full else found.mirror_name or found.name

    def describe_path(self, item: StatementTrend) -> str:
        return words.describe_path([self.name_answer(result) for result in item.results])

    def read_statement(self, item: StatementTrend) -> str:
        return item.statement.text_for(self.trend.perspective) or item.statement.text

    def view_listed(self, item: StatementTrend) -> ListedView:
        return ListedView(
            title=item.statement.title,
            text=self.read_statement(item),
            kind=str(item.last.critical or ""),
            meaning=dutch.begin_sentence(self.describe_path(item)),
        )

    def list_critical(self) -> tuple[ListView, ...]:
        critical = self.trend.critical
        lists = (
            (words.title_remaining(self.worst), "empty", critical.remaining),
            (words.title_appeared(self.worst), "empty", critical.appeared),
            (words.CRITICAL_UNKNOWN, "unknown", critical.unknown),
            (words.title_solved(self.worst), "full", critical.solved),
            (words.CRITICAL_LAPSED, "none", critical.lapsed),
        )
        return tuple(
            ListView(title=title, mark=mark, intro="", items=tuple(self.view_listed(item) for item in items))
            for title, mark, items in lists
            if items
        )

    # Areas

    def view_area(self, area: AreaTrend) -> AreaTrendView:
        scores = [str(dutch.round_half_up(score)) for score in area.scores]
        asked = len(area.statements)
        values = words.describe_scores(scores) if scores else ""
        change = NAMES[area.change] if area.change else words.NO_LINE
        return AreaTrendView(
            id=area.area.id,
            name=area.area.name,
            slope=self.draw(area, scores, change) if scores else None,
            mark=MARKS[area.change] if area.change else "none",
            change=change,
            values=values,
            basis=words.explain_basis(len(area.basis), asked),
            standing=words.explain_standing(values, len(area.basis), asked) if scores else words.explain_no_line(asked),
            lists=tuple(
                ListView(
                    title=dutch.begin_sentence(NAMES[change]),
                    mark=MARKS[change],
                    intro="",
                    items=tuple(self.view_listed(item) for item in items),
                )
                for change in MARKS
                if change is not Change.SAME and (items := area.changed(change))
            ),
            same=self.list_same(area.changed(Change.SAME)),
            answers=tuple(self.view_answers(item) for item in area.statements),
        )

    def draw(self, area: AreaTrend, scores: Sequence[str], change: str) -> SlopeView:
        told = words.describe_line(area.area.name, scores, self.moments)
        return draw_slope(
            [Line(values=[score / 100 for score in area.scores])], f"{told}. {dutch.begin_sentence(change)}."
        )

    def list_same(self, items: Sequence[StatementTrend]) -> tuple[str, ...]:
        """The statements of which the first and the last answer are the same, together by what was answered."""
        by_path: dict[str, list[str]] = {}
        for item in items:
            by_path.setdefault(self.describe_path(item), []).append(item.statement.title)
        return tuple(f"{dutch.begin_sentence(path)}: {', '.join(titles)}." for path, titles in by_path.items())

    def view_answers(self, item: StatementTrend) -> AnswersThroughTimeView:
        return AnswersThroughTimeView(
            number=self.numbers[item.statement.id],
            text=self.read_statement(item),
            kind=str(item.last.critical or ""),
            answers=tuple(self.name_answer(result) for result in item.results),
            mark=MARKS[item.change],
            change=NAMES[item.change],
        )

    # The actions of the report of the moment before the last one

    def view_outcomes(self) -> tuple[OutcomeView, ...]:
        numbered = list(enumerate(self.trend.followed, start=1))
        return tuple(
            OutcomeView(
                title=words.OUTCOMES[outcome],
                mark=mark,
                actions=tuple(self.view_followed(number, item) for number, item in numbered if item.outcome is outcome),
            )
            for outcome, mark in OUTCOME_MARKS.items()
            if any(item.outcome is outcome for _, item in numbered)
        )

    def view_followed(self, number: int, item: FollowUp) -> FollowedView:
        first, _, _ = dutch.split_first(item.action.tip.action)
        return FollowedView(
            number=number,
            text=dutch.end_sentence(first),
            first=item.first,
            answers=tuple(
                words.describe_then_and_now(
                    then.statement.title, self.name_answer(then), self.name_answer(now) if now else ""
                )
                for then, now in zip(item.action.because, item.now, strict=True)
            ),
        )

    def sum_up_actions(self) -> str:
        followed = self.trend.followed
        counted = [
            (words.OUTCOMES[outcome], sum(item.outcome is outcome for item in followed)) for outcome in OUTCOME_MARKS
        ]
        return words.sum_up_actions(self.moments[BEFORE_LAST], counted)

    def list_notes(self) -> tuple[NoteView, ...]:
        """The notes beside the answers that are compared, in the order of the checklist and then of time."""
        return tuple(
            NoteView(title=item.statement.title, moment=moment, note=result.answer.note)
            for item in self.trend.statements
            for moment, result in zip(self.moments, item.results, strict=True)
            if result.answer.note
        )


def view_action(told: ActionWords) -> ActionView:
    """An action as the templates show it."""
    return ActionView(
        number=told.number,
        first=told.first,
        rest=told.rest,
        find_out=told.find_out,
        who=told.who,
        when=told.when,
        duration=told.duration,
        because=told.because,
        area=told.area,
        sources=(),
        own=False,
    )
