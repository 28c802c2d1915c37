"""What an unknown key stands for, and where one belongs that stands at the wrong level.

There are suggestions, and fixes where there is no doubt.

Loaded only for a file that has such a key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from civplan.findings.words import Words
from civplan.model.profile import FACT_SHAPE
from civplan.model.records import Key, RecordOf, records_in
from civplan.model.shapes import Findings, ListOf, Shape, resolved_shape
from civplan.model.spelling import (
    comparable_name,
    edit_distance,
    name_in_other_form,
    nearest_name,
)
from civplan.model.value_fixes import with_replacement
from civplan.source import nodes
from civplan.source.nodes import Node, Scalar

SHORTEST_CHINESE, SHORTEST_LATIN = 4, 5
"""Characters of a name from which on one that is wrong leaves no doubt about it."""
SHORTEST_NAME_PART = 2
"""Characters of a Chinese word that means something."""
CUT_NUMBER = Words(
    "大括号里逗号会断开；给带逗号的数字所在的整段文字加引号",
    "a comma inside {…} ends a value: put the text with the number in quotes",
)
SYNONYM_GROUPS = """\
措施 事项 任务 具体措施 工作措施 任务清单 items tasks measures
内容 正文 说明 事项 任务 文字 描述 具体内容 text description content
小标题 名称 标题 名字 name heading title
责任单位 负责单位 牵头单位 主办单位 责任部门 负责部门 牵头部门 lead owner responsible
责任人 负责人 经办人 联系人 具体负责人 people person contact
完成时限 成文日期 日期 时间 时限 期限 完成时间 完成日期 截止时间 截止日期 due on date deadline
分工 职责 职责分工 职责任务 duty responsibility role
起 开始 开始时间 开始日期 起始 起始时间 from start begin
止 结束 结束时间 结束日期 截止 to end finish
指标 目标 任务指标 目标值 量化指标 targets goal
完成情况 结果 落实情况 进展情况 实际完成 完成结果 完成值 完成数 实际 实际值 result actual value
状态 进度 进展 完成状态 status state progress
方面 工作内容 工作任务 areas topics
发文字号 文号 字号 number
主送 主送机关 主送单位 recipient
抄送 抄送机关 抄送单位 copies
主要工作 重点工作 工作 工作任务 工作措施 work tasks
工作目标 目标 总体目标 目标任务 目标要求 goals objectives aims
实施步骤 进度安排 进度 步骤 时间安排 工作步骤 schedule timeline phases
组织领导 组织机构 领导小组 组织保障 organization
保障措施 保障 工作要求 工作保障 safeguards
社区概况 基本情况 概况 profile
存在问题 问题 不足 存在不足 主要问题 problems shortcomings
下一步打算 下步打算 下一步 下一步工作 打算 next_steps next
主要成效 成效 成绩 主要成绩 工作成效 achievements
荣誉 所获荣誉 获奖情况 honours honors awards
经费 预算 资金 budget money
至少 不少于 不低于 最少 最低 大于 大于等于 at_least least minimum min
至多 不超过 不高于 最多 最高 小于 小于等于 at_most most maximum max
名称 指标名称 measure name
上年 去年 上年度 last_year previous
编号 序号 编码 id number
分项 子项 子任务 items
其他部分 其他 其它 sections others
署名 落款 issuer signature
佐证材料 证明材料 佐证 照片 图片 evidence photos
"""
"""A line of words that mean the same; which of them is a field depends on the place."""
Entries = Iterable[tuple[Scalar, Node]]
MOST_PLACES = 3
"""Keys under which a key may belong; with more, none is named."""

USUAL_HOLDERS = {"areas": "work", "方面": "work"}
"""Under which key of many a key most likely belongs."""

TWO_FORMS = frozenset({"plan", "summary", "计划", "总结"})
WRITE_FORMS = Words(
    "两份文档说的不一样，写成“正文: {计划: …, 总结: …}”",
    "where the two documents say different things, write “text: {plan: …, summary: …}”",
)
"""Beside other keys of a section, the forms of its text stand under the text's own key."""
WRITE_FACT = Words("写进“其他数字”：其他数字: [{line}]", "write it under “facts”: facts: [{line}]")
"""A figure of the community has a name of its own, which is no key."""


