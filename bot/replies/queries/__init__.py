"""The results of queries in words. A filter is worded in one place (``filters``), a measure in one (``measures``)."""
