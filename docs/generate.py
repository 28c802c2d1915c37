"""Writes the repository's generated files anew; with --check only names the stale ones."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from civplan.model.reference import reference_page
from civplan.model.schema import plan_schema

REPOSITORY = Path(__file__).resolve().parent.parent
NOTE = "<!-- Generated from the dataclasses in src/civplan/model; `make docs` writes it anew. -->\n"


def generated_files() -> dict[str, str]:
    """The text of each generated file, by its path in the repository."""
    page = f"{NOTE}[English](#every-key-of-the-plan-file)\n\n{reference_page('zh')}"
    return {
        "docs/plan-file.md": f"{page}\n{reference_page('en')}",
        "examples/plan.schema.json": f"{json.dumps(plan_schema(), ensure_ascii=False, indent=2)}\n",
    }


def stale_files(folder: Path) -> dict[str, str]:
    """The generated files that a folder lacks or has otherwise, with what they should hold."""
    return {
        name: text
        for name, text in generated_files().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    }


def main(arguments: list[str], folder: Path = REPOSITORY) -> int:
    """Write what is stale, or with ``--check`` only name it; 1 when that was anything."""
    stale = stale_files(folder)
    for name, text in stale.items():
        if "--check" in arguments:
            sys.stderr.write(f"{name} is not up to date; run `make docs`\n")
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{name}\n")
    return int("--check" in arguments and bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
