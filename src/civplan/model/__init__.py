"""What a plan file means.

Comes in: a Source, YAML nodes with places. Goes out: a Plan (or a pack's Profile), typed, every
value with its Span, and findings about all that is wrong with the file; from the same classes the
JSON Schema, the reference and the first file of a new plan. Knows nothing of templates, documents
or the console.
"""
