"""``data/people.tsv``: everybody as a ``Roster`` finds them in the other files, so that a start need not read the
podiums of all Games (0.2 s instead of 1.0). Made by ``make_people_file`` for the default choice of current Games; for
others, or where it is older than what it was made of, the podiums are read after all."""

from hashlib import blake2b
from pathlib import Path

from medals_core.games import GamesId
from medals_core.people import Others, People, athlete_of, lines_of
from medals_core.slimming import Interner

NAME = "people.tsv"
SOURCES = ("nations.csv", "disciplines.csv", "athlete_names.csv", "several_sports.csv", "games/*/games.toml",
           "games/*/events.csv", "games/*/medals.csv", "games/*/changes.csv", "games/*/athletes.csv")  # fmt: skip


def read(root: Path, current: GamesId) -> People | None:
    """The people of the file; None when there is none that was made of these files for these Games."""
    try:
        head, _, text = (root / NAME).read_bytes().partition(b"\n")
        made_of, _, length = head.decode().partition("\t")
        if made_of != _digest(root, current, text):
            return None
    except (OSError, ValueError):
        return None
    at_hand, others, one = text[: int(length)], text[int(length) :], Interner()
    people = (athlete_of(line.split("\t"), one) for line in at_hand.decode().splitlines())
    return People({athlete.athlete_id: athlete for athlete in people}, Others(others))


def written(root: Path, current: GamesId, people: People) -> bytes:
    """What the file of these people holds."""
    at_hand = lines_of(people.at_hand.values())
    text = at_hand + people.others.text
    return f"{_digest(root, current, text)}\t{len(at_hand)}\n".encode() + text


def _digest(root: Path, current: GamesId, text: bytes) -> str:
    """Of all that the people are made of, and of what is made."""
    digest = blake2b(text + current.encode(), digest_size=16)
    for path in sorted(path for pattern in SOURCES for path in root.glob(pattern)):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()
