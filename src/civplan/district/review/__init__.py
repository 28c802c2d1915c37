"""The review of a sub-district's year: who has submitted what, the figures, the findings.

Comes in: the results of the files and the sub-district's own file. Goes out: one value, ``Review``,
from which reports and reminders are made. Knows nothing of their pages.
"""
