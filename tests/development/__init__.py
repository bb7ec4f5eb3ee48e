"""Tests of what changed between moments."""
