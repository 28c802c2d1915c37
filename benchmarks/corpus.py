"""Holds what `civplan` makes of the documents of a folder against the documents themselves.

``python -m benchmarks.corpus [FOLDER]`` imports each document of each file by itself, by default
of the skeletons of ``../shared/corpus``, sets the plan file again as a Word document, reads that,
and prints a line for each: its pack, the keys that it fills, how many of its units stand again
under the unit that they stood under, and what is different. It is Word that is read, since the
only heading below another has no number (GB/T 9704-2012, 7.3.3 numbers levels): its style says
that it is one, plain text does not. ``docs/corpus.md`` has the figures.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.compose.environment import Composer
from civplan.documents.render import plans_to_render, render_documents
from civplan.ingest.import_document import import_parts, imported_part, read_document
from civplan.ingest.outline import OutlineNode, OutlinePart
from civplan.ingest.plan.parts import ImportOptions
from civplan.ingest.structure.labels import LabelKind, number_label
from civplan.model.packs import pack_by_name
from civplan.model.plan import Plan
from civplan.model.records import Record
from civplan.model.sections import Section

CORPUS = Path(__file__).resolve().parents[2] / "shared/corpus"
THIS_YEAR = 2026
"""The year of a document that names none."""
BEGINNING = 16
"""Letters of a unit by which it is known again."""
LABEL_FORMS = {
    LabelKind.DIVISION: "第",
    LabelKind.HAN: "一、",
    LabelKind.HAN_IN_BRACKETS: "（一）",
    LabelKind.DIGIT: "1.",
    LabelKind.DIGIT_IN_BRACKETS: "（1）",
    LabelKind.CIRCLED: "①",
    LabelKind.ORDINAL: "一是",
}
"""The kinds of numbers, as an official document writes them."""
SECTIONS = ("principles", "organization", "goals", "work", "safeguards")


class Likeness(NamedTuple):
    """A document and what was made of it."""

    name: str
    """The file, with the number of the document where it holds several."""
    kind: str
    pack: str
    form: str
    """Its levels with their numbers: 一、×4 › 1、×6."""
    keys: tuple[str, ...]
    units: int
    kept: int
    """Units that stand again, under the unit under which they stood."""
    moved: tuple[str, ...]
    """The beginnings of the others."""


def likenesses(path: Path) -> Iterator[Likeness]:
    """How like each document of a file is to what is printed of its plan file."""
    document = read_document(path)
    numbers = [number for number, part in enumerate(document.outline.parts, 1) if part.nodes]
    for number in numbers:
        part = imported_part(document, number)
        made = import_parts([part], ImportOptions(this_year=THIS_YEAR))
        pack, _ = pack_by_name(made.plan.pack)
        if pack is None:
            raise ValueError(made.plan.pack)
        again = [
            read_document("again.docx", document.data)
            for plan, documents in plans_to_render(made.plan)
            for document in render_documents(plan, Composer(pack), documents, ["docx"])
        ]
        before = _parents(part.outline)
        behind = {pair for one in again for half in one.outline.parts for pair in _parents(half)}
        moved = tuple(text for text, parent in before if (text, parent) not in behind)
        yield Likeness(
            name=path.stem if len(numbers) == 1 else f"{path.stem}/{number}",
            kind=part.outline.kind.value,
            pack=made.plan.pack,
            form=_form(part.outline.nodes),
            keys=tuple(_keys(made.plan)),
            units=len(before),
            kept=len(before) - len(moved),
            moved=moved,
        )


def _parents(part: OutlinePart) -> list[tuple[str, str]]:
    """The beginning of each unit, with that of the unit above it; empty for none."""
    above: list[tuple[int, str]] = []
    pairs = []
    for node in part.nodes:
        text = re.sub(r"[\W_]", "", node.text)[:BEGINNING]
        above = [one for one in above if one[0] < node.level]
        if text:
            pairs.append((text, above[-1][1] if above else ""))
        above.append((node.level, text))
    return pairs


def _form(nodes: Sequence[OutlineNode]) -> str:
    """The levels of a document: the kind of numbers on each, and how many there are."""
    levels: dict[int, dict[str, int]] = {}
    for node in nodes:
        without = "标题" if node.heading else "段"
        kind = LABEL_FORMS.get(number_label(node.label).kind, without)
        counts = levels.setdefault(node.level, {})
        counts[kind] = counts.get(kind, 0) + 1
    return " › ".join(
        " ".join(f"{kind}×{count}" for kind, count in counts.items())
        for _, counts in sorted(levels.items())
    )


def _keys(plan: Plan) -> Iterator[str]:
    """The keys of a plan file that hold its content, with those of lists inside."""
    for name in SECTIONS:
        if section := getattr(plan, name):
            yield from _section_keys(name, section)
    if plan.schedule:
        yield "schedule"
    for extra in plan.sections[:1]:
        yield from _section_keys("sections", extra)
    for name in ("plan", "summary"):
        details: Record | None = getattr(plan, name)
        given = [key for key in details.keys if getattr(details, key)] if details else []
        yield from (f"{name}.{key}" for key in given if key not in {"title", "date"})


def _section_keys(name: str, section: Section) -> Iterator[str]:
    """The lists that a section has, else its own name."""
    lists = [key for key in ("areas", "items", "targets", "members") if getattr(section, key, ())]
    yield from (f"{name}.{key}" for key in lists) if lists else (name,)


def main(folder: Path = CORPUS) -> None:
    """Print a line for each document, then how many are wholly as they were."""
    found = [one for path in sorted(folder.glob("*.txt")) for one in likenesses(path)]
    for one in found:
        print(f"{one.name:14} {one.kind:8} {one.pack:20} {one.kept:3}/{one.units:<3} {one.form}")
        print(f"{'':14} {', '.join(one.keys)}")
        for text in one.moved:
            print(f"{'':14} elsewhere: {text}")
    whole = {one.name.split("/")[0] for one in found}
    whole -= {one.name.split("/")[0] for one in found if one.moved}
    print(f"{len(whole)} files of {len({one.name.split('/')[0] for one in found})} as they were")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
