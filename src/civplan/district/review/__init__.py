"""Comes in: …. Goes out: …."""
