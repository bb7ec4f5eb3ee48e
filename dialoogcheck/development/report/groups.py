"""From a trend of groups to what its report shows: every word in it that is not in a template is chosen here."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from dialoogcheck import dutch
from dialoogcheck.development import words
from dialoogcheck.development.model import Change, GapChange, GroupAreaTrend, GroupStatementTrend, GroupTrend, Picture
from dialoogcheck.development.report.frame import (
    compose_frame,
    describe_differences,
    name_occasions,
    view_details,
    view_uncompared,
)
from dialoogcheck.document.pictures import Line, draw_slope
from dialoogcheck.document.views import (
    ColumnsView,
    CountView,
    DevelopmentView,
    GroupAreaTrendView,
    GroupStatementTrendView,
    GroupTrendView,
    GroupView,
    ListedView,
    ListView,
    MeansView,
    SlopeView,
)
from dialoogcheck.group import words as group_words
from dialoogcheck.group.looks import choose_looks
from dialoogcheck.group.model import Cell, Gap, Group
from dialoogcheck.group.words import name_group

BIGGEST = 3
NAMES = {GapChange.NARROWER: words.NARROWER, GapChange.WIDER: words.WIDER, GapChange.SAME: words.ABOUT_SAME}
MARKS = {GapChange.NARROWER: "closer", GapChange.WIDER: "wider", GapChange.SAME: "same"}
TOGETHER = {Change.ROSE: words.ALL_ROSE, Change.FELL: words.ALL_FELL}


def compose_group_trend(trend: GroupTrend, *, remarks: Iterable[str] = ()) -> DevelopmentView:
    """The report of this trend of groups.

    ``remarks`` are further things that the reader must know, and nothing that somebody wrote.
    """
    return _GroupsComposer(trend).compose(tuple(remarks))


class _GroupsComposer:
    def __init__(self, trend: GroupTrend) -> None:
        self.trend = trend
        self.checklist = trend.checklist
        self.occasions = name_occasions([(trend.checklist, details) for details in trend.details])
        self.moments = [occasion.name for occasion in self.occasions]
        self.names = {group.id: name_group(group) for group in trend.groups}
        self.looks = choose_looks(trend.checklist.perspectives, trend.groups)
        self.numbers = {item.statement.id: number for number, item in enumerate(trend.statements, start=1)}

    def compose(self, remarks: tuple[str, ...]) -> DevelopmentView:
        trend = self.trend
        wider = self.list_statements(GapChange.WIDER)
        narrower = self.list_statements(GapChange.NARROWER)
        scale = self.checklist.scale
        body = GroupTrendView(
            groups=tuple(self.view_group(group) for group in trend.groups),
            people=self.count_people(),
            warnings=tuple(self.warn(area) for area in trend.drifting),
            ends=(f"iedereen ‘{scale[0].name}’", f"iedereen ‘{scale[-1].name}’"),
            step=group_words.explain_step([choice.name for choice in scale]),
            areas=tuple(self.view_area(area) for area in trend.areas),
            first=self.pick_first(wider, narrower),
            lists=self.compose_lists(wider, narrower),
        )
        return compose_frame(
            words.NAME_OF_GROUPS,
            self.occasions,
            body,
            period=words.name_period(self.moments),
            judgement=self.judge(),
            counts=self.count_changes(),
            notices=self.compose_notices(),
            remarks=remarks,
            table=view_details(self.occasions, personal=False),
            uncompared=view_uncompared(trend.unshared, self.occasions),
            protection=group_words.explain_protection(
                trend.moments[-1].threshold,
                trend.moments[-1].least_scores,
                open_=any(moment.open for moment in trend.moments),
                notes=False,
            ),
            method=words.explain_group_method(
                scale=[f"{choice.name} {choice.points}" for choice in scale], steps=self.checklist.steps
            ),
            limitations=(*words.LIMITATIONS, *group_words.LIMITATIONS),
            fingerprints=[trend.fingerprint],
        )

    def judge(self) -> tuple[str, str, str]:
        """The headline, what it means, and the shape that goes with it."""
        trend = self.trend
        if not trend.groups:
            return words.NO_SHARED_GROUP, words.explain_no_shared_group(trend.moments[-1].threshold), "unknown"
        if len(trend.groups) == 1:
            return (
                words.ONE_SHARED_GROUP,
                words.explain_one_shared_group(self.names[trend.groups[0].id].lower()),
                "unknown",
            )
        narrower, wider = (len(trend.areas_that(change)) for change in (GapChange.NARROWER, GapChange.WIDER))
        drawn = sum(area.picture.gap_change is not None for area in trend.areas)
        rose, fell = (
            sum(area.picture.together is change for area in trend.areas) for change in (Change.ROSE, Change.FELL)
        )
        comparable = sum(item.picture.gap_change is not None for item in trend.statements)
        conclusion = words.conclude_groups(comparable=comparable, rose=rose, fell=fell, areas=drawn)
        mark = "unknown" if not drawn else "half" if wider or trend.drifting else "full"
        return words.compare_groups(narrower=narrower, wider=wider, areas=drawn), conclusion, mark

    def count_changes(self) -> tuple[CountView, ...]:
        """How many statements have a gap that did each of these; nothing without any."""
        counted = [
            (change, sum(item.picture.gap_change is change for item in self.trend.statements)) for change in MARKS
        ]
        return tuple(
            CountView(mark=MARKS[change], name=NAMES[change], number=number)
            for change, number in counted
            if any(dict(counted).values())
        )

    def compose_notices(self) -> tuple[str, ...]:
        notices = []
        if self.trend.absent and self.trend.groups:
            notices.append(words.explain_absent([(side.plural or side.name).lower() for side in self.trend.absent]))
        opened = [moment for moment in self.trend.moments if moment.open and moment.groups]
        if opened:
            notices.append(group_words.explain_open(min(group.people for moment in opened for group in moment.groups)))
        return (*notices, *describe_differences(self.trend.differences, len(self.trend.statements)))

    def view_group(self, group: Group) -> GroupView:
        letter, shape = self.looks[group.id]
        return GroupView(
            id=group.id,
            letter=letter,
            shape=shape,
            name=self.names[group.id],
            people=dutch.count(group.people, "mens", "mensen"),
        )

    def count_people(self) -> tuple[ColumnsView, ...]:
        """How many people of each side there were at each moment."""
        counted = [{side.id: number for side, number in moment.participants} for moment in self.trend.moments]
        return tuple(
            ColumnsView(
                word=side.plural or side.name,
                values=tuple(str(moment.get(side.id) or words.NOBODY) for moment in counted),
            )
            for side in self.checklist.perspectives
        )

    # Pictures

    def draw(self, name: str, picture: Picture) -> SlopeView | None:
        """The lines of the groups that have a mean at some moment."""
        seen = [line for line in picture.lines if any(mean is not None for mean in line.means)]
        if not seen:
            return None
        told = [
            words.describe_line(self.names[line.group.id], [self.write_mean(mean) for mean in line.means], self.moments)
            for line in seen
        ]
        gap = f" Verschil: {self.describe_gap(picture)}." if picture.gaps else ""
        text = f"{name}. {'; '.join(told)}.{gap}"
        return draw_slope([Line(values=line.means, look=self.looks[line.group.id]) for line in seen], text)

    def write_mean(self, mean: Fraction | None) -> str:
        return words.NO_MEAN if mean is None else str(dutch.round_half_up(mean * 100))

    def describe_gap(self, picture: Picture) -> str:
        return (
            words.describe_gaps(self.write_steps(picture.gaps[0]), self.write_steps(picture.gaps[-1]))
            if picture.gaps
            else ""
        )

    def write_steps(self, gap: Gap) -> str:
        return group_words.describe_steps(gap.size * self.checklist.steps)

    def view_area(self, area: GroupAreaTrend) -> GroupAreaTrendView:
        picture, asked = area.picture, len(area.statements)
        return GroupAreaTrendView(
            id=area.area.id,
            name=area.area.name,
            slope=self.draw(area.area.name, picture),
            mark=MARKS[picture.gap_change] if picture.gap_change else "none",
            change=NAMES[picture.gap_change]
            if picture.gap_change
            else words.NO_LINE
            if not picture.lines
            else group_words.ONE_MEAN,
            gap=self.describe_gap(picture),
            together=self.describe_direction(picture),
            basis=words.explain_group_basis(len(area.basis), asked)
            if area.basis
            else words.explain_no_group_line(asked),
            warning=self.warn(area) if picture.drifting else "",
            statements=tuple(self.view_statement(item) for item in area.statements),
        )

    def describe_direction(self, picture: Picture) -> str:
        """Whether the groups went the same way; nothing when there are no two of them to compare."""
        if not picture.gaps:
            return ""
        if picture.together:
            return TOGETHER[picture.together]
        return (
            words.ALL_SAME if all(line.change in {Change.SAME, None} for line in picture.lines) else words.NOT_TOGETHER
        )

    def warn(self, area: GroupAreaTrend) -> str:
        picture = area.picture
        first, last = (dutch.round_half_up(mean * 100) for mean in (picture.means[0], picture.means[-1]))
        return words.warn_drifting(
            area.area.name, (first, last), (self.write_steps(picture.gaps[0]), self.write_steps(picture.gaps[-1]))
        )

    def view_statement(self, item: GroupStatementTrend) -> GroupStatementTrendView:
        picture = item.picture
        return GroupStatementTrendView(
            number=self.numbers[item.statement.id],
            title=item.statement.title,
            text=item.statement.text,
            kind=self.find_kind(item),
            slope=self.draw(item.statement.title, picture),
            mark=MARKS[picture.gap_change] if picture.gap_change else "none",
            change=NAMES[picture.gap_change] if picture.gap_change else words.NOT_COMPARED,
            gap=self.describe_gap(picture),
            means=tuple(
                MeansView(group=self.names[line.group.id], values=tuple(self.write_cell(cell) for cell in cells))
                for line, cells in zip(picture.lines, item.cells, strict=True)
            ),
        )

    def find_kind(self, item: GroupStatementTrend) -> str:
        return str(item.statement.critical_kind(self.trend.details[-1].phase) or "")

    def write_cell(self, cell: Cell | None) -> str:
        """The mean of a group with the number of people that it rests on."""
        if cell is None or not cell.asked:
            return words.NOT_ASKED
        if cell.mean is None:
            return words.TOO_FEW if cell.hidden or cell.scored else words.NO_MEAN
        return f"{self.write_mean(cell.mean)} ({cell.scored})"

    # What stands out

    def list_statements(self, change: GapChange) -> Sequence[GroupStatementTrend]:
        """The statements of which the gap did this, the largest change first, else in the order of the checklist."""
        found = [item for item in self.trend.statements if item.picture.gap_change is change]
        return sorted(found, key=lambda item: -abs(item.picture.gaps[-1].size - item.picture.gaps[0].size))

    def pick_first(
        self, wider: Sequence[GroupStatementTrend], narrower: Sequence[GroupStatementTrend]
    ) -> ListView | None:
        items, title, mark = (
            (wider, words.FIRST_WIDER, "wider") if wider else (narrower, words.FIRST_NARROWER, "closer")
        )
        return (
            ListView(title=title, mark=mark, intro="", items=tuple(self.view_listed(item) for item in items[:BIGGEST]))
            if items
            else None
        )

    def compose_lists(
        self, wider: Sequence[GroupStatementTrend], narrower: Sequence[GroupStatementTrend]
    ) -> tuple[ListView, ...]:
        rose, fell = (
            [item for item in self.trend.statements if item.picture.together is change]
            for change in (Change.ROSE, Change.FELL)
        )
        drifting = [item for item in wider if item.picture.drifting]
        lists = (
            (words.TITLE_DRIFTING, "wider", words.INTRO_DRIFTING, drifting),
            (words.TITLE_WIDER, "wider", words.INTRO_WIDER, [item for item in wider if item not in drifting]),
            (words.TITLE_NARROWER, "closer", words.INTRO_NARROWER, narrower),
            (words.TITLE_ALL_ROSE, "up", words.INTRO_ALL_ROSE, rose),
            (words.TITLE_ALL_FELL, "down", words.INTRO_ALL_FELL, fell),
        )
        return tuple(
            ListView(title=title, mark=mark, intro=intro, items=tuple(self.view_listed(item) for item in items))
            for title, mark, intro, items in lists
            if items
        )

    def view_listed(self, item: GroupStatementTrend) -> ListedView:
        told = [
            f"{self.names[line.group.id]} {words.describe_scores([self.write_mean(mean) for mean in line.means])}"
            for line in item.picture.lines
            if line.change
        ]
        return ListedView(
            title=item.statement.title,
            text=item.statement.text,
            kind=self.find_kind(item),
            meaning=f"{'; '.join(told)}. Verschil: {self.describe_gap(item.picture)}.",
        )
