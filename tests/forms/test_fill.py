"""The answers of a form become edits of a plan file, each at its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from civplan.forms.fill import FilledPlan, fill_from_form
from civplan.forms.read_workbook import read_workbook
from support.forms import MEETINGS, Answers, FilledForm, Filling, filled, form_of
from support.plans import REQUIRED

MEETING = "{id: meetings, name: 碰头会, text: 每月开碰头会。"
TWELVE_MEETINGS = "{measure: 碰头会, at_least: 12次, result: 12次}"
TOO_FEW = (
    "I651 措施!F2 不能写进计划文件：指标未完成却标为“已完成”：长椅 8 把 < 12 把；"
    "补充结果，或把状态改为“进行中”并写明原因"
)
SAID_AT_ITEM = (
    "+    - {id: benches, text: 安装长椅。, target: {measure: 长椅, at_least: 12把, result: 13},"
    " result: 安装长椅13把，居民都说好。}"
)
STATUS = ("措施", "benches", "状态")
RESULT = ("措施", "benches", "完成情况")
FIGURE = ("指标", "benches-1", "结果")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan file."""
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + MEETINGS, encoding="utf-8")
    return path


def fill(path: Path, form: FilledForm, *, is_form_right: bool = False) -> FilledPlan:
    """A plan file with the answers of a form."""
    workbook = read_workbook(form.data(), "f.xlsx")
    return fill_from_form(path, workbook, is_form_right=is_form_right)


def changed_lines(plan: FilledPlan) -> list[str]:
    """The lines that go and come, without the heads of the diff."""
    lines = plan.diff.splitlines()[2:]
    return [line for line in lines if line.startswith(("+", "-"))]


def messages(plan: FilledPlan) -> list[str]:
    """What cannot be taken, in Chinese."""
    return [f"{one.rule.code} {one.message('zh')}" for one in plan.findings]


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        ({STATUS: "进行中"}, ["+          status: ongoing"]),
        ({RESULT: "安装长椅6把。"}, ["+          result: 安装长椅6把。"]),
        (
            {FIGURE: 13},
            [
                "-            - {measure: 长椅, at_least: 12, unit: 把}",
                "+            - {measure: 长椅, at_least: 12, unit: 把, result: 13}",
            ],
        ),
        (
            {("措施", "1-2", "完成情况"): "=SUM(A1)清理6次。"},
            [
                "-        - 清理楼道。",
                "+        - text: 清理楼道。",
                '+          result: "=SUM(A1)清理6次。"',
            ],
        ),
        (
            {("指标", "meetings-1", "结果"): "12次"},
            [
                f"-        - {MEETING}, target: 碰头会 ≥ 12 次}}",
                f"+        - {MEETING}, target: {TWELVE_MEETINGS}}}",
            ],
        ),
        (
            {("基本情况", "户数", "内容"): "3200", ("基本情况", "人口", "内容"): 8600},
            [
                "-profile: {households: 3180}",
                "+profile: {households: 3200, residents: 8600}",
            ],
        ),
        ({("基本情况", "户数", "内容"): None}, ["-profile: {households: 3180}"]),
        (
            {("基本情况", "总结的成文日期", "内容"): "2007年12月20日"},
            ["+summary:", "+  date: 2007-12-20"],
        ),
        (
            {("基本情况", "荣誉", "内容"): "区文明社区\n市绿色社区"},
            ["+honours: [区文明社区, 市绿色社区]"],
        ),
        (
            {
                ("新增", "新增2", "方面"): "居民自治",
                ("新增", "新增2", "完成情况"): "接待参观7批。",
                ("新增", "新增2", "亮点"): "是",
            },
            [
                "+        - id: 新增2",
                "+          in: summary",
                "+          result: 接待参观7批。",
                "+          highlight: true",
            ],
        ),
    ],
)
def test_only_the_lines_of_the_answers_change(
    path: Path, answers: Answers, lines: list[str]
) -> None:
    plan = fill(path, filled(form_of(), answers))

    assert messages(plan) == []
    assert plan.taken == sum(value is not None for value in answers.values()) or plan.taken == 1
    assert changed_lines(plan) == lines


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("safeguards:\n  items:\n", "保障-1"),
        ("organization:\n  items:\n", "组织-1"),
        ("sections:\n- heading: 监督\n  items:\n", "其他1-1"),
        ("sections:\n- heading: 监督\n  areas:\n  - name: 例会\n    items:\n", "其他1.1-1"),
    ],
)
def test_the_answer_about_an_item_of_any_section_is_written_there(
    tmp_path: Path, head: str, number: str
) -> None:
    path = tmp_path / "hunei.yaml"
    text = f"{head}    - {{text: 开会。, target: 例会 ≥ 12 次}}\n"
    path.write_text(REQUIRED + text, encoding="utf-8")
    answers = {("措施", number, "状态"): "已完成", ("指标", f"{number}-1", "结果"): 12}

    taken = fill(path, filled(form_of(text), answers))

    assert messages(taken) == []
    assert changed_lines(taken) == [
        "-    - {text: 开会。, target: 例会 ≥ 12 次}",
        "+    - {text: 开会。, target: {measure: 例会, at_least: 12次, result: 12}, status: done}",
    ]


