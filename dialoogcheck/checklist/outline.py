"""A whole checklist as a document, for colleagues who read it before anybody fills it in."""

from collections.abc import Iterable, Iterator

from dialoogcheck.checklist import model
from dialoogcheck.checklist.reserved import OWN_JUDGEMENT, WITHOUT_SCORE
from dialoogcheck.checklist.timing import (
    count_days,
    describe_effort,
    describe_timing,
    describe_tip_effort,
    describe_tip_timing,
)
from dialoogcheck.document import blocks
from dialoogcheck.dutch import count, end_sentence, join_words


def compose_outline(checklist: model.Checklist, phase: model.Phase | None = None) -> blocks.Report:
    """Everything in a checklist, or only what holds in one phase."""
    outline = _Outline(checklist, phase)
    number = sum(outline.is_shown(statement) for statement in checklist.statements)
    statements = count(number, "stelling", "stellingen")
    what = "één fase van de checklist " if phase else "de hele checklist "
    version = f", versie {checklist.version}, met {statements}. U kunt hem zo nakijken."
    return blocks.Report(
        title=checklist.title,
        description=checklist.description,
        created="",
        running=checklist.title,
        kicker=(checklist.description,),
        heading=f"{checklist.title}{f': {phase.name}' if phase else ''}",
        subtitle=(f"Dit is {what}", _code(checklist.id), version),
        fictitious="",
        notices=(),
        blocks=tuple(outline.compose()),
    )


