"""Comes in: a sub-district's folder. Goes out: a form for each community, and the answers back.

It may know the folder and the roster (``review``) and the forms of single plan files; nothing of
batches and reports.
"""
