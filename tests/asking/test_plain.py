"""Plain lines: numbers and letters, nothing redrawn, nothing echoed twice."""

import io
import os
import pty
from dataclasses import replace

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
    question, _, prompt = written.getvalue().rpartition("Uw keuze")
    assert question.startswith("\n[1/2]\nKlopt dit?\n1 Nee\n2 Ja. Zo is het\nt Terug\n")
    assert prompt.startswith(" (1 of 2, ")
    assert ("Gekozen: " in prompt) == isinstance(reply, str)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("\n", "U hebt nog niets gekozen."),
        ("3\n", "‘3’ kan hier niet."),
        ("n\n", "‘n’ kan hier niet."),
        ("j\n", "‘j’ kan hier niet."),
        ("jammer\n", "‘jammer’ kan hier niet."),
        ("x" * 3_000 + "\n", "xxx…’ kan hier niet."),
    ],
)
def test_what_cannot_be_is_asked_again(typed: str, said: str) -> None:
    asker, written = ask(typed + "1\n")
    assert asker.choose(SCREEN) == "nee"
    assert said in written.getvalue()
    assert written.getvalue().count("(1 of 2, ") == 2


WORDS = ChoiceScreen(
    position="[1/2]",
    text="Klopt dit?",
    options=(
        ScreenOption(value="nee", text="Nee"),
        ScreenOption(value="ja", text="Ja"),
        ScreenOption(value="ja-maar", text="Ja, maar later"),
        ScreenOption(value="weet-niet", text="Weet ik niet"),
        ScreenOption(value="nvt", text="Niet van toepassing"),
        OPTIONS[2],
    ),
    commands=(Command.BACK, Command.NOTE, Command.STOP),
)


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("nee", "nee"),
        ("NEE.", "nee"),
        ("ne", "nee"),
        ("ja", "ja"),
        ("ja maar", "ja-maar"),
        ("weet niet", "weet-niet"),
        ("niet van", "nvt"),
        ("n.v.t.", "nvt"),
        ("n", Command.NOTE),
        ("terug", Command.BACK),
        ("stop", Command.STOP),
        ("niet\n1", "nee"),
    ],
)
def test_an_answer_can_be_typed_in_words(typed: str, reply: str | Command) -> None:
    asker, written = ask(f"{typed}\n")
    assert asker.choose(WORDS) == reply
    assert ("meer dan één antwoord" in written.getvalue()) == ("\n" in typed)


@pytest.mark.parametrize("typed", ["?", "h", "Hulp"])
def test_help_says_every_letter_and_the_question_again(typed: str) -> None:
    asker, written = ask(f"{typed}\n1\n")
    assert asker.choose(SCREEN) == "nee"
    _, _, after = written.getvalue().partition("Uw keuze")
    for part in ("t voor terug", "u voor uitleg", "s voor bewaren en stoppen", "Klopt dit?", "1 Nee"):
        assert part in after


def test_letters_are_explained_once() -> None:
    asker, written = ask("1\n1\n1\n")
    asker.choose(SCREEN)
    first = written.getvalue()
    asker.choose(SCREEN)
    assert first.count("u voor uitleg") == written.getvalue().count("u voor uitleg") == 1
    asker.choose(WORDS)
    assert "t voor terug, n voor notitie en s voor bewaren en stoppen" in " ".join(written.getvalue().split())


def test_a_voice_hears_words_instead_of_marks() -> None:
    asker, written = ask("2\n")
    options = (ScreenOption(value="a", text="Rivierstad · Jeugd"), *OPTIONS)
    asker.choose(ChoiceScreen(position="[1/2] A · B", spoken="Stelling 1 van 2.", text="Kies.", options=options))
    assert "Stelling 1 van 2.\n" in written.getvalue()
    assert "1 Rivierstad, Jeugd\n" in written.getvalue()
    assert "[" not in written.getvalue()


