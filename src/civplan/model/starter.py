"""The first file of a plan or of a sub-district: valid as it is, with a comment for each key."""

from __future__ import annotations

from typing import Any, NamedTuple

from civplan.findings.words import Language, Words
from civplan.model.commented_yaml import SampleValues, field_lines, optional_field_lines
from civplan.model.district import DISTRICT_SHAPE, Aggregate
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import RecordOf

PLAN_SCHEMA_LINE = "# yaml-language-server: $schema=plan.schema.json"
PLAN_FILE_HEAD = Words(
    """\
# 一个社区一年的工作，生成两份公文：年初的计划，年底的总结。
# 每个“#”后面的话是说明，不会写进公文。下面的方面、措施和指标是样例，请改成本社区的。
# 开头是“# ”的字段不是必填的；要用哪个，删去它前面的“# ”，再写上内容。
# 写好以后：civplan render 加上本文件的名字。
""",
    """\
# One community, one year, two documents: the plan in January, the summary in December.
# What stands behind a # explains and is not printed. The areas, items and targets are samples:
# write your own. A key behind “# ” is optional: to use it, remove the “# ” and give a value.
# When it is written: civplan render, and the name of this file.
""",
)
FURTHER_KEYS = Words("# 其他字段", "# Further keys")


class StarterAnswers(NamedTuple):
    """The values of a new plan file; no text is blank."""

    community: str
    year: int
    """Four digits, 1949 to 2100."""
    campaign: str


def starter_file(answers: StarterAnswers, language: Language) -> str:
    """A new plan file, with keys and comments in a language and Chinese texts."""
    sample = _sample_plan(answers)
    own = {field: sample.pop(field) for field in ("community", "year", "campaign")}
    head = [PLAN_SCHEMA_LINE, *PLAN_FILE_HEAD.in_language(language).splitlines()]
    return _file_text(PLAN_SHAPE, head, (own, sample, _sample_end(answers.year)), language)


def _file_text(
    shape: RecordOf[Any],
    head: list[str],
    samples: tuple[SampleValues, SampleValues, SampleValues],
    language: Language,
) -> str:
    """The text of a new file.

    Args:
        shape: The record that the file holds.
        head: The comments above it.
        samples: Values at its top, values that are each a block, and values in comments.
        language: Of the keys and the comments.
    """
    own, parts, spare = samples
    blocks = [
        head,
        [*field_lines(shape, own, language)],
        *([*field_lines(shape, {field: value}, language)] for field, value in parts.items()),
    ]
    optional = [*optional_field_lines(shape, {**own, **parts}, spare, language)]
    blocks += [[FURTHER_KEYS.in_language(language), *optional]] if optional else []
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _sample_plan(answers: StarterAnswers) -> dict[str, Any]:
    """A short plan with the answers, and texts for any community."""
    return {
        "community": answers.community,
        "year": answers.year,
        "campaign": answers.campaign,
        "principles": "坚持以居民需求为导向，完善居民自治，提升服务水平，办好居民身边的实事。",
        "goals": {
            "text": "通过全年工作，居民参与社区事务更加方便，居住环境更加整洁，邻里更加和睦。",
            "targets": [
                {"id": "satisfaction", "measure": "居民满意率", "at_least": "95%"},
                "楼道堆物清理率 ≥ 98%",
            ],
        },
        "work": {
            "text": "围绕上述目标，重点抓好以下两个方面的工作。",
            "areas": [_self_government(answers.year), _tidy_homes(answers.year)],
        },
        "safeguards": "社区居委会每季度检查一次进度，检查情况向居民公开。",
        "plan": {"date": f"{answers.year}-01-10"},
    }


