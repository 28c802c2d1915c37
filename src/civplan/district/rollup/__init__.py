"""The roll-up of a sub-district (汇总).

Comes in: a Review. Goes out: the bytes of a document. Its chapters are plain values (``values``),
which a template puts in order; knows nothing of files.
"""
