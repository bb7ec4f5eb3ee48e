"""Answers of many people in one table, as spreadsheets of all kinds write it, and answers on one typed line."""

import codecs
import contextlib
import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.answers.codes import name_codes
from dialoogcheck.answers.table import (
    MAXIMUM_ROWS,
    RowReader,
    UnreadableAnswerError,
    explain_answers,
    list_columns,
    make_template,
    read_line,
    read_rows,
)
from dialoogcheck.checklist.model import ChoiceId, StatementId
from dialoogcheck.document.table import encode_table
from dialoogcheck.errors import UnusableInputError
from tests import builders

CHECKLIST = builders.make_checklist()
READER = RowReader(CHECKLIST)
NAMES = name_codes(CHECKLIST, mirrored=False)
ASKED = tuple(CHECKLIST.statement(StatementId(id_)) for id_ in ("doel-1", "doel-2", "spel-1"))
NEE, JA = ChoiceId("nee"), ChoiceId("ja")
TABLE = "perspectief;doel-1 Titel;doel-2\r\ngemeente;4;é\r\n"
READ = [(2, {"perspectief": "gemeente", "doel-1": "4", "doel-2": "é"})]


def read(data: bytes | str) -> list[tuple[int, dict[str, str]]]:
    """The rows, without the empty cells that stand under no head."""
    rows = read_rows(data if isinstance(data, bytes) else data.encode(), "a.csv")
    return [(number, {head: cell for head, cell in cells.items() if head or cell}) for number, cells in rows]


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        codecs.BOM_UTF8 + TABLE.encode(),
        TABLE.encode("utf-16"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
        TABLE.encode("cp1252"),
        TABLE.replace("\r\n", "\n").encode(),
        TABLE.replace("\r\n", "\r").encode(),
        TABLE.rstrip().encode(),
        TABLE.replace(";", ",").encode(),
        TABLE.replace(";", "\t").encode(),
        TABLE.replace("gemeente", '"gemeente"').replace("4", '"4"').encode(),
        TABLE.replace(";4;", "; 4 ;").encode(),
        TABLE.replace(";4;", ";'4;").encode(),
        TABLE.replace(";4;", ";' 4;").encode(),
        TABLE.replace("perspectief", "PERSPECTIEF:").encode(),
        TABLE.replace("perspectief", " Perspectief van wie dit invult").encode(),
        (TABLE + ";;\r\n\r\n;;\r\n").encode(),
        TABLE.replace("\r\n", ";;;\r\n").encode(),
    ],
)
def test_every_way_in_which_spreadsheets_write_a_table(data: bytes) -> None:
    assert read(data) == READ


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_title_with_a_separator_in_it_between_quotes(separator: str) -> None:
    output = io.StringIO(newline="")
    writer = csv.writer(output, delimiter=separator)
    writer.writerows([["perspectief", "doel-1 Kort, lang; of \t wat", "doel-2"], ["gemeente", "4", "é"]])
    assert read(output.getvalue()) == READ


def test_numbers_are_those_that_a_spreadsheet_shows() -> None:
    rows = read('perspectief;doel-1;naam\r\ngemeente;1;"twee\r\nregels"\r\n;;\r\naanbieder;2;\r\n')
    assert [number for number, _ in rows] == [2, 4]


def test_what_stands_without_a_head_is_not_lost() -> None:
    assert read("perspectief;;doel-1\ngemeente;x;1\n")[0][1][""] == "x"
    assert read("perspectief;doel-1\ngemeente;1;y\n")[0][1][""] == "y"
    assert read("perspectief;doel-1\ngemeente\n")[0][1]["doel-1"] == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "ontbreekt in de eerste regel"),
        (b"\r\n\r\n", "ontbreekt in de eerste regel"),
        (b"\x00" * 100, "ontbreekt in de eerste regel"),
        ("naam;doel-1\njan;1\n", "ontbreekt in de eerste regel"),
        (TABLE.encode("utf-16-le"), "ontbreekt in de eerste regel"),
        ("perspectief;doel-1;doel-1 Nog eens\n", "de kolom “doel-1” staat er twee keer"),
        ("perspectief" + ";x" * 1_000, "meer dan 1000 kolommen"),
        ('perspectief;doel-1\ngemeente;1\naanbieder;"4\nclient;2\n', "a.csv, regel 3: deze regel is niet te lezen"),
        ('perspectief;doel-1\ngemeente;"4"4\n', "a.csv, regel 2: deze regel is niet te lezen"),
        ("perspectief;doel-1\ngemeente;" + "x" * 200_000 + "\n", "a.csv, regel 2: deze regel is niet te lezen"),
    ],
)
def test_a_table_that_cannot_be_read_gives_no_row_at_all(data: bytes | str, said: str) -> None:
    rows = read_rows(data if isinstance(data, bytes) else data.encode(), "a.csv")
    with pytest.raises(UnusableInputError, match=said) as caught:
        next(rows)
    assert caught.value.hint


