"""All benchmarks, one after another: ``python -m benchmarks``."""

from benchmarks import crash, names, outbox

if __name__ == "__main__":
    names.main()
    outbox.main()
    crash.main()
