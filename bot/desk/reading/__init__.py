"""From what an admin types to events and people: the result line, its names, and what is asked back."""
