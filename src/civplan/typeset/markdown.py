"""Manuscript to GitHub-flavoured Markdown, for pasting; numbers are text and stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align, Figure, Table
from civplan.typeset import wording
from civplan.typeset.numbering import NumberedParagraph, number_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from civplan.manuscript.nodes import (
        Attachment,
        Block,
        Colophon,
        Manuscript,
        Masthead,
        Row,
        Runs,
    )
    from civplan.typeset.numbering import NumberForms

BREAK = "\\\n"
"""A forced line break."""
RULES = {Align.LEFT: "---", Align.CENTER: ":-:", Align.RIGHT: "--:"}

_MARKS = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|(?<=\s)#+(?=\s*$)", re.MULTILINE)
"""What Markdown would not print: emphasis, code, links, tags, entities, cells, formulas."""
_LINE_START = re.compile(r"^(\s*)(?:([#+\-=])|(\d+)([.)]))", re.MULTILINE)
"""What makes a heading, a rule or a list at the start of a line."""


def typeset_markdown(manuscript: Manuscript, numbers: NumberForms | None = None) -> str:
    """Typeset as Markdown; every character of the manuscript is shown as it was typed.

    ``numbers`` is how numbers are written, by default as the standard does.
    """
    parts = [
        *_masthead(manuscript.masthead),
        f"# {escape(manuscript.full_title)}",
        *_blocks(manuscript.blocks, numbers),
        *_attachment_names(manuscript.attachment_names),
        *_signature(manuscript),
        *_blocks(manuscript.notes, numbers),
        *_attachments(manuscript.attachments, numbers),
        *_colophon(manuscript.colophon),
    ]
    return "\n\n".join(parts) + "\n"
