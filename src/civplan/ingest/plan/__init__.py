"""From outlines to a plan.

Comes in: the outlines of a plan, of a summary, or of both. Goes out: a Plan, the comments beside
its values, and findings about what a person must look at. Guesses nothing in silence and
loses nothing.
"""
