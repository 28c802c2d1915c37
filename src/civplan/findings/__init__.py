"""What is wrong with a file, where, and how to mend it.

Comes in: a rule, the place it found, the values it saw. Goes out: Findings, and reports of them.
Knows nothing of YAML, plans or documents: every other folder may use this one.
"""
