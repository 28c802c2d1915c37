"""The reference of all keys of the plan file or of the district file, as Markdown."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from civplan.findings.words import Language, Words
from civplan.model.district import DISTRICT_SHAPE
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import Key, RecordOf, records_in

LABEL_IN_QUOTES = re.compile(r"“([^”]+)”")
"""A record's label within the words of a shape."""
PLAN_REFERENCE_TITLE = Words("计划文件的所有字段", "Every key of the plan file")
PLAN_INTRODUCTION = Words(
    """\
每个字段有英文名和中文名，写哪一个都可以，同一个文件里可以混用；同一个字段不能写两次。
没有写内容的字段等于没有写。程序自己不猜：`010`、`是`、`12:30` 都是原样的文字。

- **文字**：一段话；几段话写成列表，或者中间空一行。
  计划和总结说法不同的地方，写成 `{计划: …, 总结: …}`；
  阶段总结另有说法的，加上时段：`{上半年: …, 总结: …}`。
- **时段**：`上半年`、`第一季度`、`前三季度`、`1—9月`、`2007-01..2007-06` 等。
- **部分**：可以只写文字，也可以写成带“标题”“正文”“措施”的字段。
- **指标**：可以写成一行，如 `碰头会 ≥ 12 次`、`居民满意率达到95%以上`、`碰头会每季度不少于1次`、
  `越级上访 = 0 起`；指标、结果和日期的各种写法，见后面的表。
- **继承**：文件里的字段盖过被继承的文件；带编号的列表按编号合并，“删除: 是”去掉一条，
  “排在: 编号”把一条放到另一条之后；其他列表整个换掉；没有内容的字段去掉继承来的内容。""",
    """\
Each key has an English and a Chinese name; a file may use either and mix them, but give a key
only once. A key without a value counts as not given. Text stays text: `010`, `no` and `12:30` are
what is written.

- **A text** is a paragraph; several are a list, or have a blank line between them. Where the plan
  and the summary say different things, write `{plan: …, summary: …}`; the summary of a stage has a
  form of its own under its period: `{first-half: …, summary: …}`.
- **A period** is `first-half`, `first-quarter`, `first-three-quarters`, `1—9月`, `2007-01..2007-06`
  and so on.
- **A section** may be just its text, or have the keys `heading`, `text` and `items`.
- **A target** may be one line, such as `碰头会 ≥ 12 次`, `居民满意率达到95%以上` or
  `碰头会每季度不少于1次`; tables at the end show the ways to write it, a result and a date.
- **`extends`**: what a file says goes before what the extended file says. Lists whose entries have
  ids merge by id: `drop: true` takes an entry out, `after: ID` places it behind another; other
  lists are replaced; a key without a value takes the inherited value away.""",
)
DISTRICT_REFERENCE_TITLE = Words("街道文件的所有字段", "Every key of the district file")
DISTRICT_INTRODUCTION = Words(
    """\
街道自己的文件叫 `district.yaml` 或 `街道.yaml`，同各社区的计划文件放在一个文件夹里；
`civplan new --district district.yaml` 写出一份带说明的。最外层的字段都可以不写，
写了才有名册、时限和汇总。
每个字段有英文名和中文名，写哪一个都可以。

- **名册**：每个应报送的社区一条；社区文件里写全称或任何一个“别名”，都算是它。
- **报送时限**：写成 `2007-01-31` 这样的日期；只写到月的，算到月底。计划可以在上一年报，
  总结可以在下一年报。
- **街道指标**：“编号”和社区文件里指标的编号相同，才汇总到一起。不写“汇总”的，数量合计，
  比率（单位或目标是 %、‰ 的）平均。比率不能合计：写了“合计”就是错误，改成“平均”、
  “加权平均”（“权重”写按什么）、“最低”、“最高”或“达标数”。
- **单位**：“至少”“至多”“等于”只写一个；没有单位的数，单位就是“单位”里的，写了单位的要和它
  相同。社区的数单位不同的不计入；“单位”不写的，用目标的单位，目标也没有的用多数社区用的。
- 电话只在 `civplan batch --with-contacts` 时写进文件。""",
    """\
The sub-district's own file is called `district.yaml` or `街道.yaml` and lies in the folder with the
communities' plan files; `civplan new --district district.yaml` writes a commented one. Each of
its outermost keys may be left out; what is not there is not known: roster, deadlines, indicators.
Each key has an English and a Chinese name; a file may use either.

- **The roster** has an entry for each community that hands in; a plan file that says its full name
  or one of its `aliases` is its own.
- **Deadlines** are dates such as `2007-01-31`; a month lasts to its last day. The plan may be due
  in the year before, the summary in the next one.
- **Indicators** add up targets of the plan files that have the same `id`. Without `aggregate`,
  counts are summed, and of ratios (the unit or the limit is in % or ‰) the mean is taken. Ratios
  have no sum: `sum` is an error there; say `mean`, `weighted` (with a `weight`), `min`, `max` or
  `count-met`.
- **Units**: give one of `at_least`, `at_most` and `equals`. A bare number is in `unit`; a limit
  with a unit must be in the same one. Results in another unit are left out; without `unit` that of
  the limit counts, else the one that most communities use.
- Phone numbers get into documents with `civplan batch --with-contacts` only.""",
)
REFERENCE_COLUMNS = Words(
    "| 字段 | 英文名 | 写什么 | 必填 | 含义 |",
    "| key | Chinese | what stands there | required | meaning |",
)
REQUIRED_WORD = Words("是", "yes")
DIRECTIVE_NOTE = Words("只用于有“继承”的文件", "only in a file with “extends”")


