"""Makes ``data/people.tsv`` anew after the other files changed: ``python -m medals_core.datasets.make_people_file``."""

from medals_core.datasets.datafiles import Faults
from medals_core.datasets.loading import CURRENT, Dataset, default_root
from medals_core.datasets.people_file import NAME, written


def people_as_written() -> bytes:
    """The file as the other files make it."""
    root = default_root()
    data = Dataset(root, Faults(strict=True), CURRENT)
    return written(root, CURRENT, data.people(data.heads[CURRENT]))


if __name__ == "__main__":
    (default_root() / NAME).write_bytes(people_as_written())
