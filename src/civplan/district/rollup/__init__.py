"""The roll-up of a sub-district (情况汇总).

Comes in: a Review. Goes out: the bytes of a document. Each chapter is a plain value (``values``)
made by a module of its own; a template puts them in order. Knows nothing of files and folders.
"""
