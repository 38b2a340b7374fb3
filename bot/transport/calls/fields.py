"""The fields of one call to the Bot API, as a transport reads them.

The library's transports read what they send from a ``RequestData``, by documented properties. How one is made "should
be considered an implementation detail" of the library, which makes an object of every field on the way; this has the
properties that are read, and is made of a plain mapping.
https://docs.python-telegram-bot.org/en/stable/telegram.request.requestdata.html
"""

import json
from collections.abc import Mapping
from typing import Any, cast

from telegram.request import RequestData


class Fields:
    """Text, numbers, and lists and mappings of them; no files."""

    contains_files = False

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.parameters = said

    @property
    def json_parameters(self) -> dict[str, str]:
        """Each field as a form sends it: text as it is, all else as JSON."""
        return {name: value if isinstance(value, str) else json.dumps(value) for name, value in self.parameters.items()}

    @property
    def multipart_data(self) -> dict[str, Any]:
        return {}


def fields(said: Mapping[str, Any]) -> RequestData:
    """For ``BaseRequest.post``."""
    return cast(RequestData, Fields(said))
