"""One beside another: who has more, who was better, which of two."""
