"""Names of files that come from data: a title is no path."""

from __future__ import annotations

import re

FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\u2028\u2029<>:"/\\|?*]+')
"""What Windows, macOS or Linux do not allow in a name."""
LONGEST = 200
"""Bytes of a name in UTF-8; file systems allow 255, and an ending and a number must fit behind."""
RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\..*)?", re.IGNORECASE)
"""Names that are devices on Windows, with any ending."""
NAMELESS = "未命名"


def safe_name(title: str) -> str:
    """A title as the name of a file without its ending; a slash and its like become a hyphen."""
    name = FORBIDDEN.sub("-", title).strip(" .-")
    name = name.encode()[:LONGEST].decode(errors="ignore").rstrip(" .")
    if not name:
        return NAMELESS
    return f"_{name}" if RESERVED.fullmatch(name) else name
