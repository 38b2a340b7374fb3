"""A reply on its way to a chat."""