class Reference(NamedTuple):
    """The subject of a page."""

    file: RecordOf[Any]
    title: Words
    introduction: Words


PLAN_FILE = Reference(PLAN_SHAPE, PLAN_REFERENCE_TITLE, PLAN_INTRODUCTION)
DISTRICT_FILE = Reference(DISTRICT_SHAPE, DISTRICT_REFERENCE_TITLE, DISTRICT_INTRODUCTION)


def reference_page(language: Language, about: Reference = PLAN_FILE) -> str:
    """A page with a table of keys for each record of a file, the file itself first."""
    records = records_in(about.file)
    names = {shape.record.label.in_language(language) for shape in records.values()}
    parts = [f"# {about.title.in_language(language)}", about.introduction.in_language(language)]
    for shape in records.values():
        parts += [
            f"## {shape.record.label.in_language(language)}",
            _key_table(shape, names, language),
        ]
    return "\n\n".join(parts) + "\n"


def _key_table(shape: RecordOf[Any], names: set[str], language: Language) -> str:
    """The keys of a record as a table; the ``names`` of records link to their tables."""
    head = REFERENCE_COLUMNS.in_language(language)
    rule = "|---" * (head.count("|") - 1) + "|"
    return "\n".join([head, rule, *(_key_row(key, names, language) for key in shape.keys)])


def _key_row(key: Key, names: set[str], language: Language) -> str:
    """One key as a line of the table."""
    cells = [
        f"`{key.zh}`" if language == "zh" else f"`{key.en}`",
        f"`{key.en}`" if language == "zh" else f"`{key.zh}`",
        with_links(key.shape.words.in_language(language), names),
        REQUIRED_WORD.in_language(language) if key.required else "",
        _key_meaning(key, language),
    ]
    return f"| {' | '.join(cells)} |"


def _key_meaning(key: Key, language: Language) -> str:
    """The meaning of a key, its further names, and where it may stand."""
    parts = [key.about.in_language(language)]
    if key.also:
        others = [f"`{name}`" for name in key.also]
        also = Words(f"也可写作 {'、'.join(others)}", f"also {', '.join(others)}")
        parts.append(also.in_language(language))
    if key.directive:
        parts.append(DIRECTIVE_NOTE.in_language(language))
    return "；".join(parts) if language == "zh" else "; ".join(parts)


def with_links(text: str, names: set[str]) -> str:
    """A text in which quoted names of records link to their tables."""

    def link(quoted: re.Match[str]) -> str:
        """The anchor is the one that Git hosts give the heading of this name."""
        name = quoted[1]
        return f"[{name}](#{name.replace(' ', '-')})" if name in names else quoted[0]

    return LABEL_IN_QUOTES.sub(link, text)
