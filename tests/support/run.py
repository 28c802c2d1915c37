"""The command, run inside the test's own process: quick, and its errors can be provoked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.cli.main import run

if TYPE_CHECKING:
    import pytest


class Ran(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Command:
    """``command("render", "a.yaml")`` in an empty folder, with messages in English."""

    folder: Path
    """The empty folder in which it runs."""
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str | Path) -> Ran:
        """Run it; what was printed before does not count."""
        self.capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = self.capsys.readouterr()
        return Ran(int(code), out, err)

    def write(self, name: str, text: str) -> Path:
        """A file in the folder; the folders above it are made."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def files(self) -> list[str]:
        """Every file in the folder and below, by its path."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(self.folder)) for path in found)


def fine(*paths: str) -> Ran:
    """A run that wrote these files."""
    return Ran(0, "".join(f"{path}\n" for path in paths), "")


def failed(line: str, code: int = 2) -> Ran:
    """A run that wrote nothing and said one line."""
    return Ran(code, "", f"civplan: {line}\n")
