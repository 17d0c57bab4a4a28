"""Garbage is collected in the main thread alone, between tests.

Python collects in whatever thread allocates next, and the test runner's workers and some stand-ins have
threads of their own. Qt's objects must not be deleted in another thread than theirs: that corrupts
memory and ends the worker, now and then, somewhere else.
"""

import gc

import pytest

WHOLE_EVERY = 100
"""Young garbage goes after each test, all of it after so many."""

_finished = 0


def pytest_sessionstart(session: pytest.Session) -> None:
    """From now on only we collect."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish(nodeid: str) -> None:
    """A test is over, its fixtures too."""
    global _finished
    _finished += 1
    gc.collect(2 if _finished % WHOLE_EVERY == 0 else 1)
