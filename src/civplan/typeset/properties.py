"""What a file says about itself, and how civplan knows its own files again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

GENERATOR = "civplan"
"""The program's name in the files that it writes."""
LANGUAGE = "zh-CN"
"""The language of every document."""
LATIN_LANGUAGE = "en-US"
"""The language of its letters and digits, by whose rules a number is not broken over lines (7.3.3):
by those of Chinese, LibreOffice breaks it anywhere."""


class DocumentProperties(NamedTuple):
    """The properties that a file manager or Word shows of a document."""

    title: str
    author: str
    created: datetime
    """When the file was made; same value, same bytes. Without a time zone it is taken as UTC."""
    subject: str = ""
    keywords: tuple[str, ...] = ()
