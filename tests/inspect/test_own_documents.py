"""Civplan's own documents have no finding, whatever stands in them and whatever their style."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.render import render
from civplan.inspect.inspect_document import inspect_document, restyle_document
from civplan.inspect.inspect_word import inspect_word
from civplan.manuscript.nodes import Manuscript, ManuscriptBlock, Signature, Table
from support.docx_files import body, png, typeset
from support.manuscripts import cells

PLAN = """\
pack: {pack}
community: 湖内社区
district: 通北街道办事处
year: 2007
campaign: 创建文明社区
principles: 坚持以人为本，依靠居民、服务居民。
organization:
  text: 成立创建工作领导小组。
  members: [{{name: 张三, post: 组长, duty: 全面工作}}, {{name: 李四, post: 副组长}}]
goals:
  text: 年底前达到文明社区标准。
  targets: [{{measure: 居民满意率, at_least: 95%, result: 96.2%}}]
work:
  text: 围绕创建，重点做好以下工作。
  areas:
  - name: 环境
    text: 以楼道为重点。
    items:
    - {{name: 楼道, text: 每季度清理一次楼道。, result: 清理楼道4次。, due: 2007-12,
       items: [{{text: 由楼组长负责。, result: 楼组长全部到位。}}],
       targets: [{{measure: 清理楼道, at_least: 4, unit: 次, result: 4}}]}}
    - text: 设置宣传栏12处。
      result: 设置宣传栏12处。
      evidence: [{{file: a.png, caption: 宣传栏}}]
  - name: 服务
    style: ordinal
    items:
    - {{text: 走访困难家庭。, result: 走访困难家庭86户。}}
    - {{text: 办好老年食堂。, result: 老年食堂办起来了。}}
schedule:
- {{phase: 启动, from: 2007-01, to: 2007-03, text: 宣传发动。}}
- {{phase: 推进, from: 2007-04, to: 2007-12, text: 全面落实。}}
safeguards: 落实责任，加强检查。
sections: [{{heading: 其他事项, text: 未尽事项另行通知。, after: work}}]
plan:
  date: 2007-01-10
{details}summary:
  date: 2007-12-20
{details}  problems: 个别楼道清理不及时。
  next_steps: 继续做好楼道清理。
