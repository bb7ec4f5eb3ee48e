"""From an advice to what the report shows.

Every word that stands in a report and is not in a template is chosen here.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator

from dialoogcheck import __version__, dutch
from dialoogcheck.advice import words
from dialoogcheck.advice.model import Action, Advice, AreaAdvice, Risk
from dialoogcheck.advice.result import NOT_APPLICABLE, TOO_LITTLE_KNOWN, AreaResult, Result, StatementResult, Verdict
from dialoogcheck.answers.model import Details, NoScore
from dialoogcheck.answers.words import NOT_APPLICABLE_NAME, NOT_FILLED_IN, OPEN_NAME, UNKNOWN_NAME, changed_checklist
from dialoogcheck.checklist.model import Checklist, LevelId, Phase, Remark, Source, SourceId
from dialoogcheck.checklist.reserved import OWN_JUDGEMENT
from dialoogcheck.document.views import (
    ActionView,
    AnswersView,
    AnswerView,
    AreaView,
    PhaseView,
    PointView,
    RemarkView,
    ReportView,
    RiskView,
    SourceView,
    TermView,
    UnknownView,
)

LONGEST_HEADING = 110
LONGEST_RUNNING = 34
MOST_STRENGTHS = 3
LONGEST_SHORT_WORD = 4


def compose_report(advice: Advice, *, remarks: Iterable[str] = (), shareable: bool = False) -> ReportView:
    """The report of this advice.

    ``remarks`` are further things that the reader must know, such as answers that did not count.

    ``shareable`` says that notes and names were left out of the answers: then the report does not claim that nobody
    wrote any.
    """
    return _AdviceComposer(advice, remarks=tuple(remarks), shareable=shareable).compose()


def name_moment(checklist: Checklist, details: Details) -> str:
    """Of which moment the answers are, empty when that is the usual one."""
    return " · ".join(option.name for _, option in checklist.moments(details.phase, details.facts))


def name_level(checklist: Checklist, level: LevelId) -> str:
    """What people read for a level."""
    special = {TOO_LITTLE_KNOWN: words.TOO_LITTLE_KNOWN, NOT_APPLICABLE: NOT_APPLICABLE_NAME}
    return special.get(level) or next(item.name for item in checklist.levels if item.id == level)


def mark_level(checklist: Checklist, level: LevelId) -> str:
    """The shape that goes with a level, so that no meaning rests on colour: full, half, empty, unknown or none."""
    special = {TOO_LITTLE_KNOWN: "unknown", NOT_APPLICABLE: "none"}
    if level in special:
        return special[level]
    ids = [item.id for item in checklist.levels]
    if level == ids[-1]:
        return "empty"
    return "full" if level == ids[0] else "half"


def name_answer(checklist: Checklist, item: StatementResult) -> str:
    """What people read for an answer."""
    special = {NoScore.UNKNOWN: UNKNOWN_NAME, NoScore.NOT_APPLICABLE: NOT_APPLICABLE_NAME, NoScore.OPEN: OPEN_NAME}
    choice = item.choice
    return special[choice] if isinstance(choice, NoScore) else checklist.choice(choice).name


def explain_because(checklist: Checklist, items: Iterable[StatementResult]) -> str:
    """``Omdat u bij ‘Doel op papier’ ‘Nee’ antwoordde.``: the answers that called something up, grouped by answer."""
    by_answer: dict[str, list[str]] = {}
    skipped: list[str] = []
    for item in items:
        title = f"‘{item.statement.title}’"
        if item.choice == NoScore.OPEN:
            skipped.append(title)
        else:
            by_answer.setdefault(name_answer(checklist, item), []).append(title)
    parts = [f"bij {dutch.join_words(titles)} ‘{answer}’ antwoordde" for answer, titles in by_answer.items()]
    if skipped:
        parts.append(f"{dutch.join_words(skipped)} nog niet beantwoordde")
    return f"Omdat u {dutch.join_words(parts)}."


def view_carried(result: Result) -> tuple[TermView, ...]:
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
    return tuple(TermView(word=word, meaning=meaning) for word, meaning in rows if meaning)


def view_source(number: int, source: Source) -> SourceView:
    """A source as the list at the back shows it."""
    return SourceView(
        number=number,
        text=f"{dutch.end_sentence(source.title)} {source.organisation}, {source.year or 'zonder jaar'}.",
        address=source.address,
    )


def judge_in_words(result: Result) -> tuple[str, str]:
    """The verdict as a short sentence, and what it means here."""
    own = next((words for words in result.checklist.verdict_words if words.verdict == result.verdict), None)
    if own:
        return own.title, own.text
    solve, find_out = len(result.solve_first), len(result.find_out_first)
    if result.verdict is Verdict.NO_DIALOGUE and result.phase.stop:
        return result.phase.stop.title, result.phase.stop.text
    if result.verdict is Verdict.SOLVE_FIRST:
        return words.solve_first(solve), words.solve_first_meaning(solve, find_out)
    if result.verdict is Verdict.FIND_OUT_FIRST:
        too_little = sum(area.level == TOO_LITTLE_KNOWN for area in result.areas)
        applies = any(area.applicable for area in result.areas)
        return words.FIND_OUT_FIRST, words.find_out_first_meaning(
            find_out, too_little
        ) if applies else words.NOTHING_APPLIES
    applicable = [area for area in result.areas if area.level != NOT_APPLICABLE]
    ready = sum(area.level == result.checklist.levels[0].id for area in applicable)
    if result.verdict is Verdict.NEARLY_READY:
        return words.nearly_ready(ready, len(applicable)), words.nearly_ready_meaning(ready, len(applicable))
    return words.READY, words.READY_MEANING


class _AdviceComposer:
    def __init__(self, advice: Advice, *, remarks: tuple[str, ...], shareable: bool) -> None:
        self.absent = words.LEFT_OUT if shareable else NOT_FILLED_IN
        self.advice = advice
        self.result = advice.result
        self.checklist = advice.result.checklist
        self.assessment = advice.result.assessment
        self.remarks = remarks
        self.numbers = {action.tip.id: number for number, action in enumerate(advice.actions, start=1)}
        self.cited: dict[SourceId, int] = {}

    def compose(self) -> ReportView:
        details = self.assessment.details
        verdict, conclusion = judge_in_words(self.result)
        # Sources are numbered in the order in which the reader meets them: the phase comes before the areas.
        phase = self.view_phase(self.result.phase)
        actions = tuple(self.view_action(action) for action in self.advice.actions)
        by_number = {action.number: action for action in actions}
        moment = name_moment(self.checklist, details)
        title_parts = (self.checklist.title, details.topic or details.organisation, self.result.phase.name, moment)
        report = ReportView(
            name=self.checklist.report_name or words.REPORT_NAME,
            document_title=" · ".join(
                [
                    self.checklist.report_name or words.REPORT_NAME,
                    *(dutch.shorten(part, LONGEST_HEADING) for part in title_parts if part),
                ]
            ),
            description=f"{self.checklist.title}, {self.result.phase.name}",
            checklist=self.checklist.title,
            organisation=dutch.shorten(details.organisation, LONGEST_HEADING),
            heading=dutch.shorten(details.topic or self.checklist.title, LONGEST_HEADING),
            running=" · ".join(
                part
                for part in (
                    *(dutch.shorten(part, LONGEST_RUNNING) for part in (details.organisation, details.topic)),
                    self.result.phase.name,
                )
                if part
            ),
            phase=phase,
            moment=moment,
            date=dutch.write_date(details.date) if details.date else "",
            created=details.date.isoformat() if details.date else "",
            details=self.view_details(),
            fictitious=details.fictitious,
            notices=self.compose_notices(),
            verdict=verdict,
            verdict_mark=self.mark_verdict(),
            conclusion=conclusion,
            solve_first=tuple(self.view_point(item) for item in self.result.solve_first),
            find_out_first=tuple(self.view_point(item) for item in self.result.find_out_first),
            worst=self.checklist.scale[0].name,
            counts=self.count_levels(),
            good=self.list_good(),
            legend=self.explain_levels(),
            ticks=tuple(dutch.round_half_up(level.minimum) for level in self.checklist.levels if level.minimum > 0),
            areas=tuple(self.view_area(area, by_number) for area in self.advice.areas),
            first_actions=tuple(by_number[self.numbers[action.tip.id]] for action in self.advice.first_actions),
            actions=actions,
            unknowns=tuple(self.view_unknown(item) for item in self.advice.unknowns),
            answers=tuple(self.view_answers(area) for area in self.result.areas),
            carried=view_carried(self.result),
            method=words.explain_method(
                top=self.checklist.top_points,
                coverage=dutch.round_half_up(self.checklist.coverage_minimum),
                weighted=any(statement.weight != 1 for statement in self.checklist.statements),
                scale=[f"{choice.name} {choice.points}" for choice in self.checklist.scale],
                lowest=self.checklist.levels[-1].name,
                worst=self.checklist.scale[0].name,
                critical=any(item.critical for area in self.result.areas for item in area.statements),
            ),
            levels=self.view_levels(),
            terms=(),
            sources=self.list_sources(),
            limitations=self.checklist.limitations,
            privacy=self.checklist.privacy,
            origin=self.view_origin(),
        )
        return dataclasses.replace(report, terms=self.view_terms(report))

    def view_terms(self, report: ReportView) -> tuple[TermView, ...]:
        """The words of the list that this report uses."""
        used = " ".join(_collect_texts(report)).lower()
        return tuple(
            TermView(word=term.word, meaning=term.meaning)
            for term in self.checklist.terms
            if _is_used(term.word.lower(), used)
        )

    def view_details(self) -> tuple[TermView, ...]:
        details = self.assessment.details
        facts = (
            TermView(word=fact.name, meaning=fact.option(details.facts[fact.id]).name)
            for fact in self.checklist.facts_in(details.phase)
        )
        return (
            TermView(word="Organisatie", meaning=details.organisation or self.absent),
            TermView(word="Onderwerp", meaning=details.topic or self.absent),
            TermView(word="Fase", meaning=self.result.phase.name),
            *facts,
            TermView(word="Ingevuld door", meaning=self.checklist.perspective(details.perspective).name),
            TermView(word="Datum", meaning=dutch.write_date(details.date) if details.date else NOT_FILLED_IN),
            TermView(word="Versie", meaning="korte versie" if details.short else "volledige versie"),
        )

    def compose_notices(self) -> tuple[str, ...]:
        notices = list(self.remarks)
        perspective = self.checklist.perspective(self.assessment.details.perspective)
        if not perspective.full:
            notices.append(words.other_perspective(perspective.name, self.checklist.organiser.name))
        if self.assessment.differs_from(self.result.fingerprint):
            notices.append(changed_checklist(self.assessment.version, self.checklist.version))
        elif self.assessment.carried:
            notices.append(words.CARRIED)
        if self.assessment.details.short:
            asked = sum(len(area.statements) for area in self.result.areas)
            notices.append(words.short_version(asked))
        return tuple(notices)

    def mark_verdict(self) -> str:
        return {
            Verdict.NO_DIALOGUE: "stop",
            Verdict.SOLVE_FIRST: "empty",
            Verdict.FIND_OUT_FIRST: "unknown",
            Verdict.NEARLY_READY: "half",
        }.get(self.result.verdict, "full")

    def count_levels(self) -> str:
        order = [*(level.id for level in self.checklist.levels), TOO_LITTLE_KNOWN, NOT_APPLICABLE]
        counted = [
            (name_level(self.checklist, id_), sum(area.level == id_ for area in self.result.areas)) for id_ in order
        ]
        return dutch.join_words([f"{number} {name.lower()}" for name, number in counted if number])

    def list_good(self) -> tuple[str, ...]:
        """What to be glad about on page one: the areas that are ready, or else a few statements.

        More than a few speak for themselves.
        """
        ready = tuple(area.area.name for area in self.result.areas if area.level == self.checklist.levels[0].id)
        strong = tuple(item.statement.title for area in self.advice.areas for item in area.strengths)
        return (ready or strong[:MOST_STRENGTHS]) if len(ready) <= MOST_STRENGTHS else ()

    def explain_levels(self) -> str:
        thresholds = [
            f"{level.name} vanaf {dutch.round_half_up(level.minimum)}"
            for level in self.checklist.levels
            if level.minimum > 0
        ]
        overruled = any(area.overruled_by for area in self.result.areas)
        return words.explain_levels(thresholds, overruled=overruled, worst=self.checklist.scale[0].name)

    def view_phase(self, phase: Phase) -> PhaseView:
        stop = phase.stop if self.result.stopped else None
        return PhaseView(
            name=phase.name,
            description=phase.description,
            purpose=phase.purpose,
            room=phase.room or "",
            room_text=phase.room_text,
            topics=phase.topics,
            participants=phase.participants,
            limits=self.view_remarks(phase.limits),
            avoid=self.view_remarks(phase.avoid),
            stop=self.view_remark(Remark(text=stop.text, sources=stop.sources)) if stop else None,
        )

    def view_remarks(self, remarks: Iterable[Remark]) -> tuple[RemarkView, ...]:
        return tuple(
            self.view_remark(remark) for remark in remarks if remark.condition.holds(self.assessment.details.facts)
        )

    def view_remark(self, remark: Remark) -> RemarkView:
        return RemarkView(text=remark.text, sources=self.cite(remark.sources), own=OWN_JUDGEMENT in remark.sources)

    def view_point(self, item: StatementResult) -> PointView:
        return PointView(
            title=item.statement.title,
            text=item.statement.text,
            kind=str(item.critical or ""),
            who_knows=item.statement.who_knows or "",
        )

    def view_area(self, advice: AreaAdvice, by_number: dict[int, ActionView]) -> AreaView:
        area = advice.result
        level = name_level(self.checklist, area.level)
        score = None if area.score is None else dutch.round_half_up(area.score)
        coverage = None if area.coverage is None else dutch.round_half_up(area.coverage)
        score_text = words.NO_SCORE if score is None else str(score)
        coverage_text = (
            words.NO_COVERAGE if coverage is None else f"{coverage}% ({area.answered} van {area.applicable})"
        )
        return AreaView(
            id=area.area.id,
            name=area.area.name,
            description=area.area.description,
            mark=mark_level(self.checklist, area.level),
            level=level,
            score=score,
            score_text=score_text,
            coverage_text=coverage_text,
            picture=words.describe_bar(area.area.name, score, level),
            summary=self.summarise_area(area),
            overruled=self.explain_overrule(area),
            strengths=tuple(item.statement.text for item in advice.strengths),
            nearly=tuple(item.statement.text for item in advice.nearly),
            risks=tuple(self.view_risk(risk) for risk in advice.risks),
            actions=tuple(by_number[self.numbers[action.tip.id]] for action in advice.actions),
            words=tuple(
                TermView(word=question.text, meaning=note)
                for question in area.area.open_questions
                if (note := self.assessment.answer(question.id).note)
            ),
        )

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
        if not area.overruled_by:
            return ""
        titles = dutch.join_words([f"‘{item.statement.title}’" for item in area.overruled_by])
        return words.explain_overrule(
            titles, len(area.overruled_by), name_level(self.checklist, area.level), self.checklist.scale[0].name
        )

    def view_risk(self, risk: Risk) -> RiskView:
        pitfall = risk.pitfall
        return RiskView(
            title=pitfall.title,
            text=pitfall.text,
            recognise=pitfall.recognise,
            because=explain_because(self.checklist, risk.because),
            sources=self.cite(pitfall.sources),
            own=OWN_JUDGEMENT in pitfall.sources,
        )

    def view_action(self, action: Action) -> ActionView:
        tip = action.tip
        first, _, rest = dutch.split_first(tip.action)
        return ActionView(
            number=self.numbers[tip.id],
            first=dutch.end_sentence(first),
            rest=rest,
            find_out=words.ask_first(action.because[0].statement.who_knows or "") if action.find_out else "",
            who=tip.who,
            when=tip.when,
            duration=tip.duration,
            because=explain_because(self.checklist, action.because),
            area=action.area.name,
            sources=self.cite(tip.sources),
            own=OWN_JUDGEMENT in tip.sources,
        )

    def view_unknown(self, item: StatementResult) -> UnknownView:
        statement = item.statement
        return UnknownView(
            title=statement.title,
            text=statement.text,
            who_knows=dutch.begin_sentence(statement.who_knows or ""),
            kind=str(item.critical or ""),
        )

    def view_answers(self, area: AreaResult) -> AnswersView:
        return AnswersView(
            area=area.area.name,
            notes=any(item.answer.note for item in area.statements),
            rows=tuple(
                AnswerView(
                    text=item.statement.text,
                    answer=name_answer(self.checklist, item),
                    note=item.answer.note,
                    kind=str(item.critical or ""),
                )
                for item in area.statements
            ),
        )

    def view_levels(self) -> tuple[TermView, ...]:
        rows = [
            TermView(word=level.name, meaning=f"vanaf {dutch.round_half_up(level.minimum)} punten. {level.meaning}")
            for level in self.checklist.levels
        ]
        minimum = dutch.round_half_up(self.checklist.coverage_minimum)
        rows.append(
            TermView(
                word=words.TOO_LITTLE_KNOWN, meaning=f"zekerheid lager dan {minimum}%. Eerst meer vragen beantwoorden."
            )
        )
        return tuple(rows)

    def view_origin(self) -> tuple[TermView, ...]:
        return (
            TermView(word="Checklist", meaning=f"{self.checklist.title} ({self.checklist.id})"),
            TermView(word="Versie van de checklist", meaning=self.checklist.version),
            TermView(word="Vingerafdruk", meaning=self.result.fingerprint),
            TermView(word="Gemaakt met", meaning=f"dialoogcheck {__version__}"),
        )

    def cite(self, sources: Iterable[SourceId]) -> tuple[int, ...]:
        """The numbers of these sources, given out in the order of first use."""
        return tuple(self.cited.setdefault(id_, len(self.cited) + 1) for id_ in sources if id_ != OWN_JUDGEMENT)

    def list_sources(self) -> tuple[SourceView, ...]:
        by_id = {source.id: source for source in self.checklist.sources}
        return tuple(view_source(number, by_id[id_]) for id_, number in self.cited.items())


def _is_used(word: str, text: str) -> bool:
    """Whether a word stands in the text, or begins a longer one (``aanbesteding`` in ``aanbestedingsjurist``).

    A short word must stand alone.
    """
    end = r"\b" if len(word) <= LONGEST_SHORT_WORD else ""
    return re.search(rf"\b{re.escape(word)}{end}", text) is not None


def _collect_texts(value: object) -> Iterator[str]:
    """Every text in a view, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _collect_texts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _collect_texts(getattr(value, field.name))
