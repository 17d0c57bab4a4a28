"""The answering side: listens for the command line while the app runs, one app for each data folder."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from posture.system.remote.client import is_answered
from posture.system.remote.instance_lock import InstanceLock, lock_file
from posture.system.remote.messages import (
    LINE_LIMIT,
    BadLineError,
    Exit,
    Reply,
    Request,
    line_of,
    read_request,
)

Handler = Callable[[Request], Reply]

PATIENCE_MS = 5_000
"""How long a client may take to send its request and to read the reply."""
MOST_CLIENTS = 32
"""More at a time are hung up on; the command line talks for a few milliseconds."""


class AlreadyRunningError(Exception):
    """Another app serves this data folder."""


class CannotListenError(Exception):
    """The system does not let us listen; the message says why."""


class RemoteServer(QObject):
    """Answers requests of this user with `handler`, which is called in this object's thread."""

    def __init__(self, name: str, handler: Handler, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._handler = handler
        self._lock: InstanceLock | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)

    def listen(self) -> None:
        """Begin to answer. Raises AlreadyRunningError or CannotListenError.

        Qt puts a new socket in the place of a live one without a word, so the lock comes first. Who
        holds it and finds nobody answering may remove what a crashed app left behind.
        """
        try:
            self._lock = InstanceLock.take(lock_file(self._name))
        except OSError as error:
            raise CannotListenError(f"{error.filename}: {error.strerror}") from error
        if self._lock is None:
            raise AlreadyRunningError(self._name)
        if is_answered(self._name):
            self.close()
            raise AlreadyRunningError(self._name)
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            why = self._server.errorString()
            self.close()
            raise CannotListenError(why)

    def close(self) -> None:
        """Answer no more and leave the name to others."""
        self._server.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @Slot()
    def _on_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self.findChildren(_Conversation)) < MOST_CLIENTS:
                _Conversation(socket, self._handler, self)
            else:
                socket.abort()
                socket.deleteLater()


class _Conversation(QObject):
    """One client: takes its line, answers, hangs up, and is gone."""

    def __init__(self, socket: QLocalSocket, handler: Handler, parent: QObject) -> None:
        super().__init__(parent)
        self._handler = handler
        self._socket = socket
        socket.setParent(self)
        socket.setReadBufferSize(LINE_LIMIT + 1)
        socket.disconnected.connect(self.deleteLater)
        socket.readyRead.connect(self._on_ready_read)
        patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        patience.timeout.connect(self._on_patience_ended)
        patience.start()
        self._on_ready_read()  # what came before we listened is not announced again

    @Slot()
    def _on_ready_read(self) -> None:
        if self._socket.canReadLine():
            line = bytes(self._socket.readLine().data())
        elif self._socket.bytesAvailable() > LINE_LIMIT:
            line = bytes(self._socket.readAll().data())
        else:
            return
        self._socket.readyRead.disconnect(self._on_ready_read)
        self._answer(line)

    @Slot()
    def _on_patience_ended(self) -> None:
        self._socket.abort()

    def _answer(self, line: bytes) -> None:
        reply = Reply(
            code=Exit.FAILED, message="Posture had an error of its own; its log names it."
        )
        try:
            reply = self._reply_to(line)
        finally:  # an error of the handler goes its way to the log, and the client still hears
            self._socket.write(line_of(reply))
            self._socket.flush()
            self._socket.disconnectFromServer()

    def _reply_to(self, line: bytes) -> Reply:
        if len(line) > LINE_LIMIT:
            return Reply(code=Exit.USAGE, message=f"a request is at most {LINE_LIMIT} bytes long")
        try:
            request = read_request(line)
        except BadLineError as error:
            return Reply(code=Exit.USAGE, message=str(error))
        return self._handler(request)
