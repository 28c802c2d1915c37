"""The overview page: every number recomputed from the files, no text is markup."""

from __future__ import annotations

import datetime as dt
import re
from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from civplan.district.batch.remind import read_files
from civplan.district.memory.file_result import FindingText, Location
from civplan.district.overview.page import overview_page
from civplan.district.review.checks import district_findings
from civplan.district.review.folder import open_district
from civplan.district.review.review import Review, review_of
from civplan.district.review.submissions import SubmissionStatus
from civplan.documents.processes import ThisProcess
from civplan.findings.words import Words
from support.browser import Element, web_page
from support.districts import plan_file
from support.plain_reading import (
    PlainDistrict,
    applicable,
    day,
    is_promise,
    met,
    rounded,
    status_of,
    targets_of,
)
from support.programs import REPOSITORY

FOLDERS = [REPOSITORY / "examples/tongbei-2007", REPOSITORY / "tests/data/qiaodong-2024"]
each_district = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
AS_OF = {"tongbei-2007": dt.date(2008, 1, 5), "qiaodong-2024": dt.date(2025, 1, 6)}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@cache
def reviewed(folder: Path, as_of: dt.date | None = None) -> Review:
    """What the files of a folder say, and what is wrong among them."""
    opened = open_district(folder)
    day_of_review = as_of or AS_OF[folder.name]
    results, store = read_files(opened, day_of_review, ThisProcess())
    review = review_of(opened, results, store, day_of_review)
    return review._replace(findings=tuple(district_findings(review)))


def page_of(review: Review) -> Element:
    """The page taken apart."""
    return web_page(overview_page(review).decode())


def district(folder: Path, *plans: tuple[str, str], own: str = "communities: []\n") -> Review:
    """A folder with plan files of its own."""
    (folder / "district.yaml").write_text(own, encoding="utf-8")
    for name, text in plans:
        (folder / name).write_text(text, encoding="utf-8")
    return reviewed(folder, dt.date(2008, 1, 5))


@each_district
def test_the_cards_say_who_has_handed_in(folder: Path) -> None:
    plain = PlainDistrict(folder)
    arrived = plain.plans.keys() | plain.files_of.keys()
    cards = [
        (one.all("dt")[0].text, int(one.all("dd")[0].text), len(one.all("dd")))
        for one in page_of(reviewed(folder)).all("dl")[0].all("div")
    ]

    missing = [name for name in plain.roster if name not in arrived]
    assert [(label, number) for label, number, _ in cards if "其中" not in label][:3] == [
        ("应报", len(plain.roster)),
        ("已报", len(arrived & set(plain.roster))),
        ("未报", len(missing)),
    ]
    assert [label for label, _, _ in cards if label != "逾期未报半年进展"][5:] == [
        *("逾期报送（按成文日期）", "有错误"),
    ]


ARRIVED = ("已报 1", "其中计划文件 1", "其中总结 1")
DEADLINES = "deadlines: {plan: 2007-01-05, summary: 2007-12-25}\n"
ROSTER = "communities: [{name: 湖内社区}, {name: 湖外社区}]\n"


@pytest.mark.parametrize(
    ("own", "cards"),
    [
        ("year: 2007\n", [*ARRIVED, "有错误 0 无"]),
        (DEADLINES, [*ARRIVED, "逾期报送（按成文日期） 1 湖内社区", "有错误 0 无"]),
        (
            "deadlines: {plan: 长期, midyear: 2007-07-01}\n",
            [*ARRIVED, "逾期未报半年进展 0 无", "有错误 0 无"],
        ),
        (ROSTER, ["应报 2", *ARRIVED, "未报 1 湖外社区", "有错误 0 无"]),
    ],
    ids=["nothing", "deadlines", "no day", "roster"],
)
def test_without_roster_or_deadline_nothing_is_missing_or_late(
    tmp_path: Path, own: str, cards: list[str]
) -> None:
    page = page_of(district(tmp_path, ("a.yaml", plan_file("湖内社区")), own=own))
    cards_on_page = [
        " ".join(part.text for part in one.all("dt", "dd")) for one in page.all("dl")[0].all("div")
    ]

    assert cards_on_page == cards


