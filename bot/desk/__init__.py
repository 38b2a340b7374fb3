"""The results desk: from what an admin types or taps, by way of a draft and a preview, to an entry in the ledger."""
