"""How every kind of query is worded: its first lines, for people to read aloud (``snapshots/wordings.txt``; rewritten
with ``UPDATE_SNAPSHOTS=1``)."""

import json
import os
from datetime import datetime

from medals_core import Query
from tests.support.replies.queries import EVERY, RUNNING, WHILE_RUNNING
from tests.support.replies.saying import AFTER, bare, reply
from tests.support.replies.snapshots import SNAPSHOTS

SHOWN = 4


def wording(query: Query, now: datetime) -> str:
    asked = json.dumps(query.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False).replace('"', "")
    lines = [line for line in bare(reply(query, now).text).splitlines() if line]
    return "\n".join([f"# {query.kind} {asked}", *lines[:SHOWN], ""])


def test_every_query_reads_as_before() -> None:
    asked = [*((query, AFTER) for query in EVERY), *((query, WHILE_RUNNING) for query in RUNNING)]
    text = "\n".join(wording(query, now) for query, now in asked)
    path = SNAPSHOTS / "wordings.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_there_are_more_than_150() -> None:
    assert len(EVERY) + len(RUNNING) > 150
