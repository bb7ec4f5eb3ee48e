"""The program's own words: sentences that stand in more than one place, or that depend on numbers."""

from dialoogcheck.answers.words import name_organiser

LEFT_OUT = "weggelaten"
TOO_LITTLE_KNOWN = "Te weinig bekend"
NO_SCORE = "geen score"
NO_COVERAGE = "n.v.t."

FIND_OUT_FIRST = "Zoek eerst uit hoe het zit"
NOTHING_APPLIES = "Alle stellingen zijn ‘niet van toepassing’. Kijk of de fase en de andere gegevens kloppen."
FEW = 2
CARRIED = "Een deel van de antwoorden hoort bij stellingen die nu anders heten. Achterin leest u welke."
NONE_YET = "nog geen"
REPORT_NAME = "Adviesrapport"
READY = "De voorbereiding staat"
READY_MEANING = (
    "Alle gebieden die u beoordeelde, zijn klaar. Houd vast wat goed gaat. "
    "Dit is uw eigen oordeel en geen juridische toets. Vraag ook anderen hoe zij het zien."
)


def solve_first(number: int) -> str:
    """The verdict when critical statements are not in order."""
    return "Los eerst dit punt op" if number == 1 else f"Los eerst deze {number} punten op"


def solve_first_meaning(solve: int, find_out: int) -> str:
    """What that verdict means."""
    ground = "Zonder dit punt ontbreekt" if solve == 1 else "Zonder deze punten ontbreekt"
    also = (
        ""
        if not find_out
        else f" Daarnaast moet u {'nog één punt' if find_out == 1 else f'nog {find_out} punten'} uitzoeken."
    )
    return f"{ground} de basis voor een goed gesprek. Een hoge score op andere punten maakt dat niet goed.{also}"


def find_out_first_meaning(critical: int, areas: int) -> str:
    """What it means that too much is unknown."""
    parts = []
    if critical:
        parts.append(
            f"Van {'één belangrijk punt' if critical == 1 else f'{critical} belangrijke punten'} weet u nog niet hoe "
            "het zit."
        )
    if areas:
        parts.append(f"Over {'één gebied' if areas == 1 else f'{areas} gebieden'} is nog te weinig bekend.")
    if not parts:
        return "Er is nog geen enkele stelling beoordeeld."
    return " ".join([*parts, "Dat is geen slechte score. Vaak weet een collega het antwoord."])


def nearly_ready(ready: int, areas: int) -> str:
    """The verdict when nothing critical stands in the way, but not every area is ready."""
    if not ready:
        return "Er is een begin"
    return "U bent er bijna" if areas - ready <= FEW else "U bent op weg"


def nearly_ready_meaning(ready: int, areas: int) -> str:
    """What it means that most is in order."""
    return (
        f"Van de {areas} gebieden {'is er 1' if ready == 1 else f'zijn er {ready or NONE_YET}'} klaar. "
        "Geen enkel kritiek punt kreeg het laagste antwoord. "
        "Bij elk gebied leest u wat u nog kunt doen."
    )


def other_perspective(name: str, organiser: str) -> str:
    """The notice that somebody else than the organiser answered; both are names of perspectives."""
    return (
        f"Deze antwoorden zijn ingevuld als {name.lower()}. Het rapport noemt de stellingen zoals "
        f"{name_organiser(organiser)} ze leest."
    )


def short_version(asked: int) -> str:
    """The notice that only part of the statements was asked."""
    return (
        f"Dit is de korte versie, met {asked} stellingen: alle kritieke stellingen en hoogstens twee andere per "
        "gebied. "
        "De volledige versie geeft meer zekerheid."
    )


def describe_bar(area: str, score: int | None, level: str) -> str:
    """What the bar of an area shows, in words."""
    return f"{area}: {'geen score' if score is None else f'{score} van de 100'}, {level.lower()}"


def explain_levels(thresholds: list[str], *, overruled: bool, worst: str) -> str:
    """The line under the picture of the areas: what earns a level, and what the asterisk means."""
    star = f" * Door een kritiek punt met het antwoord ‘{worst}’." if overruled else ""
    return f"{', '.join(thresholds)}.{star}"


def explain_overrule(titles: str, number: int, level: str, worst: str) -> str:
    """Why the level is lower than the score."""
    word = "Dit is een kritieke stelling" if number == 1 else "Dit zijn kritieke stellingen"
    return (
        f"Dit gebied is ‘{level}’, omdat u bij {titles} ‘{worst}’ antwoordde. {word}. De score laat zien hoe het "
        "gebied als geheel ervoor staat."
    )


def ask_first(who: str) -> str:
    """The first step when nobody knows whether a tip is needed."""
    known = f" Wie het kan weten: {who}." if who else ""
    return f"Zoek eerst uit of dit geregeld is.{known} Zo nee:"


def explain_method(
    *, top: int, coverage: int, weighted: bool, scale: list[str], lowest: str, worst: str, critical: bool
) -> tuple[str, ...]:
    """How the scores come about, a paragraph each; ``critical`` says whether a critical statement is asked."""
    weights = "Sommige stellingen tellen zwaarder dan andere." if weighted else "Alle stellingen tellen even zwaar."
    points = (
        f"Elk antwoord krijgt punten: {', '.join(scale)}. De score van een gebied is het aantal punten, "
        f"gedeeld door het hoogst mogelijke aantal, keer 100. {weights}"
    )
    no_points = (
        "‘Niet van toepassing’ telt niet mee. ‘Weet ik niet’ verlaagt de score niet. Het verlaagt wel de zekerheid. "
        "Zekerheid is het deel van de stellingen dat u kon beoordelen. "
        f"Is de zekerheid lager dan {coverage}%? Dan krijgt het gebied geen niveau."
    )
    overruling = (
        f"Sommige stellingen zijn kritiek. Is het antwoord daar ‘{worst}’? Dan is het gebied ‘{lowest}’, wat de score "
        "ook is. "
        "Juridische stellingen gaan over wat mag. Processtellingen gaan over wat eerst op orde moet zijn, ook als geen "
        "wet erom vraagt."
    )
    origin = (
        "Bij elke valkuil en tip staat een bron of ‘ons advies’. Ons advies is ons eigen oordeel: geen bron zegt het "
        "letterlijk zo."
    )
    average = (
        "Er is geen gemiddeld cijfer. Een gemiddelde verbergt het zwakste gebied. De grenzen en gewichten zijn onze "
        "eigen keuze. "
        f"De punten lopen van 0 tot {top}: een klein verschil in score zegt weinig."
    )
    return (points, no_points, *((overruling,) if critical else ()), average, origin)
