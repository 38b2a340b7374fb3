"""What all records here have in common."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: made whole, and never changed."""

    model_config = ConfigDict(frozen=True)


class Strict(Frozen):
    """And a field that it does not know is refused: a slip in a file, or in what was sent."""

    model_config = ConfigDict(extra="forbid")
