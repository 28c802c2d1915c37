"""The community in figures (社区概况): its area, its people, and what else a file counts."""

from __future__ import annotations

import re

from civplan.findings.words import Words
from civplan.model.choices import Choice
from civplan.model.figures import Quantity, parse_figure
from civplan.model.records import Record, RecordOf, key, required_key
from civplan.model.rules.keys import DUPLICATE_KEY
from civplan.model.rules.values import NOT_A_NUMBER
from civplan.model.scalars import FIGURE, LINE, QUANTITY
from civplan.model.shapes import Findings, ListOf, OneOf
from civplan.source.nodes import Scalar

UNITS_OF_FIGURES = {"area": "平方公里", "households": "户", "residents": "人", "members": "名"}
"""The units of a community's own figures, which are also meant where a file gives none."""
USUAL_UNITS = {
    "网格": "个",
    "楼栋": "栋",
    "小区": "个",
    "户籍人口": "人",
    "常住人口": "人",
    "流动人口": "人",
    "社区工作者": "名",
    "志愿者": "名",
}
"""The units of further figures that many communities give, also meant where a file gives none."""
NAME_AND_FIGURE = r"(?P<name>[^\d:：]*[^\d:：\s约近])\s*[:：]?\s*(?P<figure>[约近]?\d.*)"
"""Compiled when it is needed: few files have one."""
SHORT_FORM = Words("网格 12个", "网格 12个")


class ProfileStyle(Choice):
    """How the community in figures is printed."""

    SENTENCE = "sentence", "句子"
    TABLE = "table", "表格"


class Fact(Record):
    """A further figure of the community: 网格 12个."""

    label = Words("社区数字", "figure of the community")
    name: str = required_key("名称", LINE, Words("数的是什么", "what is counted"))
    value: Quantity = required_key("数值", FIGURE, Words("多少，可带单位", "how many, with a unit"))

    @property
    def figure(self) -> Quantity:
        """The figure with its unit; that of a usual name where the file gives none."""
        return self.value._replace(unit=self.value.unit or USUAL_UNITS.get(self.name, ""))


def _read_fact(node: Scalar, findings: Findings) -> Fact | None:
    """A figure with its name as one text: 网格 12个."""
    match = re.fullmatch(NAME_AND_FIGURE, node.text.strip())
    figure = parse_figure(match["figure"]) if match else None
    if match is None or figure is None:
        findings.append(NOT_A_NUMBER.at(node.span, text=node.text, forms=SHORT_FORM))
        return None
    spans = dict.fromkeys(("name", "value"), node.span)
    return Fact(span=node.span, spans=spans, name=match["name"].strip(), value=figure)


FACT_SHAPE = RecordOf(Fact, short=_read_fact)


class CommunityProfile(Record):
    """The community in figures (社区概况)."""

    label = Words("社区概况", "community profile")
    area: Quantity | None = key("面积", QUANTITY, Words("如 1.2平方公里", "such as 1.2平方公里"))
    households: Quantity | None = key("户数", QUANTITY, Words("居民户数", "households"))
    residents: Quantity | None = key("人口", QUANTITY, Words("居民人数", "residents"))
    members: Quantity | None = key("党员", QUANTITY, Words("党员人数", "party members"))
    facts: tuple[Fact, ...] = key(
        "其他数字",
        ListOf(FACT_SHAPE),
        Words(
            "名称和数，自己定：[网格 12个, 楼栋 86栋, 志愿者 310名]",
            "names and figures of your own: [网格 12个, 楼栋 86栋, 志愿者 310名]",
        ),
        default=(),
    )
    style: ProfileStyle | None = key(
        "样式",
        OneOf(ProfileStyle),
        Words(
            "总结里怎样印：句子（默认）接在默认的开头前面，表格印在开头后面",
            "how the summary prints it: a sentence (default) before the default opening,"
            " a table behind the opening",
        ),
    )

    def figure_of(self, field: str) -> Quantity | None:
        """One of its own figures with its unit, the usual one where the file gives none."""
        figure: Quantity | None = getattr(self, field)
        return figure and figure._replace(unit=figure.unit or UNITS_OF_FIGURES[field])


def _check_given_once(profile: CommunityProfile, findings: Findings) -> CommunityProfile:
    """The profile, with a finding for each figure that is given twice."""
    first = {
        one.zh: profile.span_of(one.field)
        for one in COMMUNITY_PROFILE_SHAPE.keys
        if one.field in profile.spans
    }
    for fact in profile.facts:
        if fact.name in first:
            line = first[fact.name].line
            findings.append(DUPLICATE_KEY.at(fact.span, key=fact.name, line=line))
        first.setdefault(fact.name, fact.span)
    return profile


COMMUNITY_PROFILE_SHAPE = RecordOf(CommunityProfile, check=_check_given_once)


def figures_of_profile(profile: CommunityProfile) -> list[tuple[str, Quantity]]:
    """Each figure with its Chinese name, in the order of the keys, further ones last."""
    own = [
        (one.zh, figure)
        for one in COMMUNITY_PROFILE_SHAPE.keys
        if one.field in UNITS_OF_FIGURES and (figure := profile.figure_of(one.field))
    ]
    return [*own, *((fact.name, fact.figure) for fact in profile.facts)]
