"""Rules for the YAML of a file."""

from __future__ import annotations

from civplan.findings.finding import Rule, Safety, Severity
from civplan.findings.words import Words

YAML_SYNTAX = Rule(
    "Y001",
    "syntax",
    Severity.ERROR,
    Words("YAML 语法错误：{problem}", "YAML syntax: {problem}"),
    Words("{way_out}", "{way_out}"),
    why=Words(
        "计划文件按 YAML 的格式书写，冒号、引号、括号和缩进都有含义。写错一处，后面的内容就无"
        "法读出，所以先改好这一处，再检查一遍。正文里的冒号最好用全角的“：”。",
        "A plan file is written in YAML, where colons, quotation marks, brackets and"
        " indentation have a meaning. What stands behind a mistake cannot be read, so mend it"
        " first and check again. In Chinese text, use the full-width colon “：”.",
    ),
    fails="""\
主要工作:
  措施:
    - 内容: 活动主题: 邻里一家亲。
""",
    passes="""\
主要工作:
  措施:
    - 内容: 活动主题：邻里一家亲。
""",
)
UNKNOWN_ALIAS = Rule(
    "Y011",
    "unknown-alias",
    Severity.ERROR,
    Words("引用“*{name}”前面没有定义", "“*{name}” refers to nothing above it"),
    Words("以 * 开头的文字请加引号", "put a text that begins with * in quotes"),
    why=Words(
        "在 YAML 里，文字以 * 开头表示引用前面的内容。前面没有定义这个名称，就不知道该印什么。",
        "In YAML, a text that begins with * repeats what stands above under that name. There"
        " is no such name, so nobody knows what to print.",
    ),
    fails="honours: *last-year\n",
    passes="honours: [区文明社区]\n",
)
YAML_TAG = Rule(
    "Y012",
    "tag",
    Severity.ERROR,
    Words("不能使用 YAML 标签“{tag}”", "the YAML tag “{tag}” is not allowed"),
    Words(
        "删去标签；以 ! 开头的文字请加引号", "remove it; put a text that begins with ! in quotes"
    ),
    why=Words(
        "在 YAML 里，以 ! 开头的词是标签，有的标签会让程序执行命令。计划文件用不着标签，所以"
        "一概不认。",
        "In YAML, a word that begins with ! is a tag, and some tags make programs run"
        " commands. A plan file needs none, so none is accepted.",
    ),
    fails="campaign: !important 创建文明社区\n",
    passes="campaign: 创建文明社区\n",
)
COMPLEX_KEY = Rule(
    "Y013",
    "key-not-a-name",
    Severity.ERROR,
    Words("字段名应当是一个词", "a key must be a plain name"),
    Words("不要用列表或括号作字段名", "do not use a list or brackets as a key"),
    why=Words(
        "冒号前面应当是字段的名称。写成了括号或列表，就不知道内容属于哪个字段。",
        "In front of the colon stands the name of a key. With brackets or a list there,"
        " nobody knows which key the value belongs to.",
    ),
    fails="{honours}: 区文明社区\n",
    passes="honours: 区文明社区\n",
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
    why=Words(
        "“<<”是有些程序合并内容的写法，各家读法不一，印出的内容会不同。civplan 用“继承”来共用"
        "内容。",
        "“<<” is how some programs merge values, each in its own way, so that documents"
        " would differ. civplan shares values through “extends”.",
    ),
    fails="""\
work:
  items:
    - &task {text: 每月巡查楼道。, lead: 社区居委会}
    - {<<: *task, text: 每季度清理楼道。}
""",
    passes="""\
work:
  items:
    - {text: 每月巡查楼道。, lead: 社区居委会}
    - {text: 每季度清理楼道。, lead: 社区居委会}
""",
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
    why=Words(
        "控制字符看不见，多半是从别的软件复制时带进来的。Word 文档里不能有它们，带着会打不开。",
        "Control characters cannot be seen and usually come along when text is copied from"
        " another program. A Word document with one in it cannot be opened.",
    ),
    fails='campaign: "创建\\x07文明社区"\n',
    passes="campaign: 创建文明社区\n",
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
    why=Words(
        "用中文输入法写字段，冒号容易成为全角的“：”。YAML 只认半角的“:”，会把整行当作文字，错"
        "误也会报到别的行去。",
        "With a Chinese input method the colon easily becomes the full-width “：”. YAML"
        " knows only “:”, takes the whole line for text and blames another line.",
    ),
    fails="主要工作：每月召开一次楼群组长例会。\n",
    passes="主要工作: 每月召开一次楼群组长例会。\n",
    fix=Safety.SAFE,
)
BAD_INDENTATION = Rule(
    "Y017",
    "bad-indentation",
    Severity.ERROR,
    Words("用{character}缩进，YAML 只认空格", "indented with {character}; YAML counts spaces only"),
    Words("改成半角空格", "use ordinary spaces"),
    why=Words(
        "YAML 按行首有几个半角空格来判断内容的上下级。制表符和全角空格看上去像空格，宽度却说"
        "不准，所以不能用来缩进。",
        "YAML tells by the spaces at the start of a line what belongs to what. A tab or a"
        " full-width space looks like spaces but has no certain width, so it cannot indent.",
    ),
    fails="""\
计划:
\u3000成文日期: 2007-01-10
""",
    passes="""\
计划:
  成文日期: 2007-01-10
""",
    fix=Safety.SAFE,
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
    why=Words(
        "字段的冒号后面要空一格，否则 YAML 把整行当作文字，这个字段等于没有写。",
        "A space must follow the colon of a key; without it YAML takes the whole line for"
        " text, and the key is not there.",
    ),
    fails="年度:2007\n",
    passes="年度: 2007\n",
    fix=Safety.SAFE,
)
LIST_MARK = Rule(
    "Y019",
    "list-mark",
    Severity.ERROR,
    Words("“{mark}”不是 YAML 的列表符号", "“{mark}” does not begin an entry of a YAML list"),
    Words(
        "每一条用“- ”开头：减号后面空一格",
        "begin each entry with “- ”, a minus sign and a blank",
    ),
    why=Words(
        "从 Word 复制来的“•”“◆”“1.”，以及后面没有空格的“-”，YAML 都当作文字，几条会连成一段。"
        "序号由程序排，不用写。",
        "YAML takes •, ◆ or 1. copied from Word, and a - without a blank, for text, so that several"
        " entries become one. Numbers are written by the program.",
    ),
    fails="""\
主要工作:
  措施:
    • 每月召开一次楼群组长例会。
    • 每季度清理一次楼道。
""",
    passes="""\
主要工作:
  措施:
    - 每月召开一次楼群组长例会。
    - 每季度清理一次楼道。
""",
    fix=Safety.SAFE,
)
RULES = (
    YAML_SYNTAX,
    UNKNOWN_ALIAS,
    YAML_TAG,
    COMPLEX_KEY,
    MERGE_KEY,
    CONTROL_CHARACTER,
    FULL_WIDTH_COLON,
    BAD_INDENTATION,
    COLON_WITHOUT_SPACE,
    LIST_MARK,
)
