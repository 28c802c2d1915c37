"""Records: how a mapping becomes one, and what is reported when it cannot."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.packs import PROFILE_SHAPE
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import Record, RecordOf, directive_key, key, records_in, required_key
from civplan.model.rules.keys import EMPTY_VALUE
from civplan.model.scalars import LINE
from support.plans import node_of, nodes_of, read_value, value_of

RECORDS = {**records_in(PLAN_SHAPE), **records_in(PROFILE_SHAPE)}


class Person(Record):
    """For these tests."""

    label = Words("人", "person")
    name: str = required_key("姓名", LINE, Words("姓名", "the name"))
    from_: str | None = key("来自", LINE, Words("哪里人", "where from"), also=("origin",))
    after: str | None = directive_key("排在", LINE, Words("之后", "after"))


PERSON = RecordOf(Person)


@pytest.mark.parametrize("written", ["{name: 张三, from: 湖内}", "{姓名: 张三, origin: 湖内}"])
def test_a_record_is_read_under_any_of_its_names(written: str) -> None:
    person = value_of(PERSON, written)

    assert (person.name, person.from_) == ("张三", "湖内")


def test_a_record_knows_where_it_and_its_values_stand() -> None:
    person = value_of(PERSON, "{name: 张三}")

    assert person.span == Span("plan.yaml", 1, 4, 1, 14)
    assert person.span_of("name") == Span("plan.yaml", 1, 11, 1, 13)
    assert person.span_of("from_") == person.span


def test_places_do_not_make_records_different() -> None:
    assert value_of(PERSON, "{name: 张三}") == value_of(PERSON, "{  name:   张三  }")


@pytest.mark.parametrize(
    ("written", "reported"),
    [
        ("张三", ["1:4 Y033 expected keys with values here, found text"]),
        ("{from: 湖内}", ["1:5 Y032 required key “name” (姓名) is missing"]),
        ("{}", ["1:4 Y032 required key “name” (姓名) is missing"]),
        ("{name: }", ["1:5 Y032 required key “name” (姓名) is missing"]),
        ("{name: []}", ["1:11 Y033 expected text here, found a list"]),
        ("{name: 张三, 姓名: 李四}", ["1:15 Y031 key “姓名” is given twice, first on line 1"]),
        ("{&a name: 张三, *a : 李四}", ["1:5 Y031 key “name” is given twice, first on line 1"]),
        (
            "{name: 张三, after: 李四}",
            ["1:15 Y042 “after” only has a meaning in a file with “extends”"],
        ),
        ("{name: 张三, form: 湖内}", ["1:15 Y030 unknown key “form”"]),
        (
            "{nome: 张三, name: [], from: []}",
            [
                "1:5 Y030 unknown key “nome”",
                "1:21 Y033 expected text here, found a list",
                "1:31 Y033 expected text here, found a list",
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_record_is_reported(written: str, reported: list[str]) -> None:
    assert read_value(PERSON, written)[1] == reported


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("nmae", "是不是“name”（姓名）？", "did you mean “name” (姓名)?"),
        ("姓", "是不是“姓名”（name）？", "did you mean “姓名” (name)?"),
        ("orgin", "是不是“origin”（from）？", "did you mean “origin” (from)?"),
        ("单位", "这里可用：姓名、来自", "allowed here: name, from"),
    ],
)
def test_an_unknown_key_comes_with_a_suggestion(name: str, zh: str, en: str) -> None:
    found: list[Finding] = []
    PERSON.read(node_of(f"{{name: 张三, {name}: 一}}"), found)

    assert [(one.help("zh"), one.help("en")) for one in found] == [(zh, en)]


def test_a_record_is_handed_to_its_check() -> None:
    def refuse(person: Person, found: list[Finding]) -> None:
        found.append(EMPTY_VALUE.at(person.span))

    assert read_value(RecordOf(Person, check=refuse), "{name: 张三}") == (
        None,
        ["1:4 Y050 this must not be empty"],
    )


def test_the_records_of_a_plan_are_found_once_each_in_the_order_of_its_keys() -> None:
    assert list(records_in(PLAN_SHAPE)) == [
        "Plan",
        "CommunityProfile",
        "Fact",
        "Section",
        "PlanTable",
        "TableColumn",
        "Item",
        "Target",
        "ValueAndText",
        "DatedResult",
        "Change",
        "Budget",
        "Criterion",
        "Evidence",
        "Area",
        "Organization",
        "Member",
        "Goals",
        "Work",
        "Phase",
        "ExtraSection",
        "DocumentDetails",
        "Attachment",
        "Contact",
        "SummaryDetails",
        "Stage",
        "Combination",
    ]


@pytest.mark.parametrize("shape", RECORDS.values(), ids=RECORDS)
def test_no_name_means_two_fields(shape: RecordOf[Record]) -> None:
    names = [name for key in shape.keys for name in key.names]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("shape", RECORDS.values(), ids=RECORDS)
def test_every_field_of_a_record_is_a_key_with_words(shape: RecordOf[Record]) -> None:
    annotated = {name for part in shape.record.__mro__[:-1] for name in part.__annotations__}

    assert {key.field for key in shape.keys} == annotated - {"keys", "label", "span", "spans"}
    assert all(key.zh and key.about.zh and key.about.en for key in shape.keys)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_records_have_the_same_name(language: str) -> None:
    names = [getattr(shape.record.label, language) for shape in records_in(PLAN_SHAPE).values()]

    assert len(names) == len(set(names))


def test_a_mapping_of_a_file_is_a_record() -> None:
    found: list[Finding] = []

    assert PERSON.read(nodes_of("姓名: 张三\n"), found) == value_of(PERSON, "{name: 张三}")
    assert found == []


def test_a_record_does_not_change() -> None:
    person = value_of(PERSON, "{name: 张三}")

    with pytest.raises(AttributeError, match=r"Person\.name cannot be set"):
        person.name = "李四"  # type: ignore[misc]


def test_equal_records_have_equal_hashes_and_show_their_values() -> None:
    one, same, other = (value_of(PERSON, f"{{name: {name}}}") for name in ("张三", " 张三", "李四"))

    assert hash(one) == hash(same)
    assert one != other
    assert one != "张三"
    assert repr(one) == "Person(name='张三', from_=None, after=None)"


def test_a_key_that_is_the_rest_of_a_number_is_known_for_what_it_is() -> None:
    found: list[Finding] = []
    PERSON.read(nodes_of("{姓名: 张三, 000 元}\n"), found)

    assert [one.help("en") for one in found] == [
        "a comma inside {…} ends a value: put the text with the number in quotes"
    ]
