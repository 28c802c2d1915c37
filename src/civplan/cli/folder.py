"""What a command finds in a folder."""

from __future__ import annotations

from pathlib import Path

from civplan.findings.words import Words

PATTERNS = ("*.yaml", "*.yml")
NO_PLANS = frozenset({"district.yaml", "街道.yaml"})
MOST_NAMED = 5


def plan_files_in(folder: Path) -> list[Path]:
    """The YAML files of a folder, not of those below it, in the order of their names."""
    found = {file for pattern in PATTERNS for file in folder.glob(pattern)}
    return sorted(file for file in found if file.name not in NO_PLANS and file.is_file())


def what_render_would_take(folder: Path) -> Words:
    """What to say when ``civplan render`` names no file."""
    files = [str(file) for file in plan_files_in(folder)]
    if not files:
        return Words(
            "没有指定文件，这个文件夹里也没有；先用 civplan new 生成一份",
            "no file is named and there is none in this folder; make one with civplan new",
        )
    if len(files) == 1:
        return Words(
            f"没有指定文件；这里有一份，可以运行：civplan render {files[0]}",
            f"no file is named; there is one here: civplan render {files[0]}",
        )
    named = files[:MOST_NAMED]
    more = "……" if len(files) > MOST_NAMED else ""
    return Words(
        f"没有指定文件；这里有{len(files)}份，请选一份：{'、'.join(named)}{more}",
        f"no file is named; there are {len(files)} here, name one: {', '.join(named)}{more}",
    )
