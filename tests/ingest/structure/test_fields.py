"""Title, year, recipient, signature, date, sections and kind of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.ingest.read import read_blocks
from civplan.ingest.structure.find import find_outline
from civplan.ingest.structure.signatures import year_of
from civplan.model.choices import SectionName
from support.outlines import outline_of, part_of

TITLE = "湖内社区2007年工作计划\n"
BODY = "一、清扫楼道。\n二、更新宣传栏。\n"


@pytest.mark.parametrize(
    "line",
    ["通北街道办事处：", "各居民小组、各楼栋:", "尊敬的各位代表：", "各镇党委，区级机关各部门："],
)
def test_the_line_that_names_those_addressed_is_the_recipient(line: str) -> None:
    part = part_of(f"{TITLE}{line}\n现将计划报告你们。\n{BODY}")

    assert part.recipient == line[:-1]
    assert part.nodes[0].text == "现将计划报告你们。"


@pytest.mark.parametrize("line", ["现将计划安排如下：", "工作内容：", "成员："])
def test_a_line_that_announces_the_text_is_no_recipient(line: str) -> None:
    assert part_of(f"{TITLE}{line}\n{BODY}").recipient == ""


@pytest.mark.parametrize(
    ("end", "signature", "date"),
    [
        ("湖内社区居委会\n2007年1月10日", "湖内社区居委会", "2007年1月10日"),
        ("湖内社区居委会 2007年12月", "湖内社区居委会", "2007年12月"),
        ("湖内社区居委会2007年12月", "湖内社区居委会", "2007年12月"),
        ("二〇〇七年一月十日", "", "二〇〇七年一月十日"),
        ("湖内社区党委\n湖内社区居委会\n2007.1.10", "湖内社区党委\n湖内社区居委会", "2007.1.10"),
        ("2007年1月10日\n湖内社区居委会", "湖内社区居委会", "2007年1月10日"),
        ("湖内社区妇联\n2007年1月10日", "湖内社区妇联", "2007年1月10日"),
        ("湖内社区关工委\n2007年1月10日", "湖内社区关工委", "2007年1月10日"),
        ("湖内社区党委　湖内社区居委会\n2007.1.10", "湖内社区党委\n湖内社区居委会", "2007.1.10"),
        ("湖内社区党委 湖内社区居委会\n2007.1.10", "湖内社区党委\n湖内社区居委会", "2007.1.10"),
        ("湖内社区　居民委员会\n2007.1.10", "湖内社区　居民委员会", "2007.1.10"),
        ("二〇〇七年十二月二十日\n", "", "二〇〇七年十二月二十日"),
        (
            "Hunei Community Committee\nDecember 20, 2007",
            "Hunei Community Committee",
            "December 20, 2007",
        ),
        ("Hunei Community\n20 Dec. 2007", "Hunei Community", "20 Dec. 2007"),
        ("述职人：方若兰\n2007年12月20日", "述职人：方若兰", "2007年12月20日"),
        ("述职人：方若兰", "述职人：方若兰", ""),
        ("方　兰\n2007年12月", "方　兰", "2007年12月"),
        ("湖内社区残疾人联合会\n2007年1月10日", "湖内社区残疾人联合会", "2007年1月10日"),
        ("xx社区居委会\n20xx年xx月xx日", "xx社区居委会", "20xx年xx月xx日"),
    ],
)
def test_signature_and_date_stand_at_the_end(end: str, signature: str, date: str) -> None:
    part = part_of(f"{TITLE}{BODY}{end}\n")

    assert (part.signature, part.date) == (signature, date)
    assert len(part.nodes) == 2


def test_issuer_and_date_may_stand_under_the_title() -> None:
    part = part_of(f"{TITLE}湖内社区居委会\n（2007年1月10日）\n{BODY}")

    assert (part.signature, part.date) == ("湖内社区居委会", "2007年1月10日")


@pytest.mark.parametrize(
    "number",
    [
        "通湖社〔2007〕3号",
        "湖社字[2007]12号",
        "翠社发﹝2007﹞第3号",
        "湖党（2007）3 号",
        "xx社〔20xx〕x号",
    ],
)
@pytest.mark.parametrize(
    "lines", ["{number}\n{title}", "{title}{number}\n", "{title}（{number}）\n"]
)
def test_the_number_of_the_document_stands_over_its_title_or_under_it(
    number: str, lines: str
) -> None:
    part = part_of(
        f"{lines.format(number=number, title=TITLE)}通北街道办事处：\n现报告你们。\n{BODY}"
    )

    assert (part.title, part.number) == (TITLE.strip(), number)
    assert part.recipient == "通北街道办事处"
    assert [node.text for node in part.nodes][:1] == ["现报告你们。"]


def test_the_signer_beside_the_number_is_put_aside() -> None:
    part = part_of(f"湖内社区居民委员会\n通湖社〔2007〕3号　　签发人：江远帆\n{TITLE}{BODY}")

    assert part.number == "通湖社〔2007〕3号"
    assert [one.text for one in part.furniture] == ["湖内社区居民委员会", "签发人：江远帆"]


def test_a_sentence_that_names_the_number_of_another_document_is_text() -> None:
    line = "根据通发〔2007〕3号文件精神，制定本计划。"
    part = part_of(f"{TITLE}{line}\n{BODY}")

    assert (part.number, part.nodes[0].text) == ("", line)


def test_an_attachment_behind_the_date_stays_in_the_text() -> None:
    part = part_of(f"{TITLE}{BODY}湖内社区居委会\n2007年1月10日\n附件：任务分解表\n")

    assert part.date == "2007年1月10日"
    assert part.nodes[-1].text == "附件：任务分解表"


def test_the_text_of_an_attachment_stands_behind_the_date() -> None:
    part = part_of(f"{TITLE}{BODY}湖内社区居委会\n2007年1月10日\n附件1\n名单\n组长：张三\n")

    assert (part.signature, part.date) == ("湖内社区居委会", "2007年1月10日")
    assert [node.text for node in part.nodes[2:]] == ["附件1", "名单", "组长：张三"]


@pytest.mark.parametrize("line", ["共建文明和谐社区", "努力建设美丽社区"])
def test_a_slogan_at_the_end_is_no_signature(line: str) -> None:
    part = part_of(f"{TITLE}{BODY}{line}\n")

    assert part.signature == ""
    assert part.nodes[-1].text == line


def test_a_sentence_with_a_date_is_no_signature() -> None:
    part = part_of(
        f"{TITLE}{BODY}争取在2007年12月\n完成全部工作，请各小组在2007年12月20日前上报。\n"
    )

    assert part.date == ""


@pytest.mark.parametrize(
    ("title", "date", "year"),
    [
        ("湖内社区2007年工作计划", "", 2007),
        ("湖内社区07年工作总结", "2008年1月", 2007),
        ("湖内社区二〇〇七年工作计划", "", 2007),
        ("2024年度工作总结和2025年工作思路", "", 2024),
        ("湖内社区工作计划", "2007年1月10日", 2007),
        ("湖内社区工作计划", "", None),
        ("湖内社区98年工作总结", "", 1998),
        ("湖内社区建设20年来工作回顾", "", None),
        ("湖内社区二0二五年工作计划", "", 2025),
        ("湖内社区２００７年工作计划", "", 2007),
        ("湖内社区工作计划", "December 20, 2007", 2007),
    ],
)
def test_the_year_is_that_of_the_title_else_of_the_date(
    title: str, date: str, year: int | None
) -> None:
    assert year_of(title, date) == year


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("指导思想", SectionName.PRINCIPLES),
        ("以指导思想引领创建工作", None),
        ("工作目标", SectionName.GOALS),
        ("目标明确，指导有方", None),
        ("强化目标管理", None),
        ("目标任务", SectionName.GOALS),
        ("2007年工作目标", SectionName.GOALS),
        ("创建主要工作", SectionName.WORK),
        ("保障措施", SectionName.SAFEGUARDS),
        ("存在的问题", SectionName.PROBLEMS),
        ("问题与不足", SectionName.PROBLEMS),
        ("下一步工作打算", SectionName.NEXT_STEPS),
        ("2008年工作计划", SectionName.NEXT_STEPS),
        ("2008年工作计划完成情况", None),
        ("困难和不足", SectionName.PROBLEMS),
        ("实施步骤", SectionName.SCHEDULE),
        ("加强环境整治", None),
    ],
)
def test_a_heading_names_a_section_by_its_words(heading: str, section: SectionName | None) -> None:
    part = part_of(f"{TITLE}一、{heading}\n清扫楼道，更新宣传栏。\n二、其他\n走访老人。\n")

    assert part.nodes[0].section is section


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("湖内社区工作计划", "", "plan"),
        ("湖内社区实施方案", "", "plan"),
        ("湖内社区工作总结", "", "summary"),
        ("湖内社区工作总结和下年打算", "", "unclear"),
        ("湖内社区的一年", "现将全年工作总结如下：", "summary"),
        ("湖内社区的一年", "特制定本计划。", "plan"),
        ("湖内社区的一年", "全年共开展活动12次，完成了整治，举办了讲座。", "summary"),
        ("湖内社区的一年", "力争创建成功，将继续整治环境，确保平安。", "plan"),
        ("湖内社区的一年", "社区干净。", "unclear"),
        ("湖内社区的一年", "清扫楼道120处，办讲座5场，走访60户，发宣传单500份。", "summary"),
        ("湖内社区的一年", "讲座不少于5场，走访至少60户，满意率95%以上，每月清扫一次。", "plan"),
        ("湖内社区工作计划", "现将工作总结如下：", "unclear"),
        ("湖内社区的一年", "根据街道的部署，现将工作计划报告如下：", "plan"),
        ("湖内社区的一年", "现将全年工作情况和明年工作打算汇报如下：", "unclear"),
        ("湖内社区工作总结", "现将全年工作情况和明年工作打算汇报如下：", "summary"),
        ("湖内社区工作计划", "现将工作总结如下：完成了整治，举办了讲座，取得了成绩。", "summary"),
    ],
)
def test_plan_or_summary_by_title_words_and_tense(title: str, text: str, kind: str) -> None:
    assert part_of(f"{title}\n{text}\n{BODY}").kind.value == kind


def test_the_line_above_a_table_is_no_recipient() -> None:
    table = "<table><tr><td>项目</td><td>资金</td></tr><tr><td>路灯</td><td>5万元</td></tr></table>"
    page = f"<h1>湖内社区2007年工作计划</h1><p>项目清单：</p>{table}"

    (part,) = find_outline(read_blocks(Path("a.html"), page.encode())).parts

    assert part.recipient == ""


@pytest.mark.parametrize("line", ["附：值班电话", "附表1：值班电话", "附件：值班电话"])
def test_what_is_attached_behind_the_date_hides_no_signature(line: str) -> None:
    part = part_of(f"{TITLE}{BODY}湖内社区居委会\n2007年1月10日\n{line}\n值班室 1234567\n")

    assert (part.signature, part.date) == ("湖内社区居委会", "2007年1月10日")


@pytest.mark.parametrize("first", ["湖内社区党总支", "湖内社区新时代文明实践站", "湖内社区妇联"])
def test_a_title_may_begin_with_who_wrote_it_on_a_line_of_its_own(first: str) -> None:
    part = part_of(f"{first}\n2007年度工作计划\n{BODY}")

    assert part.title == f"{first}2007年度工作计划"


def test_the_subject_words_at_the_foot_begin_no_document() -> None:
    foot = "主题词：社区 计划 请示\n抄报：区民政局\n"

    part = part_of(f"{TITLE}{BODY}湖内社区居委会\n2007年1月10日\n{foot}")

    assert (part.signature, part.nodes[-1].text) == ("湖内社区居委会", "抄报：区民政局")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("湖内社区2007年工作计划：", "湖内社区2007年工作计划"),
        ("湖内社区2007年工作计划\n——以邻里互助为抓手", "湖内社区2007年工作计划——以邻里互助为抓手"),
        ("同心共建美好家园\n——湖内社区2007年工作总结", "同心共建美好家园——湖内社区2007年工作总结"),
        ("2007年度\n湖内社区工作总结", "2007年度湖内社区工作总结"),
    ],
)
def test_the_title_is_read_with_its_second_line_and_without_a_colon(lines: str, title: str) -> None:
    part = part_of(f"{lines}\n通北街道办事处：\n现报告你们。\n{BODY}")

    assert (part.title, part.recipient) == (title, "通北街道办事处")
    assert part.nodes[0].text == "现报告你们。"


@pytest.mark.parametrize(
    "person", ["述职人：方若兰", "湖内社区党总支书记　方若兰", "（社区网格员：方 兰）"]
)
def test_who_reports_may_stand_under_the_title(person: str) -> None:
    part = part_of(f"湖内社区2007年述职报告\n{person}\n各位代表，各位居民：\n现在述职。\n{BODY}")

    assert (part.signature, part.recipient) == (person, "各位代表，各位居民")


def test_what_closes_a_document_belongs_to_no_item() -> None:
    closing = "特此报告。\n附件：1.分解表\n2.名单\n（联系人：江远帆）\n抄送：区文明办。\n"
    part = part_of(f"{TITLE}一、卫生\n1.清扫。\n2.评比。\n{closing}")

    assert [(node.level, node.label, node.text) for node in part.nodes[3:]] == [
        (1, "", "特此报告。"),
        (1, "", "附件："),
        (2, "1.", "分解表"),
        (2, "2.", "名单"),
        (1, "", "（联系人：江远帆）"),
        (1, "", "抄送：区文明办。"),
    ]


def test_a_plan_that_its_notice_attaches_is_a_document() -> None:
    plan = TITLE.strip()
    notice = f"关于印发《{plan}》的通知\n各小组：\n请执行。\n湖内社区\n2007年1月10日\n附件\n"

    parts = outline_of(f"{notice}{plan}\n{BODY}").parts

    assert [part.title for part in parts] == [f"关于印发《{plan}》的通知", plan]
    assert [one.text for one in parts[1].furniture] == ["附件"]


def test_the_plan_that_is_reported_is_no_summary() -> None:
    part = part_of(f"湖内社区关于上报工作计划的报告\n现将2007年工作计划报告如下：\n{BODY}")

    assert part.kind.value == "plan"


@pytest.mark.parametrize("line", ["谢谢！", "谢谢", "此致", "敬礼", "清扫楼道。"])
def test_a_word_over_the_date_is_no_name(line: str) -> None:
    part = part_of(f"{TITLE}{BODY}{line}\n2007年12月\n")

    assert (part.signature, part.nodes[-1].text) == ("", line)


SIGNED = "湖内社区居委会\n2007年1月10日\n"


@pytest.mark.parametrize(
    "notes",
    ["撰稿人：江远帆　　审核：方若兰", "电话：88881234\n邮箱：hunei@example.cn", "仅供内部使用"],
)
def test_short_lines_under_a_signature_hide_none(notes: str) -> None:
    part = part_of(f"{TITLE}{BODY}{SIGNED}{notes}\n")

    assert (part.signature, part.date) == ("湖内社区居委会", "2007年1月10日")
    assert [node.text for node in part.nodes][-len(notes.split("\n")) :] == notes.split("\n")


@pytest.mark.parametrize("line", ["三、更换路灯。", "领导小组成员：", "以后每年评比一次。"])
def test_a_text_behind_names_and_dates_makes_them_no_signature(line: str) -> None:
    part = part_of(f"{TITLE}{BODY}{SIGNED}{line}\n")

    assert (part.signature, part.date) == ("", "")


def test_the_date_under_the_issuer_on_a_cover_is_the_date() -> None:
    part = part_of(f"{TITLE}湖内社区居民委员会\n二〇〇七年一月\n{BODY}")

    assert (part.signature, part.date) == ("湖内社区居民委员会", "二〇〇七年一月")
    assert [node.text for node in part.nodes] == ["清扫楼道。", "更新宣传栏。"]
