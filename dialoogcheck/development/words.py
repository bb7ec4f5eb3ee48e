"""The words of the reports about several moments.

Of one side of the table, of groups, and of a check beforehand beside one afterwards.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dialoogcheck import dutch
from dialoogcheck.advice import words as advice_words
from dialoogcheck.advice.model import Action, ActionForm, Advice
from dialoogcheck.advice.result import StatementResult
from dialoogcheck.answers.model import Details, NoScore
from dialoogcheck.checklist.model import Checklist, CriticalKind, Fact, Perspective, Statement
from dialoogcheck.checklist.timing import describe_effort
from dialoogcheck.development import model
from dialoogcheck.development.model import Change, CriticalChange, DifferenceKind, Echo, GapChange, Lean, Outcome
from dialoogcheck.group import words as group_words
from dialoogcheck.group.model import Cell, Comparison

MOST_NAMES, MOST_BETWEEN, MOST_TOLD = 6, 4, 3
"""How many moments a sentence can name, how many numbers it can hold between the first and the last, and how many
answers a line."""

NAME = "Ontwikkeling"
NAME_OF_SUMMARY = "Ontwikkeling in het kort"
NAME_OF_GROUPS = "Ontwikkeling van groepen"
NAME_OF_RETROSPECT = "Vooraf en achteraf"

CHANGES = {
    Change.ROSE: ("up", "omhoog"),
    Change.FELL: ("down", "omlaag"),
    Change.BECAME_KNOWN: ("full", "bekend geworden"),
    Change.BECAME_UNKNOWN: ("unknown", "niet meer bekend"),
    Change.ALIKE: ("same", "ongeveer gelijk"),
    Change.SAME: ("same", "gelijk"),
    Change.NEVER_KNOWN: ("unknown", "steeds niet bekend"),
    Change.NOT_APPLICABLE: ("none", "niet van toepassing"),
}
"""What became of the answers of one side of the table: the shape that goes with it, and the word."""

NO_LINE = "geen lijn"
NO_FIGURES = "geen cijfers"
TOO_LITTLE = "Er is te weinig om te vergelijken"

UNDATED = "zonder datum"
SHORT = "korte versie"
FULL = "volledige versie"
NOT_ASKED = "niet gevraagd"
NO_MEAN = "geen cijfer"
TOO_FEW = "te weinig"
NOBODY = "niemand"

BEFORE = "vooraf"
AFTER = "achteraf"

LOWER_IS_NO_FAULT = "Een lager antwoord is geen fout. U kunt nu ook meer weten of scherper kijken."
NOTICES = {
    DifferenceKind.VERSION: (
        "Een deel van de antwoorden hoort bij een andere versie van de checklist. Vragen, gewichten of grenzen kunnen "
        "anders zijn."
    ),
    DifferenceKind.UNDATED: (
        "Niet elke keer is er een datum ingevuld. De volgorde is die waarin u de bestanden noemde."
    ),
    DifferenceKind.REORDERED: (
        "De bestanden stonden niet op volgorde van datum. In dit rapport komt de oudste datum eerst."
    ),
    DifferenceKind.AGAINST_DATES: (
        "De terugblik heeft een eerdere datum dan de check vooraf. Klopt de datum? In dit rapport komt de check vooraf "
        "eerst."
    ),
}
"""What to say of a difference that needs no more words."""

FICTITIOUS = "Dit is een voorbeeld. De mensen en de antwoorden zijn verzonnen."
HAS_REMARKS = "Bij deze antwoorden horen opmerkingen. U leest ze achterin."
NO_GRADE = "Dit is geen rapportcijfer en geen juridisch advies."
ATTACHED = "De uitkomsten van dit rapport zitten als bijlage in het PDF-bestand."
ELSEWHERE = "Alle antwoorden staan in het rapport voor de browser (HTML) en in de tabel (CSV)."
LIMITATIONS = (
    "U ziet dat antwoorden veranderden. U ziet niet waardoor.",
    "Een lager antwoord kan ook betekenen dat iemand nu meer weet of scherper kijkt.",
    "Dit is geen rapportcijfer. Gebruik het niet om mensen of organisaties te beoordelen of te vergelijken.",
)


def name_period(names: Sequence[str]) -> str:
    """From when to when, with the names of the moments.

    Only how many there are when the first or the last has no date.
    """
    first, last = names[0], names[-1]
    if UNDATED in f"{first} {last}":
        return f"{len(names)} keer ingevuld"
    return f"van {first} tot en met {last}"


def name_places(names: Sequence[str]) -> str:
    """Which moments stand in a picture, from left to right; of many only the first and the last."""
    many = len(names) > MOST_NAMES
    listed = f"{len(names)} keer, van {names[0]} tot en met {names[-1]}" if many else "; ".join(names)
    return f"Van links naar rechts: {listed}."


def say_further(more: str = "", *, remarks: bool, fairness: str = "") -> tuple[str, ...]:
    """The last words of page one: what there is ``more`` elsewhere, and what a report is not."""
    return (more, HAS_REMARKS if remarks else "", fairness, NO_GRADE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One moment as a report calls it; ``checklist`` is what was answered then."""

    checklist: Checklist
    details: Details
    name: str


