"""Many cases of one rule in one test: each is checked, and one failure lists all that do not hold.

A test of its own for each of thousands of lines costs more than reading the line does, and a mistake in one word then
fails hundreds of tests with a page each."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

SHARES = ("some", pytest.param("the others", marks=pytest.mark.whole))
"""Of thousands of cases `make test-fast` takes every thirtieth, `make test` the others too: each is checked once."""


def share(cases: Iterable[Any], which: str) -> list[Any]:
    return [case for number, case in enumerate(cases) if (number % 30 == 0) == (which == "some")]


def all_hold(cases: Iterable[Any], check: Callable[[Any], object], name: Callable[[Any], str] = str) -> None:
    """``check`` asserts; what it says of every case that fails stands in the one failure. Fails without cases: a rule
    about nothing proves nothing."""
    failed, checked = list[str](), list(cases)
    for case in checked:
        try:
            check(case)
        except AssertionError as error:
            failed.append(f"{name(case)}\n{error}".replace("\n", "\n    "))
    assert checked, "no cases"
    assert not failed, f"{len(failed)} of {len(checked)} do not hold:\n" + "\n".join(failed)


def each(
    cases: Iterable[Any], *, spread: bool = False, shared: bool = False, name: Callable[[Any], str] = str
) -> Callable[[Callable[..., object]], Callable[..., None]]:
    """In the place of ``pytest.mark.parametrize`` where there are hundreds. ``spread``: a case is a tuple of several
    arguments; ``shared``: there are thousands."""

    def made(check: Callable[..., object]) -> Callable[..., None]:
        def all_of(chosen: Iterable[Any]) -> None:
            all_hold(chosen, (lambda case: check(*case)) if spread else check, name)

        if shared:

            @pytest.mark.parametrize("which", SHARES)
            def test(which: str) -> None:
                all_of(share(cases, which))

        else:

            def test() -> None:
                all_of(cases)

        test.__name__, test.__doc__ = check.__name__, check.__doc__
        return test

    return made
