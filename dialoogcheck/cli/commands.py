"""Which commands there are, and how one can be typed here: messages name commands that work as they stand."""

import re

from dialoogcheck.invocation import NAME, find_invocation

COMMANDS = {
    "invullen": ("fill", "Beantwoord een checklist en krijg advies."),
    "rapport": ("report", "Maak een rapport van antwoorden die u al hebt."),
    "formulier": ("form", "Maak een formulier voor aanbieders, cliënten of collega’s."),
    "inlezen": ("intake", "Lees ingevulde formulieren in."),
    "vergelijk": ("group", "Maak een groepsrapport: waar kijkt wie anders naar."),
    "ontwikkeling": ("development", "Zet eerder en later naast elkaar: wat veranderde er."),
    "voorbeeld": ("example", "Bekijk een voorbeeld van een rapport."),
    "nieuw": ("new", "Begin een eigen checklist."),
    "checklists": ("checklists", "Toon welke checklists er zijn."),
    "toon": ("show", "Toon wat er in een checklist staat."),
    "controleer": ("lint", "Zoek fouten in een eigen checklist."),
    "diagnose": ("diagnose", "Kijk of deze computer klaar is voor gebruik."),
}
"""Every command in the order of the help, with the module it stands in and what it does in a few words.

Each module holds its command under the name ``command``. The words stand here so that the help of the program needs
none of the modules."""

_ADVISED = re.compile(rf"\b{NAME}(?= (?:{'|'.join(COMMANDS)})\b)")


def localise(text: str) -> str:
    """The text with every command in it as it can be typed here."""
    return _ADVISED.sub(lambda _: find_invocation(), text) if NAME in text else text
