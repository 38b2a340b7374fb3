"""Where the replies stand as they were when somebody read them aloud."""

from pathlib import Path

SNAPSHOTS = Path(__file__).parents[2] / "replies" / "snapshots"