class _Outline:
    """Composes one document; ``phases`` are those that it shows."""

    def __init__(self, checklist: model.Checklist, phase: model.Phase | None) -> None:
        self.checklist = checklist
        self.only = phase
        self.phases = {shown.id: shown for shown in ((phase,) if phase else checklist.phases)}
        self.facts = {fact.id: fact for fact in checklist.facts if any(fact.is_asked_in(id_) for id_ in self.phases)}
        self.cited: set[model.SourceId] = set()

    def compose(self) -> Iterator[blocks.Block]:
        """The chapters of the document, in order."""
        yield from self.compose_frame()
        yield blocks.heading(2, "De fase" if self.only else "Fasen")
        for phase in self.phases.values():
            yield from self.compose_phase(phase)
        for area in self.checklist.areas:
            yield from self.compose_area(area)
        yield from self.compose_end()

    def compose_frame(self) -> Iterator[blocks.Block]:
        """What holds for the whole checklist: introduction, answers, levels, facts, perspectives and rules."""
        checklist = self.checklist
        yield blocks.heading(2, "Inleiding")
        yield blocks.paragraph(checklist.introduction)
        if checklist.report_name:
            yield blocks.paragraph(f"Het rapport heet: {checklist.report_name}.")
        if checklist.form_introduction:
            yield blocks.paragraph(f"Een formulier begint zo: {checklist.form_introduction}")
        if checklist.looks_back:
            yield blocks.paragraph("Het gesprek is al geweest. Het programma vraagt op welke datum dat was.")
        answers: list[blocks.Text] = [
            (
                blocks.strong(choice.name),
                f": {count(choice.points, 'punt', 'punten')}.",
                f" {choice.meaning}" if choice.meaning else "",
                f" Bij een spiegelstelling heet dit: {choice.mirror_name}." if choice.mirror_name else "",
                f" Bij een spiegelstelling betekent dit: {choice.mirror_meaning}" if choice.mirror_meaning else "",
            )
            for choice in checklist.scale
        ]
        meanings = (checklist.unknown_meaning, checklist.not_applicable_meaning)
        answers += [
            (blocks.strong(name), f": telt niet mee voor de score. {meaning}")
            for name, meaning in zip(WITHOUT_SCORE.values(), meanings, strict=True)
        ]
        yield from _compose_list(blocks.heading(2, "Antwoorden"), answers)
        levels = [
            (blocks.strong(level.name), f", vanaf {_number(float(level.minimum))}: {level.meaning}")
            for level in checklist.levels
        ]
        yield from _compose_list(blocks.heading(2, "Niveaus"), levels)
        least = _number(float(checklist.coverage_minimum))
        yield blocks.paragraph(f"Is minder dan {least}% van een gebied beoordeeld? Dan krijgt het geen niveau.")
        verdicts = [
            (blocks.strong(words.title), " (bij ", _code(words.verdict), f"): {words.text}")
            for words in checklist.verdict_words
        ]
        yield from _compose_list(blocks.heading(2, "Eigen woorden voor de uitkomst"), verdicts)
        facts = map(self.describe_fact, self.facts.values())
        yield from _compose_list(blocks.heading(2, "Wat vooraf gevraagd wordt"), facts)
        sides = [
            (
                blocks.strong(side.name),
                f" (samen: {side.plural}): " if side.plural else ": ",
                "alle stellingen" if side.full else "alleen de spiegelstellingen",
                ", in de gewoonste woorden." if side.plain else ".",
            )
            for side in checklist.perspectives
        ]
        yield from _compose_list(blocks.heading(2, "Wie de checklist invult"), sides)
        yield from _compose_list(blocks.heading(2, "Gespreksregels"), map(self.describe_remark, checklist.talk_rules))

    def describe_fact(self, fact: model.Fact) -> blocks.Text:
        """The question with its answers."""
        answers = join_words([f"‘{option.name}’" for option in fact.options], "of")
        where = f" Alleen in de fase {self.name_phases(fact.phases)}." if fact.phases and not self.only else ""
        usual = next((option.name for option in fact.options if option.id == fact.default), fact.default)
        moment = " Elk antwoord is een moment: die komen niet samen in één groepsrapport." if fact.moment else ""
        asked = f" {fact.question} {answers}. {fact.explanation} Als niemand antwoordt, geldt ‘{usual}’.{where}{moment}"
        return blocks.strong(f"{fact.name}."), asked

    def compose_phase(self, phase: model.Phase) -> Iterator[blocks.Block]:
        """What dialogue is for in a phase, and its limits."""
        yield blocks.heading(3, phase.name)
        yield blocks.paragraph(f"{phase.description} Korte naam: ", _code(phase.id), ".")
        if phase.stop:
            unless = self.describe_condition(phase.stop.unless)
            told = [self.describe_remark(remark) for remark in phase.stop.texts]
            told += [f"{phase.stop.text}{self.cite(phase.stop.sources)}"] if phase.stop.text else []
            why = f" {' '.join(told)}{f' Behalve bij {unless}.' if unless else ''}"
            yield blocks.Callout(blocks=(blocks.paragraph(blocks.strong(phase.stop.title), why),), role="stop")
        yield blocks.paragraph(blocks.strong("Waarvoor dialoog."), f" {phase.purpose}")
        if phase.room:
            yield blocks.paragraph(blocks.strong(f"Ruimte voor inbreng: {phase.room}."), f" {phase.room_text}")
        for title, texts in (("Onderwerpen", phase.topics), ("Met wie", phase.participants)):
            yield from _compose_list(blocks.paragraph(blocks.strong(title)), texts)
        for title, remarks in (("Grenzen", phase.limits), ("Vermijd", phase.avoid)):
            yield from _compose_list(blocks.paragraph(blocks.strong(title)), map(self.describe_remark, remarks))

    def describe_remark(self, remark: model.Remark) -> str:
        """The sentence, when it holds and who says it."""
        only = self.describe_condition(remark.condition)
        return f"{remark.text}{f' Alleen bij {only}.' if only else ''}{self.cite(remark.sources)}"

    def compose_area(self, area: model.Area) -> Iterator[blocks.Block]:
        """The statements of an area with all that belongs to them; nothing where none is asked."""
        statements = [statement for statement in area.statements if self.is_shown(statement)]
        if not statements:
            return
        yield blocks.heading(2, f"Gebied: {area.name}")
        yield blocks.paragraph(blocks.strong(area.question))
        if area.description:
            yield blocks.paragraph(area.description)
        if area.plain_name:
            yield blocks.paragraph(f"In gewone woorden heet dit gebied: {area.plain_name}.")
        for statement in statements:
            yield blocks.heading(3, statement.title)
            yield blocks.paragraph(statement.text)
            yield blocks.bullets(self.describe_statement(statement))
        questions = [(f"{question.text} (", _code(question.id), ")") for question in area.open_questions]
        yield from _compose_list(blocks.heading(3, f"Open vragen bij {area.name}"), questions)
        pitfalls = [self.describe_pitfall(pitfall) for pitfall in area.pitfalls if self.is_shown(pitfall)]
        yield from _compose_list(blocks.heading(3, f"Valkuilen bij {area.name}"), pitfalls)
        tips = [self.describe_tip(tip) for tip in area.tips if self.is_shown(tip)]
        yield from _compose_list(blocks.heading(3, f"Tips bij {area.name}"), tips)

    def describe_pitfall(self, pitfall: model.Pitfall) -> blocks.Text:
        """A pitfall with how one knows it."""
        told = f" {pitfall.text} Herkenbaar aan: {pitfall.recognise}"
        return blocks.strong(f"{pitfall.title}."), told, *self.describe_use(pitfall)

    def describe_tip(self, tip: model.Tip) -> blocks.Text:
        """A tip with who, when, how much work, what comes first, and what helps when there is less time."""
        who, when, effort = map(end_sentence, (tip.who, describe_tip_timing(tip), describe_tip_effort(tip)))
        told = f"{tip.action} Wie: {who} Wanneer: {when} Werk: {effort}{_describe_limits(tip)}"
        # A checklist of before 0.4.0 said in words how long it takes; what an author left of it is read here too.
        told += f" Duur: {end_sentence(tip.duration)}" if tip.effort and tip.duration else ""
        first: blocks.Text = (" Eerst: ", *_join_codes(tip.after), ".") if tip.after else ()
        sheet: blocks.Text = (" Werkblad: ", _code(tip.worksheet), ".") if tip.worksheet else ()
        shorter = f" Bij minder tijd: {_describe_shorter(tip.shorter)}" if tip.shorter else ""
        return told, *first, *sheet, shorter, *self.describe_use(tip)

    def describe_statement(self, statement: model.Statement) -> Iterator[str | blocks.Text]:
        """When a statement is asked and what belongs to it, a line each."""
        yield "Korte naam: ", _code(statement.id), "."
        yield from self.describe_when(statement.phases, statement.condition)
        critical = statement.critical
        if critical and not self.phases.keys().isdisjoint(critical.phases):
            everywhere = self.only or set(critical.phases) == set(statement.phases)
            where = "" if everywhere else f", in de fase {self.name_phases(critical.phases)}"
            only = self.describe_condition(critical.condition)
            yield f"Kritiek: {critical.kind}{where}{f', alleen bij {only}' if only else ''}."
        if statement.weight != 1:
            yield f"Gewicht: {statement.weight}."
        yield f"Uitleg: {statement.explanation}"
        yield from self.describe_answers(statement)
        if statement.not_applicable:
            yield f"Niet van toepassing: {statement.not_applicable}"
        if statement.who_knows:
            yield f"Wie het weet: {end_sentence(statement.who_knows)}"
        for id_, mirror in statement.mirrors.items():
            yield f"Spiegelstelling, {self.checklist.perspective(id_).name}: {mirror}"
        if statement.talk_question:
            yield f"Gespreksvraag: {statement.talk_question}"
        if statement.replaces:
            yield "Vervangt: ", *_join_codes(statement.replaces), "."
        for link in self.checklist.counterparts:
            if link.statement == statement.id:
                named = _code(link.other), " van de checklist ", _code(link.checklist)
                yield "Hoort bij ", *named, f": {link.why}"

    def describe_answers(self, statement: model.Statement) -> Iterator[str]:
        """Which answers can be given, and when they fit here, as far as that is not the same everywhere."""
        if statement.choices:
            allowed = [f"‘{choice.name}’" for choice in self.checklist.scale if statement.allows(choice.id)]
            yield f"Antwoorden van de schaal: alleen {join_words(allowed, 'of')}."
        names = {**{str(choice.id): choice.name for choice in self.checklist.scale}, **WITHOUT_SCORE}
        yield from (f"Wanneer ‘{names[id_]}’ past: {anchor}" for id_, anchor in statement.anchors.items())

    def describe_use(self, advice: model.Pitfall | model.Tip) -> Iterator[blocks.Part]:
        """How it is called, with which statements it goes, when, and who says it."""
        yield from (" Korte naam: ", _code(advice.id), ". Bij ", *_join_codes(advice.statements), ".")
        yield from (f" {when}" for when in self.describe_when(advice.phases, advice.condition))
        yield self.cite(advice.sources)

    def describe_when(self, phases: tuple[model.PhaseId, ...], condition: model.Condition) -> Iterator[str]:
        """In which phases and with which answers, as far as that is not always."""
        if not self.only and set(phases) != self.phases.keys():
            yield f"Fase: {self.name_phases(phases)}."
        only = self.describe_condition(condition)
        if only:
            yield f"Alleen bij {only}."

    def describe_condition(self, condition: model.Condition) -> str:
        """The answers to facts, as far as they are asked here."""
        parts = []
        for id_, values in condition.allowed.items():
            fact = self.facts.get(id_)
            if fact:
                answers = join_words([f"‘{fact.option(value).name}’" for value in values], "of")
                where = f" (in de fase {self.name_phases(fact.phases)})" if fact.phases and not self.only else ""
                parts.append(f"{fact.name}: {answers}{where}")
        return " en ".join(parts)

    def name_phases(self, phases: Iterable[model.PhaseId]) -> str:
        """The names as a sentence lists them."""
        return join_words([self.checklist.phase(id_).name for id_ in phases])

    def is_shown(self, item: model.Situated) -> bool:
        """Whether something holds in a phase that is shown."""
        return not self.phases.keys().isdisjoint(item.phases)

    def cite(self, sources: tuple[model.SourceId, ...]) -> str:
        """The sources in brackets; own judgement is called our advice."""
        marks = [str(id_) for id_ in sources if id_ != OWN_JUDGEMENT]
        self.cited.update(sources)
        own = ["ons advies"] if len(marks) < len(sources) else []
        named = [f"{'met ' if own else ''}bron {', '.join(marks)}"] if marks else []
        return f" ({', '.join([*own, *named])})"

    def compose_end(self) -> Iterator[blocks.Block]:
        """What a report has at its end: words, limits, privacy and the sources that were named."""
        checklist = self.checklist
        terms = [(blocks.strong(f"{term.word}."), f" {term.meaning}") for term in checklist.terms]
        yield from _compose_list(blocks.heading(2, "Woordenlijst"), terms)
        yield from _compose_list(blocks.heading(2, "Grenzen van het rapport"), checklist.limitations)
        yield from _compose_list(blocks.heading(2, "Wie mag dit lezen?"), checklist.privacy)
        sources = [
            (
                blocks.strong(f"{source.id}."),
                f" {source.title}. {', '.join(p for p in (source.organisation, source.year, source.kind) if p)}.",
                *((" ", blocks.Span(parts=(source.address,), link=source.address)) if source.address else ()),
            )
            for source in checklist.sources
            if source.id in self.cited or not self.only
        ]
        yield from _compose_list(blocks.heading(2, "Bronnen"), sources)


