"""Finds advice that would do harm: against the law, against what was agreed, or a promise that nobody can keep.

What tells somebody to do something is looked at, and what tells him what is so. A pitfall is not, nor is what a phase
says to avoid: those tell what goes wrong. Words alone cannot tell for sure, so an author judges each finding.
"""

import functools
import re
from collections.abc import Iterator

from dialoogcheck.checklist.fields import Record
from dialoogcheck.checklist.lint.rules import Contents, Example, Family, Finding, holds
from dialoogcheck.checklist.lint.text import split_sentences
from dialoogcheck.checklist.nodes import Text
from dialoogcheck.diagnostic import Severity
from dialoogcheck.dutch import shorten

LONGEST = 300
"""A sentence of more letters is an error already; a hostile one must not keep the patterns busy for hours."""

HARM = Family(severity=Severity.WARNING)
"""The rules about advice that would do harm."""

_NOT = r"\b(geen|niet|nooit|niemand|verboden|zonder|erbuiten|weg|apart)\b"


@functools.lru_cache(maxsize=1)
def _list_told(contents: Contents) -> list[tuple[Text, list[str]]]:
    """Every text in which the author says what to do or what is so, with its sentences; every rule looks at these."""
    wrong = [*contents.pitfalls, *(remark for phase in contents.phases.values() for remark in phase.records("avoid"))]
    untold = {text.place for record in wrong for text in record.values.values() if isinstance(text, Text)}
    told = (text for text in contents.prose if text.place not in untold)
    return [(text, [sentence for sentence in split_sentences(text) if len(sentence) <= LONGEST]) for text in told]


def _forbid(code: str, message: str, why: str, *, pattern: str, bad: str, good: str, unless: str = "") -> None:
    """Adds a rule: no sentence may have ``pattern`` in it, unless it has the other pattern as well."""
    seek = re.compile(pattern, re.IGNORECASE).search
    spare = re.compile(unless or r"(?!)", re.IGNORECASE).search
    place = "Schrijf het doel in één zin op."

    @HARM.rule(code, why, bad=Example(place, bad, bad), good=Example(place, good))
    def find_forbidden(contents: Contents) -> Iterator[Finding]:
        for text, sentences in _list_told(contents):
            found = next((sentence for sentence in sentences if seek(sentence) and not spare(sentence)), None)
            if found:
                yield Finding(text.place, f"hier staat “{shorten(found)}” {message}")


@HARM.rule(
    "gesprek-bij-stop",
    "In een fase met een stop is er geen los gesprek. Wie dan toch met één partij praat, kan die partij de opdracht "
    "kosten.",
    bad=Example("Stuur het verslag aan alle deelnemers.", "Plan een gesprek met de aanbieders.", "Plan een gesprek"),
    good=Example("Stuur het verslag aan alle deelnemers.", "Laat alle vragen via één contactpersoon lopen."),
)
def find_talks_where_stopped(contents: Contents) -> Iterator[Finding]:
    """A tip to talk that can come out in a phase that says there is no dialogue now."""
    statements = {statement.text("id"): statement for statement in contents.statements}
    for tip in contents.tips:
        action = tip.text("action")
        if any(map(_says_to_talk, split_sentences(action))):
            called = [statements[id_] for id_ in tip.texts("statements") if id_ in statements]
            stopped = next((id_ for id_ in tip.texts("phases") if _is_stopped(contents, id_, tip, called)), None)
            if stopped:
                problem = f"{tip.label} kan komen terwijl de fase “{stopped}” zegt dat er nu geen gesprek is"
                yield Finding(tip.at("action"), f"{problem}: “{shorten(action)}”")


_TALK = re.compile(
    r"\b(plan|organiseer|houd|voer|bereid)\b.*\b(gesprek\w*|dialoog\w*|sessie|bijeenkomst)\b|\bnodig\b.*\buit\b"
    r"|\b(bel|mail|app|spreek|bezoek)\b.*\b(aanbieders?|partij(en)?|inschrijvers?)\b",
    re.IGNORECASE,
)


_NO_TALK = re.compile(rf"{_NOT}|\bspreek af\b", re.IGNORECASE)


def _says_to_talk(sentence: str) -> bool:
    return len(sentence) <= LONGEST and bool(_TALK.search(sentence)) and not _NO_TALK.search(sentence)


def _is_stopped(contents: Contents, phase: str, tip: Record, called: list[Record]) -> bool:
    """Whether this tip can come out in the phase while it stops, because of one of these statements."""
    stop = contents.phases[phase].record("stop") if phase in contents.phases else None
    if not stop:
        return False
    unless = stop.condition("unless")
    return any(
        not (unless and holds(unless, facts))
        for statement in called
        if phase in statement.texts("phases")
        for facts in contents.find_situations(phase, [tip.condition(), statement.condition()], [unless])
    )


