"""Where checks that are being filled in live: which ones there are in a folder, and the file that the answers go to."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from dialoogcheck.answers.draft import decode_draft, encode_draft, encode_talk, list_answer_files
from dialoogcheck.answers.file import (
    DONE,
    MAXIMUM_BYTES,
    SUFFIX,
    UNKNOWN_ANSWER,
    Document,
    name_checklist,
    parse_document,
)
from dialoogcheck.answers.model import Draft, Talk
from dialoogcheck.asking.joining import Joined, join
from dialoogcheck.asking.state import REVIEW, Interview, begin_interview
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.library import load_answered_checklist
from dialoogcheck.checklist.model import Checklist, Statement
from dialoogcheck.diagnostic import Diagnostic
from dialoogcheck.dutch import begin_sentence, join_slugs, write_date
from dialoogcheck.errors import DialoogcheckError, OutputError, UnusableInputError
from dialoogcheck.files import check_folder, find_free_paths, lock_folder, read_file, write_atomically

OFFERED = 5
"""How many unfinished checks are offered: the newest; an older one can be named with --verder."""
LOOKED_AT = 100
"""How many answer files of a folder are looked into: a folder full of them must not make somebody wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A check in a file, which held ``data``.

    ``outdated`` says that the checklist was changed after these answers were given; ``missing`` are the statements
    without an answer that may be new: all of a check that was ended, otherwise those before the last answer.
    ``remarks`` are what else the user must know about the file.
    """

    path: Path
    data: bytes
    interview: Interview
    done: bool
    outdated: bool
    missing: tuple[Statement, ...]
    remarks: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether the user ended the check, and there is nothing to ask or to tell before its result."""
        known = self.interview.draft.details(self.interview.checklist) is not None
        return self.done and known and not self.outdated and not self.remarks

    @property
    def name(self) -> str:
        """For whom and about what, in a few words."""
        draft, nameless = self.interview.draft, f"{self.interview.checklist.title}, zonder naam"
        return " · ".join(text for text in (draft.organisation, draft.topic) if text) or nameless

    @property
    def progress(self) -> str:
        """The date, and how many statements are done."""
        date = self.interview.draft.date
        answered, total = self.interview.count_answered()
        done = f"{answered} van {total} beantwoord" if total else "nog geen stelling beantwoord"
        return f"{write_date(date)}, {done}" if date else done


def list_unfinished(folder: Path, checklist: Checklist | None = None) -> tuple[Session, ...]:
    """The newest unfinished checks in a folder, the newest in front, of one checklist when it is given.

    Files with problems are passed over.
    """
    return tuple(islice(_find_checks(folder, checklist, ended=False), OFFERED))


def list_ended(folder: Path) -> tuple[Session, ...]:
    """The newest checks in a folder that somebody ended, the newest in front; not those that came from forms."""
    return tuple(islice(_find_checks(folder, None, ended=True), OFFERED))


def _find_checks(folder: Path, checklist: Checklist | None, *, ended: bool) -> Iterator[Session]:
    for path in list_answer_files(folder)[:LOOKED_AT]:
        with contextlib.suppress(DialoogcheckError):
            file = str(path)
            data = read_file(path, MAXIMUM_BYTES)
            document = parse_document(data, file)
            id_ = name_checklist(document, file)
            if document.get(DONE) is (not ended) or (checklist and checklist.id != id_):
                continue
            session = _open(path, data, document, checklist or load_answered_checklist(id_, file))
            if session.done is ended:
                yield session


def load_session(path: Path, own: Checklist | None = None) -> Session:
    """The check in a file; UnusableInputError when it cannot be used, or is about another checklist than ``own``."""
    file = str(path)
    data = read_file(path, MAXIMUM_BYTES)
    document = parse_document(data, file)
    return _open(path, data, document, load_answered_checklist(name_checklist(document, file), file, own))


def store_talk(session: Session, talk: Talk) -> Session:
    """The check with this date of the conversation, written at once; all else in its file stays as it is.

    OutputError when that fails.
    """
    draft = session.interview.draft
    data = encode_talk(draft.source, talk)
    with lock_folder(session.path.parent):
        write_atomically(session.path, data, private=True)
    return replace(
        session, data=data, interview=begin_interview(session.interview.checklist, replace(draft, talk=talk))
    )


def _open(path: Path, data: bytes, document: Document, checklist: Checklist) -> Session:
    file = str(path)
    draft, diagnostics = decode_draft(document, checklist, file)
    if draft is None:
        raise UnusableInputError(
            f"{file} kan niet gebruikt worden.", "Kies een ander bestand, of begin een nieuwe check.", diagnostics
        )
    if draft.perspective and not checklist.perspective(draft.perspective).full:
        name = checklist.perspective(draft.perspective).name.lower()
        raise UnusableInputError(
            f"{file} is ingevuld als {name}, op een formulier.", "Vul het formulier opnieuw in om iets te veranderen."
        )
    interview = begin_interview(checklist, draft)
    fingerprint = document["checklist"].get("vingerafdruk")
    done = draft.done or (draft.done is None and interview.at == REVIEW)
    return Session(
        path=path,
        data=data,
        interview=interview,
        done=done,
        outdated=fingerprint not in (None, compute_fingerprint(checklist)),
        missing=interview.list_open() if done else interview.list_passed_over(),
        remarks=tuple(_explain(diagnostics)),
    )


