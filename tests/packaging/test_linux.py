"""The files that a Linux desktop reads: well formed, in step with each other and with the app."""

import os
import subprocess
import sys
from configparser import ConfigParser
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

from PySide6.QtGui import QImage

from posture import __version__

PROJECT = Path(__file__).parents[2]
LINUX = PROJECT / "packaging" / "linux"
APP_ID = "org.posture_app.Posture"
ENTRY = LINUX / f"{APP_ID}.desktop"
METAINFO = LINUX / f"{APP_ID}.metainfo.xml"


class DesktopEntry(ConfigParser):
    """Desktop entries tell upper from lower case in keys."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def read_entry(path: Path) -> DesktopEntry:
    entry = DesktopEntry(interpolation=None)
    entry.read(path, encoding="utf-8")
    return entry


def load_make_icons() -> ModuleType:
    spec = spec_from_file_location("make_icons", LINUX / "make_icons.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def install_user(verb: str, home: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, LINUX / "install_user.py", verb],
        env={"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_entry_and_metainfo_agree() -> None:
    entry = read_entry(ENTRY)["Desktop Entry"]
    metainfo = ET.parse(METAINFO).getroot()

    assert metainfo.findtext("id") == APP_ID
    assert metainfo.findtext("launchable") == ENTRY.name
    assert metainfo.findtext("name") == entry["Name"]
    assert metainfo.findtext("icon") == entry["Icon"] == APP_ID
    assert metainfo.findtext("provides/binary") == entry["TryExec"] == "posture"
    assert f"{metainfo.findtext('categories/category')};" == entry["Categories"]


def test_latest_release_is_this_version() -> None:
    release = ET.parse(METAINFO).getroot().find("releases/release")

    assert release is not None
    assert release.get("version") == __version__


def test_every_action_is_described() -> None:
    entry = read_entry(ENTRY)
    named = entry["Desktop Entry"]["Actions"].rstrip(";").split(";")

    described = [s.removeprefix("Desktop Action ") for s in entry.sections() if "Action" in s]
    assert described == named
    assert all(entry[f"Desktop Action {name}"]["Exec"].startswith("posture ") for name in named)


def test_icons_are_what_the_drawings_show(qapp: object) -> None:
    make_icons = load_make_icons()

    for size_px in make_icons.SIZES_PX:
        kept = QImage(str(LINUX / "icons" / f"{size_px}x{size_px}" / f"{APP_ID}.png"))
        drawn: QImage = make_icons.draw(size_px)
        assert (kept.width(), kept.height()) == (size_px, size_px)
        assert largest_difference(kept, drawn) <= 8, "`make icons` was not run after a change"


def largest_difference(one: QImage, other: QImage) -> int:
    """Of any channel of any pixel; Qt versions may differ a little in smoothing edges."""
    form = QImage.Format.Format_ARGB32_Premultiplied
    first, second = one.convertToFormat(form), other.convertToFormat(form)  # own their bits
    pairs = zip(bytes(first.constBits()), bytes(second.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs)


def test_install_and_uninstall_for_one_user(tmp_path: Path) -> None:
    home = tmp_path / "home of Ana"
    foreign = home / ".local" / "share" / "applications" / "other.desktop"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("not ours")

    done = install_user("install", home)
    assert done.returncode == 0, done.stderr

    launcher = home / ".local" / "bin" / "posture"
    assert os.access(launcher, os.X_OK)
    entry = read_entry(home / ".local/share/applications" / ENTRY.name)
    assert entry["Desktop Entry"]["Exec"] == f'"{launcher}" run'
    assert entry["Desktop Entry"]["TryExec"] == str(launcher)
    assert entry["Desktop Action break"]["Exec"] == f'"{launcher}" break'
    icons = home / ".local/share/icons/hicolor"
    assert (icons / "scalable/apps" / f"{APP_ID}.svg").is_file()
    assert len(files_below(icons)) == 9

    assert install_user("install", home).returncode == 0  # again: an update
    assert install_user("uninstall", home).returncode == 0
    assert files_below(home) == [foreign]


def test_install_leaves_a_foreign_command_alone(tmp_path: Path) -> None:
    command = tmp_path / ".local" / "bin" / "posture"
    command.parent.mkdir(parents=True)
    command.write_text("#!/bin/sh\necho something else\n")

    for verb in ("install", "uninstall"):
        done = install_user(verb, tmp_path)
        assert done.returncode == 1
        assert "not ours" in done.stderr
    assert files_below(tmp_path) == [command]
