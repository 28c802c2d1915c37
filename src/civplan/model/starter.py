"""The first file of a plan or of a sub-district: valid as it is, with a comment for each key."""

from __future__ import annotations

from typing import Any, NamedTuple

from civplan.findings.words import Language, Words
from civplan.model.commented_yaml import SampleValues, field_lines, optional_field_lines
from civplan.model.district import DISTRICT_SHAPE, Aggregate
from civplan.model.pack_samples import StarterAnswers, sample_of_pack
from civplan.model.plan import DEFAULT_PACK, PLAN_SHAPE
from civplan.model.records import RecordOf

PLAN_SCHEMA_LINE = "# yaml-language-server: $schema=plan.schema.json"
PLAN_FILE_HEAD = Words(
    """\
# 每个“#”后面的话是说明，不会写进公文。下面的方面、措施和指标是样例，请改成本社区的。
# 开头是“# ”的字段不是必填的；要用哪个，删去它前面的“# ”，再写上内容。
# 写好以后：civplan render 加上本文件的名字。
""",
    """\
# What stands behind a # explains and is not printed. The areas, items and targets are samples:
# write your own. A key behind “# ” is optional: to use it, remove the “# ” and give a value.
# When it is written: civplan render, and the name of this file.
""",
)
FURTHER_KEYS = Words("# 其他字段", "# Further keys")


def starter_file(answers: StarterAnswers, language: Language) -> str:
    """A new plan file, with keys and comments in a language and Chinese texts."""
    of_pack = sample_of_pack(answers.sample)
    parts = dict(of_pack.parts(answers))
    top = {"community": answers.community, "year": answers.year, "campaign": answers.campaign}
    own = top if answers.pack == DEFAULT_PACK else {"pack": answers.pack, **top}
    about = f"{of_pack.about.in_language(language)}\n{PLAN_FILE_HEAD.in_language(language)}"
    head = [PLAN_SCHEMA_LINE, *about.splitlines()]
    return _file_text(PLAN_SHAPE, head, (own, parts, of_pack.spare(answers.year)), language)


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
