"""Broken, foreign, huge and hostile files: one Dutch message, the right exit code, soon, and nothing half written."""

import codecs
import contextlib
import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner

import dialoogcheck
from dialoogcheck.cli import program
from tests.waiting import PATIENCE

PROJECT = Path(dialoogcheck.__file__).parents[1]
EXAMPLE = PROJECT / "checklists" / "inkoopdialoog.voorbeeld.json"
SECONDS = 20
"""Of the processor: how busy the machine is, is no property of the program."""
MEMORY = 200 * 1024
"""In KiB, as Linux counts."""
SMALL = 50_000
"""Bytes; what is smaller needs no process of its own to be measured, unless it is packed."""
ENGLISH = re.compile(
    r"\b(error|errno|failed|invalid|expected|unexpected|file|found|cannot|warning|directory|traceback|exception|usage)\b",
    re.IGNORECASE,
)

MEASURED = """
import re
import resource
from pathlib import Path
from dialoogcheck.__main__ import main
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
try:
    main()
finally:
    Path({place!r}).write_text(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
"""Not getrusage: what that tells begins with the memory of the process that started this one."""


def start(folder: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], int]:
    """Run the program in a folder; what came of it, and the memory that it took at most, in KiB."""
    place = folder.parent / f"{folder.name}.geheugen"
    done = subprocess.run(
        [sys.executable, "-c", MEASURED.format(place=str(place), seconds=SECONDS), *arguments],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="surrogateescape",
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONWARNINGS": "default"},
        timeout=PATIENCE,
        check=False,
    )
    return done, int(place.read_text("ascii"))


def start_here(folder: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], int]:
    """The same for a file that is too small to cost time or memory: the process of the tests does."""
    with contextlib.chdir(folder):
        result = CliRunner().invoke(program, arguments)
    return subprocess.CompletedProcess(arguments, result.exit_code, result.stdout, result.stderr), 0


def check_refusal(done: subprocess.CompletedProcess[str], code: int, lines: int = 2) -> None:
    """One message in Dutch, with what to do, and nothing that steers a terminal."""
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    told = done.stderr.splitlines()
    assert 1 <= len(told) <= lines, done.stderr
    assert not ENGLISH.search(done.stderr), done.stderr
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", done.stderr)
    assert all(len(line) < 600 for line in told)


def change(**changes: Any) -> bytes:  # noqa: ANN401
    document = json.loads(EXAMPLE.read_text("utf-8"))
    for path, value in changes.items():
        *groups, field = path.split("__")
        place = document
        for group in groups:
            place = place[group]
        place[field] = value
    return json.dumps(document).encode()


def build_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects; the first is the catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return b"%bxref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        data,
        size,
        table,
        size,
        len(data),
    )


def build_stream(data: bytes, fields: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (fields, len(data), data)


def attach(stream: bytes, name: bytes = b"antwoorden.dialoog.json", times: int = 1) -> bytes:
    """A PDF that carries this stream under a name."""
    pairs = b" ".join(b"(%d%b) 4 0 R" % (number, name) for number in range(times))
    return build_pdf(
        b"<</Type/Catalog/Pages 2 0 R/Names 3 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</EmbeddedFiles<</Names[%b]>>>>" % pairs,
        b"<</Type/Filespec/F(%b)/UF(%b)/EF<</F 5 0 R>>>>" % (name, name),
        stream,
    )


def pack(megabytes: int, layers: int = 1) -> bytes:
    """A stream of so many megabytes of spaces, packed in layers."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    data = head + block * megabytes
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return build_stream(data, b"/Filter[%b]" % (b"/FlateDecode" * layers))


def lock(folder: Path) -> bytes:
    """A PDF with a password."""
    path = folder.parent / f"{folder.name}.slot.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    return path.read_bytes()


