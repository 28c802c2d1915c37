"""Patterns of paths: ``2006/*.yaml``, ``**/旧*.yaml``, ``archive``."""

from __future__ import annotations

import re
from pathlib import Path

SIGN = re.compile(r"\*\*/|\*\*|\*|\?")
MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def path_below(folder: Path, path: str) -> str:
    """A file's path below a folder, with slashes; as it is where it lies elsewhere."""
    whole = Path(path).absolute()
    for file in (whole, whole.parent.resolve() / whole.name):
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return whole.as_posix()


def is_match(path: str, pattern: str) -> bool:
    """True when a pattern means a path, or a folder above it; without a slash, its last part."""
    plain = pattern.removeprefix("./").rstrip("/")
    if "/" not in plain and matches(path.rpartition("/")[2], plain):
        return True
    return matches(path, plain) or matches(path, f"{plain}/**")


def matches(path: str, pattern: str) -> bool:
    """True when a pattern means the whole of a path."""
    end, pieces = 0, []
    for sign in SIGN.finditer(pattern):
        pieces += [re.escape(pattern[end : sign.start()]), MEANING[sign[0]]]
        end = sign.end()
    pieces.append(re.escape(pattern[end:]))
    return re.fullmatch("".join(pieces), path, re.DOTALL) is not None
