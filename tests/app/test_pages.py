"""What the pages for people say to type works in the demo, as it stands there."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from bot.demo.running import OPENING_NIGHT
from tests.support.stage import Stage, buttons

PAGE = (Path(__file__).parents[2] / "docs/admin.md").read_text(encoding="utf-8")
WITH_A_PREVIEW = re.findall(r"^    (/(?:uitslag|corrigeer|trekin) .+)$", PAGE, re.MULTILINE)


def test_the_page_has_examples() -> None:
    assert len(WITH_A_PREVIEW) >= 5


@pytest.mark.parametrize("line", WITH_A_PREVIEW)
async def test_an_example_of_the_desk_gives_a_preview_to_publish(line: str, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path, start_at=datetime.fromisoformat(OPENING_NIGHT))
    try:
        await stage.says("ada", "/start")
        (preview,) = await stage.says("ada", line)
        assert "Publiceren" in str([button["text"] for button in buttons(preview)]), preview["text"]
    finally:
        await stage.close()
