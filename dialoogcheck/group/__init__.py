"""From several people's answers to a comparison, an agenda and the group report."""
