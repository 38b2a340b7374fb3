"""What the bot says when it failed."""

APOLOGY = "Sorry, daar ging bij mij iets mis. Probeer het zo nog eens; de redactie heeft een melding gekregen."
