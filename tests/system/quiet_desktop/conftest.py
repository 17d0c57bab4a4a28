"""One bus for all of a module's tests; its services come and go with them."""

from collections.abc import Iterator

import pytest

from tests.bus_stand_in import private_bus


@pytest.fixture(scope="module")
def bus_address() -> Iterator[str]:
    with private_bus() as address:
        yield address
