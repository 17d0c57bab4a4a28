"""What the app's start does not carry: the source of every module, and objects looked through for nothing."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from posture.system import garbage

ROOT = Path(__file__).parents[2]
START = """
import builtins, linecache, sys
plain = builtins.__import__
from posture.system.qt_imports import load_qt
load_qt()
import posture.app.start
ours = [name for name in linecache.cache if "posture" in name]
print(builtins.__import__ is plain, len(ours), "PySide6.QtWidgets" in sys.modules)
"""
ENDING = """
import atexit, gc
atexit.register(lambda: print(gc.get_freeze_count() > 0))
from posture.system.garbage import end_at_once
end_at_once()
"""


def python(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_loading_the_app_keeps_no_source_of_it() -> None:
    assert python(START) == "True 0 True\n"


def test_objects_are_looked_through_seldom_until_the_app_has_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[tuple[int, ...]] = []
    monkeypatch.setattr(gc, "set_threshold", lambda *counts: told.append(counts))
    garbage.look_seldom()
    garbage.look_as_usual()
    seldom, usual = told
    assert seldom[0] > 100 * usual[0]
    assert usual == gc.get_threshold()


def test_at_a_command_s_end_nothing_is_looked_through() -> None:
    assert python(ENDING) == "True\n"
