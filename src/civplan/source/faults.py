"""The faults of a file as text and as YAML: codes Y001 to Y029."""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

SYNTAX = Rule(
    "Y001",
    "syntax",
    Severity.ERROR,
    Words("YAML 语法错误：{problem}", "YAML syntax: {problem}"),
    Words("{way_out}", "{way_out}"),
)
BINARY = Rule(
    "Y002",
    "not-text",
    Severity.ERROR,
    Words("这不是文本文件", "this is not a text file"),
    Words(
        "另存为 UTF-8 编码的文本；Word 文档请先转成 YAML",
        "save it as UTF-8 text; a Word file is no plan file",
    ),
)
BAD_ENCODING = Rule(
    "Y003",
    "bad-encoding",
    Severity.ERROR,
    Words("此处不是有效的 UTF-8 编码", "this is not valid UTF-8"),
    Words("重新输入这个字，另存为 UTF-8", "type the character again and save as UTF-8"),
)
OTHER_ENCODING = Rule(
    "Y004",
    "other-encoding",
    Severity.WARNING,
    Words("文件编码是 {encoding}，不是 UTF-8", "the file is encoded as {encoding}, not as UTF-8"),
    Words(
        "另存为 UTF-8，别的工具才不会读成乱码", "save it as UTF-8 so that other tools can read it"
    ),
)
EMPTY = Rule(
    "Y005",
    "empty-file",
    Severity.ERROR,
    Words("文件是空的", "the file is empty"),
    Words("用 civplan new 生成一份", "make one with civplan new"),
)
NOT_A_MAPPING = Rule(
    "Y006",
    "not-a-plan",
    Severity.ERROR,
    Words(
        "这不是计划文件：最外层应当是“字段: 内容”",
        "not a plan file: its outermost level must be “key: value” lines",
    ),
    Words("参照 civplan new 生成的文件", "see a file made by civplan new"),
)
SECOND_DOCUMENT = Rule(
    "Y007",
    "second-document",
    Severity.ERROR,
    Words(
        "一个文件只能写一份计划，这里又开始了一份",
        "one file holds one plan; a second one starts here",
    ),
    Words("删去“---”，或分成两个文件", "remove the “---” or make it two files"),
)
TOO_LARGE = Rule(
    "Y008",
    "too-large",
    Severity.ERROR,
    Words("文件超过 {limit} MiB", "the file is larger than {limit} MiB"),
    Words(
        "一份计划不会这么大，核对是不是选错了文件", "no plan is that large; is it the right file?"
    ),
)
TOO_MANY_NODES = Rule(
    "Y009",
    "too-many-values",
    Severity.ERROR,
    Words(
        "内容超过 {limit} 个值（引用也计算在内）", "more than {limit} values, references counted"
    ),
    Words("删去重复的引用", "remove repeated references"),
)
TOO_DEEP = Rule(
    "Y010",
    "too-deep",
    Severity.ERROR,
    Words("嵌套超过 {limit} 层", "nested deeper than {limit} levels"),
    Words("计划文件最多只需要十几层", "a plan file needs a dozen levels"),
)
UNKNOWN_ALIAS = Rule(
    "Y011",
    "unknown-alias",
    Severity.ERROR,
    Words("引用“*{name}”前面没有定义", "“*{name}” refers to nothing above it"),
    Words("以 * 开头的文字请加引号", "put a text that begins with * in quotes"),
)
TAG = Rule(
    "Y012",
    "tag",
    Severity.ERROR,
    Words("不能使用 YAML 标签“{tag}”", "the YAML tag “{tag}” is not allowed"),
    Words(
        "删去标签；以 ! 开头的文字请加引号", "remove it; put a text that begins with ! in quotes"
    ),
)
COMPLEX_KEY = Rule(
    "Y013",
    "key-not-a-name",
    Severity.ERROR,
    Words("字段名应当是一个词", "a key must be a plain name"),
    Words("不要用列表或括号作字段名", "do not use a list or brackets as a key"),
)
MERGE_KEY = Rule(
    "Y014",
    "merge-key",
    Severity.ERROR,
    Words("不能用“<<”合并", "“<<” is not supported"),
    Words(
        "共用的内容写进另一个文件，用“继承”引入",
        "keep shared values in a file and name it in “extends”",
    ),
)
CONTROL_CHARACTER = Rule(
    "Y015",
    "control-character",
    Severity.ERROR,
    Words(
        "含有文档不能容纳的控制字符 {character}",
        "the control character {character} cannot stand in a document",
    ),
    Words("删去它", "remove it"),
)
FULL_WIDTH_COLON = Rule(
    "Y016",
    "full-width-colon",
    Severity.ERROR,
    Words("字段“{key}”后面是全角冒号", "the key “{key}” is followed by a full-width colon"),
    Words(
        "改成半角冒号加一个空格：“{key}: ”；如果是正文，请加引号",
        "write “{key}: ” with an ASCII colon and a space; if it is text, put it in quotes",
    ),
)
BAD_INDENTATION = Rule(
    "Y017",
    "bad-indentation",
    Severity.ERROR,
    Words("用{character}缩进，YAML 只认空格", "indented with {character}; YAML counts spaces only"),
    Words("改成半角空格", "use ordinary spaces"),
)
COLON_WITHOUT_SPACE = Rule(
    "Y018",
    "colon-without-space",
    Severity.ERROR,
    Words("字段“{key}”的冒号后面没有空格", "no space behind the colon of the key “{key}”"),
    Words(
        "冒号后空一格：“{key}: ”；如果是正文，请加引号",
        "write “{key}: ” with a space; if it is text, put it in quotes",
    ),
)

FAULTS: tuple[Rule, ...] = (
    SYNTAX,
    BINARY,
    BAD_ENCODING,
    OTHER_ENCODING,
    EMPTY,
    NOT_A_MAPPING,
    SECOND_DOCUMENT,
    TOO_LARGE,
    TOO_MANY_NODES,
    TOO_DEEP,
    UNKNOWN_ALIAS,
    TAG,
    COMPLEX_KEY,
    MERGE_KEY,
    CONTROL_CHARACTER,
    FULL_WIDTH_COLON,
    BAD_INDENTATION,
    COLON_WITHOUT_SPACE,
)
"""Every rule of this folder, for the catalogue."""
