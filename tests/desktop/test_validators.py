"""The files that a Linux desktop reads, judged by the desktop's own validators."""

import shutil
import subprocess
from pathlib import Path

from tests.desktop.waiting import LONGEST_WAIT_S
from tests.packaging.test_linux import ENTRY, METAINFO, install_user


def judge(program: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a validator."""
    path = shutil.which(program)
    assert path is not None, f"{program} is not installed; `make test` sets it up"
    return subprocess.run(
        [path, *words], capture_output=True, text=True, check=False, timeout=LONGEST_WAIT_S
    )


def test_desktop_entry_is_valid(tmp_path: Path) -> None:
    assert install_user("install", tmp_path).returncode == 0
    installed = tmp_path / ".local/share/applications" / ENTRY.name
    done = judge("desktop-file-validate", ENTRY, installed)
    assert (done.returncode, done.stdout) == (0, "")


def test_metainfo_is_valid() -> None:
    done = judge("appstreamcli", "validate", "--no-net", METAINFO)
    assert done.returncode == 0, done.stdout
