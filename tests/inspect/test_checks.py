"""What is found in a document and what is not, by theme; documents as in the rules' examples."""

from __future__ import annotations

import pytest

from civplan.inspect.inspect_word import inspect_word
from civplan.inspect.sample import sample_docx


def found_in(example: str) -> list[str]:
    """The findings as ``paragraph code message``, in Chinese."""
    findings = inspect_word("a.docx", sample_docx(example)).findings
    return [f"{one.span.line} {one.rule.code} {one.message('zh')}" for one in findings]


def found_in_text(*paragraphs: str) -> list[str]:
    return found_in("text:\n" + "".join(f"- {paragraph}\n" for paragraph in paragraphs))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("paper: 210.2×297", []),
        (
            "paper: 209×297",
            ["1 F401 纸张是209×297毫米，不是 A4（210×297毫米）", "1 F404 每行排27字，一般排28字"],
        ),
        ("margins: [37.3, 35, 28, 26]", []),
        ("margins: [36, 35, 28, 26]", []),
        (
            "margins: [38.2, 35, 28, 26]",
            ["1 F402 页边距不对：上38.2毫米（应为37）"],
        ),
        ("page_number: {text: －1－}", []),
        ("page_number: {text: 第1页}", ["1 F406 页码写成“第1页”，应为“— 1 —”"]),
        (
            "page_number: {font: Times New Roman}",
            ["1 F408 页码是四号（14磅）“Times New Roman”，应为四号宋体"],
        ),
        ("page_number: {font: SimSun}", []),
        ("page_number: {font: 仿宋}", ["1 F408 页码是四号（14磅）“仿宋”，应为四号宋体"]),
        ("footer: 26", []),
        ("footer: 17.5", ["1 F409 页码离版心14.2毫米，应为7毫米"]),
    ],
)
def test_the_page(page: str, expected: list[str]) -> None:
    assert found_in(f"{page}\n") == expected


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        ("仿宋", []),
        ("FangSong", []),
        ("方正仿宋_GBK", []),
        ("宋体", ["3 F413 第3段“每月清理一次楼道，按季度…”：正文多用“宋体”，应为仿宋"]),
        ("等线", ["3 F413 第3段“每月清理一次楼道，按季度…”：正文多用“等线”，应为仿宋"]),
    ],
)
def test_fonts_of_the_family_are_as_good_as_the_house_style_s(
    font: str, expected: list[str]
) -> None:
    assert found_in_text(f"{{body: 每月清理一次楼道，按季度公布结果。, font: {font}}}") == expected


def test_several_paragraphs_with_one_fault_are_one_finding() -> None:
    assert found_in_text(
        "body: 每月清理一次楼道，按季度公布结果。",
        "{body: 由楼组长负责。, bold: yes}",
        "{body: 居民自愿参加。, bold: yes}",
    ) == ["4 F417 第4段“由楼组长负责。”等2段：加粗了“由楼组长负责。”"]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (
            (
                "heading1: 一、安排",
                "heading2: （一）楼道",
                "heading3: 1.每月一次。",
                "heading4: （1）清扫。",
            ),
            [],
        ),
        (("heading1: 一、安排", "heading3: 1.每月一次。"), []),
        (("heading1: 一、安排", "heading3: 1．每月一次。"), []),
        (
            ("heading1: 一、安排", "heading3: 1、每月一次。"),
            ["3 F451 第3段“1、每月一次。”：序号写成“1、”，应为“1.”"],
        ),
        (
            ("heading1: 一、安排", "heading2: (一)楼道", "body: 每月一次。"),
            ["3 F451 第3段“(一)楼道”：序号写成“(一)”，应为“（一）”"],
        ),
        (
            ("heading1: 一、安排", "heading2: （一）、楼道", "body: 每月一次。"),
            ["3 F451 第3段“（一）、楼道”：序号写成“（一）、”，应为“（一）”"],
        ),
        (
            ("heading1: 一、安排", "heading2: （三）楼道", "body: 每月一次。"),
            ["3 F452 第3段“（三）楼道”：序号是“（三）”，应接“（一）”"],
        ),
        (
            (
                "heading1: 一、安排",
                "heading2: （一）楼道",
                "body: 每月一次。",
                "heading2: （一）门前",
                "body: 每季。",
            ),
            ["5 F452 第5段“（一）门前”：序号是“（一）”，应接“（二）”"],
        ),
        (
            (
                "heading1: 一、安排",
                "heading2: （一）楼道",
                "body: 每月一次。",
                "heading1: 二、门前",
                "heading2: （一）道路",
                "body: 每季。",
            ),
            [],
        ),
        (("heading2: （一）楼道", "body: 每月一次。"), []),
        (
            ("heading1: 一、安排", "heading4: （1）每月一次。"),
            ["3 F453 第3段“（1）每月一次。”：“（1）”用在“一、”下面，层次不对"],
        ),
        (("body: 2007年完成1.2万平方米。", "body: 1.5公里道路，全部清扫。"), []),
    ],
)
def test_labels(labels: tuple[str, ...], expected: list[str]) -> None:
    assert found_in_text(*labels) == expected


