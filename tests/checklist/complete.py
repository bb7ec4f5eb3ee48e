"""The smallest checklist with every field that may be left out as well."""

from tests.checklist.minimal import MINIMAL_CHECKLIST

_ADDITIONS = {
    "{id: ja, naam: Ja, punten: 1}": (
        "{id: ja, naam: Ja, spiegelnaam: Dat merk ik, betekenis: Dit is zo., spiegelbetekenis: U merkt dit., punten: 1}"
    ),
    "{id: aanbieder, naam: Aanbieder}": "{id: aanbieder, naam: Aanbieder, meervoud: Organisaties, eenvoudig: ja}",
    "    standaard: aanbesteding\n": "    standaard: aanbesteding\n    moment: ja\n    fasen: [na]\n",
    "    naam: Doel\n": "    naam: Doel\n    gewone_naam: Waarvoor\n    omschrijving: Weten waarvoor u praat.\n",
    "        titel: Doel op papier\n": (
        "        titel: Doel op papier\n        gewicht: 2\n        nvt: Er komt geen gesprek.\n        vervangt: "
        "[doel-oud, doel-nul]\n        keuzes: [nee, ja]\n        ankers: {nee: Het staat nergens., nvt: Nooit.}\n"
    ),
    "    valkuilen:\n      - id: zwalken": (
        "    open_vragen:\n      - id: doel-zelf\n        tekst: Wat wilt u bereiken?\n    valkuilen:\n      - id: "
        "zwalken"
    ),
    "        werk: 15\n": (
        "        werk: 15\n        wachttijd: 2\n        wanneer: voordat de uitnodiging weggaat\n        duur: kort\n"
        "        korter: {actie: Zeg het doel., moment: meteen, werk: 5, nog_tot: 0, wachttijd: 1}\n"
        "        werkblad: doelblad\n"
    ),
    "        werk: 60\n": "        werk: 60\n        na: [schrijf-doel]\n",
    "kritiek: {soort: proces, fasen: [voor]}": "kritiek: {soort: proces, fasen: [voor], alleen_bij: {regio: ja}}",
    "      tekst: Het gesprek is geweest.\n": (
        "      teksten:\n        - {tekst: Praat eerst met de regio., alleen_bij: {regio: ja}, bronnen: [eigen]}\n"
        "      tekst: Het gesprek is geweest.\n"
    ),
    "        stellingen: [vervolg-1]\n        fasen: [na]\n": (
        "        stellingen: [vervolg-1]\n        fasen: [na]\n        alleen_bij: {vorm: [aanbesteding, subsidie]}\n"
    ),
    "bronnen:\n  - id: B1\n": """\
rapportnaam: Terugblik
formuliertekst: Kijk terug op het gesprek.
gesprek: geweest
betekenis_weet_niet: Iemand anders weet dit.
betekenis_nvt: Dit kan hier niet.
oordelen:
  - {oordeel: klaar, titel: Mooi gedaan, tekst: Ga zo door.}
koppelingen:
  - {stelling: doel-1, checklist: groot, met: doel-1, waarom: Beide gaan over het doel.}
woordenlijst:
  - {woord: dialoog, betekenis: Samen praten en luisteren.}
beperkingen: [Dit is geen advies van een jurist.]
privacy: [Deel geen namen.]
gespreksregels:
  - {tekst: Laat elkaar uitpraten., alleen_bij: {regio: ja}, bronnen: [eigen, B1]}
bronnen:
  - id: B1
""",
}


def _complete() -> str:
    text = MINIMAL_CHECKLIST
    for old, new in _ADDITIONS.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


COMPLETE_CHECKLIST = _complete()