@pytest.mark.parametrize(
    ("own", "sentence", "lines", "mark"),
    [
        ("year: 2007\n", "2007-01-10共1份。", 0, "1"),
        (DEADLINES, "2007-01-10共1份。报送时限2007-01-05，按时0份。", 1, "1"),
        (ROSTER, "2007-01-10共1份，应报2份。", 1, "2"),
        (ROSTER + DEADLINES, "2007-01-10共1份，应报2份。报送时限2007-01-05，按时0份。", 2, "2"),
    ],
    ids=["nothing", "deadlines", "roster", "both"],
)
def test_a_line_is_compared_only_with_the_roster_and_the_deadline(
    tmp_path: Path, own: str, sentence: str, lines: int, mark: str
) -> None:
    page = page_of(district(tmp_path, ("a.yaml", plan_file("湖内社区")), own=own))
    figure = page.all("figure")[1]

    assert figure.all("p")[0].text == f"按成文日期累计：2007-01-10第1份，{sentence}"
    assert [one["class"] for one in figure.all("path")].count("dashed") == lines
    assert figure.all("text")[0].text == mark


@each_district
def test_a_row_has_the_dates_the_items_and_the_targets_of_its_community(folder: Path) -> None:
    plain = PlainDistrict(folder)
    table = page_of(reviewed(folder)).by_id("table").table()

    assert [row[0].removesuffix(" 不在名册上") for row in table[1:]] == plain.all_names
    rows = dict(zip(plain.all_names, table[1:], strict=True))
    for name, plan in plain.in_order:
        tasks = [item for _, item in applicable(plan)]
        done = sum(status_of(item) == "done" for item in tasks)
        known = [met(one) for one in targets_of(plan) if is_promise(one) and met(one) is not None]
        dates = [str(day(plan, document) or "") for document in ("plan", "summary")]
        _, _, plan_day, summary_day, _, _, items, targets, _ = rows[name]
        assert [re.findall(r"[\d-]{10}|$", text)[0] for text in (plan_day, summary_day)] == dates, (
            name
        )
        assert items == (f"{done}/{len(tasks)}" if tasks else ""), name
        assert targets == (f"{sum(map(bool, known))}/{len(known)}" if known else ""), name


@each_district
def test_the_matrix_has_the_figure_of_every_indicator(folder: Path) -> None:
    plain = PlainDistrict(folder)
    heads, totals, *rows = page_of(reviewed(folder)).by_id("indicators").table()
    by_name = {row[0]: row[1:] for row in rows}

    assert heads[1:] == [one["name"] for one in plain.own["indicators"]]
    assert list(by_name) == plain.all_names
    for column, indicator in enumerate(plain.own["indicators"]):
        total = totals[1 + column]
        assert total.startswith(rounded(plain.figure(indicator), "0.01")), indicator["name"]
        shares = {name: one for name, _, one in plain.shares(indicator)}
        for name, cells in by_name.items():
            assert verdict_of(cells[column]) == expected(shares.get(name), name, plain), name


def verdict_of(cell: str) -> str:
    """What a cell says behind the figure."""
    return cell.split(" ", 1)[1] if cell[:1].isdigit() else cell


def expected(target: dict[str, object] | None, name: str, plain: PlainDistrict) -> str:
    """What a cell has to say of a target."""
    if name not in plain.plans:
        return "没有数据"
    if target is None:
        return "没有这项指标"
    if met(target) is None:
        return "未填报结果"
    if not is_promise(target):
        return "计划没有定目标"
    return "✓ 达标" if met(target) else "× 未达标"


@each_district
def test_the_bars_are_as_long_as_the_shares(folder: Path) -> None:
    plain = PlainDistrict(folder)
    chart = page_of(reviewed(folder)).all("svg")[0]
    names = [one.text for one in chart.all("text")[::2]]
    lengths = [int(one["width"]) for one in chart.all("rect") if one["class"] == "part"]

    shares = {}
    for name, plan in plain.plans.items():
        known = [met(one) for one in targets_of(plan) if is_promise(one) and met(one) is not None]
        if known:
            shares[name] = sum(map(bool, known)) / len(known)
    assert lengths == sorted(lengths)
    assert {name: length / 190 for name, length in zip(names, lengths, strict=True)} == {
        name: pytest.approx(share, abs=1 / 190) for name, share in shares.items()
    }
    assert all(name in chart.all("desc")[0].text for name in shares)


