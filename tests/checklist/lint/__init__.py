"""Tests of the rules for checklists."""
