"""Tests of the comparison of several people."""
