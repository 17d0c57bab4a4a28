"""Folders, file names, and a socket that nobody else reaches."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.system.paths import Paths, UnsafeFolderError
from posture.system.resources import ResourcesNotFoundError, resources_folder


@pytest.fixture
def temp(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stand in for the folder of temporary files; short, as sockets need it."""
    with tempfile.TemporaryDirectory(prefix="p") as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


def mode_of(folder: Path) -> int:
    return folder.stat().st_mode & 0o777


def test_one_folder_holds_everything(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    assert paths.settings_file == tmp_path / "config.toml"
    assert paths.database_file == tmp_path / "adherence.db"
    assert paths.state_file.parent == paths.log_file.parent == tmp_path
    names = {paths.settings_file, paths.database_file, paths.state_file, paths.log_file}
    assert len(names) == 4


def test_relative_folder_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.under(Path("here")).data == tmp_path / "here"


def test_user_folders_follow_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    paths = Paths.of_user()
    assert paths.config == tmp_path / "CONFIG" / "posture"
    assert paths.data == tmp_path / "DATA" / "posture"
    assert paths.state == tmp_path / "STATE" / "posture"


def test_folders_are_made_for_the_user_alone(tmp_path: Path) -> None:
    whole = tmp_path / "new"
    Paths.under(whole).make()
    assert mode_of(whole) == 0o700


def test_folders_of_the_user_stay_as_they_are(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Paths.under(tmp_path).make()
    assert mode_of(tmp_path) == 0o755


def test_socket_lies_in_the_session_folder(temp: Path) -> None:
    name = Paths.under(temp / "data").socket_name({"XDG_RUNTIME_DIR": str(temp)})
    assert Path(name).parent == temp


def test_socket_is_one_for_each_data_folder(temp: Path) -> None:
    first, second = Paths.under(temp / "first"), Paths.under(temp / "second")
    assert first.socket_name({}) == first.socket_name({})
    assert first.socket_name({}) != second.socket_name({})


@pytest.mark.parametrize("runtime", ["", "gone", "relative"])
def test_socket_falls_back_to_a_private_folder(temp: Path, runtime: str) -> None:
    environ = {"XDG_RUNTIME_DIR": str(temp / runtime) if runtime == "gone" else runtime}
    name = Paths.under(temp).socket_name(environ)
    assert Path(name).parent.parent == temp
    assert mode_of(Path(name).parent) == 0o700


def test_long_session_folder_is_passed_over(temp: Path) -> None:
    long = temp / ("x" * 90)
    long.mkdir()
    name = Paths.under(temp).socket_name({"XDG_RUNTIME_DIR": str(long)})
    assert long not in Path(name).parents
    assert len(os.fsencode(name)) < 100


def test_long_temporary_folder_is_refused(temp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = temp / ("x" * 90)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    with pytest.raises(UnsafeFolderError, match="short enough"):
        Paths.under(temp).socket_name({})


def test_folder_that_others_may_enter_is_refused(temp: Path) -> None:
    taken = temp / f"posture-{os.getuid()}"
    taken.mkdir()
    taken.chmod(0o777)
    with pytest.raises(UnsafeFolderError, match="yours alone"):
        Paths.under(temp).socket_name({})


def test_folder_that_is_a_link_is_refused(temp: Path, tmp_path: Path) -> None:
    (temp / f"posture-{os.getuid()}").symlink_to(tmp_path)
    with pytest.raises(UnsafeFolderError, match="yours alone"):
        Paths.under(temp).socket_name({})


def test_resources_inside_the_package_come_first(tmp_path: Path) -> None:
    inside, beside = tmp_path / "inside", tmp_path / "beside"
    (beside / "content").mkdir(parents=True)
    assert resources_folder((inside, beside)) == beside
    (inside / "content").mkdir(parents=True)
    assert resources_folder((inside, beside)) == inside


def test_shipped_resources_are_found() -> None:
    assert resources_folder().name == "resources"


def test_missing_resources_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ResourcesNotFoundError, match="install Posture again"):
        resources_folder((tmp_path,))
