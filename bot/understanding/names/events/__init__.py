"""Sports and events by name."""
