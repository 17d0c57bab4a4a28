"""A stand-in for the running app, in a process of its own: it serves the local socket and nothing else.

In a process, since a blocking Qt client holds Python's lock and would starve a server beside it.
"""

import subprocess
import sys
from pathlib import Path

import msgspec

from posture.system.remote.messages import Reply, Request, line_of, read_reply, read_request

ROOT = Path(__file__).parents[1]


class RemoteApp:
    """Answers each request with `reply` and notes what it was asked."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._asked = folder / "asked"
        self._reply = folder / "reply"
        self.reset()
        command = [sys.executable, "-m", "tests.remote_app", name, str(folder)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"ready\n"

    def reset(self) -> None:
        """Forget what was asked; answer "Done." again."""
        self._asked.write_bytes(b"")
        self.reply = Reply(message="Done.")

    @property
    def reply(self) -> Reply:
        """What it answers."""
        return read_reply(self._reply.read_bytes())

    @reply.setter
    def reply(self, reply: Reply) -> None:
        self._reply.write_bytes(line_of(reply))

    @property
    def asked(self) -> list[Request]:
        """The requests so far."""
        return [read_request(line) for line in self._asked.read_bytes().splitlines()]

    def kill(self) -> None:
        """End it without a chance to clean up."""
        self._process.kill()
        self._process.communicate()


def _serve(name: str, folder: Path) -> int:
    from PySide6.QtCore import QCoreApplication, QSocketNotifier

    from posture.system.remote.server import RemoteServer

    def answer(request: Request) -> Reply:
        with (folder / "asked").open("ab") as asked:
            asked.write(msgspec.json.encode(request) + b"\n")
        return read_reply((folder / "reply").read_bytes())

    app = QCoreApplication([])
    server = RemoteServer(name, answer)
    server.listen()
    # The tests' end of our stdin closes with them, however they end: a leftover would hold their output open
    parents = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    parents.activated.connect(app.quit)
    print("ready", flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(_serve(sys.argv[1], Path(sys.argv[2])))
