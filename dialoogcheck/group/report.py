"""From a comparison and an agenda to what the group report shows.

Every word in it that is not in a template is chosen here.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from dialoogcheck import __version__, dutch
from dialoogcheck.advice.report import LONGEST_HEADING, LONGEST_RUNNING
from dialoogcheck.advice.words import name_moment
from dialoogcheck.answers.words import UNKNOWN_NAME
from dialoogcheck.checklist.model import CriticalKind, Remark, Source, SourceId, StatementId
from dialoogcheck.checklist.reserved import OWN_JUDGEMENT
from dialoogcheck.document.pictures import place_markers
from dialoogcheck.document.views import (
    AgendaItemView,
    AgendaView,
    ComparedAreaView,
    ComparedView,
    ComparisonView,
    DistributionView,
    GroupView,
    LineView,
    NotesView,
    PointOfViewView,
    RemarkView,
    SourceView,
    TermView,
    WordsView,
)
from dialoogcheck.group import words
from dialoogcheck.group.agenda import Agenda, AgendaItem, AgendaKind, Reason, Topic
from dialoogcheck.group.looks import choose_looks
from dialoogcheck.group.model import (
    AreaComparison,
    BlindSpot,
    Cell,
    Comparison,
    Gap,
    Group,
    GroupId,
    StatementComparison,
)
from dialoogcheck.group.words import name_group

BIGGEST = 3
MOST_PARKED = 12
MOST_ALONE = 2
"""Groups from which a statement that only one of them scored is left to the appendix."""


def compose_comparison(
    comparison: Comparison,
    agenda: Agenda | None,
    *,
    notes: Mapping[StatementId, Sequence[str]] | None = None,
    remarks: Iterable[str] = (),
) -> ComparisonView:
    """The group report of this comparison.

    ``notes`` are those to each statement, only when they were asked for; ``remarks`` are further things that the reader
    must know.
    """
    return _ComparisonComposer(comparison).compose(agenda, notes or {}, tuple(remarks))


class _ComparisonComposer:
    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.checklist = comparison.checklist
        self.names = {group.id: name_group(group) for group in comparison.groups}
        self.looks = choose_looks(comparison.checklist.perspectives, comparison.groups)
        self.in_view, self.outside = self.describe_view()
        self.times: dict[StatementId, str] = {}
        self.cited: dict[SourceId, int] = {}

    def name_all(self, groups: Iterable[GroupId]) -> str:
        """``gemeente en aanbieders``: the groups in a sentence."""
        return dutch.join_words([self.names[group].lower() for group in groups])

    def compose(
        self, agenda: Agenda | None, notes: Mapping[StatementId, Sequence[str]], remarks: tuple[str, ...]
    ) -> ComparisonView:
        comparison, details = self.comparison, self.comparison.details
        headline, conclusion, mark = self.judge()
        self.times = (
            {item.topic.comparison.statement.id: write_time(item.begin) for item in agenda.items if item.topic}
            if agenda
            else {}
        )
        differences = tuple(self.view_difference(item) for item in comparison.gaps)
        strengths = tuple(self.view_point(item, "") for item in comparison.strengths)
        heading = dutch.shorten(details.topic or self.checklist.title, LONGEST_HEADING)
        asked = [item for area in comparison.areas for item in area.statements]
        kinds = {item.critical for item in asked}
        # Sources are numbered in the order in which the reader meets their numbers: the agenda has none.
        limits = tuple(self.view_remark(limit) for limit in comparison.limits)
        agenda_view = self.view_agenda(agenda) if agenda else None
        moment = name_moment(self.checklist, details)
        return ComparisonView(
            document_title=" · ".join(
                part for part in ("Groepsrapport", heading, comparison.phase.name, moment) if part
            ),
            description=f"{self.checklist.title}, {comparison.phase.name}",
            checklist=self.checklist.title,
            organisation=dutch.shorten(details.organisation, LONGEST_HEADING),
            heading=heading,
            running=" · ".join(
                part
                for part in (
                    "Groepsrapport",
                    dutch.shorten(details.topic or self.checklist.title, LONGEST_RUNNING),
                    comparison.phase.name,
                )
                if part
            ),
            phase=comparison.phase.name,
            moment=moment,
            date=dutch.write_date(details.date) if details.date else "",
            created=details.date.isoformat() if details.date else "",
            fictitious=details.fictitious,
            notices=self.compose_notices(),
            remarks=remarks,
            headline=headline,
            overview=words.name_overview(self.in_view) if len(comparison.groups) > 1 else words.OVERVIEW_OF_ONE,
            conclusion=conclusion,
            mark=mark,
            groups=tuple(self.view_group(group) for group in comparison.groups),
            participants=tuple(
                TermView(
                    word=perspective.plural or perspective.name,
                    meaning=dutch.count(number, "mens", "mensen") if number else "niemand",
                )
                for perspective, number in comparison.participants
            ),
            people=dutch.count(comparison.people, "mens", "mensen"),
            differences=differences[:BIGGEST],
            all_differences=differences,
            strength=strengths[0] if strengths else None,
            strengths=strengths,
            blind_spots=tuple(self.view_blind_spot(spot) for spot in comparison.blind_spots),
            worries=tuple(self.view_point(item, "") for item in comparison.worries),
            ends=(f"iedereen ‘{self.checklist.scale[0].name}’", f"iedereen ‘{self.checklist.scale[-1].name}’"),
            answer_names=(
                *(choice.name for choice in self.checklist.scale),
                UNKNOWN_NAME,
                "N.v.t.",
                "Open",
            ),
            areas=self.view_areas(),
            step=words.explain_step([choice.name for choice in self.checklist.scale]),
            agenda=agenda_view,
            limits_title=words.LIMITS if agenda_view else words.LIMITS_WITHOUT_AGENDA,
            limits=limits,
            unlike=self.explain_unlike(),
            no_agenda=self.explain_no_agenda() if not agenda_view else "",
            words=view_notes(
                notes,
                ((question.id, question.text) for area in comparison.areas for question in area.area.open_questions),
            ),
            notes=view_notes(notes, ((item.statement.id, item.statement.title) for item in asked)),
            method=words.explain_comparing(
                [f"{choice.name} {choice.points}" for choice in self.checklist.scale],
                mirrored=not all(perspective.full for perspective in self.checklist.perspectives),
                agenda=agenda is not None,
                important=any(kinds) or any(item.statement.weight != 1 for item in asked),
                critical=any(kinds),
                legal=CriticalKind.LEGAL in kinds,
            ),
            protection=words.explain_protection(
                comparison.threshold, comparison.least_scores, open_=comparison.open, notes=bool(notes)
            ),
            limitations=words.LIMITATIONS,
            sources=self.list_sources(),
            origin=(
                TermView(word="Checklist", meaning=f"{self.checklist.title} ({self.checklist.id})"),
                TermView(word="Versie van de checklist", meaning=self.checklist.version),
                TermView(word="Vingerafdruk", meaning=comparison.fingerprint),
                TermView(word="Gemaakt met", meaning=f"dialoogcheck {__version__}"),
            ),
        )

    def explain_no_agenda(self) -> str:
        stop = self.comparison.phase.stop
        return f"{words.NO_AGENDA} {dutch.end_sentence(stop.title)} {stop.text}" if stop else words.NO_AGENDA

    def explain_unlike(self) -> str:
        """Why there are limits for more than one situation; nothing when people agree on what decides them."""
        limiting = {id_ for limit in self.comparison.phase.limits for id_ in limit.condition.allowed}
        facts = [f"‘{fact.name}’" for fact in self.comparison.unlike if fact.id in limiting]
        return f"{words.explain_unlike(facts)} {words.ALL_LIMITS}" if facts else ""

    def judge(self) -> tuple[str, str, str]:
        """The headline, what it means, and the shape that goes with it."""
        comparison = self.comparison
        gaps, comparable = len(comparison.gaps), comparison.comparable
        groups, outside = self.in_view, self.outside
        conclusion = words.compare_conclusion(
            gaps=gaps, strengths=len(comparison.strengths), comparable=comparable, groups=groups
        )
        asked = sum(len(item.cells) > 1 for area in comparison.areas for item in area.statements)
        if not comparison.groups:
            return words.NO_GROUP, words.explain_no_group(comparison.threshold), "unknown"
        if len(comparison.groups) == 1:
            return words.ONE_GROUP, words.explain_one_group(self.names[comparison.groups[0].id].lower()), "unknown"
        if comparable * 2 < asked or not comparable:
            return words.TOO_LITTLE, words.explain_too_little(comparable, asked), "unknown"
        headline = words.compare_headline(gaps, groups)
        return (
            " ".join((f"{headline}.", *outside)) if outside else headline,
            conclusion,
            "half" if gaps or outside else "full",
        )

    def describe_view(self) -> tuple[str, tuple[str, ...]]:
        """Who can be compared, and in sentences who cannot; both are empty when that is everybody.

        What is true of the groups in view may be different for the others: a reader must not take the one for the
        other.
        """
        comparison = self.comparison
        compared = {
            cell.group
            for area in comparison.areas
            for item in area.statements
            if item.gap
            for cell in item.cells
            if cell.mean is not None
        }
        seen = [group for group in comparison.groups if group.id in compared]
        unseen = [self.names[group.id].lower() for group in comparison.groups if group.id not in compared]
        shown = {perspective.id for group in comparison.groups for perspective in group.perspectives}
        missing = [perspective for perspective, _ in comparison.participants if perspective.id not in shown]
        outside = []
        if missing:
            names = [(perspective.plural or perspective.name).lower() for perspective in missing]
            outside.append(words.explain_out_of_view(names, plural=len(missing) > 1 or missing[0].plural is not None))
        if unseen:
            outside.append(words.explain_without_figures(unseen))
        joined = any(len(group.perspectives) > 1 for group in seen)
        groups = words.name_in_view([self.names[group.id].lower() for group in seen], joined=joined) if outside else ""
        return groups, tuple(outside)

    def compose_notices(self) -> tuple[str, ...]:
        comparison = self.comparison
        notices = []
        absent = [
            (perspective.plural or perspective.name).lower()
            for perspective, number in comparison.participants
            if not number
        ]
        numbers = {perspective.id: number for perspective, number in comparison.participants}
        if absent and comparison.people:
            notices.append(words.explain_missing(dutch.join_words(absent)))
        notices += [
            words.explain_hidden(perspective.plural or perspective.name, numbers[perspective.id], comparison.threshold)
            for perspective in comparison.hidden
        ]
        for group in comparison.groups:
            if len(group.perspectives) > 1:
                names = [(perspective.plural or perspective.name).lower() for perspective in group.perspectives]
                notices.append(words.explain_together(dutch.begin_sentence(dutch.join_words(names))))
        if comparison.open and comparison.groups:
            notices.append(words.explain_open(min(group.people for group in comparison.groups)))
        return tuple(notices)

    def view_group(self, group: Group) -> GroupView:
        letter, shape = self.looks[group.id]
        return GroupView(
            id=group.id,
            letter=letter,
            shape=shape,
            name=self.names[group.id],
            people=dutch.count(group.people, "mens", "mensen"),
        )

    def view_line(self, means: Mapping[GroupId, Fraction], gap: Gap | None) -> LineView:
        markers = place_markers(means, self.looks)
        values = [f"{self.names[group]} {dutch.round_half_up(mean * 100)}" for group, mean in means.items()]
        return LineView(
            markers=markers,
            ticks=tuple(
                dutch.round_half_up(Fraction(100 * choice.points, self.checklist.top_points))
                for choice in self.checklist.scale
            ),
            lanes=max((marker.lane for marker in markers), default=0) + 1,
            text=f"{', '.join(values)} van de 100" if values else words.NOT_SCORED,
            difference=words.describe_steps(gap.size * self.checklist.steps)
            if gap
            else words.ONE_MEAN
            if values
            else words.NOT_SCORED,
        )

    def line_of(self, item: StatementComparison) -> LineView:
        return self.view_line({cell.group: cell.mean for cell in item.cells if cell.mean is not None}, item.gap)

    def view_point(self, item: StatementComparison, meaning: str) -> PointOfViewView:
        return PointOfViewView(
            title=item.statement.title,
            text=item.statement.text,
            area=item.area.name,
            kind=str(item.critical or ""),
            line=self.line_of(item),
            meaning=meaning,
            lowest=self.describe_lowest(item),
            words=self.view_words(item),
        )

    def describe_lowest(self, item: StatementComparison) -> str:
        lower = {
            perspective
            for group in self.comparison.groups
            if item.gap and group.id in item.gap.lower
            for perspective in group.perspectives
        }
        read = next(
            (
                words
                for words in self.view_words(item)
                if words.group in {perspective.plural or perspective.name for perspective in lower}
            ),
            None,
        )
        return f"{read.group} lazen: ‘{read.text}’" if read else ""

    def view_words(self, item: StatementComparison) -> tuple[WordsView, ...]:
        """How the groups read it that did not read the statement itself."""
        return tuple(
            WordsView(group=perspective.plural or perspective.name, text=text)
            for group in self.comparison.groups
            for perspective in group.perspectives
            if not perspective.full and (text := item.statement.text_for(perspective))
        )

    def view_difference(self, item: StatementComparison) -> PointOfViewView:
        gap = item.gap or Gap(size=Fraction(0), lower=(), higher=())
        meaning = f"Laagst: {self.name_all(gap.lower)}. Hoogst: {self.name_all(gap.higher)}."
        return self.view_point(
            item, " ".join(part for part in (meaning, self.describe_divided(item), self.describe_time(item)) if part)
        )

    def describe_time(self, item: StatementComparison) -> str:
        """Where it stands on the agenda; nothing when there is none."""
        if not self.times:
            return ""
        time = self.times.get(item.statement.id)
        return f"Op de agenda na {time}." if time else "Op de parkeerlijst."

    def view_blind_spot(self, spot: BlindSpot) -> PointOfViewView:
        cells = [cell for cell in spot.comparison.cells if cell.group in {*spot.unaware, *spot.aware}]
        known = [
            f"{self.names[cell.group].lower()}: {cell.unknown} van de {cell.unknown + cell.scored}" for cell in cells
        ]
        return self.view_point(spot.comparison, f"Weet het niet: {'; '.join(known)}.")

    def describe_divided(self, item: StatementComparison) -> str:
        return (
            f"Binnen deze groep lopen de antwoorden ver uiteen: {self.name_all(item.divided)}." if item.divided else ""
        )

    def view_areas(self) -> tuple[ComparedAreaView, ...]:
        views = []
        number = 0
        for area in self.comparison.areas:
            statements = []
            for item in area.statements:
                number += 1
                statements.append(
                    ComparedView(
                        number=number,
                        title=item.statement.title,
                        text=item.statement.text,
                        kind=str(item.critical or ""),
                        line=self.line_of(item),
                        shared=item.gap is not None or len(self.comparison.groups) < MOST_ALONE,
                        divided=self.describe_divided(item),
                        distribution=tuple(self.view_distribution(cell) for cell in item.cells),
                    )
                )
            views.append(
                ComparedAreaView(
                    id=area.area.id,
                    name=area.area.name,
                    description=area.area.description,
                    line=self.view_line(area.means, area.gap),
                    differences=self.count_differences(area),
                    basis=words.explain_basis(area.basis) if len(area.cells) > 1 else "",
                    statements=tuple(statements),
                    distribution=tuple(
                        DistributionView(
                            group=self.names[cell.group],
                            numbers=tuple(str(number) for number in cell.counts.values()),
                            agreement=words.describe_agreement(cell.agreement),
                        )
                        for cell in area.cells
                    ),
                )
            )
        return tuple(views)

    def view_distribution(self, cell: Cell) -> DistributionView:
        unseen = [words.HIDDEN_NUMBER] * len(self.checklist.scale)
        counts = [str(number) for number in cell.counts.values()] or (
            unseen if cell.hidden or cell.scored else ["0"] * len(unseen)
        )
        others = [words.HIDDEN_NUMBER] * 2 if cell.hidden else [str(cell.unknown), str(cell.not_applicable)]
        numbers = [*counts, *others]
        return DistributionView(
            group=self.names[cell.group],
            numbers=(*numbers, str(cell.open)),
            agreement=words.UNANIMOUS if cell.unanimous else words.describe_agreement(cell.agreement),
        )

    def count_differences(self, area: AreaComparison) -> str:
        """How many of the statements that can be compared lie a step or more apart.

        Means of an area can hide differences that cancel out.
        """
        comparable = sum(item.gap is not None for item in area.statements)
        apart = sum(item in self.comparison.gaps for item in area.statements)
        return f"{apart} van {comparable}" if comparable else words.ONE_MEAN if area.cells else words.NOT_SCORED

    def view_agenda(self, agenda: Agenda) -> AgendaView:
        rules = tuple(self.view_remark(rule) for rule in self.comparison.talk_rules)
        return AgendaView(
            duration=f"{agenda.minutes} minuten",
            order=self.explain_order(agenda),
            items=tuple(self.view_item(item, agenda) for item in agenda.items),
            parked=tuple(topic.comparison.statement.title for topic in agenda.parked[:MOST_PARKED]),
            more_parked=max(0, len(agenda.parked) - MOST_PARKED),
            rules=rules,
        )

    def explain_order(self, agenda: Agenda) -> str:
        """What decided the order of these topics, and of no others; nothing without topics."""
        chosen = [item.topic for item in agenda.items if item.topic]
        topics = [*chosen, *agenda.parked]
        if not topics:
            return ""
        return words.explain_order(
            important=len({topic.importance for topic in topics}) > 1,
            changing=len({topic.room for topic in topics}) > 1,
            passed=any(waiting.difference > topic.difference for waiting in agenda.parked for topic in chosen),
        )

    def view_item(self, item: AgendaItem, agenda: Agenda) -> AgendaItemView:
        title, question, first, because = self.describe_item(item, agenda)
        return AgendaItemView(
            time=write_time(item.begin),
            minutes=str(item.minutes),
            title=title,
            question=question,
            first=first,
            because=because,
            kind=item.kind,
        )

    def describe_item(self, item: AgendaItem, agenda: Agenda) -> tuple[str, str, str, str]:
        if item.topic:
            statement = item.topic.comparison.statement
            question = statement.talk_question or words.ask_about(statement.text)
            first = dutch.begin_sentence(self.name_all(item.topic.starts))
            return statement.title, question, first, self.explain_place(item.topic)
        match item.kind:
            case AgendaKind.OPENING if agenda.strength:
                return (
                    f"{words.OPENING}: ‘{agenda.strength.statement.title}’",
                    words.OPENING_QUESTION,
                    words.EVERYBODY,
                    "",
                )
            case AgendaKind.OPENING:
                return words.OPENING_WITHOUT, words.OPENING_QUESTION_WITHOUT, words.EVERYBODY, ""
            case AgendaKind.BREAK:
                return words.BREAK, "", "", ""
            case AgendaKind.SPACE:
                return words.SPACE, words.SPACE_QUESTION, "Wie iets wil inbrengen", ""
            case _:
                return words.CLOSING, words.CLOSING_QUESTION, words.EVERYBODY, ""

    def explain_place(self, topic: Topic) -> str:
        """Why this topic stands where it stands: the difference, the importance and the room."""
        reasons = {
            Reason.GAP: f"Verschil: {words.describe_steps(topic.difference)}.",
            Reason.BLIND_SPOT: "De een weet dit, de ander niet.",
            Reason.WORRY: "Elke groep ziet hier nog werk.",
        }
        critical = words.CRITICAL if topic.comparison.critical else ""
        room = words.ROOM[topic.room - 1] if self.comparison.phase.room else ""
        return " ".join(part for part in (reasons[topic.reason], critical, room) if part)

    def view_remark(self, remark: Remark) -> RemarkView:
        numbers = tuple(
            self.cited.setdefault(id_, len(self.cited) + 1) for id_ in remark.sources if id_ != OWN_JUDGEMENT
        )
        return RemarkView(text=remark.text, sources=numbers, own=OWN_JUDGEMENT in remark.sources)

    def list_sources(self) -> tuple[SourceView, ...]:
        by_id = {source.id: source for source in self.checklist.sources}
        return tuple(view_source(number, by_id[id_]) for id_, number in self.cited.items())


def view_notes(
    notes: Mapping[StatementId, Sequence[str]], titles: Iterable[tuple[StatementId, str]]
) -> tuple[NotesView, ...]:
    """What people wrote at each of these, by alphabet; those at which nobody wrote anything are left out."""
    return tuple(NotesView(title=title, notes=tuple(sorted(notes[id_]))) for id_, title in titles if notes.get(id_))


def write_time(minutes: int) -> str:
    """``1:05``: hours and minutes after the start."""
    return f"{minutes // 60}:{minutes % 60:02}"


def view_source(number: int, source: Source) -> SourceView:
    """A source as the list at the back shows it."""
    return SourceView(
        number=number,
        text=f"{dutch.end_sentence(source.title)} {source.organisation}, {source.year or 'zonder jaar'}.",
        address=source.address,
    )
