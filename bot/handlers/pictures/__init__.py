"""Pictures asked for in a chat: drawn, sent, and told how to look."""
