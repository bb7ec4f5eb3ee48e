"""The conversation with the person who fills in a checklist."""
