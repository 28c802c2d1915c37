"""Web pages saved as one file (.mht): the page in them."""

from __future__ import annotations

import email
import email.policy

from civplan.findings.words import Words
from civplan.ingest.errors import UnreadableDocument

NO_PAGE = Words("网页存档里没有网页", "there is no web page in the archive")


def page_of_archive(data: bytes) -> bytes:
    """The bytes of the page in a web archive, in UTF-8 where the archive says its encoding.

    Raises:
        UnreadableDocument: There is no page in it.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content:
                return _in_utf_8(content, part.get_content_charset() or "")
    raise UnreadableDocument(NO_PAGE)


def _in_utf_8(content: bytes, charset: str) -> bytes:
    try:
        return content.decode(charset).encode() if charset else content
    except (UnicodeError, LookupError):
        return content
