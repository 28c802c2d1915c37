"""What a rule is about, and what its explanation says for that: a row for each kind of rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from civplan.findings.finding import NO_WORDS, Rule, Severity
from civplan.findings.words import Words
from civplan.model.rules import district
from civplan.rules import (
    district_rules,
    form_rules,
    ignores,
    import_rules,
    imported_plan_rules,
    rollover_rules,
)

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
SEVERITY_IN_ROLLOVERS = {
    Severity.ERROR: Words("错误：新的一年的文件没有写", "error: next year's file is not written"),
    Severity.WARNING: Words(
        "警告：新的一年的文件照样写，请核对这一处",
        "warning: next year's file is written; see to this place of it",
    ),
    Severity.INFO: Words(
        "提示：供参考，新的一年的文件照样写", "info: a hint; next year's file is written"
    ),
}
"""The meaning of severities for rules about what a rollover made."""
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
ONLY_KEYS_IN_QUESTION = Words(
    "只写出有关的字段，其余略去。", "Only the keys in question are shown; the others are left out."
)
TEXT_TO_IMPORT = Words(
    "civplan import 读到这样的文字：", "civplan import reads a text such as this:"
)
AS_A_DOCUMENT = Words(
    "这是一个 Word 文件的样子：字号、行距以磅计，页边距以毫米计，缩进以字计；没有写的都合标准。",
    "A Word document in a few lines: points, millimetres for margins, characters for indents; what"
    " is left out is as the standard has it.",
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
IGNORED_BY_COMMENT = (
    Words(
        "确实不用改的，在那一行的末尾或上一行写明原因：",
        "Where it is right as it stands, say why at the end of the line or on the line above:",
    ),
    Words("# civplan: ignore[{code}] 原因", "# civplan: ignore[{code}] why"),
)
IGNORED_BY_OPTION = (
    Words(
        "Word 文件里写不了注释。确实不用改的：",
        "A Word file has no comments for civplan. Where it is right as it stands:",
    ),
    Words("civplan inspect --ignore {code}", "civplan inspect --ignore {code}"),
)
NEVER_IGNORED = (
    Words("这一条不能用注释关掉，只能改正。", "No comment silences it; it can only be mended."),
    NO_WORDS,
)


class RuleKind(NamedTuple):
    """What the explanation of a rule says because of what the rule is about."""

    severities: Mapping[Severity, Words]
    """What each severity means."""
    without_example: Words
    """Why a rule has no example."""
    ignored_by: tuple[Words, Words] | None
    """How a finding is silenced, in words and code; None where one is told once and has no place
    for a comment."""
    about_example: Words = ONLY_KEYS_IN_QUESTION
    """What the lines of an example are."""


PLAN_RULE = RuleKind(SEVERITY_MEANINGS, CANNOT_BE_SHOWN, IGNORED_BY_COMMENT)
NEVER_SILENT_RULE = RuleKind(SEVERITY_MEANINGS, CANNOT_BE_SHOWN, NEVER_IGNORED)
"""An error of the file itself, or about a comment that silences findings."""
DISTRICT_FILE_RULE = RuleKind(SEVERITY_AMONG_FILES, OF_DISTRICT_FILE, NEVER_IGNORED)
AMONG_FILES_RULE = RuleKind(SEVERITY_AMONG_FILES, AMONG_FILES_ONLY, NEVER_IGNORED)
WORD_RULE = RuleKind(SEVERITY_OF_WORD_FILES, CANNOT_BE_SHOWN, IGNORED_BY_OPTION, AS_A_DOCUMENT)
IMPORT_RULE = RuleKind(SEVERITY_IN_IMPORTS, OF_WORD_FILE, None, TEXT_TO_IMPORT)
IMPORTED_PLAN_RULE = RuleKind(SEVERITY_IN_IMPORTS, CANNOT_BE_SHOWN, None)
FORM_RULE = RuleKind(SEVERITY_IN_FORMS, OF_FORM, None)
ROLLOVER_RULE = RuleKind(SEVERITY_IN_ROLLOVERS, OF_ROLLOVER, None)
RULE_KINDS = (
    (import_rules.RULES, IMPORT_RULE),
    (imported_plan_rules.RULES, IMPORTED_PLAN_RULE),
    (form_rules.RULES, FORM_RULE),
    (rollover_rules.RULES, ROLLOVER_RULE),
    (district_rules.RULES, AMONG_FILES_RULE),
    (district.RULES, DISTRICT_FILE_RULE),
    (ignores.RULES, NEVER_SILENT_RULE),
)


def kind_of(rule: Rule) -> RuleKind:
    """The kind of a rule."""
    for rules, kind in RULE_KINDS:
        if rule in rules:
            return kind
    if rule.code.startswith("F"):
        return WORD_RULE
    is_error_of_file = rule.code.startswith("Y") and rule.severity is Severity.ERROR
    return NEVER_SILENT_RULE if is_error_of_file else PLAN_RULE


def is_ignored_by_comment(rule: Rule) -> bool:
    """True for a rule whose findings a comment in the file may ignore."""
    return kind_of(rule).ignored_by is IGNORED_BY_COMMENT
