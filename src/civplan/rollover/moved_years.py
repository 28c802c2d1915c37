"""Years in dates and titles, in digits of any kind, and the same a year later."""

from __future__ import annotations

import re

from civplan.model.figures import parse_when

DIGITS = (
    "0０〇零○",
    "1１一",
    "2２二",
    "3３三",
    "4４四",
    "5５五",
    "6６六",
    "7７七",
    "8８八",
    "9９九",
)
"""The ways to write each digit of a year."""
FEBRUARY_29 = re.compile(r"(?P<before>.*?0?2\D{1,2})29(?P<after>\D*)")


def year_pattern(*years: int) -> re.Pattern[str]:
    """Some years in a text, in digits of any kind, with 年 where it follows."""
    return re.compile(rf"(?<![\d.])(?:{'|'.join(map(_ways_to_write, years))})(?!\d)年?")


def _ways_to_write(year: int) -> str:
    """The pattern of a year in digits of any kind."""
    return "".join(f"[{DIGITS[int(digit)]}]" for digit in str(year))


def moved_date(text: str, year: int) -> str:
    """A date a year later, written as before; February 29 becomes the 28th.

    Args:
        text: The date; one without a year stays.
        year: What its year may be, or near to it: a number of another meaning stays too.
    """
    moved = re.sub(r"(?<!\d)\d{4}(?!\d)", lambda match: _next_year(match[0], year), text)
    if parse_when(moved.strip()) is None and (leap := FEBRUARY_29.fullmatch(moved)):
        return f"{leap['before']}28{leap['after']}"
    return moved


def _next_year(digits: str, year: int) -> str:
    """The year after, of a year that is near the file's."""
    return str(int(digits) + 1) if abs(int(digits) - year) <= 1 else digits


def moved_title(text: str, year: int) -> str:
    """A text, such as a title or a name, with the next year in the place of a file's.

    In digits of any kind: 二〇〇九年 becomes 二〇一〇年.
    """
    pattern = rf"(?<!\d){_ways_to_write(year)}(?!\d)"
    return re.sub(pattern, lambda match: _year_as_written(year + 1, match[0]), text)


def title_of_next_year(text: str, year: int) -> str:
    """A title a year later; as it is where it has the year before or after as well."""
    is_clear = not year_pattern(year - 1, year + 1).search(text)
    return moved_title(text, year) if is_clear else text


def _year_as_written(year: int, old: str) -> str:
    """A year in the kind of digits of another one."""
    kind = next(number for number, way in enumerate(zip(*DIGITS[1:], strict=True)) if old[0] in way)
    zero = next((digit for digit in old if digit in DIGITS[0]), DIGITS[0][kind])
    digits = (zero if digit == "0" else DIGITS[int(digit)][kind] for digit in str(year))
    return "".join(digits)
