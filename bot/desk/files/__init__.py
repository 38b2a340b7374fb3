"""Files of results, read, compared, imported and written."""
