"""Fuzz for a while: ``python -m tests.fuzz [--seconds 600] [--seed N]``. Ends with status 1 when anything was found."""

import argparse
import asyncio
import json
import sys
import tempfile
import time
import traceback
from pathlib import Path

from bot.logs import configure_logs
from tests.fuzz.bench import opened
from tests.fuzz.updates import Maker


async def fuzz(seconds: float, first: int, only: bool) -> int:
    found = seed = 0
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        async with opened(Path(folder)) as bench:
            seed = first
            while time.monotonic() < until:
                update = Maker(seed).update()
                faults = await bench.take(update)
                if faults:
                    found += 1
                    print(f"seed {seed}: {faults}\n{json.dumps(update)[:2000]}", flush=True)
                    for error in bench.errors:
                        traceback.print_exception(error, limit=-6)
                seed += 1
                if only:
                    break
    print(f"{seed - first} updates, {found} with a fault; the next seed is {seed}")
    return 1 if found else 0


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
