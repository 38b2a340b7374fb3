"""What a file imports, by its syntax tree: each file is parsed once for all tests that ask."""

import ast
from functools import cache
from pathlib import Path


@cache
def imported(source: Path) -> tuple[str, ...]:
    """Modules, and names with the module that they are taken from; also where it is needed only."""
    names = list[str]()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return tuple(names)
