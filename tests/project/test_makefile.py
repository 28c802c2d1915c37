"""`make help` and CONTRIBUTING.md tell what the Makefile can do."""

from __future__ import annotations

import re
import subprocess

from support.programs import REPOSITORY, program

MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split()


def test_help_has_a_line_for_each_target() -> None:
    make = program("make", "the Makefile")
    run = subprocess.run(
        [make, "--directory", REPOSITORY, "--no-print-directory", "help"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert [line.split()[1] for line in run.stdout.splitlines()] == TARGETS
    assert all(len(line.split()) > 2 for line in run.stdout.splitlines())


def test_the_pages_name_no_target_that_is_not_there() -> None:
    pages = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md"]
    pages += REPOSITORY.glob("docs/**/*.md")
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    names = set(re.findall(r"(?:`|^    )make ([a-z]+)", text, re.MULTILINE))

    assert {"demo", "check", "golden"} <= names
    assert names <= set(TARGETS)
