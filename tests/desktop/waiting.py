"""Waiting for another process: in real time, but always bounded.

Only the desktop suite and the benchmarks do so.
"""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

SHORTEST_LOOK_S, LONGEST_LOOK_S = 0.01, 0.1
LOOK_SHARE = 0.05
"""Of what has been waited, the next look may be that late: long waits leave the machine to what they wait for."""
LONGEST_WAIT_S = 30.0
"""A ceiling for machines that have other work; what is waited for mostly comes within a second."""
LONGEST_WAIT_MS = int(LONGEST_WAIT_S * 1000)


def pause(seconds_s: float) -> None:
    """Let `seconds_s` of real time go by; nothing in this process can cut it short."""
    threading.Event().wait(seconds_s)


def wait_until(
    condition: Callable[[], T | None], *, what: str, timeout_s: float = LONGEST_WAIT_S
) -> T:
    """Ask `condition` until it answers with something true, and return that.

    Raises AssertionError naming `what` when `timeout_s` has passed.
    """
    began_s = time.monotonic()
    while True:
        answer = condition()
        if answer:
            return answer
        waited_s = time.monotonic() - began_s
        if waited_s >= timeout_s:
            message = f"waited {timeout_s:g} s in vain for {what}"
            raise AssertionError(message)
        pause(min(max(SHORTEST_LOOK_S, waited_s * LOOK_SHARE), LONGEST_LOOK_S))