def _self_government(year: int) -> SampleValues:
    """An area of work with a complete item and one that is just its text."""
    return {
        "name": "完善居民自治",
        "items": [
            {
                "id": "council",
                "name": "居民议事会",
                "text": "每月召开一次居民议事会，收集居民意见，并逐条答复。",
                "lead": "社区居委会",
                "due": f"{year}-12",
                "targets": ["居民议事会 ≥ 12 次"],
            },
            "每季度在公开栏公布一次居务和财务收支。",
        ],
    }


def _tidy_homes(year: int) -> SampleValues:
    """An area of work with a text before its items."""
    return {
        "name": "整治居住环境",
        "text": "发动居民共同维护楼道和绿地的整洁。",
        "items": [
            {
                "id": "corridors",
                "text": "每周检查一次楼道，劝导居民清理堆物。",
                "lead": "楼组长",
                "due": f"{year}-Q4",
            },
            "每季度组织一次居民志愿者清洁绿地。",
        ],
    }


def _sample_end(year: int) -> SampleValues:
    """The part that is written in December, commented out until then."""
    return {
        "summary": {
            "date": f"{year}-12-20",
            "problems": "居民参与议事的面还不够宽，年轻居民参加较少。",
            "next_steps": "增加晚间和线上议事的场次，方便年轻居民参加。",
        },
    }


DISTRICT_SCHEMA_LINE = "# yaml-language-server: $schema=district.schema.json"
DISTRICT_FILE_HEAD = Words(
    """\
# 街道自己的文件：应报送的社区、报送时限、要汇总的指标。和各社区的计划文件放在同一个文件夹里。
# 每个“#”后面的话是说明。下面的社区、联系人、电话和指标是样例，请改成本街道的。
# 开头是“# ”的字段不是必填的；要用哪个，删去它前面的“# ”，再写上内容。
# 写好以后：civplan batch 加上文件夹的名字。
""",
    """\
# The sub-district's own file: who hands in, until when, and what adds up. It lies in the folder
# with the communities' plan files. What stands behind a # explains. The communities, people, phone
# numbers and indicators are samples: write your own.
# A key behind “# ” is optional: to use it, remove the “# ” and give a value.
# When it is written: civplan batch, and the name of the folder.
""",
)


class DistrictStarter(NamedTuple):
    """The values of a new district file."""

    district: str
    """The sub-district's full name; may be empty."""
    year: int
    """Four digits, 1949 to 2100."""


def district_file(answers: DistrictStarter, language: Language) -> str:
    """A new district file, with keys and comments in a language and Chinese texts."""
    name = {"district": answers.district} if answers.district else {}
    year = answers.year
    parts: SampleValues = {
        "deadlines": {
            "plan": f"{year}-01-31",
            "midyear": f"{year}-07-10",
            "summary": f"{year}-12-25",
        },
        "indicators": _sample_indicators(language),
        "communities": [
            {
                "name": "湖内社区",
                "aliases": ["湖内", "湖内居委会"],
                "code": "HN01",
                "contact": "张三",
                "phone": "000-8000101",
            },
            {"name": "湖滨社区", "contact": "李四", "phone": "000-8000102"},
            {"name": "湖光社区", "contact": "王五", "phone": "000-8000103"},
        ],
    }
    head = [DISTRICT_SCHEMA_LINE, *DISTRICT_FILE_HEAD.in_language(language).splitlines()]
    return _file_text(DISTRICT_SHAPE, head, ({**name, "year": year}, parts, {}), language)


def _sample_indicators(language: Language) -> list[SampleValues]:
    """A ratio with its mean, and a count with its sum."""
    is_chinese = language == "zh"
    return [
        {
            "id": "satisfaction",
            "name": "居民满意率",
            "unit": "%",
            "at_least": "95%",
            "aggregate": Aggregate.MEAN.zh if is_chinese else Aggregate.MEAN.value,
            "required": "是" if is_chinese else True,
        },
        {
            "id": "council",
            "name": "居民议事会",
            "unit": "次",
            "aggregate": Aggregate.SUM.zh if is_chinese else Aggregate.SUM.value,
        },
    ]