@each_district
@pytest.mark.parametrize(("number", "document"), [(1, "plan"), (2, "summary")])
def test_the_line_goes_up_by_every_dated_document(folder: Path, number: int, document: str) -> None:
    plain = PlainDistrict(folder)
    days = Counter(str(day(plan, document)) for plan in plain.plans.values() if day(plan, document))
    figure = page_of(reviewed(folder)).all("figure")[number]
    rows = figure.all("table")[0].table()[1:]

    assert [row[0] for row in rows] == sorted(days)
    assert [len(row[1].split("、")) for row in rows] == [days[one] for one in sorted(days)]
    assert int(rows[-1][2]) == days.total()
    heights = [float(y) for y in re.findall(r",([\d.]+)", figure.all("polyline")[0]["points"])]
    assert heights[0] == 150
    assert heights[-1] == pytest.approx(
        150 - 120 * days.total() / max(len(plain.roster), days.total()), abs=0.1
    )


@each_district
def test_every_finding_among_the_files_is_listed(folder: Path) -> None:
    review = reviewed(folder)
    page = page_of(review)
    listed = [row[2:4] for row in page.all("table")[-1].table()[1:]]
    (table,) = [
        one for one in page.all("table") if one.get("class") == "findings" and "D5" in one.text
    ]

    assert listed
    assert [row[2:4] for row in table.table()[1:]] == [
        [one.rule.code, " ".join(one.message("zh").split())] for one in review.findings
    ]


@each_district
def test_in_english_nothing_but_data_is_chinese(folder: Path) -> None:
    page = page_of(reviewed(folder)._replace(language="en"))
    names = re.compile("|".join(PlainDistrict(folder).all_names))

    assert page.all("html")[0]["lang"] == "en"
    for one in page.every():
        own = "".join(part for part in one.parts if isinstance(part, str))
        if CHINESE.search(own) and not is_chinese(one):
            assert "data-other" in one.attributes, own
    labels = [one.text for one in page.all("h2", "h3", "dt", "summary", "button")]
    assert [text for text in labels if CHINESE.search(names.sub("", text))] == ["中文"]


@each_district
def test_in_english_chinese_is_marked_as_such(folder: Path) -> None:
    """But not within the sentences of findings and reminders, nor where no mark can stand."""
    page = page_of(reviewed(folder)._replace(language="en"))
    sentences = {
        id(one)
        for table in page.all("table")
        if table.get("class") == "findings"
        for one in table.every()
    }
    unmarked = [
        own
        for one in page.every()
        if CHINESE.search(own := "".join(part for part in one.parts if isinstance(part, str)))
        and not is_chinese(one)
        and one.name not in {"pre", "title", "style", "script"}
        and id(one) not in sentences
    ]

    assert unmarked == []


def test_a_goal_is_said_as_far_as_the_language_can(tmp_path: Path) -> None:
    own = """\
indicators:
  - {id: satisfaction, name: 甲, unit: "%", at_least: 95%}
  - {id: satisfaction, name: 乙, unit: 起, equals: 0}
  - {id: satisfaction, name: 丙, unit: 小时, at_least: 1}
  - {id: satisfaction, name: 丁, unit: 幅, at_most: 8}
  - {id: satisfaction, name: 戊, at_least: 6, aggregate: count-met}
"""
    review = district(tmp_path, ("a.yaml", plan_file("湖内社区")), own=own)
    zh, en = page_of(review), page_of(review._replace(language="en"))

    assert [one.text.split("街道目标")[1] for one in totals_of(zh)] == [
        *("不低于95%", "0起", "不少于1小时", "不超过8幅", "不少于6个社区")
    ]
    assert [one.text.split("target: ")[1] for one in totals_of(en)] == [
        *("at least 95%", "0 cases", "at least 1 hour", "at most 8幅", "at least 6 communities")
    ]
    assert [one.text for one in totals_of(en)[3].every() if one.get("lang")] == ["8幅"]
    assert totals_of(en)[4].all("b")[0].text == "1 community"


def totals_of(page: Element) -> list[Element]:
    """The sub-district's cells."""
    return page.by_id("indicators").all("tr")[1].all("td")


