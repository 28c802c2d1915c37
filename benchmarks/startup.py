"""What one start costs: bare Python, an empty Typer application, ``civplan --version``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Comparison, medians, process, row, setting

ROUNDS = 25
GOAL = 1.2
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
        bare, empty, ours = medians(
            [
                process(sys.executable, "-c", "pass"),
                process(sys.executable, script),
                process(Path(sys.executable).with_name("civplan"), "--version"),
            ],
            ROUNDS,
        )
    print(setting("typer"), end="\n\n")
    table = Comparison("civplan --version", ours, "empty Typer application", empty, GOAL)
    print("\n".join(table.lines()))
    print(row("bare Python", bare))


if __name__ == "__main__":
    main()
