"""``medaillespiegel doctor``: looks at everything that running needs, and says what to mend."""
