"""What the hidden sheet of a form remembers: whose form it is, and what it said at first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from civplan.forms.form import Form
from civplan.source.controls import BLANK_SIGNS

RECORD_MARK = "civplan-form"
"""In the first cell of the hidden sheet."""
FORM_VERSION = "1"
DIGEST_LENGTH = 12
"""Hexadecimal digits that stand for what the plan says in a cell."""
HEAD_CELLS = 3
"""Cells above the record: the mark, the version, and the hash of the record."""
LONGEST_PIECE = 30_000
"""Characters of the record in a cell, which holds 32,767."""


class RecordRow(NamedTuple):
    """A row when the form was made."""

    id: str
    promises: Mapping[str, str]
    """The digests of what the plan said, by the fields of the columns."""
    values: Mapping[str, str]
    """The answers that the plan file had, by the fields of the columns; the empty ones too."""


class FormOwner(NamedTuple):
    """Whose form it is."""

    community: str
    year: int
    file: str
    """The name of the plan file that it was made of; empty where there was none yet."""
    is_of_new_plan: bool
    stage: str = ""
    """The stage of the year that it asks about; empty for the whole year."""


class FormRecord(NamedTuple):
    """What a form remembers."""

    owner: FormOwner
    rows: Mapping[str, Mapping[str, RecordRow]]
    """By the names of the tables, then by the numbers of the rows."""


WITHOUT_INK = str.maketrans("", "", BLANK_SIGNS)
"""Drops the blanks and the signs that nobody sees."""


def text_digest(text: str) -> str:
    """What stands for a text; what has no ink does not count, as office programs change it."""
    visible = text.translate(WITHOUT_INK)
    return sha256("".join(visible.split()).encode()).hexdigest()[:DIGEST_LENGTH]


def record_of(form: Form) -> FormRecord:
    """What a new form remembers."""
    rows = {
        table: {
            row.number: RecordRow(
                row.id,
                {field: text_digest(text) for field, text in row.promises.items()},
                {field: question.value for field, question in row.questions},
            )
            for row in of_table
        }
        for table, of_table in form.rows.items()
    }
    owner = FormOwner(form.community, form.year, form.file, form.is_of_new_plan, form.stage)
    return FormRecord(owner, rows)


def record_cells(record: FormRecord) -> list[str]:
    """The first column of the hidden sheet."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    pieces = [text[start : start + LONGEST_PIECE] for start in range(0, len(text), LONGEST_PIECE)]
    return [RECORD_MARK, FORM_VERSION, sha256(text.encode()).hexdigest(), *pieces]


def record_from_cells(cells: Sequence[str]) -> FormRecord | None:
    """The record in the first column of a hidden sheet; None when somebody has changed it."""
    text = "".join(cells[HEAD_CELLS:])
    if len(cells) <= HEAD_CELLS or sha256(text.encode()).hexdigest() != cells[HEAD_CELLS - 1]:
        return None
    owner, tables = json.loads(text)
    rows: dict[str, dict[str, RecordRow]] = {}
    for table, of_table in tables.items():
        rows[table] = {number: _record_row(parts) for number, parts in of_table.items()}
    return FormRecord(FormOwner(*owner), rows)


def _record_row(parts: Sequence[Any]) -> RecordRow:
    id_, promises, values = parts
    return RecordRow(id_, promises, values)
