"""From one person's answers to a result, an advice and its report."""
