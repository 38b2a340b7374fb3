"""The second reader, measured without a model: somebody plays it, who sees the prompt and the message alone.

    python -m benchmarks.second_reader prompts messages.jsonl prompts.jsonl
    python -m benchmarks.second_reader replies messages.jsonl lines.jsonl replies.jsonl

``messages.jsonl``: a line ``{"id", "text"}`` each (``"chat": "group"`` where it was said in one; other keys are kept).
``prompts`` writes, of those that the reading refuses, ``{"id", "messages"}``: what a model would get, to the letter.
``lines.jsonl``: ``{"id", "line"}``, what the player wrote for each ("geen" included). ``replies`` adds to each message
``line``, ``outcome`` and ``reply``: *answered*, *asked* (back) or *dropped* (the refusal stood), and prints how many.
Whether they are right is for somebody else to judge. Moments are those of START_AT, as in ``medaillespiegel ask``.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from bot.app.ledgers import clock_of, facts_of
from bot.cli.terminal import USERNAME
from bot.handlers.answering import Answering, FanReply, Known
from bot.second_reader.model import line_of, messages
from bot.second_reader.rereading import Rephrased
from bot.settings import read_settings
from bot.understanding.scope import Addressed, addressed, without_mention
from bot.understanding.understander import Understander

Line = dict[str, Any]


def answering() -> tuple[Answering, str]:
    settings = read_settings()
    archive = facts_of(settings)
    known = Known(archive, len(archive.current.ledger))
    return Answering(lambda: known, Understander, clock_of(settings)), settings.own_nation


def refused(path: str, bot: Answering, own: str) -> Iterator[tuple[Line, FanReply]]:
    for asked in read(path):
        in_group = asked.get("chat") == "group"
        text = str(asked["text"]).replace("{bot}", USERNAME)
        if addressed(text, bot_username=USERNAME, in_group=in_group) is not Addressed.YES:
            continue
        asked = {**asked, "text": without_mention(text, USERNAME)}
        reply = bot.reply(asked["text"], own, in_group=in_group)
        if reply.refused and not reply.reply.is_silence:
            yield asked, reply


def prompts(source: str, target: str) -> None:
    bot, own = answering()
    made = []
    for asked, _ in refused(source, bot, own):
        look = bot.look(asked["text"], own)
        made.append({"id": asked["id"], "messages": messages(asked["text"], look.phrases, look.lexicon)})
    write(target, made)
    print(f"{len(made)} refused messages")


def replies(source: str, lines: str, target: str) -> None:
    bot, own = answering()
    given = {one["id"]: str(one["line"]) for one in read(lines)}
    rephrased, made = Rephrased(bot), []
    for asked, stood in refused(source, bot, own):
        line = line_of(given.get(asked["id"]))
        found = rephrased.answer(asked["text"], line, own, in_group=asked.get("chat") == "group") if line else None
        outcome = "dropped" if found is None else "asked" if found.question is None else "answered"
        reply = (found or stood).reply
        buttons = "".join(f"[{button.label}]" for row in reply.buttons for button in row)
        said = unescape(re.sub("<[^>]*>", "", reply.text))
        made.append({**asked, "line": given.get(asked["id"]), "outcome": outcome, "reply": f"{said}\n{buttons}"})
    write(target, made)
    print(dict(Counter(one["outcome"] for one in made)))


def read(path: str) -> list[Line]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def write(path: str, made: list[Line]) -> None:
    Path(path).write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in made), encoding="utf-8")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["prompts", source, target]:
            prompts(source, target)
        case ["replies", source, lines, target]:
            replies(source, lines, target)
        case _:
            raise SystemExit(__doc__)
