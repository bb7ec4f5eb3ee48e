"""Tests of the advice about one check."""
