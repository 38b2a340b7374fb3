"""Messages: cut into clauses, without what leads up to a question or stands around it."""
