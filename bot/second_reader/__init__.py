"""A second reader, off by default: a language model rephrases what the reading refuses. It never answers: its line is
read as any text is, and only that reading is answered. Loaded only where READER_URL is set."""
