"""Tables open in a spreadsheet as text, whatever stands in the cells."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.document.table import encode_table


def read_back(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize(
    "cell",
    [
        "=cmd|' /C calc'!A0",
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "  =1",
        " \t=1",
        '=HYPERLINK("http://x")',
        "-",
    ],
)
def test_a_formula_becomes_text(cell: str) -> None:
    (_, (first, second)) = read_back(encode_table(("a", "b"), [(cell, "x")]))
    assert (first, second) == (f"'{cell}", "x")


@pytest.mark.parametrize(
    "cell", ["", "gewoon", "1", "a=b", "a;b", 'a "b" c', "a\nb", "a\r\nb", "é 日本 😀", "'s ochtends", "a-b"]
)
def test_text_stays_as_it_is(cell: str) -> None:
    assert read_back(encode_table(("a", "b"), [(cell, cell)])) == [["a", "b"], [cell, cell]]


def test_a_dutch_spreadsheet_opens_it_with_a_double_click() -> None:
    data = encode_table(("Actie", "Wie"), [("Één", "u")])
    assert data == b"\xef\xbb\xbfActie;Wie\r\n\xc3\x89\xc3\xa9n;u\r\n"


@given(
    st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))] * 2), max_size=4)
)
def test_no_cell_begins_as_a_formula_and_nothing_is_lost(rows: list[tuple[str, str]]) -> None:
    read = read_back(encode_table(("a", "b"), rows))[1:]
    assert len(read) == len(rows)
    for row, cells in zip(rows, read, strict=True):
        for written, cell in zip(row, cells, strict=True):
            assert not cell.lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠"))
            assert cell in {written, f"'{written}"}
