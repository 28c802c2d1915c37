"""``civplan import``: documents of any kind become plan files."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from civplan.model.choices import Document
from civplan.model.plan_file import load_plan
from support.command import Command

PLAN = """\
湖内社区2007年创建文明社区工作计划

一、指导思想
坚持以人为本。
二、工作目标
居民住得舒心。
三、主要工作
1、清理楼道堆物。
湖内社区居委会
2007年1月10日
"""
SUMMARY = """\
湖内社区2007年创建文明社区工作总结

一、主要工作
1、清理楼道堆物95处。
湖内社区居委会
2007年12月20日
"""
TWO_DOCUMENTS = f"{PLAN}\n\n{PLAN.replace('湖内', '湖滨')}"


@pytest.fixture(autouse=True)
def _in_chinese(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    del command
    monkeypatch.setenv("CIVPLAN_LANG", "zh")


def test_a_document_becomes_a_plan_file_beside_it(command: Command) -> None:
    command.write("old/计划.txt", PLAN)

    ran = command("import", "old/计划.txt")

    assert (ran.code, ran.out, ran.err) == (0, "old/计划.yaml\n", "")
    plan = load_plan(command.folder / "old/计划.yaml").plan
    assert plan is not None
    assert (plan.community, plan.year) == ("湖内社区", 2007)


def test_a_plan_and_a_summary_become_one_file(command: Command) -> None:
    command.write("a.txt", PLAN)
    command.write("b.txt", SUMMARY)

    ran = command("import", "a.txt", "b.txt", "-o", "湖内2007.yaml")

    assert (ran.code, ran.out, ran.err) == (0, "湖内2007.yaml\n", "")
    plan = load_plan(command.folder / "湖内2007.yaml").plan
    assert plan is not None
    assert plan.work is not None
    assert plan.work.items[0].text is not None
    assert plan.work.items[0].result is not None


def test_it_is_written_into_a_folder_that_is_named(command: Command) -> None:
    command.write("a.txt", PLAN)
    (command.folder / "plans").mkdir()

    assert command("import", "a.txt", "-o", "plans").out == "plans/a.yaml\n"


def test_a_dash_prints_the_plan_file_and_writes_nothing(command: Command) -> None:
    command.write("a.txt", PLAN)

    ran = command("import", "a.txt", "-o", "-")

    assert ran.out.startswith("# yaml-language-server: $schema=plan.schema.json\n")
    assert (
        ran.out.endswith("  成文日期: 2007-01-10\n  开头:\n    计划:\n") or "\n计划:\n" in ran.out
    )
    assert [path.name for path in command.folder.iterdir()] == ["a.txt"]


def test_a_file_that_exists_is_left_alone(command: Command) -> None:
    command.write("a.txt", PLAN)
    command.write("a.yaml", "mine")

    ran = command("import", "a.txt")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "civplan: a.yaml：文件已经存在；换个名字，或用 --force 覆盖\n"
    assert (command.folder / "a.yaml").read_text(encoding="utf-8") == "mine"
    assert command("import", "a.txt", "--force").code == 0


def test_keys_follow_the_option_or_the_language_of_messages(command: Command) -> None:
    command.write("a.txt", PLAN)

    assert "\ncommunity: 湖内社区\n" in command("--lang", "en", "import", "a.txt", "-o", "-").out
    assert "\n社区: 湖内社区\n" in command("import", "a.txt", "-o", "-").out
    english = command("import", "a.txt", "-o", "-", "--keys", "en").out
    assert "\ncommunity: 湖内社区\n" in english


@pytest.mark.parametrize("kind", ["summary", "总结"])
def test_options_say_what_the_document_does_not(command: Command, kind: str) -> None:
    command.write("a.txt", "工作情况\n\n一、楼道整洁。\n")
    options = ("--community", "湖滨社区", "--year", "2008", "--campaign", "平安建设")

    ran = command("import", "a.txt", *options, "--kind", kind, "-o", "a.yaml")

    plan = load_plan(command.folder / "a.yaml").plan
    assert plan is not None
    assert (plan.community, plan.year, plan.campaign) == ("湖滨社区", 2008, "平安建设")
    assert plan.summary is not None
    assert " I62" not in ran.err


def test_an_option_that_nobody_would_see_says_nothing(command: Command) -> None:
    command.write("a.txt", "湖内社区工作计划\n\n一、清理楼道。\n")
    command("import", "a.txt", "--community", "\u00ad", "--campaign", "\u200b", "-o", "b.yaml")

    assert command("import", "a.txt", "-o", "-").out == (command.folder / "b.yaml").read_text(
        encoding="utf-8"
    )


def test_without_a_year_this_one_is_written_and_told(command: Command) -> None:
    command.write("a.txt", "湖内社区工作计划\n\n一、清理楼道。\n")

    ran = command("import", "a.txt")

    year = datetime.now().astimezone().year
    assert f"a.txt:1:1: warning I622 文中没有写明是哪一年，先写成{year}年\n" in ran.err
    assert ran.code == 0


def test_the_outline_is_shown_and_nothing_written(command: Command) -> None:
    command.write("a.txt", PLAN)

    ran = command("import", "a.txt", "--outline")

    assert ran.code == 0
    assert "├─ 一、指导思想\n" in ran.out
    assert [path.name for path in command.folder.iterdir()] == ["a.txt"]


def test_the_outline_is_json_for_programs(command: Command) -> None:
    command.write("a.txt", PLAN)

    ran = command("import", "a.txt", "--outline", "--format", "json")

    (part,) = json.loads(ran.out)["parts"]
    assert (part["kind"], part["title"]) == ("plan", "湖内社区2007年创建文明社区工作计划")


def test_the_outline_of_one_document_of_several_is_shown(command: Command) -> None:
    command.write("a.txt", TWO_DOCUMENTS)

    ran = command("import", "a.txt", "--outline", "--part", "2")

    assert ran.out.startswith("湖滨社区2007年创建文明社区工作计划 [计划]\n")
    assert "湖内" not in ran.out


def test_findings_are_json_for_programs(command: Command) -> None:
    command.write("a.txt", PLAN.replace("三、", "四、"))

    ran = command("import", "a.txt", "--format", "json", "-q")

    assert [one["code"] for one in json.loads(ran.out)] == ["I604"]
    assert ran.err == ""


def test_of_several_documents_in_a_file_one_is_chosen(command: Command) -> None:
    command.write("a.txt", TWO_DOCUMENTS)

    ran = command("import", "a.txt")

    assert ran.code == 2
    assert ran.err == (
        "civplan: a.txt：这个文件里有2份文档：1 湖内社区2007年创建文明社区工作计划，"
        "2 湖滨社区2007年创建文明社区工作计划；用 --part 选一份，--outline 看结构\n"
    )
    assert "\n社区: 湖滨社区\n" in command("import", "a.txt", "--part", "2", "-o", "-").out
    assert command("import", "a.txt", "--part", "3").err == (
        "civplan: a.txt：这个文件里只有2份文档，没有第3份\n"
    )


def test_a_plan_and_a_summary_of_one_year_in_a_file_become_one_plan_file(command: Command) -> None:
    command.write("a.txt", f"{PLAN}\n\n{SUMMARY}")

    ran = command("import", "a.txt")

    assert (ran.code, ran.out) == (0, "a.yaml\n")
    plan = load_plan(command.folder / "a.yaml").plan
    assert plan is not None
    assert plan.documents == (Document.PLAN, Document.SUMMARY)
    assert plan.work is not None
    assert [(str(one.text), str(one.result.text)) for one in plan.work.items if one.result] == [
        ("清理楼道堆物。", "清理楼道堆物95处。")
    ]


NEXT_YEAR = """\
湖内社区2007年工作总结和2008年工作计划

