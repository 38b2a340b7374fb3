"""What several tests stand on. A test file imports nothing of another: what two of them need lives here."""
