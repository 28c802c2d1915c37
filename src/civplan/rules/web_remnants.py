"""P322: codes of web pages that copying has left in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.foreign_text import ENTITY, TAG
from civplan.rules.prose import Hit

WEB_REMNANT = Rule(
    "P322",
    "web-remnant",
    Severity.WARNING,
    Words("“{text}”是网页代码的残留", "“{text}” is left over from a web page"),
    Words("删去，或换成它代表的字", "take it out, or write the character that it stands for"),
    why=Words(
        "从网页复制的文字常带着 &nbsp;、<br> 这样的代码。"
        "civplan 把文字照原样印出，代码也会印在纸上。",
        "Text copied from a web page often brings codes such as &nbsp; or <br> along. civplan"
        " prints a text as it is written, codes too.",
    ),
    fails="""\
principles: 社区&nbsp;居民&nbsp;物业三方联动。
""",
    passes="""\
principles: 社区、居民、物业三方联动。
""",
    fix=Safety.UNSAFE,
)
RULES = (WEB_REMNANT,)

BLANK_ENTITIES = frozenset({"&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "&#xa0;"})
"""Entities that stand for blanks, of which Chinese has none."""


def _web_remnants(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each entity and tag; an entity's edit writes its character."""
    text = context.prose.text
    if not ("&" in text and ";" in text) and not ("<" in text and ">" in text):
        return
    for hit in context.find(re.compile(f"(?:{ENTITY}|{TAG})", re.IGNORECASE)):
        if hit.text.startswith("<"):
            yield context.at(WEB_REMNANT, hit, text=hit.text)
        elif (character := _character_of(hit)) is not None:
            yield context.replacement(WEB_REMNANT, hit, character, text=hit.text)


def _character_of(entity: Hit) -> str | None:
    """The character of an entity, none for a blank; None when there is no such entity."""
    if entity.text.lower() in BLANK_ENTITIES:
        return ""
    import html  # noqa: PLC0415 - few files have an entity

    character = html.unescape(entity.text)
    return None if character == entity.text or not character.isprintable() else character


CHECKS = (_web_remnants,)
