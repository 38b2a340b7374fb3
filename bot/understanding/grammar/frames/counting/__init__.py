"""Questions that a number answers: how many, which part, how many on average."""
