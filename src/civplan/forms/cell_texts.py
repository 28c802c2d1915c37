"""What a cell of a form says of a value that the plan file has."""

from __future__ import annotations

from civplan.forms.tables import YES_NO_CHOICES
from civplan.model.choices import Choice
from civplan.model.figures import Quantity, When, iso_when
from civplan.model.result import Result
from civplan.model.text import Text

LONGEST_CELL = 32_000
"""Characters; a cell of a workbook holds 32,767."""


def yes_or_no_text(*, value: bool) -> str:
    """是 or 否."""
    return YES_NO_CHOICES[0] if value else YES_NO_CHOICES[1]


def as_paragraphs(text: str) -> str:
    """The lines of a cell as a plan file has them: a paragraph each."""
    return "\n\n".join(text.split("\n"))


def has_two_forms(text: Text) -> bool:
    """True for a text that says different things in the documents, or in a stage."""
    return text.summary is not None or bool(text.stages)


def cell_text(value: object) -> str | None:
    """A value as a cell says it; empty for None.

    None for a value that a cell cannot give back as it is: dated results, the two forms of a text,
    and what is too long for a cell.
    """
    text = _long_text(value)
    return None if text is None or len(text) > LONGEST_CELL else text


def _long_text(value: object) -> str | None:
    """A value as a cell says it, however long; None as above."""
    match value:
        case None:
            text: str | None = ""
        case bool():
            text = yes_or_no_text(value=value)
        case Choice():
            text = value.zh
        case Text():
            paragraphs = [paragraph.text for paragraph in value.plan]
            text = None if has_two_forms(value) else "\n".join(paragraphs)
        case When():
            text = iso_when(value)
        case Result():
            given = [part for part in (value.value, value.text, value.met) if part is not None]
            text = None if value.entries else _long_text(given[-1] if given else None)
        case Quantity() | str() | int():
            text = str(value)
        case tuple():
            text = "\n".join(map(str, value))
        case _:
            text = None
    return text
