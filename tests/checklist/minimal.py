"""The smallest checklist that is complete, and one about which a strict look has no remark.

The examples of the rules are changes to them.
"""

MINIMAL_CHECKLIST = """\
schema: 1
id: klein
versie: 1.0.0
titel: Kleine checklist
omschrijving: Kijk of u klaar bent voor een gesprek.
inleiding: Beantwoord de stellingen. Dat duurt één minuut.
schaal:
  - {id: nee, naam: Nee, punten: 0}
  - {id: ja, naam: Ja, punten: 1}
niveaus:
  - {id: klaar, naam: Klaar, vanaf: 70, betekenis: U kunt beginnen.}
  - {id: nog-niet-klaar, naam: Nog niet klaar, vanaf: 0, betekenis: Regel dit eerst.}
zekerheid_vanaf: 60
fasen:
  - id: voor
    naam: Voor het gesprek
    omschrijving: Het gesprek moet nog komen.
    doel: Samen bepalen waarover u praat.
    ruimte: {mate: groot, tekst: Bijna alles ligt open.}
    onderwerpen: [Het doel]
    deelnemers: [Aanbieders]
    grenzen:
      - {tekst: Beloof geen opdracht., bronnen: [eigen]}
    vermijd:
      - {tekst: Praten over wat al vaststaat., bronnen: [eigen]}
  - id: na
    naam: Na het gesprek
    omschrijving: Het gesprek is geweest.
    doel: Vertellen wat u met de inbreng doet.
    ruimte: {mate: klein, tekst: De inbreng ligt vast.}
    onderwerpen: [De inbreng]
    deelnemers: [Aanbieders]
    grenzen:
      - {tekst: Geef iedereen hetzelfde verslag., bronnen: [eigen]}
    vermijd:
      - {tekst: Het gesprek overdoen., bronnen: [eigen]}
    stop:
      titel: Nu geen nieuw gesprek
      tekst: Het gesprek is geweest.
      bronnen: [eigen]
      tenzij: {regio: ja}
feiten:
  - id: regio
    naam: Regio
    vraag: Koopt u samen met andere gemeenten in?
    uitleg: Kies ‘Ja’ als u als regio inkoopt.
    soort: ja-nee
    standaard: nee
  - id: vorm
    naam: Vorm
    vraag: Hoe koopt u in?
    uitleg: De vorm bepaalt de regels.
    keuzes:
      - {id: aanbesteding, naam: Aanbesteding}
      - {id: subsidie, naam: Subsidie}
    standaard: aanbesteding
perspectieven:
  - {id: gemeente, naam: Gemeente, volledig: ja}
  - {id: aanbieder, naam: Aanbieder}
gebieden:
  - id: doel
    naam: Doel
    vraag: Waarom praten we?
    stellingen:
      - id: doel-1
        titel: Doel op papier
        tekst: Het doel van het gesprek staat op papier.
        fasen: [voor]
        kritiek: {soort: proces, fasen: [voor]}
        uitleg: Kies ‘Ja’ als u het kunt laten zien.
        wie_weet_het: de inkoper
        spiegel:
          aanbieder: Ik ken het doel van het gesprek.
      - id: doel-2
        titel: Afstemming in de regio
        tekst: De gemeenten in de regio kennen het doel.
        fasen: [voor]
        alleen_bij: {regio: ja}
        uitleg: Kies ‘Ja’ als elke gemeente het heeft gelezen.
        wie_weet_het: de projectleider
    valkuilen:
      - id: zwalken
        titel: Alle kanten op
        tekst: Het gesprek gaat alle kanten op.
        herkenbaar_aan: Mensen vragen waarom zij er zijn.
        stellingen: [doel-1, doel-2]
        fasen: [voor]
        bronnen: [B1]
    tips:
      - id: schrijf-doel
        actie: Schrijf het doel in één zin op.
        wie: de inkoper
        moment: {dagen_voor: 14}
        werk: 15
        nog_tot: 3
        stellingen: [doel-1]
        fasen: [voor]
        bronnen: [B1]
      - id: bel-rond
        actie: Lees het doel voor aan elke gemeente.
        wie: de projectleider
        moment: {dagen_voor: 7}
        werk: 60
        stellingen: [doel-2]
        fasen: [voor]
        alleen_bij: {regio: ja}
        bronnen: [eigen]
  - id: vervolg
    naam: Vervolg
    vraag: Gebeurt er iets met de inbreng?
    stellingen:
      - id: vervolg-1
        titel: Verslag gedeeld
        tekst: Alle deelnemers kregen het verslag.
        fasen: [na]
        uitleg: Kies ‘Ja’ als het verslag is gestuurd.
        wie_weet_het: de inkoper
        gespreksvraag: Wat doet u met het verslag?
    valkuilen:
      - id: stilte
        titel: Stilte
        tekst: Niemand hoort er nog iets van.
        herkenbaar_aan: Mensen bellen om te vragen hoe het staat.
        stellingen: [vervolg-1]
        fasen: [na]
        bronnen: [eigen]
    tips:
      - id: stuur-verslag
        actie: Stuur het verslag aan alle deelnemers.
        wie: de inkoper
        moment: {dagen_na: 7}
        werk: 30
        stellingen: [vervolg-1]
        fasen: alle
        bronnen: [eigen]
bronnen:
  - id: B1
    titel: Goed praten
    organisatie: Instituut voor Gesprekken
    jaar: 2021
    adres: https://example.org/
    soort: praktijk
"""

