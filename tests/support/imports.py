"""What a file imports. A syntax tree of all of it takes ten times as long as one of the lines that import."""

import ast
import re
from functools import cache
from pathlib import Path

IMPORTING = re.compile(r"^ *((?:from [\w.]+ )?import (?:\([^)]*\)|.*))$", re.MULTILINE)


@cache
def imported(source: Path) -> tuple[str, ...]:
    """Modules, and names with the module that they are taken from; also where it is needed only."""
    names = list[str]()
    for node in ast.parse("\n".join(IMPORTING.findall(source.read_text(encoding="utf-8")))).body:
        if isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return tuple(names)
