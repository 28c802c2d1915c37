"""Files of a sub-district against its own file and against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.file_store import file_results_in, file_store_of
from civplan.district.review.checks import district_findings
from civplan.district.review.folder import open_district
from civplan.district.review.review import review_of
from civplan.rules import district_rules
from support.districts import Batch, EmptyStore, plan_file, summary_alone

DISTRICT = """\
district: 通北街道办事处
year: 2007
deadlines: {plan: 2007-01-20, summary: 2007-12-25}
indicators:
  - {id: satisfaction, name: 居民满意率, unit: "%", required: true}
communities:
  - {name: 湖内社区, aliases: [湖内]}
"""
AS_OF = dt.date(2008, 1, 5)


def district_lines(tmp_path: Path, own: str = DISTRICT, **files: str) -> list[str]:
    """What is wrong in a sub-district with these files, as ``file:line:column code message``."""
    return lines_on(AS_OF, tmp_path, own, files)


def lines_on(as_of: dt.date, tmp_path: Path, own: str, files: Mapping[str, str]) -> list[str]:
    """What is wrong on a day."""
    folder = tmp_path / "in"
    folder.mkdir(parents=True)
    (folder / "district.yaml").write_text(own, encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    batch = Batch(folder, tmp_path / "out")
    batch.run()
    with BatchMemory(batch.out) as state:
        review = review_of(
            open_district(folder), file_results_in(state, folder), file_store_of(state), as_of
        )
        return [
            f"{Path(one.span.path).name}:{one.span.line}:{one.span.column}"
            f" {one.rule.code} {one.message('en')}"
            for one in district_findings(review)
        ]


FINE = plan_file("湖内社区")
SUMMARY_ALONE = summary_alone("湖内社区")
NO_ID = "a.yaml:8:7 D508 the indicator “居民满意率” has no id, the district's is “satisfaction”"
OTHER_ID = (
    "a.yaml:8:7 D508 the indicator “居民满意率” has the id “happiness”,"
    " the district's is “satisfaction”"
)


def test_a_file_that_is_as_the_district_asks_is_fine(tmp_path: Path) -> None:
    assert district_lines(tmp_path, a=FINE) == []


def test_an_alias_is_the_community(tmp_path: Path) -> None:
    assert district_lines(tmp_path, a=plan_file("湖内")) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "community: 湖内社区",
            "community: 湖外社区",
            [
                "district.yaml:7:5 D501 湖内社区 has handed in nothing",
                "a.yaml:1:12 D502 “湖外社区” is not on the roster",
            ],
        ),
        (
            "year: 2007",
            "year: 2006",
            ["a.yaml:3:7 D505 the year is 2006, the district's is 2007"],
        ),
        (
            "id: satisfaction, measure: 居民满意率",
            "id: other, measure: 平均温度",
            ["a.yaml:1:12 D506 湖内社区 lacks the indicator “居民满意率” (satisfaction)"],
        ),
        (
            "95%, result: 96%",
            "95分, result: 96分",
            ["a.yaml:8:7 D507 the unit of “居民满意率” is “分”, the district's is “%”"],
        ),
        (
            "id: satisfaction",
            "id: happiness",
            [OTHER_ID],
        ),
        (
            "id: satisfaction, ",
            "",
            [NO_ID],
        ),
        (
            "date: 2007-12-20",
            "date: 2007-12-26",
            ["a.yaml:15:17 D510 the summary is dated 2007-12-26, after the deadline 2007-12-25"],
        ),
        (
            "summary: {date: 2007-12-20}\n",
            "",
            ["a.yaml:1:12 D504 湖内社区 has a plan only; its summary was due 2007-12-25"],
        ),
        (
            FINE,
            SUMMARY_ALONE,
            ["a.yaml:1:12 D526 湖内社区 has a summary only; its plan was due 2007-01-20"],
        ),
        (
            "通北街道",
            "通南街道",
            ["a.yaml:2:11 D512 the district is “通南街道办事处”, not “通北街道办事处”"],
        ),
    ],
)
def test_what_differs_is_reported_at_its_place(
    tmp_path: Path, old: str, new: str, said: list[str]
) -> None:
    assert old in FINE
    assert district_lines(tmp_path, a=FINE.replace(old, new)) == said


def test_a_community_that_hands_in_twice_is_reported_at_the_later_file(tmp_path: Path) -> None:
    assert district_lines(tmp_path, a=FINE, b=FINE) == [
        "b.yaml:1:12 D503 湖内社区 hands in twice, also as a.yaml"
    ]


@pytest.mark.parametrize(
    "changed",
    [
        ("campaign: 创建文明社区", "campaign: 创建平安社区"),
        ("year: 2007", "pack: annual-work\nyear: 2007"),
    ],
)
def test_files_of_one_community_about_different_work_are_both_right(
    tmp_path: Path, changed: tuple[str, str]
) -> None:
    assert district_lines(tmp_path, a=FINE, b=FINE.replace(*changed)) == []


def test_a_word_file_that_bears_the_name_counts_as_handed_in(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "湖内2007年工作总结.docx").write_bytes(b"PK")
    (tmp_path / "in").rename(tmp_path / "before")
    folder = tmp_path / "before"
    (folder / "district.yaml").write_text(DISTRICT, encoding="utf-8")
    review = review_of(open_district(folder), [], EmptyStore(), AS_OF)

    (only,) = district_findings(review)
    assert only.rule is district_rules.UNSTRUCTURED_ONLY
    assert only.message("en") == "湖内社区 sent no plan file, but only 湖内2007年工作总结.docx"


LONG = "，".join(f"第{number}项工作由居民小组长带头落实并逐月公布进展情况" for number in range(9))


def test_texts_that_are_too_alike_are_reported_with_both_places(tmp_path: Path) -> None:
    two = DISTRICT + "  - 名称: 湖滨社区\n"
    one = FINE.replace("每月召开一次例会。", LONG)

    assert district_lines(tmp_path, two, a=one, b=one.replace("湖内社区", "湖滨社区")) == [
        "b.yaml:13:32 D509 100 % of the text is the same as 湖内社区's, such as a.yaml:13"
    ]


def test_a_community_like_several_is_reported_once_with_the_most_alike(
    tmp_path: Path,
) -> None:
    three = DISTRICT + "  - 名称: 湖滨社区\n  - 名称: 湖心社区\n"
    one = FINE.replace("每月召开一次例会。", LONG)
    other = one.replace("湖内社区", "湖滨社区").replace(
        "第4项工作由居民小组长", "第4项任务由楼长们"
    )
    third = one.replace("湖内社区", "湖心社区")
    place = "湖内社区's, such as a.yaml:13"

    assert district_lines(tmp_path, three, a=one, b=other, c=third) == [
        f"b.yaml:13:32 D509 93 % of the text is the same as {place}",
        f"c.yaml:13:32 D509 100 % of the text is the same as {place}; also in 1 more",
    ]


def test_what_communities_inherit_is_not_alike(tmp_path: Path) -> None:
    two = DISTRICT + "  - 名称: 湖滨社区\n"
    base = f"principles: {LONG}\n"
    own = FINE.replace("principles: 坚持以居民需要为先。\n", "extends: base.yaml\n")
    files = {"a": own, "b": own.replace("湖内社区", "湖滨社区")}
    assert district_lines(tmp_path, two, base=base, **files) == []


WEIGHTED = DISTRICT.replace("required: true", "aggregate: weighted, weight: households")


@pytest.mark.parametrize(
    "profile", ["", "profile: {residents: 800}\n", "profile: {households: 0}\n"]
)
def test_a_result_without_its_weight_is_reported_at_the_file(tmp_path: Path, profile: str) -> None:
    (only,) = district_lines(tmp_path, WEIGHTED, a=FINE + profile)
    assert only == (
        "a.yaml:1:12 D513 湖内社区 does not give its households:"
        " its “居民满意率” is not in the weighted mean"
    )


@pytest.mark.parametrize(
    ("own", "text"),
    [
        (WEIGHTED, FINE + "profile: {households: 800}\n"),
        (WEIGHTED, FINE.replace(", result: 96%", "")),
        (DISTRICT, FINE),
    ],
)
def test_a_weight_is_asked_for_where_a_result_needs_it(tmp_path: Path, own: str, text: str) -> None:
    assert district_lines(tmp_path, own, a=text) == []


def test_a_result_that_is_left_out_for_its_unit_needs_no_weight(tmp_path: Path) -> None:
    (only,) = district_lines(
        tmp_path, WEIGHTED, a=FINE.replace("95%, result: 96%", "95分, result: 96分")
    )
    assert only.startswith("a.yaml:8:7 D507 ")


def in_units(*units: str) -> dict[str, str]:
    """Files of three communities, each with its result in another unit."""
    names = {"a": "湖内社区", "b": "湖滨社区", "c": "湖心社区"}
    return {
        file: plan_file(name).replace("95%, result: 96%", f"95{unit}, result: 96{unit}")
        for (file, name), unit in zip(names.items(), units, strict=True)
    }


THREE = f"{DISTRICT}  - 名称: 湖滨社区\n  - 名称: 湖心社区\n".replace('unit: "%", ', "")


def test_without_a_unit_of_the_district_the_one_that_most_use_counts(tmp_path: Path) -> None:
    assert district_lines(tmp_path, THREE, **in_units("次", "分", "分")) == [
        "a.yaml:8:7 D507 the unit of “居民满意率” is “次”, the district's is “分”"
    ]


def test_units_that_say_the_same_and_bare_numbers_do_not_differ(tmp_path: Path) -> None:
    assert district_lines(tmp_path, THREE, **in_units("人", "名", "")) == []


def test_a_sum_of_ratios_is_reported_at_its_key(
    tmp_path: Path,
) -> None:
    own = THREE.replace("required: true", "aggregate: sum")
    assert district_lines(tmp_path, own, **in_units("%", "%", "分")) == [
        "district.yaml:5:48 D514 “居民满意率” is a ratio in “%”, which has no sum",
        "c.yaml:8:7 D507 the unit of “居民满意率” is “分”, the district's is “%”",
    ]


def test_without_a_file_of_its_own_a_folder_is_a_district_too(tmp_path: Path) -> None:
    assert district_lines(tmp_path, "communities: []\n", a=FINE, b=plan_file("湖滨社区")) == []


MIDYEAR = DISTRICT.replace("deadlines: {", "deadlines: {midyear: 2007-07-05, ")
NO_PROGRESS = (
    FINE.replace("summary: {date: 2007-12-20}\n", "")
    .replace(", result: 96%", "")
    .replace(", status: done, result: 12", "")
)


@pytest.mark.parametrize(
    ("text", "as_of", "said"),
    [
        (
            NO_PROGRESS,
            dt.date(2007, 7, 6),
            ["a.yaml:1:12 D523 湖内社区 tells of no progress; the half-year's was due 2007-07-05"],
        ),
        (NO_PROGRESS, dt.date(2007, 7, 5), []),
        (NO_PROGRESS.replace("月", "月") + "# 改\n", dt.date(2007, 7, 1), []),
        (NO_PROGRESS.replace("≥ 12 次", "≥ 12 次, result: 6"), dt.date(2007, 7, 6), []),
        (NO_PROGRESS.replace("≥ 12 次", "≥ 12 次, status: ongoing"), dt.date(2007, 7, 6), []),
        (
            NO_PROGRESS,
            AS_OF,
            ["a.yaml:1:12 D504 湖内社区 has a plan only; its summary was due 2007-12-25"],
        ),
    ],
    ids=["nothing", "in time", "before", "a result", "a status", "the summary is due too"],
)
def test_the_half_year_s_progress_is_due(
    tmp_path: Path, text: str, as_of: dt.date, said: list[str]
) -> None:
    assert lines_on(as_of, tmp_path, MIDYEAR, {"a": text}) == said


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("{period: 上半年, date: 2007-07-04}", []),
        ("{period: 1—9月, date: 2007-07-04}", []),
        (
            "{period: 上半年, date: 2007-07-09}",
            [
                (
                    "a.yaml:15:30 D510 the half-year summary is dated 2007-07-09, after the"
                    " deadline 2007-07-05"
                ),
            ],
        ),
        (
            "{period: 第一季度, date: 2007-04-02}",
            ["a.yaml:1:12 D523 湖内社区 tells of no progress; the half-year's was due 2007-07-05"],
        ),
    ],
)
def test_a_stage_of_the_half_year_is_its_report(
    tmp_path: Path, stage: str, said: list[str]
) -> None:
    text = f"{NO_PROGRESS}stages: [{stage}]\n"

    assert lines_on(dt.date(2007, 7, 20), tmp_path, MIDYEAR, {"a": text}) == said


@pytest.mark.parametrize(
    ("measure", "is_near"),
    [
        ("居民满意度", True),
        ("居民满意率测评", True),
        ("居民满意情况", True),
        ("物业满意率", False),
        ("居民投诉率", False),
        ("垃圾分类参与率", False),
    ],
)
def test_a_measure_whose_name_is_near_an_indicator_s_is_pointed_at(
    tmp_path: Path,
    measure: str,
    is_near: bool,  # noqa: FBT001
) -> None:
    text = FINE.replace("id: satisfaction, measure: 居民满意率", f"measure: {measure}")
    lacks = "D506 湖内社区 lacks the indicator “居民满意率” (satisfaction)"

    assert district_lines(tmp_path, a=text) == [
        f"a.yaml:8:7 {lacks}; “{measure}” may be it" if is_near else f"a.yaml:1:12 {lacks}"
    ]


def test_an_indicator_that_does_not_concern_a_community_is_not_missing(tmp_path: Path) -> None:
    item = "{text: 测评。, not_applicable: 无居民, target: {id: satisfaction, measure: 居民满意率}}"
    text = FINE.replace("id: satisfaction, measure: 居民满意率", "measure: 例会出席率").replace(
        "      items:\n", f"      items:\n        - {item}\n"
    )

    assert district_lines(tmp_path, a=text) == []


def test_of_ratios_under_one_name_the_first_counts_and_the_others_are_told(tmp_path: Path) -> None:
    target = "{id: satisfaction, measure: 居民满意率, at_least: 95%, result: 96%}"
    plain = target.replace("id: satisfaction, ", "")
    text = FINE.replace(target, f"{plain}\n    - {plain.replace('96', '90')}")

    assert [line for line in district_lines(tmp_path, a=text) if "D508" not in line] == [
        "a.yaml:9:7 D524 the file has “居民满意率” several times; only the one in line 8 counts"
    ]


def test_items_in_no_shared_field_are_told_until_there_are_lines(tmp_path: Path) -> None:
    own = f"{DISTRICT}  - 名称: 湖滨社区\n".replace("required: true", "required: false")
    one, other = FINE, plan_file("湖滨社区").replace("居民自治", "社区文化")
    lined = [
        text.replace("      items:", "      line: 党建\n      items:") for text in (one, other)
    ]

    assert district_lines(tmp_path / "areas", own, a=one, b=other) == [
        f"{file}:1:12 D525 1 item(s) of {name} are in no field that others share,"
        " and so under 其他工作"
        for file, name in (("a.yaml", "湖内社区"), ("b.yaml", "湖滨社区"))
    ]
    assert district_lines(tmp_path / "lines", own, a=lined[0], b=lined[1]) == []


def test_every_rule_of_the_family_is_found_by_some_test_here() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    assert [rule.code for rule in district_rules.RULES if f" {rule.code} " not in here] == ["D511"]
