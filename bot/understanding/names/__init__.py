"""Names in what people type: athletes, nations, events, written in every way."""
