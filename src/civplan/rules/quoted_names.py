"""S114: names that stand in quotation marks as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.prose import PASSAGE_BREAK

QUOTED_NAME = Rule(
    "S114",
    "quoted-name",
    Severity.WARNING,
    Words("名称带着引号：{text}", "a name stands in quotation marks: {text}"),
    Words("去掉引号：{name}", "take the marks away: {name}"),
    why=Words(
        "名称两边的“”会照样印进标题和落款，也和名册里的名称对不上。YAML 里的名称不用加引号。",
        "The marks around a name are printed in the title and the signature, and the name is not"
        " found in the roster. YAML needs no quotation marks around a name.",
    ),
    fails="""\
community: “湖内社区”
""",
    passes="""\
community: 湖内社区
""",
    fix=Safety.SAFE,
)
RULES = (QUOTED_NAME,)

NAME_FIELDS = frozenset({"community", "district", "issuer", "people", "recipient", "copies"})
"""Fields that hold the name of a person or a body; a heading or a team may have its quotes."""
QUOTES = {"“": "”", "‘": "’", "「": "」", "”": "”", "『": "』", '"': '"', "'": "'"}


def _quoted_names(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each name in quotation marks."""
    prose = f"{PASSAGE_BREAK}{context.prose.text}"
    if not any(mark in prose and f"{PASSAGE_BREAK}{mark}" in prose for mark in QUOTES):
        return
    for passage in context.prose.passages:
        text = passage.text
        if text[:1] not in QUOTES:
            continue
        is_name = passage.field in NAME_FIELDS or passage.path[-2:] == ("members", "name")
        if not is_name or QUOTES[text[0]] != text[-1] or len(text) <= len("“”"):
            continue
        name = text[1:-1].strip()
        if name and not any(mark in name for mark in "“”‘’"):
            finding = QUOTED_NAME.at(passage.span, text=text, name=name)
            yield context.with_edit_in(finding, passage, 0, len(text), name)


CHECKS = (_quoted_names,)
