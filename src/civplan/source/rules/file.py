"""Rules for a file as a whole: its encoding, its size, its outermost level."""

from __future__ import annotations

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 4 * MEBIBYTE
"""Bytes of a plan file; ten thousand pages would be less."""
MOST_NODES = 100_000
"""Values of a file, each use of a reference counted."""
DEEPEST = 64
"""Levels of nesting."""

BINARY = Rule(
    "Y002",
    "not-text",
    Severity.ERROR,
    Words("这不是文本文件", "this is not a text file"),
    Words(
        "核对是不是选错了文件；Word 文档用 civplan import 变成计划文件",
        "see whether it is the right file; civplan import makes a plan file of a Word document",
    ),
    why=Words(
        "计划文件是纯文本。Word 文档、Excel 表格、图片和压缩包不是文本，多半是选错了文件。",
        "A plan file is plain text. A Word document, a spreadsheet, a picture or an archive"
        " is not: it is probably the wrong file.",
    ),
)
BAD_ENCODING = Rule(
    "Y003",
    "bad-encoding",
    Severity.ERROR,
    Words("此处不是有效的 UTF-8 编码", "this is not valid UTF-8"),
    Words("重新输入这个字，另存为 UTF-8", "type the character again and save as UTF-8"),
    why=Words(
        "这个地方存的不是字，读不出来，印出来是乱码。多半是保存或传送时损坏了，或者是把不"
        "同编码的文件拼在了一起。",
        "Some bytes here are no character: they cannot be read and would be printed as"
        " rubbish. The file was damaged, or was put together from files of different"
        " encodings.",
    ),
)
OTHER_ENCODING = Rule(
    "Y004",
    "other-encoding",
    Severity.WARNING,
    Words("文件编码是 {encoding}，不是 UTF-8", "the file is encoded as {encoding}, not as UTF-8"),
    Words(
        "另存为 UTF-8，别的工具才不会读成乱码", "save it as UTF-8 so that other tools can read it"
    ),
    why=Words(
        "老版本的记事本等软件会存成 GB18030 或 UTF-16。civplan 读得出来，但别的编辑器和程序可"
        "能显示成乱码，再保存时还会丢字。",
        "Older editors save as GB18030 or UTF-16. civplan can read that, but other programs"
        " may show rubbish and lose characters when they save.",
    ),
)
EMPTY_FILE = Rule(
    "Y005",
    "empty-file",
    Severity.ERROR,
    Words("文件是空的", "the file is empty"),
    Words(
        "用 civplan new 生成一份；前面有“#”的字段，删去“#”才有效",
        "make one with civplan new; a key counts once the # in front of it is gone",
    ),
    why=Words(
        "文件里没有内容，或者只有 # 开头的说明，没有可以生成公文的东西。",
        "The file has no content, or only notes that begin with #, so that there is nothing"
        " to make a document from.",
    ),
    fails="# 社区: 湖内社区\n",
    passes="社区: 湖内社区\n",
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
    why=Words(
        "计划文件的最外层是一个个字段，每个字段一行，前面不加“-”。整篇文字、列表或别的程序的"
        "文件都读不出计划来。",
        "The outermost level of a plan file is keys, each on a line of its own without a"
        " “-”. Running text, a list or another program's file is no plan.",
    ),
    fails="""\
- 社区: 湖内社区
- 年度: 2007
""",
    passes="""\
社区: 湖内社区
年度: 2007
""",
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
    why=Words(
        "“---”在 YAML 里表示另起一份文件。一个计划文件只放一个社区一年的内容，后面那一份不会读。",
        "In YAML, “---” begins another file. A plan file holds one community's year; what"
        " follows would not be read.",
    ),
    fails="""\
年度: 2007
---
年度: 2008
""",
    passes="年度: 2007\n",
)
FILE_TOO_LARGE = Rule(
    "Y008",
    "too-large",
    Severity.ERROR,
    Words("文件超过 {limit} MiB", "the file is larger than {limit} MiB"),
    Words(
        "一份计划不会这么大，核对是不是选错了文件",
        "no plan is that large; see whether it is the right file",
    ),
    why=Words(
        "一份计划文件通常只有几十 KB。文件过大，多半是选错了，或者把图片等内容贴了进来；为免"
        "机器长时间没有反应，不再往下读。",
        "A plan file usually has some tens of KB. A much larger one is probably the wrong"
        " file, or pictures were pasted into it; it is not read, so that the machine does not"
        " hang.",
    ),
    numbers=(
        Words(
            f"文件最大 {LARGEST_FILE // MEBIBYTE} MiB",
            f"a file has {LARGEST_FILE // MEBIBYTE} MiB at most",
        ),
    ),
)
TOO_MANY_NODES = Rule(
    "Y009",
    "too-many-values",
    Severity.ERROR,
    Words(
        "内容超过 {limit} 个值（引用也计算在内）", "more than {limit} values, references counted"
    ),
    Words(
        "内容多就分成几个文件；引用套引用的，删去重复的引用",
        "divide a long file; where references repeat references, take them out",
    ),
    why=Words(
        "用“&名称”和“*名称”可以引用前面的内容。引用里再套引用，短短几行也会展开成海量内容，机"
        "器会因此停住，所以不再往下读。",
        "“&name” and “*name” repeat what stands above. References to references make a few"
        " lines grow without bound and would stop the machine, so the file is not read"
        " further.",
    ),
    fails="""\
荣誉:
  - &a [一, 二, 三, 四, 五, 六, 七, 八, 九]
  - &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
  - &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
  - &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
  - &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
  - &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
""",
    passes="荣誉: [区文明社区, 区绿色社区]\n",
    numbers=(Words(f"文件最多 {MOST_NODES} 个值", f"a file has {MOST_NODES} values at most"),),
)
FILE_TOO_DEEP = Rule(
    "Y010",
    "too-deep",
    Severity.ERROR,
    Words("嵌套超过 {limit} 层", "nested deeper than {limit} levels"),
    Words(
        "删去多余的括号；计划文件最多只需要十几层",
        "remove the brackets that are too many; a plan file needs a dozen levels",
    ),
    why=Words(
        "计划文件从最外层到分项最多十几层。嵌套这样深，多半是括号写多了，或者选错了文件。",
        "From the outermost level to a sub-item a plan file has a dozen levels. Deeper"
        " nesting means brackets typed by mistake, or the wrong file.",
    ),
    fails=f"工作目标: {'[' * 70}{']' * 70}\n",
    passes="工作目标: 让居民住得舒心。\n",
    numbers=(Words(f"最多嵌套 {DEEPEST} 层", f"{DEEPEST} levels of nesting at most"),),
)
RULES = (
    BINARY,
    BAD_ENCODING,
    OTHER_ENCODING,
    EMPTY_FILE,
    NOT_A_MAPPING,
    SECOND_DOCUMENT,
    FILE_TOO_LARGE,
    TOO_MANY_NODES,
    FILE_TOO_DEEP,
)
