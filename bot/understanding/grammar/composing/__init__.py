"""Phrases within a clause put together: rules, conditions, exceptions, clauses that tell when."""