def test_a_form_that_nobody_has_touched_changes_nothing(path: Path) -> None:
    plan = fill(path, FilledForm.of(form_of()))

    assert (plan.taken, plan.diff, plan.is_changed, messages(plan)) == (0, "", False, [])


def test_what_the_file_says_itself_is_no_fault_of_the_form(tmp_path: Path) -> None:
    text = "goals: {targets: [{measure: 讲座, at_least: 12, unit: 次, result: 12户}]}\n"
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + text, encoding="utf-8")

    plan = fill(path, FilledForm.of(form_of(text)))

    assert (plan.is_changed, messages(plan)) == (False, [])


def test_filling_twice_changes_nothing(path: Path) -> None:
    form = filled(
        form_of(),
        {
            STATUS: "已完成",
            RESULT: "安装长椅13把。\n居民都说好。",
            FIGURE: "13把",
            ("指标", "meetings-1", "结果"): 12,
            ("基本情况", "总结的成文日期", "内容"): "2007.12.20",
            ("新增", "新增1", "完成情况"): "接待参观7批。",
        },
    )
    first = fill(path, form)
    first.write()
    written = path.read_bytes()
    second = fill(path, form)

    assert (first.taken, second.taken, second.unchanged) == (6, 0, 7)
    assert (second.is_changed, messages(second)) == (False, [])
    assert path.read_bytes() == written


def test_an_added_row_is_known_again_by_what_it_says(path: Path) -> None:
    form = FilledForm.of(form_of())
    form.sheet("新增").append([None, None, "迎接检查。", None, None, "接待7批。"])
    first = fill(path, form)
    first.write()

    assert "  - id: 新增1\n" in path.read_text(encoding="utf-8")
    assert fill(path, form).is_changed is False


def test_a_text_takes_the_place_of_the_figure_which_goes_to_its_target(tmp_path: Path) -> None:
    item = "{id: benches, text: 安装长椅。, target: 长椅 ≥ 12 把, result: 13}"
    text = f"work:\n  items:\n    - {item}\n"
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + text, encoding="utf-8")

    plan = fill(path, filled(form_of(text), {RESULT: "安装长椅13把，居民都说好。"}))

    assert messages(plan) == []
    assert changed_lines(plan)[1:] == [SAID_AT_ITEM]


@pytest.mark.parametrize(
    ("answers", "said", "after"),
    [
        (
            {FIGURE: None},
            ["I652 指标!F2 没有读：空着，可“措施”的完成情况里写着“13”；要去掉，把那里也清空"],
            [],
        ),
        ({FIGURE: None, RESULT: None}, [], [", result: 13"]),
    ],
)
def test_a_figure_of_the_item_goes_where_it_is_cleared_there(
    tmp_path: Path, answers: Answers, said: list[str], after: list[str]
) -> None:
    item = "{id: benches, text: 安装长椅。, target: 长椅 ≥ 12 把, result: 13}"
    text = f"work:\n  items:\n    - {item}\n"
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + text, encoding="utf-8")

    plan = fill(path, filled(form_of(text), answers))

    assert messages(plan) == said
    gone = [f"-    - {item}", *(f"+    - {item.replace(one, '')}" for one in after)]
    assert changed_lines(plan) == (gone if after else [])


FACTS = "profile: {facts: [网格 14个, 楼栋 102栋, 志愿者 310名]}\n"


@pytest.mark.parametrize(
    ("answers", "after"),
    [
        ({"楼栋": "105"}, "[网格 14个, {name: 楼栋, value: 105栋}, 志愿者 310名]"),
        ({"网格": None, "楼栋": None}, "[志愿者 310名]"),
        ({"网格": None, "志愿者": "315名"}, "[楼栋 102栋, {name: 志愿者, value: 315名}]"),
    ],
)
def test_a_further_fact_keeps_its_unit_and_goes_with_its_figure(
    tmp_path: Path, answers: Mapping[str, object], after: str
) -> None:
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + FACTS, encoding="utf-8")
    asked = {("基本情况", name, "内容"): value for name, value in answers.items()}

    plan = fill(path, filled(form_of(FACTS), asked))

    assert messages(plan) == []
    assert changed_lines(plan)[1:] == [f"+profile: {{facts: {after}}}"]


