"""Comments that ignore findings: where they count, and what is said about them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from civplan.documents.edits import TextPositions, replace_in
from civplan.model.choices import Document
from civplan.rules.context import CheckOptions
from support.plans import HEAD, REQUIRED, finding_lines, findings_in_file

SIGN = "“××” still stands for something"


def findings(folder: Path, text: str) -> list[str]:
    """What is found in a plan file that begins with what every one needs."""
    return finding_lines(findings_in_file(folder, HEAD + text))


@pytest.mark.parametrize(
    "text",
    [
        "work: 开××会。  # civplan: ignore[P306] 会名待定\n",
        "work: 开××会。  # civplan: ignore[placeholder] 会名待定\n",
        "work: 开××会。  # Civplan: Ignore[p306] 会名待定\n",
        "work: 开××会。  # civplan：忽略［Ｐ３０６］：会名待定\n",
        "work: 开××会。  #civplan :  ignore 【P306】会名待定\n",
        "work: 开××会。  # 会名 # civplan: ignore[P306] 待定\n",
        "work: 开××会。  # civplan: ignore[P306] 待定 # 会名\n",
        "# civplan: ignore[P306] 会名待定\nwork: 开××会。\n",
        "# civplan: ignore[P306] 会名待定\n\n# 会\nwork: 开××会。\n",
        "work: >-  # civplan: ignore[P306] 会名待定\n  开会。\n  开××会。\n\n  开××会。\n",
        "work: |  # civplan: ignore[P306] 会名待定\n  开会。\n  开××会。\n",
        "work: &x >  # civplan: ignore[P306] 会名待定\n  开会。\n  开××会。\n",
        "work:  # civplan: ignore[P306] 会名待定\n  开会。\n  开××会。\n",
        '# civplan: ignore[P306] 会名待定\nwork: "开会。\n  开××会。"\n',
        "# civplan: ignore[P306] 会名待定\nwork: 开会。\n  开××会。\n",
        "work:\n  items:\n  - >-  # civplan: ignore[P306] 会名待定\n    开会。\n    开××会。\n",
        "work：  # civplan: ignore[P306] 会名待定\n  开××会。\n",
    ],
)
def test_a_comment_ignores_what_stands_on_its_line_or_in_the_text_that_begins_there(
    tmp_path: Path, text: str
) -> None:
    assert [line for line in findings(tmp_path, text) if " Y016 " not in line] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "work:  # civplan: ignore[P306] 会名\n  - 开××会。\n",
            ["8:6 P306 " + SIGN, "7:26 Y060 P306 finds nothing here that could be ignored"],
        ),
        (
            "work: 开会。  # civplan: ignore[P306] 会名\nsafeguards: 开××会。\n",
            ["8:14 P306 " + SIGN, "7:30 Y060 P306 finds nothing here that could be ignored"],
        ),
        (
            "work: >-  # civplan: ignore[P306] 会名\n  开××会。\nsafeguards: 开××会。\n",
            ["9:14 P306 " + SIGN],
        ),
        (
            "work: 开会。\n# civplan: ignore[P306] 会名\n",
            ["8:19 Y060 P306 finds nothing here that could be ignored"],
        ),
        (
            'work: "开××会。  # civplan: ignore[P306] 会名"\n',
            [
                "7:9 P306 " + SIGN,
                "7:15 Y065 this comment stands inside a value and silences nothing",
            ],
        ),
        (
            "work: >-\n  开××会。  # civplan: ignore[P306] 会名\n",
            [
                "8:4 P306 " + SIGN,
                "8:10 Y065 this comment stands inside a value and silences nothing",
            ],
        ),
        (
            "work: 开××会。 ＃civplan：ignore[P306] 会名\n",
            [
                "7:8 P306 " + SIGN,
                "7:13 Y065 this comment stands inside a value and silences nothing",
            ],
        ),
    ],
)
def test_it_ignores_nothing_elsewhere(tmp_path: Path, text: str, left: list[str]) -> None:
    assert [line for line in findings(tmp_path, text) if "P301" not in line] == left


def test_above_all_content_it_counts_for_the_file_as_a_whole(tmp_path: Path) -> None:
    text = f"# schema\n# civplan: ignore[S101] 计划另写\n\n{REQUIRED}principles: 一\nwork: 二\n"
    without = finding_lines(findings_in_file(tmp_path, text.replace("ignore", "----")))

    assert [line for line in without if "S101" in line] == [
        "1:1 S101 the plan lacks “goals” (工作目标)"
    ]
    assert [
        line for line in finding_lines(findings_in_file(tmp_path, text)) if "S101" in line
    ] == []


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("# civplan: ignore[P306]", ["7:14 Y061 P306 is ignored without a reason"]),
        ("# civplan: ignore[P306] ……", ["7:14 Y061 P306 is ignored without a reason"]),
        (
            "# civplan: ignore[P3O6] 会名",
            ["7:8 P306 " + SIGN, "7:32 Y062 there is no rule “P3O6”"],
        ),
        (
            "# civplan: ignore[P306, Y030] 会名",
            ["7:38 Y063 Y030 cannot be ignored"],
        ),
        (
            "# civplan: ignore[P306，Y060] 会名",
            ["7:37 Y063 Y060 cannot be ignored"],
        ),
        (
            "# civplan: ignore[P306, D509] 会名",
            ["7:38 Y063 D509 cannot be ignored"],
        ),
        (
            "# civplan: ignore[P306, I661] 会名",
            ["7:38 Y063 I661 cannot be ignored"],
        ),
        (
            "# civplan: ignore P306 会名",
            ["7:8 P306 " + SIGN, "7:14 Y064 this comment does not say what to ignore"],
        ),
        (
            "# civplan: ignore[ ] 会名",
            ["7:8 P306 " + SIGN, "7:14 Y064 this comment does not say what to ignore"],
        ),
        (
            "# civplan: ingore[P306] 会名",
            ["7:8 P306 " + SIGN, "7:14 Y064 this comment does not say what to ignore"],
        ),
        ("# civplan: 2.0", ["7:8 P306 " + SIGN]),
        (
            "# civplan: ignore[P306, P305] 会名",
            ["7:38 Y060 P305 finds nothing here that could be ignored"],
        ),
        (
            "# civplan: ignore[P306] 会名 # civplan: ignore[P305] 会名",
            ["7:59 Y060 P305 finds nothing here that could be ignored"],
        ),
    ],
)
def test_what_is_wrong_with_a_comment_is_told(
    tmp_path: Path, comment: str, left: list[str]
) -> None:
    assert findings(tmp_path, f"work: 开××会。  {comment}\n") == left


def test_an_error_in_the_file_itself_is_told_all_the_same(tmp_path: Path) -> None:
    text = "work: 三\ncolour: 1  # civplan: ignore[Y030] 自己加的\n"

    assert findings(tmp_path, text) == [
        "8:1 Y030 unknown key “colour”",
        "8:30 Y063 Y030 cannot be ignored",
    ]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("work: 开会。  # civplan: ignore[P306] 会名\n", "work: 开会。\n"),
        ("# civplan: ignore[P306] 会名\nwork: 开会。\n", "work: 开会。\n"),
        ("work: 开会。\n# civplan: ignore[P306] 会名", "work: 开会。\n"),
        ("work: 开会。 # 好 # civplan: ignore[P306] 会名\n", "work: 开会。 # 好\n"),
        (
            "work: 开××会。  # civplan: ignore[P305, P306，P307] 会名\n",
            "work: 开××会。  # civplan: ignore[P306] 会名\n",
        ),
        (
            "work: 开会。  # civplan: ignore[P305] 甲 # civplan: ignore[S1] 乙\n",
            "work: 开会。 # civplan: ignore[S1] 乙\n",
        ),
        (
            "work: 开××会。  # civplan: ignore[P306; P305 P307] 会名\n",
            "work: 开××会。  # civplan: ignore[P306] 会名\n",
        ),
        (
            "work: 开会。  # civplan: ignore[P306] 会名 # 甲的说明\n",
            "work: 开会。  # 甲的说明\n",
        ),
        ("  # civplan: ignore[P306] 会名 # 说明\nwork: 开会。\n", "  # 说明\nwork: 开会。\n"),
    ],
)
def test_what_ignores_nothing_is_taken_out(tmp_path: Path, text: str, fixed: str) -> None:
    findings = findings_in_file(tmp_path, HEAD + text)
    edits = {edit for one in findings for edit in one.edits}
    positions = TextPositions(HEAD + text)
    replacements = sorted(one for edit in edits if (one := positions.replacement(edit)))

    assert len(replacements) == len(edits) > 0
    assert replace_in(HEAD + text, replacements) == HEAD + fixed


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("work: 三  # civplan: ignore[P310, T203, P308, T212, T222] 年底再看\n", None),
        ("work:\n  items:\n  - {text: 开会。, result: 开会。}  # civplan: ignore[P306] 会\n", None),
        (
            "work: 三  # civplan: ignore[P306] 会\nsummary: {date: 2007-12-20}\n",
            CheckOptions(documents=(Document.PLAN,)),
        ),
        ("work: 三  # civplan: ignore[P306] 会\npack: none\n", None),
        ("work: 三  # civplan: ignore[P306] 会\nx: [\n", None),
    ],
    ids=["no summary yet", "no such text yet", "plan alone", "no pack", "broken"],
)
def test_what_was_not_checked_is_not_called_unused(
    tmp_path: Path, text: str, options: CheckOptions | None
) -> None:
    findings = finding_lines(findings_in_file(tmp_path, HEAD + text, options))

    assert [line for line in findings if "Y060" in line] == []


def test_a_file_that_others_extend_may_ignore_what_one_of_them_overrides(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(
        "work: 开××会。  # civplan: ignore[P306] 会名\ngoals: 开××会。\n", encoding="utf-8"
    )
    own = "\n".join(HEAD.split("\n")[:4])

    findings = findings_in_file(
        tmp_path, f"{own}\nplan: {{date: 2007-01-10}}\nextends: base.yaml\nwork: 三\n"
    )

    assert [(Path(one.span.path).name, one.rule.code) for one in findings] == [
        ("base.yaml", "P306")
    ]


COMMENT = "  # civplan: ignore[P306] 会名"
KEYS = ("principles", "organization", "goals", "safeguards")
SHAPES = st.sampled_from(
    [
        "{key}: 开××会{here}",
        "{key}: >-{here}\n  开××会\n\n  开××会",
        "{key}: |{here}\n  开××会\n  # 开××会",
        "{key}: >-\n  开××会{here}\n  开××会",
        '{key}: "开××会{here}"',
        '{key}: "开××会\n  开××会"{here}',
        "{key}: 开××会\n  开××会{here}",
        "{key}:{here}\n  开××会\n  开××会",
        "{key}:\n{here}\n  开××会",
        "{key}:\n  - 开××会{here}\n  - 开××会",
        "{key}: {{text: 开××会,{here}\n  heading: 开××会}}",
        "{here}\n{key}: 开××会",
    ]
)


@given(st.tuples(SHAPES, SHAPES, SHAPES, SHAPES), st.integers(0, 3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_texts_a_comment_ignores_none_of_another_key(
    tmp_path: Path, shapes: tuple[str, ...], place: int
) -> None:
    parts = [
        shape.format(key=key, here=COMMENT if number == place else "")
        for number, (key, shape) in enumerate(zip(KEYS, shapes, strict=True))
    ]
    first = REQUIRED.count("\n") + 1 + sum(part.count("\n") + 1 for part in parts[:place])
    own = range(first, first + parts[place].count("\n") + 1)
    text = REQUIRED + "\n".join(parts)

    def elsewhere(text: str) -> list[str]:
        findings = findings_in_file(tmp_path, text)
        return finding_lines(
            one for one in findings if one.span.line not in own and one.rule.code == "P306"
        )

    assert elsewhere(text) == elsewhere(text.replace("civplan:", "nobody :"))
    assert elsewhere(text)
