"""Answers inside other files: taken out again, so that every hand-out is also a data file."""
