import pytest

from tests.playground.worlds import Setting


@pytest.fixture
def setting() -> Setting:
    return Setting()