def _explain(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    for diagnostic in diagnostics:
        yield begin_sentence(diagnostic.message)
        if diagnostic.code == UNKNOWN_ANSWER:
            yield "Het blijft wel in uw bestand staan."


def check_answers_folder(folder: Path) -> None:
    """PlaceError when no answers can be kept in this folder: to be known before somebody answers sixty questions."""
    check_folder(folder, "Ga eerst naar een map waar u mag schrijven, of noem zo’n map met --map.")


def _decode(data: bytes, checklist: Checklist, file: str) -> Draft:
    """The check in these bytes; UnusableInputError when it cannot be used, or is about another checklist."""
    document = parse_document(data, file)
    draft, diagnostics = decode_draft(document, checklist, file)
    if draft is None or name_checklist(document, file) != checklist.id:
        raise UnusableInputError(f"{file} kan niet gebruikt worden.", diagnostics=diagnostics)
    return draft


class AnswerFile:
    """The file that the answers go to. As long as this program chooses its name, the name follows the details."""

    def __init__(self, folder: Path) -> None:
        """A new file in ``folder``, made at the first answer."""
        self.folder = folder
        self.path: Path | None = None
        self._stem = ""
        self._kept = False
        # What the file held when it was read or written here last.
        self._written: bytes | None = None

    def keep(self, path: Path, data: bytes | None = None) -> None:
        """Go on with this file, under the name that it has; ``data`` is what was read in it."""
        self.path, self._kept, self._written = path, True, data

    def save(self, interview: Interview) -> Joined | None:
        """Write the answers, whole or not at all; OutputError when that fails.

        What another window wrote in the file meanwhile is joined with them: then that comes back.
        """
        with lock_folder(self.folder):
            joined = self._join(interview)
            self._write(joined.interview if joined else interview)
        return joined

    def _join(self, interview: Interview) -> Joined | None:
        if not (self.path and self._written):
            return None
        checklist, file = interview.checklist, str(self.path)
        try:
            data = read_file(self.path, MAXIMUM_BYTES)
            if data == self._written:
                return None
            there = _decode(data, checklist, file)
        except UnusableInputError:
            # Whatever stands there now is not what was written here: it stays, and the answers get a file of their own.
            gone = not self.path.exists()
            self.path = self.path if gone else next(find_free_paths(self.folder, name_stem(interview), SUFFIX))
            told = "Het bestand met uw antwoorden was er niet meer" if gone else "Het bestand is niet meer te gebruiken"
            return Joined(interview, (f"{told}. Al uw antwoorden staan nu in {self.path}.",))
        draft, told_ = join(_decode(self._written, checklist, file), interview.draft, there, checklist)
        opened = begin_interview(checklist, draft)
        interview = replace(interview, draft=replace(opened.draft, done=draft.done))
        if interview.at not in interview.list_steps():
            interview = replace(opened, given=interview.given)
        return Joined(interview, told_)

    def _write(self, interview: Interview) -> None:
        stem, path = name_stem(interview), self.path
        if path is None or (stem != self._stem and not self._kept):
            self.path = next(find_free_paths(self.folder, stem, SUFFIX))
            if path:
                with contextlib.suppress(OSError):
                    path.rename(self.path)
            path, self._stem = self.path, stem
        data = encode_draft(interview.draft, interview.checklist, compute_fingerprint(interview.checklist))
        try:
            write_atomically(path, data, private=True)
        except OutputError as error:
            raise OutputError(
                error.message, "Uw eerdere antwoorden zijn bewaard. Los dit op en typ daarna: dialoogcheck invullen"
            ) from None
        self._written = data


def name_stem(interview: Interview) -> str:
    """The name of a file about this check, without its ending: short, and unlike that of another topic, phase or day.

    ``jeugdhulp-2027-strategie-2026-11-21``.
    """
    draft = interview.draft
    about = draft.topic or draft.organisation or interview.checklist.id
    return join_slugs(about, draft.phase, draft.date.isoformat() if draft.date else None) or interview.checklist.id


def find_report_path(answers: Path, *, overwrite: bool = False) -> Path:
    """Where the report of an answer file goes: beside it; unless ``overwrite``, an earlier one stays."""
    stem = answers.name.removesuffix(SUFFIX) if answers.name.endswith(SUFFIX) else answers.stem
    return answers.with_name(f"{stem}.pdf") if overwrite else next(find_free_paths(answers.parent, stem, ".pdf"))
