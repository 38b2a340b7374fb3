"""The work on one change of results: from draft to preview to publication."""
