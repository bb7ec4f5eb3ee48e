"""The words of the group report and of its agenda."""

from fractions import Fraction

from dialoogcheck import dutch
from dialoogcheck.checklist.model import Perspective
from dialoogcheck.group.model import Group

TOGETHER = "samen"
HIDDEN_NUMBER = "te weinig"
NOT_SCORED = "geen cijfer"
ONE_MEAN = "één groep"
TOO_LITTLE = "Er is nog te weinig om te vergelijken"
SAME_PICTURE = "U kijkt er hetzelfde naar"
OVERVIEW_OF_ONE = "Zo ziet deze groep het"
IN_VIEW = "de groepen in beeld"
NOT_ALL_IN_VIEW = "Niet elke groep is in beeld."
NOT_ALL_COMPARED = "Niet elke groep is te vergelijken."
LONGEST_NAMES = 60
"""Letters of the names of groups in a headline: more would not fit."""
ONE_GROUP = "Er is één groep in beeld"
NO_GROUP = "Er zijn te weinig mensen om cijfers te laten zien"
NO_AGENDA = "In deze fase is er geen gespreksagenda."
SOME_CHANGED = "Een deel van de antwoorden hoort bij een eerdere versie van de checklist."
NO_LONGER = "stelling van toen is er niet meer: de antwoorden daarop tellen niet mee"
NO_LONGER_MANY = "stellingen van toen zijn er niet meer: de antwoorden daarop tellen niet mee"
NOT_ASKED = "Wie een stelling niet kreeg, telt daar niet mee."
ALL_LIMITS = "Daarom staan hier de grenzen bij al die antwoorden. Vraag na wat klopt."
LIMITS = "Grenzen bij dit gesprek"
LIMITS_WITHOUT_AGENDA = "Grenzen in deze fase"
OWN_FOLDER = "Zet de antwoorden van elk moment in een eigen map, of in een eigen tabel."
NAMED = 3
"""Files that a message names; a table of a thousand people has as many."""
OPENING = "Openen met wat goed gaat"
OPENING_WITHOUT = "Openen"
BREAK = "Pauze"
SPACE = "Ruimte voor wat u zelf wilt bespreken"
SPACE_QUESTION = "Wat hebben we vandaag nog niet besproken dat u belangrijk vindt?"
CLOSING = "Afronden"
CLOSING_QUESTION = "Hoe was dit gesprek voor u? Wat spreken we af, wie doet het en wanneer is het klaar?"
OPENING_QUESTION = "Wat doen we samen, waardoor dit goed gaat?"
OPENING_QUESTION_WITHOUT = "Wat hoopt u dat dit gesprek oplevert?"
EVERYBODY = "Iedereen, in één of twee zinnen"
UNANIMOUS = "iedereen gelijk"
CRITICAL = "Dit punt is kritiek."
ROOM = ("Hier kan weinig veranderen.", "Hier kan nog iets veranderen.", "Hier kan nog veel veranderen.")
HALVES = (
    *("een halve", "anderhalve", "tweeënhalve", "drieënhalve", "vierenhalve"),
    *("vijfenhalve", "zesenhalve", "zevenenhalve", "achtenhalve", "negenenhalve"),
)
STILL_OPEN = "in deze fase nog kan veranderen"
BIG_ONE_WAITS = "Een groot verschil kan daarom op de parkeerlijst staan."
OWN_WORDS = (
    "Niet elke groep kreeg elke stelling, en groepen lazen hem in hun eigen woorden. Vraag dus eerst: wat bedoelt u? "
)
LIMITATIONS = (
    "Dit is geen juridisch advies.",
    "U ziet wat deze mensen kozen. Anderen kunnen het anders zien.",
    "Gebruik dit rapport niet om aanbieders te beoordelen of te vergelijken.",
    "Iedereen kan met de Woo om dit rapport vragen. Wie het deelt, deelt ook de cijfers van kleine groepen.",
)


def name_group(group: Group) -> str:
    """What people read for a group: ``Aanbieders``, or ``Aanbieders en cliënten samen``."""
    names = [name_side(perspective) for perspective in group.perspectives]
    joined = dutch.join_words([names[0], *(name.lower() for name in names[1:])])
    return joined if len(names) == 1 else f"{joined} {TOGETHER}"


def name_side(perspective: Perspective) -> str:
    """What people read for those of one perspective: ``Aanbieders``."""
    return perspective.plural or perspective.name


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
    return f"Op {'één punt' if gaps == 1 else f'{gaps} punten'} {who} het anders"


def name_overview(groups: str = "") -> str:
    """The heading of the picture of all areas."""
    return f"Zo zien {groups} het" if groups else "Zo ziet elke groep het"


