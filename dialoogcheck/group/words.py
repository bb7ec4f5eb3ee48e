"""The words of the group report and of its agenda."""

from collections.abc import Container, Iterable, Iterator, Mapping
from fractions import Fraction

from dialoogcheck import dutch
from dialoogcheck.advice.words import spell_count
from dialoogcheck.answers.words import UNKNOWN_NAME
from dialoogcheck.checklist.model import Checklist, CriticalKind, Perspective
from dialoogcheck.group import model
from dialoogcheck.group.agenda import Agenda, AgendaKind
from dialoogcheck.group.protection import LEAST_SCORES, THRESHOLD

REPORT_NAME = "Groepsrapport"
FICTITIOUS = "Dit is een voorbeeld. De mensen en de antwoorden zijn verzonnen."
TOGETHER = "samen"
HIDDEN_NUMBER = "te weinig"
NOT_SCORED = "geen cijfer"
ONE_MEAN = "één groep"
SAME_PICTURE = "U kijkt er hetzelfde naar"
LONGEST_NAMES = 60
"""Letters of the names of groups in a headline: more would not fit."""
ONE_GROUP = "Er is één groep in beeld"
NO_GROUP = "Er zijn te weinig mensen om cijfers te laten zien"
ASK_MORE = (
    f"Een groep komt in beeld vanaf {THRESHOLD} mensen. Vraag meer mensen om mee te doen. "
    "Of spreek vooraf met iedereen af dat ook kleine groepen te zien zijn. Gebruik dan formulieren met --open."
)
"""What to do when nothing may be shown."""
NO_AGENDA = "In deze fase is er geen gespreksagenda."
NOT_ASKED = "Wie een stelling niet kreeg, telt daar niet mee."
ALL_LIMITS = "Daarom staan hier de grenzen bij al die antwoorden. Vraag na wat klopt."
LIMITS = "Grenzen bij dit gesprek"
LIMITS_WITHOUT_AGENDA = "Grenzen in deze fase"
CRITICAL = "Dit punt is kritiek."
ROOM = ("Hier kan weinig veranderen.", "Hier kan nog iets veranderen.", "Hier kan nog veel veranderen.")
HALVES = (
    *("een halve", "anderhalve", "tweeënhalve", "drieënhalve", "vierenhalve"),
    *("vijfenhalve", "zesenhalve", "zevenenhalve", "achtenhalve", "negenenhalve"),
)
OWN_WORDS = (
    "Niet elke groep kreeg elke stelling, en groepen lazen hem in hun eigen woorden. Vraag dus eerst: wat bedoelt u? "
)
SEE_REMARKS = "Bij deze antwoorden horen opmerkingen. U leest ze in de bijlage. "
NO_BLAME = (
    "Verschil in beeld is geen fout. Het is een begin van het gesprek. "
    "Dit rapport vergelijkt geen aanbieders en is geen juridisch advies."
)
INTRODUCE_AGENDA = (
    "Voor de gespreksleider. Rechts staat welke groep kan beginnen. Wil die groep dat niet? Vraag een andere. "
    "Geef daarna iedereen het woord. Loopt het uit? Sla het laatste onderwerp over en houd tijd om af te ronden."
)
EVERYBODY = "Iedereen, in één of twee zinnen"
OPENING = "Openen met wat goed gaat"
OPENING_QUESTION = "Wat doen we samen, waardoor dit goed gaat?"
PARTS = {
    AgendaKind.OPENING: ("Openen", "Wat hoopt u dat dit gesprek oplevert?", EVERYBODY),
    AgendaKind.BREAK: ("Pauze", "", "niemand: even rust"),
    AgendaKind.SPACE: (
        "Ruimte voor wat u zelf wilt bespreken",
        "Wat hebben we vandaag nog niet besproken dat u belangrijk vindt?",
        "Wie iets wil inbrengen",
    ),
    AgendaKind.CLOSING: (
        "Afronden",
        "Hoe was dit gesprek voor u? Wat spreken we af, wie doet het en wanneer is het klaar?",
        EVERYBODY,
    ),
}
"""The parts of an agenda that are no topic: what they are called, what is asked (or nothing) and who begins."""

