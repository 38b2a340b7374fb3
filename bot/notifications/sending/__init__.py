"""From a row of the outbox to a message in a chat: the one sender, the limits, what a refusal means for the row."""
