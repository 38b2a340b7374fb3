"""Fuzz for a while: ``python -m tests.fuzz [--seconds 600] [--seed N]``. Ends with status 1 when anything was found."""

import argparse
import asyncio
import json
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot.app.logs import configure_logs
from tests.fuzz.bench import LAID_OUT, Bench, opened
from tests.fuzz.updates import Json, Maker

PROGRESS_EVERY = 10.0
LAID_OUT_EVERY = 200
"""Updates after which there are new drafts: the owner, too, taps in the fuzzing, and so closes them."""


@dataclass
class Run:
    """What was done, and what came of it."""

    first: int
    seed: int
    began: float = field(default_factory=time.monotonic)
    faults: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    found: int = 0
    slowest: tuple[float, int] = (0.0, 0)

    async def take(self, bench: Bench) -> None:
        done = self.seed - self.first
        if done % LAID_OUT_EVERY == 0:
            await bench.lay_out(1 + (1 + done // LAID_OUT_EVERY) * len(LAID_OUT))
        update = Maker(self.seed, bench.buttons).update()
        began = time.perf_counter()
        faults = await bench.take(update)
        self.slowest = max(self.slowest, (time.perf_counter() - began, self.seed))
        self.kinds.update(kind for kind in update if kind != "update_id")
        if faults:
            self._tell(faults, update, bench)
        self.seed += 1

    def _tell(self, faults: list[str], update: Json, bench: Bench) -> None:
        self.found += 1
        self.faults.update(fault[:100] for fault in faults)
        print(f"seed {self.seed}: {faults}\n{json.dumps(update)[:2000]}", flush=True)
        for error in bench.errors:
            traceback.print_exception(error, limit=-6)

    def progress(self) -> str:
        took = time.monotonic() - self.began
        done = self.seed - self.first
        return f"{took:4.0f} s: {done} updates, {done / max(took, 0.001):.0f} a second, {self.found} with a fault"

    def summary(self) -> str:
        slowest, at = self.slowest
        handled = ", ".join(f"{kind} {count}" for kind, count in self.kinds.most_common(6))
        lines = [
            self.progress(),
            f"of {len(self.kinds)} kinds: {handled} …",
            f"the slowest took {slowest:.2f} s (seed {at}); the next seed is {self.seed}",
            *(f"{count} × {fault}" for fault, count in self.faults.most_common()),
        ]
        return "\n".join(lines)


async def fuzz(seconds: float, first: int, only: bool) -> int:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        async with opened(Path(folder)) as bench:
            run = Run(first, first)
            told = run.began
            while time.monotonic() < run.began + seconds:
                await run.take(bench)
                if only:
                    break
                if time.monotonic() - told > PROGRESS_EVERY:
                    told = time.monotonic()
                    print(run.progress(), flush=True)
    print(run.summary())
    return 1 if run.found else 0


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=600)
    options.add_argument("--seed", type=int, help="this one only, to repeat a fault")
    options.add_argument("--first", type=int, default=1000, help="the seed to begin with")
    given = options.parse_args()
    configure_logs("CRITICAL")
    sys.exit(
        asyncio.run(fuzz(given.seconds, given.first if given.seed is None else given.seed, given.seed is not None))
    )


if __name__ == "__main__":
    main()
