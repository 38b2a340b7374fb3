"""The changes of a what-if in words: "met 2 goud erbij", "zonder shorttrack", "als Zweden en Finland één vormden"."""

from collections.abc import Sequence

from bot.replies import dutch
from bot.replies.event_phrase import at_event
from bot.replies.queries.filters import joined, noun, only_fields, part_words
from bot.replies.queries.measure_names import count
from bot.replies.queries.moments import find_event
from bot.replies.queries.nations import nation_words
from bot.replies.rendering import Scene
from medals_core.nations import Noc
from medals_core.queries.filters import Role
from medals_core.queries.model import Added, AsNation, Suppose, Together, Turned, Without, Won


def changes_words(query: Suppose, scene: Scene, told_of: Noc = "", came_to: Sequence[Noc] = ()) -> str:
    """Met 2 goud erbij voor Zweden; zonder shorttrack; als Zweden en Finland één land vormden, … ``told_of``: whom the
    sentence names anyway."""
    with_: list[str] = []
    without: list[str] = []
    clauses: list[str] = []
    alone = ""

    def whose(noc: Noc) -> str:
        return "" if noc == told_of else f" voor {dutch.the(scene.nation(noc))}"

    added = [change for change in query.changes if isinstance(change, Added)]
    for noc in dict.fromkeys(change.noc for change in added):
        for sign, word in ((1, "erbij"), (-1, "minder")):
            changed = [change for change in added if change.noc == noc and change.count * sign > 0]
            parts = [f"{count(abs(change.count))} {dutch.COLOUR_NAMES[change.colour]}" for change in changed]
            with_ += [f"{dutch.listing(parts)} {word}{whose(noc)}"] if parts else []
    for change in query.changes:
        match change:
            case Without(of=of):
                fields = only_fields(of)
                several = "nations" in fields and len(fields) > 1
                without += [f"de {noun(of, scene)}"] if several else part_words(of, fields, of.games, scene)
            case Won():
                title = at_event(find_event(change.event_id, query.games, scene), scene.archive)
                with_.append(f"{dutch.COLOUR_NAMES[change.colour]}{whose(change.noc)} {title}")
            case Turned():
                times = f"{dutch.times(change.count)} " if change.count > 1 else ""
                colours = f"{dutch.COLOUR_NAMES[change.becomes]} in plaats van {dutch.COLOUR_NAMES[change.was]}"
                with_.append(f"{times}{colours}{whose(change.noc)}")
            case Together(nocs=nocs):
                named = [one.of for one in nocs if not isinstance(one, str) and one.role is Role.NAMED and one.of]
                if len(named) == len(nocs) == 1:
                    clauses.append(f"met {dutch.the(scene.nation(named[0]))} en zijn voorgangers en opvolgers samen")
                else:
                    clauses.append(f"als {nation_words(nocs, scene, came_to)[0]} één land vormden")
            case AsNation(athlete_id=athlete_id) if athlete_id == told_of:
                alone = "als eigen land"
            case AsNation(athlete_id=athlete_id):
                clauses.append(f"als {scene.archive.athletes[athlete_id].name} een eigen land was")
    return joined(
        alone,
        f"met {dutch.listing(with_)}" if with_ else "",
        f"zonder {dutch.listing(without)}" if without else "",
        f"{dutch.listing(clauses)}," if clauses else "",
    )
