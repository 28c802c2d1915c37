"""The marks above a letterhead: 份号, 密级 and 紧急程度 (GB/T 9704-2012, 7.2.1 to 7.2.3)."""

from __future__ import annotations

import re

from civplan.findings.words import Words
from civplan.model.rules.values import NOT_A_MARK
from civplan.model.shapes import ParsedText

COPY_NUMBER_DIGITS = 6
COPY_NUMBER_FORM = r"\d{1,6}"
SECRECY_FORM = r"(绝密|机密|秘密)(?:\s*[★☆*]?\s*(\d+\s*(?:年|个月|月|天|日)|长期))?"
URGENCIES = ("特急", "加急")


def parse_copy_number(text: str) -> str | None:
    """A number of at most six digits, with zeros before it; None for another text."""
    digits = _plain(text)
    return digits.zfill(COPY_NUMBER_DIGITS) if re.fullmatch(COPY_NUMBER_FORM, digits) else None


def parse_secrecy(text: str) -> str | None:
    """A secrecy level, with ★ before its term if it has one: 秘密★1年; None for another text."""
    match = re.fullmatch(SECRECY_FORM, _plain(text))
    if match is None:
        return None
    level, term = match.groups()
    return f"{level}★{''.join(term.split())}" if term else level


def parse_urgency(text: str) -> str | None:
    """特急 or 加急; None for another text."""
    return text if text in URGENCIES else None


def _plain(text: str) -> str:
    """A text with half-width digits."""
    from unicodedata import normalize  # noqa: PLC0415 - few files have such a mark

    return normalize("NFKC", text)


COPY_NUMBER = ParsedText(
    parse_copy_number,
    NOT_A_MARK,
    Words("六位数字：000001", "six digits: 000001"),
    {"type": ["string", "number"], "pattern": r"^\s*[0-9０-９]{1,6}\s*$"},
    Words("000001", "000001"),
)
SECRECY = ParsedText(
    parse_secrecy,
    NOT_A_MARK,
    Words("密级和保密期限：秘密★1年", "its level and term: 秘密★1年"),
    {"type": "string", "pattern": r"^\s*(绝密|机密|秘密)"},
    Words("绝密、机密 或 秘密，如 秘密★1年", "绝密, 机密 or 秘密, such as 秘密★1年"),
)
URGENCY = ParsedText(
    parse_urgency,
    NOT_A_MARK,
    Words("特急 或 加急", "特急 or 加急"),
    {"type": "string", "enum": [*URGENCIES]},
    Words("特急 或 加急", "特急 or 加急"),
)
