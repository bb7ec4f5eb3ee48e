"""Everything that can be wrong with a checklist, a file for each family of rules."""
