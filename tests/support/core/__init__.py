"""Made-up ledgers and queries, and the real archive asked."""
