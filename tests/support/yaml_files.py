"""Conversations and dialogues are YAML of tens of thousands of lines: read by libyaml where it is, which takes a tenth
of the time."""

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), LOADER)