def suggestion_for(name: Scalar, known: Mapping[str, Key]) -> Words:
    """What to write instead of an unknown key."""
    if name.text[:1].isdigit():
        return CUT_NUMBER
    likely = likely_name(name.text, known) or _name_around(name.text, known)
    if likely and not _is_key_below(name.text, known):
        other = known[likely].zh if likely == known[likely].en else known[likely].en
        return Words(f"是不是“{likely}”（{other}）？", f"did you mean “{likely}” ({other})?")
    zh = "、".join(dict.fromkeys(key.zh for key in known.values() if not key.directive))
    en = ", ".join(dict.fromkeys(key.en for key in known.values() if not key.directive))
    return Words(f"这里可用：{zh}", f"allowed here: {en}")


def fix_names(
    unknown: Iterable[tuple[int, Scalar]],
    present: Iterable[str],
    known: Mapping[str, Key],
    findings: Findings,
) -> None:
    """Give findings about unknown keys the edits that name the fields certainly meant.

    There is none where that field is given as well, or where two unknown keys may mean it.

    Args:
        unknown: The names, each with the position of its finding in ``findings``.
        present: The fields that the same mapping gives.
        known: The keys by their names.
        findings: The findings.
    """
    fields = {name: key.field for name, key in known.items()}
    claims = Counter(present)
    renames: list[tuple[int, Scalar, str]] = []
    for position, name in unknown:
        certain = _certain_name(name.text, fields)
        likely = certain or likely_name(name.text, known)
        claims.update([fields[likely]] if likely else [])
        renames += [(position, name, certain)] if certain else []
    for position, name, certain in renames:
        if claims[fields[certain]] == 1:
            findings[position] = with_replacement(findings[position], name, certain)


def likely_name(name: str, known: Iterable[str]) -> str | None:
    """The known name that another word most likely stands for: a synonym, or the nearest."""
    names = tuple(known)
    return synonym(name, names) or _nearest_key(name, names)


def _nearest_key(name: str, known: Iterable[str]) -> str | None:
    """The nearest known name; of two Chinese characters the first must be the same: 年份, 年度."""
    word = name.strip()
    is_pair = len(word) == SHORTEST_NAME_PART and not word.isascii()
    return nearest_name(name, [one for one in known if not is_pair or one[:1] == word[:1]])


def _name_around(name: str, known: Mapping[str, Key]) -> str | None:
    """The only known Chinese name that a word is a part of, or that is a part of it: 思想.

    None for a word that is a key of a record below.
    """
    word = name.strip()
    is_below = any(_has_key(key.shape, word) for key in known.values())
    if word.isascii() or len(word) < SHORTEST_NAME_PART or is_below:
        return None
    around = [
        one for one in known if word in one or (one in word and len(one) >= SHORTEST_NAME_PART)
    ]
    return around[0] if len(around) == 1 else None


def keys_above(name: str, known: Mapping[str, Key]) -> list[Key]:
    """The keys whose records, which are in no list, have a key of this name."""
    return [key for key in dict.fromkeys(known.values()) if _has_key(key.shape, name)]


def synonym(name: str, known: Iterable[str]) -> str | None:
    """The known name that means the same as a word of the same script; None without one."""
    word = name.strip().lower()
    names = frozenset(known)
    groups = (line.split() for line in SYNONYM_GROUPS.splitlines())
    synonyms = (one for group in groups if word in group for one in group)
    return next((one for one in synonyms if one in names and one.isascii() == word.isascii()), None)


def _certain_name(name: str, fields: Mapping[str, str]) -> str | None:
    """The known name that a mistyped one stands for beyond doubt.

    One character of a long name may be wrong, missing or too many, or two be swapped, and no name
    of another field is as near.

    Args:
        name: The name in the file.
        fields: The field that each known name means.
    """
    same = name_in_other_form(name.replace("-", "_"), fields)
    if same:
        return same
    typed = comparable_name(name)
    near = [known for known in fields if edit_distance(typed, known) == 1]
    if len({fields[known] for known in near}) != 1 or not _is_long(typed, near[0]):
        return None
    return near[0]


def _is_long(typed: str, known: str) -> bool:
    """True when one wrong character leaves no doubt: the rest is most of the name."""
    least = SHORTEST_LATIN if known.isascii() else SHORTEST_CHINESE
    is_swap = sorted(typed) == sorted(known)
    return max(len(typed), len(known)) >= (least - 1 if is_swap else least)


def _fact_line(name: Scalar, entries: Entries, known: Mapping[str, Key]) -> str:
    """A figure of the community that stands as a key: 网格 12个; empty for another key."""
    value = next((value for other, value in entries if other is name), None)
    line = f"{name.text} {value.text.strip()}" if isinstance(value, Scalar) else ""
    return (
        line
        if FACT_SHAPE.read(Scalar(line, name.span), []) and not likely_name(name.text, known)
        else ""
    )


