"""Runs a batch: works on the changed files, in several processes, and writes the reports.

Comes in: the sub-district's folder and the output folder. Goes out: documents, reports, or
reminders. ``batch.batch`` and ``remind.remind`` are the way in; only what a worker gets (``job``)
and returns crosses the border of a process.
"""