def name_occasions(moments: Sequence[tuple[Checklist, Details]]) -> tuple[Occasion, ...]:
    """The moments by date; what has the same date is told apart by the facts that differ, and else by number.

    No two have the same name.
    """
    names = [dutch.write_date(details.date) if details.date else UNDATED for _, details in moments]
    for place in _find_doubles(names):
        checklist, details = moments[place]
        asked = checklist.facts_in(details.phase)
        differing = [fact for fact in asked if len({other.facts.get(fact.id) for _, other in moments}) > 1]
        if differing and details.date:
            names[place] += f" ({', '.join(_name_option(fact, details) for fact in differing)})"
    for place in _find_doubles(names):
        names[place] = f"moment {place + 1}, {names[place]}"
    named = zip(moments, names, strict=True)
    return tuple(Occasion(checklist=checklist, details=details, name=name) for (checklist, details), name in named)


def _find_doubles(names: Sequence[str]) -> list[int]:
    return [place for place, name in enumerate(names) if names.count(name) > 1]


def _name_option(fact: Fact, details: Details) -> str:
    name = fact.option(details.facts[fact.id]).name
    return f"{fact.name}: {name.lower()}" if fact.yes_no else name


def describe_details(values: Sequence[str], moments: Sequence[str]) -> str:
    """What was filled in, once where it was the same every time, else with when it was so."""
    times = {value: [name for name, other in zip(moments, values, strict=True) if other == value] for value in values}
    if len(times) == 1:
        return values[0]
    return "; ".join(f"{value} ({dutch.join_words(names)})" for value, names in times.items())


def explain_differences(differences: Iterable[model.Difference], shared: int) -> Iterator[str]:
    """In what the moments are not alike, a sentence or two for each thing to know.

    ``shared`` counts the statements that were asked every time.
    """
    found = {difference.kind: difference for difference in differences}
    organisation, topic = DifferenceKind.ORGANISATION in found, DifferenceKind.TOPIC in found
    if organisation or topic:
        what, same = ("De organisatie is", "dezelfde") if organisation else ("Het onderwerp is", "hetzelfde")
        what = "De organisatie en het onderwerp zijn" if organisation and topic else what
        yield f"{what} niet elke keer {same}. Kijk of u wilt vergelijken wat hier naast elkaar staat."
    questions = []
    if DifferenceKind.PHASE in found:
        questions.append("de fase verschilt")
    if DifferenceKind.FACTS in found:
        names = [f"‘{fact.name}’" for fact in found[DifferenceKind.FACTS].facts]
        questions.append(f"het antwoord bij {dutch.join_words(names)} verschilt")
    if DifferenceKind.EXTENT in found:
        questions.append("de ene keer is het de korte versie en de andere keer de volledige")
    if questions:
        counted = _count_shared(shared) if shared else "Geen stelling kwam elke keer terug."
        yield f"Niet elke keer is hetzelfde gevraagd: {dutch.join_words(questions)}. {counted}"
    yield from (notice for kind, notice in NOTICES.items() if kind in found)


def _count_shared(shared: int) -> str:
    if shared == 1:
        return "Alleen de ene stelling die elke keer terugkwam, telt mee. De andere staan achterin."
    return f"Alleen de {shared} stellingen die elke keer terugkwamen, tellen mee. De andere staan achterin."


# One side of the table

ALIKE = (
    "Verandert het getal van een gebied niet meer dan door één antwoord dat één stap verschuift? "
    "Dan noemen we het ‘ongeveer gelijk’."
)
"""The rule for what became of an area, as a reader meets it."""


def count_areas(rose: int, fell: int, areas: int) -> str:
    """What the areas did, as a headline; ``areas`` counts those with a line."""
    if not areas:
        return TOO_LITTLE
    if not rose and not fell:
        return "Geen gebied ging omhoog of omlaag" if areas > 1 else "Het gebied bleef ongeveer gelijk"
    number, way = (rose, "omhoog") if rose else (fell, "omlaag")
    others = f", {fell} {'ging' if fell == 1 else 'gingen'} omlaag" if rose and fell else ""
    return f"{dutch.begin_sentence(_count_areas(number, areas))} {'ging' if number == 1 else 'gingen'} {way}{others}"


def _count_areas(number: int, areas: int) -> str:
    return f"alle {areas} gebieden" if number == areas > 1 else dutch.count(number, "gebied", "gebieden")


def compare_verdicts(first: str, last: str) -> str:
    """What the advice of the first moment concluded, and that of the last."""
    if first == last:
        return f"Het oordeel is weer: {dutch.end_sentence(last)}"
    return f"Het oordeel was eerst ‘{first}’. Nu is het ‘{last}’."


def conclude(asked: int, *, fell: bool) -> str:
    """On how many statements the report rests, and what it means that some answers are lower."""
    if not asked:
        return "Er is geen stelling die u elke keer kreeg. Kies twee keer dezelfde fase en dezelfde gegevens."
    number = "Eén stelling kreeg u elke keer." if asked == 1 else f"{asked} stellingen kreeg u elke keer."
    return f"{number}{' ' + LOWER_IS_NO_FAULT if fell else ''}"


CRITICAL_CHANGES = {
    CriticalChange.REMAINING: ("empty", "Nog steeds: dit moet u eerst oplossen"),
    CriticalChange.APPEARED: ("empty", "Nieuw of opnieuw: dit moet u nu eerst oplossen"),
    CriticalChange.UNKNOWN: ("unknown", "Nog uitzoeken: is dit zo?"),
    CriticalChange.HELD_BACK: ("half", "Nog niet op orde, maar het houdt u niet tegen"),
    CriticalChange.SOLVED: ("full", "Opgelost"),
    CriticalChange.LAPSED: ("none", "Speelt nu niet: niet meer kritiek, niet van toepassing of niet gevraagd"),
}
"""The shape and the title of each kind of critical statements, the most urgent first."""

