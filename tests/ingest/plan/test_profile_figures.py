"""The community in figures, read from the words before the first heading."""

from __future__ import annotations

import pytest

from civplan.ingest.plan.profile_figures import profile_in
from civplan.model.profile import figures_of_profile
from support.imports import imported


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "湖内社区辖区面积1.2平方公里，有居民3180户、8600人，党员142名，网格12个、楼栋86栋。",
            "面积1.2平方公里 户数3180户 人口8600人 党员142名 网格12个 楼栋86栋",
        ),
        (
            "社区总面积约0.9平方公里，下辖9个小区，划分为14个网格，户籍人口6200人，流动人口2100余人。",
            "面积0.9平方公里 网格14个 小区9个 户籍人口6200人 流动人口2100余人",
        ),
        ("辖区常住人口1.2万人，社区工作者18名。", "常住人口1.2万人 社区工作者18名"),
        ("辖区面积0.9公顷，党员142名，其中在职党员60名。", "面积0.9公顷 党员142名"),
        ("辖区面积0.9公顷，党员142名，退休党员80名。", ""),
        ("辖区面积0.9公顷，新增志愿者30名，现有志愿者310名。", "面积0.9公顷 志愿者310名"),
        ("全年走访居民3180户，培训志愿者30名，常住人口不变。", ""),
        ("一年来办好实事12件，走访60户次。", ""),
        ("全年新增志愿者30名，建成网格12个。", ""),
    ],
)
def test_a_paragraph_about_the_community_gives_its_figures(text: str, figures: str) -> None:
    profile = profile_in([text])

    found = figures_of_profile(profile) if profile else []
    assert " ".join(f"{name}{figure}" for name, figure in found) == figures


def test_the_words_stay_and_nothing_is_printed_twice() -> None:
    opening = "湖内社区辖区面积1.2平方公里，有居民3180户、8600人，网格12个。现总结如下："
    work = "一、走访\n1、走访居民。\n2、慰问老人。\n"
    made = imported(f"湖内社区2007年工作总结\n\n{opening}\n{work}")

    assert "# 请核对：这些数取自开头的话\n社区概况:\n" in made.text
    assert "其他数字: [网格 12个]" in made.text
    assert made.plan.summary is not None
    assert str(made.plan.summary.opening) == opening
    assert "profile" not in "".join(one.message("en") for one in made.findings)
