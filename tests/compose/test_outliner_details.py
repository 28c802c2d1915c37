"""What stands around the sections of a document: title, opening, closing, signature and so on."""

from __future__ import annotations

import pytest

from civplan.compose.outline import AttachmentOutline
from civplan.compose.outliner import document_outline
from civplan.model.plan import Plan
from support.documents import FLAT, NESTED, PLAN, SCHEME, SUMMARY, outline, pack_named
from support.plans import read_plan


@pytest.mark.parametrize(
    ("text", "pack", "plan", "summary"),
    [
        ("", NESTED, "湖内社区2007年创建文明社区工作计划", "湖内社区2007年创建文明社区工作总结"),
        ("", FLAT, "湖内社区2007年度工作计划", "湖内社区2007年度工作总结"),
    ],
)
def test_the_title_follows_the_pattern_of_the_pack(
    text: str, pack: str, plan: str, summary: str
) -> None:
    assert [outline(text, one, pack).title for one in (PLAN, SUMMARY)] == [(plan,), (summary,)]


def plan_about(campaign: str) -> Plan:
    """A plan that is about a campaign."""
    plan, found = read_plan(f"community: 湖内社区\nyear: 2007\ncampaign: {campaign}\n")
    assert found == []
    assert plan is not None
    return plan


def test_a_campaign_that_ends_with_work_does_not_say_it_twice() -> None:
    made = document_outline(plan_about("社区卫生工作"), pack_named(NESTED).profile, PLAN)
    assert made.title == ("湖内社区2007年社区卫生工作计划",)
    assert made.opening == ("为扎实推进社区卫生工作，结合本社区实际，制定本计划。",)


@pytest.mark.parametrize(
    ("campaign", "pack", "title", "about"),
    [
        ("消防整治实施方案", SCHEME, "湖内社区2007年消防整治实施方案", "消防整治"),
        ("消防整治工作方案", SCHEME, "湖内社区2007年消防整治工作方案", "消防整治"),
        ("消防整治方案", SCHEME, "湖内社区2007年消防整治方案", "消防整治"),
        ("2007年消防整治方案", SCHEME, "湖内社区2007年消防整治方案", "消防整治"),
        ("消防整治行动计划", SCHEME, "湖内社区2007年消防整治行动计划工作方案", "消防整治行动计划"),
        ("工作方案", SCHEME, "湖内社区2007年工作方案", "工作方案"),
        ("消防整治行动计划", NESTED, "湖内社区2007年消防整治行动计划", "消防整治行动"),
        ("消防整治实施方案", NESTED, "湖内社区2007年消防整治实施方案工作计划", "消防整治实施方案"),
    ],
)
def test_a_campaign_that_says_what_its_plan_is_called_gives_the_title_its_end(
    campaign: str, pack: str, title: str, about: str
) -> None:
    plan = plan_about(campaign)
    made = document_outline(plan, pack_named(pack).profile, PLAN)

    assert made.title == (title,)
    assert f"{about}工作" in made.opening[0]


def test_the_summary_of_such_a_plan_is_about_its_subject() -> None:
    plan = plan_about("消防整治实施方案")
    made = document_outline(plan, pack_named(SCHEME).profile, SUMMARY)

    assert made.title == ("湖内社区2007年消防整治工作总结",)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("关于创建的计划", ("关于创建的计划",)),
        ("[湖内社区, 工作计划]", ("湖内社区", "工作计划")),
        ("{plan: 甲, summary: 乙}", ("甲",)),
        ("'{community}{year}'", ("{community}{year}",)),
    ],
)
def test_a_title_of_ones_own_may_have_several_lines(title: str, shown: tuple[str, ...]) -> None:
    assert outline(f"plan: {{title: {title}}}").title == shown


def test_a_text_of_the_summary_s_details_uses_its_summary_form() -> None:
    text = "summary: {title: {plan: 甲, summary: 乙}, opening: {plan: 丙, summary: 丁}}"
    made = outline(text, SUMMARY)

    assert (made.title, made.opening) == (("乙",), ("丁。",))


PLAN_OPENING = "为扎实推进创建文明社区工作，结合本社区实际，制定本计划。"
SUMMARY_OPENING = "2007年，本社区围绕创建文明社区，按照年度计划开展工作。现将有关情况总结如下："


@pytest.mark.parametrize(
    ("text", "plan", "summary"),
    [
        ("", (PLAN_OPENING,), (SUMMARY_OPENING,)),
        (
            "profile: {households: 3180, area: 1.2}",
            (PLAN_OPENING,),
            (f"湖内社区辖区面积1.2平方公里，有居民3180户。{SUMMARY_OPENING}",),
        ),
        (
            "profile: {area: 1.2}\nplan: {opening: [甲, 乙]}\nsummary: {opening: '{year}'}",
            ("甲。", "乙。"),
            ("{year}。",),
        ),
    ],
)
def test_the_opening_is_the_packs_or_the_files(
    text: str, plan: tuple[str, ...], summary: tuple[str, ...]
) -> None:
    assert (outline(text).opening, outline(text, SUMMARY).opening) == (plan, summary)


def test_the_closing_is_the_files() -> None:
    text = "plan: {closing: [特此计划。, 请批示。]}"

    assert outline(text).closing == ("特此计划。", "请批示。")
    assert outline(text, SUMMARY).closing == ()


