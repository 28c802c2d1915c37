"""The overview of a sub-district: one web page.

Comes in: a Review. Goes out: the page, with its style and its script inside.
"""
