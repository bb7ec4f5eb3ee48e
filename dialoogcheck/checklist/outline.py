"""Writes out a whole checklist in Markdown, for colleagues who read it before anybody fills it in."""

from collections.abc import Iterable, Iterator

from dialoogcheck.checklist.model import (
    Area,
    Checklist,
    Condition,
    Fact,
    Phase,
    PhaseId,
    Pitfall,
    Remark,
    SourceId,
    Statement,
    Stop,
    Tip,
)
from dialoogcheck.checklist.reserved import OWN_JUDGEMENT
from dialoogcheck.document.markdown import escape_markdown as md
from dialoogcheck.dutch import count, end_sentence, join_words


def write_outline(checklist: Checklist, phase: Phase | None = None) -> str:
    """Everything in a checklist, or only what holds in one phase, as one document."""
    return "\n\n".join(_Outline(checklist, phase).write()) + "\n"


class _Outline:
    """Writes one document; ``phases`` are those that it shows."""

    def __init__(self, checklist: Checklist, phase: Phase | None) -> None:
        self.checklist = checklist
        self.only = phase
        self.phases = {shown.id: shown for shown in ((phase,) if phase else checklist.phases)}
        self.facts = {fact.id: fact for fact in checklist.facts if any(fact.is_asked_in(id_) for id_ in self.phases)}
        self.cited: set[SourceId] = set()

    def write(self) -> Iterator[str]:
        """The paragraphs, lists and tables of the document, in order."""
        checklist = self.checklist
        yield f"# {md(checklist.title)}{f': {md(self.only.name)}' if self.only else ''}"
        yield md(checklist.description)
        number = sum(self.is_shown(statement) for statement in checklist.statements)
        what = "één fase van de checklist" if self.only else "de hele checklist"
        statements = count(number, "stelling", "stellingen")
        yield f"Dit is {what} `{checklist.id}`, versie {checklist.version}, met {statements}. U kunt hem zo nakijken."
        yield from self.write_frame()
        yield "## De fase" if self.only else "## Fasen"
        for phase in self.phases.values():
            yield from self.write_phase(phase)
        for area in checklist.areas:
            yield from self.write_area(area)
        yield from self.write_end()

    def write_frame(self) -> Iterator[str]:
        """What holds for the whole checklist: introduction, answers, levels, facts, perspectives and rules."""
        checklist = self.checklist
        yield "## Inleiding"
        yield md(checklist.introduction)
        if checklist.report_name:
            yield f"Het rapport heet: {md(checklist.report_name)}."
        if checklist.form_introduction:
            yield f"Een formulier begint zo: {md(checklist.form_introduction)}"
        yield "## Antwoorden"
        yield _list(
            f"**{md(choice.name)}**: {count(choice.points, 'punt', 'punten')}."
            + (f" Bij een spiegelstelling heet dit: {md(choice.mirror_name)}." if choice.mirror_name else "")
            for choice in checklist.scale
        )
        yield "## Niveaus"
        yield _list(
            f"**{md(level.name)}**, vanaf {_number(float(level.minimum))}: {md(level.meaning)}"
            for level in checklist.levels
        )
        least = _number(float(checklist.coverage_minimum))
        yield f"Is minder dan {least}% van een gebied beoordeeld? Dan krijgt het geen niveau."
        if checklist.verdict_words:
            yield "## Eigen woorden voor de uitkomst"
            yield _list(
                f"**{md(words.title)}** (bij `{words.verdict}`): {md(words.text)}" for words in checklist.verdict_words
            )
        if self.facts:
            yield "## Wat vooraf gevraagd wordt"
            yield _list(self.describe_fact(fact) for fact in self.facts.values())
        yield "## Wie de checklist invult"
        yield _list(
            f"**{md(side.name)}**{f' (samen: {md(side.plural)})' if side.plural else ''}: "
            + ("alle stellingen" if side.full else "alleen de spiegelstellingen")
            + (", in de gewoonste woorden." if side.plain else ".")
            for side in checklist.perspectives
        )
        if checklist.talk_rules:
            yield "## Gespreksregels"
            yield _list(self.describe_remark(remark) for remark in checklist.talk_rules)

    def describe_fact(self, fact: Fact) -> str:
        """The question with its answers."""
        answers = join_words([f"‘{md(option.name)}’" for option in fact.options], "of")
        where = f" Alleen in de fase {self.name_phases(fact.phases)}." if fact.phases and not self.only else ""
        usual = next((option.name for option in fact.options if option.id == fact.default), fact.default)
        moment = " Elk antwoord is een moment: die komen niet samen in één groepsrapport." if fact.moment else ""
        return (
            f"**{md(fact.name)}.** {md(fact.question)} {answers}. {md(fact.explanation)} Als niemand antwoordt, geldt "
            f"‘{md(usual)}’.{where}{moment}"
        )

    def write_phase(self, phase: Phase) -> Iterator[str]:
        """What dialogue is for in a phase, and its limits."""
        yield f"### {md(phase.name)}"
        yield f"{md(phase.description)} Korte naam: `{phase.id}`."
        if phase.stop:
            yield self.describe_stop(phase.stop)
        yield f"**Waarvoor dialoog.** {md(phase.purpose)}"
        if phase.room:
            yield f"**Ruimte voor inbreng: {md(phase.room)}.** {md(phase.room_text)}"
        for title, texts in (("Onderwerpen", phase.topics), ("Met wie", phase.participants)):
            if texts:
                yield f"**{title}**"
                yield _list(map(md, texts))
        for title, remarks in (("Grenzen", phase.limits), ("Vermijd", phase.avoid)):
            if remarks:
                yield f"**{title}**"
                yield _list(self.describe_remark(remark) for remark in remarks)

    def describe_stop(self, stop: Stop) -> str:
        """Why there is no dialogue here, and when there is."""
        unless = self.describe_condition(stop.unless)
        return (
            f"> **{md(stop.title)}** "
            f"{md(stop.text)}{f' Behalve bij {unless}.' if unless else ''}{self.cite(stop.sources)}"
        )

    def describe_remark(self, remark: Remark) -> str:
        """The sentence, when it holds and who says it."""
        only = self.describe_condition(remark.condition)
        return f"{md(remark.text)}{f' Alleen bij {only}.' if only else ''}{self.cite(remark.sources)}"

    def write_area(self, area: Area) -> Iterator[str]:
        """The statements of an area with all that belongs to them; nothing where none is asked."""
        statements = [statement for statement in area.statements if self.is_shown(statement)]
        if not statements:
            return
        yield f"## Gebied: {md(area.name)}"
        yield f"**{md(area.question)}**"
        if area.description:
            yield md(area.description)
        if area.plain_name:
            yield f"In gewone woorden heet dit gebied: {md(area.plain_name)}."
        for statement in statements:
            yield f"### {md(statement.title)}"
            yield md(statement.text)
            yield _list(self.describe_statement(statement))
        if area.open_questions:
            yield f"### Open vragen bij {md(area.name)}"
            yield _list(f"{md(question.text)} (`{question.id}`)" for question in area.open_questions)
        pitfalls = [pitfall for pitfall in area.pitfalls if self.is_shown(pitfall)]
        if pitfalls:
            yield f"### Valkuilen bij {md(area.name)}"
            yield _list(
                f"**{md(pitfall.title)}.** {md(pitfall.text)} Herkenbaar aan: "
                f"{md(pitfall.recognise)}{self.describe_use(pitfall)}"
                for pitfall in pitfalls
            )
        tips = [tip for tip in area.tips if self.is_shown(tip)]
        if tips:
            yield f"### Tips bij {md(area.name)}"
            yield _list(
                f"{md(tip.action)} Wie: {_end(tip.who)} Wanneer: {_end(tip.when)} Duur: {_end(tip.duration)}"
                + (f" Werkblad: `{tip.worksheet}`." if tip.worksheet else "")
                + self.describe_use(tip)
                for tip in tips
            )

    def describe_statement(self, statement: Statement) -> Iterator[str]:
        """When a statement is asked and what belongs to it, a line each."""
        yield f"Korte naam: `{statement.id}`."
        yield from self.describe_when(statement.phases, statement.condition)
        critical = statement.critical
        if critical and not self.phases.keys().isdisjoint(critical.phases):
            everywhere = self.only or set(critical.phases) == set(statement.phases)
            where = "" if everywhere else f", in de fase {self.name_phases(critical.phases)}"
            yield f"Kritiek: {critical.kind}{where}."
        if statement.weight != 1:
            yield f"Gewicht: {statement.weight}."
        yield f"Uitleg: {md(statement.explanation)}"
        if statement.not_applicable:
            yield f"Niet van toepassing: {md(statement.not_applicable)}"
        if statement.who_knows:
            yield f"Wie het weet: {_end(statement.who_knows)}"
        for id_, mirror in statement.mirrors.items():
            yield f"Spiegelstelling, {md(self.checklist.perspective(id_).name)}: {md(mirror)}"
        if statement.talk_question:
            yield f"Gespreksvraag: {md(statement.talk_question)}"
        if statement.replaces:
            yield f"Vervangt: {join_words([f'`{id_}`' for id_ in statement.replaces])}."
        for link in self.checklist.counterparts:
            if link.statement == statement.id:
                yield f"Hoort bij `{link.other}` van de checklist `{link.checklist}`: {md(link.why)}"

    def describe_use(self, advice: Pitfall | Tip) -> str:
        """How it is called, with which statements it goes, when, and who says it."""
        statements = join_words([f"`{id_}`" for id_ in advice.statements])
        return " ".join(
            ["", f"Korte naam: `{advice.id}`. Bij {statements}.", *self.describe_when(advice.phases, advice.condition)]
        ) + self.cite(advice.sources)

    def describe_when(self, phases: tuple[PhaseId, ...], condition: Condition) -> Iterator[str]:
        """In which phases and with which answers, as far as that is not always."""
        if not self.only and set(phases) != self.phases.keys():
            yield f"Fase: {self.name_phases(phases)}."
        only = self.describe_condition(condition)
        if only:
            yield f"Alleen bij {only}."

    def describe_condition(self, condition: Condition) -> str:
        """The answers to facts, as far as they are asked here."""
        parts = []
        for id_, values in condition.allowed.items():
            fact = self.facts.get(id_)
            if fact:
                answers = join_words([f"‘{md(fact.option(value).name)}’" for value in values], "of")
                where = f" (in de fase {self.name_phases(fact.phases)})" if fact.phases and not self.only else ""
                parts.append(f"{md(fact.name)}: {answers}{where}")
        return " en ".join(parts)

    def name_phases(self, phases: Iterable[PhaseId]) -> str:
        """The names as a sentence lists them."""
        return join_words([md(self.checklist.phase(id_).name) for id_ in phases])

    def is_shown(self, item: Statement | Pitfall | Tip) -> bool:
        """Whether something holds in a phase that is shown."""
        return not self.phases.keys().isdisjoint(item.phases)

    def cite(self, sources: tuple[SourceId, ...]) -> str:
        """The sources in brackets; own judgement is called our advice."""
        marks = [str(id_) for id_ in sources if id_ != OWN_JUDGEMENT]
        self.cited.update(sources)
        own = ["ons advies"] if len(marks) < len(sources) else []
        named = [f"{'met ' if own else ''}bron {', '.join(marks)}"] if marks else []
        return f" ({', '.join([*own, *named])})"

    def write_end(self) -> Iterator[str]:
        """What a report has at its end: words, limits, privacy and the sources that were named."""
        checklist = self.checklist
        if checklist.terms:
            yield "## Woordenlijst"
            yield _list(f"**{md(term.word)}.** {md(term.meaning)}" for term in checklist.terms)
        for title, texts in (
            ("Grenzen van het rapport", checklist.limitations),
            ("Wie mag dit lezen?", checklist.privacy),
        ):
            if texts:
                yield f"## {title}"
                yield _list(map(md, texts))
        sources = [source for source in checklist.sources if source.id in self.cited or not self.only]
        if sources:
            yield "## Bronnen"
            yield _list(
                f"**{source.id}.** {md(source.title)}. "
                f"{', '.join(md(part) for part in (source.organisation, source.year, source.kind) if part)}."
                + (f" <{source.address}>" if source.address else "")
                for source in sources
            )


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _end(text: str) -> str:
    return md(end_sentence(text))


def _number(number: float) -> str:
    return f"{number:g}".replace(".", ",")
