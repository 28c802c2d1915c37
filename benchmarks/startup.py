"""The cost of one start: bare Python, ``import civplan``, an empty Typer application, ours."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Comparison, medians, process, row, setting

ROUNDS = 25
GOAL = 1.2
IMPORT_GOAL = 0.005
"""Seconds that ``import civplan`` may take beyond bare Python."""
EMPTY_APPLICATION = """\
import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def nothing() -> None:
    pass


app()
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY_APPLICATION, encoding="utf-8")
        bare, library, empty, ours = medians(
            [
                process(sys.executable, "-c", "pass"),
                process(sys.executable, "-c", "import civplan"),
                process(sys.executable, script),
                process(Path(sys.executable).with_name("civplan"), "--version"),
            ],
            ROUNDS,
        )
    print(setting("typer"), end="\n\n")
    table = Comparison("civplan --version", ours, "empty Typer application", empty, GOAL)
    print("\n".join(table.lines()))
    print(row("bare Python", bare))
    verdict = "holds" if library - bare <= IMPORT_GOAL else "MISSED"
    goal = f"   goal + {IMPORT_GOAL * 1000:.0f} ms: {verdict}"
    print(row("import civplan", library) + goal)


if __name__ == "__main__":
    main()
