"""What is counted of updates, and who counts nothing: Prometheus is loaded only where somebody asks for its figures."""

from typing import Protocol


class UpdateMetrics(Protocol):
    def kept(self, count: int) -> None:
        """So many updates were written down."""
        ...

    def handled(self, outcome: str, seconds: float) -> None:
        """One was struck off; what became of it, in a word, and how long that took."""
        ...


class NoMetrics:
    """Where nobody asks."""

    def kept(self, count: int) -> None:
        """Not counted."""

    def handled(self, outcome: str, seconds: float) -> None:
        """Not counted."""
