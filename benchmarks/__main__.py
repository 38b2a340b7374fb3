"""All benchmarks, one after another: ``python -m benchmarks [--quick]``. Quick leaves the long ones out."""

import sys

from benchmarks import over_http, queries, questions, replicas, starting


def main() -> None:
    quick = "--quick" in sys.argv
    sys.argv = sys.argv[:1]
    over_http.main(quick)
    questions.main(quick)
    queries.main(quick)
    starting.main(quick)
    if not quick:
        replicas.main()


if __name__ == "__main__":
    main()
