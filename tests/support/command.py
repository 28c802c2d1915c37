"""The installed command, run as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

SCRIPT = Path(sys.executable).with_name("civplan")
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
