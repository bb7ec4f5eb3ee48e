"""Tests of answers and the files that they come from."""
