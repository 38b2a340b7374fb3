"""Replies with a picture: drawn once, its words as caption, known by the checksum of what it shows."""

import hashlib

from cachetools import LRUCache

from bot.daylight import colours_at
from bot.handlers.pictures.looks import WANTED, Wanted, look_buttons
from bot.replies.caption import caption
from bot.replies.rendering import Scene, render
from bot.replies.reply import MAX_TEXT_UNITS, Button, Reply, utf16_units
from medals_core import Question, answer
from medals_core.answering import Answer
from medals_core.archive import AsOf
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Kind, Measure, Metric
from medals_core.queries.model import Identify, Listing, Value, Versus
from medals_core.questions import ComparisonQuestion, NationQuestion, TableQuestion

MOST_PICTURES = 64
"""Of some 100 kB each."""
MOST_BUTTONS = 3
"""Of the reply, under its picture; the forms and colours of the picture take three as well."""
NO_PICTURE = "Hier hoort geen plaatje bij; dit is het antwoord in woorden."

Buttons = tuple[tuple[Button, ...], ...]


class Pictures:
    """The pictures drawn last, by what they show."""

    def __init__(self) -> None:
        self._drawn: LRUCache[str, bytes | None] = LRUCache(MOST_PICTURES)

    def reply(self, question: Question, scene: Scene) -> Reply:
        """The answer as a picture with the same in words below; where there is no picture of it, those words."""
        wanted = WANTED.get()
        given = answer(question, scene.archive, scene.viewpoint)
        drawn = self._draw(question, given, scene, wanted)
        page = page_of(question) if drawn is None else None
        if page is not None:
            return self.reply(page, scene)
        reply = render(question, given, scene)
        if drawn is None:
            longer = f"{reply.text}\n\n<i>{NO_PICTURE}</i>"
            return reply if utf16_units(longer) > MAX_TEXT_UNITS else reply.model_copy(update={"text": longer})
        looks = look_buttons(question, wanted, scene.viewpoint.now)
        return reply.model_copy(
            update={
                "text": caption(reply),
                "picture": drawn,
                "picture_key": hashlib.sha256(drawn).hexdigest(),
                "buttons": (*_under_a_picture(reply.buttons, question), looks),
            }
        )

    def _draw(self, question: Question, given: Answer, scene: Scene, wanted: Wanted) -> bytes | None:
        colours = colours_at(wanted.colours, scene.viewpoint.now)
        # The table's arrows come from the day before, which the answer itself does not hold.
        entries = len(scene.archive.edition(given.stage.games.games_id).ledger)
        shown = f"{question!r} {given.model_dump_json()} {scene.own} {entries} {colours} {wanted.form} {wanted.sign}"
        key = hashlib.sha256(shown.encode()).hexdigest()
        if key not in self._drawn:
            # Drawing is loaded with the first picture.
            from bot.pictures import picture
            from bot.pictures.look import PALETTES, Look, Shape

            self._drawn[key] = picture(question, given, scene, Look(PALETTES[colours], Shape(wanted.form), wanted.sign))
        return self._drawn[key]


def page_of(question: Question) -> Question | None:
    """The page with the picture that shows what was asked: the nation whose medals were counted, the table of a place,
    the two that were held against each other."""
    filters: tuple[Medals, ...]
    metric, by_rank = Metric.OFFICIAL, False
    match question:
        case Value(measure=Measure(kind=Kind.COUNT | Kind.TALLY, of=of)) | Listing(of=of):
            filters = (of,)
        case Value(measure=Measure(kind=Kind.RANK, of=of, metric=metric)) | Identify(within=of, metric=metric):
            filters, by_rank = (of,), True
        case Versus(measures=measures):
            filters = tuple(one.of for one in measures)
        case _:
            return None
    of = filters[0]
    nocs = [noc for one in filters for noc in one.nations if isinstance(noc, str)]
    games = of.games.ids[0] if len(of.games.ids) == 1 else None
    plain = Medals(games=of.games, as_of=of.as_of)
    if any(one.narrowed(nations=(), colours=()) != plain for one in filters) or not isinstance(of.as_of, AsOf):
        return None
    if of.games.ever or len(of.games.ids) > 1:
        return None
    if by_rank:
        return TableQuestion(metric=metric, games=games, as_of=of.as_of)
    if len(nocs) > 1:
        return ComparisonQuestion(nocs=tuple(dict.fromkeys(nocs)), games=games, as_of=of.as_of)
    return NationQuestion(noc=nocs[0], games=games, as_of=of.as_of) if nocs else None


def _under_a_picture(buttons: Buttons, shown: Question) -> Buttons:
    """The buttons of the reply without the one that asks for the picture; those that ask the same of another page or
    day ask for its picture. No more than leave room for the forms: six in all are still read, beside the one that
    shares."""
    room = MOST_BUTTONS
    rows = []
    for row in buttons:
        kept = tuple(_as_picture(button, shown) for button in row if not button.picture)[:room]
        room -= len(kept)
        rows += [kept] if kept else []
    return tuple(rows)


def _as_picture(button: Button, shown: Question) -> Button:
    return button.model_copy(update={"picture": True}) if type(button.question) is type(shown) else button
