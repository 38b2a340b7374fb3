"""A command typed with its slash: a sentence whose frame is given, read with the same words."""

from typing import Protocol

from bot.commands import find_command, typed_command
from bot.understanding.canonical import read_canonical
from bot.understanding.grammar.commands import ALONE, WORDS
from bot.understanding.grammar.seasons import of_other_games
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.understood import Choice, NotUnderstood, Understanding, Understood
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.questions import NationQuestion, Question, TableQuestion


class Sentence(Protocol):
    """How a sentence is read."""

    def __call__(self, text: str, viewpoint: Viewpoint, archive: Archive, last: Question | None) -> Understanding: ...


class TypedCommands:
    """Reads what begins with a slash."""

    def __init__(self, lexicon: Lexicon, sentence: Sentence) -> None:
        self._lexicon = lexicon
        self._sentence = sentence

    def read(self, text: str, viewpoint: Viewpoint, archive: Archive) -> Understanding:
        exact = read_canonical(text, archive)
        if exact is not None and not of_other_games(exact, archive):
            return Understood(question=exact)
        typed = typed_command(text)
        if typed is None:
            return NotUnderstood(words=(text.split()[0],))
        name, arguments = typed.name, typed.arguments
        command = find_command(name)
        if command is None or command.name not in WORDS:
            nation = self._lexicon.nations.find(name.replace("_", " "))
            item = getattr(nation, "item", None)
            if name in ("nl", "wij", "ons"):
                words = "hoe staan we ervoor" if not arguments else "wij"
            elif item is not None:
                words = item.name
            elif command is not None and command.name == "plaatje":
                return self._pictured(arguments or "stand", viewpoint, archive)
            else:
                return NotUnderstood(words=(f"/{name}",))
        elif name != command.name and name in ("vandaag", "gisteren", "eergisteren", "morgen"):
            words = f"{WORDS[command.name]} {name}"
        else:
            words = WORDS[command.name] if arguments else ALONE.get(command.name, WORDS[command.name])
        found = self._sentence(f"{words} {arguments}".strip(), viewpoint, archive, None)
        if name == "stand" and isinstance(found, Understood) and isinstance(found.question, NationQuestion):
            found = found.model_copy(update={"question": _table_around(found.question)})
        if isinstance(found, NotUnderstood) and not found.suggestions and command is not None and command.name in WORDS:
            bare = self._sentence(ALONE.get(command.name, WORDS[command.name]), viewpoint, archive, None)
            if isinstance(bare, Understood):
                return found.model_copy(update={"suggestions": (Choice(question=bare.question),)})
        return found

    def _pictured(self, asked: str, viewpoint: Viewpoint, archive: Archive) -> Understanding:
        """What follows ``/plaatje``: a command without its slash, or words."""
        head = find_command(asked.split()[0])
        found: Understanding | None = None
        if head is not None and head.name != "plaatje":
            found = self.read(f"/{asked}", viewpoint, archive)
        if not isinstance(found, Understood):
            found = self._sentence(asked, viewpoint, archive, None)
        return found.model_copy(update={"picture": True}) if isinstance(found, Understood) else found


def _table_around(asked: NationQuestion) -> TableQuestion:
    """What /stand with a nation asks for: the table where that nation stands in it."""
    return TableQuestion(around=asked.noc, only=asked.only, games=asked.games, as_of=asked.as_of)
