"""The explanation of a rule in parts with a heading each, for its page and the console."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from civplan.findings.finding import NO_WORDS, Rule, Safety
from civplan.findings.words import GAP, Words
from civplan.rules.catalogue import source_file
from civplan.rules.examples import (
    EXAMPLE_ISSUED_LINE,
    FILES_BESIDE_EXAMPLE,
    with_chinese_keys,
)
from civplan.rules.rule_kinds import IMPORT_RULE, WORD_RULE, RuleKind, kind_of

RULE_FAMILIES = {
    "Y0": Words("文件和字段", "The file and its keys"),
    "S1": Words("结构", "Structure"),
    "T2": Words("指标和完成情况", "Targets and results"),
    "P3": Words("文字", "Prose"),
    "F4": Words("Word 文件的格式", "The format of Word files"),
    "D5": Words("街道汇总", "A sub-district"),
    "I6": Words("导入、填报和转到下一年", "Imports, forms and the next year"),
}
"""The meaning of the first two characters of a code, in the order of the index."""
FIX_ADVICE = {
    Safety.SAFE: Words(
        "能确定怎样改的，civplan validate --fix 会自动改好，不改变原意。",
        "Where it is certain, civplan validate --fix mends it and keeps what the text says.",
    ),
    Safety.UNSAFE: Words(
        "civplan validate --fix --unsafe-fixes 会自动改，改完请看一遍。",
        "civplan validate --fix --unsafe-fixes mends it; read afterwards what it made.",
    ),
    None: NO_WORDS,
}
WHY_HEADING = Words("为什么", "Why")
FIX_HEADING = Words("怎样改", "How to mend it")
FAILS_HEADING = Words("不对的写法", "What breaks it")
FINDINGS_HEADING = Words("检查结果", "What civplan says")
PASSES_HEADING = Words("正确的写法", "As it should be")
CONTENT_AS_ISSUED = Words(
    "这是下达（civplan issue）时的内容，上面是下达以后改动的。",
    "This is what was issued (civplan issue); above is what was made of it later.",
)
FILE_BESIDE_HEADING = Words("旁边的 {file}", "The file {file} beside it")
WORD_FIX_ADVICE = Words(
    "civplan inspect --fix 把整个文件按标准重新排版，文字一个不少。",
    "civplan inspect --fix sets the document anew as the standard says, every character kept.",
)
WORD_RULES_OF_TEXT = frozenset(
    {"F432", "F441", "F451", "F452", "F453", "F462", "F464", "F465", "F468", "F470", "F471"}
)
"""Rules about the characters of a Word file, which ``--fix`` keeps."""
IGNORE_HEADING = Words("不再提示某一处", "How to silence one finding")
SEE_FINDING = Words("每一处怎样改，检查结果里有建议", "each finding says how to mend it")
NO_EXAMPLE_HEADING = Words("例子", "Example")
NUMBERS_HEADING = Words("用到的数字", "Numbers")
SOURCE_HEADING = Words("源文件（供开发者）", "Source file, for developers")


class ExplanationPart(NamedTuple):
    """A heading with a text and lines of code."""

    heading: Words
    text: Words = NO_WORDS
    code: Words = NO_WORDS
    """Lines in a code block behind the text."""
    is_document: bool = False
    """True when the lines are those of a document, and not of a plan file."""


def explanation_parts(rule: Rule, findings: Words = NO_WORDS) -> list[ExplanationPart]:
    """All parts of the explanation of a rule.

    Args:
        rule: The rule.
        findings: The findings about its failing example, as a terminal shows them.
    """
    kind = kind_of(rule)
    return [
        ExplanationPart(WHY_HEADING, rule.why),
        ExplanationPart(FIX_HEADING, how_to_fix(rule)),
        *_number_parts(rule),
        *_example_parts(rule, kind, findings),
        *_ignore_parts(rule, kind),
        *_developer_parts(rule),
    ]


def how_to_fix(rule: Rule) -> Words:
    """How to fix a rule's findings, with stops."""
    is_layout = kind_of(rule) is WORD_RULE and rule.code not in WORD_RULES_OF_TEXT
    fix = WORD_FIX_ADVICE if is_layout else FIX_ADVICE[rule.fix]
    advice = _advice_of(rule)
    return Words(f"{advice.zh}。{fix.zh}", f"{_sentence_start(advice.en)}. {fix.en}".rstrip())


