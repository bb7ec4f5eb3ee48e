"""Answers and results on disk: safe to write, forgiving to read."""
