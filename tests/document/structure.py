"""What a page is built of: a few reports that together hold every structure are judged as PDF, for all of them.

Of the others the first pages are printed: whether those fit differs from report to report.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import takewhile

from dialoogcheck.document.blocks import Report, Section
from dialoogcheck.document.html import write_html
from dialoogcheck.document.pdf import Attachment, print_pdf
from tests.document import judging

VOID = frozenset({"meta", "img", "br", "hr", "input", "link"})


def list_structures(page: str) -> set[str]:
    """Every element of a page with its classes, and in which kind of element it stands; a drawing is one element."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


def find_unjudged(judged: Iterable[str], every: Iterable[str], render: Callable[[str, str], bytes]) -> set[str]:
    """The structures of all these reports that are in none of the judged ones."""
    held = {name: list_structures(render(name, "html").decode()) for name in {*judged, *every}}
    return set().union(*held.values()).difference(*(held[name] for name in judged))


def print_front(report: Report, until: Callable[[Section], bool]) -> list[str]:
    """The text of the pages before the first section for which this holds: a fraction of a whole report."""
    front = tuple(takewhile(lambda block: not (isinstance(block, Section) and until(block)), report.blocks))
    assert front != report.blocks
    page = write_html(replace(report, blocks=front))
    return judging.read_pages(print_pdf(page, Attachment(b"{}", "leeg.json", "Niets"), ""))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        name = ".".join([tag, *sorted(name for name in classes if not name.startswith("mark-"))])
        if not any(parent.startswith("svg") for parent in self._open):
            self.found.add(f"{self._open[-1].split('.')[0] if self._open else ''} > {name}")
        if tag not in VOID:
            self._open.append(name)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().split(".")[0] != tag:
            pass