def name_in_view(names: list[str], *, joined: bool) -> str:
    """The groups that can be compared.

    When they are many, or ``joined`` says that one of them is several sides, all in one word.
    """
    together = dutch.join_words(names)
    return IN_VIEW if joined or len(together) > LONGEST_NAMES else together


def explain_out_of_view(names: list[str], *, plural: bool) -> str:
    """That the picture of some is missing; ``plural`` says that the names are more than one, or one for more people."""
    together = dutch.join_words(names)
    if len(together) > LONGEST_NAMES:
        return NOT_ALL_IN_VIEW
    return f"Wat {together} zien, staat hier niet." if plural else f"Niet in beeld: {together}."


def explain_without_figures(names: list[str]) -> str:
    """That some took part, and cannot be compared with the others."""
    together = dutch.join_words(names)
    return (
        NOT_ALL_COMPARED if len(together) > LONGEST_NAMES else f"Van {together} zijn er geen cijfers om te vergelijken."
    )


def compare_conclusion(*, gaps: int, strengths: int, comparable: int, groups: str = "") -> str:
    """What the numbers of differences and shared strengths come to, out of the statements that can be compared.

    ``groups`` are those in view when that is not everybody.
    """
    who = f"zeggen {groups}" if groups else "zegt elke groep"
    shared = (
        f" Over {'één punt' if strengths == 1 else f'{strengths} punten'} {who} dat het goed gaat." if strengths else ""
    )
    if comparable == 1:
        return (
            "Eén stelling kunt u vergelijken. Het beeld ligt daar "
            f"{'een stap of meer' if gaps else 'minder dan een stap'} uit elkaar.{shared}"
        )
    if not gaps:
        return (
            f"Bij geen van de {comparable} stellingen die u kunt vergelijken, ligt het beeld een stap of meer uit "
            f"elkaar.{shared}"
        )
    return (
        f"{comparable} stellingen kunt u vergelijken. Bij {gaps} daarvan ligt het beeld een stap of meer uit "
        f"elkaar.{shared} "
        "Niemand heeft hier gelijk of ongelijk."
    )


def explain_carried(renamed: list[str], dropped: int) -> str:
    """Which answers to an earlier version of the checklist count, and how many do not.

    Of those only the number, since anybody can name anything.
    """
    moved = (
        f" Bij {dutch.join_words(renamed)} tellen ook antwoorden mee op de stelling die er eerst stond."
        if renamed
        else ""
    )
    return f"{SOME_CHANGED}{moved}{f' {dutch.count(dropped, NO_LONGER, NO_LONGER_MANY)}.' if dropped else ''}"


def explain_unlike(facts: list[str]) -> str:
    """That people differ about these facts; not how many do."""
    return f"Niet iedereen gaf hetzelfde antwoord op {dutch.join_words(facts)}."


def explain_moments(names: list[str]) -> str:
    """Why answers of different moments make no group report."""
    return f"Deze antwoorden zijn van meer momenten: {dutch.join_words(names)}. Maak voor elk moment een eigen rapport."


def explain_files(moment: str, files: list[str]) -> str:
    """Which files are of a moment; of many the first few."""
    more = len(files) - NAMED
    return f"{moment}: {'; '.join(files[:NAMED])}{f' en nog {more}' if more > 0 else ''}."


def explain_too_little(comparable: int, asked: int) -> str:
    """What it means that most statements cannot be compared."""
    return (
        f"Bij {comparable} van de {asked} stellingen die meer groepen kregen, gaven genoeg mensen een oordeel. Vraag "
        "meer mensen om mee te doen."
    )


def explain_basis(number: int) -> str:
    """On how many statements the picture of an area rests."""
    return f"op grond van {'één stelling' if number == 1 else f'{number} stellingen'} waarover elke groep iets zei"


def explain_step(names: list[str]) -> str:
    """What a step of the scale is, with an example of its own words."""
    return f"Eén stap is bijvoorbeeld van ‘{names[-2]}’ naar ‘{names[-1]}’." if len(names) > 1 else ""


def explain_hidden(names: str, number: int, threshold: int) -> str:
    """The notice that some people are in no figure."""
    word = "doen" if number != 1 else "doet"
    return (
        f"{names}: hier {word} {number} {'mensen' if number != 1 else 'mens'} mee. Dat is te weinig om cijfers te "
        "laten zien. "
        f"Een groep komt in beeld vanaf {threshold} mensen."
    )


def explain_together(names: str) -> str:
    """The notice that small groups are shown together."""
    return f"{names} staan samen in één groep. Apart zijn zij te klein: dan zijn antwoorden te herkennen."


def explain_open(smallest: int) -> str:
    """The notice that small groups are shown apart."""
    people = "één mens" if smallest == 1 else f"{smallest} mensen"
    return (
        "Open groepsrapport: u sprak vooraf af dat ook kleine groepen apart in beeld komen. "
        f"De kleinste groep heeft {people}. Antwoorden zijn te herkennen."
    )


