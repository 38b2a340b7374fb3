"""From answers to Dutch replies. Importing this package registers how each type of answer is worded."""

from bot.replies import (  # noqa: F401 - importing a room registers its wording
    athlete,
    certainty,
    comparison,
    day,
    discipline,
    event,
    medal_search,
    nation,
    overtaking,
    programme,
    race,
    scenario,
    superlatives,
    table,
)
