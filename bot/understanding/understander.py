"""Any text a user sends, understood: a command, a follow-up on the former question, or a sentence."""

from bot.understanding.command_line import CommandLine
from bot.understanding.follow_ups import resolve
from bot.understanding.lexicon import Lexicon
from bot.understanding.picture_words import without_picture_words
from bot.understanding.sentences import SentenceReader
from bot.understanding.understood import Understanding, Understood
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.questions import Question


class Understander:
    """Understands texts about one archive. Make a new one when its athletes, nations or events change."""

    def __init__(self, archive: Archive, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or Lexicon(archive)
        self._commands = CommandLine(self.lexicon)
        self._sentences = SentenceReader(self.lexicon)

    def understand(
        self, text: str, viewpoint: Viewpoint, *, last: Question | None = None, archive: Archive | None = None
    ) -> Understanding:
        """What the text asks. ``last``: the same person's former question, for "en Duitsland?". ``archive``: the latest
        results, when they are newer than those that this was made of. Never raises."""
        if text.lstrip().startswith("/"):
            return self._commands.command(text, viewpoint)
        subject = without_picture_words(text)
        if subject is not None:
            found = self._sentence(subject, viewpoint, last, archive)
            if isinstance(found, Understood):
                return found.model_copy(update={"picture": True})
        return self._sentence(text, viewpoint, last, archive)

    def _sentence(
        self, text: str, viewpoint: Viewpoint, last: Question | None, archive: Archive | None
    ) -> Understanding:
        if last is not None:
            followed = resolve(text, last, self._sentences, viewpoint)
            if followed is not None:
                return followed
        return self._sentences.understand(text, viewpoint, archive)
