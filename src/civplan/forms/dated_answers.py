"""Results by date in one cell, a line for each: what it says, what was meant, and the edits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import normalize

from civplan.edit.edits import AppendEntry, DeleteValue, SetValue, ValueEdit
from civplan.edit.key_path import KeyPath
from civplan.findings.words import Words
from civplan.forms.cell_texts import has_two_forms
from civplan.forms.figure_answers import figure_in
from civplan.forms.form import Question, UnusableAnswer
from civplan.model.figures import When, iso_when, parse_when
from civplan.model.result import DatedResult

BEHIND_DATE = "："
BEHIND_FIGURE = "；"
DATE_AND_REST = re.compile(r"(?P<date>[^\s:：,，]+)[\s:：,，]+(?P<rest>\S.*)")
NOT_DATED = Words(
    "“{line}”前面没有日期；这里按日期记，每行一笔，如 {year}-12-20：12；原来的各行留着，"
    "新的一行只写那一段时间的数",
    "“{line}” has no date before it; results stand here by date, a line each, such as"
    " {year}-12-20：12; leave the other lines, and write in a new one only what came since",
)
NO_FIGURE_BY_DATE = Words(
    "“{line}”没有数字；日期后面写数字，如 {year}-12-20：12",
    "“{line}” has no figure; write one behind the date, such as {year}-12-20：12",
)


class DatedLine(NamedTuple):
    """A result of a day or month, as a line of a cell says it."""

    on: str
    value: str = ""
    text: str = ""

    def __str__(self) -> str:
        """The line in its plain form: 2007-06-30：260次；走访居民."""
        return f"{self.on}{BEHIND_DATE}{self.said}"

    @property
    def said(self) -> str:
        """What stands behind the date."""
        return BEHIND_FIGURE.join(part for part in (self.value, self.text) if part)

    @property
    def entry(self) -> dict[str, str]:
        """The entry of the plan file that says it."""
        return {name: one for name, one in self._asdict().items() if one}


def dated_text(entries: Iterable[DatedResult]) -> str | None:
    """Dated results as a cell says them; None where a line cannot give one back."""
    lines: list[str] = []
    for entry in entries:
        text = entry.text
        if text and (has_two_forms(text) or len(text.plan) > 1):
            return None
        said = DatedLine(iso_when(entry.on), str(entry.value or ""), str(text or ""))
        if "\n" in str(said) or _parts(str(said)) != said:
            return None
        lines.append(str(said))
    return "\n".join(lines)


def dated_answer(text: str, question: Question, year: int) -> str:
    """The lines of a cell, each in its plain form; those that the file has stay as they are.

    Raises:
        UnusableAnswer: A line has no date, or no figure where a target needs one.
    """
    known = set(question.value.split("\n"))
    lines = (
        line if line in known else str(_read_line(line, question, year))
        for line in text.split("\n")
    )
    return "\n".join(lines)


def _read_line(line: str, question: Question, year: int) -> DatedLine:
    """What a line says.

    Raises:
        UnusableAnswer: As above.
    """
    match = DATE_AND_REST.fullmatch(line)
    when = _date_in_line(normalize("NFKC", match["date"]), year) if match else None
    if match is None or when is None:
        raise UnusableAnswer(NOT_DATED.filled(line=line, year=year))
    head, _, behind = match["rest"].partition(BEHIND_FIGURE)
    figure = figure_in(head, question)
    if figure is None and question.target is not None:
        raise UnusableAnswer(NO_FIGURE_BY_DATE.filled(line=line, year=year))
    if figure is None:
        return DatedLine(iso_when(when), text=match["rest"])
    return DatedLine(iso_when(when), figure, behind.strip())


def _date_in_line(text: str, year: int) -> When | None:
    """A day, month, quarter or half of a year; without a year, it is one of the plan's."""
    plain = text.replace(".", "-")
    forms = (plain, f"{year}年{plain}", f"{year}-{plain}")
    when = next((when for form in forms if (when := parse_when(form))), None)
    return None if when is None or when.is_long_term else when


def dated_edits(path: KeyPath, was: str, now: str) -> Iterator[ValueEdit]:
    """The edits that make the lines of a cell of others.

    Args:
        path: Of the result.
        was: The lines that the plan file has; empty where it has no result.
        now: Those that it is to have; empty where the result is to go.
    """
    if not now:
        yield DeleteValue(path)
        return
    if not was:
        yield SetValue(path, [_parts(line).entry for line in now.split("\n")])
        return
    old, new = was.split("\n"), now.split("\n")
    left = dict(enumerate(old, 1))
    for line in list(new):
        number = next((number for number, one in left.items() if one == line), None)
        if number:
            del left[number]
            new.remove(line)
    added: list[DatedLine] = []
    for one in map(_parts, new):
        number = next((number for number, line in left.items() if _parts(line).on == one.on), None)
        if number is None:
            added.append(one)
            continue
        yield from _entry_edits(path.entry(number), _parts(left.pop(number)), one)
    for number in sorted(left, reverse=True):
        yield DeleteValue(path.entry(number))
    for one in added:
        yield AppendEntry(path, one.entry)


def _entry_edits(path: KeyPath, was: DatedLine, now: DatedLine) -> Iterator[ValueEdit]:
    """The edits that make an entry say another figure or text."""
    for name in ("value", "text"):
        value = getattr(now, name)
        if value != getattr(was, name):
            yield SetValue(path.key(name), value) if value else DeleteValue(path.key(name))


def _parts(line: str) -> DatedLine:
    """The parts of a line in its plain form."""
    on, _, rest = line.partition(BEHIND_DATE)
    head, _, behind = rest.partition(BEHIND_FIGURE)
    figure = figure_in(head, None)
    return DatedLine(on, figure, behind) if figure else DatedLine(on, text=rest)