FORMERLY_CRITICAL = "eerder kritiek"
FIRST_ACTIONS = "Begin hiermee"
INTRODUCE_CRITICAL = (
    "Zonder deze punten ontbreekt de basis voor een goed gesprek. Een hoog getal op andere punten maakt dat niet goed."
)
INTRODUCE_CHANGES = f"We vergelijken de eerste keer met de laatste. {LOWER_IS_NO_FAULT}"
TWO_SCORES = (
    "De lijn gaat over stellingen die elke keer een cijfer kregen, het advies over alles van nu. Daarom verschillen "
    "soms de getallen."
)


def stop_now(title: str) -> str:
    """The notice that the last moment is in a phase in which dialogue must wait."""
    stop = dutch.end_sentence(title[:1].lower() + title[1:])
    return f"Let op, voor de fase van nu geldt: {stop} De acties gaan daarom niet over een nieuw gesprek."


def other_side(name: str) -> str:
    """The notice that somebody else than the organiser answered."""
    answered = f"Deze antwoorden zijn ingevuld als {name.lower()}."
    return f"{answered} De acties zijn geschreven voor wie het gesprek voorbereidt."


def name_answer(checklist: Checklist, perspective: Perspective, item: StatementResult) -> str:
    """What people read for an answer; who answers mirrors may read another word for the same choice."""
    choice = item.choice
    mirrored = "" if perspective.full or isinstance(choice, NoScore) else checklist.choice(choice).mirror_name
    return mirrored or advice_words.name_answer(checklist, item)


def name_result(checklist: Checklist, perspective: Perspective, item: StatementResult | None) -> str:
    """The same, or that nobody asked."""
    return name_answer(checklist, perspective, item) if item else NOT_ASKED


def read_statement(perspective: Perspective, statement: Statement) -> str:
    """The statement in the words of who answered it."""
    return statement.text_for(perspective) or statement.text


def name_whole_plan(advice: Advice) -> str:
    """Where the whole plan of now is; empty when there is none."""
    number = len(advice.plan.doable)
    if not number:
        return ""
    steps, find = dutch.count(number, "stap", "stappen"), "die" if number == 1 else "ze"
    return f"Het plan van nu heeft {steps}. U vindt {find} in het adviesrapport van de laatste keer."


def name_step(step: Action) -> str:
    """``Stap 2.``, as the plan of now numbers it."""
    return f"Stap {step.number}."


def tell_asked(step: Action, when: str) -> str:
    """A step of the plan of now for whoever decides about it."""
    return f"{_tell_who_and_when(step, when)} · stap\u00a0{step.number})"


def tell_step(step: Action, when: str) -> str:
    """A step of the plan of now in a sentence, with who and when."""
    return f"Stap {step.number} van nu: {_tell_who_and_when(step, when)})"


def _tell_who_and_when(step: Action, when: str) -> str:
    first, _ = advice_words.split_action(step)
    kept = when.replace(" ", "\u00a0") if step.begin else when
    return f"{first} ({': '.join(advice_words.name_who(step))} · {kept}"


def describe_path(answers: Sequence[str | None]) -> str:
    """``eerst ‘Nee’, toen 2 keer ‘Deels’, nu ‘Ja’``: the answers in order of time, None where nobody asked.

    The same one every time is said once.
    """
    named = (f"‘{answer}’" if answer else NOT_ASKED for answer in answers)
    runs = [(answer, len(list(run))) for answer, run in itertools.groupby(named)]
    if len(runs) == 1:
        return f"steeds {runs[0][0]}"
    (first, begin), *between, (last, end) = runs
    parts = [f"eerst {_times(begin)}{first}", *(f"toen {_times(number)}{answer}" for answer, number in between)]
    return ", ".join([*parts, f"de laatste {_times(end)}{last}" if end > 1 else f"nu {last}"])


def describe_briefly(answers: Sequence[str | None]) -> str:
    """The same in a line: of many moments the first, the one before the last, and the last."""
    if len(answers) <= MOST_TOLD:
        return describe_path(answers)
    first, before, last = (f"‘{answer}’" if answer else NOT_ASKED for answer in (answers[0], *answers[-2:]))
    return f"eerst {first}, vorige keer {before}, nu {last}"


def _times(number: int) -> str:
    return f"{number} keer " if number > 1 else ""


def describe_line(name: str, values: Iterable[str], moments: Sequence[str]) -> str:
    """What a line shows, in words."""
    return f"{name}: {', '.join(f'{value} {_at(moment)}' for value, moment in zip(values, moments, strict=True))}"


def _at(moment: str) -> str:
    return f"op {moment}" if moment[:1].isdigit() else f"bij {moment}" if moment == UNDATED else moment


def describe_scores(scores: Sequence[str]) -> str:
    """``van 43 via 50 naar 67``; of many only the first and the last."""
    between = f"via {dutch.join_words(scores[1:-1])} " if 0 < len(scores[1:-1]) <= MOST_BETWEEN else ""
    return f"van {scores[0]} {between}naar {scores[-1]}"


def describe_rounded(scores: Sequence[Fraction]) -> str:
    """The scores of an area (0 to 100) in words; empty without any."""
    return describe_scores([str(dutch.round_half_up(score)) for score in scores]) if scores else ""


def describe_ends(change: Change, first: str, last: str) -> str:
    """``van ‘Nee’ naar ‘Ja’``: the first answer and the last, as far as the change does not say it."""
    if change is Change.BECAME_KNOWN:
        return f"nu ‘{last}’"
    if change is Change.BECAME_UNKNOWN:
        return f"eerst ‘{first}’"
    return f"‘{last}’" if first == last else f"van ‘{first}’ naar ‘{last}’"


