"""What a report consists of, and one writer for each format."""
