"""Clocks: instants, the zone of the moment, and the elapsed axis that goes on after a restart."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from posture.system.clock import CLOCKS_TELL_SLEEP, ClockAnchor, SystemClock, gap_s

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SAVED = ClockAnchor(wall_utc=NINE, elapsed_s=500.0, boot_id="first", boot_s=100.0)


def anchor_later(seconds: float, *, boot_id: str, boot_s: float) -> ClockAnchor:
    wall_utc = NINE + timedelta(seconds=seconds)
    return ClockAnchor(wall_utc=wall_utc, elapsed_s=0.0, boot_id=boot_id, boot_s=boot_s)


def test_now_is_aware_and_goes_on() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.wall.utcoffset() is not None
    assert first.wall <= second.wall
    assert first.elapsed_s <= second.elapsed_s


def test_now_follows_the_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        assert clock.now().wall.utcoffset() == timedelta(hours=9)
        patch.setenv("TZ", "UTC")
        assert clock.now().wall.utcoffset() == timedelta(0)
    time.tzset()


def test_elapsed_goes_as_fast_as_running_while_nothing_sleeps() -> None:
    clock = SystemClock()
    slept_s = clock.now().elapsed_s - clock.running_s()
    assert clock.now().elapsed_s - clock.running_s() == pytest.approx(slept_s, abs=0.5)
    assert CLOCKS_TELL_SLEEP


def test_gap_within_one_boot_ignores_a_wall_clock_that_was_set() -> None:
    assert gap_s(SAVED, anchor_later(-7200, boot_id="first", boot_s=130.0)) == 30.0


def test_gap_across_a_reboot_is_wall_time() -> None:
    assert gap_s(SAVED, anchor_later(3600, boot_id="second", boot_s=20.0)) == 3600.0


def test_gap_is_never_negative() -> None:
    assert gap_s(SAVED, anchor_later(-60, boot_id="second", boot_s=20.0)) == 0.0
    assert gap_s(SAVED, anchor_later(60, boot_id="first", boot_s=90.0)) == 0.0


def test_boots_without_an_id_are_told_apart_by_wall_time() -> None:
    nameless = msgspec.structs.replace(SAVED, boot_id="")
    assert gap_s(nameless, anchor_later(3600, boot_id="", boot_s=130.0)) == 3600.0


def test_clock_goes_on_after_a_restart_of_the_app() -> None:
    saved = SystemClock(elapsed_at_boot_s=1000.0).anchor()
    resumed = SystemClock.resumed_from(saved)
    assert resumed.now().elapsed_s == pytest.approx(saved.elapsed_s, abs=1.0)


def test_clock_goes_on_after_a_reboot() -> None:
    present = SystemClock().anchor()
    an_hour_ago = ClockAnchor(
        wall_utc=present.wall_utc - timedelta(hours=1),
        elapsed_s=500.0,
        boot_id="another",
        boot_s=9e9,
    )
    resumed = SystemClock.resumed_from(an_hour_ago)
    assert resumed.now().elapsed_s == pytest.approx(4100.0, abs=1.0)


def test_systems_that_name_no_boot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("posture.system.clock.BOOT_ID_FILE", tmp_path / "gone")
    assert SystemClock().anchor().boot_id == ""


def test_anchor_survives_being_saved() -> None:
    saved = SystemClock().anchor()
    assert msgspec.json.decode(msgspec.json.encode(saved), type=ClockAnchor) == saved
    assert saved.boot_id
