"""All benchmarks, one after another: ``python -m benchmarks``."""

from benchmarks import names

if __name__ == "__main__":
    names.main()