ONE_KNOWS = "De een weet dit, de ander niet."
ALL_WORRY = "Elke groep ziet hier nog werk."
INTRODUCE_LIMITS = "Houd hier rekening mee, ook als iedereen het eens is."
NO_GAPS = "Nergens ligt het beeld een stap of meer uit elkaar."
INTRODUCE_BLIND_SPOTS = "De een weet het, de ander niet. Vaak is dat snel op te lossen: vertel het."
NO_BLIND_SPOTS = "Geen stelling waarvan de ene groep het antwoord weet en de andere niet."
INTRODUCE_WORRIES = (
    "Elke groep in beeld ziet hier nog werk. U bent het dus eens over wat beter kan. Dat is een goed begin."
)
NO_WORRIES = "Er is geen stelling die elke groep in beeld laag ziet."
NO_STRENGTHS = "Er is nog geen stelling die elke groep in beeld hoog ziet."
INTRODUCE_AREAS = "Eén regel per stelling, één teken per groep. "
INTRODUCE_NOTES = (
    "Dit schreven mensen zelf. Het staat hier letterlijk en zonder naam. Wie de schrijver kent, kan die herkennen."
)
FIGURES_ATTACHED = (
    "De cijfers van dit rapport zitten als bijlage in het PDF-bestand. "
    "De antwoorden van de deelnemers zitten er niet in."
)
LIMITATIONS = (
    "Dit is geen juridisch advies.",
    "U ziet wat deze mensen kozen. Anderen kunnen het anders zien.",
    "Gebruik dit rapport niet om aanbieders te beoordelen of te vergelijken.",
    "Iedereen kan met de Woo om dit rapport vragen. Wie het deelt, deelt ook de cijfers van kleine groepen.",
)


def name_group(group: model.Group) -> str:
    """What people read for a group: ``Aanbieders``, or ``Aanbieders en cliënten samen``."""
    names = [name_side(perspective) for perspective in group.perspectives]
    joined = dutch.join_words([names[0], *(name.lower() for name in names[1:])])
    return joined if len(names) == 1 else f"{joined} {TOGETHER}"


def name_side(perspective: Perspective) -> str:
    """What people read for those of one perspective: ``Aanbieders``."""
    return perspective.plural or perspective.name


def name_answers(checklist: Checklist) -> tuple[str, ...]:
    """What stands above the numbers of a group: each answer that could be given, and how much they agree."""
    return (*(choice.name for choice in checklist.scale), UNKNOWN_NAME, "N.v.t.", "Open", "Eens")


def count_answers(checklist: Checklist, cell: model.Cell) -> tuple[str, ...]:
    """How often each answer was given to a statement by a group, and how much they agree.

    Texts, because a hidden number is a word.
    """
    unseen = [HIDDEN_NUMBER if cell.hidden or cell.scored else "0"] * len(checklist.scale)
    counts = [str(number) for number in cell.counts.values()] or unseen
    # Everybody who answered chose the same from the scale.
    unanimous = cell.agreement == 1 and cell.scored == cell.asked - cell.open
    agreement = "iedereen gelijk" if unanimous else describe_agreement(cell.agreement)
    others = [HIDDEN_NUMBER] * 2 if cell.hidden else [str(cell.unknown), str(cell.not_applicable)]
    return (*counts, *others, str(cell.open), agreement)


def count_differences(comparison: model.Comparison, area: model.AreaComparison) -> str:
    """How many of the statements that can be compared lie a step or more apart.

    Means of an area can hide differences that cancel out.
    """
    comparable = sum(item.gap is not None for item in area.statements)
    apart = sum(item in comparison.gaps for item in area.statements)
    return f"{apart} van {comparable}" if comparable else describe_gap(area, comparison.checklist.steps)


