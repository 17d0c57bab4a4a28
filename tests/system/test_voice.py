"""Which voice is used, without loading one; and what is said with it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from posture.system import voice
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.voice.program import ProgramVoice, open_program
from posture.system.voice.qt import QtVoice, open_qt

LINUX = Host({}, platform="linux")


def nothing(_name: str) -> None:
    return None


def everything(name: str) -> str:
    return f"/usr/bin/{name}"


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    (tmp_path / "libqtexttospeech_mock.so").touch()
    return tmp_path


def test_without_the_module_the_reason_is_said(plugins: Path) -> None:
    found = open_qt(LINUX, has_module=lambda: False, plugins=plugins)
    assert found == Unavailable("Qt’s speech module (PySide6-Addons) is not installed")


def test_an_engine_for_tests_is_no_voice(plugins: Path) -> None:
    found = open_qt(LINUX, has_module=lambda: True, plugins=plugins, find=everything)
    assert found == Unavailable("no speech engine is installed")


def test_speech_dispatcher_has_to_be_there_for_its_engine(plugins: Path) -> None:
    (plugins / "libqtexttospeech_speechd.so").touch()
    without = open_qt(LINUX, has_module=lambda: True, plugins=plugins, find=nothing)
    assert isinstance(without, Unavailable)
    found = open_qt(LINUX, has_module=lambda: True, plugins=plugins, find=everything)
    assert isinstance(found, QtVoice)
    assert found._made is None, "nothing is loaded before the first word"


def test_qt_speaks(qtbot: QtBot) -> None:
    """With the engine that Qt has for tests; PySide6-Essentials alone has no speech."""
    speech_module = pytest.importorskip("PySide6.QtTextToSpeech")
    spoken = QtVoice("mock")
    spoken.say("Lean to your right.")
    speech = spoken._speech()
    assert speech.state() is speech_module.QTextToSpeech.State.Speaking
    assert speech.locale().language() is speech.locale().Language.English
    spoken.close()
    assert spoken._made is None


def test_a_program_gets_the_words_as_one_argument() -> None:
    started: list[list[str]] = []
    found = open_program(
        LINUX, find=everything, run=lambda program, words: started.append([program, *words])
    )
    assert isinstance(found, ProgramVoice)
    found.close()
    assert started == [], "nobody spoke"
    found.say("--help; rm -r ~")
    assert started == [["/usr/bin/spd-say", "--", "--help; rm -r ~"]]
    found.say("Done.")
    assert started[1:] == [
        ["/usr/bin/spd-say", "--cancel"],
        ["/usr/bin/spd-say", "--", "Done."],
    ]


def test_where_which_program_is_looked_for() -> None:
    assert isinstance(open_program(LINUX, find=nothing), Unavailable)
    assert isinstance(open_program(Host({}, platform="win32"), find=everything), Unavailable)
    mac = open_program(Host({}, platform="darwin"), find=nothing)
    assert isinstance(mac, ProgramVoice)


def test_without_any_there_is_a_reason() -> None:
    found = voice.detect(Host({}, platform="win32"))
    assert found.probe is None or found.names == ("qt",)
    assert found.why or found.probe is not None