def name_ground(number: int) -> str:
    """Behind a score: on how many statements it rests."""
    return f", over {dutch.count(number, 'stelling', 'stellingen')}"


def name_score(score: Fraction | None) -> str:
    """The score of an area (0 to 100) as the advice says it."""
    return advice_words.NO_SCORE if score is None else f"score {dutch.round_half_up(score)}"


def explain_standing(scores: Sequence[Fraction], basis: int, asked: int) -> str:
    """The line of an area in words, with how many of the statements it rests on where that is not all; or none."""
    if not scores:
        return ""
    ground = "" if basis == asked else f", over {basis} van de {asked} stellingen"
    return f" · {describe_rounded(scores)}{ground}"


def explain_no_line(asked: int) -> str:
    """Why an area has no line, with so many statements that were asked every time."""
    what, not_ = ("De ene stelling", "niet ") if asked == 1 else (f"Geen van de {asked} stellingen", "")
    return f"{what} die u elke keer kreeg, heeft {not_}elke keer een cijfer. Daarom is er geen lijn."


OUTCOMES = {
    Outcome.OPEN: ("empty", "Nog niet"),
    Outcome.PARTLY: ("half", "Half"),
    Outcome.UNKNOWN: ("unknown", "Niet te zeggen"),
    Outcome.NOT_NEEDED: ("none", "Niet meer nodig"),
    Outcome.IN_ORDER: ("full", "Nu in orde"),
}
"""What the answers of now say about the steps of an earlier plan, with its shape, the most urgent first."""

MEANINGS_OF_OUTCOMES = {
    Outcome.OPEN: "geen antwoord is beter",
    Outcome.PARTLY: "een antwoord is beter, maar nog niet alles is in orde",
    Outcome.UNKNOWN: "het antwoord is nu niet bekend of niet gevraagd",
    Outcome.NOT_NEEDED: "het is niet van toepassing, of hoort niet bij deze fase",
    Outcome.IN_ORDER: "elk antwoord is hoog genoeg",
}


def sum_up_plan(moment: str, outcomes: Sequence[Outcome]) -> str:
    """How many steps of an earlier plan there are of each kind, and what that means."""
    if not outcomes:
        return f"Het plan van {moment} had geen stappen."
    kinds = [
        f"{outcomes.count(kind)} {name.lower()} ({MEANINGS_OF_OUTCOMES[kind]})"
        for kind, (_, name) in OUTCOMES.items()
        if kind in outcomes
    ]
    return (
        f"Het plan van {moment} had {dutch.count(len(outcomes), 'stap', 'stappen')}. Dit zeggen de antwoorden van nu: "
        f"{'; '.join(kinds)}. Of iemand een stap deed, zien we niet. We zien alleen het antwoord."
    )


def tell_again(item: model.FollowUp) -> str:
    """Which step of the plan of now goes on with a step of the earlier one; empty when there is none."""
    if not item.again:
        return ""
    number = item.again.number
    if item.outcome is not Outcome.IN_ORDER:
        return f"Nu stap {number}"
    same = {reason.statement.id for reason in item.step.because} & {r.statement.id for r in item.again.because}
    return f"Kan nog beter: stap {number}" if same else f"Nu voor iets anders: stap {number}"


def describe_then_and_now(title: str, then: str, now: str) -> str:
    """How the statement of an action was answered, and how it is now.

    ``now`` is empty when it is not asked any more.
    """
    return f"{title}: toen ‘{then}’, nu {f'‘{now}’' if now else NOT_ASKED}"


# For the management

SUMMARY_TITLES = {"better": ("up", "Beter"), "worse": ("down", "Slechter"), "open": ("empty", "Kritiek open")}
"""The three lines of the summary, each with its shape."""

ASKED_TITLE = "Wat vragen wij van u?"
NOTHING_ASKED = "Het plan van nu vraagt niets van u. Er is geen stap die op uw besluit wacht."
MOST_LISTED = 12
"""How many areas or points a line of the summary names."""

IN_WHOLE_REPORT = "Dit is de samenvatting. Alles staat in het hele rapport over de ontwikkeling."
HAS_REMARKS_THERE = "Bij deze antwoorden horen opmerkingen. Ook die staan daar."


def tell_better(areas: Sequence[str], solved: Sequence[str]) -> str:
    """Which areas rose and which critical points were solved."""
    return _tell_both(areas, "Geen gebied ging omhoog.", "Opgelost", solved)


def tell_worse(areas: Sequence[str], fallen: Sequence[str]) -> str:
    """Which areas fell, and which critical points."""
    return _tell_both(areas, "Geen gebied ging omlaag.", "Kritiek en omlaag", fallen)


def _tell_both(areas: Sequence[str], nothing: str, name: str, points: Sequence[str]) -> str:
    told = f"{_list_most(areas)}." if areas else nothing
    return f"{told} {name}: {_list_most(points)}." if points else told


def tell_open(solve: Sequence[str], find_out: Sequence[str]) -> str:
    """Which critical points must be solved first, and which found out."""
    parts = [
        f"{name}: {_list_most(titles)}."
        for name, titles in (("Eerst oplossen", solve), ("Eerst uitzoeken", find_out))
        if titles
    ]
    return " ".join(parts) or "Geen kritiek punt is open."


def _list_most(names: Sequence[str]) -> str:
    more = [f"en nog {len(names) - MOST_LISTED}"] if len(names) > MOST_LISTED else []
    return "; ".join([*names[:MOST_LISTED], *more])


