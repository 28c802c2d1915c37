"""The properties of a document's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

GENERATOR = "civplan"
"""The program's name in the files that it writes."""
LANGUAGE = "zh-CN"
"""The language of every document."""
LATIN_LANGUAGE = "en-US"
"""The language of letters and digits, whose rules do not break a number over lines (7.3.3); by the
rules of Chinese, LibreOffice breaks it anywhere."""


class DocumentProperties(NamedTuple):
    """The properties that Word or a file manager shows."""

    title: str
    author: str
    created: datetime
    """The time of creation; the same value gives the same bytes. Without a time zone it is UTC."""
    subject: str = ""
    keywords: tuple[str, ...] = ()
