"""How many made-up examples a test takes that would take too long over those of the profile."""

from hypothesis import HealthCheck, settings

USUAL = 60
"""Of the profile "suite"."""


def examples(count: int) -> settings:
    """``count`` in ``make test``; with another profile as many more or fewer as its own are."""
    wanted = max(3, count * settings.default.max_examples // USUAL)
    return settings(max_examples=wanted, suppress_health_check=list(HealthCheck))
