"""How each type of result of a query is worded."""
