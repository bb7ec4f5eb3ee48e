"""The nouns: what a checklist, an assessment, a result and an advice are."""
