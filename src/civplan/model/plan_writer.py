"""Writes a plan as the text of a plan file, as a person would write it.

The one writer of plan files: what it writes reads back as the equal plan.
"""

from __future__ import annotations

from civplan.findings.words import Language
from civplan.model.plan import PLAN_SHAPE, Plan
from civplan.model.plan_comments import PlanComments, comment_lines
from civplan.model.starter import PLAN_SCHEMA_LINE
from civplan.model.value_writer import ValueWriter


def plan_file_text(plan: Plan, language: Language, comments: PlanComments | None = None) -> str:
    """The text of a plan file; what the plan inherits from another file, it says itself.

    Args:
        plan: The plan; its texts hold no control characters, and no white space at their ends.
        language: Of the keys and of the words for choices.
        comments: What stands beside the values.
    """
    comments = comments or PlanComments()
    writer = ValueWriter(language, comments)
    blocks = [[PLAN_SCHEMA_LINE, *comment_lines(comments.head)]]
    previous: list[str] = []
    for key in PLAN_SHAPE.keys:
        lines = writer.field_lines(plan, key, (), 0)
        if not lines:
            continue
        if len(lines) > 1 or len(previous) != 1:
            blocks.append([])
        blocks[-1] += lines
        previous = lines
    ending = [*comments.lines_inside(()), *comment_lines(comments.end)]
    blocks += [ending] if ending else []
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"
