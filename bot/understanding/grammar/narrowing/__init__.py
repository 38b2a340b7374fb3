"""From the items of a clause to the medals meant: whose, of which Games, events and moments."""
