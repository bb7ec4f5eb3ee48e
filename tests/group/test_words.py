"""What the group report says: true of these people, and in words that fit their checklist."""

import html
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from dialoogcheck.checklist.model import CriticalKind
from dialoogcheck.document.blocks import GroupMark, ItemList, Paragraph, Span, read_text
from dialoogcheck.group import words
from dialoogcheck.group.report import compose_report
from tests.document import judging
from tests.document.finding import read_all, read_under, walk
from tests.group.kinds import KINDS, compose, make_meeting, render


def read_order(name: str) -> str:
    """How the order of the agenda of this kind of group came about, as its introduction says."""
    agenda = make_meeting(name).agenda
    assert agenda
    (introduction, *_) = read_under(compose(name), f"Gespreksagenda: {agenda.minutes} minuten").split("\n")
    return introduction.removeprefix(words.INTRODUCE_AGENDA).removesuffix(" Lees vooraf ook de grenzen.").strip()


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (Fraction(0), "gelijk"),
        (Fraction(1, 2), "een halve stap"),
        (Fraction(3, 2), "anderhalve stap"),
        (Fraction(9, 4), "tweeënhalve stap"),
        (Fraction(5, 2), "tweeënhalve stap"),
        (Fraction(11, 4), "bijna 3 stappen"),
        (Fraction(7, 2), "drieënhalve stap"),
        (Fraction(9, 2), "vierenhalve stap"),
        (Fraction(19, 2), "negenenhalve stap"),
        (Fraction(21, 2), "10 en een halve stap"),
    ],
)
def test_half_steps_are_words(steps: Fraction, said: str) -> None:
    assert words.describe_steps(steps) == said


# Who is in view, and who is not


@pytest.mark.parametrize(
    ("name", "headline", "conclusion"),
    [
        ("eens", words.SAME_PICTURE, "zegt elke groep dat het goed gaat."),
        (
            "eens-client-te-klein",
            "Gemeente en aanbieders kijken er hetzelfde naar. Wat cliënten zien, staat hier niet.",
            "zeggen gemeente en aanbieders dat het goed gaat.",
        ),
        (
            "eens-zonder-gemeente",
            "Aanbieders en cliënten kijken er hetzelfde naar. Niet in beeld: gemeente.",
            "zeggen aanbieders en cliënten dat het goed gaat.",
        ),
        (
            "eens-client-weet-niets",
            "Gemeente en aanbieders kijken er hetzelfde naar. Van cliënten zijn er geen cijfers om te vergelijken.",
            "ligt het beeld een stap of meer uit elkaar.",
        ),
        ("zestien", "punten ziet u het anders", "Niemand heeft hier gelijk of ongelijk."),
        (
            "client-te-klein",
            "punten zien gemeente en aanbieders het anders. Wat cliënten zien, staat hier niet.",
            "zeggen gemeente en aanbieders dat het goed gaat.",
        ),
        (
            "zonder-client",
            "punten zien gemeente en aanbieders het anders. Wat cliënten zien, staat hier niet.",
            "zeggen gemeente en aanbieders dat",
        ),
        (
            "meerpartijen-drie-te-klein",
            "zien gemeente, zorgaanbieders en woningcorporaties het anders. Niet elke groep is in beeld.",
            "",
        ),
        (
            "meerpartijen-samen",
            (
                "punten zien de groepen in beeld het anders. Wat vertegenwoordigers van cliënten en bewoners "
                "zien, staat hier niet."
            ),
            "",
        ),
    ],
)
def test_the_headline_speaks_only_of_who_is_in_view(name: str, headline: str, conclusion: str) -> None:
    said, meaning, _ = words.judge_in_words(make_meeting(name).comparison)
    assert headline in said
    assert conclusion in meaning
    page = read_all(compose(name).blocks[:1])
    of_all = [
        said
        for said in ("ziet elke groep het", "zegt elke groep", "ziet u het anders", "U kijkt er hetzelfde naar")
        if said in page
    ]
    assert bool(of_all) == (name in {"eens", "zestien"}), of_all


@pytest.mark.parametrize("format_", ["html", "md"])
def test_no_form_of_the_report_says_that_of_everybody(format_: str) -> None:
    text = render("client-te-klein", format_).decode()
    assert "Zo zien gemeente en aanbieders het" in text
    assert "Zo ziet elke groep het" not in text
    assert "Zo ziet elke groep het" in render("zestien", format_).decode()
    assert "Zo ziet deze groep het" in render("een-groep", format_).decode()


def test_one_point_of_difference() -> None:
    assert words.compare_headline(1, "gemeente en aanbieders") == "Op één punt zien gemeente en aanbieders het anders"
    assert words.compare_headline(1) == "Op één punt ziet u het anders"


# Words that fit the checklist


@pytest.mark.parametrize(
    ("name", "own_words", "critical", "legal"),
    [("zestien", True, True, True), ("terugblik", False, False, False), ("meerpartijen", False, True, True)],
)
def test_the_method_tells_only_what_happened_here(name: str, *, own_words: bool, critical: bool, legal: bool) -> None:
    method = read_under(compose(name), "Zo rekent dit rapport")
    assert ("lazen hem in hun eigen woorden" in method) == own_words
    assert ("Niet elke groep kreeg elke stelling" in method) == own_words
    assert ("Kritieke stellingen tellen dubbel" in method) == critical
    assert ("daar beslist de wet" in method) == legal
    assert ("eerst moet oplossen" in method) == critical
    assert ("Wat de wet vraagt" in method) == legal
    assert "Op de formulieren kan het nummer" in method


