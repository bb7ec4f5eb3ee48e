"""From an advice to a page that a person wants to read."""
