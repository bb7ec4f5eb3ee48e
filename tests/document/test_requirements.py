"""Whether a computer can print a report, on computers that lack something."""

import builtins
import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dialoogcheck.diagnostic import State
from dialoogcheck.document import requirements


def fail_importing(monkeypatch: pytest.MonkeyPatch, name: str, problem: Exception) -> None:
    """Let the import of a package fail, as it does where a library of the system is missing, English text and all."""
    real: Callable[..., Any] = builtins.__import__

    def fake(wanted: str, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        if wanted.startswith(name):
            print("could not import some external libraries")  # noqa: T201
            raise problem
        return real(wanted, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", fake)


def test_without_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_importing(monkeypatch, "weasyprint", ImportError())
    (finding,) = requirements.check_libraries()
    assert finding.state is State.BAD


def test_without_harfbuzz_it_is_only_slower() -> None:
    finding = requirements.check_subsetting(found=False)
    assert finding.state is State.ATTENTION
    assert finding.advice


@pytest.mark.parametrize(
    ("system", "family", "library", "said"),
    [
        ("Linux", "debian", "pango", "sudo apt-get install libpango-1.0-0"),
        ("Linux", "debian", "harfbuzz", "sudo apt-get install libharfbuzz-subset0"),
        ("Linux", "fedora", "pango", "sudo dnf install pango"),
        ("Linux", "", "pango", "pakketbeheerder"),
        ("Darwin", "", "pango", "brew install pango"),
        ("Windows", "", "pango", "pacman -S mingw-w64-ucrt-x86_64-pango"),
        ("Windows", "", "pango", "WEASYPRINT_DLL_DIRECTORIES"),
    ],
)
def test_advice_for_every_system(
    monkeypatch: pytest.MonkeyPatch, system: str, family: str, library: str, said: str
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(requirements, "find_linux_family", lambda: family)
    assert said in requirements.advise_library(library)


@pytest.mark.parametrize(
    ("release", "family"),
    [
        ({"ID": "debian"}, "debian"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "debian"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "fedora"),
        ({"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}, "suse"),
        ({"ID": "nixos"}, ""),
        (None, ""),
    ],
)
def test_the_kind_of_linux(monkeypatch: pytest.MonkeyPatch, release: dict[str, str] | None, family: str) -> None:
    def read() -> dict[str, str]:
        if release is None:
            raise OSError
        return release

    monkeypatch.setattr(platform, "freedesktop_os_release", read)
    assert requirements.find_linux_family() == family


def test_missing_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(requirements, "find_folder", lambda _: tmp_path)
    assert requirements.check_font().state is State.BAD
