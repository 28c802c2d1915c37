"""The documents whose layout is measured: examples, generated plans, awkward endings."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.awkward import awkward_manuscripts
from benchmarks.generated_plans import generated_plan
from civplan.documents.open import OpenedPlan, open_plan
from civplan.documents.render import (
    ComposerCache,
    composed_document,
    pictures_of,
    plan_of_stage,
    style_of_project,
)
from civplan.manuscript.nodes import Figure, Manuscript
from civplan.model.choices import Document
from civplan.typeset.docx.typesetter import DocxTypesetter
from civplan.typeset.gbt9704 import GBT9704, HouseStyle
from civplan.typeset.properties import DocumentProperties

EXAMPLES = Path(__file__).parent.parent / "examples"
PROPERTIES = DocumentProperties("版面", "civplan", datetime(2025, 12, 31))  # noqa: DTZ001 - any time
GENERATED_PLANS = 50
PICTURE = "picture.png"
EVERY = 5
"""Each fifth generated document has a picture."""


class LaidDocument(NamedTuple):
    """A document to lay out."""

    name: str
    manuscript: Manuscript
    images: Mapping[str, bytes] = {}
    style: HouseStyle = GBT9704

    @property
    def docx(self) -> bytes:
        """Its bytes as a .docx file."""
        return DocxTypesetter(self.style).typeset(self.manuscript, PROPERTIES, self.images)


def example_documents() -> Iterator[LaidDocument]:
    """Every document of every example: plans, summaries, stages, and both in one."""
    for file in sorted(EXAMPLES.rglob("*.yaml")):
        opened = open_plan(file)
        if opened.plan and not opened.has_errors:
            yield from _documents_of(opened, file.stem)


def generated_documents(folder: Path, count: int = GENERATED_PLANS) -> Iterator[LaidDocument]:
    """The plans and summaries of generated plan files, some with a picture.

    Args:
        folder: Where the plan files are written.
        count: The number of plan files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        file = folder / f"generated-{number:02}.yaml"
        file.write_text(generated_plan(number), encoding="utf-8")
        opened = open_plan(file)
        if opened.has_errors:
            errors = [one.message("en") for one in opened.findings if one.is_error]
            raise ValueError(f"{file.name}: {errors}")
        for document in _documents_of(opened, file.stem):
            yield document if number % EVERY else _with_picture(document, number)


def awkward_documents() -> Iterator[LaidDocument]:
    """What `make pages` lays out as well."""
    for name, manuscript in awkward_manuscripts():
        yield LaidDocument(f"awkward-{name}", manuscript)


def _documents_of(opened: OpenedPlan, name: str) -> Iterator[LaidDocument]:
    """All documents of an open plan; where the summary has a plan behind it, also without."""
    if opened.plan is None or opened.pack is None:
        return
    composer = ComposerCache().composer_for(opened.pack)
    style = style_of_project(opened.style) or GBT9704
    stages = [plan_of_stage(opened.plan, stage.period) for stage in opened.plan.stages]
    whole = [(opened.plan, document, None) for document in opened.plan.documents]
    stage_summaries = [(plan, Document.SUMMARY, None) for plan in stages]
    both = [(opened.plan, Document.SUMMARY, opened.next_year)] if opened.next_year else []
    for number, (plan, document, behind) in enumerate((*whole, *stage_summaries, *both)):
        manuscript = composed_document(plan, composer, document, behind)
        pictures = pictures_of(manuscript, opened.path.parent)
        yield LaidDocument(f"{name}-{number}-{document.value}", manuscript, pictures, style)


def _with_picture(document: LaidDocument, number: int) -> LaidDocument:
    """The document with a grey picture behind some of its text."""
    blocks = document.manuscript.blocks
    figure = Figure(PICTURE, "走访", f"图{number} 走访居民" if number % 2 else "")
    place = len(blocks) * (number % 7 + 1) // 8
    manuscript = document.manuscript._replace(blocks=(*blocks[:place], figure, *blocks[place:]))
    return document._replace(manuscript=manuscript, images={PICTURE: _png(80 + 10 * number, 120)})


def _png(width: int, height: int) -> bytes:
    """A grey picture of so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x99" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
