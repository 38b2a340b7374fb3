"""How the answer of each page is worded."""
