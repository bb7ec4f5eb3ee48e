"""Writes a checklist for an author to begin with.

From nothing, with an explanation at every part, or as a copy of another one.

What is written passes ``controleer`` as it is. Everything that an author should replace says so.
"""

import itertools
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dialoogcheck.checklist.lint.sentences import LONGEST_SENTENCE
from dialoogcheck.checklist.lint.text import count_words, split_sentences
from dialoogcheck.checklist.nodes import Findings, find_values, read_nodes
from dialoogcheck.checklist.schema import SCHEMA_LINE
from dialoogcheck.checklist.shelf import SUFFIXES, find_shipped, list_own_folders
from dialoogcheck.dutch import make_slug, printable, shorten
from dialoogcheck.errors import OutputError, PlaceError, UnusableInputError, WrongUseError
from dialoogcheck.files import check_place, is_folder, make_folder, write_atomically

VERSION = "1.0.0"
LONGEST_NAME = 200
"""Characters."""

PHASE = "voorbereiding"
"""The id of the first phase, which the examples of commands name."""


UNNAMED = "mijn-checklist"
TITLE, PERSPECTIVE, AREA = "titel", "perspectief", "gebied"
MOST = {TITLE: 1, PERSPECTIVE: 9, AREA: 20}
"""How many of each: more perspectives have no letter of their own in a report, and nobody answers more areas."""

Names = Mapping[str, tuple[str, ...]]
"""What the author chose of each of these; empty where that is not known yet."""


class _Example(NamedTuple):
    """A statement with its pitfall and tip, good enough to be asked as it is."""

    title: str
    text: str
    explanation: str
    who_knows: str
    mirror: str
    question: str
    pitfall: tuple[str, str, str]
    tip: tuple[str, str, str, str]


_EXAMPLES = (
    _Example(
        title="Doel op papier",
        text="Het doel van het gesprek staat in één zin op papier.",
        explanation="Met een doel op papier weet iedereen waarover het gaat. Kies ‘Ja’ als u die zin kunt laten zien.",
        who_knows="de projectleider",
        mirror="Ik weet wat het doel van het gesprek is.",
        question="Wat wilt u met dit gesprek bereiken?",
        pitfall=(
            "Alle kanten op",
            "Iedereen heeft een ander doel in het hoofd. Het gesprek levert dan weinig op.",
            "Mensen vragen halverwege waar het over gaat.",
        ),
        tip=(
            "Schrijf het doel van het gesprek in één zin op.",
            "de projectleider",
            "drie weken voor het gesprek",
            "30 minuten",
        ),
    ),
    _Example(
        title="Informatie op tijd",
        text="Alle deelnemers krijgen de informatie minstens een week vooraf.",
        explanation="Wie zich kan voorbereiden, praat beter mee. Kies ‘Ja’ als de datum van verzenden vaststaat.",
        who_knows="de organisator",
        mirror="Ik krijg de informatie minstens een week vooraf.",
        question="Wat hebt u nodig om u goed voor te bereiden?",
        pitfall=(
            "Verrassing aan tafel",
            "Mensen zien de informatie pas in het gesprek. Zij kunnen dan alleen reageren.",
            "U ziet mensen lezen terwijl een ander praat.",
        ),
        tip=(
            "Zet in de agenda wanneer u de informatie verstuurt.",
            "de organisator",
            "drie weken voor het gesprek",
            "10 minuten",
        ),
    ),
    _Example(
        title="Eén aanspreekpunt",
        text="Deelnemers weten bij wie zij terechtkunnen met vragen.",
        explanation="Met één naam blijven vragen niet liggen. Kies ‘Ja’ als die naam in de uitnodiging staat.",
        who_knows="de organisator",
        mirror="Ik weet bij wie ik terechtkan met vragen.",
        question="Waar merkt u aan dat uw vragen goed terechtkomen?",
        pitfall=(
            "Van het kastje naar de muur",
            "Niemand voelt zich verantwoordelijk voor vragen. Mensen haken dan af.",
            "Dezelfde vraag komt bij drie collega’s binnen.",
        ),
        tip=(
            "Zet in elke uitnodiging de naam en het telefoonnummer van één persoon.",
            "de organisator",
            "bij de uitnodiging",
            "10 minuten",
        ),
    ),
    _Example(
        title="Terugkoppeling gepland",
        text="In de planning staat wanneer deelnemers horen wat er met hun inbreng gebeurt.",
        explanation="Wie niets meer hoort, doet een volgende keer niet mee. Kies ‘Ja’ als de datum vaststaat.",
        who_knows="de projectleider",
        mirror="Ik weet wanneer ik hoor wat er met mijn inbreng gebeurt.",
        question="Hoe hoort u het liefst wat er met uw inbreng gebeurt?",
        pitfall=(
            "Stilte na afloop",
            "Mensen horen niet wat er met hun inbreng gebeurt. Zij denken dan dat het gesprek voor niets was.",
            "Deelnemers bellen om te vragen hoe het staat.",
        ),
        tip=(
            "Kies een datum waarop alle deelnemers de uitkomst horen.",
            "de projectleider",
            "een week voor het gesprek",
            "15 minuten",
        ),
    ),
    _Example(
        title="Iedereen aan tafel",
        text="Van elke groep die het aangaat, praat minstens één persoon mee.",
        explanation=(
            "Wie ontbreekt, kan later terecht zeggen dat er iets is vergeten. "
            "Kies ‘Ja’ als u bij elke groep een naam kunt noemen."
        ),
        who_knows="de organisator",
        mirror="Van mijn groep praat minstens één persoon mee.",
        question="Wie zou u nog aan tafel willen zien?",
        pitfall=(
            "Steeds dezelfde mensen",
            "Alleen bekende mensen praten mee. Wat anderen weten, hoort u dan pas als het te laat is.",
            "U kent iedereen op de lijst van deelnemers.",
        ),
        tip=(
            "Schrijf op welke groepen het aangaat, met bij elke groep een naam.",
            "de organisator",
            "vier weken voor het gesprek",
            "1 uur",
        ),
    ),
)