def test_targets_are_those_of_the_plan_whoever_has_set_them() -> None:
    review = reviewed(FOLDERS[0])
    zh, en = page_of(review), page_of(review._replace(language="en"))

    assert "“指标达标”是计划所列指标的达标数与已填报结果数。" in zh.text
    assert "计划所列指标中，达标数与已填报结果数之比，由低到高排列。" in zh.text
    assert "自定" not in zh.text
    assert "Targets met: of those in the plan that have a result." in en.text
    assert "Targets met, of those in the plan that have a result; the lowest share" in en.text
    assert " own" not in en.text


def is_chinese(element: Element | None) -> bool:
    """True when an element is marked as Chinese, or stands in one that is."""
    if element is None:
        return False
    return element.get("lang") == "zh-CN" or is_chinese(element.above)


def test_each_text_is_the_other_language_s_other_text() -> None:
    review = reviewed(FOLDERS[0])
    zh, en = page_of(review), page_of(review._replace(language="en"))
    pairs = [
        [
            (one.attributes["data-other"], one.text)
            for one in page.every()
            if "data-other" in one.attributes
        ]
        for page in (zh, en)
    ]

    assert len(pairs[0]) > 100
    assert [(text, " ".join(other.split())) for other, text in pairs[0]] == [
        (" ".join(other.split()), text) for other, text in pairs[1]
    ]