def count_area_answers(cell: model.AreaCell) -> tuple[str, ...]:
    """How often a group gave each answer in a whole area, and how much they agree."""
    return (*map(str, cell.counts.values()), "–", "–", "–", describe_agreement(cell.agreement))


def name_groups(comparison: model.Comparison) -> Mapping[model.GroupId, str]:
    """What people read for each group that is shown."""
    return {group.id: name_group(group) for group in comparison.groups}


def join_groups(comparison: model.Comparison, groups: Iterable[model.GroupId]) -> str:
    """``gemeente en aanbieders``: the groups in a sentence."""
    names = name_groups(comparison)
    return dutch.join_words([names[group].lower() for group in groups])


def describe_means(comparison: model.Comparison, compared: model.Compared) -> str:
    """How each group sees it, as what a picture of it shows."""
    names = name_groups(comparison)
    values = [f"{names[group]} {dutch.round_half_up(mean * 100)}" for group, mean in compared.means.items()]
    return f"{', '.join(values)} van de 100" if values else NOT_SCORED


def describe_gap(compared: model.Compared, steps: int) -> str:
    """How far the groups lie apart, on a scale of so many steps; or why that is not known."""
    if compared.gap:
        return describe_steps(compared.gap.size * steps)
    return ONE_MEAN if compared.means else NOT_SCORED


def write_time(minutes: int) -> str:
    """``1:05``: hours and minutes after the start."""
    return f"{minutes // 60}:{minutes % 60:02}"


def ask_about(statement: str) -> str:
    """The open question about a statement for which the checklist has none."""
    return f"Hoe ziet u dit in de praktijk: ‘{statement}’"


def describe_steps(steps: Fraction) -> str:
    """How far apart, in steps of the scale and in words.

    A decimal would promise more than a scale of words can hold.
    """
    whole, rest = divmod(steps, 1)
    quarter, half = Fraction(1, 4), Fraction(1, 2)
    if quarter <= rest < 1 - quarter:
        return f"{HALVES[int(whole)]} stap" if whole < len(HALVES) else f"{whole} en een halve stap"
    near = whole + (rest > half)
    if not near:
        return "bijna gelijk" if rest else "gelijk"
    about = "" if not rest else "bijna " if rest > half else "ruim "
    return f"{about}{near} {'stap' if near == 1 else 'stappen'}"


def compare_headline(gaps: int, groups: str = "") -> str:
    """What stands out most in a group report; ``groups`` are those in view when that is not everybody."""
    who = f"zien {groups}" if groups else "ziet u"
    if not gaps:
        return f"{dutch.begin_sentence(groups)} kijken er hetzelfde naar" if groups else SAME_PICTURE
    return f"Op {spell_count(gaps, 'punt', 'punten')} {who} het anders"


def name_overview(comparison: model.Comparison) -> str:
    """The heading of the picture of all areas."""
    if len(comparison.groups) == 1:
        return "Zo ziet deze groep het"
    groups, _ = describe_view(comparison)
    return f"Zo zien {groups} het" if groups else "Zo ziet elke groep het"


def compare_conclusion(comparison: model.Comparison, groups: str) -> str:
    """What the numbers of differences and shared strengths come to, out of the statements that can be compared.

    ``groups`` are those in view when that is not everybody.
    """
    gaps, strengths, comparable = len(comparison.gaps), len(comparison.strengths), comparison.comparable
    who = f"zeggen {groups}" if groups else "zegt elke groep"
    shared = f" Over {spell_count(strengths, 'punt', 'punten')} {who} dat het goed gaat." if strengths else ""
    if comparable == 1:
        far = "een stap of meer" if gaps else "minder dan een stap"
        return f"Eén stelling kunt u vergelijken. Het beeld ligt daar {far} uit elkaar.{shared}"
    apart = f"ligt het beeld een stap of meer uit elkaar.{shared}"
    if not gaps:
        return f"Bij geen van de {comparable} stellingen die u kunt vergelijken, {apart}"
    known = f"{comparable} stellingen kunt u vergelijken."
    return f"{known} Bij {gaps} daarvan {apart} Niemand heeft hier gelijk of ongelijk."