_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.;()/’‘&+€%!?-]*[\w.)!?])?")
"""A text that means the same in YAML with and without quotes around it."""


def name_id(path: Path) -> str:
    """The id of the checklist in a file that is called so."""
    return make_slug(path.stem) or UNNAMED


def check_file(path: Path, *, overwrite: bool) -> None:
    """WrongUseError when no checklist can be called so, OutputError when it cannot be written there."""
    if printable(str(path)) != str(path) or "\n" in str(path):
        raise WrongUseError(
            "In de naam van het bestand staat een teken dat niemand ziet.", "Kies een naam zoals mijn-checklist.yaml."
        )
    if is_folder(path):
        raise WrongUseError(f"{path} is een map.", f"Noem ook het bestand, zoals {path / f'{UNNAMED}.yaml'}.")
    if path.suffix.lower() not in SUFFIXES:
        raise WrongUseError(
            "De naam van een checklist eindigt op .yaml.", f"Bijvoorbeeld: {(path.name or UNNAMED).strip('.')}.yaml"
        )
    id_ = name_id(path)
    if id_ in {shipped.stem for shipped in find_shipped()}:
        raise WrongUseError(
            f"De naam “{id_}” is al van een checklist die bij dialoogcheck hoort.",
            f"Kies een andere naam, zoals mijn-{id_}.yaml.",
        )
    _refuse(path, overwrite=overwrite)
    if not is_folder(path.parent) and path.parent not in list_own_folders():
        raise OutputError(f"De map {path.parent} bestaat niet.", "Maak eerst die map, of kies een andere.")


def _refuse(path: Path, *, overwrite: bool) -> None:
    # A link that points nowhere is something too.
    if os.path.lexists(path) and not overwrite:
        raise PlaceError(f"{path} bestaat al.", taken=True)
    check_place(path)


