"""For all tests: where they lie, when garbage is collected, and how long services on a bus are waited for.

Garbage is collected in the main thread alone, between tests.
Python collects in whatever thread allocates next, and the test runner's workers and some stand-ins have
threads of their own. Qt's objects must not be deleted in another thread than theirs: that corrupts
memory and ends the worker, now and then, somewhere else.
"""

import gc
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.bus_stand_in import PATIENCE_S, be_patient

DESKTOP = Path(__file__).parent / "desktop"
WHOLE_EVERY = 500
"""Young garbage goes after each test, all of it after so many. What was there before the first is left out."""

_finished = 0


def pytest_sessionstart(session: pytest.Session) -> None:
    """From now on only we collect, and answers may take their time."""
    gc.disable()
    be_patient(PATIENCE_S)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The two suites are told apart by folder, too: elsewhere a desktop test would run in neither."""
    marked = [item for item in items if item.get_closest_marker("desktop")]
    strays = [item.nodeid for item in marked if DESKTOP not in item.path.parents]
    if strays:
        raise pytest.UsageError(f"desktop tests belong in {DESKTOP}: {strays}")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Modules and tests stay: to look through them again and again takes a tenth of the time of all tests."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Collect once a test is over, its fixtures too; whoever hears of it from a worker has nothing to collect."""
    global _finished
    done = yield
    _finished += 1
    gc.collect(2 if _finished % WHOLE_EVERY == 0 else 1)
    return done
