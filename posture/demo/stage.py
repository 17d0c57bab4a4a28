"""The demo's stage: a clock moved by hand, a person who follows a made-up day, and the real app around them."""

import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from posture.app.guidance import make_guidance
from posture.app.history import History
from posture.app.plans import Plans
from posture.app.prompting import Prompting
from posture.app.settings_keeper import SettingsKeeper
from posture.app.sources import Sources
from posture.app.today_notes import TodayNotes
from posture.controller import Controller
from posture.core.content import Library
from posture.core.events import CheckAnswer, CheckItemAnswered, PromptClosed
from posture.core.instants import Instant
from posture.core.messages import Close, Show
from posture.core.outlook import outlook
from posture.core.presence import PRESENCE_REASONS, Sample, Working
from posture.core.prompts import HeadsUp, Offered, OnBreak
from posture.core.simulate import replay
from posture.core.state import initial_state
from posture.core.status import Status
from posture.core.traces import DeskState, Row
from posture.demo.days import answers, days_before, workday
from posture.keeper import Keeper
from posture.storage.content_files import read_library
from posture.storage.database import Database, open_database
from posture.storage.event_store import EventStore
from posture.storage.state_store import StateStore
from posture.system.clock import ClockAnchor, SystemClock
from posture.system.resources import resources_folder
from posture.ui.fonts import load_family
from posture.ui.theme import Theme

DAYS_BEFORE = 60
PICTURE_SCALE = 2
SIDE_STRETCH = 3
"""How many moves of the routine come before the one in the picture."""
CHECK_DAYS = 27


