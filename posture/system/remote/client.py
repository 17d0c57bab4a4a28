"""The asking side: sends one request to the running app and waits for its reply, without an event loop."""

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtNetwork import QLocalSocket

from posture.system.remote.messages import (
    REPLY_LIMIT,
    BadLineError,
    Reply,
    Request,
    line_of,
    read_reply,
)

CONNECT_MS = 2_000
ANSWER_MS = 5_000


class NotRunningError(Exception):
    """No app listens under this name."""


class NoAnswerError(Exception):
    """The app is there and gave no answer that makes sense; the message says what happened."""


def ask(
    name: str, request: Request, *, connect_ms: int = CONNECT_MS, answer_ms: int = ANSWER_MS
) -> Reply:
    """Ask the app that listens under `name`. Raises NotRunningError or NoAnswerError."""
    socket = QLocalSocket()
    try:
        socket.connectToServer(name)
        if not socket.waitForConnected(connect_ms):
            raise NotRunningError(name)
        socket.write(line_of(request))
        return read_reply(_read_line(socket, QDeadlineTimer(answer_ms)))
    except BadLineError as error:
        raise NoAnswerError(str(error)) from None
    finally:
        socket.abort()


def is_answered(name: str, *, connect_ms: int = CONNECT_MS) -> bool:
    """Whether anybody listens under `name`."""
    socket = QLocalSocket()
    try:
        socket.connectToServer(name)
        return socket.waitForConnected(connect_ms)
    finally:
        socket.abort()


def _read_line(socket: QLocalSocket, deadline: QDeadlineTimer) -> bytes:
    received = bytearray()
    while not received.endswith(b"\n"):
        if not socket.bytesAvailable() and not socket.waitForReadyRead(deadline.remainingTime()):
            raise NoAnswerError(
                "it did not answer in time" if deadline.hasExpired() else "it hung up"
            )
        received += socket.readLine(REPLY_LIMIT).data()
        if len(received) > REPLY_LIMIT:
            raise NoAnswerError("its answer is too long")
    return bytes(received)
