"""What the first file of each pack holds: short texts for any community, to be replaced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from civplan.findings.words import Words
from civplan.model.commented_yaml import SampleValues
from civplan.model.plan import DEFAULT_PACK


class StarterAnswers(NamedTuple):
    """The values of a new plan file; no text is blank."""

    community: str
    year: int
    """Four digits, 1949 to 2100."""
    campaign: str
    pack: str = DEFAULT_PACK
    """As the file names it."""
    sample: str = DEFAULT_PACK
    """The pack that comes with the program whose sample it begins with."""


class PackSample(NamedTuple):
    """The first file of a pack."""

    campaign: str
    """What it is about, unless the user says otherwise."""
    about: Words
    """The first lines of its comments."""
    parts: Callable[[StarterAnswers], SampleValues]
    """Its values, behind who writes it and what it is about; each is a block."""
    spare: Callable[[int], SampleValues]
    """Values in comments, by the year."""


def sample_of_pack(name: str) -> PackSample:
    """The sample of a pack that comes with the program; of another pack that of the default."""
    return PACK_SAMPLES.get(name, PACK_SAMPLES[DEFAULT_PACK])


def _annual_plan(answers: StarterAnswers) -> SampleValues:
    """A short plan of a year, with texts for any community."""
    return {
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


def _annual_summary(year: int) -> SampleValues:
    """The part that is written in December, commented out until then."""
    return {
        "summary": {
            "date": f"{year}-12-20",
            "problems": "居民参与议事的面还不够宽，年轻居民参加较少。",
            "next_steps": "增加晚间和线上议事的场次，方便年轻居民参加。",
        },
    }


def _scheme_sample(answers: StarterAnswers) -> SampleValues:
    """A scheme of one piece of work, in phases of the year."""
    year = answers.year
    return {
        "goals": {
            "text": "通过集中整治，消除辖区内的安全隐患，居民的安全意识普遍提高。",
            "targets": ["隐患整改率 = 100%", "安全演练 ≥ 2 场"],
        },
        "organization": {
            "text": "成立专项工作小组，统一组织各项整治工作。",
            "members": [
                {"name": "张三", "post": "社区书记", "duty": "负责全面工作", "group": "组长"},
                {"name": "李四", "post": "社区副主任", "duty": "负责排查整改", "group": "副组长"},
            ],
        },
        "work": {
            "areas": [
                {
                    "name": "全面排查",
                    "lead": "综治网格",
                    "items": [
                        {"text": "逐栋排查楼道堆物和飞线充电，建立台账。", "due": f"{year}-06"},
                        "对排查出的隐患逐条整改销号。",
                    ],
                },
                {
                    "name": "宣传引导",
                    "lead": "社区居委会",
                    "items": ["每月在公示栏更新一次安全提示。", "每季度入户宣传一次。"],
                },
            ],
        },
        "schedule": [
            {
                "phase": "动员部署",
                "from_": f"{year}-01",
                "to": f"{year}-03",
                "text": "制定方案，召开动员会，明确分工。",
            },
            {
                "phase": "排查整治",
                "from_": f"{year}-04",
                "to": f"{year}-10",
                "text": "按照分工逐栋排查，边查边改。",
            },
            {
                "phase": "巩固提升",
                "from_": f"{year}-11",
                "to": f"{year}-12",
                "text": "检查整改情况，建立日常巡查制度。",
            },
        ],
        "safeguards": "各小组明确专人负责，每月向居委会报告一次进展。",
        "plan": {
            "date": f"{year}-01-10",
            "contact": [{"name": "张三", "phone": "000-8000101"}],
        },
    }


def _report_sample(answers: StarterAnswers) -> SampleValues:
    """A report on one piece of work, to the body above."""
    return {
        "district": "通北街道办事处",
        "principles": "辖区内老旧楼房较多，楼道堆物、飞线充电是居民反映集中的问题。",
        "work": {
            "text": "主要做了两个方面的工作。",
            "areas": [
                {
                    "name": "全面排查整改",
                    "items": [
                        {
                            "text": "逐栋排查楼道堆物和飞线充电，建立台账。",
                            "targets": ["隐患整改率 = 100%"],
                            "result": "100%",
                        },
                        "对住户自己搬不动的堆物，由社区和物业一起清运。",
                    ],
                },
                {
                    "name": "广泛宣传引导",
                    "items": ["每月在公示栏更新一次安全提示。", "每季度入户宣传一次。"],
                },
            ],
        },
        "summary": {
            "date": f"{answers.year}-12-01",
            "problems": "部分老楼没有集中充电设施，飞线充电容易反复。",
            "next_steps": "争取在老楼附近建充电棚，把夜间巡查坚持下去。",
        },
    }


def _nothing_spare(year: int) -> SampleValues:
    """No values in comments."""
    del year
    return {}


ANNUAL_FILE = Words(
    "# 一个社区一年的工作，生成两份公文：年初的计划，年底的总结。",
    "# One community, one year, two documents: the plan in January, the summary in December.",
)
PACK_SAMPLES: Mapping[str, PackSample] = {
    DEFAULT_PACK: PackSample("创建文明社区", ANNUAL_FILE, _annual_plan, _annual_summary),
    "annual-work": PackSample("社区建设", ANNUAL_FILE, _annual_plan, _annual_summary),
    "work-scheme": PackSample(
        "消防安全专项整治",
        Words(
            "# 一个社区的一项专门工作，生成工作方案；写了“总结”，才生成总结。",
            "# One piece of work of a community, one document: its scheme. A summary is made once"
            " “summary” is\n# written.",
        ),
        _scheme_sample,
        _nothing_spare,
    ),
    "work-report": PackSample(
        "消防安全专项整治",
        Words(
            "# 一个社区向上级报告一项工作，只生成这一份报告，写什么印什么。",
            "# A community's report on one piece of work, to the body above: one document, which"
            " prints what\n# is written.",
        ),
        _report_sample,
        _nothing_spare,
    ),
}
