"""The explanation of a rule in parts with a heading each, for its page and the console."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from civplan.findings.finding import NO_WORDS, Rule, Safety, Severity
from civplan.findings.words import GAP, Words
from civplan.model.rules import district
from civplan.rules import district_rules, form_rules, ignores, import_rules, rollover_rules
from civplan.rules.catalogue import source_file
from civplan.rules.examples import (
    EXAMPLE_BASE_FILE,
    EXAMPLE_BASE_TEXT,
    EXAMPLE_ISSUED_LINE,
    with_chinese_keys,
)

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
SEVERITY_MEANINGS = {
    Severity.ERROR: Words(
        "错误：改好以前不生成公文", "error: no document is made before it is mended"
    ),
    Severity.WARNING: Words(
        "警告：公文照样生成，用 --strict 时按错误处理",
        "warning: documents are made; --strict takes it for an error",
    ),
    Severity.INFO: Words("提示：供参考，不影响生成", "info: a hint that stops nothing"),
}
SEVERITY_AMONG_FILES = {
    Severity.ERROR: Words(
        "错误：civplan batch 照样生成公文，但是汇总不可靠，退出码是 1",
        "error: civplan batch makes the documents, but the roll-up is not reliable; exit code 1",
    ),
    Severity.WARNING: Words(
        "警告：civplan batch 照样生成公文，照样汇总",
        "warning: civplan batch makes documents and roll-up all the same",
    ),
    Severity.INFO: SEVERITY_MEANINGS[Severity.INFO],
}
"""The meaning of severities for rules about the files of a sub-district."""
SEVERITY_IN_IMPORTS = {
    Severity.ERROR: Words("错误：没有导入", "error: nothing is imported"),
    Severity.WARNING: Words(
        "警告：照样导入，请对照原文核对",
        "warning: the document is imported; compare it with the original",
    ),
    Severity.INFO: Words("提示：供参考，不影响导入", "info: a hint; the document is imported"),
}
"""The meaning of severities for rules about documents that are imported."""
SEVERITY_IN_FORMS = {
    Severity.ERROR: Words(
        "错误：这份填报表先不写进计划文件，用 --partial 写其余的",
        "error: nothing of the form is written; --partial writes the rest",
    ),
    Severity.WARNING: Words(
        "警告：照样写进计划文件，请核对",
        "warning: it is written all the same; see whether it is right",
    ),
    Severity.INFO: Words("提示：供参考", "info: a hint"),
}
"""The meaning of severities for rules about forms that are filled in."""
SEVERITY_OF_WORD_FILES = {
    Severity.ERROR: Words(
        "错误：版面与标准不符，civplan inspect 的退出码是 1",
        "error: the page is not the standard's; exit code 1 of civplan inspect",
    ),
    Severity.WARNING: Words(
        "警告：与标准不同，用 --strict 时按错误处理",
        "warning: unlike the standard; --strict takes it for an error",
    ),
    Severity.INFO: Words("提示：供参考", "info: a hint"),
}
"""The meaning of severities for rules about Word files."""
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
ONLY_KEYS_IN_QUESTION = Words(
    "只写出有关的字段，其余略去。", "Only the keys in question are shown; the others are left out."
)
TEXT_TO_IMPORT = Words(
    "civplan import 读到这样的文字：", "civplan import reads a text such as this:"
)
OF_WORD_FILE = Words(
    "这一条只有 Word 文件和读不全的文件才有，没法在这里举例。",
    "Only Word files and damaged ones have this; it cannot be shown here.",
)
OF_FORM = Words(
    "这一条由 civplan fill 对照填报表和计划文件得出，一份计划文件里举不出例子。",
    "civplan fill finds this by a form and its plan file; a plan file alone cannot show it.",
)
OF_ROLLOVER = Words(
    "这一条由 civplan rollover 转到下一年时得出，说的是新文件，一份计划文件里举不出例子。",
    "civplan rollover finds this in the file that it makes; a plan file alone cannot show it.",
)
CONTENT_AS_ISSUED = Words(
    "这是下达（civplan issue）时的内容，上面是下达以后改动的。",
    "This is what was issued (civplan issue); above is what was made of it later.",
)
BASE_FILE_HEADING = Words(f"旁边的 {EXAMPLE_BASE_FILE}", f"The file {EXAMPLE_BASE_FILE} beside it")
WORD_FIX_ADVICE = Words(
    "civplan inspect --fix 把整个文件按标准重新排版，文字一个不少。",
    "civplan inspect --fix sets the document anew as the standard says, every character kept.",
)
WORD_RULES_OF_TEXT = frozenset(
    {"F432", "F441", "F451", "F452", "F453", "F462", "F464", "F465", "F468", "F470", "F471"}
)
"""Rules about the characters of a Word file, which ``--fix`` keeps."""
AS_A_DOCUMENT = Words(
    "这是一个 Word 文件的样子：字号、行距以磅计，页边距以毫米计，缩进以字计；没有写的都合标准。",
    "A Word document in a few lines: points, millimetres for margins, characters for indents; what"
    " is left out is as the standard has it.",
)
IGNORE_IN_WORD = Words(
    "Word 文件里写不了注释。确实不用改的：",
    "A Word file has no comments for civplan. Where it is right as it stands:",
)
IGNORE_HEADING = Words("不再提示某一处", "How to silence one finding")
SEE_FINDING = Words("每一处怎样改，检查结果里有建议", "each finding says how to mend it")
NO_EXAMPLE_HEADING = Words("例子", "Example")
CANNOT_BE_SHOWN = Words(
    "这种毛病不在计划文件的文字里，没法在这里举例。",
    "This cannot be shown as the text of a plan file.",
)
AMONG_FILES_ONLY = Words(
    "这一条由 civplan batch 对照街道文件和各社区的文件得出，一份计划文件里举不出例子。",
    "civplan batch finds this by the district's file and the files of all communities; one plan"
    " file cannot show it.",
)
OF_DISTRICT_FILE = Words(
    "这一条查的是街道文件，civplan batch 和 civplan validate 都会查，一份计划文件里举不出例子。",
    "This is about the sub-district's own file, which civplan batch and civplan validate check; a"
    " plan file cannot show it.",
)
NUMBERS_HEADING = Words("用到的数字", "Numbers")
SOURCE_HEADING = Words("源文件（供开发者）", "Source file, for developers")
NEVER_IGNORED = Words(
    "这一条不能用注释关掉，只能改正。",
    "No comment silences it; it can only be mended.",
)


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
    return [
        ExplanationPart(WHY_HEADING, rule.why),
        ExplanationPart(FIX_HEADING, how_to_fix(rule)),
        *_number_parts(rule),
        *_example_parts(rule, findings),
        *_ignore_parts(rule),
        *_developer_parts(rule),
    ]


def how_to_fix(rule: Rule) -> Words:
    """How to fix a rule's findings, with stops."""
    is_layout = is_word_rule(rule) and rule.code not in WORD_RULES_OF_TEXT
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


