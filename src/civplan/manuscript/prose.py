"""The text inside an element: its white space settled, its run-in heading and line breaks found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from civplan.manuscript import faults
from civplan.manuscript.elements import BLANKS, Element
from civplan.manuscript.errors import MarkupFault
from civplan.manuscript.nodes import Run, Runs

BREAK = "\x00"
"""Stands for ``br`` until the white space is settled; XML has no such character."""
RUN_IN_END = "\x01"
"""Stands for the end of the run-in heading until then."""
IN_LINE = frozenset({"time"})
FIRST_WIDE = "\u2000"
"""From here on characters are set like Chinese ones: “” — … and all of Chinese."""

_INDENTATION = re.compile(rf"[ \t]*\n[ \t\n]*({RUN_IN_END}?)[ \t\n]*")
_AROUND_BREAK = re.compile(rf"[ \t\n]*{BREAK}[ \t\n]*")


def read_runs(tag: str, content: Sequence[Element | str], *, empty: bool = False) -> Runs:
    """The runs of a paragraph, heading, entry or cell; ``empty`` allows none.

    White space at its ends and beside a ``br`` does not count. White space that holds a newline is
    the template's own indentation: a space between two Latin words, elsewhere nothing. Every other
    space is kept.

    Raises:
        MarkupFault: There is no text, a ``br`` at an end, or a misplaced ``strong``.
    """
    if len(content) == 1 and isinstance(content[0], str):
        line = content[0].strip(BLANKS)
        if line and "\n" not in line:  # nearly every text
            return (Run(line),)
    text = _settle("".join(_flatten(content)))
    head, found, rest = text.partition(RUN_IN_END)
    if not found:
        head, rest = "", text
    if not (head or rest) and not empty:
        raise MarkupFault(tag, faults.NO_TEXT)
    lines = (head + rest).split(BREAK)
    if len(lines) > 1 and not all(lines):
        raise MarkupFault("br", faults.BREAK_AT_END)
    runs = (Run(head, run_in=True), Run(rest.replace(BREAK, "\n")))
    return tuple(run for run in runs if run.text)


def read_line(element: Element) -> str:
    """The text of an element that is one line and holds no element but ``time``.

    Raises:
        MarkupFault: There is no text, or another element in it.
    """
    for child in element.children:
        if child.tag != "time":
            raise MarkupFault(child.tag, faults.misplaced(element.tag, IN_LINE))
    return read_runs(element.tag, element.content)[0].text


def _flatten(content: Iterable[Element | str]) -> list[str]:
    parts: list[str] = []
    for part in content:
        parts.append(part if isinstance(part, str) else _inline(part, parts))
    return parts


def _inline(element: Element, before: list[str]) -> str:
    if element.tag == "br":
        return BREAK
    text = "".join(part for part in element.content if isinstance(part, str))
    if not text.strip(BLANKS):
        raise MarkupFault(element.tag, faults.NO_TEXT)
    if element.tag == "time":
        return text
    if "run-in" not in element.classes:
        raise MarkupFault("strong", faults.NOT_RUN_IN)
    if "".join(before).strip(BLANKS):
        raise MarkupFault("strong", faults.RUN_IN_LATE)
    return text + RUN_IN_END


def _settle(text: str) -> str:
    text = text.strip(BLANKS)
    if text.endswith(RUN_IN_END):
        text = text[:-1].rstrip(BLANKS) + RUN_IN_END
    if BREAK in text:
        text = _AROUND_BREAK.sub(BREAK, text)
    return _INDENTATION.sub(_join, text) if "\n" in text else text


def _join(blank: re.Match[str]) -> str:
    text, start, end = blank.string, blank.start(), blank.end()
    before = text[max(0, start - 2) : start].rstrip(RUN_IN_END)[-1:]
    after = text[end : end + 1]
    latin = BREAK < before < FIRST_WIDE and BREAK < after < FIRST_WIDE
    return f"{blank[1]} " if latin else blank[1]
