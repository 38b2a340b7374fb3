"""The code in docs/library.md runs, and prints what its comments say."""

import contextlib
import io
import re
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "library.md"


def test_the_examples_run_and_print_what_they_say() -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, str(PAGE), "exec"), {})
        assert printed.getvalue().splitlines() == re.findall(r"print\(.*\)  # (.*)", block)
