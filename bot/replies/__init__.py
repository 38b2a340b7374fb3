"""From answers to Dutch replies. Importing this package registers how each type of answer is worded."""

from bot.replies.pages import (  # noqa: F401 - importing a room registers its wording
    ambition,
    athlete,
    certainty,
    comparison,
    day,
    event,
    history,
    nation,
    programme,
    race,
    reallocation,
    records,
    report,
    same_stage,
    table,
    timeline,
)
from bot.replies.queries.results import (  # noqa: F401
    claim,
    games_fact,
    groups,
    identify,
    listing,
    needed,
    spells,
    suppose,
    undecided,
    value,
    versus,
)
