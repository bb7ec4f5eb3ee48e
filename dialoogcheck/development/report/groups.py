"""From groups at several moments to the blocks of their report."""

from collections.abc import Iterator, Sequence

from dialoogcheck import dutch
from dialoogcheck.advice.annex import Part
from dialoogcheck.advice.plan_page import write_kind
from dialoogcheck.advice.report import Room
from dialoogcheck.development import words
from dialoogcheck.development.judging import judge_groups, list_group_notices
from dialoogcheck.development.model import Change, GapChange, GroupAreaTrend, GroupStatementTrend, GroupTrend, Picture
from dialoogcheck.development.report import frame
from dialoogcheck.document import blocks
from dialoogcheck.document.blocks import columns, heading, paragraph, row, span, strong
from dialoogcheck.group import words as group_words
from dialoogcheck.group.looks import choose_looks
from dialoogcheck.group.words import name_group

MOST_WARNINGS, MOST_LISTED = 2, 8
"""How many warnings page one shows, and how many statements a list has."""

GAP_HEAD = ("Verschil tussen groepen", "became")


def compose_group_trend(trend: GroupTrend, remarks: Sequence[str], *, folded: bool) -> blocks.Report:
    """The report of this trend of groups; ``folded`` adds every statement in parts to open."""
    return _GroupsComposer(trend, remarks).compose(folded=folded)


def fit_page_one(subject: tuple[str, str], *, notices: int, warnings: int, groups: int) -> Room:
    """How many statements fit on page one below all that must be there, counted about in lines.

    ``subject`` is the heading and the organisation. More than three groups make every picture higher.
    """
    title, organisation = subject
    lines = 2 * min(warnings, MOST_WARNINGS + 1) + 2 * notices + len(organisation) // 30
    lines += 3 * (len(title) > blocks.LONG_HEADING) + 6 * (groups > 3)  # noqa: PLR2004 - as printed
    return Room(tight=lines > 1, most=3 if lines < 4 else 2 if lines < 6 else 1)  # noqa: PLR2004 - lines


