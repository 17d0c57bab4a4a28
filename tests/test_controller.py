"""The shell's turns: what is decided is committed first and then told; nothing is lost when the disk is full."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from posture.controller import Controller
from posture.core.breaks import Plan
from posture.core.events import Outcome
from posture.core.messages import Close, Show
from posture.core.prompts import Offered, OnBreak
from posture.core.state import initial_state
from posture.core.status import State
from posture.keeper import Keeper, load_saved
from posture.storage.database import Database, open_database
from posture.storage.event_store import EventStore
from posture.storage.problems import DiskFull
from tests.fakes import FakeClock, FakeDesk

PLAN = Plan(kinds=tuple(kind for kind in Plan().kinds if kind.id != "micro"))


class Shell:
    """A controller with everything real but the clock and the desk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = FakeClock()
        self.desk = FakeDesk(self.clock)
        self.shown: list[Show] = []
        self.closed: list[Close] = []
        self.start()

    def start(self) -> None:
        self.database = open_database(self.path, self.clock.wall.date())
        saved = load_saved(self.database)
        self.keeper = Keeper(self.database, self.clock)  # type: ignore[arg-type]  # a clock moved by hand
        self.controller = Controller(
            samples=self.desk,
            keeper=self.keeper,
            plan_at=lambda _wall: PLAN,
            state=saved.state if saved else initial_state(self.clock.now(), "test"),
            restored=saved is not None,
        )
        self.controller.shown.connect(self.shown.append)
        self.controller.closed.connect(self.closed.append)
        self.controller.turn()

    def crash(self) -> None:
        """The process is gone: no word of farewell, the file as it lies."""
        self.controller._heartbeat.stop()
        self.database.close()

    def live(self, seconds: float) -> None:
        """Let time pass, waking the controller whenever it asked for it."""
        end_s = self.clock.elapsed_s + seconds
        while True:
            state = self.controller.state
            wake_s = min(state.wake_s, state.look_s)
            if wake_s > end_s:
                break
            self.clock.pass_s(wake_s - self.clock.elapsed_s)
            self.controller.turn()
        self.clock.pass_s(end_s - self.clock.elapsed_s)
        self.controller.turn()

    def outcomes(self) -> list[Outcome]:
        day = self.clock.wall.date()
        return [closed.outcome for closed in EventStore(self.database).closed_between(day, day)]


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    made = Shell(tmp_path / "adherence.db")
    yield made
    made.crash()


def test_a_morning(shell: Shell) -> None:
    """09:00 start, work 60 min, pause: movement card; start; five minutes away: taken and on record."""
    shell.live(3600)
    assert not shell.shown
    shell.desk.rest()
    shell.live(8)
    (show,) = shell.shown
    assert isinstance(show.front, Offered)
    assert shell.controller.start() is None
    assert isinstance(shell.shown[-1].front, OnBreak)
    assert shell.shown[-1].riders == ("posture",)
    assert shell.controller.status().state is State.ON_BREAK
    shell.live(301)
    assert shell.closed[-1].outcome is Outcome.TAKEN
    assert shell.outcomes() == [Outcome.TAKEN]


def test_what_is_shown_is_on_record_already(shell: Shell) -> None:
    seen: list[int] = []

    def count(_show: object) -> None:
        with sqlite3.connect(shell.path) as reader:
            seen.append(reader.execute("SELECT count(*) FROM prompts").fetchone()[0])
        reader.close()

    shell.controller.shown.connect(count)
    shell.live(3600)
    shell.desk.rest()
    shell.live(8)
    assert seen == [1]


def test_the_heartbeat_sleeps_while_nothing_is_near(shell: Shell) -> None:
    """At the desk with nothing due the next look is a minute away, not a second."""
    shell.live(10 * 60)
    assert shell.controller._heartbeat.remainingTime() > 50_000


def test_a_source_that_tells_is_not_asked_in_between(shell: Shell) -> None:
    """In a rest an idle counter is looked at every few seconds; who tells of the return spares that."""
    shell.live(60)
    shell.desk.rest()
    shell.live(120)
    assert shell.controller._heartbeat.remainingTime() < 31_000
    shell.desk.tells = True
    shell.controller.turn()
    assert shell.controller._heartbeat.remainingTime() > 50_000


