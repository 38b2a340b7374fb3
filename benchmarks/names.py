"""How well and how fast names are found: ``python -m benchmarks.names``.

Recall on generated typing errors (seed fixed) and on written ones, ordinary Dutch words taken for a name, and the time
of a look-up among 3,000 and 150,000 names, beside rapidfuzz's ``extractOne`` (WRatio and ratio) and difflib in
the same run.
"""

import csv
import difflib
import gzip
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process

from benchmarks.typos import with_typos
from bot.understanding.names.folding import fold, tokens
from bot.understanding.names.index import Ambiguous, Found, Match
from bot.understanding.names.lands.nations import NationIndex
from bot.understanding.names.people.athletes import AthleteIndex
from bot.understanding.names.people.surnames import split_name
from medals_core.archive import Archive
from medals_core.datasets.loading import load_archive
from medals_core.games import Athlete
from medals_core.nations import Nation

DATA = Path(__file__).parent / "data"
DUTCH_WORDS = Path("/usr/share/dict/dutch")
SEED = 2026
SAMPLE = 1500
WORDS = 10_000


def main() -> None:
    archive = load_archive()
    started = time.perf_counter()
    athletes, nations = AthleteIndex.of(archive), NationIndex.of(archive)
    print(f"index of {len(athletes)} athletes and {len(archive.nations)} nations: {_ms(started):.0f} ms to build")
    started = time.perf_counter()
    athletes.find("jutta leerdan")
    print(f"first name with a typing error (makes the index of errors): {_ms(started):.0f} ms\n")
    generated(archive, athletes)
    written(athletes, nations)
    dutch_words(athletes, nations)
    speed(archive)


def generated(archive: Archive, athletes: AthleteIndex) -> None:
    """Typing errors in the names of the entrants of the current Games, and of who won at the other season only."""
    people = tuple(archive.athletes.values())
    entrants, others = archive.entrants, archive.athletes.others
    names = {fold(athlete.name) for athlete in people}
    known = names.union(fold(part) for athlete in people for part in split_name(athlete))
    print(f"{'generated':34}  right  asked  right or asked  suggested  silent wrong  missed     n   (aim)")
    for label, of, count, surname, aim in (
        ("full name, one typing error", entrants, 1, False, "99.5 %"),
        ("full name, two typing errors", entrants, 2, False, "98 %"),
        ("surname, one typing error", entrants, 1, True, "99 %"),
        ("other season: full name", others, 0, False, "99.5 %"),
        ("other season: one typing error", others, 1, False, "95 %"),
    ):
        chance = random.Random(SEED + count + surname)
        outcomes: Counter[str] = Counter()
        skipped = 0
        for athlete in chance.choices(of, k=SAMPLE):
            meant = fold(split_name(athlete)[1]) if surname else fold(athlete.name)
            if len(meant.replace(" ", "")) < 3:
                skipped += 1
                continue
            typed = with_typos(meant, count, chance)
            if count and typed in known:
                skipped += 1  # it became the exact name of another: nobody can tell
                continue
            outcomes[_outcome(athletes.find(typed), athlete, surname)] += 1
        _print_outcomes(label, outcomes, f"({aim}; {skipped} left out: too short, or became another known name)")
    _peers(entrants)


def _peers(entrants: Sequence[Athlete]) -> None:
    chance = random.Random(SEED)
    names = [athlete.name for athlete in entrants]
    folded = [fold(name) for name in names]
    cases = [(athlete.name, with_typos(fold(athlete.name), 1, chance)) for athlete in chance.choices(entrants, k=150)]
    print("\nsame names, one typing error, the best hit of a peer is right:")
    peers: dict[str, Callable[[str], int | None]] = {
        "extractOne(WRatio)": lambda typed: _best(typed, folded, fuzz.WRatio),
        "extractOne(ratio)": lambda typed: _best(typed, folded, fuzz.ratio),
        "difflib": lambda typed: _difflib(typed, folded),
    }
    for label, best in peers.items():
        right = sum(place is not None and names[place] == name for name, typed in cases for place in (best(typed),))
        print(f"  {label:20} {100 * right / len(cases):5.1f} %")
    print()


def _best(typed: str, folded: list[str], scorer: Callable[..., float]) -> int | None:
    found = process.extractOne(typed, folded, scorer=scorer)
    return found[2] if found else None


def _difflib(typed: str, folded: list[str]) -> int | None:
    found = difflib.get_close_matches(typed, folded, n=1)
    return folded.index(found[0]) if found else None


