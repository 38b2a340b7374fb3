"""The results of queries in words. A filter is worded in one place (``filters``), a measure in two: its name and its
number (``measure_names``), and as a clause (``measures``). What only stands beside an answer is in ``beside``."""
