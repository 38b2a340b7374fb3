"""From the words of a clause to phrases: the phrase book, typing errors mended, the best cover."""
