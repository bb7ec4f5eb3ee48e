"""From a checklist file to a Checklist, with every problem found at its line and column."""
