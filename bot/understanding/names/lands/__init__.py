"""Nations and groups of nations by name."""
