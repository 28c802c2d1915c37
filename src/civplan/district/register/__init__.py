"""The register of a sub-district (台账).

Comes in: a Review. Goes out: tables of typed values, and from them a workbook, CSV and JSON.
"""
