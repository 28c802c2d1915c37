"""Texts and figures that print with a tracer, by which a document shows what it was made from.

A tracer is a character of Unicode's private planes. A traced value compares, counts and searches as
the value itself, so that the same sentences are made of it; its tracer appears only where it is put
into a sentence, behind its first character.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Self, SupportsIndex

from civplan.model.figures import Quantity, When

FIRST_TRACER, LAST_TRACER = 0xF0000, 0xFFFFD
"""Plane 15, which is for private use, without its last two code points, which are no characters."""
TRACER = re.compile(f"[{chr(FIRST_TRACER)}-{chr(LAST_TRACER)}]")
MOST_CLASSES = 4096
"""Classes of figures that are kept; a plan has some hundred figures."""
MOST_TRACERS = LAST_TRACER - FIRST_TRACER + 1


def tracer(number: int) -> str:
    """The tracer of a number, from 0."""
    return chr(FIRST_TRACER + number)


def number_of_tracer(sign: str) -> int:
    """The number of a tracer."""
    return ord(sign) - FIRST_TRACER


def with_tracer(text: str, sign: str, place: int = 1) -> str:
    """A text with a tracer inside it, by default behind its first character."""
    return f"{text[:place]}{sign}{text[place:]}"


class TracedText(str):
    """A text that reads as itself and prints with its tracer."""

    __slots__ = ("sign",)
    sign: str

    def __new__(cls, text: str, sign: str) -> Self:
        """Take the text and its tracer."""
        self = super().__new__(cls, text)
        self.sign = sign
        return self

    def __str__(self) -> str:
        """As in a sentence."""
        return with_tracer(super().__str__(), self.sign)

    def __format__(self, spec: str, /) -> str:
        """As in a sentence."""
        return str(self)

    def __add__(self, other: str, /) -> str:
        """As in a sentence."""
        return f"{self}{other}"

    def __radd__(self, other: str, /) -> str:
        """As in a sentence."""
        return f"{other}{self}"

    def __getitem__(self, place: SupportsIndex | slice, /) -> str:
        """What is left of it, or one character."""
        text = super().__getitem__(place)
        return self._rest(text) if isinstance(place, slice) else text

    def strip(self, signs: str | None = None, /) -> str:
        """What is left of it."""
        return self._rest(super().strip(signs))

    def rstrip(self, signs: str | None = None, /) -> str:
        """What is left of it."""
        return self._rest(super().rstrip(signs))

    def removeprefix(self, prefix: str, /) -> str:
        """What is left of it."""
        return self._rest(super().removeprefix(prefix))

    def removesuffix(self, suffix: str, /) -> str:
        """What is left of it."""
        return self._rest(super().removesuffix(suffix))

    def _rest(self, text: str) -> str:
        """What is left of it, with the same tracer."""
        return TracedText(text, self.sign) if text else ""


class TracedNumber(int):
    """A whole number that counts as itself and prints with its tracer, such as a year."""

    sign: str

    @classmethod
    def of(cls, number: int, sign: str) -> TracedNumber:
        """Take the number and its tracer."""
        self = cls(number)
        self.sign = sign
        return self

    def __str__(self) -> str:
        """As in a sentence."""
        return f"{self}"

    def __format__(self, spec: str, /) -> str:
        """As in a sentence."""
        return with_tracer(format(int(self), spec), self.sign)


class TracedFigure(Quantity):
    """A figure that counts as itself and prints with the tracer of its class."""

    sign = ""

    def __str__(self) -> str:
        """As in a sentence."""
        return with_tracer(super().__str__(), self.sign)


@lru_cache(maxsize=MOST_CLASSES)
def _class_of_figures(sign: str) -> type[Quantity]:
    """The class of the figures with a tracer; to make one takes as long as a hundred figures."""
    return type("TracedFigure", (TracedFigure,), {"sign": sign})


def traced_figure(figure: Quantity, sign: str) -> Quantity:
    """A figure with a tracer; copies of it with another unit keep the tracer."""
    return _class_of_figures(sign)(*figure)


def traced_date(date: When, sign: str) -> When:
    """A date whose numbers print with a tracer."""
    return When(*(TracedNumber.of(number, sign) if number else 0 for number in date))
