"""Free Dutch sentences: what is asked, in whatever words.

A sentence is cleaned, short forms are written out, what is named in it is tagged, typing errors in the other words are
corrected, and the intents of ``phrasings/`` are scored over the tags and the cues. The strongest intent that can make a
question does.
"""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

import bot.understanding.sentences_computed
import bot.understanding.sentences_events
import bot.understanding.sentences_history
import bot.understanding.sentences_nations
import bot.understanding.sentences_replies
import bot.understanding.sentences_sums
import bot.understanding.sentences_thinking  # noqa: F401 - registers its makers, like the four above
from bot.understanding.canonical import canonical
from bot.understanding.dutch_words import ORDINARY
from bot.understanding.folding import Token, clean, fold, tokens
from bot.understanding.lexicon import Lexicon
from bot.understanding.names import Close, Found, How
from bot.understanding.sentences_features import features_of
from bot.understanding.sentences_makers import made_by
from bot.understanding.sentences_reading import Reading
from bot.understanding.sentences_tagging import SentenceTagger, Tagged, tag_words
from bot.understanding.spelling import Speller
from bot.understanding.templates import Phrasings, phrasings
from bot.understanding.understood import AskBack, Choice, NotUnderstood, Silence, Understanding, Understood
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.questions import Asked, AthleteQuestion, NationQuestion

LONGEST = 60
"""Words of a sentence that are looked at."""

LEAST_SCORE = 28
DOUBT_OF_A_WORD = 12
"""What each word that is not accounted for, takes off a score."""
ABOUT_SOMETHING_ELSE = 200
MOST_NAME_WORDS = 4
LONGEST_NAME = 50
MOST_SMALL_WORDS = 2
MOST_NAMES = 5
LIKE_ENOUGH = 0.6

NOT_WITHIN_NAMES = frozenset(("first", "last", "rank_last", "first_ever", "multiple"))
"""Cues that do not count within something named: the "laatste" of "de laatste dag"."""

NO_QUESTION = "Dat begrijp ik niet. Ik weet alleen iets van de medailles op de Winterspelen."


