"""The register of a sub-district (台账).

Comes in: a Review, and the rows that each file gave when it was read (``file_rows``). Goes out:
tables of typed cells (``tables``), and from them a workbook, CSV and JSON. Knows nothing of the
overview and of the roll-up.
"""
