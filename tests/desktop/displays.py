"""Connections to X servers for the tests, several servers in one process included.

python-xlib 0.33 keeps what an event's number means in one place for all connections; servers with other
extensions number them otherwise, and the second connection fails.
"""

from Xlib.display import Display
from Xlib.protocol import event
from Xlib.protocol.display import Display as ProtocolDisplay


def open_display(name: str) -> Display:
    """Connect to a server, with meanings of numbers that are this connection's own."""
    ProtocolDisplay.event_classes = meanings = event.event_class.copy()
    opened = Display(name)
    opened.display.event_classes = meanings
    return opened
