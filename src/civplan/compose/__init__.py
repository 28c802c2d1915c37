"""From a plan to the manuscript of one of its documents.

Comes in: a Plan, a Pack and which document. Goes out: a Manuscript. Python writes the sentences
that depend on values into an Outline; the pack's templates, in Jinja2's sandbox, put them in order.
Knows nothing of Word, fonts or pages.
"""
