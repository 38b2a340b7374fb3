"""What a text was understood to be: a question, a choice to put back, or nothing that the bot can answer."""

from pydantic import BaseModel, ConfigDict, Field

from medals_core.questions import Question


class Choice(BaseModel):
    """One of the things that may be meant: its Dutch label and the command that asks it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str = Field(min_length=1)
    command: str = Field(min_length=1)


class Understood(BaseModel):
    """A question. ``also``: other readings to offer under the answer; ``picture``: a picture of it was asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: Question
    also: tuple[Choice, ...] = ()
    picture: bool = False


class AskBack(BaseModel):
    """Several things may be meant: one short Dutch question with the choices."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: str
    choices: tuple[Choice, ...]


class NotUnderstood(BaseModel):
    """Nothing that can be answered. ``text``: the word or words that were not understood (not escaped); ``reason``: one
    Dutch line; ``suggestions``: commands that do work; ``quiet``: in a group rather say nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    reason: str
    suggestions: tuple[str, ...] = ()
    quiet: bool = False


class Silence(BaseModel):
    """Not for the bot."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Understanding = Understood | AskBack | NotUnderstood | Silence