def test_of_a_heading_that_runs_on_only_the_heading_has_its_font() -> None:
    text = "（一）楼道。每月清理一次，由楼组长负责，按季度公布结果，居民自愿参加。"
    body = (
        "body: 为巩固上年的成果，进一步改善居住环境，提高居民生活质量，结合社区实际，制定本计划。"
    )
    assert found_in_text(body, f"{{heading2: {text}}}") == [
        "4 F416 第4段“（一）楼道。每月清理一次…”：是三号（16磅）“楷体_GB2312”，应为三号仿宋_GB2312"
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ("attachments: 附件：1.楼道清理安排表",),
            ["4 F462 第4段“附件：1.楼道清理安排表”：附件说明只有一个附件，不用编号"],
        ),
        (
            ("attachments: 附件:楼道清理安排表",),
            ["4 F462 第4段“附件:楼道清理安排表”：附件说明用了半角冒号"],
        ),
        (("attachments: 附件：1.楼道安排", "attachments: 2.门前安排"), []),
        (
            ("date: 2007年12月",),
            ["5 F464 第5段“2007年12月”：日期写成“2007年12月”，应为“2007年1月10日”的写法"],
        ),
        (
            ("date: 2007年01月10日",),
            ["5 F464 第5段“2007年01月10日”：日期写成“2007年01月10日”，应为“2007年1月10日”的写法"],
        ),
        (("date: 2007 年 1 月 10 日",), []),
        (("{recipient: 各楼组：, align: center}",), ["2 F461 第2段“各楼组：”：主送机关没有顶格"]),
        (
            ('recipient: "各位居民代表:"',),
            ["2 F461 第2段“各位居民代表:”：主送机关后面用了半角冒号"],
        ),
        (("colophon: 抄送：通北街道文明办。",), []),
        (
            ("{colophon: 湖内社区居委会2007年1月12日印发, font: 宋体}",),
            ["6 F470 第6段“湖内社区居委会2007年…”：版记不是仿宋"],
        ),
    ],
)
def test_elements(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    assert found_in_text(*paragraphs) == expected


def test_a_title_without_a_centre_is_still_the_title() -> None:
    assert found_in_text("{title: 湖内社区2007年工作计划, align: left, font: 黑体, size: 16}") == [
        "1 F411 第1段“湖内社区2007年工作计…”：标题用“黑体”，应为小标宋",
        "1 F412 第1段“湖内社区2007年工作计…”：标题是三号（16磅），应为二号（22磅）",
        "1 F431 第1段“湖内社区2007年工作计…”：标题没有居中",
    ]


def test_what_is_nearly_black_is_black() -> None:
    assert found_in_text('{body: 每月清理一次楼道。, colour: "0D0D0D"}') == []


@pytest.mark.parametrize(
    ("pitch", "expected"),
    [
        ("26", []),
        ("33", []),
        ("22", ["4 F436 第4段“由楼组长负责。”：行距或段前段后与正文不同（行距固定值22磅）"]),
    ],
)
def test_the_last_paragraphs_may_be_fitted_to_the_page_of_the_signature(
    pitch: str, expected: list[str]
) -> None:
    last = f"{{body: 由楼组长负责。, line: {pitch}}}"
    assert found_in_text("body: 每月清理一次楼道，按季度公布结果。", last) == expected


def test_a_pitch_that_differs_amid_the_text_is_found() -> None:
    assert found_in_text(
        "body: 每月清理一次楼道，按季度公布结果。",
        "{body: 由楼组长负责。, line: 26}",
        "body: 每月清理一次楼道，按季度公布结果。",
    ) == ["4 F436 第4段“由楼组长负责。”：行距或段前段后与正文不同（行距固定值26磅）"]