def ask_time(advice: Advice) -> str:
    """That the plan of now takes time; empty when it takes none.

    Where all that must be done does not fit, the plan leaves some of it out: then more time is needed.
    """
    plan = advice.plan
    if not plan.minutes:
        return ""
    where = "" if plan.held or advice.result.stopped else " vóór het gesprek"
    late = any(step.form is ActionForm.TOO_LATE for step in plan.steps)
    more = " Wat niet meer past, is daar niet bij geteld." if late else ""
    cost = describe_effort(plan.minutes)
    return f"Tijd: het plan van nu kost {cost} werk{where}.{more} Zorg dat mensen die tijd krijgen."


def name_more_asked(number: int) -> str:
    """That there are more steps that ask something of the management."""
    return f"En nog {dutch.count(number, 'stap', 'stappen')}. U vindt ze in het adviesrapport van de laatste keer."


# What is not compared


def explain_uncompared(number: int, *, hidden: bool) -> str:
    """Why so many statements do not count; ``hidden`` says that groups may have been too small to show."""
    ground = ", of te weinig mensen gaven antwoord" if hidden else ""
    these, count = ("stelling is", "telt") if number == 1 else ("stellingen zijn", "tellen")
    return f"Deze {these} niet elke keer gevraagd{ground}. Daarom {count} zij niet mee."


def _name_scale(checklist: Checklist) -> str:
    return ", ".join(f"{choice.name} {choice.points}" for choice in checklist.scale)


def explain_method_briefly(checklist: Checklist) -> str:
    """How the figures about one side of the table come about, in a few sentences."""
    return (
        f"Elk antwoord krijgt punten: {_name_scale(checklist)}. De score van een gebied is het deel van de hoogst "
        "mogelijke punten, keer 100. Alleen stellingen die u elke keer kreeg, tellen mee. De lijn gaat over de "
        f"stellingen die elke keer een cijfer kregen. {ALIKE} Voor kritieke punten en het plan gelden de regels van "
        "het adviesrapport. Een stap uit het eerdere plan is in orde als elk antwoord waar hij bij hoorde, nu hoog "
        "genoeg is. Er is geen gemiddelde over gebieden: dat verbergt het zwakste gebied. Deze regels kozen wij zelf."
    )


def explain_method(checklist: Checklist) -> Iterator[str]:
    """How the figures about one side of the table come about, a paragraph each."""
    weighted = any(statement.weight != 1 for statement in checklist.statements)
    weights = "Sommige stellingen tellen zwaarder dan andere." if weighted else "Alle stellingen tellen even zwaar."
    yield (
        "Alleen stellingen die u elke keer kreeg, tellen mee. We vergelijken de eerste keer met de laatste. "
        "De lijn toont ook wat ertussen lag."
    )
    yield (
        f"Elk antwoord krijgt punten: {_name_scale(checklist)}. Het getal van een gebied is het aantal punten, "
        f"gedeeld door het hoogst mogelijke aantal, keer 100. {weights}"
    )
    yield (
        "De lijn van een gebied gaat alleen over stellingen die elke keer een cijfer kregen. Anders vergelijkt u "
        "antwoorden op verschillende vragen. Daarom kan het getal anders zijn dan in het adviesrapport van die dag."
    )
    yield (
        "De schaal bestaat uit woorden, niet uit centimeters. De ene stap is misschien groter dan de andere. "
        f"Een klein verschil zegt dus weinig. {ALIKE} Er is geen gemiddelde over gebieden: dat verbergt het zwakste "
        "gebied."
    )
    worst, top = checklist.scale[0].name, checklist.scale[-1].name
    kinds = {statement.critical.kind for statement in checklist.statements if statement.critical}
    legal = CriticalKind.LEGAL in kinds
    if kinds:
        law = f"Bij een juridisch punt geldt dat voor elk antwoord lager dan ‘{top}’. " if legal else ""
        yield (
            "Voor kritieke punten geldt dezelfde regel als in het adviesrapport. "
            f"Bij het antwoord ‘{worst}’ moet u een punt eerst oplossen. {law}"
            "Een punt is opgelost als u het eerder eerst moest oplossen en het nu op orde is. "
            "Het is nieuw of opnieuw als u het nu eerst moet oplossen, en de eerste keer of een keer ertussen niet."
        )
    yield (
        "De stappen komen uit het plan van de keer voor de laatste, zoals het toen was. Een stap is ‘nu in orde’ als "
        "elk antwoord waar hij bij hoorde, nu in de bovenste helft van de schaal ligt."
        f"{f' Bij een juridisch kritiek punt moet het antwoord ‘{top}’ zijn.' if legal else ''} "
        "Lag het antwoord toen al zo hoog? Dan telt de stap pas als het antwoord steeg. "
        "‘Half’ is een stap als een antwoord steeg, of bekend werd waar u het moest navragen."
    )


# Groups


def compare_groups(*, narrower: int, wider: int, areas: int) -> str:
    """What became of the gaps, as a headline; ``areas`` counts those that can be compared."""
    if not areas:
        return TOO_LITTLE
    if not narrower and not wider:
        return "Het verschil tussen groepen bleef ongeveer gelijk"
    number, how = (narrower, "dichter bij") if narrower else (wider, "verder uit")
    others = f", bij {wider} verder uit elkaar" if narrower and wider else ""
    return f"Bij {_count_areas(number, areas)} kwamen groepen {how} elkaar{others}"


