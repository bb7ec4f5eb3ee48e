"""Tests with the whole program in a real pseudo-terminal."""