def _example_parts(rule: Rule, findings: Words) -> list[ExplanationPart]:
    """The parts on the examples of a rule, or on why it has none."""
    if not rule.fails:
        return [ExplanationPart(NO_EXAMPLE_HEADING, _why_no_example(rule))]
    parts = [
        ExplanationPart(
            FAILS_HEADING,
            _about_example(rule),
            examples_of(rule)[0],
            is_about_imports(rule),
        ),
        ExplanationPart(FINDINGS_HEADING, code=findings),
        ExplanationPart(
            PASSES_HEADING,
            CONTENT_AS_ISSUED if EXAMPLE_ISSUED_LINE in rule.passes else NO_WORDS,
            examples_of(rule)[1],
            is_about_imports(rule),
        ),
    ]
    if EXAMPLE_BASE_FILE in rule.fails + rule.passes:
        parts.append(ExplanationPart(BASE_FILE_HEADING, code=example_in_both(EXAMPLE_BASE_TEXT)))
    return [part for part in parts if part.code.en]


def _why_no_example(rule: Rule) -> Words:
    """The reason why a rule has no example."""
    if rule in district_rules.RULES:
        return AMONG_FILES_ONLY
    if is_about_forms(rule):
        return OF_FORM
    if rule in rollover_rules.RULES:
        return OF_ROLLOVER
    if is_about_imports(rule):
        return OF_WORD_FILE
    return OF_DISTRICT_FILE if rule in district.RULES else CANNOT_BE_SHOWN


