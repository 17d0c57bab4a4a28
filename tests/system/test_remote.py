import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from posture.system.remote.client import NoAnswerError, NotRunningError, ask, is_answered
from posture.system.remote.messages import (
    LINE_LIMIT,
    Break,
    Exit,
    GetStatus,
    MeetingAsk,
    PauseAsk,
    Quit,
    Reply,
    Request,
    Show,
    line_of,
    read_reply,
)
from posture.system.remote.server import (
    MOST_CLIENTS,
    AlreadyRunningError,
    CannotListenError,
    RemoteServer,
)
from tests.remote_app import RemoteApp

Send = Callable[[bytes], bytes]
FINE = Reply(message="fine")


class Desk:
    """A handler that notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    def answer(self, request: Request) -> Reply:
        self.asked.append(request)
        return FINE


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def name(tmp_path: Path) -> str:
    return str(tmp_path / "posture-test")


@pytest.fixture
def server(name: str, desk: Desk, qapp: QObject) -> Iterator[RemoteServer]:
    remote = RemoteServer(name, desk.answer)
    remote.listen()
    yield remote
    remote.close()


@pytest.fixture
def send(name: str, qtbot: QtBot) -> Iterator[Send]:
    """Sends bytes from another thread, while this one serves, and returns all that came back."""
    with ThreadPoolExecutor(1) as pool:

        def run(data: bytes) -> bytes:
            future: Future[bytes] = pool.submit(_send, name, data)
            qtbot.waitUntil(future.done)
            return future.result()

        yield run


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteApp]:
    folder = tmp_path_factory.mktemp("app")
    running = RemoteApp(str(folder / "socket"), folder)
    yield running
    running.kill()


def _send(name: str, data: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(5)
        client.connect(name)
        client.sendall(data)
        received = b""
        while chunk := client.recv(65536):
            received += chunk
        return received


@pytest.mark.parametrize(
    "request_",
    [
        Show(),
        Break("micro"),
        PauseAsk(until=datetime(2026, 11, 23, 14, 30, tzinfo=UTC)),
        PauseAsk(for_s=1800),
        MeetingAsk(end=True),
        Quit(),
    ],
)
def test_a_request_arrives_as_it_was_sent(
    server: RemoteServer, desk: Desk, send: Send, request_: Request
) -> None:
    assert read_reply(send(line_of(request_))) == FINE
    assert desk.asked == [request_]


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"hello\n",
        b'{"type":"break","kind":5}\n',
        b'{"type":"explode"}\n',
        b'{"type":"pause","for_s":-3}\n',
        b'{"type":"pause","for_s":1e300}\n',
        b'{"type":"pause","until":"2026-11-23T14:30:00"}\n',
        b'{"type":"break","kind":"\xff\xfe"}\n',
        b"[" * 60_000 + b"\n",
        b'{"type":"break","kind":"' + b"x" * 300 + b'"}\n',
    ],
    ids=lambda line: line[:30].decode("latin-1").strip(),
)
def test_a_malformed_line_is_answered_with_an_error(
    server: RemoteServer, desk: Desk, send: Send, line: bytes
) -> None:
    reply = read_reply(send(line))
    assert reply.code is Exit.USAGE
    assert reply.message.startswith("this is no request that this version understands: ")
    assert desk.asked == []
    assert read_reply(send(line_of(Show()))) == FINE


def test_a_line_of_the_limit_is_read_and_a_longer_one_refused(
    server: RemoteServer, send: Send
) -> None:
    line = b'{"type":"show"}'
    fits = line + b" " * (LINE_LIMIT - len(line) - 1) + b"\n"
    assert read_reply(send(fits)) == FINE
    refused = Reply(code=Exit.USAGE, message="a request is at most 65536 bytes long")
    assert read_reply(send(b" " + fits)) == refused


def test_an_endless_line_is_hung_up_on(server: RemoteServer, desk: Desk, send: Send) -> None:
    with pytest.raises((BrokenPipeError, ConnectionResetError)):
        send(b"x" * 3_000_000)
    assert desk.asked == []
    assert read_reply(send(line_of(Show()))) == FINE


def test_a_request_may_come_in_pieces(
    server: RemoteServer, desk: Desk, name: str, qtbot: QtBot
) -> None:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(name)
        for piece in (b'{"type"', b':"sh', b'ow"}', b"\n"):
            assert desk.asked == []
            client.sendall(piece)
            qtbot.waitUntil(lambda: len(server.children()) > 1)
        qtbot.waitUntil(lambda: desk.asked == [Show()])


def test_clients_that_leave_are_forgotten(server: RemoteServer, name: str, qtbot: QtBot) -> None:
    idle = len(server.children())
    clients = [socket.socket(socket.AF_UNIX) for _ in range(MOST_CLIENTS + 5)]
    for client in clients:
        client.connect(name)
    qtbot.waitUntil(lambda: len(server.children()) == idle + MOST_CLIENTS)
    for client in clients:
        client.close()
    qtbot.waitUntil(lambda: len(server.children()) == idle)


def test_a_client_that_says_nothing_is_hung_up_on(
    name: str, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.system.remote.server.PATIENCE_MS", 10)
    remote = RemoteServer(name, desk.answer)
    remote.listen()
    idle = len(remote.children())
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(name)
        qtbot.waitUntil(lambda: len(remote.children()) > idle)
        qtbot.waitUntil(lambda: len(remote.children()) == idle)
        assert client.recv(1) == b""
    remote.close()


def test_an_error_of_the_handler_is_answered_and_not_hidden(
    name: str, qtbot: QtBot, send: Send
) -> None:
    def broken(_: Request) -> Reply:
        raise ZeroDivisionError

    remote = RemoteServer(name, broken)
    remote.listen()
    with qtbot.captureExceptions() as caught:
        reply = read_reply(send(line_of(Show())))
    remote.close()
    assert reply.code is Exit.FAILED
    assert [error[0] for error in caught] == [ZeroDivisionError]


def test_the_client_asks_and_is_answered(app: RemoteApp) -> None:
    app.reset()
    app.reply = Reply.of({"state": "working", "name": "Käthe\n"})
    reply = ask(app.name, GetStatus())
    assert app.asked == [GetStatus()]
    assert reply.code is Exit.DONE
    assert msgspec.json.decode(reply.document) == {"state": "working", "name": "Käthe\n"}


def test_a_long_answer_arrives_whole(app: RemoteApp) -> None:
    app.reset()
    app.reply = Reply(message="x" * 900_000)
    assert ask(app.name, GetStatus()) == app.reply


def test_an_answer_without_end_is_given_up(app: RemoteApp) -> None:
    app.reset()
    app.reply = Reply(message="x" * 2_000_000)
    with pytest.raises(NoAnswerError, match="its answer is too long"):
        ask(app.name, GetStatus())


def test_nobody_there(name: str) -> None:
    assert not is_answered(name)
    with pytest.raises(NotRunningError):
        ask(name, Show())


def test_an_app_that_hangs_is_given_up(server: RemoteServer, name: str) -> None:
    """This thread serves nothing while it asks, as an app that hangs."""
    with pytest.raises(NoAnswerError, match="it did not answer in time"):
        ask(name, Show(), answer_ms=50)


def test_only_one_app_serves_a_folder(server: RemoteServer, desk: Desk, name: str) -> None:
    second = RemoteServer(name, desk.answer)
    with pytest.raises(AlreadyRunningError):
        second.listen()
    assert is_answered(name)


def test_a_live_socket_without_its_lock_is_left_alone(
    server: RemoteServer, desk: Desk, name: str
) -> None:
    Path(f"{name}.lock").unlink()
    second = RemoteServer(name, desk.answer)
    with pytest.raises(AlreadyRunningError):
        second.listen()
    assert is_answered(name)


def test_the_name_is_free_after_closing(server: RemoteServer, desk: Desk, name: str) -> None:
    server.close()
    assert not is_answered(name)
    second = RemoteServer(name, desk.answer)
    second.listen()
    assert is_answered(name)
    second.close()


def test_what_a_killed_app_left_is_removed(name: str, desk: Desk, tmp_path: Path) -> None:
    RemoteApp(name, tmp_path).kill()
    assert Path(name).is_socket()
    assert not is_answered(name)
    remote = RemoteServer(name, desk.answer)
    remote.listen()
    assert is_answered(name)
    remote.close()


def test_others_may_not_connect(server: RemoteServer, name: str) -> None:
    assert Path(name).stat().st_mode & 0o077 == 0
    assert Path(f"{name}.lock").stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, desk: Desk, qapp: QObject) -> None:
    remote = RemoteServer(str(tmp_path / "gone" / "posture"), desk.answer)
    with pytest.raises(CannotListenError, match=r"posture\.lock: No such file or directory"):
        remote.listen()


def test_what_stands_in_the_way_is_told_and_the_lock_given_back(
    name: str, desk: Desk, qapp: QObject
) -> None:
    Path(name).mkdir()
    remote = RemoteServer(name, desk.answer)
    for _ in range(2):  # a lock that was kept would say AlreadyRunningError
        with pytest.raises(CannotListenError):
            remote.listen()
