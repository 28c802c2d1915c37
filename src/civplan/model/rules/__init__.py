"""Rules that a file breaks against the schema: codes Y030 to Y059, and D514 to D522."""
