"""Rules that a file breaks against the schema: Y030 to Y058, Y066 to Y070, and D514 to D522."""
