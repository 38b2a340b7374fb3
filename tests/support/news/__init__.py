"""A newsroom around an offline Telegram, in made time, and killed."""
