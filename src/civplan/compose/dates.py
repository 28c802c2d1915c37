"""Dates in words: Arabic digits, no padding (GB/T 9704-2012, 7.3.5.4)."""

from __future__ import annotations

from civplan.model.figures import When

QUARTERS = "一二三四"


def date_words(when: When) -> str:
    """2007年12月20日, 2007年12月, 2007年第四季度, 2007年, or 长期."""
    if when.is_long_term:
        return "长期"
    if when.quarter:
        return f"{when.year}年第{QUARTERS[when.quarter - 1]}季度"
    month = f"{when.month}月" if when.month else ""
    day = f"{when.day}日" if when.day else ""
    return f"{when.year}年{month}{day}"


def date_within(when: When, year: int) -> str:
    """A date where one knows the year, which is not said again: 5月8日, 5月, 第二季度, 全年."""
    if when.year != year:
        return date_words(when)
    return date_words(when).removeprefix(f"{when.year}年") or "全年"


def period_words(start: When | None, end: When | None) -> str:
    """2007年1月至3月; the year is not said twice, and one end alone stands with 起 or 前."""
    if start == end:
        return date_words(start) if start else ""
    if start is None or start.is_long_term:
        return f"{date_words(end)}前" if end and not end.is_long_term else "长期"
    if end is None or end.is_long_term:
        return f"{date_words(start)}起"
    last = date_words(end)
    same_year = start.year == end.year and bool(end.month or end.quarter)
    return f"{date_words(start)}至{last.removeprefix(f'{end.year}年') if same_year else last}"


def deadline_words(when: When) -> str:
    """Until when something is done: 2007年12月底前完成, 长期坚持."""
    if when.is_long_term:
        return "长期坚持"
    return f"{date_words(when)}{'前' if when.is_day else '底前'}完成"