def play(folder: Path) -> int:
    """Run the day. Returns the exit code."""
    app = QApplication.instance() or QApplication(["posture"])
    if not isinstance(app, QApplication):
        return 1
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".posture-demo-", dir=folder):
            pass  # whether it can be written is known before the day begins
    except OSError as error:
        print(f"posture: pictures can’t be written to {folder}: {error.strerror}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="posture-demo-") as home:
        demo = Demo(app, Path(home), folder)
        demo.live_the_day()
        demo.show_windows()
        demo.close()
    print(f"Pictures are in {folder.resolve()}")
    return 0


class DemoClock(SystemClock):
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        super().__init__()
        self.instant = Instant(start, 100_000.0)

    def now(self) -> Instant:
        """The moment it was moved to."""
        return self.instant

    def running_s(self) -> float:
        """Its elapsed seconds: nobody sleeps in the demo."""
        return self.instant.elapsed_s

    def anchor(self) -> ClockAnchor:
        """A reading to be saved with the state."""
        now = self.instant
        return ClockAnchor(
            wall_utc=now.wall.astimezone(UTC),
            elapsed_s=now.elapsed_s,
            boot_id="demo",
            boot_s=now.elapsed_s,
        )


class DemoDesk:
    """The made-up person: what the day's rows say, but away from input while a break runs."""

    def __init__(self, clock: DemoClock, rows: Sequence[Row]) -> None:
        self._clock = clock
        self.rows = rows
        self.begun = clock.instant
        self.row = 0
        self.on_break = False
        self.last_input_s = clock.instant.elapsed_s

    @property
    def state(self) -> DeskState:
        """What the present row says."""
        return self.rows[self.row].state

    @property
    def works(self) -> bool:
        """Whether keys are pressed now."""
        return self.state.desk == "active" and not self.on_break

    def row_s(self, number: int) -> float:
        """When a row begins, on the clock's axis."""
        return self.begun.elapsed_s + self.rows[number].elapsed_s

    tells = False

    def expect(self, pause_s: float) -> None:
        """The made-up desk tells everything."""

    def sample(self, _wants_quiet: object = None) -> tuple[tuple[Instant, Sample], ...]:
        """The desk as the person keeps it."""
        now = self._clock.now()
        if self.works:
            self.last_input_s = now.elapsed_s
        quiet = self.state.quiet - PRESENCE_REASONS if self.on_break else self.state.quiet
        return ((now, Sample(now.elapsed_s - self.last_input_s, quiet=quiet)),)


class Demo(QObject):
    """The app's parts around a made-up day."""

    def __init__(self, app: QApplication, home: Path, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        today = _last_friday(SystemClock().now().wall)
        rows = workday(today, seed=7)
        self._clock = DemoClock(rows[0].at)
        self._desk = DemoDesk(self._clock, rows)
        self._database = open_database(home / "adherence.db", today.date())
        self._settings = SettingsKeeper(home / "config.toml", self)
        self._library = read_library(resources_folder() / "content").library
        _fill_record(self._database, today, self._settings)
        plans = Plans(self._settings)
        self._controller = Controller(
            samples=self._desk,
            keeper=Keeper(self._database, self._clock, self),
            plan_at=plans.plan_at,
            state=initial_state(self._clock.now(), "demo"),
            restored=False,
            parent=self,
        )
        self._history = History(self._database, self._controller, self._clock)
        self._guidance = make_guidance(
            plans=plans,
            controller=self._controller,
            settings=self._settings,
            history=self._history,
            load_library=self._load_library,
            store=StateStore(self._database),
            now=self._clock.now,
            parent=self,
        )
        self._theme = Theme(load_family(resources_folder() / "fonts"), mode="light", parent=self)
        self._theme.apply_to(app)
        self._prompting = Prompting(
            theme=self._theme,
            controller=self._controller,
            status_now=self._status,
            load_library=self._load_library,
            settings=self._settings,
            guidance=self._guidance,
            history=self._history,
            elapsed_s=self._clock.running_s,
            on_top=True,
            heads_up_elsewhere=lambda: False,
            parent=self,
        )
        self._pictures: set[str] = set()
        self._controller.shown.connect(self._on_shown)
        self._controller.closed.connect(self._on_closed)

    # --- the day ---

    def live_the_day(self) -> None:
        """Let the day pass, waking the controller whenever it asks for it."""
        print(f"A workday, {self._clock.now().wall:%A %d %B %Y}")
        self._controller.turn()
        last = len(self._desk.rows) - 1
        while True:
            state = self._controller.state
            idle = not self._desk.works and isinstance(state.presence, Working)
            wake_s = min(state.wake_s, state.look_s) if idle else state.wake_s
            row_s = self._desk.row_s(self._desk.row + 1) if self._desk.row < last else None
            if row_s is None and wake_s > self._desk.row_s(last):
                break
            self._move_to(wake_s if row_s is None else min(wake_s, row_s))
            if row_s is not None and wake_s >= row_s:
                if self._desk.works:
                    self._desk.last_input_s = row_s
                self._desk.row += 1
            self._controller.turn()

    def _move_to(self, elapsed_s: float) -> None:
        self._clock.instant = self._clock.instant.at_elapsed(elapsed_s)

    @Slot(object)
    def _on_shown(self, show: Show) -> None:
        front = show.front
        kind = front.prompt.kind
        match front:
            case HeadsUp():
                self._say(f"{kind}: a short notice, since no pause came")
                self._shoot_card(f"{kind}-notice")
            case Offered():
                self._say(f"{kind}: asked ({front.prompt.due_at:%H:%M} due)")
                self._shoot_card(f"{kind}-offer")
                self._desk.last_input_s = self._clock.now().elapsed_s
                self._controller.start()
            case OnBreak():
                self._desk.on_break = True
                self._say(f"{kind}: the break begins")
                if show.riders:
                    self._say("posture check: it opens this break")

    @Slot(object)
    def _on_closed(self, close: Close) -> None:
        if isinstance(self._prompting.run, QObject):
            self._prompting.run.end()
        self._desk.on_break = False
        outcome = close.outcome.value if close.outcome else "comes back later"
        self._say(f"{close.kind}: {outcome}")

    def _say(self, line: str) -> None:
        print(f"  {self._clock.now().wall:%H:%M:%S}  {line}")

    # --- pictures ---

    def _shoot_card(self, name: str) -> None:
        card = self._prompting.card
        if card is not None and name not in self._pictures:
            card.settle()
            self._shoot(card, name)

    def _shoot(self, window: QWidget, name: str) -> None:
        QCoreApplication.processEvents()
        if not _picture_of(window).save(str(self._folder / f"{name}.png")):
            raise OSError(f"the picture {name}.png could not be written")
        self._pictures.add(name)

    def show_windows(self) -> None:
        """Pictures of the windows as they are at the end of the day, light and dark."""
        for mode in ("light", "dark"):
            self._theme.set_mode("dark" if mode == "dark" else "light")
            self._shoot_player(mode)
            self._shoot_check(mode)
            self._shoot_week(mode)

    def _shoot_player(self, mode: str) -> None:
        from posture.ui.player.window import SIZE_PX, PlayerWindow

        run = self._prompting.play(self._library.routines["neck-shoulders-3"])
        window = PlayerWindow(self._theme, run)
        window.resize(*SIZE_PX)
        window.show()
        for _ in range(SIDE_STRETCH):
            run.next_move()
        self._move_to(self._clock.now().elapsed_s + 9)
        run.watch(window)
        window.settle()
        self._shoot(window, f"player-{mode}")
        run.end()
        window.close()

    def _shoot_check(self, mode: str) -> None:
        from posture.ui.posture_check.window import PostureCheckWindow

        checklists = self._library.checklists
        window = PostureCheckWindow(
            self._theme, checklists["quick"], twin=checklists["quick-standing"]
        )
        window.show()
        self._shoot(window, f"posture-check-{mode}")
        window.close()

    def _shoot_week(self, mode: str) -> None:
        from posture.ui.dashboard.about_page import AboutView
        from posture.ui.dashboard.sidebar import PageName
        from posture.ui.dashboard.window import USUAL_SIZE, DashboardSource, DashboardWindow

        notes = TodayNotes(
            controller=self._controller,
            history=self._history,
            settings=self._settings,
            guidance=self._guidance,
            load_library=self._load_library,
            suggestion=self._prompting.suggested_routine,
        )
        sources = Sources(self._history, self._controller, self._load_library, notes)
        window = DashboardWindow(
            self._theme,
            DashboardSource(
                today=self._history.day,
                load_week=sources.week,
                load_today=sources.today,
                load_posture=sources.posture,
                load_routines=sources.routines,
                about=AboutView(version="", licence="MIT", data_file=""),
            ),
        )
        window.set_status(self._status())
        window.open_page(PageName.WEEK)
        window.resize(USUAL_SIZE)  # the offscreen screen is small, and windows fit theirs
        window.show()
        self._shoot(window, f"week-{mode}")
        window.close()

    def close(self) -> None:
        """The day is over."""
        self._controller.close()
        self._prompting.close()
        self._database.close()

    def _status(self) -> Status:
        now = self._clock.now()
        return outlook(self._controller.state, self._settings.plan_at(now.wall), now)

    def _load_library(self) -> Library:
        return self._library


def _picture_of(window: QWidget) -> QPixmap:
    """The window as on a fine screen, what is see-through left so."""
    picture = QPixmap(window.size() * PICTURE_SCALE)
    picture.setDevicePixelRatio(PICTURE_SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    window.render(picture)
    return picture


def _last_friday(now: datetime) -> datetime:
    """A day with a whole week behind it."""
    day = now.replace(hour=9, minute=0, second=0, microsecond=0)
    return day - timedelta(days=(day.weekday() - 4) % 7)


def _fill_record(database: Database, today: datetime, settings: SettingsKeeper) -> None:
    """Weeks before the day, through the same engine, so that the week has something to show."""
    store = EventStore(database)
    plan = settings.plan_at(today)
    with database.transaction():
        for seed, day in enumerate(days_before(today, DAYS_BEFORE)):
            result = replay(workday(day, seed), plan, answers(seed), origin=f"demo {day.date()}")
            store.append_many((*result.prompts, *result.spans))
            if (today - day).days <= CHECK_DAYS:
                store.append_many(_checks(day, seed, result.prompts))


def _checks(day: datetime, seed: int, prompts: Sequence[PromptClosed]) -> list[CheckItemAnswered]:
    """Two posture checks a day; the habits get better by the week."""
    items = ("feet-flat", "knees-at-hip-level", "lower-back-supported", "screen-at-eye-level")
    found = []
    for run, prompt in enumerate([p for p in prompts if p.kind == "movement"][:2]):
        for number, item in enumerate(items):
            lot = (seed * 7 + run * 3 + number * 5) % 10
            answer = CheckAnswer.RIGHT if lot < 5 + seed // 12 else CheckAnswer.FIXED
            if number == 3 and lot % 4 == 0 and seed < 30:
                answer = CheckAnswer.CANNOT
            found.append(CheckItemAnswered(prompt.at, "quick", item, answer, f"{day.date()} {run}"))
    return found
