"""How many cases a property is tried in: few while one works, thousands with `make laws`.

pytest --hypothesis-profile thorough -m law
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

FEW, THOROUGH = "few", "thorough"

settings.register_profile(FEW, max_examples=60, derandomize=True, deadline=None, database=None)
settings.register_profile(THOROUGH, settings.get_profile(FEW), max_examples=300)


def pure() -> settings:
    """For properties of values in memory, a few milliseconds each."""
    return settings()


def stored() -> settings:
    """For properties of a database, some ten times as slow."""
    slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    return settings(max_examples=settings().max_examples // 3, suppress_health_check=slow)
