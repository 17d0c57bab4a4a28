"""Where the user's files lie, and under which name the running app is reached."""

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

APP_FOLDER = "posture"
PRIVATE = 0o700

SOCKET_NAME_LIMIT = 100
"""Bytes. The kernel allows 108 on Linux and 104 on macOS, with a closing zero."""


class UnsafeFolderError(Exception):
    """A folder that has to be ours alone belongs to somebody else, or others may enter it."""


class Paths(msgspec.Struct, frozen=True, kw_only=True):
    """The folders for settings, records, small state and logs."""

    config: Path
    data: Path
    state: Path
    log: Path

    @classmethod
    def of_user(cls) -> "Paths":
        """The folders that the user's system keeps for such things."""
        from platformdirs import PlatformDirs  # 1 MiB that `--data-dir` does without

        folders = PlatformDirs(APP_FOLDER, appauthor=False)
        return cls(
            config=folders.user_config_path,
            data=folders.user_data_path,
            state=folders.user_state_path,
            log=folders.user_log_path,
        )

    @classmethod
    def under(cls, folder: Path) -> "Paths":
        """Everything in one folder (`--data-dir`)."""
        whole = folder.expanduser().absolute()
        return cls(config=whole, data=whole, state=whole, log=whole)

    @property
    def settings_file(self) -> Path:
        """The user's settings; theirs to edit."""
        return self.config / "config.toml"

    @property
    def database_file(self) -> Path:
        """Everything that was recorded."""
        return self.data / "adherence.db"

    @property
    def state_file(self) -> Path:
        """What the app has to know again after a restart."""
        return self.state / "state.json"

    @property
    def log_file(self) -> Path:
        """What the app did, for bug reports."""
        return self.log / "posture.log"

    def make(self) -> None:
        """Make the missing folders, for the user alone; existing ones stay as they are."""
        for folder in (self.config, self.data, self.state, self.log):
            folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)

    def socket_name(self, environ: Mapping[str, str] = os.environ) -> str:
        """Return the name for QLocalServer: one per data folder, out of other users' reach.

        Raises UnsafeFolderError when another user has taken the folder it would lie in.
        """
        from hashlib import blake2s  # commands that read have no need of it

        digest = blake2s(os.fsencode(self.data.resolve()), digest_size=8).hexdigest()
        name = f"{APP_FOLDER}-{digest}"
        if sys.platform == "win32":
            return name  # a named pipe, no file
        for folder in _socket_folders(environ):
            path = folder / name
            if len(os.fsencode(path)) < SOCKET_NAME_LIMIT:
                return str(path)
        raise UnsafeFolderError(f"no folder for the socket {name} has a short enough name")


def _socket_folders(environ: Mapping[str, str]) -> list[Path]:
    """The session's own folder, where there is one, before a private temporary one."""
    runtime = Path(environ.get("XDG_RUNTIME_DIR", ""))
    if runtime.is_absolute() and runtime.is_dir():
        return [runtime, _private_temp_folder()]
    return [_private_temp_folder()]


def _private_temp_folder() -> Path:
    """Make our folder among the temporary files, or refuse one that somebody else put there."""
    import tempfile  # commands that read have no need of it

    folder = Path(tempfile.gettempdir()) / f"{APP_FOLDER}-{os.getuid()}"
    folder.mkdir(mode=PRIVATE, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise UnsafeFolderError(f"{folder} is not a folder of yours alone: please remove it")
    return folder
