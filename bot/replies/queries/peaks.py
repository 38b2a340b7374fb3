"""The most with one and the same of something, "vier medailles op één dag", and the mean age of winners."""

from collections.abc import Sequence

from bot.replies import dutch
from bot.replies.event_phrase import at_event
from bot.replies.queries.filters import Words, a_medal, apart_from, joined, medal_noun, people_noun, turned, words
from bot.replies.queries.keys import plural_of
from bot.replies.queries.measure_names import at_one
from bot.replies.queries.verbs import had, they_won
from bot.replies.rendering import Scene
from medals_core.answering import Stage
from medals_core.medal_lines import MedalLine
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.queries.filters import Medals, Podium
from medals_core.queries.measures import Key, Kind
from medals_core.queries.results import Measured


def where_it_was(per: Key | None, proof: Sequence[MedalLine], scene: Scene) -> str:
    """Which day, Games, sport, event or nation the peak was of."""
    if not proof:
        return ""
    line = proof[0]
    match per:
        case Key.DAY:
            return f"op {dutch.day_name(line.day)}"
        case Key.GAMES:
            return f"in {dutch.games_name(line.games)}"
        case Key.DISCIPLINE:
            return dutch.at_discipline(scene.archive.disciplines[line.event.discipline].name)
        case Key.EVENT:
            return at_event(line.event, scene.archive)
        case Key.NATION:
            return dutch.the(scene.nation(line.medal.noc))
    return ""


def peak(measured: Measured, said: Words, stage: Stage, scene: Scene) -> str:
    """Noorwegen won hoogstens 6 medailles op één dag: op woensdag 18 februari."""
    of, n = measured.measure.of, int(measured.value or 0)
    if not n:
        return they_won(said, of, stage, f"geen {medal_noun(of.colours, 1)}", one=True)
    per = measured.measure.per
    most = joined("hoogstens", dutch.number_word(n), medal_noun(of.colours, n), at_one(per))
    where = where_it_was(per, measured.proof, scene)
    return they_won(said, of, stage, most) + (f": {where}" if where else "")


def mean_age(measured: Measured, said: Words, scene: Scene) -> str:
    """De zeven Nederlandse sporters met een gouden medaille waren gemiddeld 27,3 jaar oud."""
    of, known = measured.measure.of, measured.divided_by or 0
    number = dutch.number_word(known) if known > 1 else ""
    people = people_noun(plural_of(Key.ATHLETE, known), of, said, scene, by_athlete=True)
    if of.genders and said.who:
        people = said.who.removeprefix("de ")  # "Nederlandse vrouwen"
    age = f"gemiddeld {dutch.decimal(measured.value or 0, 1)} jaar oud, op de dag van hun eerste"
    return joined("de", number, people, "met een", medal_noun(of.colours, 1), said.behind, "waren", age)


def podiums(
    of: Medals, proof: Sequence[MedalLine], tally: Tally, nations: Sequence[Noc], stage: Stage, scene: Scene
) -> str | None:
    """Drie keer was het hele podium voor één land; negen keer werd een gouden medaille gedeeld. None: of no such
    podiums, or of more than are told."""
    shared = of.podium is Podium.SHARED and not (of.nations or of.athletes)
    if not (shared or of.podium in (Podium.SWEPT, Podium.DOUBLE)) or of.athletes or len(proof) != tally.total:
        return None
    n = len({(line.games.games_id, line.event.event_id, shared and line.medal.colour) for line in proof})
    said = words(of.narrowed(podium=None, colours=()), scene, nations)
    where = joined(said.where, said.without)
    times = dutch.times(n) if n else "geen enkele keer"
    if shared:
        medals = f"({dutch.medals(tally.total)})" if n else ""
        return joined(said.when, times, "werd", "een", medal_noun(of.colours, 1), "gedeeld", where, medals)
    if said.who:
        both = "het hele podium" if of.podium is Podium.SWEPT else "goud én zilver op één onderdeel"
        return turned(said.front, said.who, had(of, stage, said.many), times, both, where)
    both = "was het hele podium" if of.podium is Podium.SWEPT else "waren goud en zilver van één onderdeel"
    return joined(said.when, times, both, "voor één land", where)


def share_of_people(measured: Measured, scene: Scene) -> str:
    """Van de 31 Noorse sporters met een medaille won 61 procent goud (19)."""
    measure, per, all_ = measured.measure, measured.measure.per or Key.ATHLETE, measured.divided_by or 0
    whole = measure.whole or measure.of.narrowed(colours=())
    said, own = words(whole, scene), apart_from(measure.of, whole)
    people = people_noun(plural_of(per, all_), whole, said, scene, by_athlete=per is Key.ATHLETE)
    n, share = round((measured.value or 0) * all_), dutch.percent(measured.value or 0)
    head = joined("van de", str(all_), people, "met", a_medal(whole.colours), said.behind)
    return joined(head, "won", share, a_medal(own.colours), words(own, scene).behind, f"({n} van de {all_})")


def not_known(measured: Measured) -> str:
    """Of how many the age is not known, or not surely."""
    if measured.measure.kind is not Kind.MEAN_AGE or measured.value is None:
        return ""
    if measured.untold == 1:
        return "één telt niet mee: van die weet ik de geboortedatum niet"
    if measured.untold:
        return f"{dutch.number(measured.untold)} tellen niet mee: van hen weet ik de geboortedatum niet"
    return "" if measured.sure else "een deel van de geboortedata komt uit één bron"