class _GroupsComposer:
    def __init__(self, trend: GroupTrend, remarks: Sequence[str]) -> None:
        self.trend = trend
        self.remarks = remarks
        self.checklist = trend.checklist
        self.occasions = words.name_occasions([(trend.checklist, moment.details) for moment in trend.moments])
        self.moments = [occasion.name for occasion in self.occasions]
        self.names = {group.id: name_group(group) for group in trend.groups}
        self.looks = choose_looks(trend.checklist.perspectives, trend.groups)
        self.numbers = {item.statement.id: number for number, item in enumerate(trend.statements, start=1)}
        self.wider, self.narrower = self.list_changed(GapChange.WIDER), self.list_changed(GapChange.NARROWER)

    def list_changed(self, change: GapChange) -> list[GroupStatementTrend]:
        """The statements of which the gap did this, the largest change first, else in the order of the checklist."""
        found = [item for item in self.trend.statements if item.picture.gap_change is change]
        return sorted(found, key=lambda item: -abs(item.picture.gaps[-1].size - item.picture.gaps[0].size))

    def compose(self, *, folded: bool) -> blocks.Report:
        trend = self.trend
        account = frame.Account(
            briefly=words.explain_group_method_briefly(self.checklist),
            method=tuple(words.explain_group_method(self.checklist)),
            unshared=trend.unshared,
            remarks=self.remarks,
        )
        back = frame.compose_back(self.occasions, trend.moments, account, self.list_parts(), folded=folded)
        parts = (self.compose_glance(), *self.compose_chapters(), *back)
        return frame.compose_report(words.NAME_OF_GROUPS, self.occasions, words.name_period(self.moments), parts)

    # Page one

    def compose_glance(self) -> blocks.Section:
        trend, notices = self.trend, [*list_group_notices(self.trend)]
        warnings: list[blocks.Text] = [(self.warn(area),) for area in trend.drifting]
        subject = frame.name_subject(self.occasions)
        room = fit_page_one(subject, notices=len(notices), warnings=len(warnings), groups=len(trend.groups))
        below: list[blocks.Block] = []
        if trend.areas:
            places = span("nowrap", words.name_places(self.moments))
            step = group_words.explain_step([choice.name for choice in self.checklist.scale])
            heads = (*frame.AREA_HEADS, GAP_HEAD, ("Richting", "extra"))
            key = (*self.explain_key(), " ", places, f" {step}")
            rows = map(self.list_area, trend.areas)
            below += frame.compose_overview("Zo zag elke groep het, door de tijd", key, heads, rows, role="key")
        if first := self.wider or self.narrower:
            title = words.FIRST_WIDER if self.wider else words.FIRST_NARROWER
            items = tuple(map(self.tell_first, first[: room.most]))
            below += frame.compose_first(title, blocks.ItemList(items=items, role="first", numbered=True))
        found = [item.picture.gap_change for item in trend.statements]
        drifting = frame.show_change("wider", words.DRIFTING_TITLE)
        points = (frame.compose_points(drifting, warnings, MOST_WARNINGS, "bij de gebieden"),) if warnings else ()
        verdict = (*frame.count_kinds(found, words.GAP_CHANGES, always=words.GAP_CHANGES), *points)
        further = words.say_further(remarks=bool(self.remarks), fairness=words.GAP_IS_NO_FAULT)
        role = "glance crowded trend-glance group-glance"
        return frame.compose_glance(judge_groups(trend), verdict, notices, below, further, role=role, tight=room.tight)

    def explain_key(self) -> blocks.Text:
        """Which mark stands for which group, and what is below and above in a picture."""
        scale = self.checklist.scale
        ends = f"Onder: iedereen ‘{scale[0].name}’. Boven: iedereen ‘{scale[-1].name}’."
        return (*frame.name_groups(self.trend.groups, self.looks), span("nowrap", ends))

    def list_area(self, area: GroupAreaTrend) -> blocks.Row:
        picture = area.picture
        drawn = self.draw(area.area.name, picture) or words.NO_LINE
        change = self.show_gap(picture, group_words.ONE_MEAN if picture.lines else words.NO_LINE)
        return row(frame.link_area(area.area), drawn, change, words.describe_direction(picture))

    def tell_first(self, item: GroupStatementTrend) -> blocks.Item:
        what = paragraph(strong(f"{item.statement.title}."), f" {item.statement.text}")
        return blocks.Item(blocks=(what, paragraph(self.explain(item), role="because")))

    def explain(self, item: GroupStatementTrend) -> str:
        """What every group that can be compared answered, and how far they lie apart."""
        lines = [(self.names[line.group.id], line.means) for line in item.picture.lines if line.change]
        told = [f"{group} {words.describe_scores([*map(words.write_mean, means)])}" for group, means in lines]
        return f"{'; '.join(told)}. Verschil: {self.describe_gap(item.picture)}."

    # Pictures

    def draw(self, name: str, picture: Picture) -> blocks.Slope | None:
        """The lines of the groups that have a mean at some moment."""
        seen = [line for line in picture.lines if any(mean is not None for mean in line.means)]
        if not seen:
            return None
        means = ((self.names[line.group.id], map(words.write_mean, line.means)) for line in seen)
        told = (words.describe_line(group, values, self.moments) for group, values in means)
        gap = f" Verschil: {self.describe_gap(picture)}." if picture.gaps else ""
        lines = [blocks.SlopeLine(values=line.means, mark=self.looks[line.group.id]) for line in seen]
        return blocks.Slope(lines=tuple(lines), text=f"{name}. {'; '.join(told)}.{gap}")

    def show_gap(self, picture: Picture, otherwise: str) -> blocks.Text:
        """What became of the gap between groups; ``otherwise`` where there is none."""
        change = picture.gap_change
        shown = words.GAP_CHANGES[change] if change else ("none", otherwise)
        return frame.tell_change(*shown, self.describe_gap(picture))

    def describe_gap(self, picture: Picture) -> str:
        return words.describe_gap(picture, self.checklist.steps)

    def warn(self, area: GroupAreaTrend) -> str:
        return words.warn_drifting(area.area.name, area.picture, self.checklist.steps)

    # Chapters

    def compose_chapters(self) -> Iterator[blocks.Section]:
        if self.trend.groups:
            yield frame.compose_chapter((heading(2, "Wat opvalt"), *self.compose_lists()), role="first")
        if self.trend.areas:
            areas = ((area.area, self.compose_area(area)) for area in self.trend.areas)
            yield frame.compose_areas("Per gebied", (words.INTRODUCE_GAPS,), areas)

    def compose_lists(self) -> Iterator[blocks.Block]:
        """The statements that stand out, in a list for each reason."""
        rose = [item for item in self.trend.statements if item.picture.together is Change.ROSE]
        fell = [item for item in self.trend.statements if item.picture.together is Change.FELL]
        drifting = [item for item in self.wider if item.picture.drifting]
        apart = [item for item in self.wider if not item.picture.drifting]
        if not (self.wider or self.narrower or rose or fell):
            yield paragraph(words.NOTHING_STANDS_OUT)
        for (mark, title, intro), items in (
            (words.DRIFTING, drifting),
            (words.WIDER, apart),
            (words.NARROWER, self.narrower),
            (words.ALL_ROSE, rose),
            (words.ALL_FELL, fell),
        ):
            if items:
                yield heading(3, frame.show_change(mark, title), role="when")
                yield paragraph(intro, role="brief-intro")
                told = [*map(self.tell, items)]
                yield frame.list_some(told, MOST_LISTED, "bij de gebieden", "points-of-view compact")

    def tell(self, item: GroupStatementTrend) -> blocks.Text:
        statement = item.statement
        return frame.tell_statement(statement.title, statement.text, self.find_kind(item), self.explain(item))

    def find_kind(self, item: GroupStatementTrend) -> str:
        return str(self.trend.critical_kind(item.statement) or "")

    def compose_area(self, area: GroupAreaTrend) -> Iterator[blocks.Block]:
        picture, direction = area.picture, words.describe_direction(area.picture)
        if picture.gap_change:
            change = frame.show_change(*words.GAP_CHANGES[picture.gap_change])
            yield paragraph("Verschil ", change, f" · groepen: {direction}", role="standing")
        if picture.drifting:
            yield paragraph(f"Let op. {self.warn(area)}", role="overruled")
        found = {
            name: [item.statement.title for item in area.statements if item.picture.gap_change is kind]
            for kind, (_, name) in words.GAP_CHANGES.items()
        }
        told = frame.tell_labelled((name, f"{'; '.join(titles)}.") for name, titles in found.items() if titles)
        basis = dutch.begin_sentence(words.explain_group_basis(len(area.basis), len(area.statements)))
        yield paragraph(*told, " ", span("ground", dutch.end_sentence(basis)))

    def list_statement(self, item: GroupStatementTrend) -> blocks.Row:
        text: blocks.Text = (item.statement.text, *write_kind(self.find_kind(item)))
        drawn = self.draw(item.statement.title, item.picture) or words.NO_FIGURES
        return row(str(self.numbers[item.statement.id]), text, drawn, self.show_gap(item.picture, words.NOT_COMPARED))

    # What can be opened

    def list_parts(self) -> Iterator[Part]:
        yield "Alle stellingen in beeld", tuple(self.compose_pictures())
        yield "Alle gemiddelden", tuple(self.compose_means())

    def compose_pictures(self) -> Iterator[blocks.Block]:
        if self.trend.areas:
            yield paragraph("Eén beeld per stelling, één lijn per groep. ", *self.explain_key(), role="intro")
        heads = columns(("Nr.", "nr"), "Stelling", frame.PICTURE_HEAD, GAP_HEAD)
        for area in self.trend.areas:
            yield heading(3, area.area.name)
            rows = tuple(map(self.list_statement, area.statements))
            yield blocks.Table(columns=heads, rows=rows, role="rows statements", header=1)

    def compose_means(self) -> Iterator[blocks.Block]:
        if self.trend.areas:
            yield paragraph(words.INTRODUCE_MEANS)
        heads = columns("Stelling en groep", *frame.head_moments(self.moments))
        for area in self.trend.areas:
            yield heading(3, area.area.name)
            means = tuple(line for item in area.statements for line in self.list_means(item))
            yield blocks.Table(columns=heads, rows=means, role="rows numbers")

    def list_means(self, item: GroupStatementTrend) -> Iterator[blocks.Row]:
        name = f"{self.numbers[item.statement.id]}. {item.statement.title}"
        for line, cells in zip(item.picture.lines, item.cells, strict=True):
            means = frame.fill_moments([words.read_cell(cell) for cell in cells])
            yield row(f"{name} · {self.names[line.group.id]}", *means)
