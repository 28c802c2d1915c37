"""What a plan must have beyond being readable.

Comes in: a Plan and its pack's Profile. Goes out: findings. A file is a family of rules: each rule
with what it says in both languages, its examples and its check; ``catalogue`` lists the files.
Knows nothing of templates or documents.
"""
