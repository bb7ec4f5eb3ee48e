"""How commands speak: what comes from a file or from its name cannot steer the terminal."""

import shlex
from pathlib import Path

import click

from dialoogcheck.dutch import printable


def say(text: str, *, err: bool = False) -> None:
    """Write a line on standard output or standard error, without characters that steer a terminal."""
    click.echo(printable(text), err=err)


def name_path(path: Path) -> str:
    """The path as an argument of a command: one that begins with a dash would be read as an option."""
    name = str(path)
    return f"./{name}" if name.startswith("-") else name


def write_command(*words: str | Path) -> str:
    """The command as somebody can type it in a shell."""
    return shlex.join(["dialoogcheck", *(name_path(word) if isinstance(word, Path) else word for word in words)])
