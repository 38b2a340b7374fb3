"""Only what the library documents is used: its private modules change without notice, and then the pin may not move."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCES = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "medals_core").rglob("*.py")])


def imported(source: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return names


@pytest.mark.parametrize("library", ["telegram", "pydantic", "sqlalchemy", "aiohttp"])
def test_no_private_module_of_a_library_is_imported(library: str) -> None:
    found = {
        f"{source.relative_to(ROOT)}: {name}"
        for source in SOURCES
        for name in imported(source)
        if name.split(".")[0] == library
        and any(part.startswith("_") and part != "__version__" for part in name.split("."))
    }
    assert found == set()
