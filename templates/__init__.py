"""The packs that come with civplan, a folder each; data, no code."""