def judge_in_words(comparison: model.Comparison) -> tuple[str, str, str]:
    """The headline, what it means, and the shape that goes with it."""
    gaps, comparable = len(comparison.gaps), comparison.comparable
    if not comparison.groups:
        return NO_GROUP, ASK_MORE, "unknown"
    if len(comparison.groups) == 1:
        only = f"U ziet alleen de antwoorden van {name_group(comparison.groups[0]).lower()}."
        return ONE_GROUP, f"{only} Verschil in beeld is er pas te zien met een tweede groep.", "unknown"
    asked = sum(len(item.cells) > 1 for item in comparison.statements)
    if comparable * 2 < asked or not comparable:
        few = f"Bij {comparable} van de {asked} stellingen die meer groepen kregen, gaven genoeg mensen een oordeel."
        return "Er is nog te weinig om te vergelijken", f"{few} Vraag meer mensen om mee te doen.", "unknown"
    groups, outside = describe_view(comparison)
    headline = compare_headline(gaps, groups)
    said = " ".join((f"{headline}.", *outside)) if outside else headline
    return said, compare_conclusion(comparison, groups), "half" if gaps or outside else "full"


def describe_view(comparison: model.Comparison) -> tuple[str, tuple[str, ...]]:
    """Who can be compared, and in sentences who cannot; both are empty when that is everybody.

    What is true of the groups in view may be different for the others: a reader must not take the one for the other.
    """
    compared = {group for item in comparison.statements if item.gap for group in item.means}
    seen = [group for group in comparison.groups if group.id in compared]
    unseen = dutch.join_words([name_group(group).lower() for group in comparison.groups if group.id not in compared])
    missing = [side for side, number in comparison.participants if not number or side in comparison.hidden]
    absent = dutch.join_words([name_side(perspective).lower() for perspective in missing])
    outside = []
    if len(absent) > LONGEST_NAMES:
        outside.append("Niet elke groep is in beeld.")
    elif len(missing) == 1 and missing[0].plural is None:
        outside.append(f"Niet in beeld: {absent}.")
    elif missing:
        outside.append(f"Wat {absent} zien, staat hier niet.")
    if len(unseen) > LONGEST_NAMES:
        outside.append("Niet elke groep is te vergelijken.")
    elif unseen:
        outside.append(f"Van {unseen} zijn er geen cijfers om te vergelijken.")
    if not outside:
        return "", ()
    groups = dutch.join_words([name_group(group).lower() for group in seen])
    joined = any(len(group.perspectives) > 1 for group in seen)
    return "de groepen in beeld" if joined or len(groups) > LONGEST_NAMES else groups, tuple(outside)


def explain_difference(comparison: model.Comparison, item: model.StatementComparison) -> str:
    """How each group sees it, how far they lie apart, and in which of them opinions differ."""
    gap = item.gap or model.Gap(size=Fraction(0), lower=(), higher=())
    parts = (
        f"{describe_means(comparison, item)}. Verschil: {describe_gap(item, comparison.checklist.steps)}.",
        f"Laagst: {join_groups(comparison, gap.lower)}. Hoogst: {join_groups(comparison, gap.higher)}.",
        explain_divided(comparison, item),
    )
    return " ".join(filter(None, parts))


def explain_divided(comparison: model.Comparison, item: model.StatementComparison) -> str:
    """In which groups opinions differ much; nothing when they do in none."""
    divided = join_groups(comparison, item.divided)
    return f"Binnen deze groep lopen de antwoorden ver uiteen: {divided}." if divided else ""


def explain_blind_spot(comparison: model.Comparison, spot: model.BlindSpot) -> str:
    """How many do not know it, of the groups that mostly do and of those that mostly do not."""
    names = name_groups(comparison)
    known = [
        f"{names[cell.group].lower()}: {cell.unknown} van de {cell.unknown + cell.scored}"
        for cell in spot.comparison.cells
        if cell.group in {*spot.unaware, *spot.aware}
    ]
    return f"Weet het niet: {'; '.join(known)}."


