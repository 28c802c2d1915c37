"""Y060 to Y065: the comments that silence findings, ``# civplan: ignore[P301] 原因``.

They are judged by what they silence, which the settings know; no check of a plan finds them broken.
"""

from __future__ import annotations

from civplan.findings.finding import Rule, Safety, Severity
from civplan.findings.words import Words

IGNORE_EXAMPLE = "# civplan: ignore[P306] 范本里就是这样写的"
IGNORE_HELP = Words(
    "写成“# civplan: ignore[P306] 原因”，方括号里是规则编号",
    "write “# civplan: ignore[P306] why”, with the rule's code between the brackets",
)

UNUSED_IGNORE = Rule(
    "Y060",
    "unused-ignore",
    Severity.WARNING,
    Words("{code} 在这里没有报告，不必忽略", "{code} finds nothing here that could be ignored"),
    Words("删去“{code}”", "take “{code}” out"),
    why=Words(
        "问题改好以后，忽略它的注释就没有用了。留着它，同一处以后再出错也不会有人知道。",
        "Once the text is mended, the comment has nothing left to silence. If it stays, the next"
        " mistake at this place would go unnoticed.",
    ),
    fails="""\
work:
  items:
    - 每月开一次例会。  # civplan: ignore[P306] 人数待定
""",
    passes="""\
work:
  items:
    - 每月开一次××会。  # civplan: ignore[P306] 会名待定
""",
    fix=Safety.SAFE,
)
IGNORE_WITHOUT_REASON = Rule(
    "Y061",
    "ignore-without-reason",
    Severity.WARNING,
    Words("忽略了 {code}，没有写原因", "{code} is ignored without a reason"),
    Words("在方括号后面写上原因", "say why behind the bracket"),
    why=Words(
        "不写原因，审核的人和接手的人都不知道这里为什么可以例外，也不知道什么时候可以删去。",
        "Without a reason, neither a reviewer nor whoever takes over can tell why this place is an"
        " exception, and when it ends.",
    ),
    fails="""\
work:
  items:
    - 每月开一次××会。  # civplan: ignore[P306]
""",
    passes="""\
work:
  items:
    - 每月开一次××会。  # civplan: ignore[P306] 会名待定
""",
)
IGNORE_OF_UNKNOWN_RULE = Rule(
    "Y062",
    "ignore-of-unknown-rule",
    Severity.WARNING,
    Words("没有规则“{name}”", "there is no rule “{name}”"),
    Words("{way_out}", "{way_out}"),
    why=Words(
        "编号写错了，这条注释就什么也忽略不了。",
        "With a mistyped code the comment silences nothing.",
    ),
    fails="""\
work:
  items:
    - 每月开一次例会。  # civplan: ignore[P399] 会名待定
""",
    passes="""\
work:
  items:
    - 每月开一次××会。  # civplan: ignore[placeholder] 会名待定
""",
)
NOT_IGNORABLE = Rule(
    "Y063",
    "not-ignorable",
    Severity.WARNING,
    Words("{code} 不能忽略", "{code} cannot be ignored"),
    Words(
        "改好它指出的地方，再把“{code}”从注释里删去",
        "mend what it tells of, then take “{code}” out of the comment",
    ),
    why=Words(
        "文件读不对，公文也就印不对，所以这类错误只能改正。对注释本身的提醒、"
        "街道汇总时的提醒（D 开头）、Word 文件的提醒（F 开头）和导入、填报、转下一年时的提醒"
        "（I 开头），也不能用注释忽略。",
        "What is read wrongly is printed wrongly, so errors of this kind can only be mended."
        " Nor can a comment silence what is said about comments, about the files of a"
        " sub-district as a whole (D), about a Word file (F), or when a document is imported, a"
        " form filled in or a file moved to the next year (I).",
    ),
    fails="""\
work:
  items:
    - 每月开一次例会。  # civplan: ignore[Y030] 字段是自己加的
""",
    passes="""\
work:
  items:
    - 每月开一次例会。
""",
)
UNREADABLE_IGNORE = Rule(
    "Y064",
    "unreadable-ignore",
    Severity.WARNING,
    Words("看不出这条注释要忽略什么", "this comment does not say what to ignore"),
    IGNORE_HELP,
    why=Words(
        "方括号里要写明规则编号，一条注释不能忽略所有问题；写得不对，就什么也忽略不了。",
        "The codes stand between brackets; no comment silences everything, and one that cannot be"
        " read silences nothing.",
    ),
    fails="""\
work:
  items:
    - 每月开一次例会。  # civplan: ignore P306 会名待定
""",
    passes=f"""\
work:
  items:
    - 每月开一次××会。  {IGNORE_EXAMPLE}
""",
)
IGNORE_IN_TEXT = Rule(
    "Y065",
    "ignore-in-text",
    Severity.WARNING,
    Words(
        "这条注释写进了内容里，不起作用", "this comment stands inside a value and silences nothing"
    ),
    Words(
        "移到字段名那一行的末尾，或移到上一行，“#”用半角，前面空一格",
        "move it behind the key, or to the line above, a blank before the #",
    ),
    why=Words(
        "引号里、多行文字里的“#”，前面没有空格的“#”，还有全角的“＃”，都是正文的一部分，会印进公文。",
        "A # between quotation marks, within a text of several lines or right behind a character is"
        " part of the text, and so is a full-width ＃: the document prints it.",
    ),
    fails="""\
work:
  items:
    - text: >-
        每月开一次例会。
        # civplan: ignore[P306] 会名待定
""",
    passes="""\
work:
  items:
    - text: >-  # civplan: ignore[P306] 会名待定
        每月开一次××会。
""",
)
RULES: tuple[Rule, ...] = (
    UNUSED_IGNORE,
    IGNORE_WITHOUT_REASON,
    IGNORE_OF_UNKNOWN_RULE,
    NOT_IGNORABLE,
    UNREADABLE_IGNORE,
    IGNORE_IN_TEXT,
)
"""Checked by ``settings.ignore``."""