FILES: dict[str, bytes | Callable[[], bytes]] = {
    "leeg": b"",
    "spaties": b" \n\n",
    "binair": bytes(range(256)) * 100,
    "nullen": b"\x00" * 1000,
    "nul-in-json": b'{"formaat": "\x00"}',
    "latin-1": '{"formaat": "één"}'.encode("latin-1"),
    "utf-16": codecs.BOM_UTF16_LE + '{"formaat": "x"}'.encode("utf-16-le"),
    "half": lambda: EXAMPLE.read_bytes()[:500],
    "diep": b"[" * 200_000,
    "diepe-groepen": b'{"a":' * 200_000,
    "groot-getal": b'{"formaat": ' + b"9" * 100_000 + b"}",
    "yaml": b"schema: 1\nid: x\n",
    "yaml-bom": b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
    "resultaat": b'{"formaat": "dialoogcheck-resultaat", "schema": 1}',
    "ouder": lambda: change(schema=0),
    "nieuwer": lambda: change(schema=2),
    "andere-checklist": lambda: change(checklist__id="buurt"),
    "pad-als-checklist": lambda: change(checklist__id="../../../../etc/passwd"),
    "pad-naar-yaml": lambda: change(checklist__id=str(PROJECT / "tests" / "data" / "klein.yaml")),
    "apparaat-als-checklist": lambda: change(checklist__id="/dev/zero"),
    "lange-checklist": lambda: change(checklist__id="x" * 100_000),
    "halve-letter-als-checklist": lambda: change(checklist__id="\ud800"),
    "stuurtekens-als-checklist": lambda: change(checklist__id="\x1b[31m\x9b2Jrood\x07"),
    "fout-veld": lambda: change(gegevens__fase="\x1b[31mweg", gegevens__datum="gisteren"),
    "pdf-afgebroken": lambda: attach(build_stream(b"{}"))[:300],
    "pdf-willekeurig": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 200,
    "pdf-alleen-begin": b"%PDF-1.7\n",
    "pdf-vreemd": lambda: build_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"),
    "pdf-andere-naam": lambda: attach(build_stream(b"{}"), b"factuur.xml"),
    "pdf-met-onzin": lambda: attach(build_stream(b"geen json")),
    "pdf-bom": lambda: attach(pack(3000)),
    "pdf-bom-in-lagen": lambda: attach(pack(3000, 3)),
    "pdf-veel-bommen": lambda: attach(pack(70), times=50),
    "pdf-in-een-kring": lambda: build_pdf(
        b"<</Type/Catalog/Pages 2 0 R/Names 3 0 R>>",
        b"<</Type/Pages/Kids[2 0 R]/Count 1>>",
        b"<</EmbeddedFiles 4 0 R>>",
        b"<</Kids[4 0 R 4 0 R]>>",
    ),
    "pdf-verwijst-naar-zichzelf": lambda: build_pdf(b"<</Type/Catalog/Pages 2 0 R/Names 3 0 R>>", b"2 0 R", b"3 0 R"),
    "pdf-vorige-tabel-is-deze": (
        b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF"
    ),
    "pdf-diep": lambda: build_pdf(b"<</Type/Catalog/Names " + b"[" * 200_000 + b">>"),
    "pdf-lange-tekst": lambda: build_pdf(b"<</Type/Catalog/Names <" + b"41" * 9_000_000 + b">>>"),
    "pdf-veel-beginnen": lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 2_000_000,
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "werk"
    folder.mkdir()
    content = FILES[name]
    path = folder / "a.dialoog.json"
    data = content if isinstance(content, bytes) else content()
    path.write_bytes(data)
    run = start_here if len(data) < SMALL and not name.startswith("pdf") else start
    done, memory = run(folder, "rapport", "a.dialoog.json", "--formaat", "json")
    check_refusal(done, 3, lines=4 if name == "fout-veld" else 2)
    assert done.stderr.count("a.dialoog.json") >= 1
    assert memory < MEMORY
    assert [found.name for found in folder.iterdir()] == [path.name]


@pytest.mark.parametrize("command", [("vergelijk", "--formaat", "json"), ("inlezen",)])
def test_a_folder_full_of_bad_files_and_one_good_one(command: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "werk"
    (folder / "in").mkdir(parents=True)
    for number, (name, content) in enumerate(FILES.items()):
        suffix = (".dialoog.json", ".csv", ".txt", ".pdf")[number % 4]
        (folder / "in" / f"{name}{suffix}").write_bytes(content if isinstance(content, bytes) else content())
    (folder / "in" / "goed.dialoog.json").write_bytes(EXAMPLE.read_bytes())
    before = {path.name: path.stat().st_mtime_ns for path in (folder / "in").iterdir()}
    done, memory = start(folder, *command, "in")
    assert done.returncode == 3, done.stderr
    told = done.stderr.splitlines()
    assert f"{len(FILES)} formulieren niet gelukt:" in told
    assert sum(line.startswith("- in/") for line in told) == len(FILES)
    assert sum("goed" in line for line in told) == 0
    assert not ENGLISH.search(done.stderr), done.stderr
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", done.stderr)
    assert all(len(line) < 600 for line in told)
    assert memory < MEMORY
    assert {path.name: path.stat().st_mtime_ns for path in (folder / "in").iterdir()} == before
    assert len(list(folder.rglob("*"))) == len(before) + (2 if command[0] == "vergelijk" else 3)


TABLES: dict[str, bytes | Callable[[], bytes]] = {
    "leeg": b"",
    "nullen": b"\x00" * 1_000,
    "binair": bytes(range(256)) * 100,
    "geen-tabel": b"naam,cijfer\nAli,4\n",
    "utf-16-zonder-merk": "perspectief;doel-1\ngemeente;4\n".encode("utf-16-le"),
    "breed": b"perspectief" + b";x" * 100_000,
    "lang": b"perspectief;fase;doel-1\n" + b"gemeente;strategie;1\n" * 20_000,
    "groot": b"perspectief;doel-1\n" + b"gemeente;1\n" * 500_000,
    "een-vakje": b"perspectief;doel-1\ngemeente;" + b"1" * 4_000_000,
    "open-aanhaling": b'perspectief;doel-1\ngemeente;"' + b"1\n" * 100_000,
    "dubbele-kolom": b"perspectief;doel-1;doel-1\ngemeente;1;4\n",
    "formules": b"perspectief;fase;doel-1\n=cmd|' /C calc'!A0;strategie;=1+1\n",
    "stuurtekens": b"perspectief;fase;doel-1\ngemeente;strategie;\x1b[31m\x07rood\n",
    "andere-checklist": b"perspectief;checklist;fase;doel-1\ngemeente;/etc/passwd;strategie;1\n",
    "geen-fase": b"perspectief;doel-1\ngemeente;1\n",
    "geen-perspectief": b"perspectief;fase;doel-1\nbuurman;strategie;1\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_bad_table(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "werk"
    folder.mkdir()
    content = TABLES[name]
    data = content if isinstance(content, bytes) else content()
    (folder / "a.csv").write_bytes(data)
    done, memory = (start_here if len(data) < SMALL else start)(folder, "inlezen", "a.csv")
    check_refusal(done, 3, lines=6)
    assert "- a.csv" in done.stderr
    assert memory < MEMORY
    assert [path.name for path in folder.iterdir()] == ["a.csv"]


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    folder = tmp_path / "werk"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(lock(folder))
    done, _ = start(folder, "rapport", "a.pdf")
    check_refusal(done, 3)
    assert "wachtwoord" in done.stderr


@pytest.fixture
def sparse(tmp_path: Path) -> Iterator[Path]:
    """A file of a gigabyte that takes no room on the disk."""
    path = tmp_path / "werk" / "groot.dialoog.json"
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(10**9)
    yield path
    path.unlink()


@pytest.mark.parametrize("command", [("rapport",), ("controleer",), ("rapport", str(EXAMPLE), "--checklist")])
def test_a_file_of_a_gigabyte(command: tuple[str, ...], sparse: Path) -> None:
    name = sparse.name
    if command[0] == "controleer" or len(command) > 1:
        name = "groot.yaml"
        sparse.rename(sparse.with_name(name))
    done, memory = start(sparse.parent, *command, name)
    sparse.with_name(name).rename(sparse)
    assert done.returncode in {1, 3}
    assert "groter" in done.stdout + done.stderr
    assert memory < MEMORY


@pytest.mark.parametrize(
    "name", ["/dev/zero", "pijp", "/dev/null/x", "weg.dialoog.json", "x" * 300, "map-zonder-antwoorden"]
)
def test_what_is_no_file(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "werk"
    (folder / "map-zonder-antwoorden").mkdir(parents=True)
    os.mkfifo(folder / "pijp")
    done, _ = start(folder, "rapport", name)
    check_refusal(done, 3)


@pytest.mark.parametrize(
    "name",
    [
        "\x1b[31mrood.dialoog.json",
        "twee\nregels.dialoog.json",
        "met spatie.dialoog.json",
        "-streep.dialoog.json",
        "é😀.dialoog.json",
        "\udcff.dialoog.json",
    ],
)
def test_a_strange_name(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "werk"
    folder.mkdir()
    (folder / name).write_bytes(EXAMPLE.read_bytes())
    done, _ = start(folder, "rapport", "--formaat", "csv", "--", name)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert len(list(folder.iterdir())) == 2
    (folder / name).write_bytes(b"{")
    done, _ = start(folder, "rapport", "--overschrijf", "--formaat", "csv", "--", name)
    check_refusal(done, 3, lines=3)


def test_hostile_texts_are_text_everywhere(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> {{ 7*7 }} =cmd|' /C calc'!A0 \x1b[31m \ud800 file:///etc/passwd"
    (tmp_path / "werk").mkdir()
    document = json.loads(change(gegevens__organisatie=hostile, gegevens__onderwerp=hostile))
    document["antwoorden"] |= {"doel-1": {"keuze": "nee", "toelichting": hostile}, hostile: {"keuze": "ja"}}
    (tmp_path / "werk" / "a.dialoog.json").write_text(json.dumps(document), "ascii")
    done, _ = start(tmp_path / "werk", "rapport", "a.dialoog.json", "--formaat", "html,md,csv,json")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    made = {
        path.suffix: path.read_text("utf-8") for path in (tmp_path / "werk").iterdir() if path.name != "a.dialoog.json"
    }
    assert set(made) == {".html", ".md", ".csv", ".json"}
    for suffix, text in made.items():
        assert "\x1b" not in text
        assert "root:" not in text
        if suffix != ".json":
            assert not re.search(r"(?<!\\)<script", text)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in made[".html"]


def test_the_memory_is_really_measured(tmp_path: Path) -> None:
    (tmp_path / "werk").mkdir()
    _, memory = start(tmp_path / "werk", "--versie")
    assert 5_000 < memory < MEMORY


@pytest.mark.parametrize("told", ["Traceback (most recent call last)", "No such file or directory", "\x1b[31mx"])
def test_english_and_escape_codes_would_be_noticed(told: str) -> None:
    with pytest.raises(AssertionError):
        check_refusal(subprocess.CompletedProcess([], 3, "", told), 3)