def list_readings(
    comparison: model.Comparison, item: model.StatementComparison, groups: Container[model.GroupId]
) -> list[str]:
    """How those of these groups read it that did not read the statement itself."""
    return [
        f"{name_side(perspective)} lazen: ‘{text}’"
        for group in comparison.groups
        if group.id in groups
        for perspective in group.perspectives
        if not perspective.full and (text := item.statement.text_for(perspective))
    ]


def list_participants(comparison: model.Comparison) -> Iterator[str]:
    """How many people there are of each perspective; the number is not cut off from what it counts."""
    for perspective, number in comparison.participants:
        people = dutch.count(number, "mens", "mensen").replace(" ", "\u00a0") if number else "niemand"
        yield f"{name_side(perspective)}: {people}"


def list_notices(comparison: model.Comparison) -> Iterator[str]:
    """Who is not in the report, or not apart, or can be recognised in it."""
    absent = [name_side(perspective).lower() for perspective, number in comparison.participants if not number]
    if absent and comparison.people:
        sides = f"Van deze kant van de tafel kwamen geen antwoorden: {dutch.join_words(absent)}."
        yield f"{sides} Dit rapport laat dus niet zien hoe zij het zien."
    for perspective, number in comparison.participants:
        if perspective in comparison.hidden:
            people = "doet 1 mens" if number == 1 else f"doen {number} mensen"
            few = f"{name_side(perspective)}: hier {people} mee. Dat is te weinig om cijfers te laten zien."
            yield f"{few} Een groep komt in beeld vanaf {THRESHOLD} mensen."
    for group in comparison.groups:
        if len(group.perspectives) > 1:
            names = dutch.join_words([name_side(perspective).lower() for perspective in group.perspectives])
            together = f"{dutch.begin_sentence(names)} staan samen in één groep."
            yield f"{together} Apart zijn zij te klein: dan zijn antwoorden te herkennen."
    if comparison.open and comparison.groups:
        yield explain_open(min(group.people for group in comparison.groups))


def explain_carried(renamed: list[str], dropped: int) -> str:
    """Which answers to an earlier version of the checklist count, and how many do not.

    Of those only the number, since anybody can name anything.
    """
    said = "Een deel van de antwoorden hoort bij een eerdere versie van de checklist."
    if renamed:
        said += f" Bij {dutch.join_words(renamed)} tellen ook antwoorden mee op de stelling die er eerst stond."
    if dropped:
        gone = dutch.count(dropped, "stelling van toen is", "stellingen van toen zijn")
        said += f" {gone} er niet meer: de antwoorden daarop tellen niet mee."
    return said


def explain_lowered(titles: list[str]) -> str:
    """That answers at these statements count as lower ones; not whose they are, nor what was given."""
    return (
        f"Bij {dutch.join_words(titles)} kan niet elk antwoord van de schaal. Koos iemand toch zo’n antwoord? "
        "Dan telt het eerste lagere antwoord dat wel kan."
    )


def explain_unlike(facts: list[str]) -> str:
    """That people differ about these facts; not how many do."""
    return f"Niet iedereen gaf hetzelfde antwoord op {dutch.join_words(facts)}."


def explain_limits(comparison: model.Comparison) -> str:
    """Why there are limits for more than one situation; nothing when people agree on what decides them."""
    limiting = {id_ for limit in comparison.phase.limits for id_ in limit.condition.allowed}
    facts = [f"‘{fact.name}’" for fact in comparison.unlike if fact.id in limiting]
    return f"{explain_unlike(facts)} {ALL_LIMITS}" if facts else ""


def explain_no_agenda(comparison: model.Comparison) -> str:
    """Why this phase has none."""
    stop = comparison.phase.stop
    if not stop:
        return NO_AGENDA
    return f"{NO_AGENDA} {dutch.end_sentence(stop.title)} {stop.explain(comparison.details.facts).text}"


