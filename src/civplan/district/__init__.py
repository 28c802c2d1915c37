"""Many plans: what a sub-district makes of its communities' files.

Comes in: a folder of plan files with the sub-district's own file. Goes out: every document, a
roll-up, a register, an overview, reminders. A file is read, checked and rendered by the steps that
serve one plan; what the sub-district needs of it leaves as one value (``Produce``) that can be
stored and sent to another process. Knows nothing of the command line.
"""
