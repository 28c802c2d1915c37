"""The memory of an output folder: the result of each plan file, between runs.

Comes in: results of files with the digests of their inputs. Goes out: the same, after a restart. A
result has three forms: ``FileResult`` for those who read it, ``StoredResult`` for processes and the
database, and the rows of the tables. Knows nothing of what is made from them.
"""