def explain_basis(number: int) -> str:
    """On how many statements the picture of an area rests."""
    return f"op grond van {spell_count(number, 'stelling', 'stellingen')} waarover elke groep iets zei"


def explain_step(names: list[str]) -> str:
    """What a step of the scale is, with an example of its own words."""
    return f"Eén stap is bijvoorbeeld van ‘{names[-2]}’ naar ‘{names[-1]}’." if len(names) > 1 else ""


def explain_open(smallest: int) -> str:
    """The notice that small groups are shown apart."""
    return (
        "Open groepsrapport: u sprak vooraf af dat ook kleine groepen apart in beeld komen. "
        f"De kleinste groep heeft {spell_count(smallest, 'mens', 'mensen')}. Antwoorden zijn te herkennen."
    )


def explain_more(number: int) -> str:
    """How many differences are not told here, and where they are."""
    if number == 1:
        return "Er is nog één verschil van een stap of meer. U vindt het bij de gebieden."
    return f"Er zijn nog {number} verschillen van een stap of meer. U vindt ze bij de gebieden."


def explain_alone(number: int) -> str:
    """How many statements of an area have no picture, since there is nothing to compare."""
    if number == 1:
        return "Bij één andere stelling is er van hoogstens één groep een cijfer. Die staat in de bijlage."
    return f"Bij {number} andere stellingen is er van hoogstens één groep een cijfer. Die staan in de bijlage."


def describe_agreement(agreement: Fraction | None) -> str:
    """How much a group agrees, in a word; the limits are thirds of the measure."""
    if agreement is None:
        return NOT_SCORED
    if agreement * 3 >= 2:  # noqa: PLR2004 - two thirds
        return "veel gelijk"
    return "verdeeld" if agreement * 2 >= 1 else "ver uiteen"


def name_reasons(*, important: bool, changing: bool) -> str:
    """What brings a topic to the front of the agenda, as the rest of a sentence."""
    reasons = ["het meest verschilt"]
    if important:
        reasons.append("het belangrijkst is")
    if changing:
        reasons.append("in deze fase nog kan veranderen")
    return dutch.join_words(reasons)


def explain_order(agenda: Agenda) -> str:
    """What decided the order of these topics, and of no others; nothing without topics."""
    chosen = [item.topic for item in agenda.items if item.topic]
    topics = [*chosen, *agenda.parked]
    if not topics:
        return ""
    reasons = name_reasons(
        important=len({topic.importance for topic in topics}) > 1, changing=len({topic.room for topic in topics}) > 1
    )
    passed = any(waiting.difference > topic.difference for waiting in agenda.parked for topic in chosen)
    waits = " Een groot verschil kan daarom op de parkeerlijst staan." if passed else ""
    return f"Eerst komt wat {reasons}.{waits}"


def explain_parked(titles: list[str], more: int) -> str:
    """What there is no time for: these topics, and so many more."""
    waiting = "; ".join([*titles, *([f"en nog {more}"] if more else [])])
    return f"Geen tijd voor vandaag: {waiting}. Spreek af wanneer u hierop terugkomt."