def conclude_groups(*, comparable: int, rose: int, fell: int, areas: int) -> str:
    """On how many statements the report rests, and at how many of the areas every group went the same way."""
    if not comparable:
        return (
            "Geen stelling is elke keer door minstens twee groepen beoordeeld, met genoeg mensen om cijfers te laten "
            "zien."
        )
    ways = ((rose, "omhoog"), (fell, "omlaag"))
    moved = [f"bij {_count_areas(number, areas)} ging elke groep {way}" for number, way in ways if number]
    said = f"{dutch.begin_sentence(dutch.join_words(moved))}. " if moved else ""
    number = dutch.count(comparable, "stelling", "stellingen")
    said += f"{number} kunt u tussen groepen én door de tijd vergelijken."
    return f"{said} Niemand heeft hier gelijk of ongelijk. Het verschil per stelling werd:"


NO_SHARED_GROUP = "Geen groep is elke keer in beeld"
ONE_SHARED_GROUP = "Er is elke keer één groep in beeld"


def explain_no_shared_group(threshold: int) -> str:
    """Why nothing is shown."""
    return (
        f"Een groep komt in beeld vanaf {threshold} mensen, en hier alleen als dat elke keer zo is. Vraag de volgende "
        "keer meer mensen om mee te doen. Of spreek vooraf met iedereen af dat ook kleine groepen te zien zijn."
    )


def explain_one_shared_group(name: str) -> str:
    """What a report about one group is worth."""
    return f"U ziet alleen hoe {name} het elke keer zagen. Verschil in beeld is er pas te zien met een tweede groep."


def explain_absent(names: Sequence[str]) -> str:
    """The notice that some people are in no line."""
    absent = f"Niet elke keer apart in beeld, en daarom nergens: {dutch.join_words(names)}."
    return f"{absent} Er waren dan te weinig mensen, of zij stonden in een andere groep."


def warn_drifting(area: str, picture: model.Picture, steps: int) -> str:
    """The warning that a higher mean hides a wider gap."""
    first, last = write_mean(picture.means[0]), write_mean(picture.means[-1])
    return (
        f"{area}: gemiddeld omhoog, van {first} naar {last}. Toch werd het verschil groter: "
        f"{describe_gap(picture, steps)}. De ene groep ziet dus meer verandering dan de andere."
    )


DRIFTING_TITLE = "Let op: gemiddeld omhoog, maar verder uit elkaar"
GAP_CHANGES = {
    GapChange.NARROWER: ("closer", "kleiner"),
    GapChange.WIDER: ("wider", "groter"),
    GapChange.SAME: CHANGES[Change.ALIKE],
}
"""What became of the gap between groups, with its shape."""

GAP_IS_NO_FAULT = "Verschil in beeld is geen fout."
ALL_SAME = "alle ongeveer gelijk"
NOT_TOGETHER = "verschillend"
TOGETHER = {Change.ROSE: "alle omhoog", Change.FELL: "alle omlaag"}

NOT_COMPARED = "niet te vergelijken"
BUT_APART = (
    "Het gemiddelde klinkt hier als goed nieuws. Toch ziet de ene groep meer verandering dan de andere. Vraag hoe dat "
    "komt."
)
DRIFTING = ("wider", "Gemiddeld omhoog, maar verder uit elkaar", BUT_APART)
WIDER = ("wider", "Verder uit elkaar", "Praat hier samen over. Vraag eerst wat ieder ziet, en daarna hoe dat komt.")
NARROWER = ("closer", "Dichter bij elkaar", "Wat hielp hier? Dat kunt u misschien ook elders doen.")
ALL_ROSE = ("up", "Elke groep ging omhoog", "Elke groep die hier elke keer een cijfer heeft.")
ALL_FELL = ("down", "Elke groep ging omlaag", f"{ALL_ROSE[2]} {LOWER_IS_NO_FAULT}")
"""The shape, the title and the meaning of each list of statements that stand out."""

INTRODUCE_GAPS = "Per gebied, en per stelling: wat er van het verschil tussen groepen werd."
FIRST_WIDER = "Hier groeide het verschil het meest"
FIRST_NARROWER = "Hier werd het verschil het meest kleiner"
INTRODUCE_MEANS = "Per groep het gemiddelde van 0 tot 100. Tussen haakjes staat hoeveel mensen een oordeel gaven."
NOTHING_STANDS_OUT = (
    "Bij geen stelling veranderde het verschil met een halve stap of meer, en nergens ging elke groep dezelfde kant op."
)


def describe_gap(picture: model.Picture, steps: int) -> str:
    """What became of the gap between groups, in steps of the scale; empty where fewer than two can be compared."""
    if not picture.gaps:
        return ""
    first, last = (group_words.describe_steps(gap.size * steps) for gap in (picture.gaps[0], picture.gaps[-1]))
    return f"eerst en nu {first}" if first == last else f"van {first} naar {last}"


def describe_direction(picture: model.Picture) -> str:
    """Whether the groups went the same way; empty when there are no two of them to compare."""
    if not picture.gaps:
        return ""
    if picture.together:
        return TOGETHER[picture.together]
    return ALL_SAME if all(line.change in {Change.ALIKE, None} for line in picture.lines) else NOT_TOGETHER


def write_mean(mean: Fraction | None) -> str:
    """The mean of a group (0 to 1) as a number from 0 to 100."""
    return NO_MEAN if mean is None else str(dutch.round_half_up(mean * 100))


def read_cell(cell: Cell | None) -> str:
    """The mean of a group with the number of people that it rests on; None is a group that was not there."""
    if cell is None or not cell.asked:
        return NOT_ASKED
    return _explain_no_mean(cell) if cell.mean is None else f"{write_mean(cell.mean)} ({cell.scored})"


