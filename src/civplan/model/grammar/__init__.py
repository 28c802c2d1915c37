"""The grammar of what people write where a plan file has a figure, a target, a result or a date.

Comes in: a short text that is no plain figure and no plain date. Goes out: its meaning, or None.
One table of forms each; every form is tried on the whole text, so that a text is read as a whole
or not at all. Knows nothing of YAML nodes, records and findings; loaded only for such texts.
"""
