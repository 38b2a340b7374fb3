"""Athletes by name."""
