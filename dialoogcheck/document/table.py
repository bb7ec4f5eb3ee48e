"""Tables as CSV that a Dutch spreadsheet opens with a double click."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def encode_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows with ``;`` between the cells, UTF-8 with a BOM.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    output = io.StringIO(newline="")
    writer = csv.writer(output, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell for cell in row])
    return output.getvalue().encode("utf-8-sig")