def written(athletes: AthleteIndex, nations: NationIndex) -> None:
    """The labelled file of typing errors that people make."""
    outcomes: dict[str, Counter[str]] = {"athlete": Counter(), "nation": Counter()}
    with (DATA / "written_typos.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] == "nation":
                outcome = _outcome_of_nation(nations.find(row["typed"]), row["meant"])
            else:
                outcome = _outcome_of_name(athletes.find(row["typed"]), row["meant"])
            outcomes[row["kind"]][outcome] += 1
            if outcome in ("wrong", "missed"):
                print(f"  {outcome}: {row['typed']} (meant: {row['meant']})")
    for kind, counted in outcomes.items():
        _print_outcomes(f"written, {kind}s", counted, "")


def dutch_words(athletes: AthleteIndex, nations: NationIndex) -> None:
    """Ordinary Dutch words that are taken for a name, in a sentence and typed alone."""
    if not DUTCH_WORDS.exists():
        print("\nno Dutch word list on this machine (Debian: wdutch): words taken for a name not measured")
        return
    words = [word for word in DUTCH_WORDS.read_text(encoding="utf-8").split("\n") if word.islower()]
    sample = random.Random(SEED).sample(words, WORDS)
    print(f"\n{WORDS} of {len(words)} lower-case words of wdutch taken for a name (aim: at most 1 %)")
    for label, scan, find in (
        ("athletes", lambda text: athletes.scan(tokens(text)), athletes.find),
        ("nations", lambda text: nations.scan(tokens(text)), nations.find),
    ):
        in_sentence = sum(bool(scan(f"hoeveel {word} vandaag")) for word in sample)
        alone = Counter(type(find(word)).__name__ for word in sample)
        print(
            f"  {label:9} in a sentence {_percent(in_sentence, WORDS)}; "
            f"alone: found {_percent(alone['Found'], WORDS)}, asked {_percent(alone['Close'], WORDS)}"
        )
    names = [fold(nation.name) for nation in load_archive().nations.values()]
    taken = sum(process.extractOne(word, names, scorer=fuzz.WRatio, score_cutoff=75) is not None for word in sample)
    print(f"  extractOne(WRatio, at least 75) among the names of nations alone: {_percent(taken, WORDS)}")


def speed(archive: Archive) -> None:
    """The median time of a look-up, names with and without a typing error."""
    entrants = [athlete for athlete in archive.athletes.values() if athlete.in_current_games]
    with gzip.open(DATA / "olympians.csv.gz", "rt", encoding="utf-8") as lines:
        olympians = [
            Athlete(athlete_id=str(place), name=row["name"], nocs=tuple(row["noc"].split(";")))
            for place, row in enumerate(csv.DictReader(lines))
        ]
    for label, people in (("entrants", entrants), ("Olympians", olympians)):
        print(f"\nlook-up among {len(people)} {label}, median (95th percentile), ms")
        started = time.perf_counter()
        index = AthleteIndex(people)
        built = _ms(started)
        index.find("sander eitrim")
        print(f"  built in {built:.0f} ms, with the index of typing errors in {_ms(started):.0f} ms")
        chance = random.Random(SEED)
        exact = [fold(athlete.name) for athlete in chance.choices(people, k=100)]
        typos = [with_typos(name, 1, chance) for name in exact]
        surnames = [with_typos(name.split()[-1], 1, chance) for name in exact if len(name.split()[-1]) > 3]
        folded = [fold(athlete.name) for athlete in people]
        mixed = [query for trio in zip(exact, typos, surnames, strict=False) for query in trio]
        ours = _timed("ours: exact, typing error, surname", index.find, mixed)
        # other names: what was written before is remembered
        exact = [fold(athlete.name) for athlete in chance.choices(people, k=100)]
        typos = [with_typos(name, 1, chance) for name in exact]
        surnames = [with_typos(name.split()[-1], 1, chance) for name in exact if len(name.split()[-1]) > 3]
        _timed("ours: exact name", index.find, exact)
        _timed("ours: typing error", index.find, typos)
        _timed("ours: surname with a typing error", index.find, surnames)
        for peer, scorer in (("WRatio", fuzz.WRatio), ("ratio", fuzz.ratio)):
            theirs = _timed(
                f"extractOne({peer})", partial(process.extractOne, choices=folded, scorer=scorer), mixed[:45]
            )
            print(f"    {theirs / ours:.0f} times our median")
        _timed("difflib", partial(difflib.get_close_matches, possibilities=folded, n=1), mixed[:3])


def _timed(label: str, look_up: Callable[[str], object], queries: Sequence[str]) -> float:
    times = []
    for query in queries:
        started = time.perf_counter()
        look_up(query)
        times.append(_ms(started))
    times.sort()
    median = statistics.median(times)
    print(f"  {label:36} {median:9.3f}  ({times[int(len(times) * 0.95)]:.3f})")
    return median


def _outcome(match: Match[Athlete], meant: Athlete, surname: bool) -> str:
    def same(athlete: Athlete) -> bool:
        if surname:
            return fold(split_name(athlete)[1]) == fold(split_name(meant)[1])
        return fold(athlete.name) == fold(meant.name)

    return _judged(match, same)


def _outcome_of_name(match: Match[Athlete], meant: str) -> str:
    return _judged(match, lambda athlete: athlete.name == meant)


def _outcome_of_nation(match: Match[Nation], meant: str) -> str:
    return _judged(match, lambda nation: nation.noc == meant)


T = TypeVar("T")


def _judged(match: Match[T], same: Callable[[T], bool]) -> str:
    if isinstance(match, Found):
        return "right" if same(match.item) else "wrong"
    if isinstance(match, Ambiguous):
        return "asked" if any(same(item) for item in match.candidates) else "missed"
    return "suggested" if any(same(item) for item in match.nearest) else "missed"


def _print_outcomes(label: str, outcomes: Counter[str], note: str) -> None:
    total = outcomes.total()
    both = outcomes["right"] + outcomes["asked"]
    print(
        f"{label:34} {_percent(outcomes['right'], total)} {_percent(outcomes['asked'], total)}       "
        f"{_percent(both, total, 2)}    {_percent(outcomes['suggested'], total)}      "
        f"{_percent(outcomes['wrong'], total, 2)} {_percent(outcomes['missed'], total)} {total:5d}   {note}"
    )


def _percent(part: int, whole: int, digits: int = 1) -> str:
    return f"{100 * part / max(whole, 1):5.{digits}f} %"


def _ms(started: float) -> float:
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
