"""The whole bot over HTTP beside bare libraries, in one run: ``python -m benchmarks.http``."""
