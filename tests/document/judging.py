"""Says what is wrong with a PDF; each judge gives a list of sentences, empty when all is well."""

import io
import re
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import page
import pdfua
import pikepdf

MARGIN = 18 / 25.4 * 72
PROFILES = ("ua1", "3a")


def judge(data: bytes) -> list[str]:
    """What any judge of a whole PDF finds."""
    return [*judge_conformance(data), *judge_content(data), *judge_structure(data), *judge_width(data)]


def judge_conformance(data: bytes) -> list[str]:
    """What two independent validators find."""
    problems = []
    for profile in PROFILES:
        report = page.validate_pdf_bytes(data, profile=profile)
        if not report.is_compliant:
            problems.append(f"{profile}: {report.failures}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rapport.pdf"
        path.write_bytes(data)
        return problems + [f"pdfua: {finding}" for finding in pdfua.validate(str(path)).findings]


def judge_content(data: bytes) -> list[str]:
    """What poppler stumbles over when it reads and draws every page: validators do not look into broken content."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rapport.pdf"
        path.write_bytes(data)
        for command in (["pdftotext", str(path), "-"], ["pdftoppm", "-r", "20", "-gray", str(path), f"{folder}/blad"]):
            done = subprocess.run(command, capture_output=True, check=False)
            if done.returncode or done.stderr:
                problems.append(f"{command[0]}: {done.stderr.decode(errors='replace')[:300]}")
    return problems


def judge_structure(data: bytes) -> list[str]:
    """Whether somebody who cannot see the page can find the way in it."""
    problems = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root: Any = pdf.Root
        if str(root.get("/Lang")) != "nl":
            problems.append("the language is not nl")
        title = str(pdf.docinfo.get("/Title", ""))
        if not title or title != " ".join(title.split()):
            problems.append(f"stray white space in the title {title!r}")
        if not root.ViewerPreferences.DisplayDocTitle:
            problems.append("the window does not show the title")
        elements = list(_walk(root.StructTreeRoot))
        levels = [int(kind[2:]) for kind, _ in elements if re.fullmatch(r"/H[1-6]", kind)]
        if levels[:1] != [1] or levels.count(1) != 1:
            problems.append(f"the headings begin with {levels[:3]}")
        problems += [
            f"a heading {after} follows a heading {before}" for before, after in pairwise(levels) if after > before + 1
        ]
        for kind, element in elements:
            if kind == "/TH" and _attribute(element, "/Scope") not in {"/Column", "/Row"}:
                problems.append("a table header has no scope")
            if kind == "/Figure" and not str(element.get("/Alt", "")).strip():
                problems.append("a figure has no text")
            if kind == "/Table":
                rows = {
                    sum(child_kind in {"/TH", "/TD"} for child_kind, _ in _walk(row))
                    for kind_, row in _walk(element)
                    if kind_ == "/TR"
                }
                if len(rows) != 1:
                    problems.append(f"a table has rows of {rows} cells")
    return problems


def judge_width(data: bytes) -> list[str]:
    """The words that stand in the margin or off the page; the number of a list item may hang a little in the margin."""
    words = re.findall(
        r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>',
        _run("pdftotext", data, "-bbox"),
    )
    assert words
    return [text[:60] for left, right, text in words if float(left) < MARGIN - 12 or float(right) > 595.3 - MARGIN + 2]


def read_pages(data: bytes) -> list[str]:
    """The text of each page, on one line."""
    return [" ".join(text.split()) for text in _run("pdftotext", data).split("\f")[:-1]]


def read_bookmarks(data: bytes) -> list[tuple[int, str]]:
    """The bookmarks with their depth."""

    def walk(items: Any, depth: int) -> Iterator[tuple[int, str]]:  # noqa: ANN401 - pikepdf's outline
        for item in items:
            yield depth, item.title
            yield from walk(item.children, depth + 1)

    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        return list(walk(outline.root, 1))


def read_attachment(data: bytes) -> tuple[str, str, bytes]:
    """The name, the relationship and the content of the one attachment."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        ((name, file),) = pdf.attachments.items()
        return name, str(file.relationship), file.get_file().read_bytes()


def find_images(data: bytes) -> int:
    """How many figures the structure has."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return sum(kind == "/Figure" for kind, _ in _walk(pdf.Root.StructTreeRoot))


def _walk(element: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - pikepdf's objects
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield str(child.S), child
            yield from _walk(child)


def _attribute(element: Any, name: str) -> str:  # noqa: ANN401 - pikepdf's objects
    attributes = element.get("/A", pikepdf.Dictionary())
    groups = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next(
        (str(group.get(name)) for group in groups if isinstance(group, pikepdf.Dictionary) and name in group), ""
    )


def _run(program: str, data: bytes, *options: str) -> str:
    return subprocess.run([program, *options, "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