def is_about_imports(rule: Rule) -> bool:
    """True for rules about documents that are imported; their examples are such documents."""
    return rule in import_rules.RULES


def is_about_forms(rule: Rule) -> bool:
    """True for rules about forms that are filled in."""
    return rule in form_rules.RULES


def is_word_rule(rule: Rule) -> bool:
    """True for a rule about Word files, whose examples are documents in a few lines."""
    return rule.code.startswith("F")


def _about_example(rule: Rule) -> Words:
    """What the lines of an example are."""
    if is_word_rule(rule):
        return AS_A_DOCUMENT
    return TEXT_TO_IMPORT if is_about_imports(rule) else ONLY_KEYS_IN_QUESTION


def examples_of(rule: Rule) -> tuple[Words, Words]:
    """The failing and the passing example of a rule, in both languages.

    They are keys of a plan file, the text of a document, or a Word file in a few lines.
    """
    if is_about_imports(rule):
        return Words(rule.fails, rule.fails), Words(rule.passes, rule.passes)
    if is_word_rule(rule):
        from civplan.rules.word_examples import word_example_in_chinese  # noqa: PLC0415 - few ask

        return (
            Words(word_example_in_chinese(rule.fails), rule.fails),
            Words(word_example_in_chinese(rule.passes), rule.passes),
        )
    return example_in_both(rule.fails), example_in_both(rule.passes)


def example_in_both(example: str) -> Words:
    """An example with the Chinese and with the English names of its keys."""
    return Words(with_chinese_keys(example), example)


def _ignore_parts(rule: Rule) -> list[ExplanationPart]:
    """The part on how to ignore a finding; documents and forms have no comments for that."""
    if is_about_imports(rule) or is_about_forms(rule):
        return []
    if is_word_rule(rule):
        command = f"civplan inspect --ignore {rule.code}"
        text = Words(command, command)
        return [ExplanationPart(IGNORE_HEADING, IGNORE_IN_WORD, text, is_document=True)]
    if not _is_ignorable(rule):
        return [ExplanationPart(IGNORE_HEADING, NEVER_IGNORED)]
    text = Words(
        "确实不用改的，在那一行的末尾或上一行写明原因：",
        "Where it is right as it stands, say why at the end of the line or on the line above:",
    )
    code = Words(f"# civplan: ignore[{rule.code}] 原因", f"# civplan: ignore[{rule.code}] why")
    return [ExplanationPart(IGNORE_HEADING, text, code)]


def _is_ignorable(rule: Rule) -> bool:
    """False for errors of the file itself and rules about a sub-district or the comments."""
    is_error_of_file = rule.code.startswith("Y") and rule.severity is Severity.ERROR
    return not (is_error_of_file or _is_among_files(rule) or rule in ignores.RULES)


def _is_among_files(rule: Rule) -> bool:
    """True for rules about the files of a sub-district or its own file."""
    return rule in (*district_rules.RULES, *district.RULES)


def severity_meaning(rule: Rule) -> Words:
    """The severity of a rule and what it means."""
    if is_about_imports(rule):
        return SEVERITY_IN_IMPORTS[rule.severity]
    if is_about_forms(rule):
        return SEVERITY_IN_FORMS[rule.severity]
    if is_word_rule(rule):
        return SEVERITY_OF_WORD_FILES[rule.severity]
    return (SEVERITY_AMONG_FILES if _is_among_files(rule) else SEVERITY_MEANINGS)[rule.severity]


def rules_by_family(rules: Iterable[Rule]) -> list[tuple[Words, list[Rule]]]:
    """Each family with its rules; families without a rule are left out."""
    known = list(rules)
    members = [
        (about, [rule for rule in known if rule.code.startswith(beginning)])
        for beginning, about in RULE_FAMILIES.items()
    ]
    return [(about, family) for about, family in members if family]
