"""From answers to Dutch replies. Importing this package registers how each type of answer is worded."""

from bot.replies import (  # noqa: F401 - importing a room registers its wording
    ambition,
    athlete,
    certainty,
    comparison,
    day,
    discipline,
    event,
    history,
    medal_search,
    nation,
    overtaking,
    programme,
    race,
    reallocation,
    records,
    same_stage,
    scenario,
    superlatives,
    table,
    timeline,
)
