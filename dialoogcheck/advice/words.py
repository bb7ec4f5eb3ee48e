"""The words of an advice: what its parts are called, and the sentences that depend on numbers or answers."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialoogcheck import dutch
from dialoogcheck.advice.model import Action, ActionForm, ActionReason
from dialoogcheck.advice.result import NOT_APPLICABLE, TOO_LITTLE_KNOWN, AreaResult, Result, StatementResult, Verdict
from dialoogcheck.answers.model import Details, NoScore
from dialoogcheck.answers.words import NOT_APPLICABLE_NAME, OPEN_NAME, UNKNOWN_NAME, changed_checklist, name_organiser
from dialoogcheck.checklist.model import Checklist, ChoiceId, CriticalKind, LevelId
from dialoogcheck.checklist.timing import describe_effort, describe_timing

LEFT_OUT = "weggelaten"
TOO_LITTLE_KNOWN_NAME = "Te weinig bekend"
NO_SCORE = "geen score"
NO_COVERAGE = "n.v.t."

TOO_LATE = "past niet meer"

CARRIES = "In de PDF zitten ook al uw antwoorden."
FIND_OUT_FIRST = "Zoek eerst uit hoe het zit"
NOTHING_APPLIES = "Alle stellingen zijn ‘niet van toepassing’. Kijk of de fase en de andere gegevens kloppen."
FEW = 2
UNSETTLED = "nog niet rond"
ORIGIN = "Een cijfer tussen haken is een bron. Waar er geen staat, is het ons eigen advies."
ANNEX = "achter in dit rapport"
ARRANGED_OR_NOT = "Wat de wet vraagt, is geregeld of niet: bijna is niet genoeg."
REPORT_NAME = "Adviesrapport"
READY = "De voorbereiding staat"
READY_MEANING = (
    "Alle gebieden die u beoordeelde, zijn klaar. Houd vast wat goed gaat. "
    "Dit is uw eigen oordeel en geen juridische toets. Vraag ook anderen hoe zij het zien."
)


def spell_count(number: int, one: str, many: str) -> str:
    """``één punt`` or ``2 punten``: the number with the word that goes with it, inside a sentence."""
    return f"één {one}" if number == 1 else f"{number} {many}"


def solve_first(solve: int, find_out: int, *, unsettled: bool = False) -> tuple[str, str]:
    """The verdict when critical statements are not in order, and what it means.

    ``unsettled`` says that something that the law asks is not altogether arranged.
    """
    one = solve + find_out == 1
    verdict = "Los eerst dit punt op" if one else f"Los eerst deze {solve} punten op"
    if find_out:
        to_solve, to_find_out = (spell_count(number, "punt", "punten") for number in (solve, find_out))
        verdict = f"Los eerst {to_solve} op en zoek {to_find_out} uit"
    ground = "Zonder dit punt ontbreekt" if one else "Zonder deze punten ontbreekt"
    why = ARRANGED_OR_NOT if unsettled else "Een hoge score op andere punten maakt dat niet goed."
    return verdict, f"{ground} de basis voor een goed gesprek. {why}"


def find_out_first_meaning(critical: int, areas: int) -> str:
    """What it means that too much is unknown."""
    parts = []
    if critical:
        points = spell_count(critical, "belangrijk punt", "belangrijke punten")
        parts.append(f"Van {points} weet u nog niet hoe het zit.")
    if areas:
        parts.append(f"Over {spell_count(areas, 'gebied', 'gebieden')} is nog te weinig bekend.")
    if not parts:
        return "Er is nog geen enkele stelling beoordeeld."
    return " ".join([*parts, "Dat is geen slechte score. Vaak weet een collega het antwoord."])


def nearly_ready(ready: int, areas: int, critical: int = 0) -> tuple[str, str]:
    """The verdict when nothing critical stands in the way, but not every area is ready, and what it means.

    ``critical`` counts the critical statements that ask for work all the same.
    """
    verdict = "U bent er bijna" if areas - ready <= FEW else "U bent op weg"
    done = "is er 1" if ready == 1 else f"zijn er {ready or 'nog geen'}"
    points = spell_count(critical, "kritiek punt", "kritieke punten")
    work = f" Wel {'vraagt' if critical == 1 else 'vragen'} {points} nog werk. Begin daarmee." if critical else ""
    begin = f"Van de {areas} gebieden {done} klaar." if areas > 1 else "Uw ene gebied is nog niet klaar."
    meaning = f"{begin} U hoeft geen punt eerst op te lossen.{work} In het plan leest u wat u nog kunt doen."
    return verdict if ready else "Er is een begin", meaning


def list_notices(result: Result) -> Iterator[str]:
    """What the reader must know of these answers."""
    assessment, checklist = result.assessment, result.checklist
    perspective = checklist.perspective(assessment.details.perspective)
    if not perspective.full:
        yield (
            f"Deze antwoorden zijn ingevuld als {perspective.name.lower()}. Het rapport noemt de stellingen zoals "
            f"{name_organiser(checklist.organiser.name)} ze leest."
        )
    if assessment.differs_from(result.fingerprint):
        yield changed_checklist(assessment.version, checklist.version)
    elif assessment.carried:
        yield "Een deel van de antwoorden hoort bij stellingen die nu anders heten. Achterin leest u welke."
    if assessment.details.short:
        yield (
            f"Dit is de korte versie, met {sum(len(area.statements) for area in result.areas)} stellingen: alle "
            "kritieke stellingen en hoogstens twee andere per gebied. De volledige versie geeft meer zekerheid."
        )


def explain_levels(result: Result) -> str:
    """The line under the picture of the areas: what earns a level, and what the asterisk means; perhaps nothing."""
    thresholds = name_thresholds(result.checklist)
    told = [f"{thresholds}."] if thresholds else []
    if any(area.has_critical for area in result.areas):
        told.append("* Met een kritiek punt dat niet op orde is.")
    return " ".join(told)


def give_reason(checklist: Checklist, area: AreaResult) -> str:
    """What decided the level where the score does not explain it, in a few words; empty where it does."""
    if area.level == TOO_LITTLE_KNOWN:
        needed = max(1, math.ceil(checklist.coverage_minimum * area.applicable / 100))
        asked = dutch.count(area.applicable, "stelling", "stellingen")
        return f"{area.answered} van {asked} beantwoord, minstens {needed} nodig"
    by_answer = _group_titles(checklist, area.decided_by)
    return "; ".join(f"{answer} bij {dutch.join_words(titles)}" for answer, titles in by_answer.items())


def split_action(action: Action) -> tuple[str, str]:
    """What to do: its first sentence, and the rest.

    Where nobody knows yet whether it is needed that is to ask, and what to do if it is not so.
    """
    if action.ask:
        told = " ".join(f"‘{item.statement.text}’" for item in action.because)
        return f"Vraag na of dit zo is: {told}", f"Zo niet: {dutch.begin_small(action.instruction)}"
    first, _, rest = dutch.split_first(action.instruction)
    return dutch.end_sentence(first), rest


def name_reason(action: Action) -> str:
    """Which kind of critical statement an action is for; empty when it is for none."""
    kinds = {ActionReason.LEGAL: CriticalKind.LEGAL, ActionReason.CRITICAL: CriticalKind.PROCESS}
    return kinds.get(action.reason, "")


def name_tip(action: Action) -> str:
    """The first sentence of the tip in its usual form, whatever form still fits."""
    return dutch.end_sentence(dutch.split_first(action.tip.action)[0])


def name_who(action: Action) -> tuple[str, str]:
    """What stands before who is named, and who: whoever does it, or could know it."""
    return "Aan wie" if action.ask else "Wie", action.who


def write_instruction(action: Action) -> str:
    """What to do, in one text."""
    return " ".join(split_action(action)).strip()


def describe_when(action: Action) -> str:
    """When it is ready at best: from its data, with the author's words for an event beside it.

    What is too late says that it no longer fits.
    """
    if action.form is ActionForm.TOO_LATE:
        return TOO_LATE
    usual = action.form is not ActionForm.SHORTER and not action.ask
    event = action.tip.when if usual else None
    told = describe_timing(action.timing)
    if event and not action.tip.timing:
        return event
    return f"{told}, {event}" if event else told


def describe_work(action: Action) -> str:
    """How much work it is, as the plan counts it."""
    return describe_effort(action.minutes)


def explain_method(result: Result) -> tuple[str, ...]:
    """How the scores come about, a paragraph each; of critical statements only when one is asked."""
    checklist = result.checklist
    scale = ", ".join(f"{choice.name} {choice.points}" for choice in checklist.scale)
    weighted = any(statement.weight != 1 for statement in checklist.statements)
    kinds = {item.critical for area in result.areas for item in area.statements if item.critical}
    points = (
        f"Elk antwoord krijgt punten: {scale}. De score van een gebied is het aantal punten, gedeeld door het hoogst "
        "mogelijke aantal, keer 100. "
        f"{'Sommige stellingen tellen zwaarder dan andere.' if weighted else 'Alle stellingen tellen even zwaar.'}"
    )
    no_points = (
        "‘Niet van toepassing’ telt niet mee. ‘Weet ik niet’ verlaagt de score niet. Het verlaagt wel de zekerheid. "
        "Zekerheid is het deel van de stellingen dat u kon beoordelen. Is de zekerheid lager dan "
        f"{dutch.round_half_up(checklist.coverage_minimum)}%? Dan krijgt het gebied geen niveau."
    )
    own = f"De grenzen{' en gewichten' if weighted else ''} zijn onze eigen keuze."
    average = (
        f"Er is geen gemiddeld cijfer. Een gemiddelde verbergt het zwakste gebied. {own} "
        f"De punten lopen van 0 tot {checklist.top_points}: een klein verschil in score zegt weinig."
    )
    return (points, no_points, *explain_critical(checklist, kinds), average, ORIGIN)


def explain_critical(checklist: Checklist, kinds: Collection[CriticalKind]) -> tuple[str, ...]:
    """What critical statements of these kinds do to the level of their area, a paragraph each; nothing without any."""
    if not kinds:
        return ()
    best, lowest = checklist.levels[0].name, checklist.levels[-1].name
    worst, top = checklist.scale[0].name, checklist.scale[-1].name
    lower = len(checklist.levels) > 1
    told = f"Sommige stellingen zijn kritiek. Is het antwoord daar ‘{worst}’? Dan moet u dat eerst oplossen."
    told += f" Het gebied is dan ‘{lowest}’, wat de score en de zekerheid ook zijn." if lower else ""
    if CriticalKind.LEGAL in kinds:
        told += f" Juridische stellingen gaan over wat de wet vraagt. {ARRANGED_OR_NOT}"
        told += f" Is het antwoord lager dan ‘{top}’? Ook dan moet u dat eerst oplossen."
        told += f" Het gebied is dan niet ‘{best}’." if lower else ""
    if CriticalKind.PROCESS in kinds:
        told += " Processtellingen gaan over wat eerst op orde moet zijn, ook als geen wet erom vraagt."
        held = f" Ligt het antwoord in de onderste helft van de schaal? Dan is het gebied niet ‘{best}’."
        told += held if lower else ""
    return (told,)


def explain_method_briefly(result: Result, *, annexed: bool = False) -> str:
    """How the scores and the plan come about, in a few sentences; ``annexed`` says that the whole method follows."""
    checklist = result.checklist
    scale = ", ".join(f"{choice.name} {choice.points}" for choice in checklist.scale)
    thresholds = name_thresholds(checklist)
    weighted = any(statement.weight != 1 for statement in checklist.statements)
    weights = "Sommige stellingen tellen zwaarder dan andere." if weighted else "Alle stellingen tellen even zwaar."
    weights_too = ", de gewichten" if weighted else ""
    points = (
        f"Elk antwoord krijgt punten: {scale}. De score van een gebied is het deel van de hoogst mogelijke punten, "
        f"keer 100.{f' Niveaus: {thresholds}.' if thresholds else ''}"
    )
    if result.assessment.details.short:
        place = ANNEX if annexed else "in het uitgebreide rapport"
        return f"{points} {ORIGIN} De hele uitleg staat {place}."
    return (
        f"{points} {weights} ‘Niet van toepassing’ telt niet mee. ‘Weet ik niet’ verlaagt alleen de zekerheid. Onder "
        f"{dutch.round_half_up(checklist.coverage_minimum)}% zekerheid is er geen niveau. Er is geen gemiddeld cijfer: "
        f"dat verbergt het zwakste gebied. De niveaus{weights_too} en de regels van het plan zijn onze eigen keuze. "
        f"{ORIGIN}"
    )


def name_thresholds(checklist: Checklist) -> str:
    """From how many points there is each level; empty when there is only one."""
    levels = [level for level in checklist.levels if level.minimum > 0]
    return ", ".join(f"{level.name} vanaf {dutch.round_half_up(level.minimum)}" for level in levels)


def name_moment(checklist: Checklist, details: Details) -> str:
    """Of which moment the answers are, empty when that is the usual one."""
    return " · ".join(option.name for _, option in checklist.moments(details.phase, details.facts))


def name_level(checklist: Checklist, level: LevelId) -> str:
    """What people read for a level."""
    special = {TOO_LITTLE_KNOWN: TOO_LITTLE_KNOWN_NAME, NOT_APPLICABLE: NOT_APPLICABLE_NAME}
    return special.get(level) or next(item.name for item in checklist.levels if item.id == level)


def mark_level(checklist: Checklist, level: LevelId) -> str:
    """The shape that goes with a level, so that no meaning rests on colour: full, half, empty, unknown or none."""
    best, worst = checklist.levels[0].id, checklist.levels[-1].id
    marks = {worst: "empty", best: "full", TOO_LITTLE_KNOWN: "unknown", NOT_APPLICABLE: "none"}
    return marks.get(level, "half")


def name_answer(checklist: Checklist, item: StatementResult) -> str:
    """What people read for an answer; where another one counts than was given, that too."""
    counted = name_choice(checklist, item.choice)
    return f"{name_choice(checklist, item.given)}, telt als {counted}" if item.given else counted


def name_choice(checklist: Checklist, choice: ChoiceId | NoScore) -> str:
    """What people read for a choice of the scale, or for no score."""
    special = {NoScore.UNKNOWN: UNKNOWN_NAME, NoScore.NOT_APPLICABLE: NOT_APPLICABLE_NAME, NoScore.OPEN: OPEN_NAME}
    return special[choice] if isinstance(choice, NoScore) else checklist.choice(choice).name


def explain_because(checklist: Checklist, items: Iterable[StatementResult]) -> str:
    """``Omdat u bij ‘Doel op papier’ ‘Nee’ antwoordde.``: the answers that called something up, grouped by answer."""
    items = tuple(items)
    parts = _list_answers(checklist, (item for item in items if item.choice != NoScore.OPEN))
    if skipped := [f"‘{item.statement.title}’" for item in items if item.choice == NoScore.OPEN]:
        parts.append(f"{dutch.join_words(skipped)} nog niet beantwoordde")
    return f"Omdat u {dutch.join_words(parts)}."


def _list_answers(checklist: Checklist, items: Iterable[StatementResult]) -> list[str]:
    by_answer = _group_titles(checklist, items)
    return [f"bij {dutch.join_words(titles)} {answer} antwoordde" for answer, titles in by_answer.items()]


def _group_titles(checklist: Checklist, items: Iterable[StatementResult]) -> Mapping[str, list[str]]:
    """The titles of these statements in quotes, by what was answered, in quotes too."""
    by_answer: dict[str, list[str]] = {}
    for item in items:
        by_answer.setdefault(_quote_answer(checklist, item), []).append(f"‘{item.statement.title}’")
    return by_answer


def _quote_answer(checklist: Checklist, item: StatementResult) -> str:
    """The answer that somebody gave, with what it counts as where that is another one."""
    counted = f"‘{name_choice(checklist, item.choice)}’"
    return f"‘{name_choice(checklist, item.given)}’ (telt als {counted})" if item.given else counted


def judge_in_words(result: Result) -> tuple[str, str]:
    """The verdict as a short sentence, and what it means here."""
    own = next((item for item in result.checklist.verdict_words if item.verdict == result.verdict), None)
    if own:
        return own.title, own.text
    solve, find_out = len(result.solve_first), len(result.find_out_first)
    if result.verdict is Verdict.NO_DIALOGUE and result.phase.stop:
        stop = result.phase.stop
        return stop.title, stop.explain(result.assessment.details.facts).text
    if result.verdict is Verdict.SOLVE_FIRST:
        return solve_first(solve, find_out, unsettled=any(item.is_unsettled for item in result.solve_first))
    if result.verdict is Verdict.FIND_OUT_FIRST:
        too_little = sum(area.level == TOO_LITTLE_KNOWN for area in result.areas)
        applies = any(area.applicable for area in result.areas)
        return FIND_OUT_FIRST, find_out_first_meaning(find_out, too_little) if applies else NOTHING_APPLIES
    applicable = [area for area in result.areas if area.level != NOT_APPLICABLE]
    ready = sum(area.level == result.checklist.levels[0].id for area in applicable)
    if result.verdict is Verdict.NEARLY_READY:
        return nearly_ready(
            ready, len(applicable), sum(item.holds_back for area in applicable for item in area.statements)
        )
    return READY, READY_MEANING


def mark_verdict(verdict: Verdict) -> str:
    """The shape that goes with a verdict."""
    return {
        Verdict.NO_DIALOGUE: "stop",
        Verdict.SOLVE_FIRST: "empty",
        Verdict.FIND_OUT_FIRST: "unknown",
        Verdict.NEARLY_READY: "half",
    }.get(verdict, "full")


def introduce_solve(checklist: Checklist, points: Iterable[StatementResult]) -> str:
    """What stands above the critical statements that must be solved first."""
    points = tuple(points)
    if all(point.is_unsettled for point in points):
        return f"Eerst oplossen: dit is {UNSETTLED}"
    # Where they differ each of them says what was answered.
    alike = not any(point.is_unsettled or point.given for point in points)
    return f"Eerst oplossen: hier antwoordde u ‘{checklist.scale[0].name}’" if alike else "Eerst oplossen"


def name_critical(item: StatementResult) -> str:
    """What kind of critical statement this is, and whether it is nearly arranged; empty when it is not critical."""
    kind = item.critical or ""
    return f"{kind}, {UNSETTLED}" if item.is_unsettled else kind


INTRODUCE_UNKNOWN = "Eerst uitzoeken: is dit zo?"
"""What stands above the critical statements that nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaWords:
    """How an area did: its score (0 to 100, or None), its level and its coverage in words.

    ``reason`` says what decided the level, empty where the score explains it.
    """

    score: int | None
    score_text: str
    level: str
    reason: str
    mark: str
    coverage: str
    bar: str
    sentence: str


def word_area(checklist: Checklist, area: AreaResult) -> AreaWords:
    """How this area did; ``bar`` says what its bar shows beside its name and level, ``sentence`` says it all."""
    level = name_level(checklist, area.level)
    score = None if area.score is None else dutch.round_half_up(area.score)
    coverage = None if area.coverage is None else dutch.round_half_up(area.coverage)
    return AreaWords(
        score=score,
        score_text=NO_SCORE if score is None else str(score),
        level=level,
        reason=give_reason(checklist, area),
        mark=mark_level(checklist, area.level),
        coverage=NO_COVERAGE if coverage is None else f"{coverage}% ({area.answered} van {area.applicable})",
        bar="geen balk" if score is None else f"balk tot {score} van de 100",
        sentence=f"{area.area.name}: {NO_SCORE if score is None else f'score {score} van de 100'}, {level.lower()}",
    )


FICTITIOUS = "Dit is een voorbeeld. De gemeente, de namen en de antwoorden zijn verzonnen."
