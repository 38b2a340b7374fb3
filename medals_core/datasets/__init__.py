"""``data/``: its files read into an archive, checked, and made."""
