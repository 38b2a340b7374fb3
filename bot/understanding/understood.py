"""What a text was understood to be: a question, several, a choice to put back, something that the facts do not hold, or
nothing that the bot can answer."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from medals_core.questions import Question


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(_Frozen):
    """One of the things that may be meant. ``label``: Dutch, short; empty: the replies name the question."""

    question: Question
    label: str = ""


class NoteKind(StrEnum):
    """Something said with the question that does not fit, and that the reply has to mend."""

    OTHER_NATION = "other_nation"
    """``subject`` (athlete id) is of another nation than ``said`` (NOC): "Jordan Stolz is een Amerikaan" """
    OTHER_SEX = "other_sex"
    OTHER_SPORT = "other_sport"
    """``subject`` (athlete id) does not do ``said`` (a discipline)"""
    CITY_HAD_SEVERAL = "city_had_several"
    """``subject``: the Games chosen"""
    SPELLING = "spelling"
    """``said`` was read as ``subject`` (both text)"""
    TAKES_PART_AS = "takes_part_as"
    """``said``: the sentence that tells as which nation a land takes part"""
    NAME_OF_THE_TIME = "name_of_the_time"
    """``subject`` (NOC) is what ``said`` was called at those Games; without one ``said`` was no more"""
    NEVER_WAS = "never_was"
    """``said``: the sentence that tells which Games or day never were, beside others that were"""
    IGNORED = "ignored"
    """``said``: a clause that was left out"""
    LEFT_OUT = "left_out"
    """``said``: a word without which the text was read, as with it it is not understood"""


class Note(_Frozen):
    kind: NoteKind
    subject: str = ""
    said: str = ""


class Understood(_Frozen):
    """A question. ``also``: other readings to offer under the answer; ``picture``: a picture of it was asked for."""

    question: Question
    also: tuple[Choice, ...] = ()
    picture: bool = False
    notes: tuple[Note, ...] = ()


class AskBack(_Frozen):
    """Several things may be meant: one short Dutch question with the choices."""

    prompt: str
    choices: tuple[Choice, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()


class NotHeld(_Frozen):
    """Asked for something that the facts do not hold. ``concept``: its key in ``bot/replies/concepts.yaml``;
    ``instead``: what is known of it."""

    concept: str
    instead: Question | None = None


class NotUnderstood(_Frozen):
    """Nothing that can be answered. ``words``: the words or phrases that belong to nothing (not escaped; empty when
    the whole was not understood); ``reason``: one Dutch line instead of the usual one; ``suggestions``: what does
    work, nearest first; ``without``: what it would ask if not for those words; ``quiet``: in a group rather say
    nothing; ``leans``: the first suggestion is the question before it, moved to what this names."""

    words: tuple[str, ...] = ()
    reason: str = ""
    without: Question | None = None
    suggestions: tuple[Choice, ...] = ()
    quiet: bool = False
    leans: bool = False


class Small(_Frozen):
    """Small talk: thanks, hello, good-bye."""

    kind: str


class Silence(_Frozen):
    """Not for the bot."""


class RunCommand(_Frozen):
    """A command said in words ("volg Nederland"): ``text`` is done as if it was typed."""

    text: str = Field(pattern="^/")


class Several(_Frozen):
    """Two or three questions in one message, each with its own reading. ``about``: on which one the next leans."""

    parts: tuple[Understood | AskBack | NotHeld | NotUnderstood, ...] = Field(min_length=2, max_length=3)
    about: int = -1


Understanding = Understood | AskBack | NotHeld | NotUnderstood | Small | Several | RunCommand | Silence
