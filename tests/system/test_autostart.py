"""Autostart by a desktop entry: on, off, switched off elsewhere, and words that need quotes."""

import sys
from pathlib import Path

import pytest

from posture.system.autostart import detect, start_command
from posture.system.autostart.xdg import XdgAutostart, command_of, exec_line
from posture.system.host import Host

COMMAND = ("/opt/posture/bin/python", "-m", "posture")


@pytest.fixture
def autostart(tmp_path: Path) -> XdgAutostart:
    return XdgAutostart(tmp_path / "autostart")


def words_of(value: str) -> list[str]:
    """Read an Exec value as the Desktop Entry Specification says a desktop does."""
    argument_line = value.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t")
    characters = iter(argument_line.replace("\0", "\\"))
    words, quoted = [""], False
    for character in characters:
        if character == '"':
            quoted = not quoted
        elif character == "\\" and quoted:
            words[-1] += next(characters)
        elif character == " " and not quoted:
            words.append("")
        elif character == "%":
            assert next(characters) == "%"
            words[-1] += "%"
        else:
            words[-1] += character
    assert not quoted
    return words


def test_on_and_off(autostart: XdgAutostart) -> None:
    assert not autostart.is_on()
    autostart.turn_on(COMMAND)
    assert autostart.is_on()
    autostart.turn_off()
    assert not autostart.is_on()
    autostart.turn_off()


def test_entry_starts_the_command(autostart: XdgAutostart) -> None:
    autostart.turn_on(COMMAND)
    lines = autostart.entry_file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert "Type=Application" in lines
    assert "Exec=/opt/posture/bin/python -m posture" in lines


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_desktops_may_switch_it_off(autostart: XdgAutostart, line: str) -> None:
    autostart.turn_on(COMMAND)
    entry = autostart.entry_file.read_text(encoding="utf-8")
    autostart.entry_file.write_text(f"{entry}{line}\n", encoding="utf-8")
    assert not autostart.is_on()
    autostart.turn_on(COMMAND)
    assert autostart.is_on()


def test_nothing_but_the_entry_is_left(autostart: XdgAutostart) -> None:
    autostart.turn_on(COMMAND)
    autostart.turn_on(("/usr/bin/posture",))
    assert [file.name for file in autostart.entry_file.parent.iterdir()] == ["posture.desktop"]


def test_refused_write_keeps_the_old_entry(
    autostart: XdgAutostart, monkeypatch: pytest.MonkeyPatch
) -> None:
    autostart.turn_on(COMMAND)
    before = autostart.entry_file.read_text(encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        autostart.turn_on(("/usr/bin/posture",))
    assert autostart.entry_file.read_text(encoding="utf-8") == before
    assert len(list(autostart.entry_file.parent.iterdir())) == 1


@pytest.mark.parametrize(
    "word",
    [
        "/opt/two words/posture",
        'quote"d',
        "back\\slash",
        "`command`",
        "$HOME",
        "100%",
        "%f",
        "semi;colon",
        "it's",
        "tab\tand\nline",
        "schön",
        "",
    ],
)
def test_words_come_out_as_they_went_in(word: str) -> None:
    line = exec_line(["/usr/bin/posture", word])
    assert words_of(line) == ["/usr/bin/posture", word]
    assert command_of(line) == ("/usr/bin/posture", word)


def test_escapes_are_those_of_the_specification() -> None:
    assert exec_line(["$x"]) == '"\\\\$x"'
    assert exec_line(["a\\b"]) == '"a\\\\\\\\b"'


def test_the_entry_tells_what_it_starts(tmp_path: Path) -> None:
    way = XdgAutostart(tmp_path)
    assert way.command() == ()
    way.turn_on(("/opt/my apps/posture", "run"))
    assert way.command() == ("/opt/my apps/posture", "run")
    way.entry_file.write_text("[Desktop Entry]\nName=Posture\n", encoding="utf-8")
    assert way.command() == ()


def test_folder_follows_the_user_s_configuration(tmp_path: Path) -> None:
    found = detect(Host({"XDG_CONFIG_HOME": str(tmp_path), "HOME": "/home/somebody"})).probe
    assert isinstance(found, XdgAutostart)
    assert found.entry_file == tmp_path / "autostart" / "posture.desktop"


@pytest.mark.parametrize("configured", [{}, {"XDG_CONFIG_HOME": "relative"}])
def test_folder_is_in_the_home_otherwise(configured: dict[str, str]) -> None:
    found = detect(Host({"HOME": "/home/somebody", **configured})).probe
    assert isinstance(found, XdgAutostart)
    assert found.entry_file == Path("/home/somebody/.config/autostart/posture.desktop")


def test_other_systems_say_so() -> None:
    assert "cannot start" in detect(Host({}, platform="win32")).in_words


def test_start_command_names_this_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    assert start_command() == (sys.executable, "-m", "posture")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert start_command() == (sys.executable,)