def test_what_comes_from_data_is_no_markup(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    text = plan_file("坏社区").replace("坏社区", f"'{evil}'").replace("居民满意率", f"'{evil}\"'")
    own = f"district: '{evil}'\ncommunities: [{{name: '{evil}', phone: '{evil}'}}]\n"
    own += f"indicators: [{{id: satisfaction, name: '{evil}', unit: '\"onclick'}}]\n"
    review = district(tmp_path, ("a.yaml", text), own=own)._replace(with_contacts=True)
    html = overview_page(review).decode()

    assert html.count("<script") == 1
    assert evil not in html
    rows = web_page(html).by_id("table").table()
    assert rows[1][0] == evil
    assert evil in rows[1][-1]


def test_the_page_may_load_nothing_but_its_own_style_sheet_and_script() -> None:
    html = overview_page(reviewed(FOLDERS[0])).decode()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    hashes = [
        b64encode(
            sha256(re.findall(f"<{name}>(.*?)</{name}>", html, re.DOTALL)[0].encode()).digest()
        )
        for name in ("style", "script")
    ]

    assert policy.replace("&#39;", "'") == (
        f"default-src 'none'; style-src 'sha256-{hashes[0].decode()}';"
        f" script-src 'sha256-{hashes[1].decode()}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"(src|action)=|url\(|@import|style=|\son\w+=|https?://", html)


def test_a_phone_number_is_shown_only_when_that_is_asked_for() -> None:
    review = reviewed(FOLDERS[0])

    assert "000-80001" not in overview_page(review).decode()
    assert "000-8000112" in overview_page(review._replace(with_contacts=True)).decode()


def test_headings_and_scrolling_parts_can_be_heard() -> None:
    page = page_of(reviewed(FOLDERS[0])._replace(with_contacts=True))
    ids = [one["id"] for one in page.every() if one.get("id")]
    labels = [one["aria-labelledby"].split() for one in page.every() if one.get("aria-labelledby")]

    assert len(ids) == len(set(ids))
    assert labels
    assert {one for each in labels for one in each} <= set(ids)
    for table in page.all("table"):
        assert {one.get("scope") for one in table.all("th")} <= {"col", "row"}, table.text
        assert {len(row) for row in table.table()} == {len(table.table()[0])}
    for scrolling in [one for one in page.every() if one.get("class") == "scroll"]:
        assert scrolling["tabindex"] == "0"
        assert scrolling.get("aria-label") or scrolling.get("aria-labelledby")
    for drawing in page.all("svg"):
        assert drawing["role"] == "img"
        assert drawing.all("title")[0].text
        assert drawing.all("desc")[0].text
    targets = {one["href"][1:] for one in page.all("nav")[0].all("a")}
    assert targets == {"communities", "matrix", "charts", "problems"}
    assert targets <= set(ids)


@pytest.mark.parametrize(
    ("plans", "state"),
    [
        ([("湖内社区.yaml", plan_file("湖内社区"))], "handed-in"),
        ([("湖内社区.yaml", "a: [")], "broken"),
        ([("湖内社区.docx", "PK")], "word"),
        ([], "missing late"),
    ],
)
def test_the_filter_knows_the_status(
    tmp_path: Path, plans: list[tuple[str, str]], state: str
) -> None:
    own = "communities: [{name: 湖内社区}]\ndeadlines: {plan: 2007-01-20}\n"
    states = {
        *page_of(district(tmp_path, *plans, own=own))
        .by_id("table")
        .all("tr")[1]["data-states"]
        .split()
    }

    assert states - {"errors", "warnings"} == set(state.split())


def test_errors_and_warnings_are_counted_for_their_community(tmp_path: Path) -> None:
    review = district(
        tmp_path, ("a.yaml", plan_file("湖内社区")), ("b.yaml", plan_file("湖外社区"))
    )
    sentence = Words("错", "wrong")
    error = FindingText(
        "T203", "error", sentence, sentence, Location(str(tmp_path / "b.yaml"), 4, 2)
    )
    outcomes = dict(review.results)
    outcomes["b.yaml"] = outcomes["b.yaml"]._replace(errors=(error,), warnings=2)
    page = page_of(review._replace(results=outcomes, findings=()))
    inside = [one for one in page.all("table") if one.get("class") == "findings"]

    assert [row[4:6] for row in page.by_id("table").table()[1:]] == [["0", "0"], ["1", "2"]]
    assert [one.table()[1:] for one in inside] == [
        [["湖外社区", "错误", "T203", "错", "错", "b.yaml:4"]]
    ]


def test_a_folder_without_anything_makes_a_page(tmp_path: Path) -> None:
    page = page_of(district(tmp_path))

    assert "街道文件没有列出指标。" in page.text
    assert "还没有填报结果。" in page.text
    assert page.by_id("table").table()[1:] == []


def test_of_many_communities_the_lowest_are_drawn(tmp_path: Path) -> None:
    plans = [
        (f"{number}.yaml", plan_file(f"第{number}社区", "94" if number < 5 else "96"))
        for number in range(70)
    ]
    page = page_of(district(tmp_path, *plans))
    columns = [one.all("text")[::2] for one in page.all("figure")[0].all("svg")]
    names = [one.text for column in columns for one in column]

    assert [len(column) for column in columns] == [20, 20, 20]
    assert sorted(names[:5]) == [f"第{number}社区" for number in range(5)]
    assert "只画最低的60个，共70个。" in page.text


@pytest.mark.parametrize(
    ("communities", "lengths"), [(1, [1]), (20, [20]), (21, [11, 10]), (41, [14, 14, 13])]
)
def test_bars_stand_in_columns_of_like_length(
    tmp_path: Path, communities: int, lengths: list[int]
) -> None:
    plans = [(f"{one}.yaml", plan_file(f"第{one}社区")) for one in range(communities)]
    figure = page_of(district(tmp_path, *plans)).all("figure")[0]

    assert [len(one.all("text")) // 2 for one in figure.all("svg")] == lengths
    assert figure.get("class") == ("wide" if len(lengths) > 1 else "")


def test_a_word_file_s_name_that_is_no_text_does_not_stop_the_page(tmp_path: Path) -> None:
    review = district(tmp_path, own="communities: [{name: 湖内社区}]\n")
    (only,) = review.submissions
    odd = only._replace(
        status=SubmissionStatus.UNSTRUCTURED, unstructured_files=("湖内社区\udcff.docx",)
    )

    assert "湖内社区?.docx" in overview_page(review._replace(submissions=(odd,))).decode()


def test_a_figure_says_its_base_and_is_provisional_until_all_have_reported(tmp_path: Path) -> None:
    own = (
        "communities: [{name: 湖内社区}, {name: 湖外社区}]\n"
        "indicators: [{id: satisfaction, name: 居民满意率, at_least: 95%}]\n"
    )
    plans = [("a.yaml", plan_file("湖内社区")), ("b.yaml", plan_file("湖外社区"))]
    pages = []
    for count in (1, 2):
        folder = tmp_path / str(count)
        folder.mkdir()
        pages.append(overview_page(district(folder, *plans[:count], own=own)).decode())
    partly, whole = pages

    assert ("1/2个社区" in partly, "暂计，尚未报全" in partly) == (True, True)
    assert ("2/2个社区" in whole, "暂计，尚未报全" in whole) == (True, False)
