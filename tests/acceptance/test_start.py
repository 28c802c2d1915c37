"""What validating a file loads: it takes about as long as starting Python, and is to stay so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support.command import plain_environment
from support.golden import Golden

LOADED = """\
import sys
from civplan.cli.main import run_command
run_command(sys.argv[1:])
sys.stdout.write("".join(f"{name}\\n" for name in sorted(sys.modules)))
"""
NEVER = ("compose", "ingest", "inspect", "manuscript", "typeset")
"""Folders of civplan that validating has no use for."""
LIBRARIES = (
    "concurrent",
    "docx",
    "email",
    "hashlib",
    "jinja2",
    "json",
    "logging",
    "lxml",
    "multiprocessing",
    "openpyxl",
    "pydantic",
    "rich",
    "socket",
    "tomllib",
    "xml",
    "zipfile",
)
"""What validating a file without findings, settings or other formats must not wait for."""


@pytest.fixture(scope="module")
def modules(examples: Path) -> list[str]:
    """The modules that one run loads, in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", LOADED, "validate", "-q", examples / "minimal.yaml"],
        env=plain_environment() | {"CIVPLAN_LANG": "en"},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.splitlines()


def test_these_modules_of_ours_are_loaded_and_no_others(modules: list[str], golden: Golden) -> None:
    ours = [name for name in modules if name.split(".")[0] == "civplan"]

    golden("validate-loads.txt", "".join(f"{name}\n" for name in ours))


def test_the_folders_of_rendering_stay_unread(modules: list[str]) -> None:
    folders = tuple(f"civplan.{folder}" for folder in NEVER)

    assert [name for name in modules if name.startswith(folders)] == []


def test_no_library_is_loaded_that_one_file_has_no_use_for(modules: list[str]) -> None:
    assert [name for name in modules if name.split(".")[0] in LIBRARIES] == []
