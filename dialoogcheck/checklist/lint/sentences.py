"""Finds sentences that are hard to read or that can be answered in two ways."""

import itertools
from collections.abc import Iterator

from dialoogcheck.checklist.lint.rules import Contents, Example, Family, Finding
from dialoogcheck.checklist.lint.text import count_words, split_sentences, split_words
from dialoogcheck.diagnostic import Severity
from dialoogcheck.dutch import shorten

LONGEST_SENTENCE = 20

SENTENCES = Family()
"""The rules about sentences."""


@SENTENCES.rule(
    "lange-zin",
    f"Korte zinnen leest iedereen. Een zin heeft hooguit {LONGEST_SENTENCE} woorden.",
    bad=Example(
        "Schrijf het doel in één zin op.",
        "Schrijf het doel van het gesprek op in één zin die iedereen begrijpt, ook de mensen die er nog niet eerder "
        "bij waren.",
    ),
    good=Example(
        "in één zin op.",
        "van het gesprek op in één zin. Iedereen moet die begrijpen, ook de mensen die er nog niet eerder bij waren.",
    ),
)
def find_long_sentences(contents: Contents) -> Iterator[Finding]:
    """A sentence of more words than people read at once."""
    for text in contents.prose:
        if text.count(" ") >= LONGEST_SENTENCE:
            for sentence in split_sentences(text):
                if sentence.count(" ") >= LONGEST_SENTENCE and count_words(sentence) > LONGEST_SENTENCE:
                    long = f"deze zin heeft {count_words(sentence)} woorden: “{shorten(sentence)}”"
                    yield Finding(text.place, f"{long} Maak er twee zinnen van.")


@SENTENCES.rule(
    "dubbele-ontkenning",
    "Bij twee ontkenningen in een stelling is onduidelijk wat ‘Ja’ betekent.",
    bad=Example("tekst: Alle deelnemers kregen het verslag.", "tekst: Er is niemand die het verslag niet kreeg.", "Er"),
    good=Example("tekst: Alle deelnemers kregen het verslag.", "tekst: Iedereen kreeg het verslag."),
)
def find_double_negations(contents: Contents) -> Iterator[Finding]:
    """A statement with two negations."""
    for text, words in contents.spoken:
        pairs = itertools.pairwise([*words, ""])
        negations = [word for word, following in pairs if word in _NEGATIONS and following != "alleen"]
        if len(negations) > 1:
            message = f"hier staan twee ontkenningen: “{negations[0]}” en “{negations[1]}”. Schrijf wat er wél is."
            yield Finding(text.place, message)


_NEGATIONS = {
    *("niet", "geen", "nooit", "niemand", "nergens", "niets", "zonder", "noch", "nauwelijks"),
    *(
        f"on{word}{ending}"
        for word in ("bekend", "duidelijk", "eerlijk", "mogelijk", "nodig", "veilig", "volledig")
        for ending in ("", "e")
    ),
}