class SentenceReader:
    """Understands sentences about one archive."""

    def __init__(self, lexicon: Lexicon, intents: Phrasings | None = None) -> None:
        self._lexicon = lexicon
        self._phrasings = intents or phrasings()
        cue_words = self._phrasings.words()
        self._tagger = SentenceTagger(lexicon, cue_words)
        self._speller = Speller(
            cue_words | tag_words(), ORDINARY | self._phrasings.vocabulary(), self._phrasings.short_forms
        )

    def understand(self, text: str, viewpoint: Viewpoint, archive: Archive | None = None) -> Understanding:
        """What the sentence asks. ``archive``: the latest results, when they are newer than those that the lexicon was
        made of. Never raises; what it does not know is `NotUnderstood`."""
        reading = self.read(text, viewpoint, archive)
        if not reading.words:
            return NotUnderstood(text="", reason=NO_QUESTION, suggestions=("/stand", "/nl", "/help"), quiet=True)
        return self.decide(reading)

    def read(self, text: str, viewpoint: Viewpoint, archive: Archive | None = None) -> Reading:
        """The sentence with all that was found in it."""
        written = self._written_out(text)
        tagged = self._tagger.tag(written, viewpoint)
        corrected = self._corrected(tagged)
        if corrected != tagged.text:
            tagged = self._tagger.tag(corrected, viewpoint)
        words = tuple(token.folded for token in tagged.words)
        marked = tagged.marked()
        cues = self._phrasings.cues_in(f" {' '.join(words)} ") - NOT_WITHIN_NAMES | self._phrasings.cues_in(marked)
        reading = Reading(clean(text), words, marked, tagged.found, archive or self._lexicon.archive, viewpoint, cues)
        return features_of(reading, tagged, self._phrasings)

    def decide(self, reading: Reading) -> Understanding:
        """The question of the strongest intent that can make one; a name alone; else nothing that it knows."""
        doubt = DOUBT_OF_A_WORD * reading.unknown
        for score, intent in self._phrasings.ranked(reading.present):
            if score - doubt < LEAST_SCORE and score < ABOUT_SOMETHING_ELSE:
                break
            made = made_by(intent.makes, reading)
            if isinstance(made, Asked):
                return Understood(question=made)
            if isinstance(made, Understood | AskBack | NotUnderstood | Silence):
                return made
        return self._bare_name(reading)

    def _bare_name(self, reading: Reading) -> Understanding:
        """A name with typing errors and nothing else: ``hongarye``."""
        name = " ".join(word for word in reading.words if not self._phrasings.is_small(word))
        others = len(reading.words) - len(name.split())
        if (
            not name
            or len(name) > LONGEST_NAME
            or len(name.split()) > MOST_NAME_WORDS
            or others > MOST_SMALL_WORDS
            or "<" in reading.marked
        ):
            return _nothing(reading)
        nation = self._lexicon.nations.find(name)
        athlete = self._lexicon.athletes.find(name, own=reading.own)
        better = isinstance(athlete, Found) and isinstance(nation, Found) and athlete.score > nation.score
        if isinstance(nation, Found) and not better and (nation.how is not How.CODE or len(reading.words) == 1):
            return Understood(question=NationQuestion(noc=nation.item.noc, **reading.when()))
        if isinstance(athlete, Found):
            return Understood(question=AthleteQuestion(athlete_id=athlete.item.athlete_id, **reading.when()))
        if isinstance(nation, Close):
            questions: list[tuple[str, Asked]] = [(one.name, NationQuestion(noc=one.noc)) for one in nation.candidates]
            return self._which(reading, questions)
        if isinstance(athlete, Close):
            questions = [(one.name, AthleteQuestion(athlete_id=one.athlete_id)) for one in athlete.candidates]
            return self._which(reading, questions)
        nearest = [f"/atleet {one.name}" for one in athlete.nearest[:2] if _looks_like(name, one.name)]
        return NotUnderstood(
            text=reading.text[:60],
            reason="Dat ken ik niet als land, sporter of sport op de Winterspelen.",
            suggestions=(*nearest, "/stand", "/help") if nearest else ("/stand", "/nl", "/help"),
            quiet=True,
        )

    def _which(self, reading: Reading, questions: Sequence[tuple[str, Asked]]) -> AskBack:
        names = [name for name, _ in questions[:MOST_NAMES]]
        return AskBack(
            prompt=f"Bedoel je {' of '.join(part for part in (', '.join(names[:-1]), names[-1]) if part)}?",
            choices=tuple(
                Choice(label=name, command=canonical(question, reading.archive, reading.viewpoint))
                for name, question in questions[:MOST_NAMES]
            ),
        )

    def intents(self, reading: Reading) -> list[str]:
        """The names of the intents that can be, the strongest first: for whoever adds a phrasing."""
        return [intent.name for _, intent in self._phrasings.ranked(reading.present)]

    def _written_out(self, text: str) -> str:
        cleaned = clean(text)
        words = tokens(cleaned)[:LONGEST]
        pieces: list[str] = []
        at = 0
        for place, word in enumerate(words):
            pieces += [cleaned[at : word.start], self._short(word.text, word.folded)]
            if word.folded == "vs" and _is_nation(words, place):
                pieces[-1] = "VS"
            at = word.end
        pieces.append(cleaned[at:] if len(words) < LONGEST else "")
        return "".join(pieces)

    def _short(self, text: str, folded: str) -> str:
        written = self._speller.written_out(folded)
        if written == folded:
            written = self._speller.parted(folded)
        return text if written == folded or (text.isupper() and len(text) > 1) else written

    def _corrected(self, tagged: Tagged) -> str:
        pieces: list[str] = []
        at = 0
        for token, mark in zip(tagged.words, tagged.marks, strict=True):
            corrected = token.text if mark is not None else self._corrected_word(token.text, token.folded)
            pieces += [tagged.text[at : token.start], corrected]
            at = token.end
        pieces.append(tagged.text[at:])
        return "".join(pieces)

    def _corrected_word(self, text: str, folded: str) -> str:
        corrected = self._speller.corrected(folded)
        return text if corrected == folded else corrected


def _looks_like(written: str, name: str) -> bool:
    """Is the name, or a part of it, so much like what was written that it is worth suggesting?"""
    return any(OSA.normalized_similarity(written, part) >= LIKE_ENOUGH for part in (fold(name), *fold(name).split()))


def _nothing(reading: Reading) -> NotUnderstood:
    return NotUnderstood(text=reading.text[:60], reason=NO_QUESTION, suggestions=("/stand", "/nl", "/help"), quiet=True)


def _is_nation(words: Sequence[Token], place: int) -> bool:
    """Is the "vs" at that place the Verenigde Staten, rather than versus?"""
    if place in (0, len(words) - 1):
        return True
    return words[place - 1].folded in {"de", "en", "van", "in", "met", "dan", "op", "als", "of", "heeft", "tegen", "vs"}
