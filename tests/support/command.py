"""The command, run as a user runs it: installed, or in the process of the tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from civplan.cli.main import run_command
from support.programs import IN_CI

if TYPE_CHECKING:
    import pytest

SCRIPT = Path(sys.executable).with_name("civplan")
PAGES_OF_DOCUMENT = r".+\.(docx|pdf)(：\d+ 页|: \d+ pages?)"
LONGEST = 60
"""Seconds that one run may take before it counts as hung."""
OF_THE_LOCALE = ("LANG", "LANGUAGE", "LC_", "CIVPLAN_")


@dataclass(frozen=True, slots=True)
class InstalledCommand:
    """``civplan`` in a folder; each call is a process of its own."""

    folder: Path
    """Where it runs: an empty folder of the test."""
    script: Path = SCRIPT

    def __call__(
        self,
        *arguments: str | Path,
        lang: str | None = "zh",
        env: Mapping[str, str] | None = None,
        stdin: bytes = b"",
    ) -> CompletedProcess[str]:
        """Run it and wait for its end.

        Args:
            arguments: As they would stand on the command line.
            lang: The language of messages; None leaves it to the locale, which is then C.
            env: More variables of the environment.
            stdin: What it can read from standard input.
        """
        run = subprocess.run(
            [self.script, *arguments],
            cwd=self.folder,
            env=plain_environment() | ({"CIVPLAN_LANG": lang} if lang else {}) | dict(env or {}),
            input=stdin,
            capture_output=True,
            check=False,
            timeout=LONGEST,
        )
        out, err = run.stdout.decode("utf-8"), run.stderr.decode("utf-8")
        return CompletedProcess(arguments, run.returncode, out, err)


def plain_environment() -> dict[str, str]:
    """The environment without what chooses a language or sets up civplan."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OF_THE_LOCALE)}


@dataclass(frozen=True, slots=True)
class InProcessCommand(InstalledCommand):
    """The same in the process of the tests: without the tenth of a second that a start takes."""

    def __call__(
        self,
        *arguments: str | Path,
        lang: str | None = "zh",
        env: Mapping[str, str] | None = None,
        stdin: bytes = b"",
    ) -> CompletedProcess[str]:
        """Run it with folder, environment and streams of its own, as ``InstalledCommand`` does."""
        environment = plain_environment() | ({"CIVPLAN_LANG": lang} if lang else {})
        out, err = text_stream(), text_stream()
        with (
            patch.dict(os.environ, environment | dict(env or {}), clear=True),
            patch("sys.stdin", text_stream(stdin)),
            redirect_stdout(out),
            redirect_stderr(err),
            chdir(self.folder),
        ):
            code = run_command([str(argument) for argument in arguments])
        return CompletedProcess(arguments, int(code), written(out), written(err))


def text_stream(data: bytes = b"") -> TextIOWrapper:
    """A stream such as the command has, in memory."""
    return TextIOWrapper(BytesIO(data), "utf-8", "backslashreplace", newline="", write_through=True)


def written(stream: TextIOWrapper) -> str:
    """What was written to a stream in memory."""
    buffer = stream.buffer
    assert isinstance(buffer, BytesIO)
    return buffer.getvalue().decode("utf-8")


def command_in(folder: Path) -> InstalledCommand:
    """The command in a folder: in CI a process of its own, elsewhere in the process of the tests.

    What only a process has (signals, file descriptors, the locale) needs ``InstalledCommand``.
    """
    return InstalledCommand(folder) if IN_CI else InProcessCommand(folder)


class RunResult(NamedTuple):
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

    def __call__(self, *arguments: str | Path) -> RunResult:
        """Run it; what was printed before does not count."""
        self.capsys.readouterr()
        code = run_command([str(argument) for argument in arguments])
        out, err = self.capsys.readouterr()
        return RunResult(int(code), out, err)

    def write(self, name: str, text: str) -> Path:
        """A file in the folder; the folders above it are made."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def files(self) -> list[str]:
        """Every file in the folder and below, by its path."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(self.folder)) for path in paths)


def fine(*paths: str) -> RunResult:
    """A run that writes these files, a document of one page each, and says only that."""
    return RunResult(0, "".join(f"{path}\n" for path in paths), one_page_each(*paths))


def said(errors: str) -> list[str]:
    """What a run says on standard error, besides how many pages its documents have."""
    return [line for line in errors.splitlines() if not re.fullmatch(PAGES_OF_DOCUMENT, line)]


def one_page_each(*paths: str) -> str:
    """What is said of the pages of these documents: one of each that has any."""
    names = [Path(path).name for path in paths if path.endswith((".docx", ".pdf"))]
    first = {Path(name).stem: name for name in reversed(names)}
    return "".join(f"{name}: 1 page\n" for name in names if name in first.values())


def failed(line: str, code: int = 2) -> RunResult:
    """A run that wrote nothing and said one line."""
    return RunResult(code, "", f"civplan: {line}\n")
