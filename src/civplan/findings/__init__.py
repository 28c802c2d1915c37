"""What is wrong with a file, where, and how to fix it.

Comes in: a rule, a place, and the values there. Goes out: Findings, and reports of them.
Knows nothing of YAML, plans or documents: every other folder may use this one.
"""