"""
DETAILS = {
    "plain": "",
    "recipients": "  recipient: [通北街道办事处, 区文明办]\n",
    "attachment": "  attachments: [年度指标分解表]\n",
    "attachments": (
        "  attachments: [年度指标分解表, {name: 领导小组成员名单及各成员具体工作分工安排情况一览表,"
        " text: 组长由社区书记担任。}]\n"
    ),
    "note": "  note: 联系人：张三，电话：55501234\n",
    "letterhead": ("  letterhead: 通北街道湖内社区居民委员会文件\n  number: 湖社〔2007〕3号\n"),
    "signer": (
        "  letterhead: 湖内社区居民委员会\n  number: 湖社〔2007〕3号\n  signer: 张三\n"
        "  recipient: 通北街道办事处\n"
    ),
    "signers": (
        "  letterhead: 湖内社区居民委员会\n  number: 湖社〔2007〕3号\n"
        "  signer: [张三, 李四, 王五]\n"
    ),
    "marks": (
        "  letterhead: 湖内社区居民委员会\n  number: 湖社〔2007〕3号\n  copy_number: '000001'\n"
        "  urgency: 特急\n"
    ),
    "colophon": ("  number: 湖社〔2007〕3号\n  copies: [区文明办, 通北派出所, 湖内小学]\n"),
    "sealed": "  sealed: true\n",
}
"""What a document may have besides its text."""
ISSUERS = {
    "one": "",
    "two": "issuer: [湖内社区居民委员会, 湖内社区党总支]\n",
}
PACKS = ("civilized-community", "annual-work")
STYLES = {
    "third number": 'third-number = "1、"',
    "bold levels": "bold-levels = [1, 3]",
    "pitch": "line-pitch = 28",
    "ink": 'type-area = "ink"',
    "fonts": 'title-font = "华文中宋"\nbody-font = "华文仿宋"\n"三级标题字体" = "黑体"',
    "page number": 'page-number-font = "Times New Roman"',
    "all": 'third-number = "1、"\nbold-levels = [3]\nline-pitch = 28\n"二级标题字体" = "华文楷体"',
}
STYLES_WITHIN_THE_STANDARD = {"pitch", "ink"}
"""Those whose documents conform to the standard itself as well."""


def messages_about(data: bytes) -> list[str]:
    return [one.message("en") for one in inspect_word("a.docx", data).findings]


def plan_file(folder: Path, pack: str, details: str, issuer: str = "") -> Path:
    file = folder / "湖内.yaml"
    file.write_text(issuer + PLAN.format(pack=pack, details=details), encoding="utf-8")
    (folder / "a.png").write_bytes(png(400, 300))
    return file


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("details", DETAILS)
def test_documents_with_every_part_conform(tmp_path: Path, pack: str, details: str) -> None:
    for issuer in ISSUERS.values():
        documents = render(plan_file(tmp_path, pack, DETAILS[details], issuer))
        assert len(documents) == 2
        assert {one.name: messages_about(one.data) for one in documents} == {
            one.name: [] for one in documents
        }


@pytest.mark.parametrize(
    ("lines", "names", "rows"),
    [(9, 9, 0), (15, 20, 0), (13, 25, 0), (10, 0, 7), (11, 0, 7), (17, 0, 7)],
    ids=["closer", "turned", "turned and closer", "above a table", "low rows", "turned above one"],
)
def test_so_do_lines_that_are_fitted_to_the_page_of_the_signature(
    lines: int, names: int, rows: int
) -> None:
    blocks: tuple[ManuscriptBlock, ...] = tuple(body("开展楼道清理。") for _ in range(lines))
    if rows:
        table = tuple(cells("楼道清理", "12次") for _ in range(rows))
        blocks = (*blocks, Table((cells("指标", "目标"),), table, "指标完成情况"))
    manuscript = Manuscript(
        ("湖内社区2007年工作总结",),
        blocks,
        signature=Signature(("湖内社区居民委员会",), "2007年12月20日"),
        attachment_names=tuple(f"{number}号楼名单" for number in range(names)),
    )
    assert messages_about(typeset(manuscript)) == []


@pytest.mark.parametrize("pack", PACKS)
def test_so_does_a_summary_with_the_plan_of_the_next_year(tmp_path: Path, pack: str) -> None:
    first = plan_file(tmp_path, pack, DETAILS["colophon"])
    second = tmp_path / "2008.yaml"
    second.write_text(PLAN.format(pack=pack, details="").replace("2007", "2008"), encoding="utf-8")

    (document,) = render(first, combined_with=second)

    assert messages_about(document.data) == []
    file = tmp_path / document.name
    file.write_bytes(document.data)
    file.write_bytes(restyle_document(file))
    assert [one.message("en") for one in inspect_document(file).findings] == []


@pytest.mark.parametrize("style", STYLES)
def test_the_style_of_the_project_is_what_its_documents_are_held_against(
    tmp_path: Path, style: str
) -> None:
    (tmp_path / "civplan.toml").write_text(f"[style]\n{STYLES[style]}\n", encoding="utf-8")
    inside = tmp_path / "公文" / "2007"
    inside.mkdir(parents=True)
    differs = 0
    for document in render(plan_file(tmp_path, PACKS[0], DETAILS["signer"])):
        file = inside / document.name
        file.write_bytes(document.data)
        assert [one.message("en") for one in inspect_document(file).findings] == []
        file.write_bytes(restyle_document(file))
        assert [one.message("en") for one in inspect_document(file).findings] == []
        differs += bool(messages_about(document.data))
    assert differs or style in STYLES_WITHIN_THE_STANDARD
