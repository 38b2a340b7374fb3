"""From answers to Dutch replies. Importing this package registers how each type of answer is worded."""

from importlib import import_module
from pkgutil import iter_modules

from bot.replies import pages
from bot.replies.queries import results

for _room in (pages, results):
    for _module in iter_modules(_room.__path__, f"{_room.__name__}."):
        import_module(_module.name)