def test_yes_or_no_can_be_answered_to_a_level_in_a_chinese_file(tmp_path: Path) -> None:
    text = "工作目标:\n  指标:\n    - {编号: 示范, 名称: 创建, 等级: 市级, 结果: 是}\n"
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + text, encoding="utf-8")

    plan = fill(path, filled(form_of(text), {("指标", "示范", "结果"): "否"}))

    assert messages(plan) == []
    assert changed_lines(plan)[1] == "+    - {编号: 示范, 名称: 创建, 等级: 市级, 结果: 否}"


@pytest.mark.parametrize(
    ("summary", "after"),
    [
        ("{date: 2007-12-20}", []),
        ("{date: 2007-12-20, title: 总结}", ["+summary: {title: 总结}"]),
    ],
)
def test_without_its_day_there_is_no_summary_unless_something_else_of_it_stands(
    tmp_path: Path, summary: str, after: list[str]
) -> None:
    text = f"summary: {summary}\n"
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + text, encoding="utf-8")
    answers = {("基本情况", "总结的成文日期", "内容"): None}

    plan = fill(path, filled(form_of(text), answers))

    assert messages(plan) == []
    assert changed_lines(plan) == [f"-summary: {summary}", *after]


def test_a_new_figure_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    item = "{id: benches, text: 安装长椅。, target: 长椅 ≥ 12 把, result: 13}"
    text = f"work:\n  items:\n    - {item}\n"
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + text, encoding="utf-8")

    plan = fill(path, filled(form_of(text), {FIGURE: 14}))

    assert changed_lines(plan)[1:] == [f"+    - {item.replace('13', '14')}"]


def test_a_value_that_the_file_changed_as_well_is_told_with_both(path: Path) -> None:
    form = filled(form_of(), {FIGURE: 13})
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("unit: 把}", "unit: 把, result: 14}"), encoding="utf-8")

    assert messages(fill(path, form)) == [
        "I648 指标!F3 填的是“13”，计划文件在生成填报表以后也改过：现在是“14”，原来是“”"
    ]
    assert changed_lines(fill(path, form, is_form_right=True))[1:] == [
        "+            - {measure: 长椅, at_least: 12, unit: 把, result: 13}"
    ]


def test_a_value_that_only_the_file_changed_stays(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("unit: 把}", "unit: 把, result: 14}"), encoding="utf-8")

    plan = fill(path, FilledForm.of(form_of()))

    assert (plan.is_changed, messages(plan)) == (False, [])


def test_an_item_that_moved_is_found_again(path: Path) -> None:
    form = filled(form_of(), {("措施", "1-2", "状态"): "进行中"})
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("        - 清理楼道。\n", "        - 开办学校。\n        - 清理楼道。\n"),
        encoding="utf-8",
    )

    assert changed_lines(fill(path, form)) == [
        "-        - 清理楼道。",
        "+        - text: 清理楼道。",
        "+          status: ongoing",
    ]


def test_an_item_that_is_gone_is_told(path: Path) -> None:
    form = filled(form_of(), {("措施", "1-2", "状态"): "进行中"})
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("清理楼道", "打扫楼道"), encoding="utf-8")

    assert messages(fill(path, form)) == ["I650 措施!A3 的“1-2”在计划文件里已经找不到"]


def test_a_promise_that_the_file_changed_is_told_and_the_answer_taken(path: Path) -> None:
    form = filled(form_of(), {STATUS: "进行中"})
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("在楼前安装长椅", "在楼后安装长椅"), encoding="utf-8")
    plan = fill(path, form)

    assert (plan.taken, plan.refused) == (1, 0)
    assert messages(plan) == [
        "I649 措施!C2 这一行的内容，计划文件在生成填报表以后改过：现在是“在楼后安装长椅。”"
    ]


def test_an_answer_that_would_make_the_file_wrong_is_refused_and_the_others_are_not(
    path: Path,
) -> None:
    form = filled(form_of(), {STATUS: "已完成", FIGURE: 8, ("措施", "1-2", "状态"): "进行中"})
    plan = fill(path, form)

    assert messages(plan) == [TOO_FEW]
    assert plan.taken == 2
    assert changed_lines(plan) == [
        "-            - {measure: 长椅, at_least: 12, unit: 把}",
        "-        - 清理楼道。",
        "+            - {measure: 长椅, at_least: 12, unit: 把, result: 8}",
        "+        - text: 清理楼道。",
        "+          status: ongoing",
    ]


def _change_promise(form: FilledForm) -> None:
    form.answer("措施", "benches", "内容", "在楼前安装石凳。")
    form.answer("措施", "benches", "状态", "已完成")


def _change_number(form: FilledForm) -> None:
    form.answer("措施", "benches", "编号", "bench")


