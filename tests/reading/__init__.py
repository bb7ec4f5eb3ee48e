"""Tests of reading checklists."""
