"""The verbs: pure functions from one noun to the next; no files, no clock, no terminal."""