def test_a_row_for_each_of_as_many_people_as_may_be() -> None:
    template = "perspectief;fase;doel-1\n;plan;\n"
    assert len(read(template + "gemeente;;1\n" * MAXIMUM_ROWS)) == MAXIMUM_ROWS + 1
    with pytest.raises(UnusableInputError, match="meer dan 10000 regels"):
        read(template + "gemeente;;1\n" * (MAXIMUM_ROWS + 1))


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fall_over(data: bytes) -> None:
    for start in (b"", b"perspectief;a\n", b"perspectief,a\r\n", codecs.BOM_UTF16_LE):
        with contextlib.suppress(UnusableInputError):
            read(start + data)


def test_the_heads_of_a_table() -> None:
    assert list_columns(CHECKLIST, [(CHECKLIST.areas[0], tuple(CHECKLIST.statements)[:2])]) == (
        "perspectief",
        "checklist",
        "fase",
        "vorm",
        "regio",
        "rondes",
        "omvang",
        "herkenbaar",
        "doel-1 Titel van doel-1",
        "doel-2 Titel van doel-2",
    )


def test_a_head_names_the_answers_where_not_all_can_be_given() -> None:
    limited = replace(ASKED[0], choices=(JA, NEE))
    assert list_columns(CHECKLIST, [(CHECKLIST.areas[0], (limited, ASKED[1]))])[-2:] == (
        "doel-1 Titel van doel-1 (Nee of Ja)",
        "doel-2 Titel van doel-2",
    )


@pytest.mark.parametrize(("short", "extent"), [(False, "volledig"), (True, "kort")])
def test_an_empty_table_says_what_its_rows_will_be_about(*, short: bool, extent: str) -> None:
    heads, first = make_template(CHECKLIST, replace(builders.make_details(), short=short))
    said = dict(zip(heads, first, strict=True))
    assert (said["perspectief"], said["checklist"], said["omvang"], said["herkenbaar"]) == ("", "klein", extent, "nee")
    assert (said["fase"], said["vorm"]) == ("plan", "aanbesteding")
    assert not any(cell for head, cell in said.items() if head.startswith(("doel-", "spel-")))
    # Filled in by nobody it is read as a row without a person.
    ((_, cells),) = read(encode_table(heads, [first]))
    assert cells["checklist"] == "klein"


@pytest.mark.parametrize(
    ("cell", "choice"),
    [
        ("1", "nee"),
        ("4", "ja"),
        ("?", "weet-niet"),
        ("-", "nvt"),
        ("–", "nvt"),
        ("Ja", "ja"),
        ("'Ja", "ja"),
        ("GROTENDEELS", "grotendeels"),
        ("weet-niet", "weet-niet"),
        ("weet niet", "weet-niet"),
        ("Weet  ik niet", "weet-niet"),
        ("niet van toepassing", "nvt"),
        ("n.v.t.", "nvt"),
        ("nvt", "nvt"),
    ],
)
def test_an_answer_in_a_cell(cell: str, choice: str) -> None:
    assert READER.read_answers({"doel-1": cell}) == {"doel-1": {"keuze": choice}}


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("2026-12-11", "2026-12-11"),
        ("11-12-2026", "2026-12-11"),
        ("11 dec 2026", "2026-12-11"),
        ("", None),
        ("nog niet bekend", None),
        # Whoever judges the document refuses these, and names them.
        ("31-2-2026", "31-2-2026"),
        ("11 december", "11 december"),
    ],
)
def test_the_date_of_the_conversation_in_a_cell(cell: str, written: str | None) -> None:
    assert READER.read_details({"perspectief": "gemeente", "gesprek": cell}).get("gesprek") == written


@pytest.mark.parametrize("cell", ["", ".", " "])
def test_a_cell_without_an_answer(cell: str) -> None:
    assert READER.read_answers({"doel-1": cell, "doel-2": "4"}) == {"doel-2": {"keuze": "ja"}}


@pytest.mark.parametrize("cell", ["5", "0", "1,2", "ja/nee", "4 4", "4.0", "=1", '="1"', "x" * 1_000, "<b>", "\x00"])
def test_a_cell_with_something_else(cell: str) -> None:
    with pytest.raises(UnreadableAnswerError) as caught:
        READER.read_answers({"doel-1": cell})
    assert "“doel-1”" in str(caught.value)
    assert "1 (Nee), 2 (Deels)" in str(caught.value)
    assert len(str(caught.value)) < 250


def test_a_row_that_has_shifted() -> None:
    with pytest.raises(UnreadableAnswerError, match="“4” staat in een vakje zonder kop"):
        READER.read_answers({"doel-1": "1", "": "4"})


