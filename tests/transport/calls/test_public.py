"""Only what the library documents is used: its private modules change without notice, and then the pin may not move."""

import re
from pathlib import Path

from tests.support.imports import imported

ROOT = Path(__file__).parents[3]
PRIVATE = re.compile(r"(?:telegram|pydantic|sqlalchemy|aiohttp)\b.*\._(?!_version__)")


def test_no_private_module_of_a_library_is_imported() -> None:
    sources = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "medals_core").rglob("*.py")]
    found = [f"{source}: {name}" for source in sources for name in imported(source) if PRIVATE.match(name)]
    assert found == []
