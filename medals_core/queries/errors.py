"""The one error of queries."""


class QueryError(ValueError):
    """The query asks about something that is not in the archive, or that makes no sense: an unknown nation, athlete,
    event, sport, group or Games, a day outside the Games, more events than there are, a comparison of nothing. The
    message says which, in English."""
