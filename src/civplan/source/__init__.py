"""From the bytes of a file to YAML nodes with positions.

Comes in: bytes, and the path that messages name. Goes out: a Source with its text, its nodes and
findings about encoding, limits and YAML. Knows nothing of plans: a scalar is text, a key is a name.
"""