def test_an_empty_chair_is_left_in_peace(shell: Shell) -> None:
    """Once a rest has done all it can, who is told of the return sleeps for minutes; at work for one."""
    shell.desk.tells = True
    shell.live(60)
    assert shell.controller._heartbeat.remainingTime() < 65_000
    shell.desk.rest()
    shell.live(20 * 60)
    assert shell.controller._heartbeat.remainingTime() > 500_000
    shell.desk.tells = False
    shell.controller.turn()
    assert shell.controller._heartbeat.remainingTime() < 65_000


def test_while_a_prompt_is_up_the_desk_is_looked_at_all_the_same(shell: Shell) -> None:
    shell.desk.tells = True
    shell.live(3600)
    shell.desk.rest()
    shell.live(8)
    shell.controller.start()
    assert shell.controller._heartbeat.remainingTime() <= 2_001


def test_the_source_is_told_which_pauses_matter(shell: Shell) -> None:
    assert shell.desk.expected_s == 300.0
    shell.live(3601)
    assert shell.desk.expected_s == 8.0
    shell.desk.rest()
    shell.live(8)
    shell.controller.start()
    assert shell.desk.expected_s == 1.0


def test_a_crash_with_an_open_card(shell: Shell) -> None:
    """Killed with the card open, back after 20 s: the prompt is `expired`, the count goes on, nothing is asked."""
    shell.live(3600)
    shell.desk.rest()
    shell.live(8)
    assert isinstance(shell.controller.state.front, Offered)
    shell.crash()
    shell.clock.pass_s(20)
    shell.desk.work()
    shell.shown.clear()
    shell.start()
    assert shell.outcomes() == [Outcome.EXPIRED]
    assert not shell.shown
    shell.live(60)
    assert not shell.shown


def test_a_night_between(shell: Shell) -> None:
    """Closed in order in the evening; the next morning counts from its first input."""
    shell.live(1800)
    shell.controller.close()
    shell.crash()
    shell.clock.pass_s(24 * 3600 - 1800 + 600)
    shell.desk.work()
    shell.start()
    (due,) = [entry for entry in shell.controller.status().next if entry.kind == "movement"]
    assert due.due_in_s == pytest.approx(3600)


def test_undo_of_a_skip(shell: Shell) -> None:
    shell.live(3600)
    shell.desk.rest()
    shell.live(8)
    shell.desk.work()
    assert shell.controller.skip() is None
    assert shell.outcomes() == [Outcome.SKIPPED]
    shell.shown.clear()
    assert shell.controller.undo()
    assert shell.outcomes() == []
    assert isinstance(shell.controller.state.front, Offered)
    assert isinstance(shell.shown[-1].front, Offered), "the card comes back"
    assert not shell.controller.undo(), "only once"


def test_refusals_have_a_code(shell: Shell) -> None:
    assert shell.controller.start() == "nothing_open"
    assert shell.controller.skip() == "nothing_open"
    assert shell.controller.done() == "no_break"
    assert shell.controller.resume() == "not_paused"
    assert shell.controller.take_break("dance") == "unknown_kind"


def test_pause_and_meeting_show_in_the_status(shell: Shell) -> None:
    assert shell.controller.pause(for_s=1800) is None
    assert shell.controller.status().state is State.PAUSED
    assert shell.controller.resume() is None
    assert shell.controller.meeting(600) is None
    assert shell.controller.status().quiet == ("manual",)
    assert shell.controller.meeting(None) is None
    assert shell.controller.status().state is State.WORKING


def test_a_full_disk_loses_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can't be saved waits in memory, is tried again, and the user is told in words."""
    told: list[str | None] = []
    shell.keeper.trouble_changed.connect(told.append)

    def full(self: Database, *, durable: bool = True) -> object:
        raise DiskFull(self.path)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", full)
        shell.live(3600)
        shell.desk.rest()
        shell.live(8)
        assert isinstance(shell.controller.state.front, Offered), "prompts go on"
        shell.controller.skip()
        assert shell.keeper.trouble is not None
        assert "room" in shell.keeper.trouble
    assert shell.outcomes() == []
    shell.keeper._on_retry()
    assert shell.outcomes() == [Outcome.SKIPPED]
    assert told[-1] is None
