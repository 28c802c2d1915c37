"""A document's content, between the templates that write it and the typesetter.

Comes in: the XHTML text that a template wrote. Goes out: a Manuscript, its tree of titles,
headings, paragraphs, lists and tables. Knows nothing of plans, nor of Word, fonts or pages.
"""