def test_a_long_name_is_not_broken() -> None:
    name = "map/" + "dialoogcheck-" * 8 + "2026.pdf"
    asker, written = ask("\n")
    asker.read(Page(title="Klaar", paragraphs=(f"Het rapport staat in {name}.",), leave="Verder"))
    assert f"{name}." in written.getvalue().splitlines()


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
    assert "1 Nee\n4 Ja\nt Terug\n" in written.getvalue()
    refused = typed.split()[:-1]
    for number in refused:
        assert f"‘{number}’ kan hier niet.\nUw keuze (1 of 4, " in written.getvalue()


def test_enter_keeps_an_earlier_answer() -> None:
    asker, written = ask("\n")
    screen = ChoiceScreen(position="[1/2]", text="Klopt dit?", options=OPTIONS, selected="ja", note="Nagaan.")
    assert asker.choose(screen) == "ja"
    assert "Uw eerdere antwoord: Ja. Enter houdt dit antwoord." in written.getvalue()
    assert "Notitie: Nagaan." in written.getvalue()


LIST = ChoiceScreen(
    position="Overzicht",
    text="Kies.",
    extra="↑ ↓ kiezen",
    options=(
        OptionHeading(text=""),
        OptionHeading(text="Gebied 1", detail="1 van 2 beantwoord"),
        ScreenOption(value="een", text="Een: Ja", mark="[x]"),
        ScreenOption(value="twee", text="Twee: nog open", mark="[ ]"),
        OptionHeading(text="Gebied 2"),
        ScreenOption(value="drie", text="Drie: Nee", mark="[x]"),
    ),
    selected="een",
    commands=(Command.BACK, Command.STOP),
    browsing=True,
)
REVIEW = replace(LIST, options=(ScreenOption(value="klaar", text="Klaar: bekijk"), OPTIONS[2], *LIST.options))


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("\n1 2", "twee"),
        ("2 1", "drie"),
        ("2 t 1 1", "een"),
        ("t", Command.BACK),
        ("1 s", Command.STOP),
        ("gebied 2\ndrie", "drie"),
    ],
)
def test_a_long_list_is_heard_in_parts(typed: str, reply: str | Command) -> None:
    asker, written = ask(typed.replace(" ", "\n") + "\n" if "gebied" not in typed else f"{typed}\n")
    assert asker.choose(LIST) == reply
    first, *_ = written.getvalue().partition("Uw keuze")
    assert "1 Gebied 1. 1 van 2 beantwoord\n2 Gebied 2\n" in first
    assert "Een" not in first
    assert not set("[]↑") & set(written.getvalue())


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("1", "klaar"),
        ("klaar", "klaar"),
        ("lijst 1 2", "twee"),
        ("2 t t", Command.BACK),
        ("2 2 t s", Command.STOP),
        ("lijst 1 t t klaar", "klaar"),
    ],
)
def test_what_stands_above_a_list_is_heard_without_it(typed: str, reply: str | Command) -> None:
    asker, written = ask(typed.replace(" ", "\n") + "\n")
    assert asker.choose(REVIEW) == reply
    first, *_ = written.getvalue().partition("Uw keuze")
    assert "1 Klaar: bekijk\n2 Lijst" in first
    assert "Gebied" not in first


def test_in_a_list_enter_chooses_nothing() -> None:
    asker, written = ask("\n2\n")
    screen = ChoiceScreen(position="Kies", text="Kies.", options=OPTIONS, selected="nee", browsing=True)
    assert asker.choose(screen) == "ja"
    assert "nog niets gekozen" in written.getvalue()


@pytest.mark.parametrize(
    ("typed", "value", "reply"),
    [
        ("Gemeente  Rivierstad \n", "", "Gemeente Rivierstad"),
        ("\n", "", ""),
        ("\n", "Eerder", "Eerder"),
        ("-\n", "Eerder", ""),
        ("t\n", "", Command.BACK),
        ("te lang\nkort\n", "", "kort"),
        ("N\nu\nkort\n", "", "kort"),
        ("a\udce9\n", "", "a?"),
        ("Rivier\x1b[Dstad\x1bOC\x07\n", "", "Rivierstad"),
    ],
)
def test_a_line_of_text(typed: str, value: str, reply: str | Command) -> None:
    asker, written = ask(typed)
    limit = 5 if "lang" in typed else 200
    screen = TextScreen(position="Vooraf", text="Voor wie?", value=value, limit=limit, back="terug")
    assert asker.write(screen) == reply
    assert ("Er passen er 5" in written.getvalue()) == (limit == 5)
    assert ("niet bewaard" in written.getvalue()) == (limit == 5)