def write_checklist(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a checklist; OutputError when that cannot be."""
    if path.parent in list_own_folders():
        make_folder(path.parent)
    _refuse(path, overwrite=overwrite)
    try:
        write_atomically(path, data)
    except OutputError as error:
        raise OutputError(error.message, "Kies een andere naam of een andere map.") from None


def list_uses(name: Path) -> tuple[tuple[tuple[str | Path, ...], str], ...]:
    """What can be done with the checklist in a file with this name: the words of a command, and what it does."""
    return (
        (("controleer", name), "zoekt fouten. Doe dit na elke verandering."),
        (("toon", name), "laat zien wat erin staat."),
        (("invullen", name), "stelt de vragen en maakt het rapport."),
        (("formulier", name, "--fase", PHASE), "maakt formulieren voor anderen."),
        (("rapport", "antwoorden.dialoog.json", "--checklist", name), "maakt een rapport van antwoorden."),
    )


def clean_name(text: str) -> str:
    """A name as it can stand in a checklist.

    On one line, without characters that nobody sees (an emoji may be held together by some).
    """
    return " ".join(
        "".join(
            char if char.isspace() else "" if unicodedata.category(char) in _INVISIBLE else char for char in text
        ).split()
    )


def clean_names(texts: Iterable[str]) -> tuple[str, ...]:
    """The names, cleaned; what differs in capitals only is there once, as it was written first."""
    names: dict[str, str] = {}
    for name in map(clean_name, texts):
        names.setdefault(name.casefold(), name)
    return tuple(names.values())


_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def find_name_problem(name: str) -> str | None:
    """Why a name that was cleaned cannot stand in a checklist, as a sentence; None when it can."""
    if not name:
        return "Hier staat niets. Typ een naam."
    if len(name) > LONGEST_NAME:
        return f"Dit zijn {len(name)} tekens. Er passen er {LONGEST_NAME}. Maak de tekst korter."
    longest = max(map(count_words, split_sentences(name)))
    if longest > LONGEST_SENTENCE:
        return f"Dit zijn {longest} woorden. Neem er hooguit {LONGEST_SENTENCE}."
    return None


def _make_ids(names: Iterable[str], otherwise: str) -> list[str]:
    """An id for each, all different."""
    taken: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        id_ = make_slug(name) or f"{otherwise}-{number}"
        candidates = itertools.chain([id_], (f"{id_}-{extra}" for extra in itertools.count(2)))
        taken[next(candidate for candidate in candidates if candidate not in taken)] = None
    return list(taken)


def write_text(text: str) -> str:
    """The text as a value on one line of YAML, with quotes around it where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def begin_checklist(id_: str, names: Names, commands: Iterable[tuple[str, str]]) -> str:
    """A whole checklist with comments, ready to be filled in and to be changed.

    ``commands`` are lines to type, each with what it does.
    """
    title, perspectives = "".join(names[TITLE]), names[PERSPECTIVE]
    others = list(zip(_make_ids(perspectives, "groep"), perspectives, strict=True))
    areas = zip(_make_ids(names[AREA], "gebied"), names[AREA], itertools.cycle(_EXAMPLES))
    return "\n".join(
        [
            *_write_head(id_, title, commands),
            *_write_perspectives(others),
            "# De gebieden, in de volgorde van de vragen. Bij elk gebied horen stellingen, valkuilen en tips.",
            "gebieden:",
            *(
                line
                for number, (id_, name, example) in enumerate(areas)
                for line in _write_area(id_, name, example, [id_ for id_, _ in others[1:]], explain=number == 0)
            ),
            *_FOOT,
            "",
        ]
    )


def _write_head(id_: str, title: str, commands: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield SCHEMA_LINE
    yield f"# {printable(title)}"
    yield "#"
    yield "# Dit is uw eigen checklist. Open een terminal in de map van dit bestand. Deze opdrachten kunt u typen:"
    yield "#"
    for command, meaning in commands:
        yield f"#   {command}"
        yield f"#       {meaning}"
    yield _EXPLANATION
    yield f"id: {id_}"
    yield "# Verhoog de versie als u iets verandert. Het eerste getal gaat omhoog als oude antwoorden niet meer passen."
    yield f"versie: {VERSION}"
    yield f"titel: {write_text(title)}"
    yield _GENERAL


_EXPLANATION = """\
#
# Zo werkt dit bestand:
# - Wat achter een hekje (#) staat, leest het programma niet. Het is uitleg voor u. Weghalen mag.
# - Staat er VERVANG? Dan volgt een voorbeeld. Schrijf daar uw eigen tekst.
# - Een veld is een naam, een dubbele punt, een spatie en een waarde.
# - Spring in met spaties, niet met tabs. Wat bij elkaar hoort, springt even ver in.
# - Staat er een dubbele punt of een hekje in uw tekst? Zet er dan aanhalingstekens om: "Doel: samen beter".
# - Een zin heeft hooguit twintig woorden.
# - De bovenste regel is voor uw editor. Wilt u hulp bij het schrijven? Typ dan: dialoogcheck controleer --schema .
# - Alle velden en regels staan in de handleiding van dialoogcheck: checklists/README.md.

# De versie van deze manier van schrijven. Laat dit zo.
schema: 1
# De korte naam: kleine letters, cijfers en streepjes. Antwoorden verwijzen ernaar. Verander de id daarom later niet
# meer."""

_GENERAL = f"""\

# VERVANG: waarvoor deze checklist dient, in één zin.
omschrijving: Kijk vooraf of alles klaar is voor een goed gesprek.

# VERVANG: wat de gebruiker leest voor de eerste vraag. Begin elke regel met twee spaties.
inleiding: >-
  Met deze checklist bereidt u een gesprek voor.
  U ziet wat al goed gaat, wat er mis kan gaan en wat u kunt doen.
  Het is geen toets: ‘Weet ik niet’ mag altijd.

# De antwoorden, van laag naar hoog, met de punten erbij. ‘Weet ik niet’ en ‘Niet van toepassing’ komen er vanzelf bij.
schaal:
  - {{id: nee, naam: Nee, punten: 0}}
  - {{id: deels, naam: Deels, punten: 1}}
  - {{id: grotendeels, naam: Grotendeels, punten: 2}}
  - {{id: ja, naam: Ja, punten: 3}}

# De woorden bij een score, van hoog naar laag. ‘vanaf’ is de laagste score (van 0 tot en met 100) die erbij hoort.
niveaus:
  - {{id: klaar, naam: Klaar, vanaf: 70, betekenis: Dit is goed geregeld.}}
  - {{id: deels-klaar, naam: Deels klaar, vanaf: 40, betekenis: Er is een begin. Een deel moet u nog regelen.}}
  - {{id: nog-niet-klaar, naam: Nog niet klaar, vanaf: 0, betekenis: Hier moet u nog veel regelen.}}

# Weet iemand bij een gebied te weinig? Onder dit percentage bekende antwoorden krijgt het gebied geen niveau.
zekerheid_vanaf: 60

# VERVANG: de fasen waaruit de gebruiker kiest. Eén fase mag ook. Haal dan de andere weg.
fasen:
  - id: {PHASE}
    naam: Voorbereiding
    # Waaraan iemand deze fase herkent.
    omschrijving: Het gesprek moet nog komen.
    # Waarvoor dialoog in deze fase dient.
    doel: Samen bepalen waarover het gesprek gaat en wat iedereen daarvoor nodig heeft.
    # Hoeveel er nog openligt, in één woord en in één zin. Mag weg.
    ruimte: {{mate: groot, tekst: Bijna alles ligt nog open.}}
    # Waarover het gesprek kan gaan, en met wie. Mag weg.
    onderwerpen: [Het doel van het gesprek, Wie erbij hoort]
    deelnemers: [Iedereen die het aangaat]
    # Wat niet moet gebeuren. Achter ‘bronnen’ staat wie dat zegt: ‘eigen’ is uw eigen oordeel. Mag weg.
    vermijd:
      - {{tekst: Een gesprek voeren over wat al vaststaat., bronnen: [eigen]}}
  - id: uitvoering
    naam: Uitvoering
    omschrijving: Het eerste gesprek is geweest. We praten verder.
    doel: Samen zien hoe het gaat en wat beter kan.
    ruimte: {{mate: beperkt, tekst: De afspraken staan vast. Over de uitvoering kunt u nog praten.}}
    onderwerpen: [De afspraken, Wat er beter kan]
    deelnemers: [Iedereen die het aangaat]

# Wilt u vooraf nog iets vragen? Haal dan de hekjes weg. Een stelling kan daarna bijvoorbeeld ‘alleen_bij: {{regio:
# ja}}’ hebben.
# feiten:
#   - id: regio
#     naam: Samen met anderen
#     vraag: Doet u dit samen met andere gemeenten?
#     uitleg: Dan beslissen er meer mensen mee.
#     soort: ja-nee
#     standaard: nee
"""


def _write_perspectives(perspectives: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield "# Wie de checklist invult. De eerste organiseert het gesprek en beantwoordt alle stellingen (volledig: ja)."
    yield (
        "# De anderen krijgen een formulier met de spiegelstellingen. "
        "Met ‘eenvoudig: ja’ krijgt een groep grotere letters en gewone woorden."
    )
    yield "perspectieven:"
    for number, (id_, name) in enumerate(perspectives):
        yield f"  - id: {id_}"
        yield f"    naam: {write_text(name)}"
        if number == 0:
            yield "    volledig: ja"
    yield ""


def _write_area(id_: str, name: str, example: _Example, others: Sequence[str], *, explain: bool) -> Iterator[str]:
    """The lines of one area; ``explain`` says what every field is for."""
    pitfall = dict(zip(("pitfall", "pitfall_text", "recognise"), example.pitfall, strict=True))
    tip = dict(zip(("action", "who", "when", "duration"), example.tip, strict=True))
    mirrors = [f"          {other}: {example.mirror}" for other in others]
    if mirrors:
        mirrors = [*([_MIRRORS] if explain else []), "        spiegel:", *mirrors]
    for line in _AREA.splitlines():
        start = line.lstrip()
        if start.startswith("#?") and not explain:
            continue
        if start == "@":
            yield from mirrors
            continue
        yield line.replace("#?", "#", 1).format(
            id=id_, name=write_text(name), phase=PHASE, **example._asdict() | pitfall | tip
        )


_MIRRORS = (
    "        # Dezelfde stelling, gezien door de anderen. Een groep zonder spiegelstelling krijgt deze vraag niet."
)

_AREA = """\
  - id: {id}
    naam: {name}
    # VERVANG: de kernvraag van dit gebied.
    vraag: Wat is er al geregeld en wat nog niet?
    # VERVANG: de stellingen. Voor een volgende stelling neemt u alle regels vanaf het streepje over, met een andere id.
    stellingen:
      #? De korte naam. Valkuilen en tips verwijzen ernaar.
      - id: {id}-1
        #? Een paar woorden voor lijsten.
        titel: {title}
        #? De stelling: één ding, hooguit vijftien woorden, en ‘Ja’ is de goede kant.
        tekst: {text}
        #? In welke fasen dit gevraagd wordt: alle, of een lijst zoals [{phase}].
        fasen: alle
        #? Moet een ‘Nee’ eerst opgelost worden? Haal dan het volgende hekje weg. De soort is proces of juridisch.
        # kritiek: {{soort: proces, fasen: alle}}
        #? Telt deze stelling zwaarder dan andere? Haal dan het volgende hekje weg.
        # gewicht: 2
        #? Waarom dit telt, en wanneer iemand ‘Ja’ kiest.
        uitleg: {explanation}
        #? Wanneer ‘Niet van toepassing’ past. Mag weg.
        nvt: Kies dit als er geen gesprek komt.
        #? Wie het antwoord kan weten, als de gebruiker het niet weet.
        wie_weet_het: {who_knows}
        @
        #? De open vraag waarmee een gesprek hierover begint. Mag weg.
        gespreksvraag: {question}
    # VERVANG: de valkuilen. Elke stelling heeft er minstens één.
    valkuilen:
      - id: {id}-valkuil-1
        titel: {pitfall}
        #? Wat er misgaat, en waarom dat erg is.
        tekst: {pitfall_text}
        #? Wat iemand dan ziet of hoort.
        herkenbaar_aan: {recognise}
        #? Bij welke stellingen en in welke fasen dit hoort.
        stellingen: [{id}-1]
        fasen: alle
        #? Wie dit zegt: ‘eigen’ is uw eigen oordeel. Anders het merk van een bron uit de lijst onderaan.
        bronnen: [eigen]
    # VERVANG: de tips, de beste eerst. Elke stelling heeft er minstens één.
    tips:
      - id: {id}-tip-1
        #? Wat iemand moet doen. Begin met een werkwoord.
        actie: {action}
        #? Wie het doet, wanneer, en hoelang het duurt.
        wie: {who}
        wanneer: {when}
        duur: {duration}
        stellingen: [{id}-1]
        fasen: alle
        bronnen: [eigen]

"""
"""One area. A line that begins with #? stands in the first one only; the @ makes room for the mirrors."""


_FOOT = (
    "# Rust iets op een bron? Haal dan de hekjes weg, en zet bij een valkuil of tip: bronnen: [B1]",
    "# bronnen:",
    "#   - id: B1",
    "#     titel: De titel van het boek of de webpagina",
    "#     organisatie: Wie het heeft gemaakt",
    "#     jaar: 2026",
    "#     adres: https://www.example.nl/",
    "#     soort: praktijk",
    "",
    "# VERVANG: wat het rapport niet kan. Het staat achter in het rapport.",
    "beperkingen:",
    "  - Dit is geen juridisch advies.",
    "",
    "# Hoe de gebruiker met gegevens omgaat.",
    "privacy:",
    "  - Schrijf geen namen van cliënten op, en niets waaraan iemand een cliënt kan herkennen.",
)


def copy_checklist(data: bytes, file: str, id_: str) -> bytes:
    """The same checklist as one of the user's own.

    Another id, version 1.0.0, and a line on top that says where it came from.

    The line that tells an editor where the schema is names the one beside the copy. Everything else stays as it is,
    byte for byte. UnusableInputError when it is no checklist.
    """
    findings = Findings(file)
    root = read_nodes(data, findings)
    if root is None:
        raise UnusableInputError(
            f"{file} is niet te kopiëren.", "Kies een checklist die wel te lezen is.", findings.in_file_order()
        )
    text = data.decode("utf-8-sig")
    mark = data[: len(data) - len(text.encode())]
    spans = find_values(text, ("id", "versie"))
    ending = "\r\n" if "\r\n" in text else "\n"
    changes = {"id": id_, "versie": VERSION}
    written = {field: text[slice(*spans[field])].rstrip() if field in spans else "" for field in changes}
    missing = next((field for field, value in written.items() if not value), None)
    if missing:
        raise UnusableInputError(
            f"{file} is geen checklist: het veld “{missing}” ontbreekt.", "Kies een checklist die wel te lezen is."
        )
    told = {field: shorten(printable(value.strip("\"'"))) for field, value in written.items()}
    # From the back to the front: what stands before a change keeps its place.
    for field in sorted(changes, key=lambda field: spans[field], reverse=True):
        if told[field] != changes[field]:
            start = spans[field][0]
            text = f"{text[:start]}{changes[field]}{text[start + len(written[field]) :]}"
    text = _SCHEMA_LINE.sub(SCHEMA_LINE, text, count=1)
    return (
        mark + f"# Begonnen als kopie van de checklist “{told['id']}”, versie {told['versie']}.{ending}{text}".encode()
    )


_SCHEMA_LINE = re.compile(r"^# *yaml-language-server: *\$schema=\S+", re.MULTILINE)