class KeyPlace(NamedTuple):
    """A record above an unknown key that has a key of this name."""

    parent: str
    """The name of the key that holds the record."""
    first: Scalar
    """The record's first key, with which the others are aligned."""

    @property
    def words(self) -> Words:
        """The line to align with, and the blanks."""
        blanks = self.first.span.column - 1
        line = self.first.span.line
        return Words(
            f"它是“{self.parent}”里的字段：与第{line}行的“{self.first.text}”对齐，前面空{blanks}格",
            f"it is a key of “{self.parent}”: align it with “{self.first.text}” on line {line},"
            f" behind {blanks} blanks",
        )


def words_about_place(name: Scalar, entries: Entries, known: Mapping[str, Key]) -> Words | None:
    """Where an unknown key belongs; None where nobody can tell.

    Args:
        name: The key.
        entries: The keys of its mapping with their values.
        known: The keys that the mapping may have.
    """
    if name.text in TWO_FORMS and "text" in known:
        return WRITE_FORMS
    if "facts" in known and (line := _fact_line(name, entries, known)):
        return WRITE_FACT.filled(line=line)
    above = _last_known_before(name, entries, known)
    if above:
        place = _place_below(name.text, above[0], above[1], known[above[0].text].shape)
        if place and place.first.span.column > name.span.column:
            return place.words
    parents = keys_above(name.text, known)
    if not parents:
        return _words_about_entry(name.text, known)
    if len(parents) > MOST_PLACES:
        parents = [key for key in parents if key.field == USUAL_HOLDERS.get(name.text)]
    if not parents:
        return None
    zh, en = (
        "、".join(f"“{key.zh}”" for key in parents),
        ", ".join(f"“{key.en}”" for key in parents),
    )
    return Words(f"写在{zh}下面，缩进两格", f"write it under {en}, indented by two blanks")


def _words_about_entry(name: str, known: Mapping[str, Key]) -> Words | None:
    """How to write a key that only the entries of one list have: 上年, of a target."""
    lists: list[tuple[Key, RecordOf[Any]]] = []
    for key in dict.fromkeys(known.values()):
        entry = key.shape.entry if isinstance(key.shape, ListOf) else None
        if isinstance(entry, RecordOf) and name in entry.by_name:
            lists.append((key, entry))
    if len(lists) != 1:
        return None
    key, entry = lists[0]
    first = entry.required[:1]
    zh, en = (f"{first[0].zh}: …, ", f"{first[0].en}: …, ") if first else ("", "")
    return Words(
        f"它是“{key.zh}”里的字段：{key.zh}: {{{zh}{name}: …}}",
        f"it is a key of “{key.en}”: {key.en}: {{{en}{name}: …}}",
    )


def _last_known_before(
    name: Scalar, entries: Entries, known: Mapping[str, Key]
) -> tuple[Scalar, Node] | None:
    """The last key above a name that its record knows, with its value."""
    last = None
    for other, value in entries:
        if other is name:
            break
        last = (other, value) if other.text in known else last
    return last


def _place_below(name: str, parent: Scalar, value: Node, shape: Shape[Any]) -> KeyPlace | None:
    """The innermost record at the end of a value that has a key of this name."""
    shape = resolved_shape(shape)
    if isinstance(shape, ListOf):
        last = value.items[-1] if isinstance(value, nodes.Sequence) and value.items else value
        return _place_below(name, parent, last, shape.entry)
    if not isinstance(shape, RecordOf) or not isinstance(value, nodes.Mapping) or not value.entries:
        return None
    own_name, own_value = value.entries[-1]
    key = shape.by_name.get(own_name.text)
    deeper = _place_below(name, own_name, own_value, key.shape) if key else None
    if deeper or name not in shape.by_name:
        return deeper
    given = {shape.by_name[one.text].field for one, _ in value.entries if one.text in shape.by_name}
    is_given = shape.by_name[name].field in given
    return None if is_given else KeyPlace(parent.text, value.entries[0][0])


def _is_key_below(name: str, known: Mapping[str, Key]) -> bool:
    """True for a key of a record further down, which is misplaced and not misspelt."""
    return any(
        name in record.by_name
        for key in dict.fromkeys(known.values())
        for record in records_in(key.shape).values()
    )


def _has_key(shape: Shape[Any], name: str) -> bool:
    """True for a record, not in a list, that has a key of this name."""
    return isinstance(shape, RecordOf) and name in shape.by_name