@pytest.mark.parametrize(
    ("typed", "said"), [("nu\n", "Gehoord: nu!"), ("?\nh\nnu\n", "t voor terug"), ("\n", "Gehoord: !")]
)
def test_what_was_made_of_a_text_is_told(typed: str, said: str) -> None:
    asker, written = ask(typed)
    screen = TextScreen(position="Vooraf", text="Voor wie?", back="terug", tell="Gehoord: {}!".format)
    assert asker.write(screen) == "".join(typed.split()[-1:])
    assert said in written.getvalue()


def test_a_page_waits_for_enter() -> None:
    asker, written = ask("\n")
    asker.read(Page(title="Uitleg", paragraphs=("Een.", "Twee."), leave="Terug naar de vraag"))
    assert written.getvalue() == "\nUitleg\nEen.\nTwee.\nTerug naar de vraag: druk op Enter. "


# Pasted text: a terminal gives it line by line, and the last line only after an Enter.


class Listener(io.StringIO):
    """Hears every prompt, and then types what comes next at the other end of a real terminal."""

    def __init__(self, *typed: str) -> None:
        """Type the first of these at the first prompt, and so on."""
        super().__init__()
        self.keyboard, screen = pty.openpty()
        self.reader = os.fdopen(screen, encoding="utf-8")
        self.typed = [*typed]

    def write(self, text: str) -> int:
        """A prompt is what does not end a line."""
        if not text.endswith("\n"):
            os.write(self.keyboard, self.typed.pop(0).encode())
        return super().write(text)

    def close(self) -> None:
        """Close both ends."""
        self.reader.close()
        os.close(self.keyboard)
        super().close()


NOTE = TextScreen(position="Notitie", text="Wat wilt u onthouden?", back="niet bewaren")
PASTED = "Eerste regel.\n\n4\nDerde regel.\n"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ([PASTED, "\n"], "Eerste regel. 4 Derde regel."),
        # The last line waits for an Enter, which somebody gives it.
        ([PASTED + "t", "\n", "\n"], "Eerste regel. 4 Derde regel. t"),
        (["t\ns\n", "n\n\n1\n", "\n\n"], "t s n 1"),
        (["Eén regel.\n"], "Eén regel."),
        (["Eén regel.\n\n\n"], "Eén regel."),
        (["\n\n\n"], ""),
        (["a\n" * 1_000, "\n", "kort\n"], "kort"),
    ],
)
def test_pasted_lines_become_one_text(typed: list[str], answer: str) -> None:
    with Listener(*typed) as listener:
        assert PlainAsker(listener.reader, listener, columns=60).write(NOTE) == answer
        assert ("U plakte" in listener.getvalue()) == (len(typed) > 1)
        assert listener.typed == []


@pytest.mark.parametrize("typed", [["1\n2\n1\n", "\n", "2\n"], ["x\n1\n1", "\n", "\n", "2\n"], ["2\n\n"]])
def test_pasted_lines_choose_nothing(typed: list[str]) -> None:
    with Listener(*typed) as listener:
        assert PlainAsker(listener.reader, listener, columns=60).choose(SCREEN) == "ja"
        assert ("Er is niets gekozen." in listener.getvalue()) == (len(typed) > 1)
        assert listener.typed == []


def test_what_is_pasted_at_a_page_goes_no_further() -> None:
    with Listener("Begin\n1\n", "\n") as listener:
        PlainAsker(listener.reader, listener, columns=60).read(
            Page(title="Uitleg", paragraphs=("Een.",), leave="Verder")
        )
        assert "U plakte" in listener.getvalue()
        assert listener.typed == []


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


def test_a_dumb_terminal_and_who_wants_it_get_plain_lines() -> None:
    assert needs_plain({"TERM": "dumb"}, "utf-8")
    assert needs_plain({"DIALOOGCHECK_EENVOUDIG": "1"}, "utf-8")
    assert not needs_plain({"DIALOOGCHECK_EENVOUDIG": ""}, "utf-8")


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