def _explain_no_mean(cell: Cell) -> str:
    return TOO_FEW if cell.hidden or cell.scored else NO_MEAN


def explain_group_basis(basis: int, asked: int) -> str:
    """On how many statements the lines of an area rest, or why it has none."""
    counted = dutch.count(asked, "stelling", "stellingen")
    if not basis:
        return f"Bij {counted} heeft niet elke groep elke keer een cijfer. Daarom is er geen lijn."
    return f"de lijnen gaan over {basis} van de {counted}"


def explain_group_method_briefly(checklist: Checklist) -> str:
    """How the figures about groups come about, in a few sentences."""
    return (
        f"Elk antwoord krijgt punten: {_name_scale(checklist)}. Per groep nemen we het gemiddelde, van 0 tot 100. Elke "
        "groep telt even zwaar. Alleen groepen die elke keer in beeld zijn, krijgen een lijn. Het hoeven niet dezelfde "
        "mensen te zijn. Het verschil is de afstand tussen de hoogste en de laagste groep, in stappen van de schaal. "
        "Onder een halve stap meer of minder noemen we iets ‘ongeveer gelijk’. Die grens kozen wij zelf."
    )


def explain_group_method(checklist: Checklist) -> Iterator[str]:
    """How the figures about groups come about, a paragraph each."""
    yield (
        "Alleen groepen die elke keer in beeld zijn, krijgen een lijn. Alleen stellingen die zij elke keer kregen, "
        "tellen mee. "
        "Het hoeven niet dezelfde mensen te zijn: wie er de ene keer zit, kan een ander zijn dan de keer erna."
    )
    yield (
        f"Elk antwoord krijgt punten: {_name_scale(checklist)}. Per groep nemen we het gemiddelde, van 0 tot 100. "
        "Elke groep telt even zwaar."
    )
    yield (
        "Het verschil is de afstand tussen de hoogste en de laagste groep, in stappen van de schaal. "
        f"De schaal heeft {dutch.count(checklist.steps, 'stap', 'stappen')}. "
        "Vanaf een halve stap meer of minder noemen we het verschil ‘groter’ of ‘kleiner’. "
        "Ook een groep gaat pas vanaf een halve stap ‘omhoog’ of ‘omlaag’. Die grens kozen wij zelf."
    )
    yield (
        "De lijnen van een gebied gaan alleen over stellingen waarvan elke groep elke keer een cijfer heeft. "
        "Anders vergelijkt u antwoorden op verschillende vragen."
    )
    yield (
        "Wij waarschuwen als het gemiddelde van de groepen omhoog gaat en het verschil een halve stap of meer "
        "groeit. Het gemiddelde lijkt dan goed nieuws, maar niet voor elke groep evenveel."
    )
    yield "De schaal bestaat uit woorden, niet uit centimeters. Een klein verschil zegt weinig."


# Before and after


ECHOES = {
    Echo.ONLY_EARLIER: ("down", "alleen vooraf"),
    Echo.DIVIDED: ("wider", "verdeeld beeld"),
    Echo.NEITHER: ("empty", "geen van beide"),
    Echo.UNKNOWN: ("unknown", "niet bekend"),
    Echo.ONLY_LATER: ("up", "alleen achteraf"),
    Echo.BOTH: ("full", "beide keren"),
}
"""How a pair compares, with its shape, what asks most for a conversation first."""

MEANINGS = {
    Echo.BOTH: "Vooraf stond dit klaar, en achteraf was het ook te merken.",
    Echo.ONLY_EARLIER: "Vooraf stond dit klaar, maar achteraf was er minder van te merken.",
    Echo.ONLY_LATER: "Vooraf stond dit nog niet klaar, maar achteraf was het wel te merken.",
    Echo.NEITHER: "Vooraf stond dit nog niet klaar, en achteraf was er weinig van te merken.",
    Echo.UNKNOWN: "Van een van de twee momenten is er geen oordeel.",
}
SIDES = {
    BEFORE: ("stond dit klaar", "stond dit klaar", "stond dit nog niet klaar", "nog niet"),
    AFTER: ("was er wel iets van te merken", "was het te merken", "was er weinig van te merken", "minder"),
}
"""That something was in order, by one person and by groups; that it was not; and that as the second part."""

EXPLAIN_SIDES = "Links vooraf, rechts achteraf. Onder is het laagste antwoord, boven het hoogste."
NEITHER_IS_RIGHT = "Geen van beide antwoorden is het goede."
NO_PAIRS = "Geen paar is beide keren beantwoord"
NO_PAIRS_MEANING = (
    "Deze twee checklists hebben wel stellingen die bij elkaar horen, maar die zijn niet beide keren gevraagd."
)


def count_echoes(both: int, divided: int, pairs: int) -> str:
    """How many things were in order beforehand and noticed afterwards, as a headline.

    Or that the picture is mostly divided.
    """
    if pairs == 1:
        return "Eén punt kunt u naast elkaar leggen"
    if divided * 2 > pairs:
        return f"Bij {divided} van de {pairs} punten is het beeld verdeeld"
    were = "was" if both <= 1 else "waren"
    return f"{both or 'Geen'} van de {pairs} punten {were} vooraf klaar én achteraf te merken"