@pytest.mark.parametrize("line", ["3 2 ?", "32?", " 3  2\t? "])
def test_a_typed_line(line: str) -> None:
    assert read_line(NAMES, line, ASKED) == {"doel-1": "grotendeels", "doel-2": "deels", "spel-1": "weet-niet"}


def test_open_and_not_applicable_on_a_line() -> None:
    assert read_line(NAMES, ".-1", ASKED) == {"doel-1": "open", "doel-2": "nvt", "spel-1": "nee"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "U typte 0 antwoorden. Het formulier heeft er 3. Dat is 3 te weinig."),
        ("1", "U typte 1 antwoord. Het formulier heeft er 3. Dat is 2 te weinig."),
        ("1111", "U typte 4 antwoorden. Het formulier heeft er 3. Dat is 1 te veel."),
        ("1 5 1", "Op plaats 2 staat ‘5’. Kies uit: 1 (Nee)"),
        ("1 2 x 4", "Op plaats 3 staat ‘x’."),
        ("\x1b", "Op plaats 1 staat ‘�’."),
        ("²11", "Op plaats 1 staat ‘²’."),
    ],
)
def test_a_line_that_does_not_fit(line: str, said: str) -> None:
    with pytest.raises(UnreadableAnswerError) as caught:
        read_line(NAMES, line, ASKED)
    assert str(caught.value).startswith(said)


def test_a_line_with_an_answer_that_cannot_be_given_there() -> None:
    asked = (ASKED[0], replace(ASKED[1], choices=(NEE, JA)), ASKED[2])
    for line in ("3 4 3", "312", "2?2", "2-2", "2.2"):
        assert len(read_line(NAMES, line, asked)) == len(asked)
    for code, name in (("2", "Deels"), ("3", "Grotendeels")):
        with pytest.raises(UnreadableAnswerError) as caught:
            read_line(NAMES, f"1{code}1", asked)
        left = {code: name for code, name in NAMES.items() if code not in "23"}
        assert str(caught.value) == f"Op plaats 2 staat {code} ({name}). Dat kan daar niet. {explain_answers(left)}"


def test_the_answers_are_explained() -> None:
    assert explain_answers(NAMES) == (
        "Kies uit: 1 (Nee), 2 (Deels), 3 (Grotendeels), 4 (Ja), ? (vraagteken: Weet ik niet), - (streepje: Niet van "
        "toepassing), . (punt: niet ingevuld)."
    )


# Open questions

ASKING = builders.make_checklist(
    builders.make_area("doel", open_questions=["doel-open", "doel-zin"]), builders.make_area("spel")
)


def test_open_questions_are_columns_after_the_statements_of_their_area() -> None:
    areas = [(area, area.statements) for area in ASKING.areas]
    assert list_columns(ASKING, areas)[8:] == (
        "doel-1 Titel van doel-1",
        "doel-2 Titel van doel-2",
        "doel-open Wat vindt u van doel-open?",
        "doel-zin Wat vindt u van doel-zin?",
        "spel-1 Titel van spel-1",
        "spel-2 Titel van spel-2",
    )
    assert list_columns(ASKING, areas[1:])[8:] == ("spel-1 Titel van spel-1", "spel-2 Titel van spel-2")


WRITTEN = (
    'Fijn; “één” gesprek, 100% \\ "ja"',
    "Eerste regel.\nTweede regel.\n\nVierde.",
    "- een\n- twee",
    "=1+1",
    "@piet",
    "’t Was goed",
    "'t Was goed",
    "'Goed' zei iemand",
    ".",
    "?",
    "4",
    "weet niet",
    "<b>x</b> {{ 7*7 }}",
    "W" * 2_000,
)


@pytest.mark.parametrize("words", WRITTEN)
def test_words_in_a_table_come_back_as_they_are(words: str) -> None:
    heads = list_columns(ASKING, [(area, area.statements) for area in ASKING.areas])
    row = ["gemeente", *[""] * 7, "4", "", words, "", "1", ""]
    ((number, cells),) = read_rows(encode_table(heads, [row]), "a.csv")
    assert number == 2
    assert RowReader(ASKING).read_answers(cells) == {
        "doel-1": {"keuze": "ja"},
        "spel-1": {"keuze": "nee"},
        "doel-open": {"toelichting": words},
    }


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_a_line_in_a_cell_ends_in_any_way(end: str) -> None:
    ((_, cells),) = read(f'perspectief;doel-open\r\ngemeente;" een{end}twee{end}"\r\n')
    assert RowReader(ASKING).read_answers(cells) == {"doel-open": {"toelichting": "een\ntwee"}}


def test_a_cell_of_an_open_question_without_words_is_no_answer() -> None:
    assert RowReader(ASKING).read_answers({"doel-1": "4", "doel-open": ""}) == {"doel-1": {"keuze": "ja"}}
