"""What is shipped to do, read once for all tests."""

from functools import cache
from pathlib import Path

from posture.core.content import Library
from posture.storage.content_files import read_library

CONTENT = Path(__file__).parents[1] / "resources" / "content"

read_once = cache(read_library)
"""`read_library`, for folders in which nothing changes."""


def library() -> Library:
    """Moves, routines and checklists."""
    return read_once(CONTENT).library