@pytest.mark.parametrize(
    ("recipient", "shown"),
    [
        ("通北街道办事处", "通北街道办事处："),
        ("通北街道办事处：", "通北街道办事处："),
        ("'通北街道办事处:'", "通北街道办事处："),
        ("[街道办事处, 文明办]", "街道办事处、文明办："),
    ],
)
def test_the_recipient_ends_with_a_colon(recipient: str, shown: str) -> None:
    assert outline(f"plan: {{recipient: {recipient}}}").recipient == shown
    assert outline(f"plan: {{recipient: {recipient}}}", SUMMARY).recipient == ""


@pytest.mark.parametrize(
    ("details", "letterhead", "number", "signer", "copies", "has_colophon"),
    [
        ("{}", "", "", "", "", False),
        ("{date: 2007-01-10}", "", "", "", "", False),
        ("{number: 湖〔2007〕3号}", "湖内社区居民委员会", "湖〔2007〕3号", "", "", True),
        ("{signer: 张三}", "湖内社区居民委员会", "", "张三", "", True),
        ("{letterhead: 湖内社区文件}", "湖内社区文件", "", "", "", True),
        ("{copies: [文明办, 民政局]}", "", "", "", "文明办，民政局", True),
    ],
)
def test_header_and_colophon_stand_only_where_they_are_asked_for(
    details: str, letterhead: str, number: str, signer: str, copies: str, *, has_colophon: bool
) -> None:
    made = outline(f"plan: {details}")

    assert (made.letterhead, made.number, made.signer, made.copies, made.has_colophon) == (
        letterhead,
        number,
        signer,
        copies,
        has_colophon,
    )


def test_marks_recipients_and_several_signers() -> None:
    made = outline(
        "plan: {copy_number: 000012, secrecy: 秘密★1年, urgency: 加急,"
        " signer: [张三, 李四], colophon_recipient: [一街道, 二街道]}"
    )

    assert (made.copy_number, made.secrecy, made.urgency) == ("000012", "秘密★1年", "加急")
    assert (made.signer, made.colophon_recipient) == ("张三、李四", "一街道，二街道")
    assert made.has_colophon


def test_signature_date_seal_and_note() -> None:
    made = outline(
        "issuer: [湖内社区党支部, 湖内社区居民委员会]\n"
        "plan: {date: 2007-01-10, sealed: true, note: 此件公开}"
    )

    assert (made.issuers, made.date, made.sealed, made.note) == (
        ("湖内社区党支部", "湖内社区居民委员会"),
        "2007年1月10日",
        True,
        "此件公开",
    )


@pytest.mark.parametrize(
    ("keys", "note"),
    [
        ("contact: {name: 张三, phone: 000-8000101}", "联系人：张三，电话：000-8000101"),
        ("contact: 张三（综合办）", "联系人：张三（综合办）"),
        ("contact: [张三, 李四]", "联系人：张三、李四"),
        (
            "contact: [{name: 张三, phone: 000-1}, {name: 李四, phone: 000-2}]",
            "联系人：张三，电话：000-1；李四，电话：000-2",
        ),
        ("note: 此件公开, contact: 张三", "此件公开；联系人：张三"),
    ],
)
def test_whom_to_ask_stands_in_the_note(keys: str, note: str) -> None:
    assert outline(f"plan: {{{keys}}}").note == note


def test_the_residents_committee_signs_unless_another_body_does() -> None:
    made = outline("")

    assert (made.issuers, made.date, made.sealed, made.note) == (
        ("湖内社区居民委员会",),
        "",
        False,
        "",
    )


def test_attachments_have_a_text_or_only_a_name() -> None:
    made = outline("plan: {attachments: [分工表, {name: 指标表, text: [甲, 乙]}]}")

    assert made.attachments == (
        AttachmentOutline("分工表", ()),
        AttachmentOutline("指标表", ("甲", "乙")),
    )


@pytest.mark.parametrize(
    ("count", "style", "is_table"),
    [
        (12, "", False),
        (13, "", True),
        (30, "", True),
        (30, ", member_style: sentences", False),
        (2, ", 成员样式: 表格", True),
        (0, ", member_style: table", False),
    ],
)
def test_a_large_group_is_a_table_unless_the_file_says_otherwise(
    count: int, style: str, *, is_table: bool
) -> None:
    members = ", ".join(f"{{name: 张{number}, duty: 联系网格}}" for number in range(count))
    (part,) = outline(f"organization: {{text: 成立小组。, members: [{members}]{style}}}").parts

    assert part.paragraphs[0] == "成立小组。"
    assert bool(part.members) is is_table
    assert len(part.paragraphs) == (1 if is_table or not count else 2)


@pytest.mark.parametrize("opening", ["", "summary: {opening: 今年以来，办成实事。}"])
def test_the_summary_has_the_figures_as_a_table_where_the_file_wants_it(opening: str) -> None:
    text = f"profile: {{households: 3180, facts: [网格 12个], style: table}}\n{opening}\n"
    made = outline(text, SUMMARY)

    assert [(one.caption, one.columns, one.rows) for one in made.opening_tables] == [
        ("社区基本情况", ("项目", "数量"), (("户数", "3180户"), ("网格", "12个")))
    ]
    assert "3180" not in "".join(made.opening)
    assert outline(text, PLAN).opening_tables == ()