@SENTENCES.rule(
    "twee-dingen",
    "Bij twee dingen in een stelling weet iemand niet wat te kiezen als het ene klopt en het andere niet.",
    severity=Severity.WARNING,
    bad=Example("Alle deelnemers kregen het verslag.", "Het verslag is klaar en alle deelnemers hebben het."),
    good=Example(
        "Alle deelnemers kregen het verslag.", "Inkoop, beleid en contractmanagement hebben het verslag samen gemaakt."
    ),
)
def find_two_things(contents: Contents) -> Iterator[Finding]:
    """A statement that says two things."""
    for text, words in contents.spoken:
        if says_two_things(words):
            two = f"hier lijken twee dingen te staan: “{shorten(text)}”"
            yield Finding(text.place, f"{two} Maak er twee stellingen van, of laat er één weg.")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FINITE = _words("""
    is zijn was waren heeft hebben had hadden wordt worden werd werden kan kunnen kon konden mag mogen mocht
    mochten moet moeten wil willen weet weten wist wisten krijgt krijgen kreeg kregen staat staan stond stonden
    gaat gaan ging gingen doet doen deed deden komt komen kwam kwamen kent kennen geeft geven gaf gaven ligt liggen
    lag lagen vertelt vertellen vertelde vertelden ziet zien zag zagen zegt zeggen zei zeiden deelt delen deelde
    deelden vindt vinden vond vonden hoort horen hoorde hoorden leest lezen las lazen begrijpt begrijpen begreep
    begrepen neemt nemen nam namen stuurt sturen stuurde stuurden maakt maken maakte maakten betaalt betalen helpt
    helpen volgt volgen werkt werken
""")
_SUBORDINATE = _words("""
    dat die wat wie waar waarom waarin waarover waaraan waarop waarmee waardoor als of wanneer hoe hoeveel welk
    welke omdat zodat terwijl toen voordat nadat zodra om tussen
""")
_AUXILIARY = _words("is zijn heeft hebben heb wordt worden was waren had hadden")
_STRONG_PARTICIPLES = _words("""
    gelezen besproken geschreven beschreven opgeschreven gekozen gegeven gekregen genomen gesproken verzonden
    bekeken gevonden begrepen
""")
_NO_PARTICIPLES = _words(
    "beleid gebied bericht gezicht bestand verband verbod geld verdriet beeld bedrag bezit gebrek verstand"
)
_PARTICIPLE_STARTS = tuple(_words("ge be ver ont her uitge opge aange afge voorge vastge nage inge meege terugge"))


def says_two_things(words: list[str]) -> bool:
    """Whether a sentence of these words most likely says two things; a list of people or things is one.

    Two main clauses, each with a verb of its own ("Het doel staat vast en iedereen kent het"), or two participles
    ("gelezen en besproken").
    """
    if ";" in words:
        return True
    for index, word in enumerate(words[:-1]):
        if word not in {"en", ","}:
            continue
        before, after = words[:index], words[index + 1 :]
        if word == "," and after[0] in {"en", "maar"}:
            return True
        if word == "en" and (
            after[0] in {"ook", "/"} or _joins_participles(before, after) or _joins_clauses(before, after)
        ):
            return True
    return False


def _joins_clauses(before: list[str], after: list[str]) -> bool:
    sides = (before, after)
    return all(map(_FINITE.intersection, sides)) and not any(map(_SUBORDINATE.intersection, sides))


def _joins_participles(before: list[str], after: list[str]) -> bool:
    return not _AUXILIARY.isdisjoint(before) and _is_participle(before[-1]) and _is_participle(after[0])


def _is_participle(word: str) -> bool:
    weak = word.startswith(_PARTICIPLE_STARTS) and word.endswith(("d", "t")) and word not in _NO_PARTICIPLES
    return weak or word in _STRONG_PARTICIPLES


@SENTENCES.rule(
    "geen-open-vraag",
    "Een gesprek begint goed met één open vraag. Bij twee vragen blijft er één liggen. Bij ‘Waarom’ gaan mensen zich "
    "snel verdedigen.",
    severity=Severity.WARNING,
    bad=Example("gespreksvraag: Wat doet u met het verslag?", "gespreksvraag: Waarom leest u het verslag?", "Waarom"),
    good=Example("gespreksvraag: Wat doet u met het verslag?", "gespreksvraag: Waaraan herkent u een goed verslag?"),
)
def find_closed_questions(contents: Contents) -> Iterator[Finding]:
    """A question to start a conversation with that is none, is several, or asks somebody to defend himself.

    Whether it can be answered with yes or no is for the author to see: the order of the words does not tell it for
    sure.
    """
    for statement in contents.statements:
        question = statement.text("talk_question")
        if question and (question.count("?") != 1 or not question.endswith("?")):
            message = f"hier hoort één vraag, met één vraagteken aan het eind: “{shorten(question)}”"
            yield Finding(statement.at("talk_question"), message)
        elif split_words(question)[:1] == ["waarom"]:
            message = "deze vraag begint met “waarom”. Begin bijvoorbeeld met “wat”, “hoe” of “waar merkt u aan”."
            yield Finding(statement.at("talk_question"), message)
