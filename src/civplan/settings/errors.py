"""A civplan.toml that cannot be used: the files under it are not checked by a guess."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from civplan.findings.words import Words
from civplan.source.errors import CannotRead


class Fault(NamedTuple):
    """One thing that is wrong with a civplan.toml."""

    line: int
    words: Words


class BadSettings(CannotRead):
    """A civplan.toml with faults; it is told as one error with a line for each."""

    def __init__(self, path: str, faults: Sequence[Fault]) -> None:
        """Take the file as the user knows it and what is wrong with it, at least one fault."""
        first, *others = faults
        more = [
            Words(f"\n{path}:{one.line}：{one.words.zh}", f"\n{path}:{one.line}: {one.words.en}")
            for one in others
        ]
        zh = "".join([first.words.zh, *(words.zh for words in more)])
        en = "".join([first.words.en, *(words.en for words in more)])
        super().__init__(f"{path}:{first.line}", Words(zh, en))


class BadBaseline(CannotRead):
    """A baseline that cannot be used."""
