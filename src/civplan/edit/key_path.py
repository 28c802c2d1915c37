"""Key paths: where a value stands in a plan, such as ``work.areas[civility].items[2].status``."""

from __future__ import annotations

import re
from typing import NamedTuple, Self

from civplan.findings.words import Words

ENTRY = re.compile(
    r"""[\[［【]\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\]］】]*?))\s*[\]］】]"""
)
"""An entry of a list by its id or number; an id with a bracket in it stands in quotes."""
KEY = re.compile(r"[^\s.．。\[\]［］【】]+")
BETWEEN_KEYS = re.compile(r"\s*[.．。]\s*")
BRACKETS = "[]［］【】"
NOT_A_PATH = Words(
    "“{path}”不是键路径：“{rest}”处看不懂；写成 work.areas[编号].items[2].status 这样，"
    "方括号里是编号或第几条",
    "“{path}” is no key path: it cannot be read from “{rest}” on; write it like"
    " work.areas[ID].items[2].status, with an id or a number from 1 in brackets",
)


class BadKeyPath(ValueError):
    """A text is no key path, or leads to no place that a plan file can have."""

    def __init__(self, words: Words) -> None:
        """Set what is wrong with it, and what to write."""
        super().__init__(words.en)
        self.words = words


class EntryStep(NamedTuple):
    """An entry of a list, by its id or by its number."""

    name: str
    """The id, or the number as a text, from 1; an id that looks like a number comes first."""

    def __str__(self) -> str:
        """The step in brackets."""
        if any(sign in self.name for sign in BRACKETS):
            return f'["{self.name}"]'
        return f"[{self.name}]"

    @property
    def position(self) -> int | None:
        """The position that the number means, from 0; None when it is no number."""
        return int(self.name) - 1 if self.name.isdecimal() else None


PathStep = str | EntryStep
"""The name of a key, in English or Chinese, or an entry of a list."""


class KeyPath(NamedTuple):
    """The steps from the top of a plan file to a value."""

    steps: tuple[PathStep, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """A key path from its text; keys in English or Chinese, also with full-width marks.

        Raises:
            BadKeyPath: It cannot be read.
        """
        steps: list[PathStep] = []
        place = 0
        stripped = text.strip()
        while place < len(stripped):
            between = BETWEEN_KEYS.match(stripped, place) if steps else None
            key = KEY.match(stripped, between.end() if between else place)
            entry = ENTRY.match(stripped, place) if steps else None
            if entry and entry[0][1:-1].strip():
                steps.append(EntryStep(entry["double"] or entry["single"] or entry["bare"] or ""))
                place = entry.end()
            elif key and (between or not steps):
                steps.append(key[0])
                place = key.end()
            else:
                break
        if place < len(stripped) or not steps:
            raise BadKeyPath(NOT_A_PATH.filled(path=text, rest=stripped[place:]))
        return cls(tuple(steps))

    @classmethod
    def of(cls, *steps: str | int) -> Self:
        """A key path from names of keys, and for entries of lists ``"[id]"`` or a number from 1."""
        return cls(tuple(_step_of(step) for step in steps))

    def __str__(self) -> str:
        """The path as people write it."""
        text = "".join(
            str(step) if isinstance(step, EntryStep) else f".{step}" for step in self.steps
        )
        return text.removeprefix(".")

    def key(self, name: str) -> KeyPath:
        """The path of a key below."""
        return KeyPath((*self.steps, name))

    def entry(self, name: str | int) -> KeyPath:
        """The path of an entry of this list, by its id or its number from 1."""
        return KeyPath((*self.steps, EntryStep(str(name))))


def _step_of(step: str | int) -> PathStep:
    """A step from the name of a key, an id in brackets, or a number."""
    if isinstance(step, int):
        return EntryStep(str(step))
    if step.startswith("[") and step.endswith("]"):
        return EntryStep(step[1:-1])
    return step
