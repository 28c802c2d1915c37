"""docs/glossary.md names types and functions that there are."""

from __future__ import annotations

import re

from support.programs import REPOSITORY

PAGE = (REPOSITORY / "docs/glossary.md").read_text(encoding="utf-8")
WORDS = {
    word
    for folder in ("src/civplan", "tests")
    for path in (REPOSITORY / folder).rglob("*.py")
    for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
}
"""Every word of the code and its tests."""
CODE = re.compile(r"`([\w.]+?)(?:\(\))?`")
"""A name in the code, maybe with the modules before it; paths have a slash."""


def test_every_name_of_the_code_exists() -> None:
    names = [match[1].split(".")[-1] for match in CODE.finditer(PAGE)]

    assert len(names) > 100
    assert [name for name in names if name not in WORDS] == []


def test_every_word_is_explained_once() -> None:
    words = re.findall(r"^\| [^|]+ \| ([^|]+) \|", PAGE, re.MULTILINE)
    words = [word for word in words if word != "English"]

    assert len(words) > 100
    assert sorted({word for word in words if words.count(word) > 1}) == []
