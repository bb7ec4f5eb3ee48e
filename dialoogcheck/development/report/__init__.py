"""The reports about several moments."""
