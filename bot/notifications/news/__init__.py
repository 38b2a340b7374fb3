"""What is news, for whom, in which words, and the rows of the outbox that come of it."""
