"""How much a template may do: so many repetitions, so much time, texts and numbers of some size."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from jinja2 import TemplateRuntimeError

from civplan.findings.words import Words

MOST_REPETITIONS = 1_000_000
"""Turns of loops and calls of macros for one document; a hundred are usual."""
LONGEST_TIME = 5.0
"""Seconds of the processor for one document; a hundredth is usual."""
LONGEST_TEXT = 16 * 1024 * 1024
"""Characters; the largest plan file gives a fourth of it."""
MOST_OUTPUT_CHARACTERS = 4 * LONGEST_TEXT
"""Of all texts that a template puts out; what a macro makes counts again where it is called."""
MOST_WORKED_OUT = 8 * LONGEST_TEXT
"""Characters of all long texts, and entries of long lists, that its expressions make."""
LONG = 4096
"""Characters or entries from which on they count."""
LARGEST_WIDTH = 1_000
"""Characters to which a template may fill a text up, as in ``"甲".ljust(10)``."""
LARGEST_NUMBER = 10_000
"""Bits of a number that a template works out."""
WIDE_FORMAT = r"%(?:\([^)]*\))?[-+ #0]*(?:\d{4}|\*|\d*\.(?:\d{4}|\*))|\{[^{}]*(?:\{|:[^{}]*\d{4})"
"""Where a format may ask for a text of any length: ``%9999d``, ``%*d``, ``{:{width}}``."""
WIDENING_METHODS = frozenset(
    {"batch", "center", "expandtabs", "indent", "ljust", "rjust", "slice", "zfill"}
)
"""Those that fill a text or list up to a number."""
LENGTHENING_METHODS = frozenset({"join", "replace", "translate"})
"""Methods of texts, and filters, that may multiply the lengths of their values."""

TOO_MANY_REPETITIONS = Words(
    f"循环和调用超过{MOST_REPETITIONS}次，已停止",
    f"it was stopped after {MOST_REPETITIONS} turns of its loops and calls of its macros",
)
TOO_MUCH_TIME = Words(
    f"运行超过{LONGEST_TIME:g}秒，已停止", f"it was stopped after {LONGEST_TIME:g} seconds"
)
TEXT_TOO_LONG = Words("写出的文字太长，已停止", "it was stopped: a text that it makes is too long")
NUMBER_TOO_LARGE = Words(
    "算出的数太大，已停止", "it was stopped: a number that it works out is too large"
)


class TemplateStopped(TemplateRuntimeError):
    """A template did more than it may."""

    def __init__(self, words: Words) -> None:
        """Take what it did too much of."""
        super().__init__(words.en)
        self.words = words


class TemplateBudget:
    """What is left of the repetitions and the time for one document."""

    __slots__ = ("characters", "end", "left", "worked_out")

    def __init__(self) -> None:
        """Begin now."""
        self.left = MOST_REPETITIONS
        self.characters = MOST_OUTPUT_CHARACTERS
        self.worked_out = MOST_WORKED_OUT
        self.end = time.thread_time() + LONGEST_TIME

    def spend(self) -> None:
        """Count a repetition.

        Raises:
            TemplateStopped: It was one too many, or the time is over.
        """
        self.left -= 1
        if self.left < 0:
            raise TemplateStopped(TOO_MANY_REPETITIONS)
        if time.thread_time() > self.end:
            raise TemplateStopped(TOO_MUCH_TIME)

    def write(self, length: int) -> None:
        """Count a text that the template puts out.

        Raises:
            TemplateStopped: All of them are too long.
        """
        self.characters -= length
        if self.characters < 0:
            raise TemplateStopped(TEXT_TOO_LONG)

    def make(self, length: int) -> None:
        """Count a long text or list that an expression makes.

        Raises:
            TemplateStopped: All of them are too long.
        """
        self.worked_out -= length
        if self.worked_out < 0:
            raise TemplateStopped(TEXT_TOO_LONG)


_CURRENT_BUDGET: ContextVar[TemplateBudget | None] = ContextVar("template_budget", default=None)


@contextmanager
def template_budget() -> Iterator[None]:
    """Count the repetitions and the time of what is rendered inside."""
    token = _CURRENT_BUDGET.set(TemplateBudget())
    try:
        yield
    finally:
        _CURRENT_BUDGET.reset(token)


def count_repetition() -> None:
    """Count a turn of a loop or a call of a macro.

    Raises:
        TemplateStopped: It was one too many, or the time is over.
    """
    budget = _CURRENT_BUDGET.get()
    if budget is not None:
        budget.spend()


def count_output(value: Any) -> None:
    """Count a text that a template puts out.

    Raises:
        TemplateStopped: All of them are too long.
    """
    budget = _CURRENT_BUDGET.get()
    if budget is not None:
        budget.write(_length_of(value) if isinstance(value, str) else 1)


def join_within_limit(pieces: Iterable[str]) -> str:
    """Pieces of a text in a row.

    Raises:
        TemplateStopped: It would be too long.
    """
    texts: list[str] = []
    length = 0
    for piece in pieces:
        texts.append(piece)
        length += len(piece)
        if length > LONGEST_TEXT:
            raise TemplateStopped(TEXT_TOO_LONG)
    return "".join(texts)


def refuse_length(length: int) -> None:
    """Stop before a text or list gets too long, or all of them do.

    Raises:
        TemplateStopped: It would.
    """
    if length > LONGEST_TEXT:
        raise TemplateStopped(TEXT_TOO_LONG)
    budget = _CURRENT_BUDGET.get() if length > LONG else None
    if budget is not None:
        budget.make(length)


def refuse_operation(operator: str, left: Any, right: Any) -> None:
    """Stop before an operation whose outcome would be too large.

    Raises:
        TemplateStopped: It would.
    """
    if isinstance(left, int) and isinstance(right, int):
        factors = {"*": 1, "**": abs(right)}
        bits = left.bit_length() * factors.get(operator, 0)
        if bits + right.bit_length() > LARGEST_NUMBER:
            raise TemplateStopped(NUMBER_TOO_LARGE)
    elif operator == "*":
        for value, times in ((left, right), (right, left)):
            if isinstance(times, int):
                refuse_length(_length_of(value) * times)
    elif operator == "+":
        refuse_length(_length_of(left) + _length_of(right))
    elif operator == "%" and isinstance(left, str):
        refuse_wide_format(left)


def refuse_wide_format(text: str) -> None:
    """Stop before a format that may ask for a text of any length.

    Raises:
        TemplateStopped: It may.
    """
    if re.search(WIDE_FORMAT, text.replace("%%", "").replace("{{", "")):
        raise TemplateStopped(TEXT_TOO_LONG)


def refuse_text_call(name: str, value: Any, arguments: Iterable[Any]) -> None:
    """Stop before a method of a text, or a filter, makes one that is too long.

    Args:
        name: Its name.
        value: The text, or what is filtered.
        arguments: What it is called with.

    Raises:
        TemplateStopped: It would.
    """
    for one in arguments:
        if name in WIDENING_METHODS and isinstance(one, int) and one > LARGEST_WIDTH:
            raise TemplateStopped(TEXT_TOO_LONG)
        if name in LENGTHENING_METHODS:
            refuse_length(_length_of(value) * _length_of(one))
        if name == "join":
            refuse_length(_length_of_pieces(value) + _length_of_pieces(one))


def _length_of_pieces(value: Any) -> int:
    """The length of all texts of a list together; 0 for anything else."""
    return sum(map(_length_of, value)) if isinstance(value, list | tuple) else 0


def _length_of(value: Any) -> int:
    """The length of a text or list; 0 for what has none."""
    return len(value) if hasattr(value, "__len__") else 0
