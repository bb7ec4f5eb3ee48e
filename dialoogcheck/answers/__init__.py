"""Who answered what, from any kind of file."""
