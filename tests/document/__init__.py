"""Tests of blocks, pages and pictures."""