def explain_comparing(comparison: model.Comparison, *, agenda: bool) -> tuple[str, ...]:
    """How the figures of a group report come about, a paragraph each; ``agenda`` says that there is one.

    Only what happened here is told: whether some read the statements in words of their own, and whether statements that
    count for more, critical ones and legal ones were asked.
    """
    checklist, asked = comparison.checklist, comparison.statements
    kinds = {item.critical for item in asked}
    critical, legal = any(kinds), CriticalKind.LEGAL in kinds
    points = ", ".join(f"{choice.name} {choice.points}" for choice in checklist.scale)
    lowest, highest = checklist.scale[0].name, checklist.scale[-1].name
    own_words = "" if all(perspective.full for perspective in checklist.perspectives) else OWN_WORDS
    method: tuple[str, ...] = (
        (
            f"Elk antwoord krijgt punten: {points}. Per groep nemen we het gemiddelde. "
            f"In de beelden loopt dat van 0 (iedereen {lowest.lower()}) tot 100 (iedereen {highest.lower()})."
        ),
        (
            "Elke groep telt even zwaar, hoeveel mensen er ook in zitten. Een groep van dertig heeft dus geen "
            "luidere stem dan een groep van vijf."
        ),
        (
            "Het verschil is de afstand tussen de hoogste en de laagste groep, in stappen van de schaal. "
            f"De schaal heeft {dutch.count(len(checklist.scale) - 1, 'stap', 'stappen')}. "
            "Vanaf één stap noemen we het een verschil in beeld. Die grens kozen wij zelf."
        ),
        (
            "Een gebied vergelijken we alleen op stellingen waarover elke groep iets zei. Anders vergelijkt u "
            "antwoorden op verschillende vragen."
        ),
        (
            "‘Weet ik niet’ en ‘Niet van toepassing’ tellen niet mee in het gemiddelde. Een blinde vlek is een "
            "stelling waarvan de helft of meer van een groep het antwoord niet weet, en een andere groep meestal wel."
        ),
        f"{own_words}Op de formulieren kan het nummer van een stelling anders zijn.",
        (
            "Hoe eens een groep het is, meten we met de maat van Leik uit 1966. Die kijkt alleen naar de volgorde van "
            "de antwoorden. ‘Ver uiteen’ betekent: minder dan half eens."
        ),
    )
    if critical:
        method = (*method, explain_critical(highest if legal else ""))
    if not agenda:
        return method
    important = critical or any(item.statement.weight != 1 for item in asked)
    doubled = " Kritieke stellingen tellen dubbel." if critical else ""
    by_law = " Bij een juridische stelling kan weinig veranderen: daar beslist de wet." if legal else ""
    return (*method, f"De agenda zet voorop wat {name_reasons(important=important, changing=legal)}.{doubled}{by_law}")


def explain_critical(highest: str) -> str:
    """What a critical statement means in an advice, since a comparison solves nothing.

    ``highest`` is the only answer that is enough where the law asks something, empty when it does not.
    """
    law = f" Wat de wet vraagt, moet helemaal geregeld zijn: lager dan ‘{highest}’ is daar te laag." if highest else ""
    return (
        "Bij een stelling kan ‘kritiek’ staan. Is het antwoord daar te laag? Dan zegt een adviesrapport dat u dit punt "
        f"eerst moet oplossen.{law} Dit rapport laat alleen zien waar groepen anders kijken."
    )


def explain_protection(*, open_: bool, notes: bool) -> tuple[str, ...]:
    """How the people behind the figures are protected, a paragraph each."""
    noted = (
        "Wat mensen opschreven, staat er letterlijk in, zonder naam. Wie de schrijver kent, kan die herkennen."
        if notes
        else "Namen en notities staan er niet in."
    )
    if open_:
        return (
            (
                "Dit is een open groepsrapport. Elke groep staat apart in beeld, hoe klein ook. Dat hebt u vooraf "
                "met de deelnemers afgesproken."
            ),
            "Beloof niemand dat antwoorden anoniem zijn. Deel dit rapport alleen met wie dat weet.",
            noted,
        )
    return (
        (
            f"Een groep staat alleen in beeld vanaf {THRESHOLD} mensen. Een getal staat er alleen als minstens "
            f"{THRESHOLD} mensen iets kozen, en minstens {LEAST_SCORES} van hen een oordeel gaven. Anders staat er "
            "‘te weinig’."
        ),
        (
            "Kleine groepen staan samen in één groep als die groot genoeg is. Anders tellen zij nergens mee. "
            "Zo kan niemand hun antwoorden uitrekenen uit de rest."
        ),
        (
            "Geeft een hele groep hetzelfde antwoord? Dan weet u wat ieder van hen koos. Let daar op als u dit rapport "
            "deelt."
        ),
        (
            "Maak geen tweede rapport met één mens meer of minder. Wie de twee naast elkaar legt, kan het antwoord "
            "van die ene vinden."
        ),
        noted,
    )