def conclude_retrospect(only_earlier: int, divided: int, *, told: bool) -> str:
    """What to look at first in a retrospect; ``told`` says that the headline is about a picture that is divided."""
    parts = []
    if only_earlier:
        points = dutch.count(only_earlier, "punt", "punten")
        parts.append(f"Bij {points} stond het vooraf klaar, maar was er achteraf minder van te merken.")
    if divided and not told:
        parts.append(f"Bij {dutch.count(divided, 'punt', 'punten')} is het beeld verdeeld.")
    parts.append(
        "Vooraf ging het om de voorbereiding, achteraf om hoe mensen het gesprek ervaarden. Geen van beide is het "
        "goede antwoord."
    )
    return " ".join(parts)


def explain_hidden_at(moment: str, names: Sequence[str], threshold: int) -> str:
    """The notice that some people of one moment are in no figure."""
    return f"Niet in beeld bij {moment}: {dutch.join_words(names)}. Een groep komt in beeld vanaf {threshold} mensen."


def tell_side(moment: str, high: Sequence[str], low: Sequence[str], between: Sequence[str] = ()) -> str:
    """Who said at a moment that something stood ready or was noticed, who did not, and who was not of one mind.

    ``moment`` is BEFORE or AFTER. Names are empty for a check of one person.
    """
    alone, yes, no, also_no = SIDES[moment]
    begin = dutch.begin_sentence(moment)
    if not any((*high, *low, *between)):
        return f"{begin} {alone if high else no}."
    parts = [f"{yes} volgens {dutch.join_words(high)}"] if high else []
    if low:
        parts.append(f"{also_no if high else no} volgens {dutch.join_words(low)}")
    if not parts:
        return f"{begin} was het beeld verdeeld bij {dutch.join_words(between)}."
    divided = f" Verdeeld is het beeld bij {dutch.join_words(between)}." if between else ""
    return f"{begin} {', '.join(parts)}.{divided}"


def explain_echo(pair: model.Pair) -> str:
    """Whether what stood ready was noticed too; where the picture is divided, which of the groups did."""
    if pair.echo is not Echo.DIVIDED:
        return MEANINGS[pair.echo]
    before, after = (
        [
            [name_voice(voice).lower() for voice in view.voices if voice.lean is lean]
            for lean in (Lean.HIGH, Lean.LOW, Lean.BETWEEN)
        ]
        for view in (pair.earlier, pair.later)
    )
    return f"{tell_side(BEFORE, *before)} {tell_side(AFTER, *after)}"


def name_voice(voice: model.Voice) -> str:
    """What people read for who answered; empty for one person."""
    return group_words.name_group(voice.group) if voice.group else ""


def hear(retrospect: model.Retrospect, pair: model.Pair) -> Iterator[tuple[str, model.View, list[tuple[str, str]]]]:
    """Of each side of a pair when it was, the statement, and who answered what."""
    for word, view, moment in zip(SIDES, (pair.earlier, pair.later), retrospect.moments, strict=True):
        heard = [(name_voice(voice), read_voice(voice, moment.checklist)) for voice in view.voices]
        yield dutch.begin_sentence(word), view, heard


def name_more_pairs(number: int) -> str:
    """Where the other pairs are."""
    return f"Nog {number} paren staan op de volgende bladzijden."


def read_voice(voice: model.Voice, checklist: Checklist) -> str:
    """What somebody answered, or the mean of a group with the answer that lies nearest to it."""
    if voice.result:
        return f"‘{advice_words.name_answer(checklist, voice.result)}’"
    if voice.share is None:
        return _explain_no_mean(voice.cell) if voice.cell else NO_MEAN
    points = voice.share * checklist.top_points
    near = min(checklist.scale, key=lambda choice: abs(choice.points - points))
    return f"{dutch.round_half_up(voice.share * 100)} van de 100, dicht bij ‘{near.name}’"


def explain_retrospect_method_briefly(retrospect: model.Retrospect) -> str:
    """How two checklists are laid side by side, in a few sentences."""
    earlier, later = (_name_scale(side.checklist) for side in retrospect.moments)
    return (
        f"Wie de checklists schreef, heeft gezegd welke stellingen bij elkaar horen. De schaal vooraf: {earlier}. De "
        f"schaal achteraf: {later}. We noemen iets ‘klaar’ of ‘gemerkt’ als het antwoord in de bovenste helft van de "
        "schaal ligt. Die grens kozen wij zelf. Een verschil van een paar punten betekent niets."
    )


def explain_retrospect_method(retrospect: model.Retrospect) -> Iterator[str]:
    """How two checklists are laid side by side, a paragraph each."""
    earlier, later = (_name_scale(side.checklist) for side in retrospect.moments)
    groups = any(isinstance(moment, Comparison) for moment in retrospect.moments)
    middle = (
        "Ligt het gemiddelde van een groep vlak bij het midden? Dan noemen we het beeld verdeeld. " if groups else ""
    )
    yield (
        "De twee checklists horen bij elkaar. Wie ze schreef, heeft gezegd welke stellingen over hetzelfde gaan, "
        "en waarom. Alleen die staan hier naast elkaar."
    )
    yield (
        f"Vooraf was de schaal: {earlier}. Achteraf was de schaal: {later}. "
        "In de beelden lopen beide van 0 (het laagste antwoord) tot 100 (het hoogste)."
    )
    yield (
        "We noemen iets ‘klaar’ of ‘gemerkt’ als het antwoord in de bovenste helft van de schaal ligt. "
        f"{middle}{'Die grenzen' if groups else 'Die grens'} kozen wij zelf. "
        "Meer zeggen twee verschillende vragen niet: een verschil van een paar punten betekent niets."
    )
    yield "Er is geen gemiddelde over de punten. Wie vooraf invulde, hoeft achteraf niet dezelfde te zijn."