def _delete_row(form: FilledForm) -> None:
    form.sheet("措施").delete_rows(3)


def _delete_column(form: FilledForm) -> None:
    form.sheet("措施").delete_cols(6)


def _copy_row(form: FilledForm) -> None:
    form.sheet("措施").append(["benches", "", "", "", "", "已完成"])


def _delete_sheet(form: FilledForm) -> None:
    del form.workbook["指标"]


def _copy_sheet(form: FilledForm) -> None:
    copy = form.workbook.copy_worksheet(form.sheet("措施"))
    copy.title = "措施 (2)"


def _remove_record(form: FilledForm) -> None:
    del form.workbook["civplan"]


def _change_record(form: FilledForm) -> None:
    cell = form.sheet("civplan")["A4"]
    cell.value = str(cell.value).replace("2007", "2008")


def _merge_answers(form: FilledForm) -> None:
    form.answer("措施", "benches", "完成情况", "都做完了。")
    form.sheet("措施").merge_cells("G2:G3")


def _unknown_area(form: FilledForm) -> None:
    form.answer("新增", "新增1", "方面", "别的方面")
    form.answer("新增", "新增1", "完成情况", "做完了。")


def _nothing_done(form: FilledForm) -> None:
    form.answer("新增", "新增1", "责任单位", "居委会")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            _change_promise,
            ["I644 措施!C2 改了计划里定下的内容：“在楼前安装石凳。”，原来是“在楼前安装长椅。”"],
        ),
        (
            _change_number,
            ["I645 “措施”里少了编号“benches”的一行", "I646 措施!A2 的编号“bench”不在这份填报表里"],
        ),
        (_delete_row, ["I645 “措施”里少了编号“1-2”的一行"]),
        (_delete_column, ["I645 “措施”里少了“状态”一列"]),
        (_copy_row, ["I646 措施!A5 的编号“benches”出现了两次"]),
        (_delete_sheet, ["I645 “填报表”里少了“指标”这张表"]),
        (
            _copy_sheet,
            [
                "I646 措施 (2)!A1 的编号“措施”在两张表里都有（另一张是“措施”），不知道以哪张为准",
            ],
        ),
        (_remove_record, ["I641 不是 civplan 生成的填报表：没有隐藏的记录，或者记录被改过"]),
        (_change_record, ["I641 不是 civplan 生成的填报表：没有隐藏的记录，或者记录被改过"]),
        (
            _merge_answers,
            [
                f"I647 措施!{cell} 不能采用：格子合并了，分不清答的是哪一格；取消合并，每格各写各的"
                for cell in ("G2", "G3")
            ],
        ),
        (
            _unknown_area,
            [
                "I647 新增!B2 不能采用：没有“别的方面”这个方面；从下拉框里选：整治环境、居民自治",
            ],
        ),
        (
            _nothing_done,
            [
                "I647 新增!F2 不能采用：没有写做成了什么；写上“内容”或“完成情况”，不报的整行清空",
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_form_is_said_at_its_cell(
    path: Path, change: Filling, said: list[str]
) -> None:
    form = FilledForm.of(form_of())
    change(form)

    assert messages(fill(path, form)) == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "community: 湖内社区",
            "community: 湖滨社区",
            "I642 这是湖内社区2007年的填报表，计划文件是湖滨社区2007年的",
        ),
        (
            "year: 2007",
            "year: 2008",
            "I642 这是湖内社区2007年的填报表，计划文件是湖内社区2008年的",
        ),
    ],
)
def test_a_form_of_another_community_or_year_is_refused(
    path: Path, old: str, new: str, said: str
) -> None:
    form = filled(form_of(), {STATUS: "进行中"})
    text = path.read_text(encoding="utf-8").replace(old, new)
    path.write_text(text.replace("2007-", "2008-") if "2008" in new else text, encoding="utf-8")

    assert messages(fill(path, form)) == [said]


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        ("1500余人次", ", result: 1500, approx: 余"),
        (1612, ", result: 1612"),
        ("1600余人次", ", result: 1600余人次"),
        (None, ""),
    ],
)
def test_a_new_figure_is_only_more_than_it_says_where_it_says_so(
    tmp_path: Path, answer: object, result: str
) -> None:
    path = tmp_path / "hunei.yaml"
    target = "goals:\n  targets:\n    - {{id: loans, measure: 借阅, unit: 人次{}}}\n"
    text = target.format(", result: 1500, approx: 余")
    path.write_text(REQUIRED + text, encoding="utf-8")
    plan = fill(path, filled(form_of(text), {("指标", "loans", "结果"): answer}))
    assert messages(plan) == []
    after = plan.edited.after.decode() if plan.edited else REQUIRED + text
    assert after == REQUIRED + target.format(result)
