"""Plain lines: numbers and letters, nothing redrawn, nothing echoed twice."""

import io

import pytest

from dialoogcheck.asking.opening import check_terminal, open_asker
from dialoogcheck.asking.plain import PlainAsker, needs_plain, speaks_unicode
from dialoogcheck.asking.screens import ChoiceScreen, Command, OptionHeading, Page, ScreenOption, TextScreen
from dialoogcheck.asking.terminal import TerminalAsker
from dialoogcheck.errors import NeedsTerminalError

OPTIONS = (
    ScreenOption(value="nee", text="Nee"),
    ScreenOption(value="ja", text="Ja", detail="Zo is het"),
    ScreenOption(value=Command.BACK, text="Terug"),
)
SCREEN = ChoiceScreen(
    position="[1/2]", text="Klopt dit?", options=OPTIONS, commands=(Command.BACK, Command.EXPLAIN, Command.STOP)
)


def ask(typed: str) -> tuple[PlainAsker, io.StringIO]:
    written = io.StringIO()
    return PlainAsker(io.StringIO(typed), written, columns=60), written


@pytest.mark.parametrize(
    ("typed", "reply"),
    [("2\n", "ja"), (" 1 \n", "nee"), ("t\n", Command.BACK), ("U\n", Command.EXPLAIN), ("s\n", Command.STOP)],
)
def test_a_number_or_a_letter_answers(typed: str, reply: str | Command) -> None:
    asker, written = ask(typed)
    assert asker.choose(SCREEN) == reply
    assert (
        written.getvalue()
        == "\n[1/2]\nKlopt dit?\n1 Nee\n2 Ja. Zo is het\nt Terug\nUw keuze (1 tot en met 2, of t, u, s, ?): "
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("\n", "U hebt nog niets gekozen. Typ een getal: 1 tot en met 2"),
        ("3\n", "‘3’ kan niet. Typ een getal: 1 tot en met 2"),
        ("n\n", "‘n’ kan niet."),
        ("?\n", "Typ een getal en druk op Enter. Of typ een letter: t ="),
    ],
)
def test_what_cannot_be_is_asked_again(typed: str, said: str) -> None:
    asker, written = ask(typed + "1\n")
    assert asker.choose(SCREEN) == "nee"
    assert said in written.getvalue()


LIMITED = ChoiceScreen(
    position="[1/2]",
    text="Klopt dit?",
    options=(
        ScreenOption(value="nee", text="Nee", number=1),
        ScreenOption(value="ja", text="Ja", number=4),
        OPTIONS[2],
    ),
    commands=(Command.BACK, Command.STOP),
)


@pytest.mark.parametrize(
    ("typed", "reply"), [("1\n", "nee"), ("4\n", "ja"), ("2\n3\n4\n", "ja"), ("5\nt\n", Command.BACK)]
)
def test_a_number_keeps_its_place_where_answers_are_left_out(typed: str, reply: str | Command) -> None:
    asker, written = ask(typed)
    assert asker.choose(LIMITED) == reply
    assert "1 Nee\n4 Ja\nt Terug\nUw keuze (1 of 4, of t, s, ?): " in written.getvalue()
    refused = typed.split()[:-1]
    assert [
        number for number in refused if f"‘{number}’ kan niet. Typ een getal: 1 of 4." not in written.getvalue()
    ] == []


def test_enter_keeps_an_earlier_answer() -> None:
    asker, written = ask("\n")
    screen = ChoiceScreen(position="[1/2]", text="Klopt dit?", options=OPTIONS, selected="ja", note="Nagaan.")
    assert asker.choose(screen) == "ja"
    assert "Uw eerdere antwoord: Ja. Enter houdt dit antwoord." in written.getvalue()
    assert "Notitie: Nagaan." in written.getvalue()


def test_in_a_list_enter_chooses_nothing() -> None:
    asker, written = ask("\n2\n")
    options = (OptionHeading(text="Gebied 1"), *OPTIONS)
    screen = ChoiceScreen(
        position="Overzicht", text="Kies.", extra="↑ ↓ kiezen", options=options, selected="nee", browsing=True
    )
    assert asker.choose(screen) == "ja"
    assert "Gebied 1\n1 Nee" in written.getvalue()
    assert "↑" not in written.getvalue()


@pytest.mark.parametrize(
    ("typed", "value", "reply"),
    [
        ("Gemeente  Rivierstad \n", "", "Gemeente Rivierstad"),
        ("\n", "", ""),
        ("\n", "Eerder", "Eerder"),
        ("-\n", "Eerder", ""),
        ("t\n", "", Command.BACK),
        ("te lang\nkort\n", "", "kort"),
        ("a\udce9\n", "", "a?"),
    ],
)
def test_a_line_of_text(typed: str, value: str, reply: str | Command) -> None:
    asker, written = ask(typed)
    limit = 5 if "lang" in typed else 200
    screen = TextScreen(position="Vooraf", text="Voor wie?", value=value, limit=limit, back="terug")
    assert asker.write(screen) == reply
    assert ("Er passen er 5" in written.getvalue()) == (limit == 5)


def test_a_page_waits_for_enter() -> None:
    asker, written = ask("\n")
    asker.read(Page(title="Uitleg", paragraphs=("Een.", "Twee."), leave="Terug naar de vraag"))
    assert written.getvalue() == "\nUitleg\nEen.\nTwee.\nTerug naar de vraag: druk op Enter. "


def test_the_end_of_input_is_no_answer() -> None:
    asker, _ = ask("")
    with pytest.raises(EOFError):
        asker.choose(SCREEN)


@pytest.mark.parametrize(
    ("environment", "encoding", "unicode"),
    [
        ({}, "utf-8", True),
        ({"LANG": "nl_NL.UTF-8"}, "UTF-8", True),
        ({"LANG": "C"}, "utf-8", False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", False),
        ({"LANG": "C", "LC_CTYPE": "nl_NL.UTF-8"}, "utf-8", True),
        ({"LC_ALL": "POSIX", "LANG": "nl_NL.UTF-8"}, "utf-8", False),
        ({"LANG": "nl_NL"}, "iso8859-1", False),
        ({}, None, False),
    ],
)
def test_what_a_terminal_can_show(environment: dict[str, str], encoding: str | None, unicode: bool) -> None:  # noqa: FBT001 - a column of the table
    assert speaks_unicode(environment, encoding) is unicode
    assert needs_plain(environment, encoding) is not unicode


def test_a_dumb_terminal_gets_plain_lines() -> None:
    assert needs_plain({"TERM": "dumb"}, "utf-8")


def test_the_way_of_asking_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert isinstance(open_asker(plain=True), PlainAsker)
    assert isinstance(open_asker(plain=False), TerminalAsker)


def test_no_terminal_no_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    with pytest.raises(NeedsTerminalError) as caught:
        check_terminal("Doe iets anders.")
    assert caught.value.hint == "Doe iets anders."
