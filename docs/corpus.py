"""Writes the table of docs/corpus.md: the texts of ../shared/corpus, with the keys for each.

``python docs/corpus.py`` imports every text, sets its plan file again as a document and compares
(`benchmarks/corpus.py`); what a text is, somebody has read and written into docs/corpus.yaml.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from benchmarks.corpus import CORPUS, Likeness, likenesses  # noqa: E402 - it stands beside docs/

PAGE = REPOSITORY / "docs/corpus.md"
SHOWN_KEYS = 4
"""Of the keys that the import fills; the others are in the plan file."""
TABLE_HEAD = "| 文件 | 是什么 | 结构 | 文种 | 字段 | 对上 | 说明 |\n|---|---|---|---|---|---|---|\n"
FIGURES = """\
{whole} 篇的全部单元都在原来的标题下，{other} 篇的字都在，只是有些段落换了位置。
编号不同的，写在“说明”里。

Of {total} texts {whole} have every unit under its heading again; in {other} some stand elsewhere.
Where other numbers are printed, the last column says so.
"""
BEGIN, END = "<!-- table -->\n\n", "\n<!-- end of table -->\n"
"""Around what this program writes; the rest of the page is written by hand."""


def page() -> str:
    """The whole page, with the table as it is now."""
    known = yaml.safe_load((REPOSITORY / "docs/corpus.yaml").read_text(encoding="utf-8"))
    rows, moved = [], 0
    paths = sorted(CORPUS.glob("*.txt"))
    for path in paths:
        found = list(likenesses(path))
        moved += any(one.moved for one in found)
        rows.append(_row(path.stem, known[path.stem], found))
    figures = {"total": len(paths), "whole": len(paths) - moved, "other": moved}
    before, _, written = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    behind = written.partition(END)[2]
    table = f"{TABLE_HEAD}{''.join(rows)}\n{FIGURES.format(**figures)}"
    return f"{before}{BEGIN}{table}{END}{behind}"


def _row(name: str, known: dict[str, str], found: list[Likeness]) -> str:
    """The row of a file; its documents have a bar between them."""
    first = found[0]
    keys = [f"`{key}`" for key in first.keys[:SHOWN_KEYS]]
    keys += [f"*{known['keys']}*"] if "keys" in known else []
    cells = (
        name,
        f"{known['what']} / {known['what_en']}",
        "；".join(one.form for one in found),
        first.pack,
        "，".join(keys),
        "，".join(f"{one.kept}/{one.units}" for one in found),
        " / ".join(filter(None, (known.get("note"), known.get("note_en")))),
    )
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
