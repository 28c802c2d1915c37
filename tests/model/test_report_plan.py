"""What a file says whose pack makes the summary alone."""

from __future__ import annotations

from civplan.model.choices import Document
from civplan.model.plan import Plan
from civplan.model.report_plan import report_of
from support.plans import plan_of

SUMMARY_ALONE = (Document.SUMMARY,)


def report(text: str) -> Plan:
    """The plan of a text, as a report."""
    return report_of(plan_of(text))


def test_it_makes_the_summary_alone_also_of_promises() -> None:
    assert plan_of("work: {items: [巡逻]}").documents == (Document.PLAN,)
    assert report("work: {items: [巡逻]}").documents == SUMMARY_ALONE
    assert (
        report("work: 一\nplan: {date: 2007-01-10}\nsummary: {problems: 二}").documents
        == SUMMARY_ALONE
    )


def test_every_text_is_the_summary_s_as_it_is_written() -> None:
    made = report("""\
principles: 一
work:
  areas:
    - {name: 甲, text: [二, 三], items: [{text: 四, items: [五]}]}
sections: [{heading: 乙, text: 六}]
""")

    texts = [section.text for section in made.all_sections]
    texts += [area.text for area in made.all_areas]
    texts += [item.text for item in made.items]
    said = ["".join(one.text for one in text.said_in(Document.SUMMARY)) for text in texts if text]
    assert said == ["一", "六", "二三", "四", "五"]
    assert not any(text.said_in(Document.PLAN) for text in texts if text)


def test_a_form_for_the_summary_goes_before_the_other() -> None:
    (item,) = report("work: {items: [{text: {plan: 要巡逻, summary: 已巡逻}}]}").items

    assert item.text is not None
    assert [one.text for one in item.text.said_in(Document.SUMMARY)] == ["已巡逻"]


def test_values_stay_where_they_are() -> None:
    plan = plan_of("work: {items: [{text: 巡逻, target: 巡逻 ≥ 2 次, result: 3}]}")
    (before,), (after,) = plan.items, report_of(plan).items

    assert after.spans == before.spans
    assert after.targets == before.targets
    assert report_of(plan).community == plan.community
