"""Rules for keys and values that are missing, unknown, repeated or of the wrong kind."""

from __future__ import annotations

from civplan.findings.finding import Rule, Safety, Severity
from civplan.findings.words import Words

UNKNOWN_KEY = Rule(
    "Y030",
    "unknown-key",
    Severity.ERROR,
    Words("没有名为“{key}”的字段", "unknown key “{key}”"),
    Words("{suggestion}", "{suggestion}"),
    why=Words(
        "字段名写错一个字，程序就不知道这项内容该放在哪里，它不会出现在公文里。",
        "With a letter wrong in its name, nobody knows where a key's value belongs, and no"
        " document would print it.",
    ),
    fails="保证措施: 每项工作落实到人。\n",
    passes="保障措施: 每项工作落实到人。\n",
    fix=Safety.SAFE,
)
DUPLICATE_KEY = Rule(
    "Y031",
    "duplicate-key",
    Severity.ERROR,
    Words(
        "字段“{key}”写了两次，第一次在第{line}行",
        "key “{key}” is given twice, first on line {line}",
    ),
    Words(
        "保留一处；中文名和英文名是同一个字段",
        "keep one; the Chinese and the English name are the same key",
    ),
    why=Words(
        "同一个字段写了两处，说不准该印哪一处。字段的中文名和英文名是一回事，也只能写一个。",
        "With the same key in two places, nobody can say which one to print. Its Chinese and"
        " its English name are the same key.",
    ),
    fails="""\
goals: 让居民住得舒心。
工作目标: 让居民住得安心。
""",
    passes="goals: 让居民住得舒心、安心。\n",
)
MISSING_KEY = Rule(
    "Y032",
    "missing-key",
    Severity.ERROR,
    Words("缺少必填字段“{zh}”（{en}）", "required key “{en}” ({zh}) is missing"),
    Words("补上一行“{zh}: …”", "add a line “{en}: …”"),
    why=Words(
        "没有社区、年度、主题就写不成标题，方面没有名称就没有小标题。",
        "Without community, year and campaign there is no title; without a name an area has"
        " no heading.",
    ),
    fails="""\
work:
  areas:
    - items: [每季度清理一次楼道。]
""",
    passes="""\
work:
  areas:
    - name: 环境整治
      items: [每季度清理一次楼道。]
""",
)
WRONG_KIND = Rule(
    "Y033",
    "wrong-kind",
    Severity.ERROR,
    Words("这里应当是{expected}，写的却是{found}", "expected {expected} here, found {found}"),
    Words("{way}", "{way}"),
    why=Words(
        "有的地方要写一行文字，有的要写成列表，有的要写成带字段的内容。写成了别的样子，内容就"
        "读不出来。",
        "Some places take a line of text, some a list, some keys with values. Written in"
        " another form, the value cannot be read.",
    ),
    fails="""\
work:
  areas: 环境整治
""",
    passes="""\
work:
  areas:
    - name: 环境整治
      text: 每季度清理一次楼道。
""",
    fix=Safety.SAFE,
)
UNKNOWN_SECTION = Rule(
    "Y057",
    "unknown-section",
    Severity.ERROR,
    Words("“{text}”不是一个部分", "“{text}” is no section"),
    Words("可写：{choices}", "there are: {choices}"),
    why=Words(
        "顺序里写部分的字段名，或者“其他部分”里的标题。别的写法不知道指哪一部分。",
        "The order names sections by their keys, and those of “sections” by their headings. Nobody"
        " knows which section another name means.",
    ),
    fails="order: [work, Goals, principles]\n",
    passes="order: [work, goals, principles]\n",
    fix=Safety.SAFE,
)
SECTION_TWICE = Rule(
    "Y055",
    "section-twice-in-order",
    Severity.ERROR,
    Words(
        "“顺序”里“{name}”写了两次，第一次在第{line}行",
        "the order names “{name}” twice, first on line {line}",
    ),
    Words("删去其中一个", "take one of them out"),
    why=Words(
        "一个部分在公文里只印一次。顺序里写了两次，就不知道该排在哪里。",
        "A section is printed once. Named twice in the order, nobody knows where it belongs.",
    ),
    fails="order: [work, goals, principles, work]\n",
    passes="order: [work, goals, principles]\n",
)
EMPTY_ITEM = Rule(
    "Y046",
    "empty-item",
    Severity.ERROR,
    Words("措施既没有内容，也没有分项", "the item has neither a text nor sub-items"),
    Words("补上“内容: …”或“分项:”", "add “text: …” or “items:”"),
    why=Words(
        "这条措施没有写要做什么，印出来只有一个序号。",
        "The item does not say what is to be done; only its number would be printed.",
    ),
    fails="""\
work:
  items:
    - {lead: 社区居委会, due: 2007-12}
""",
    passes="""\
work:
  items:
    - {text: 每季度清理一次楼道。, lead: 社区居委会, due: 2007-12}
""",
)
EMPTY_VALUE = Rule(
    "Y050",
    "empty-value",
    Severity.ERROR,
    Words("这里不能为空", "this must not be empty"),
    Words("填上内容，或删去这一行", "give a value or remove the line"),
    why=Words(
        "写了字段却没有内容，说不清是漏填了，还是本来就没有。",
        "A key was given without a value: nobody can say whether it was forgotten or there"
        " is nothing to say.",
    ),
    fails='safeguards: ""\n',
    passes="safeguards: 每项工作落实到人。\n",
)
RULES = (
    UNKNOWN_KEY,
    DUPLICATE_KEY,
    MISSING_KEY,
    WRONG_KIND,
    EMPTY_ITEM,
    EMPTY_VALUE,
    UNKNOWN_SECTION,
    SECTION_TWICE,
)
