"""``civplan validate`` against yamllint and check-jsonschema: one plan file, and three hundred."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Comparison, medians, process, row, setting

EXAMPLES = Path(__file__).parent.parent / "examples"
EXAMPLE = EXAMPLES / "hunei-2007.yaml"
SCHEMA = EXAMPLES / "plan.schema.json"
BESIDE_PYTHON = Path(sys.executable).parent
MANY = 300
ONE_ROUNDS = 15
MANY_ROUNDS = 3
ONE_GOAL = 1.5
"""Times yamllint's wall time."""
MANY_GOAL = 1 / 3


def main() -> None:
    """Measure and print."""
    one, one_schema = compare([EXAMPLE], "one file", ONE_ROUNDS, ONE_GOAL)
    with tempfile.TemporaryDirectory() as folder:
        files = copies(Path(folder))
        many, many_schema = compare(files, f"{MANY} files", MANY_ROUNDS, MANY_GOAL)
    print(setting("civplan", "typer", "pyyaml", "yamllint", "check-jsonschema"), end="\n\n")
    for table, schema_seconds in ((one, one_schema), (many, many_schema)):
        print("\n".join(table.lines()))
        ratio = table.our_seconds / schema_seconds
        print(f"{row('check-jsonschema', schema_seconds)}{ratio:9.3f}   ours for each of theirs")
    sys.exit(not (one.holds and many.holds))


def compare(files: list[Path], what: str, rounds: int, goal: float) -> tuple[Comparison, float]:
    """Ours against yamllint on the same files, and the seconds of check-jsonschema.

    yamllint runs with its ``relaxed`` preset: by its default one, long lines are errors.
    """
    sides = [
        process(BESIDE_PYTHON / "civplan", "validate", "--quiet", *files),
        process(BESIDE_PYTHON / "yamllint", "-d", "relaxed", *files),
        process(BESIDE_PYTHON / "check-jsonschema", "--schemafile", SCHEMA, *files),
    ]
    ours, theirs, schema = medians(sides, rounds, warm_ups=1)
    return Comparison(f"civplan validate, {what}", ours, "yamllint", theirs, goal), schema


def copies(folder: Path) -> list[Path]:
    """Copies of the example, each with a community and figures of its own."""
    text = EXAMPLE.read_text(encoding="utf-8")
    files = []
    for number in range(MANY):
        file = folder / f"plan-{number:03}{EXAMPLE.suffix}"
        changed = text.replace("湖内社区", f"湖内第{number}社区").replace(
            "3180", f"{3180 + number}"
        )
        file.write_text(changed, encoding="utf-8", newline=os.linesep)
        files.append(file)
    return files


if __name__ == "__main__":
    main()
