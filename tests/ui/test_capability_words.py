"""Settings ▸ System, “What this desktop can do”: the words of `posture doctor`, without commands to type."""

import pytest
from pytestqt.qtbot import QtBot

from posture.system.advice import ADVICE, advice_for
from posture.system.capability_words import CAPABILITIES, MECHANISMS
from posture.system.desktop import Desktop, SessionType
from posture.ui.settings.capability import caution_for, how_or_why
from posture.ui.settings.system_group import CapabilityBlock, capability_title
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text

NO_TRAY = {"tray": "unavailable: no tray is on the session bus; no tray is on the X server"}


@pytest.fixture(autouse=True)
def _on_gnome(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")


def words_of(theme: Theme, qtbot: QtBot, capabilities: dict[str, str]) -> list[str]:
    block = CapabilityBlock(theme, capabilities)
    qtbot.addWidget(block)
    return [text.text() for text in block.findChildren(Text)]


def test_what_is_in_use_is_named_as_doctor_names_it(theme: Theme, qtbot: QtBot) -> None:
    found = {"idle": "mutter", "call": "pulseaudio, video-devices"}
    words = words_of(theme, qtbot, found)
    assert str(MECHANISMS["idle"]["mutter"]) in words
    call = MECHANISMS["call"]
    assert f"{call['pulseaudio']}, {call['video-devices']}" in words
    assert {"Notice that you step away", "Notice calls"} <= {*words}


def test_what_is_missing_comes_with_what_helps(theme: Theme, qtbot: QtBot) -> None:
    gnome = Desktop("ubuntu:GNOME", SessionType.WAYLAND)
    advice = advice_for("tray", gnome, "").sentence
    assert "AppIndicator" in advice
    assert f"This desktop has no tray. {advice}" in words_of(theme, qtbot, NO_TRAY)


def test_reasons_decide_which_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY")
    why = "unavailable: this is no Wayland session; libXss.so.1 is not installed: install libxss1"
    assert how_or_why("idle", why) == (
        "Nothing here tells when you step away. "
        "Install libxss1 (Fedora: libXScrnSaver, Arch: libxss), then start Posture again."
    )


@pytest.mark.parametrize("name", CAPABILITIES)
def test_every_capability_has_a_title_and_a_sentence(name: str) -> None:
    assert capability_title(name) != name.replace("_", " ").capitalize()
    sentence = how_or_why(name, "unavailable: something; something else")
    assert sentence.endswith(".")
    assert ".." not in sentence
    assert "something" not in sentence


def test_no_window_asks_for_a_command() -> None:
    sentences = [advice.sentence for every in ADVICE.values() for advice in every]
    assert [sentence for sentence in sentences if "`" in sentence] == []


def test_what_has_no_words_says_why() -> None:
    assert how_or_why("webcam", "unavailable: none is plugged in") == "None is plugged in."
    assert how_or_why("webcam", "v4l") == "v4l"


@pytest.mark.parametrize(
    ("key", "name", "words"),
    [
        ("quiet.call", "call", "calls can’t be noticed here. Use “Until this meeting ends”"),
        ("sound.voice", "voice", "no voice is installed. Install a voice"),
        ("breaks.movement.natural_after", "idle", "nothing here tells when you step away."),
    ],
)
def test_calls_voice_and_idle_time_say_what_is_done_instead(
    key: str, name: str, words: str
) -> None:
    found = caution_for(key, {name: "unavailable: it is not there"})
    assert found.startswith(f"Not available on this desktop: {words}")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("quiet.inhibitor", "inhibitor"),
        ("quiet.apps", "app"),
        ("quiet.calendars", "calendar"),
        ("quiet.dnd", "dnd"),
        ("idle.pause_of", "idle"),
    ],
)
def test_a_setting_says_what_it_lacks(key: str, name: str) -> None:
    words = caution_for(key, {name: "unavailable: why"})
    assert words.startswith(f"Not available on this desktop: {CAPABILITIES[name].missing}. ")
    assert caution_for(key, {name: "some mechanism"}) == ""