def _describe_limits(action: model.Tip | model.ShorterForm) -> str:
    """How long an answer takes and how late it still helps; nothing where that makes no difference."""
    wait = f" Wachttijd: {count_days(action.wait)}." if action.wait else ""
    if not action.timing or action.timing.kind is not model.TimingKind.BEFORE:
        return wait
    latest = describe_timing(model.Timing(kind=model.TimingKind.BEFORE, days=action.until))
    return f"{wait} Helpt nog tot: {latest}."


def _describe_shorter(shorter: model.ShorterForm) -> str:
    when, effort = describe_timing(shorter.timing), describe_effort(shorter.effort)
    return f"{shorter.action} Wanneer: {when}. Werk: {effort}.{_describe_limits(shorter)}"


def _compose_list(title: blocks.Block, items: Iterable[str | blocks.Text]) -> Iterator[blocks.Block]:
    """A list with its title above it; nothing without items."""
    listed = blocks.bullets(items)
    if listed.items:
        yield title
        yield listed


def _code(text: str) -> blocks.Span:
    return blocks.span(blocks.CODE, text)


def _join_codes(ids: tuple[str, ...]) -> Iterator[blocks.Part]:
    """The ids as a sentence lists them."""
    for place, id_ in enumerate(ids):
        if place:
            yield " en " if place == len(ids) - 1 else ", "
        yield _code(id_)


def _number(number: float) -> str:
    return f"{number:g}".replace(".", ",")
