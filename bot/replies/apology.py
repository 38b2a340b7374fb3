"""What the bot says when it failed."""

APOLOGY = "Sorry, daar ging bij mij iets mis. Probeer het zo nog eens; de redactie heeft een melding gekregen."

TOO_LONG = "Dat antwoord past niet in één bericht. Vraag iets kleiners, zoals één land, één dag of één onderdeel."