一、2007年工作总结
1、清理楼道堆物95处。
二、2008年工作计划
1、更换路灯30盏。
湖内社区居委会
2007年12月20日
"""


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (NEXT_YEAR, "1 2007年工作总结，2 2008年工作计划"),
        (
            NEXT_YEAR.replace("和2008年", "和").replace("2008年工作计划", "工作计划"),
            "1 2007年工作总结，2 工作计划",
        ),
    ],
)
def test_a_summary_and_the_next_plan_in_a_file_are_two_files_and_the_way_there_is_named(
    command: Command, text: str, titles: str
) -> None:
    command.write("a.txt", text)

    ran = command("import", "a.txt")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"civplan: a.txt：这个文件里有一份总结和一份计划：{titles}；"
        "一个计划文件只写一年，请分别导入："
        "civplan import a.txt --part 1 -o a-1.yaml，civplan import a.txt --part 2 -o a-2.yaml\n"
    )


def test_each_of_a_summary_and_the_next_plan_is_imported_by_its_part(command: Command) -> None:
    command.write("a.txt", NEXT_YEAR)

    for part in ("1", "2"):
        assert command("import", "a.txt", "--part", part, "-o", f"a-{part}.yaml").code == 0

    plans = [load_plan(command.folder / f"a-{part}.yaml").plan for part in (1, 2)]
    assert [(one.community, one.year, one.documents) for one in plans if one] == [
        ("湖内社区", 2007, (Document.SUMMARY,)),
        ("湖内社区", 2008, (Document.PLAN,)),
    ]


def test_a_folder_with_such_a_file_gets_two_plan_files(command: Command) -> None:
    command.write("old/a.txt", NEXT_YEAR)

    assert command("import", "old", "-o", "plans").out == "plans/a-1.yaml\nplans/a-2.yaml\n"


def test_a_title_that_says_both_is_imported_as_what_it_says_first_and_told(
    command: Command,
) -> None:
    command.write("a.txt", NEXT_YEAR.replace("一、2007年工作总结", "一、主要做法"))

    ran = command("import", "a.txt")

    assert "I628 标题既说计划又说总结，先当作总结导入\n" in ran.err
    plan = load_plan(command.folder / "a.yaml").plan
    assert plan is not None
    assert plan.summary is not None
    assert plan.summary.next_steps is not None


def test_what_was_put_aside_is_written_when_asked_for(command: Command) -> None:
    command.write("a.txt", f"{PLAN}\n本文来源：某某文库\n")

    assert "某某文库" not in command("import", "a.txt", "-o", "-").out
    kept = command("import", "a.txt", "--keep-all", "-o", "-").out
    assert "\n# 未归类" in kept
    assert "某某文库\n" in kept


def test_a_file_with_faults_says_how_many(command: Command) -> None:
    command.write("a.txt", PLAN.replace("以人为本。", "以人为本,服务居民。"))

    assert command("import", "a.txt").err == (
        "civplan: a.yaml：校验有0个错误、1个警告；逐条看：civplan validate a.yaml\n"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "没有指定文档；例如：civplan import 旧总结.docx -o 湖内2007.yaml"),
        (
            ("a.txt", "a.txt", "a.txt"),
            "一次导入一份文档，或一份计划加一份总结；更多的放进一个文件夹：",
        ),
        (("a.yaml",), "a.yaml：这已经是计划文件，不用导入；校验它：civplan validate a.yaml"),
        (("none.txt",), "none.txt：文件不存在"),
        (
            ("a.txt", "-o", "b.docx"),
            "-o b.docx：计划文件的名字应当以 .yaml 结尾，或写一个已有的文件夹",
        ),
        (("a.txt", "--year", "07"), "--year “07”不是四位数的年份"),
        (("a.txt", "--format", "xml"), "--format 没有“xml”这一项，可用：text、json"),
        (("empty.txt",), "empty.txt：文件是空的"),
        (("title.txt",), "title.txt：文档里没有正文，没有什么可以导入"),
        (
            ("a.txt", "a.txt"),
            "a.txt：和 a.txt 都是计划；一个计划文件要一份计划、一份总结，用 --kind 分别导入",
        ),
        (("a.txt", "--pack", "none"), "没有文种“none”；可用："),
        (("a.txt", "--outline", "-o", "b.yaml"), "--outline 只显示结构，不写文件；"),
        (("a.txt", "--outline", "--part", "2"), "a.txt：这个文件里只有1份文档，没有第2份"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    command: Command, arguments: tuple[str, ...], words: str
) -> None:
    command.write("a.txt", PLAN)
    command.write("empty.txt", "")
    command.write("title.txt", "湖内社区2007年工作计划\n")

    ran = command("import", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"civplan: {words}")
    assert ran.err.count("\n") == 1
    assert list(command.folder.glob("*.yaml")) == []


def test_a_folder_becomes_a_folder_of_plan_files(command: Command) -> None:
    command.write("old/湖内/计划.txt", PLAN)
    command.write("old/湖内/总结.txt", SUMMARY)
    command.write("old/湖滨.txt", SUMMARY.replace("湖内", "湖滨").replace("1、", "2、"))
    command.write("old/坏.docx", "不是文档")
    command.write("old/~$计划.docx", "")

    ran = command("import", "old", "-o", "plans")

    assert ran.code == 2
    assert ran.out == "plans/湖滨.yaml\nplans/湖内/湖内社区2007.yaml\n"
    assert ran.err == (
        "civplan: old/坏.docx：扩展名是 .docx，内容却是文本；请改成对的扩展名，或另存为 .docx\n"
        "civplan: 要看一下的：\n"
        "  old/湖滨.txt:4: 编号从“2、”开始，前面没有“1、”\n"
        "civplan: 导入3份文档，写了2个计划文件\n"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("old", "-o", "a.yaml"), "导入文件夹时，-o 也写一个文件夹：a.yaml"),
        (("old", "--part", "1"), "--part、--kind 一次只能用于一份文档"),
        (("none",), "none：文件不存在"),
        (("empty",), "empty：没有可以导入的文档（Word、文字稿、网页）"),
    ],
)
def test_what_cannot_be_done_with_a_folder_is_one_line(
    command: Command, arguments: tuple[str, ...], words: str
) -> None:
    command.write("old/a.txt", PLAN)
    (command.folder / "empty").mkdir()

    ran = command("import", *arguments)

    assert (ran.code, ran.out, ran.err) == (2, "", f"civplan: {words}\n")


@pytest.mark.parametrize("ending", [".docx", ".doc", ".wps", ".html", ".txt"])
@pytest.mark.parametrize("other", ["render", "validate", "issue"])
def test_a_document_where_a_plan_file_is_expected_names_the_import(
    command: Command, other: str, ending: str
) -> None:
    command.write(f"旧总结{ending}", PLAN)

    ran = command(other, f"旧总结{ending}")

    assert (ran.code, ran.out) == (2, "")
    name = f"旧总结{ending}"
    way_out = f"这是文档，不是计划文件；变成计划文件：civplan import {name}"
    assert ran.err == f"civplan: {name}：{way_out}\n"


@pytest.mark.parametrize("other", ["render", "validate", "issue", "import"])
@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (
            ".xlsx",
            "这是表格，不是计划文件，也不能导入；把内容复制到 Word 文档，再用 civplan import",
        ),
        (".et", "这是表格，不是计划文件，也不能导入；把内容复制到 Word 文档，再用 civplan import"),
        (".pdf", "这是 PDF，不是计划文件，也不能导入；先另存为 Word 文档，再用 civplan import"),
    ],
)
def test_what_cannot_be_imported_is_told_with_the_way_there(
    command: Command, other: str, ending: str, words: str
) -> None:
    command.write(f"旧总结{ending}", PLAN)

    ran = command(other, f"旧总结{ending}")

    assert (ran.code, ran.out, ran.err) == (2, "", f"civplan: 旧总结{ending}：{words}\n")


def test_a_batch_takes_documents_in_first_when_asked_to(command: Command) -> None:
    command.write("街道/湖内.txt", PLAN)

    ran = command("batch", "街道", "-o", "out", "--import", "-q")

    assert ran.code == 0
    assert (
        "civplan: 街道/湖内.txt：已导入为 街道/湖内.yaml，带“请核对”的地方要有人看一下\n" in ran.err
    )
    assert (command.folder / "out/documents/湖内社区2007年创建文明社区工作计划.docx").is_file()
    assert "已导入" not in command("batch", "街道", "-o", "out", "--import", "-q").err
