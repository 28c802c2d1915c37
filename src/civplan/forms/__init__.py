"""Comes in: a plan, or a form that somebody has filled in. Goes out: a workbook; the answers in it.

A form (填报表) asks a community for what a plan file cannot know in January. It may know the model,
the words of compose and the edits of documents; nothing of a sub-district, and it prints nothing.
"""