_forbid(
    "consultatie-moet",
    "Een marktconsultatie mag. Zij moet niet, en is nog geen goede dialoog.",
    "De wet staat een marktconsultatie toe en verplicht haar niet. Een goede dialoog is meer dan één consultatie.",
    pattern=r"consultatie\b.*\b(is|altijd) (verplicht|nodig|genoeg|voldoende)\b|moet .*consultatie"
    r"|consultatie is een goede dialoog",
    unless=r"\bniet\b",
    bad="Een marktconsultatie is verplicht.",
    good="Een marktconsultatie mag, maar is niet verplicht.",
)
_forbid(
    "deelnemer-uitsluiten",
    "Of iemand die meepraatte nog mag inschrijven, is een vraag voor een jurist.",
    "Wie meepraat, kan meer weten dan een ander. Neem die voorsprong eerst weg. Uitsluiten komt pas als laatste, "
    "en met een jurist.",
    pattern=r"\b(meedeed|meedoet|meepraat\w*|deelnam|meedoen)\b.*\b(mag|mogen|kan|kunnen|heeft)\b.*"
    r"\b(niet meer|nooit|geen (gevolg|aanbod|opdracht))"
    r"|\bsluit\b(?!.*\b(niemand|geen|niet)\b).*\b(aanbieders?|deelnemers?|partij(en)?|wie)\b.*\buit\b",
    unless=r"\bjurist|in de stukken kan staan",
    bad="Wie meedeed, mag niet meer inschrijven.",
    good="Geef iedereen dezelfde informatie als wie meedeed.",
)
_forbid(
    "samen-over-prijzen",
    "Aanbieders mogen hun prijzen niet op elkaar afstemmen.",
    "Aanbieders die samen over prijzen praten, kunnen de wet overtreden. Dat geldt ook als zij niets afspreken.",
    pattern=r"(\bsamen\b|met elkaar|aan tafel|onderling).*(\btarie|\bprij[sz]|\bkosten\b(?! tijd)|\bmarge|\bwinst)"
    r"|(\btarie|\bprij[sz]|kostprijs|\bmarge).*(\bsamen\b|met elkaar|aan tafel)",
    unless=_NOT,
    bad="Laat aanbieders samen de tarieven berekenen.",
    good="Houd prijzen en tarieven buiten het gesprek, dus niet aan tafel.",
)
_forbid(
    "mededinging-verbiedt",
    "Samenwerken mag vaak wel. Wie twijfelt, vraagt het een jurist.",
    "Samenwerken is vaak toegestaan en gewenst. Wie uit angst niets doet, mist een goed gesprek.",
    pattern=r"\bmag (nooit|niet)\b.*(mededinging|\bACM\b)|mededinging\w* verbiedt",
    unless=r"\bjurist",
    bad="Samenwerken mag nooit van de mededinging.",
    good="Vraag de jurist welke samenwerking mag.",
)
_forbid(
    "contract-na-gesprek",
    "Een contract aanpassen kan een nieuwe aanbesteding nodig maken. Laat een jurist dat eerst nakijken.",
    "Een grote wijziging van een contract is een nieuwe opdracht. Daarvoor is dan een nieuwe aanbesteding nodig.",
    pattern=r"^(pas|wijzig|verander|herzie)\b.*\bcontract|\bcontract\w* (aan te )?passen na\b",
    unless=r"\bjurist",
    bad="Pas het contract aan na een goed gesprek.",
    good="Laat een jurist nakijken of u het contract mag aanpassen.",
)
_forbid(
    "open-house-zonder-regels",
    "Ook bij open house gelden regels.",
    "Bij open house kan elke aanbieder instappen die aan de eisen voldoet. Ook dan gelden regels voor een reële prijs.",
    pattern=r"open house.*(geen regels|geen enkele regel|alles mag|\bvrij\b)|bij open house (mag|kan) alles",
    bad="Open house kent geen regels.",
    good="Vraag de jurist welke regels bij open house gelden.",
)
_forbid(
    "raad-is-genoeg",
    "Een raad is niet altijd de stem van de cliënt zelf.",
    "In een cliëntenraad zit soms niemand die zelf hulp krijgt. Vraag dus ook cliënten zelf.",
    pattern=r"(cliëntenraad|adviesraad)\b.*\b(genoeg|voldoende|volstaat)\b",
    unless=r"\b(niet|geen)\b",
    bad="De cliëntenraad is genoeg als stem van de cliënt.",
    good="Vraag naast de cliëntenraad ook drie cliënten.",
)
_forbid(
    "client-beoordeelt",
    "Een cliënt beoordeelt alleen mee als dat in de stukken staat.",
    "Een cliënt kan meebeoordelen als de stukken dat zeggen. Die persoon heeft dan geen band met een aanbieder.",
    pattern=r"\bcliënt\w*\b.*\b(in de beoordeling|beoordelingscommissie|meebeoordelen"
    r"|(inschrijvingen|offertes|aanbiedingen) beoordelen)",
    unless=r"\bstukken\b|losstaat|\bjurist",
    bad="Zet een cliënt in de beoordeling.",
    good="Zet in de stukken hoe een cliënt in de beoordeling meedoet.",
)
_forbid(
    "alles-overnemen",
    "Beloof niet dat u alles overneemt, en wacht niet tot iedereen het eens is.",
    "Een goed gesprek hoeft niet in eens-zijn te eindigen. Wie alles belooft, stelt mensen later teleur.",
    pattern=r"\b(neem|nemen|neemt)\b.*\b(alles|alle inbreng) over\b|\bconsensus\b|tot iedereen het eens is"
    r"|iedereen moet het eens",
    unless=r"\bniet\b",
    bad="Beloof dat we alle inbreng overnemen. Neem dus alles over.",
    good="Vertel wat u overneemt en wat niet, en waarom.",
)
_forbid(
    "juridisch-in-orde",
    "Een checklist zegt niet of iets volgens de wet mag.",
    "Wie zelf een checklist invult, doet geen juridische toets. Een goede score is dus geen bewijs.",
    pattern=r"juridisch (in orde|akkoord|goedgekeurd|dicht)|\b(groen|klaar)\b.*\b(juridisch|wettelijk)"
    r"|voldoet aan de wet\b",
    unless=r"\b(geen|niet)\b|\bjurist\b",
    bad="Een groene score betekent dat het juridisch in orde is.",
    good="Een groene score is geen juridische toets.",
)
_forbid(
    "gegevens-verzamelen",
    "Namen en gegevens van cliënten, en prijzen, horen niet in vrije tekst.",
    "Wat iemand in vrije tekst schrijft, kan bij anderen terechtkomen. Vraag daar geen gegevens die mensen schaden.",
    pattern=r"\b(vul|noteer|schrijf|zet|vraag|verzamel)\b"
    r".*(namen van (de )?cliënten|naam van (de|een|elke) cliënt|\bBSN\b|geboortedat|dossier|\bprijzen\b)",
    unless=_NOT,
    bad="Noteer de namen van cliënten bij uw toelichting.",
    good="Noteer bij uw toelichting geen namen van cliënten.",
)
_forbid(
    "vernieuwing-beloven",
    "Beloof niet dat dialoog vanzelf vernieuwing of iets beters geeft.",
    "Ook na een goed gesprek kan alles bij het oude blijven. Onderzoek laat dat zien.",
    pattern=r"\bdialoog (leidt|zorgt|garandeert)\b|\bleidt (altijd )?tot (vernieuwing|innovatie|betere)\b",
    unless=r"\b(niet|geen)\b",
    bad="Vertel dat dialoog leidt tot vernieuwing.",
    good="Vertel welke vernieuwing u zoekt.",
)
_forbid(
    "aanbieders-vergelijken",
    "Met een checklist vergelijkt of beoordeelt u geen aanbieders.",
    "Een checklist kijkt of het gesprek goed geregeld is. Wie er aanbieders mee vergelijkt, maakt een verborgen eis.",
    pattern=r"\b(vergelijk|beoordeel|rangschik|scoor)\b.*\baanbieder",
    unless=_NOT,
    bad="Vergelijk aanbieders met deze checklist.",
    good="Vergelijk wat u vooraf dacht met wat u nu weet.",
)
_forbid(
    "alles-geheim",
    "Openheid is de regel. Alleen bedrijfsgeheimen blijven geheim.",
    "Iedereen moet dezelfde informatie krijgen. Een geheim gesprek maakt dat onmogelijk.",
    pattern=r"\b(alles|alle gesprekken|het gesprek|het verslag|de gesprekken)\b.*\b(geheim|vertrouwelijk)\b",
    unless=r"\b(niet|geen)\b",
    bad="Spreek af dat alle gesprekken geheim zijn.",
    good="Spreek af wat een bedrijfsgeheim is.",
)
_forbid(
    "opname-zonder-vragen",
    "Neem alleen op als iedereen daar vooraf ja op zegt.",
    "Wie wordt opgenomen, praat anders en moet dat weten. Vraag iedereen eerst om toestemming.",
    pattern=r"\bneem\b.*\b(gesprek|bijeenkomst|vergadering)\b.*\bop\b(?! (in|de)\b)"
    r"|\b(film|filmt) (het|de|een|iedereen)\b|\bmaak\b.*\b(geluids|video|beeld)?opnamen?\b",
    unless=rf"toestemming|{_NOT}",
    bad="Neem het gesprek op met een telefoon.",
    good="Vraag toestemming en neem het gesprek dan op.",
)
_forbid(
    "anonimiteit-beloven",
    "Beloof niet dat niemand te herkennen is.",
    "In een kleine groep is vaak te raden wie iets zei. Beloof dus niet meer dan u kunt waarmaken.",
    pattern=r"\b(beloof|garandeer|zeg|vertel)\b.*\banoni(em|mi)|\b(is|zijn|blijft|blijven)\b.*\banoniem\b"
    r"|\bniemand (kan|zal) (zien|weten) wie\b",
    unless=r"\b(niet|geen|vanaf|minstens)\b",
    bad="Zeg dat alle antwoorden anoniem zijn.",
    good="Zeg wie de antwoorden leest.",
)
