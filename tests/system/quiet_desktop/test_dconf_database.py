"""Reading one value of a database that dconf wrote, and of files that are no such thing."""

import random
import struct
from pathlib import Path

import pytest

from posture.system.quiet.dnd.dconf_database import LONGEST, read_flag
from tests.system.quiet_desktop.scenes import GVDB

BANNERS = "/org/gnome/desktop/notifications/show-banners"
ITEM_SIZE = 24


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (BANNERS, False),
        ("/org/cinnamon/desktop/notifications/display-notifications", True),
        ("/org/mate/notification-daemon/do-not-disturb", True),
        ("/org/gnome/desktop/interface/clock-show-seconds", True),
        ("/org/gnome/desktop/interface/color-scheme", None),
        ("/org/example/posture/key3", None),
        ("/org/example/posture/", None),
        ("/not/set", None),
        ("/org/example/größe/an", True),
        ("/größe", None),
        ("", None),
    ],
)
def test_values_by_their_keys(key: str, value: bool | None) -> None:
    """A text, a list, a folder and what is not set are no yes or no."""
    assert read_flag(GVDB, key) is value


def test_a_file_cut_short_is_not_known(tmp_path: Path) -> None:
    whole = GVDB.read_bytes()
    file = tmp_path / "user"
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert read_flag(file, BANNERS) in (None, False)
        if length < 200:
            assert read_flag(file, BANNERS) is None


def test_a_spoilt_file_never_raises(tmp_path: Path) -> None:
    whole, chance = GVDB.read_bytes(), random.Random(7)
    file = tmp_path / "user"
    for _round in range(2000):
        spoilt = bytearray(whole)
        for _byte in range(chance.randint(1, 8)):
            spoilt[chance.randrange(len(spoilt))] = chance.choice((0, 1, 0x7F, 0xFF))
        file.write_bytes(spoilt)
        assert read_flag(file, BANNERS) in (None, False, True)


def test_keys_that_are_parts_of_each_other_in_a_circle_end(tmp_path: Path) -> None:
    """Every item's parent is itself."""
    data = bytearray(GVDB.read_bytes())
    _signature, _version, _options, start, end = struct.unpack_from("<8sIIII", data)
    bloom_words, buckets = struct.unpack_from("<II", data, start)
    items_at = start + 8 + 4 * (bloom_words & 0x07FFFFFF) + 4 * buckets
    for number, at in enumerate(range(items_at, end - ITEM_SIZE + 1, ITEM_SIZE)):
        struct.pack_into("<I", data, at + 4, number)
    file = tmp_path / "user"
    file.write_bytes(data)
    assert read_flag(file, BANNERS) is None


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "user"
    file.write_bytes(GVDB.read_bytes())
    with file.open("r+b") as opened:
        opened.truncate(LONGEST + 1)
    assert read_flag(file, BANNERS) is None


def test_other_bytes_and_other_versions_are_not_known(tmp_path: Path) -> None:
    whole = GVDB.read_bytes()
    file = tmp_path / "user"
    for data in (b"raVGtnai" + whole[8:], whole[:8] + b"\1\0\0\0" + whole[12:]):
        file.write_bytes(data)
        assert read_flag(file, BANNERS) is None
    assert read_flag(tmp_path / "missing", BANNERS) is None
    assert read_flag(tmp_path, BANNERS) is None