def _advice_of(rule: Rule) -> Words:
    """A rule's help; a reference to the findings where only they have it."""
    if rule.help.without_values("en").replace(GAP, "").strip():
        return Words(rule.help.without_values("zh"), rule.help.without_values("en"))
    return SEE_FINDING


def _sentence_start(text: str) -> str:
    """A text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def _number_parts(rule: Rule) -> list[ExplanationPart]:
    """The part on the numbers that a rule uses; empty when it uses none."""
    zh = "；".join(number.zh for number in rule.numbers)
    en = "; ".join(number.en for number in rule.numbers)
    text = Words(f"{zh}。", f"{_sentence_start(en)}.")
    return [ExplanationPart(NUMBERS_HEADING, text)] if rule.numbers else []


def _developer_parts(rule: Rule) -> list[ExplanationPart]:
    """The part on the file that defines a rule; empty for a rule outside the catalogue."""
    file = source_file(rule)
    return [ExplanationPart(SOURCE_HEADING, code=Words(file, file))] if file else []


def _example_parts(rule: Rule, kind: RuleKind, findings: Words) -> list[ExplanationPart]:
    """The parts on the examples of a rule, or on why it has none."""
    if not rule.fails:
        return [ExplanationPart(NO_EXAMPLE_HEADING, kind.without_example)]
    parts = [
        ExplanationPart(
            FAILS_HEADING,
            kind.about_example,
            examples_of(rule)[0],
            kind is IMPORT_RULE,
        ),
        ExplanationPart(FINDINGS_HEADING, code=findings),
        ExplanationPart(
            PASSES_HEADING,
            CONTENT_AS_ISSUED if EXAMPLE_ISSUED_LINE in rule.passes else NO_WORDS,
            examples_of(rule)[1],
            kind is IMPORT_RULE,
        ),
    ]
    for name, text in FILES_BESIDE_EXAMPLE.items():
        if name in rule.fails + rule.passes:
            heading = FILE_BESIDE_HEADING.filled(file=name)
            parts.append(ExplanationPart(heading, code=example_in_both(text)))
    return [part for part in parts if part.code.en]


def examples_of(rule: Rule) -> tuple[Words, Words]:
    """The failing and the passing example of a rule, in both languages.

    They are keys of a plan file, the text of a document, or a Word file in a few lines.
    """
    kind = kind_of(rule)
    if kind is IMPORT_RULE:
        return Words(rule.fails, rule.fails), Words(rule.passes, rule.passes)
    if kind is WORD_RULE:
        from civplan.rules.word_examples import word_example_in_chinese  # noqa: PLC0415 - few ask

        return (
            Words(word_example_in_chinese(rule.fails), rule.fails),
            Words(word_example_in_chinese(rule.passes), rule.passes),
        )
    return example_in_both(rule.fails), example_in_both(rule.passes)


def example_in_both(example: str) -> Words:
    """An example with the Chinese and with the English names of its keys."""
    return Words(with_chinese_keys(example), example)


def _ignore_parts(rule: Rule, kind: RuleKind) -> list[ExplanationPart]:
    """The part on how to ignore a finding; empty where nothing can hold a comment."""
    if kind.ignored_by is None:
        return []
    text, code = kind.ignored_by
    code = Words(code.zh.format(code=rule.code), code.en.format(code=rule.code))
    return [ExplanationPart(IGNORE_HEADING, text, code, is_document=kind is WORD_RULE)]


def severity_meaning(rule: Rule) -> Words:
    """The severity of a rule and what it means."""
    return kind_of(rule).severities[rule.severity]


def rules_by_family(rules: Iterable[Rule]) -> list[tuple[Words, list[Rule]]]:
    """Each family with its rules; families without a rule are left out."""
    known = list(rules)
    members = [
        (about, [rule for rule in known if rule.code.startswith(beginning)])
        for beginning, about in RULE_FAMILIES.items()
    ]
    return [(about, family) for about, family in members if family]
