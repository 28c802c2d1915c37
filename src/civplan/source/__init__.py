"""From the bytes of a file to YAML nodes that know their places.

Comes in: bytes and the path to name in messages. Goes out: a Source, its text and its nodes, with
findings about encoding, limits and YAML. Knows nothing of plans: a scalar is text, a key is a name.
"""
