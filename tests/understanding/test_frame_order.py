"""Every frame has its place in the one list: a frame that is not tried reads nothing, and nothing else tells."""

import importlib
import inspect
import pkgutil

import bot.understanding.grammar.frames as frames
from bot.understanding.grammar.frames.order import FRAMES


def test_every_frame_has_its_place_in_the_order() -> None:
    made = {
        function
        for module in pkgutil.iter_modules(frames.__path__)
        for name, function in inspect.getmembers(importlib.import_module(f"{frames.__name__}.{module.name}"))
        if inspect.isfunction(function) and not name.startswith("_") and _is_a_frame(function)
    }
    assert made - set(FRAMES) == set()


def test_no_frame_is_tried_twice() -> None:
    assert len(set(FRAMES)) == len(FRAMES)


def _is_a_frame(function: object) -> bool:
    signature = inspect.signature(function)  # type: ignore[arg-type]
    return list(signature.parameters) == ["bag", "ctx"] and signature.return_annotation == "Question | None"
