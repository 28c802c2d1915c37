"""The overview of a sub-district: one web page.

Comes in: a Review. Goes out: the bytes of the page, with its style and its script inside. Knows
nothing of the output folder, but for the names of the documents that the page links to.
"""
