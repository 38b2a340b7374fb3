"""What somebody did win, who won nothing where it was asked: "Wel: goud op de slalom vrouwen (alpineskiën)", or at
these Games: "Eerder wel: in totaal 3 gouden medailles op de Winterspelen"."""

from bot.replies import dutch
from bot.replies.event_phrase import at_event
from bot.replies.queries.filters import joined, words
from bot.replies.queries.measures import counted
from bot.replies.rendering import Scene
from medals_core.answering import answer as answer_of
from medals_core.archive import LATEST
from medals_core.games import Season
from medals_core.queries.filters import Medals, Scope
from medals_core.queries.model import Listing
from medals_core.queries.results import ListingAnswer

MOST_NAMED = 3


def won_elsewhere(of: Medals, scene: Scene) -> str:
    """Of one athlete, in all sports; where no sport, event or sex was asked about, at other Games."""
    anywhere = of.narrowed(disciplines=(), events=(), genders=(), team=None)
    if len(of.athletes) != 1 or of.but_not or of.from_day is not None:
        return ""
    if anywhere == of and not of.games.is_current:
        return ""
    held = [scene.archive.edition(one).games.season for one in scene.archive.athletes[of.athletes[0]].games]
    seasons = tuple(one for one in Season if one in held)
    ever = anywhere.narrowed(games=Scope(ever=True, seasons=seasons), as_of=LATEST, after=None)
    for own in (anywhere, anywhere.narrowed(colours=())) if anywhere != of else (ever, ever.narrowed(colours=())):
        found = answer_of(Listing(of=own), scene.archive, scene.viewpoint)
        if not isinstance(found, ListingAnswer) or not found.lines:
            continue
        but = "eerder wel" if own.games.ever and not of.games.ever else "wel"
        if len(found.lines) > MOST_NAMED or not (own.games.is_current or own == ever):
            return f"{but}: {counted(words(own, scene), own, found.tally, found.stage)}"
        each = (
            joined(
                dutch.COLOUR_NAMES[line.medal.colour],
                at_event(line.event, scene.archive),
                f"in {dutch.games_name(line.games)}" if own == ever else "",
            )
            for line in found.lines
        )
        return f"{but}: {dutch.listing(list(each))}"
    return ""
