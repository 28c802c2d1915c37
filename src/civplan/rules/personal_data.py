"""P312, P313: ID and mobile numbers, which a document must not spread."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext

RESIDENT_ID = Rule(
    "P312",
    "resident-id",
    Severity.WARNING,
    Words("文中有居民身份证号码“{shown}”", "the resident ID number {shown} stands in the text"),
    Words(
        "删去号码，或遮住中间八位（出生日期）",
        "take it out, or mask the eight digits of the birth date",
    ),
    why=Words(
        "身份证号码属于个人敏感信息，计划和总结要上报、公示，不应写出完整号码。"
        "校验码和出生日期都对得上的十八位号码才会提示。",
        "An ID number is sensitive personal information, and plans and summaries are passed on and"
        " put on notice boards. Only numbers of 18 digits whose checksum and birth date are right"
        " are reported.",
    ),
    fails="""\
work:
  items: [帮助困难居民（身份证号码 11010519491231002X）申请救助。]
""",
    passes="""\
work:
  items: [帮助困难居民（身份证号码 110105********002X）申请救助。]
""",
    fix=Safety.UNSAFE,
)
MOBILE_NUMBER = Rule(
    "P313",
    "mobile-number",
    Severity.WARNING,
    Words("文中有手机号码“{shown}”", "the mobile number {shown} stands in the text"),
    Words(
        "删去号码，或遮住中间四位；确需公开就换成值班电话",
        "take it out or mask its middle; give an office's number where one is needed",
    ),
    why=Words(
        "手机号码属于个人信息，随计划、总结上报和公示后无法收回。",
        "A mobile number is personal information, and once a plan or a summary is passed on it"
        " cannot be called back.",
    ),
    fails="""\
work:
  items: [报修请打电话 13800000000。]
""",
    passes="""\
work:
  items: [报修请打电话 138****0000。]
""",
    fix=Safety.UNSAFE,
)
RULES = (RESIDENT_ID, MOBILE_NUMBER)

ID_NUMBER_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""Of the first 17 digits (GB 11643-1999, 6.1)."""
ID_NUMBER_CHECK_DIGITS = "10X98765432"
"""By the remainder of the weighted sum divided by 11."""
EARLIEST_YEAR = 1900
"""Nobody born before has an ID number."""
CONTACT_FIELD = "contact"
"""What a document says there is meant for its readers."""
LONG_NUMBER = "[0-9][0-9]{10}"
"""Searched twice as fast as a pattern of eleven digits."""


def _resident_ids(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each valid ID number."""
    for hit in context.find(re.compile(r"(?<![0-9A-Za-z])[1-8][0-9]{16}[0-9Xx](?![0-9A-Za-z])")):
        if _is_resident_id(hit.text):
            masked = f"{hit.text[:6]}********{hit.text[14:]}"
            yield context.replacement(RESIDENT_ID, hit, masked, shown=masked)


def _mobile_numbers(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each mobile number, but not for a sum of money or whom to ask."""
    for hit in context.find(
        re.compile(r"(?<![0-9A-Za-z.])1[3-9][0-9]{9}(?![0-9A-Za-z.%％元万亿])")
    ):
        if CONTACT_FIELD in hit.passage.path:
            continue
        masked = f"{hit.text[:3]}****{hit.text[7:]}"
        yield context.replacement(MOBILE_NUMBER, hit, masked, shown=masked)


def _is_resident_id(number: str) -> bool:
    """True when 18 characters are an ID number: checksum and birth date (GB 11643-1999)."""
    total = sum(
        weight * int(digit) for weight, digit in zip(ID_NUMBER_WEIGHTS, number, strict=False)
    )
    if ID_NUMBER_CHECK_DIGITS[total % 11] != number[-1].upper():
        return False
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return EARLIEST_YEAR <= year < EARLIEST_YEAR + 200


def _personal_data(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each number of a person, in texts with a number of that length."""
    if re.search(LONG_NUMBER, context.prose.text):
        yield from _resident_ids(context)
        yield from _mobile_numbers(context)


CHECKS = (_personal_data,)
