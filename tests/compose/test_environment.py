"""What the macros and filters of templates write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from civplan.compose.environment import environment_for
from civplan.compose.outline import Entry, IndicatorRow, IndicatorTable, Part

TEMPLATES = Path(__file__).parents[2] / "templates"
ROW = IndicatorRow("会", "<3次", "2次", "达标", met=True)
WORK = Part(
    "work",
    "工作&生活",
    ("一<二", "三"),
    (
        Entry("名。", ("甲", "乙"), (Entry("", ("子>",)), Entry("", ("女",))), ordinal=True),
        Entry("只有名。"),
    ),
    parts=(Part("area", "内", entries=(Entry("", ("丙",)),), ordinal=True),),
    table=IndicatorTable("表", ("指标", "目标"), (ROW,)),
)
TABLE = (
    '<table><caption>表</caption><thead><tr><th class="center">指标</th>'
    '<th class="center">目标</th></tr></thead><tbody><tr><td>会</td><td class="center">&lt;3次</td>'
    '<td class="center">2次</td><td class="center">达标</td></tr></tbody></table>'
)
WRITTEN = (
    "<h2>工作&amp;生活</h2><p>一&lt;二</p><p>三</p>"
    '<ol><li><strong class="run-in">名。</strong>甲<p>乙</p>'
    '<ol class="ordinal"><li>子&gt;</li><li>女</li></ol></li>'
    '<li><strong class="run-in">只有名。</strong></li></ol>'
    f'<h3 class="unnumbered">内</h3><p>丙</p>{TABLE}'
)


def output_of(call: str, **values: object) -> str:
    """What one call of a macro writes; a line of the template's own does not count."""
    template = f'{{% import "parts.html.j2" as parts %}}{{{{ parts.{call} }}}}'
    made = environment_for([TEMPLATES]).from_string(template).render(**values)
    return made.replace("\n", "")


def test_a_part_is_written_with_all_that_stands_in_it() -> None:
    assert output_of("part(work, 2)", work=WORK) == WRITTEN


def test_a_template_may_put_a_part_together_by_itself() -> None:
    table = {"caption": "表", "columns": ["指标", "目标"], "rows": [list(ROW)]}
    given = WORK._asdict() | {"parts": [WORK.parts[0]._asdict()], "table": table}

    assert output_of("part(work, 2)", work=given) == WRITTEN


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("lines(['一', '二&'])", "一<br/>二&amp;"),
        ("paragraphs(['一', 2, '<b>'])", "<p>一</p><p>2</p><p>&lt;b&gt;</p>"),
        ("paragraphs(['<time>五月</time>' | safe, '&'])", "<p><time>五月</time></p><p>&amp;</p>"),
        ("paragraphs([])", ""),
        ("entries([])", "<ol></ol>"),
        (
            "entries([['', ['一', '二', '三'], [], false]])",
            "<ol><li>一<p>二</p><p>三</p></li></ol>",
        ),
        (
            "entries([('名', (), (), 0)], 1)",
            ORDINAL := ('<ol class="ordinal"><li><strong class="run-in">名</strong></li></ol>'),
        ),
        ("entries([('名', (), (), 0)], ordinal=true)", ORDINAL),
        (
            "indicators({'caption': '', 'columns': [], 'rows': []})",
            ("<table><caption></caption><thead><tr></tr></thead><tbody></tbody></table>"),
        ),
    ],
)
def test_macros_take_what_a_template_puts_together(call: str, expected: str) -> None:
    assert output_of(call) == expected


@pytest.mark.parametrize(
    ("call", "why"),
    [
        ("part({'heading': '题'}, 2)", "'dict object' has no attribute 'paragraphs'"),
        ("part(1, 2)", "'int object' has no attribute 'heading'"),
        ("paragraphs(nothing)", "'nothing' is undefined"),
        ("paragraphs([nothing])", "'nothing' is undefined"),
        ("entries(nothing)", "'nothing' is undefined"),
        ("nothing()", "has no attribute 'nothing'"),
        ("part.__init__", "access to attribute '__init__' of 'Macro' object is unsafe."),
    ],
)
def test_what_is_not_there_is_an_error(call: str, why: str) -> None:
    with pytest.raises((UndefinedError, SecurityError), match=why):
        output_of(call)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            "entries([('名', ())], false)",
            "not enough values to unpack (expected at least 4, got 2)",
        ),
        ("entries([3], false)", "cannot unpack non-iterable int object"),
        ("part({'heading': '工作', 'paragraphs': none}, 2)", "'NoneType' object is not iterable"),
    ],
)
def test_a_mistake_of_a_pack_is_told_in_the_words_of_templates(call: str, said: str) -> None:
    with pytest.raises((ValueError, TypeError, UndefinedError), match=re.escape(said)):
        output_of(call)