_MORE_STATEMENTS = {
    "doel": (
        "De agenda is klaar.",
        "De deelnemers kennen de agenda.",
        "De stukken zijn een week vooraf verstuurd.",
        "Het gesprek heeft een leider.",
        "De leider staat los van de inkoop.",
        "De zaal is voor iedereen te bereiken.",
        "Iemand schrijft het verslag.",
        "Er is tijd voor vragen.",
    ),
    "vervolg": (
        "Het verslag noemt elk onderwerp.",
        "Het verslag telt hooguit twee bladzijden.",
        "Iedereen kon op het verslag reageren.",
        "De reacties staan in het verslag.",
        "De gemeente heeft gekozen wat zij overneemt.",
        "De gemeente heeft verteld wat zij overneemt.",
        "De gemeente heeft verteld waarom.",
        "Elke afspraak heeft een datum.",
        "Er is een datum voor het volgende gesprek.",
    ),
}


def _enlarge() -> str:
    """The smallest checklist with ten statements in each phase, and what a strict look asks for.

    Meanings in the scale, mirrors in each area and a worksheet at each tip.
    """
    text = MINIMAL_CHECKLIST
    for area, phase, known, before in (
        ("doel", "voor", 2, "    valkuilen:\n      - id: zwalken"),
        ("vervolg", "na", 1, "    valkuilen:\n      - id: stilte"),
    ):
        ids = [f"{area}-{number}" for number in range(known + 1, known + 1 + len(_MORE_STATEMENTS[area]))]
        statements = [
            f"      - id: {id_}\n        titel: {words.rstrip('.')}\n        tekst: {words}\n        fasen: [{phase}]\n"
            f"        uitleg: Kies ‘Ja’ als iemand dit kan laten zien.\n        wie_weet_het: de inkoper\n"
            for id_, words in zip(ids, _MORE_STATEMENTS[area], strict=True)
        ]
        text = text.replace(before, "".join(statements) + before)
        for last in ("doel-1, doel-2", "doel-1") if area == "doel" else ("vervolg-1",):
            text = text.replace(f"stellingen: [{last}]", f"stellingen: [{last}, {', '.join(ids)}]")
    mirror = (
        "        gespreksvraag: Wat doet u met het verslag?\n        spiegel:\n          aanbieder: Ik kreeg het "
        "verslag.\n"
    )
    text = text.replace("        gespreksvraag: Wat doet u met het verslag?\n", mirror)
    text = text.replace("naam: Nee, punten: 0", "naam: Nee, betekenis: Dit is niet zo., punten: 0")
    text = text.replace("naam: Ja, punten: 1", "naam: Ja, betekenis: U kunt het laten zien., punten: 1")
    for tip, sheet in (("schrijf-doel", "doel"), ("bel-rond", "belronde"), ("stuur-verslag", "verslag")):
        start = text.index("        bronnen:", text.index(f"id: {tip}"))
        text = f"{text[:start]}        werkblad: {sheet}\n{text[start:]}"
    return text


THOROUGH_CHECKLIST = _enlarge()
