"""What a Word file lacks.

Comes in: a Word file, its blocks and their effective properties. Goes out: findings against the
house style, F4xx, with places that a person finds in Word. Knows nothing of the command line, nor
of plans.
"""
