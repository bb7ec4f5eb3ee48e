"""From several moments to what changed, and the report about it."""
