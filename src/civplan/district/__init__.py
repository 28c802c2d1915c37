"""Many plans: the documents of a sub-district.

Comes in: a folder of plan files with the sub-district's own file. Goes out: every document, a
roll-up, a register, an overview, reminders. Imports run one way: ``batch`` → ``overview`` →
``register``, ``rollup`` → ``review`` → ``memory``. Knows nothing of the command line.
"""
