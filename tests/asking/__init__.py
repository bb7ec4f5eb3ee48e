"""Tests of asking, without a terminal."""
