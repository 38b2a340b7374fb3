"""What a question costs as the ledger and the chats grow: ``python -m benchmarks.questions``."""