def test_without_a_legal_statement_the_law_decides_nothing() -> None:
    comparison = make_meeting("zestien").comparison
    areas = [
        replace(area, statements=tuple(item for item in area.statements if item.critical is not CriticalKind.LEGAL))
        for area in comparison.areas
    ]
    method = words.explain_comparing(replace(comparison, areas=tuple(areas)), agenda=True)
    assert (
        method[-1]
        == "De agenda zet voorop wat het meest verschilt en het belangrijkst is. Kritieke stellingen tellen dubbel."
    )


def test_without_an_agenda_the_method_does_not_explain_one() -> None:
    assert "agenda" not in read_under(compose("procedure"), "Zo rekent dit rapport")
    assert "agenda" in read_under(compose("zestien"), "Zo rekent dit rapport")


# How the order of the agenda came about


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("zestig", "Eerst komt wat het meest verschilt, het belangrijkst is en in deze fase nog kan veranderen."),
        ("terugblik", "Eerst komt wat het meest verschilt."),
        ("eens", ""),
    ],
)
def test_above_the_agenda_stands_how_its_order_came_about(name: str, said: str) -> None:
    order = read_order(name)
    assert order.startswith(said)
    assert bool(order) == bool(said)
    for format_ in ("html", "md"):
        assert order in render(name, format_).decode().split("Gespreksagenda: ")[1].split("Start na")[0]


@pytest.mark.parametrize("name", [name for name in KINDS if name != "procedure"])
def test_a_big_difference_on_the_parking_list_is_explained(name: str) -> None:
    agenda = make_meeting(name).agenda
    assert agenda
    chosen = [item.topic.difference for item in agenda.items if item.topic]
    passed = any(topic.difference > difference for topic in agenda.parked for difference in chosen)
    assert ("Een groot verschil kan daarom op de parkeerlijst staan." in read_order(name)) == passed


def test_both_orders_occur() -> None:
    assert ["parkeerlijst" in read_order(name) for name in ("zestig", "terugblik")] == [True, False]


# How it looks


@pytest.mark.parametrize("name", ["meerpartijen", "meerpartijen-samen", "klein-samen"])
def test_groups_have_shapes_of_their_own(name: str) -> None:
    (key,) = (block for block in walk(compose(name).blocks) if isinstance(block, Paragraph) and block.role == "key")
    marks = [part for span in key.text if isinstance(span, Span) for part in span.parts if isinstance(part, GroupMark)]
    groups = make_meeting(name).comparison.groups
    assert len({mark.shape for mark in marks}) == len({mark.letter for mark in marks}) == len(groups) > 1


@pytest.mark.parametrize(
    ("number", "said"),
    [(9, "Er is nog één verschil van een stap of meer. U vindt het bij de gebieden."), (10, "Er zijn nog 2 ")],
)
def test_more_differences_than_are_listed(number: int, said: str) -> None:
    comparison = make_meeting("zestig").comparison
    assert len(comparison.gaps) >= number
    report = compose_report(replace(comparison, gaps=comparison.gaps[:number]), None)
    assert said in read_under(report, "Verschil in beeld")


# The limits of the phase


def test_the_limits_stand_after_the_agenda_with_where_they_come_from() -> None:
    printed = judging.read_pages(render("zestien", "pdf"))
    assert printed[2].removeprefix("Voorbeeld met verzonnen gegevens ").startswith("Grenzen bij dit gesprek")
    for format_ in ("html", "md"):
        text = render("zestien", format_).decode()
        assert "Geef alle aanbieders zoveel mogelijk tegelijk dezelfde informatie." in text
        assert re.search(r"ns advies, met bron", text)
    (limits,) = (block for block in walk(compose("zestien").blocks) if getattr(block, "role", "") == "limits")
    grounds = [
        read_text(item.text[-1:]) for block in walk([limits]) if isinstance(block, ItemList) for item in block.items
    ]
    assert grounds
    assert all(grounds)
    (sources,) = (block for block in walk(compose("zestien").blocks) if getattr(block, "role", "") == "sources")
    assert isinstance(sources, ItemList)
    cited = {int(number) for ground in grounds for number in re.findall(r"\d+", ground)}
    assert cited <= set(range(1, len(sources.items) + 1))


def test_in_a_phase_without_an_agenda_the_limits_are_there_too() -> None:
    assert make_meeting("procedure").agenda is None
    assert read_under(compose("procedure"), "Grenzen in deze fase")
    assert read_under(compose("procedure"), "Bronnen")
    for format_ in ("html", "md"):
        assert "Grenzen in deze fase" in render("procedure", format_).decode()


def test_one_person_who_says_that_a_purchase_runs_is_enough() -> None:
    limits = read_under(compose("meerpartijen"), words.LIMITS)
    assert "Praat tijdens een inkoop niet over de opdracht" in limits
    assert "Verwacht u later een inkoop?" in limits
    unlike = (
        "Niet iedereen gaf hetzelfde antwoord op ‘Lopende inkoop’. Daarom staan hier de grenzen bij al die antwoorden. "
        "Vraag na wat klopt."
    )
    assert unlike in limits
    assert "Niet iedereen gaf" not in read_under(compose("meerpartijen-drie-te-klein"), words.LIMITS)
    for format_ in ("html", "md"):
        assert unlike in html.unescape(render("meerpartijen", format_).decode())


def test_a_fact_that_limits_nothing_is_no_reason_for_more_limits() -> None:
    meeting = make_meeting("zestien")
    region = next(fact for fact in meeting.comparison.checklist.facts if fact.id == "regio")
    unlike = replace(meeting.comparison, unlike=(region,))
    assert words.ALL_LIMITS not in read_all(compose_report(unlike, meeting.agenda).blocks)
