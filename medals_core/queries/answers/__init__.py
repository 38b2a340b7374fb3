"""How each shape of query is answered."""
