"""The first file of a sub-district: it reads as it is, and says what each key means."""

from __future__ import annotations

from typing import NamedTuple

from civplan.findings.words import Language, Words
from civplan.model.choices import Choice
from civplan.model.commented import Sample, given_lines, spare_lines
from civplan.model.district import DISTRICT, Aggregate
from civplan.model.starter import MORE

SCHEMA_LINE = "# yaml-language-server: $schema=district.schema.json"
HEAD = Words(
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


class DistrictAnswers(NamedTuple):
    """What a new file must know."""

    district: str
    """The sub-district's full name; empty when it is not known."""
    year: int
    """Four digits, 1949 to 2100."""


def district_file(answers: DistrictAnswers, language: Language) -> str:
    """The text of a new file, its keys and comments in a language; its texts are Chinese."""
    named = {"district": answers.district} if answers.district else {}
    asked: Sample = {**named, "year": answers.year}
    parts: Sample = {
        "deadlines": deadlines(answers.year),
        "indicators": indicators(language),
        "communities": communities(),
    }
    blocks = [
        [SCHEMA_LINE, *HEAD.in_language(language).splitlines()],
        [*given_lines(DISTRICT, asked, language)],
        *([*given_lines(DISTRICT, {field: value}, language)] for field, value in parts.items()),
    ]
    spare = [*spare_lines(DISTRICT, {**asked, **parts}, {}, language)]
    blocks += [[MORE.in_language(language), *spare]] if spare else []
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def deadlines(year: int) -> Sample:
    """Until when communities usually hand in."""
    return {"plan": f"{year}-01-31", "midyear": f"{year}-07-10", "summary": f"{year}-12-25"}


def indicators(language: Language) -> list[Sample]:
    """A ratio, whose mean is taken, and a figure that adds up."""
    return [
        {
            "id": "satisfaction",
            "name": "居民满意率",
            "unit": "%",
            "at_least": "95%",
            "aggregate": said(Aggregate.MEAN, language),
            "required": "是" if language == "zh" else True,
        },
        {
            "id": "council",
            "name": "居民议事会",
            "unit": "次",
            "aggregate": said(Aggregate.SUM, language),
        },
    ]


def communities() -> list[Sample]:
    """Three communities that there are not."""
    return [
        {
            "name": "湖内社区",
            "aliases": ["湖内", "湖内居委会"],
            "code": "HN01",
            "contact": "张三",
            "phone": "000-8000101",
        },
        {"name": "湖滨社区", "contact": "李四", "phone": "000-8000102"},
        {"name": "湖光社区", "contact": "王五", "phone": "000-8000103"},
    ]


def said(choice: Choice, language: Language) -> str:
    """A choice as a file in this language names it."""
    return choice.zh if language == "zh" else choice.value
