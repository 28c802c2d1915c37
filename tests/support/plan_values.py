"""Plan files that hypothesis makes: values for every key, in the forms that people use."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from civplan.model.item import ITEM_SHAPE
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import Key, RecordOf
from civplan.model.result import ResultShape
from civplan.model.scalars import DOCUMENT_DAY, ENTRY_DATE, QUANTITY, WHEN, YEAR, YES_OR_NO
from civplan.model.sections import SectionOf
from civplan.model.shapes import DeferredShape, Line, ListOf, NameOf, OneOf, Shape
from civplan.model.table import TABLE_SHAPE
from civplan.model.target import TARGET_SHAPE
from civplan.model.text import TextShape
from support.manuscripts import HARD

Values = dict[str, Any]

CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
AWKWARD = (
    *(
        "010",
        "12:30",
        "no",
        "yes",
        "null",
        "~",
        "# 号",
        "a: b",
        "社区：湖内",
        "@所有人",
        "- 一",
        "2007",
    ),
    *(
        "“一帮一” 结对",
        "目标:完成",
        "甲 #乙",
        "{甲}",
        "[甲]",
        "&甲",
        "*甲",
        "!甲",
        "|",
        ">",
        "%",
        "`",
    ),
    *(
        "'甲'",
        '"甲"',
        "甲，乙：",
        "1、清理",
        "（一）",
        "•清理",
        "0x1F",
        "1e5",
        "是",
        "95%",
        "长期",
        "？",
    ),
    *("A B  C", "甲\u3000乙", "甲\xa0乙", "civplan: ignore[P301]", "<b>&amp;", "\\n", "---", "..."),
)
LONG = "发挥党支部和党员在创建工作中的模范作用，建立联系制度，做到“一帮一”、结对子 ABC def 2007年。"
TEXTS = (
    (
        st.sampled_from([*AWKWARD, *HARD])
        | st.text(CHARACTERS, min_size=1, max_size=12)
        | st.builds(lambda count, tail: LONG * count + tail, st.integers(1, 4), st.text(CHARACTERS))
    )
    .map(lambda text: " ".join(text.split("\n")).strip())
    .filter(bool)
)
"""Texts of one paragraph."""
PARSED: dict[int, tuple[str, ...]] = {
    id(WHEN): ("2007-12-20", "2007-12", "2007-Q4", "2007年上半年", "2007", "长期"),
    id(DOCUMENT_DAY): ("2007-01-10", "2007年12月20日"),
    id(ENTRY_DATE): ("2007-05-08", "2007-05"),
    id(YEAR): ("2006", "2007年"),
    id(YES_OR_NO): ("是", "no", "true"),
    id(QUANTITY): ("12", "3.50", "96.2%", "1,200户", "0"),
}
FIGURES = ("12", "3.50", "96.2%", "1,200户", "约210人次", "1.2万余人次", "超过30户", "0")
ANY_RESULTS: tuple[Any, ...] = (
    *("12", "96.2%", "是", "no", "全年召开12次。", ["第一段。", "第二段。"]),
    {"value": "12", "text": "召开12次。"},
    {"text": "12"},
    {"plan": "甲。", "summary": "乙。"},
    [{"on": "2007-03", "value": "5次"}, {"on": "2007-06-08", "value": "8次", "text": "六月。"}],
    [{"on": "2007-03", "text": "三月。"}],
)
ANY_TARGETS: tuple[Any, ...] = (
    *(
        "碰头会 ≥ 12 次",
        "居民满意率达到95%以上",
        "越级上访 = 0 起",
        "讲座3—5场",
        "评为市级文明社区",
    ),
    *("碰头会每季度不少于1次", "发案数同比下降10%", "参加200人次以上"),
    {"measure": "讲座", "at_least": "每月2次", "result": "30"},
    {"id": "a", "measure": "满意率", "at_least": "95%", "unit": "%", "result": "96.2%"},
    {"measure": "巡逻", "every": "周", "result": ANY_RESULTS[9]},
    {"measure": "创建", "level": "市级", "result": "是", "approx": "余"},
    {"measure": "投诉", "at_most": "5件", "changed": {"from": "3件", "why": "甲。"}},
    {"measure": "收集意见", "unit": "条", "result": "约86"},
    {"measure": "发案", "at_least": "下降10%", "last_year": "20起", "result": "18起"},
)

ANY_TABLES: tuple[Any, ...] = (
    {"rows": ["楼栋 | 户数", "1号楼 | 48"]},
    {"caption": "楼栋", "rows": [["楼栋", "户数"], ["1号楼", "1,200"], ["", "—"]], "total": "是"},
    {
        "columns": ["楼栋", {"name": "户数", "unit": "户", "align": "center", "width": "30%"}],
        "rows": [["1号楼", "48"]],
        "in": ["plan", "summary"],
    },
    {"from": "tasks", "columns": ["措施", {"name": "责任单位", "width": "2"}]},
    {"from": "成员"},
)

NOT_MADE = ("id", "extends", "evidence")
"""Fields with values that another place must know."""
OF_FIELD = {"copy_number": "000001", "secrecy": "秘密★1年", "urgency": "特急", "period": "上半年"}
"""Values of fields that take few."""
RESULTS = st.sampled_from(ANY_RESULTS)
WHOLE_RECORDS: dict[int, st.SearchStrategy[Any]] = {
    id(TARGET_SHAPE): st.sampled_from(ANY_TARGETS),
    id(TABLE_SHAPE): st.sampled_from(ANY_TABLES),
}
"""By shape, the records whose keys must agree with each other, so that few of random ones do."""
LENGTHS = st.integers(1, 2)
SELDOM = st.integers(0, 2).map(lambda number: number == 0)
PARAGRAPHS = TEXTS | st.lists(TEXTS, min_size=1, max_size=3)
TEXT_FORMS = st.fixed_dictionaries(
    {}, optional={"plan": PARAGRAPHS, "summary": PARAGRAPHS, "1—9月": PARAGRAPHS}
)
TEXT_VALUES = PARAGRAPHS | TEXT_FORMS.filter(bool)


@st.composite
def plan_values(draw: st.DrawFn) -> Values:
    """The values of a whole plan file; not each has no fault."""
    values: Values = _record_value(draw, PLAN_SHAPE, 4)
    return values


def _value(draw: st.DrawFn, shape: Shape[Any], depth: int) -> Any:
    """A value that a shape reads, as YAML has it.

    Args:
        draw: As hypothesis gives it.
        shape: What may stand there.
        depth: How deep records may hold records.
    """
    shape = shape.shape() if isinstance(shape, DeferredShape) else shape
    if isinstance(shape, ListOf):
        return [_value(draw, shape.entry, depth) for _ in range(draw(LENGTHS))]
    if isinstance(shape, RecordOf) and id(shape) not in WHOLE_RECORDS:
        return _record_value(draw, shape, depth)
    return draw(_single_values(shape))


def _single_values(shape: Shape[Any]) -> st.SearchStrategy[Any]:
    """The values of a shape that holds no records, and of those in ``WHOLE_RECORDS``."""
    match shape:
        case Line():
            return TEXTS
        case TextShape():
            return TEXT_VALUES
        case ResultShape():
            return RESULTS
        case OneOf():
            return st.sampled_from([*shape.by_name])
        case NameOf():
            return st.sampled_from([*shape.choice.by_name])
    plain = st.sampled_from(PARSED.get(id(shape), FIGURES))
    return WHOLE_RECORDS.get(id(shape), plain)


def _record_value(draw: st.DrawFn, shape: RecordOf[Any], depth: int) -> Any:
    """A record by some of its keys, sometimes in its short form."""
    if shape.short and isinstance(shape.short, str) and draw(SELDOM):
        return draw(TEXTS)
    if isinstance(shape, SectionOf) and draw(SELDOM):
        return draw(TEXT_VALUES)
    required = {key.field for key in shape.required}
    required |= {"text"} if shape is ITEM_SHAPE or isinstance(shape, SectionOf) else set()
    return {
        key.en: OF_FIELD.get(key.field) or _value(draw, key.shape, depth - 1)
        for key in shape.keys
        if key.field in required or (_is_wanted(key, depth) and draw(SELDOM))
    }


def _is_wanted(key: Key, depth: int) -> bool:
    """True for a key that a generated record may have."""
    return not key.directive and key.field not in NOT_MADE and (depth > 0 or not key.shape.parts())


def yaml_of(values: Values) -> str:
    """A plan as a YAML text; JSON is YAML."""
    return "".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items()
    )
