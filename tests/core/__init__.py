"""Tests of scoring and advice."""
