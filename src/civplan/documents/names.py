"""Names of files that come from data: a title is no path."""

from __future__ import annotations

import re

FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069<>:"/\\|?*]+')
"""What Windows, macOS or Linux do not allow in a name, and what turns its letters around."""
LONGEST = 200
"""Bytes of a name in UTF-8; file systems allow 255, and an ending and a number must fit behind."""
RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[\d¹²³]) *(?:\..*)?", re.IGNORECASE
)
"""Names that are devices on Windows, with any ending."""
NAMELESS = "未命名"


def safe_name(title: str) -> str:
    """A title as the name of a file without its ending; a slash and its like become a hyphen."""
    name = FORBIDDEN.sub("-", title).strip(" .-")
    name = name.encode(errors="ignore")[:LONGEST].decode(errors="ignore").rstrip(" .")
    if not name:
        return NAMELESS
    return f"_{name}" if RESERVED.fullmatch(name) else name
