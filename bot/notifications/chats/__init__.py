"""What a chat follows and how it wants to be told."""