def explain_missing(names: str) -> str:
    """The notice that a side of the table did not answer."""
    return (
        f"Van deze kant van de tafel kwamen geen antwoorden: {names}. Dit rapport laat dus niet zien hoe zij het zien."
    )


def explain_no_group(threshold: int) -> str:
    """What to do when nothing may be shown."""
    return (
        f"Een groep komt in beeld vanaf {threshold} mensen. Vraag meer mensen om mee te doen. "
        "Of spreek vooraf met iedereen af dat ook kleine groepen te zien zijn. Gebruik dan formulieren met --open."
    )


def explain_one_group(name: str) -> str:
    """What a report of one group is worth."""
    return f"U ziet alleen de antwoorden van {name}. Verschil in beeld is er pas te zien met een tweede groep."


def describe_agreement(agreement: Fraction | None) -> str:
    """How much a group agrees, in a word; the limits are thirds of the measure."""
    if agreement is None:
        return NOT_SCORED
    if agreement * 3 >= 2:  # noqa: PLR2004 - two thirds
        return "veel gelijk"
    return "verdeeld" if agreement * 2 >= 1 else "ver uiteen"


def name_reasons(*, important: bool, changing: bool) -> str:
    """What brings a topic to the front of the agenda, as the rest of a sentence."""
    return dutch.join_words(
        ["het meest verschilt", *(["het belangrijkst is"] if important else []), *([STILL_OPEN] if changing else [])]
    )


def explain_order(*, important: bool, changing: bool, passed: bool) -> str:
    """How the order of the agenda came about.

    ``passed`` says that a difference waits that is bigger than one on the agenda.
    """
    return (
        f"Eerst komt wat {name_reasons(important=important, changing=changing)}.{' ' + BIG_ONE_WAITS if passed else ''}"
    )


def explain_comparing(
    scale: list[str], *, mirrored: bool, agenda: bool, important: bool, critical: bool, legal: bool
) -> tuple[str, ...]:
    """How the figures of a group report come about, a paragraph each.

    ``mirrored`` says that some read the statements in words of their own, ``agenda`` that there is one; ``important``
    whether some statements count for more in it, ``critical`` and ``legal`` whether such statements are asked.
    """
    doubled = " Kritieke stellingen tellen dubbel." if critical else ""
    by_law = " Bij een juridische stelling kan weinig veranderen: daar beslist de wet." if legal else ""
    size = f"De schaal heeft {dutch.count(len(scale) - 1, 'stap', 'stappen')}. "
    return (
        (
            f"Elk antwoord krijgt punten: {', '.join(scale)}. Per groep nemen we het gemiddelde. "
            f"In de beelden loopt dat van 0 (iedereen {scale[0].rsplit(' ', 1)[0].lower()}) tot 100 (iedereen "
            f"{scale[-1].rsplit(' ', 1)[0].lower()})."
        ),
        (
            "Elke groep telt even zwaar, hoeveel mensen er ook in zitten. Een groep van dertig heeft dus geen "
            "luidere stem dan een groep van vijf."
        ),
        (
            f"Het verschil is de afstand tussen de hoogste en de laagste groep, in stappen van de schaal. {size}"
            "Vanaf één stap noemen we het een verschil in beeld. Die grens kozen wij zelf."
        ),
        (
            "Een gebied vergelijken we alleen op stellingen waarover elke groep iets zei. Anders vergelijkt u "
            "antwoorden op verschillende vragen."
        ),
        (
            "‘Weet ik niet’ en ‘Niet van toepassing’ tellen niet mee in het gemiddelde. "
            "Een blinde vlek is een stelling waarvan de helft of meer van een groep het antwoord niet weet, en een "
            "andere groep meestal wel."
        ),
        f"{OWN_WORDS if mirrored else ''}Op de formulieren kan het nummer van een stelling anders zijn.",
        (
            "Hoe eens een groep het is, meten we met de maat van Leik uit 1966. Die kijkt alleen naar de volgorde van "
            "de antwoorden. "
            "‘Ver uiteen’ betekent: minder dan half eens."
        ),
        *(
            (f"De agenda zet voorop wat {name_reasons(important=important, changing=legal)}.{doubled}{by_law}",)
            if agenda
            else ()
        ),
    )


def explain_protection(threshold: int, scores: int, *, open_: bool, notes: bool) -> tuple[str, ...]:
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
            f"Een groep staat alleen in beeld vanaf {threshold} mensen. Een getal staat er alleen als minstens "
            f"{threshold} mensen iets kozen, "
            f"en minstens {scores} van hen een oordeel gaven. "
            "Anders staat er ‘te weinig’."
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
