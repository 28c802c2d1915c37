"""Records and texts that no file holds yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civplan.findings.finding import NOWHERE
from civplan.ingest.plan.draft import DraftParagraphs, DraftText
from civplan.model.records import R
from civplan.model.text import Text, TextParagraph


def new_record(record: type[R], values: Mapping[str, Any]) -> R:
    """A record of the values that are given."""
    present = {name: value for name, value in values.items() if value is not None and value != ()}
    spans = dict.fromkeys(present, NOWHERE)
    return record.from_values({"span": NOWHERE, "spans": spans, **present})


def new_text(draft: DraftText) -> Text | None:
    """A text with a form for each document that says something; None without paragraphs."""
    if draft.is_empty:
        return None
    summary = new_paragraphs(draft.summary) if draft.summary else None
    return Text(new_paragraphs(draft.plan), summary)


def new_paragraphs(texts: DraftParagraphs) -> tuple[TextParagraph, ...]:
    """Paragraphs of texts."""
    return tuple(TextParagraph(text, NOWHERE) for text in texts)
