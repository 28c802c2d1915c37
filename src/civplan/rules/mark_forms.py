"""P323, P324: marks in small, narrow or Western forms; dashes and ellipses of half their length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.prose import CLOSING_SIGNS, HAN, NUMERALS, OPENING_SIGNS, Hit
from civplan.rules.punctuation import ENTITY, LONGEST_TAIL, STOP_OR_POINT, TAG
from civplan.source.controls import is_blank

SMALL_FORM_MARK = Rule(
    "P323",
    "small-form-mark",
    Severity.WARNING,
    Words(
        "“{text}”是小号、窄体或西文样的标点",
        "“{text}” is a small, narrow or Western form of a mark",
    ),
    Words("改为“{wanted}”", "write “{wanted}”"),
    why=Words(
        "竖排、日文编码里的小号标点（﹐﹔﹪）、半角句顿号（｡､）和全角的西文句点（．）"
        "看上去差不多，查找、替换时却认不出来，有的字体里还印成空白。编号后的“．”不在此列。",
        "Small and narrow forms of marks and the wide Western dot come from other encodings; they"
        " look like marks, a search does not find them, and some fonts print a blank. The dot"
        " behind the number of a list is left alone.",
    ),
    fails="""\
principles: 居民满意率在90﹪以上﹐办好实事｡
""",
    passes="""\
principles: 居民满意率在90%以上，办好实事。
""",
    fix=Safety.SAFE,
)
SMALL_FORMS = "﹐﹑﹔﹕﹖﹗﹙﹚﹪､｡"
USUAL_FORMS = str.maketrans(SMALL_FORMS, "，、；：？！（）%、。")
SMALL_RUN = f"[{SMALL_FORMS}]+"
WIDE_DOT = (
    r"(?<=[0-9])．(?=[0-9]+(?!．|[０-９]))"
    rf"|(?<={HAN})(?<!^[{NUMERALS}])(?<!第[{NUMERALS}])．(?={HAN})"
    rf"|(?:(?<={HAN})(?<!^[{NUMERALS}])|(?<=[”’）》％%]))．(?=[ \t]*$)"
)
"""A wide Western dot for a point, a stop, or the point in a foreign name."""


def _small_forms(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each run of marks in small or narrow forms."""
    text = context.prose.text
    if text.isascii() or not any(mark in text for mark in SMALL_FORMS):
        return
    for hit in context.find(re.compile(SMALL_RUN)):
        wanted = hit.text.translate(USUAL_FORMS)
        yield context.replacement(SMALL_FORM_MARK, hit, wanted, text=hit.text, wanted=wanted)


def _wide_dots(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each wide Western dot; one between Chinese has no edit."""
    if "．" not in context.prose.text:
        return
    for hit in context.find(re.compile(WIDE_DOT, re.MULTILINE)):
        if hit.precedes(HAN):
            yield context.at(SMALL_FORM_MARK, hit, text=hit.text, wanted=STOP_OR_POINT)
        elif not hit.follows("[０-９][0-9]*$", LONGEST_TAIL):  # P316 mends those
            wanted = "." if hit.precedes("[0-9]") else "。"
            yield context.replacement(SMALL_FORM_MARK, hit, wanted, text=hit.text, wanted=wanted)


INCOMPLETE_MARK = Rule(
    "P324",
    "incomplete-mark",
    Severity.WARNING,
    Words("“{text}”不是完整的“{wanted}”", "“{text}” is no whole “{wanted}”"),
    Words("改为“{wanted}”", "write “{wanted}”"),
    why=Words(
        "破折号“——”和省略号“……”各占两个字的位置；用减号或单个“…”代替，印出来断断续续。"
        "起止之间的“—”和编号里的“-”不在此列。",
        "The Chinese dash “——” and ellipsis “……” are two characters wide; minus signs or a single"
        " “…” look broken. Ranges and codes are left alone.",
    ),
    fails="""\
principles: 建设幸福家园--湖内社区，走访、慰问…都要落实。
""",
    passes="""\
principles: 建设幸福家园——湖内社区，走访、慰问……都要落实。
""",
    fix=Safety.SAFE,
)
MINUS_RUN = f"(?:(?<={HAN})|(?<=[”》）]))(?:-{{2,3}}|－{{2,3}}|—[-－]|[-－]—)(?=[“《（]|{HAN})"
LONE_ELLIPSIS = (
    f"(?:(?<={HAN})|(?<=[”》）]))…(?!…)(?=[{CLOSING_SIGNS}{OPENING_SIGNS}]|{HAN}|[ \\t]*$)"
)
MINUS_PAIRS = ("--", "－－", "—-", "—－", "-—", "－—")
FULL_DASH, FULL_ELLIPSIS = "——", "……"


def _incomplete_dashes(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each dash of minus signs between Chinese."""
    text = context.prose.text
    if ("-" in text or "－" in text) and any(pair in text for pair in MINUS_PAIRS):
        for hit in context.find(re.compile(MINUS_RUN)):
            yield context.replacement(
                INCOMPLETE_MARK, hit, FULL_DASH, text=hit.text, wanted=FULL_DASH
            )


def _lone_ellipses(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each single “…” behind Chinese."""
    if "…" in context.prose.text:
        for hit in context.find(re.compile(LONE_ELLIPSIS, re.MULTILINE)):
            wanted = FULL_ELLIPSIS
            yield context.replacement(INCOMPLETE_MARK, hit, wanted, text=hit.text, wanted=wanted)


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
    """The character of an entity, none for what nobody sees; None when there is no such entity."""
    import html  # noqa: PLC0415 - few files have an entity

    known = (html.unescape(form) for form in (entity.text, entity.text.lower()))
    character = next((one for one in known if not one.endswith(";")), entity.text)
    if is_blank(character) or character.isspace():
        return ""
    return None if character == entity.text or not character.isprintable() else character


RULES = (
    SMALL_FORM_MARK,
    INCOMPLETE_MARK,
    WEB_REMNANT,
)
CHECKS = (
    _small_forms,
    _wide_dots,
    _incomplete_dashes,
    _lone_ellipses,
    _web_remnants,
)
