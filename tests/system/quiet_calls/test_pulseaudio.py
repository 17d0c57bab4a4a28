"""Who uses a microphone, as a sound server tells. Real servers: tests/desktop/test_microphone.py."""

import os
import shutil
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.pulse_values import ValueReader
from posture.system.quiet.call import pulseaudio
from posture.system.quiet.call.pulseaudio import PulseAudio, addresses, open_pulseaudio
from tests.system.quiet_calls.sound_server import (
    AUTH,
    CHANNEL_MAP,
    GET_SOURCE,
    LIST_SOURCE_OUTPUTS,
    LITTLE_PATIENCE_MS,
    MICROPHONE,
    MONITOR,
    NONE,
    PATIENCE_MS,
    REPLY,
    SAMPLE_SPEC,
    SET_CLIENT_NAME,
    SUSPENDED,
    VOLUME,
    SoundServer,
    flag,
    frame,
    microseconds,
    number,
    own_id,
    properties,
    recording,
    source,
    text,
)

IN_USE = ("microphone",)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path: sockets lie below it, and their names may have 107 characters."""
    made = Path(tempfile.mkdtemp(prefix="posture-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def server(folder: Path) -> Iterator[SoundServer]:
    with SoundServer(folder / "native") as server:
        yield server


@pytest.fixture
def probe(folder: Path, monkeypatch: pytest.MonkeyPatch) -> PulseAudio:
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", PATIENCE_MS)
    return opened({"PULSE_SERVER": f"unix:{folder}/native"})


def opened(environ: dict[str, str], root: Path = Path("/nowhere")) -> PulseAudio:
    probe = open_pulseaudio(Host(environ, root=root))
    assert isinstance(probe, PulseAudio)
    return probe


def test_nobody_records(server: SoundServer, probe: PulseAudio) -> None:
    assert probe.seen() == ()
    assert server.asked == [AUTH, SET_CLIENT_NAME, LIST_SOURCE_OUTPUTS]


def test_a_program_records(server: SoundServer, probe: PulseAudio) -> None:
    server.recordings = [recording()]
    assert probe.seen() == IN_USE
    server.recordings = []
    assert probe.seen() == ()


def test_the_server_learns_that_it_is_the_same_user(server: SoundServer, probe: PulseAudio) -> None:
    probe.seen()
    assert server.peer_user == os.getuid()


@pytest.mark.parametrize(
    "other",
    [
        recording(corked=True),
        recording(source=MONITOR),
        recording(source=NONE),
        recording(client=NONE),
        recording({"application.process.id": own_id()}),
        recording(resampling="peaks"),
        recording({"stream.monitor": "true", "resample.peaks": "true"}),
        recording({"application.id": "org.PulseAudio.pavucontrol"}),
        recording({"application.id": "org.kde.plasma-pa"}),
        recording({"node.link-group": "echo-cancel-21200-13", "node.passive": "true"}),
        recording({"node.link-group": "loopback-21200-12"}, client=NONE),
    ],
    ids=[
        "held", "the computer's own sound", "nothing", "the server itself", "we ourselves",
        "level in PulseAudio", "level in PipeWire", "pavucontrol", "volume applet",
        "echo cancelling", "loopback",
    ],
)  # fmt: skip
def test_what_is_no_call(server: SoundServer, probe: PulseAudio, other: bytes) -> None:
    server.recordings = [other]
    assert probe.seen() == ()
    server.recordings = [other, recording(), other]
    assert probe.seen() == IN_USE, "a call next to it is still seen"


def test_a_microphone_that_is_switched_off_gives_no_sound(
    server: SoundServer, probe: PulseAudio
) -> None:
    server.recordings = [recording()]
    server.sources[MICROPHONE] = source(MICROPHONE, state=SUSPENDED)
    assert probe.seen() == ()


def test_a_microphone_that_vanishes_between_two_questions(
    server: SoundServer, probe: PulseAudio
) -> None:
    server.recordings = [recording()]
    server.refuses = GET_SOURCE
    assert probe.seen() == ()
    server.refuses = None
    assert probe.seen() == IN_USE


@pytest.mark.parametrize("question", [AUTH, SET_CLIENT_NAME, LIST_SOURCE_OUTPUTS, GET_SOURCE])
def test_a_server_that_hangs_is_left_alone_for_a_while(
    server: SoundServer, probe: PulseAudio, question: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", LITTLE_PATIENCE_MS)
    server.recordings = [recording()]
    server.hangs_at = question
    assert probe.seen() == ()
    server.hangs_at = None
    assert probe.seen() == ()
    assert server.clients == 1, "it was not asked again"


def test_one_that_answers_again_is_heard_after_that_while(
    server: SoundServer, probe: PulseAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", LITTLE_PATIENCE_MS)
    monkeypatch.setattr(pulseaudio, "LEFT_ALONE_MS", 0)
    server.recordings = [recording()]
    server.hangs_at = AUTH
    assert probe.seen() == ()
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", PATIENCE_MS)
    server.hangs_at = None
    assert probe.seen() == IN_USE


def test_one_that_stops_in_the_middle(
    server: SoundServer, probe: PulseAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", LITTLE_PATIENCE_MS)
    server.says_instead = frame(bytes(1000))[:500]
    assert probe.seen() == ()


@pytest.mark.parametrize(
    "nonsense",
    [
        frame(b""),
        frame(b"L"),
        frame(number(2)),
        frame(b"?" * 10),
        frame(number(2) + b"t no end"),
        frame(number(2) + number(1) + b"P" + text("name") + number(1) + text("value")),
        b"\xff" * 20,
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
    ],
)
def test_one_that_speaks_something_else(
    server: SoundServer, probe: PulseAudio, nonsense: bytes
) -> None:
    server.says_instead = nonsense
    assert probe.seen() == ()
    server.says_instead = None
    server.recordings = [recording()]
    assert probe.seen() == IN_USE


@pytest.mark.parametrize("answer", [number(1), recording()[:-1], recording()[5:]])
def test_an_answer_that_is_not_what_was_asked_for(
    server: SoundServer, probe: PulseAudio, answer: bytes
) -> None:
    server.recordings = [answer]
    assert probe.seen() == ()


def test_a_source_that_is_not_described(server: SoundServer, probe: PulseAudio) -> None:
    server.recordings = [recording()]
    server.sources[MICROPHONE] = number(1)
    assert probe.seen() == ()


def test_other_news_before_the_answer_is_passed_over(
    server: SoundServer, probe: PulseAudio
) -> None:
    news = frame(number(66) + number(NONE))
    late_answer = frame(number(REPLY) + number(77) + recording(corked=True))
    server.says_first = frame(b"some sound", channel=3) + news + late_answer
    server.recordings = [recording()]
    assert probe.seen() == IN_USE


@pytest.mark.parametrize("question", [AUTH, SET_CLIENT_NAME, LIST_SOURCE_OUTPUTS])
def test_one_that_refuses(server: SoundServer, probe: PulseAudio, question: int) -> None:
    server.recordings = [recording()]
    server.refuses = question
    assert probe.seen() == ()


@pytest.mark.parametrize("question", [AUTH, SET_CLIENT_NAME, LIST_SOURCE_OUTPUTS, GET_SOURCE])
def test_one_that_hangs_up(server: SoundServer, probe: PulseAudio, question: int) -> None:
    server.recordings = [recording()]
    server.hangs_up_at = question
    assert probe.seen() == ()
    server.hangs_up_at = None
    assert probe.seen() == IN_USE, "that is no hanging: it is asked again at once"


def test_time_that_is_up_before_the_first_question(
    server: SoundServer, probe: PulseAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", 0)
    assert probe.seen() == ()
    assert server.asked == []


def test_all_kinds_of_values_are_read() -> None:
    written = (
        number(7) + text("a") + text(None) + flag(True) + flag(False) + microseconds(9)
        + b"r" + struct.pack(">q", -3) + b"R" + struct.pack(">Q", 2**40) + b"B\x05"
        + b"x" + struct.pack(">I", 2) + b"\0\1" + SAMPLE_SPEC + CHANNEL_MAP + VOLUME
        + properties({"b": "ü"}) + text("end")
    )  # fmt: skip
    assert list(ValueReader(written)) == [
        7, "a", None, True, False, 9, -3, 2**40, 5, b"\0\1", None, None, None, {"b": "ü"}, "end",
    ]  # fmt: skip


def test_a_server_that_ends_and_one_that_comes(folder: Path, probe: PulseAudio) -> None:
    assert probe.seen() == ()
    for _ in range(2):
        with SoundServer(folder / "native") as server:
            server.recordings = [recording()]
            assert probe.seen() == IN_USE
        assert probe.seen() == ()


def test_what_is_left_of_a_dead_server(folder: Path, probe: PulseAudio) -> None:
    with SoundServer(folder / "native"):
        (folder / "native").rename(folder / "kept")
        (folder / "native").touch()
    (folder / "kept").rename(folder / "native")
    assert probe.seen() == ()


# --- where the server is ---


def test_the_session_folder_names_the_server_where_nothing_else_does(folder: Path) -> None:
    probe = opened({"XDG_RUNTIME_DIR": str(folder)})
    with SoundServer(folder / "pulse/native") as server:
        server.recordings = [recording()]
        (folder / "pulse/pid").touch()
        assert probe.seen() == IN_USE


def test_a_server_that_would_have_to_be_started_is_not(folder: Path) -> None:
    probe = opened({"XDG_RUNTIME_DIR": str(folder)})
    with SoundServer(folder / "pulse/native") as server:  # systemd listens, nothing runs behind it
        server.recordings = [recording()]
        assert probe.seen() == ()
        assert server.clients == 0


def test_the_next_one_is_asked_where_the_first_is_gone(folder: Path) -> None:
    probe = opened({"PULSE_SERVER": f"{folder}/gone unix:{folder}/native"})
    with SoundServer(folder / "native") as server:
        server.recordings = [recording()]
        assert probe.seen() == IN_USE


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"PULSE_SERVER": "unix:/mnt/wslg/PulseServer"}, ["/mnt/wslg/PulseServer"]),
        ({"PULSE_SERVER": "/tmp/here"}, ["/tmp/here"]),
        ({"PULSE_SERVER": "{8f3a}unix:/tmp/a tcp:far.example tcp6:[::1]:4713 /b"}, ["/tmp/a", "/b"]),
        ({"PULSE_SERVER": "far.example"}, []),
        ({"PULSE_SERVER": "/tmp/here", "XDG_RUNTIME_DIR": "/run/user/7"}, ["/tmp/here"]),
        (
            {"XDG_RUNTIME_DIR": "/run/user/7"},
            ["/run/user/7/pulse/native", "/root/run/pulse/native"],
        ),
        (
            {"PULSE_RUNTIME_PATH": "/r", "PULSE_SERVER": ""},
            ["/r/native", "/root/run/pulse/native"],
        ),
        ({}, ["/root/run/pulse/native"]),
    ],
)  # fmt: skip
def test_where_servers_are_looked_for(environ: dict[str, str], expected: list[str]) -> None:
    assert [str(path) for path in addresses(environ, Path("/root"))] == expected


def test_no_other_computer_is_asked() -> None:
    found = open_pulseaudio(Host({"PULSE_SERVER": "tcp:far.example:4713"}))
    assert found == Unavailable("the sound server is on another computer (PULSE_SERVER)")


def test_a_name_that_can_be_no_address() -> None:
    assert opened({"PULSE_SERVER": "/" + "a" * 200}).seen() == ()
    assert opened({"PULSE_SERVER": "/tmp/a\0b"}).seen() == ()
