"""How long, since when, and in a row."""
