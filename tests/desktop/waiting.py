"""Waiting for another process: in real time, but always bounded.

Only the desktop suite and the benchmarks do so.
"""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

POLL_EVERY_S = 0.02


def pause(seconds_s: float) -> None:
    """Let `seconds_s` of real time go by; nothing in this process can cut it short."""
    threading.Event().wait(seconds_s)


def wait_until(condition: Callable[[], T | None], *, what: str, timeout_s: float = 10.0) -> T:
    """Ask `condition` until it answers with something true, and return that.

    Raises AssertionError naming `what` when `timeout_s` has passed.
    """
    deadline_s = time.monotonic() + timeout_s
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() >= deadline_s:
            message = f"waited {timeout_s:g} s in vain for {what}"
            raise AssertionError(message)
        pause(POLL_EVERY_S)
