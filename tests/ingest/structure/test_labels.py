"""What is a label at the beginning of a line, and what only looks like one."""

from __future__ import annotations

import pytest

from civplan.ingest.structure.labels import LabelKind, label_at_start, number_label


@pytest.mark.parametrize(
    ("text", "label", "kind", "value"),
    [
        ("第一部分 工作回顾", "第一部分", LabelKind.DIVISION, 1),
        ("第二部分：下年打算", "第二部分：", LabelKind.DIVISION, 2),
        ("第三篇 保障", "第三篇", LabelKind.DIVISION, 3),
        ("第一章 总则", "第一章", LabelKind.CHAPTER, 1),
        ("一、指导思想", "一、", LabelKind.HAN, 1),
        ("十二．其他", "十二．", LabelKind.HAN, 12),
        ("二十一、附则", "二十一、", LabelKind.HAN, 21),
        ("（一）健全组织", "（一）", LabelKind.HAN_IN_BRACKETS, 1),
        ("(二)、宣传发动", "(二)、", LabelKind.HAN_IN_BRACKETS, 2),
        ("㈢检查", "㈢", LabelKind.HAN_IN_BRACKETS, 3),
        ("一）组织", "一）", LabelKind.HAN_BRACKET, 1),
        ("1、清扫楼道", "1、", LabelKind.DIGIT, 1),
        ("2. 清扫楼道", "2.", LabelKind.DIGIT, 2),
        ("3．清扫楼道", "3．", LabelKind.DIGIT, 3),
        ("4。清扫楼道", "4。", LabelKind.DIGIT, 4),
        ("5:清扫楼道", "5:", LabelKind.DIGIT, 5),
        ("６、清扫楼道", "６、", LabelKind.DIGIT, 6),
        ("⒎清扫楼道", "⒎", LabelKind.DIGIT, 7),
        ("2.3月8日慰问老人", "2.", LabelKind.DIGIT, 2),
        ("3.2023年6月开展活动", "3.", LabelKind.DIGIT, 3),
        ("1、1月9日开会", "1、", LabelKind.DIGIT, 1),
        ("1.2 检查", "1.2", LabelKind.DECIMAL, 2),
        ("1.2检查内容", "1.2", LabelKind.DECIMAL, 2),
        ("1.2.3检查", "1.2.3", LabelKind.LONG_DECIMAL, 3),
        ("（1）走访", "（1）", LabelKind.DIGIT_IN_BRACKETS, 1),
        ("(12)走访", "(12)", LabelKind.DIGIT_IN_BRACKETS, 12),
        ("⑶走访", "⑶", LabelKind.DIGIT_IN_BRACKETS, 3),
        ("1)走访", "1)", LabelKind.DIGIT_BRACKET, 1),
        ("2）走访", "2）", LabelKind.DIGIT_BRACKET, 2),
        ("①走访", "①", LabelKind.CIRCLED, 1),
        ("a.走访", "a.", LabelKind.LETTER, 1),
        ("B、走访", "B、", LabelKind.LETTER, 2),
        ("一是走访", "一是", LabelKind.ORDINAL, 1),
        ("第二，走访", "第二，", LabelKind.ORDINAL, 2),
        ("Ⅱ、走访", "Ⅱ、", LabelKind.ROMAN, 2),
        ("ⅳ.走访", "ⅳ.", LabelKind.ROMAN, 4),
        ("IX. 走访", "IX.", LabelKind.ROMAN, 9),
        ("(iii)走访", "(iii)", LabelKind.ROMAN, 3),
        ("1、3月份走访", "1、", LabelKind.DIGIT, 1),
        ("【一】走访", "【一】", LabelKind.HAN_IN_BRACKETS, 1),
        ("● 走访", "●", LabelKind.BULLET, 0),
        ("·走访", "·", LabelKind.BULLET, 0),
        ("- 走访", "-", LabelKind.BULLET, 0),
    ],
)
def test_a_line_begins_with_a_label(text: str, label: str, kind: LabelKind, value: int) -> None:
    read = label_at_start(text)

    assert read is not None
    assert (read.text, read.kind, read.value) == (label, kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "1.5万平方米的广场年底建成",
        "8:30在居委会集合",
        "1.5，比上年高",
        "2007、2008年各办一次",
        "01月份开展动员",
        "第一季度完成招标",
        "一个社区一个品牌",
        "12月底前完成",
        "2007年的工作",
        "（略）",
        "一是否合格要看结果",
        "社区工作",
        "",
    ],
)
def test_a_line_begins_with_none(text: str) -> None:
    assert label_at_start(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "1,清扫楼道",
        "1 清扫楼道",
        "一 清扫楼道",
        "一，清扫楼道",
        "1、2、3号楼先做",
        "3、4号楼先做",
        "三、四季度各办一次",
        "一、二年级的学生参加",
        "2、8:30集合",
        "2.8:30集合",
        "2、1.5米的花坛",
    ],
)
def test_some_forms_are_labels_only_where_others_count_on(text: str) -> None:
    read = label_at_start(text)

    assert read is not None
    assert read.weak


@pytest.mark.parametrize(
    ("number", "kind", "value"),
    [
        ("一、", LabelKind.HAN, 1),
        ("（三）", LabelKind.HAN_IN_BRACKETS, 3),
        ("1.", LabelKind.DIGIT, 1),
        ("2", LabelKind.DIGIT, 2),
        ("第二章", LabelKind.CHAPTER, 2),
        ("1.2", LabelKind.DECIMAL, 2),
        ("b)", LabelKind.LETTER, 2),
        ("II.", LabelKind.ROMAN, 2),
        ("i)", LabelKind.ROMAN, 1),
        ("1.2.1", LabelKind.LONG_DECIMAL, 1),
        ("1.2.1.3", LabelKind.LONG_DECIMAL, 3),
        ("•", LabelKind.BULLET, 0),
        ("\uf0b7", LabelKind.BULLET, 0),
    ],
)
def test_a_number_that_word_wrote_is_a_label(number: str, kind: LabelKind, value: int) -> None:
    label = number_label(number)

    assert (label.text, label.kind, label.value) == (number, kind, value)


@pytest.mark.parametrize(("one", "next_one"), [("i|", "ii|"), ("first|", "second|"), ("3|", "4|")])
def test_numbers_of_an_unknown_form_are_of_one_kind(one: str, next_one: str) -> None:
    assert number_label(one).key == number_label(next_one).key != number_label("•").key
