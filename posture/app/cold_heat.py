"""The cold and heat timer as it runs: kept across sleep and restarts, saying when to look and when it is over."""

from collections.abc import Callable
from typing import Final

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from posture.app.care import CareDesk
from posture.core import cold_heat
from posture.core.cold_heat import Ended, Kind, Phase, Refusal, Session
from posture.core.instants import Instant
from posture.storage.problems import StorageProblem
from posture.storage.state_store import StateStore

KEY: Final = "cold-heat"
ALARM_EACH_S: Final = 20.0
SELDOM_AFTER_S: Final = 10 * 60.0
SELDOM_EACH_S: Final = 60.0
FORGOTTEN_AFTER_S: Final = 2 * 3600.0
"""Longer after the end nobody has to be told: the computer was off meanwhile."""


class Running(msgspec.Struct, frozen=True):
    """A session and how many looks at the skin were answered."""

    session: Session
    looked: int = 0


class ColdHeatDesk(QObject):
    """One session at a time. `look` it at the start, and whenever the machine may have slept."""

    changed = Signal()
    """A session began, ended, or wants something."""
    look_due = Signal()
    """Time to look at the skin."""
    alarmed = Signal(bool)
    """It is over and has to come off; said again until it is answered. True: nobody answered for a minute."""
    cut_short = Signal()
    """An answer on the safety page stopped it: what is on has to come off."""

    def __init__(
        self,
        care: CareDesk,
        store: StateStore,
        now: Callable[[], Instant],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._care = care
        self._store = store
        self._now = now
        self._running = self._restored()
        self._told_looks = 0
        """For so many looks at the skin the signal was given."""
        self._rings_at_s = 0.0
        """When the alarm comes next, in seconds after the end."""
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        care.changed.connect(self._on_care_changed)

    # --- what is known ---

    @property
    def running(self) -> Running | None:
        """The session at hand, also one that is over and was not answered."""
        return self._running

    @property
    def wants_look(self) -> bool:
        """Whether the skin is to be looked at, and nobody has said how it is."""
        running = self._running
        if running is None or self.over_for_s is not None:
            return False
        return running.session.looks_due(self._now()) > running.looked

    @property
    def left_s(self) -> float:
        """Seconds until it is to come off."""
        return 0.0 if self._running is None else self._running.session.left_s(self._now())

    @property
    def over_for_s(self) -> float | None:
        """Seconds since it was to come off; None: nothing is."""
        return None if self._running is None else self._running.session.over_for_s(self._now())

    def phase(self) -> Phase:
        """What suits by the time since the flare began."""
        recovery = self._care.care.recovery
        return cold_heat.phase(None if recovery is None else recovery.onset, self._now().wall)

    def refusal(self, kind: Kind, region: str, *, swelling: bool = False) -> Refusal | None:
        """Why none can begin now."""
        return cold_heat.refusal(
            kind,
            region,
            self._care.events(),
            self._now().wall,
            stopped=self._care.care.timers_off,
            running=self._running is not None,
            swelling=swelling,
        )

    # --- what the user does ---

    def begin(
        self, kind: Kind, region: str, planned_s: float, *, swelling: bool = False
    ) -> Refusal | None:
        """Begin now; why not, where it can't be. Raises ValueError for a length that is not offered."""
        refused = self.refusal(kind, region, swelling=swelling)
        if refused is None:
            self._told_looks = 0
            self._rings_at_s = 0.0
            self._keep(Running(cold_heat.begin(kind, region, self._now(), planned_s)))
            self.look()
        return refused

    @Slot()
    def skin_is_fine(self) -> None:
        """The user looked: it goes on."""
        if self._running is not None:
            session = self._running.session
            self._keep(Running(session, session.looks_due(self._now())))
            self.look()

    def stop(self, how: Ended) -> None:
        """It has come off, or nobody knows."""
        running, self._running = self._running, None
        if running is None:
            return
        self._timer.stop()
        self._remember(b"")
        self._care.note(running.session.ended(self._now().wall, how))
        self.changed.emit()

    @Slot()
    def take_off(self) -> None:
        """The user says that it is off."""
        self.stop(Ended.USER if self.over_for_s is None else Ended.TIME)

    # --- what the clock does ---

    @Slot()
    def look(self) -> None:
        """See what the clock says, also after a sleep or a restart."""
        if self._running is None:
            return
        session, over_s = self._running.session, self.over_for_s
        if over_s is None:
            self._tell_of_looks()
            self._arm(session.next_s(self._now()))
        elif over_s >= FORGOTTEN_AFTER_S:
            self.stop(Ended.LIMIT)
            return
        else:
            self._ring(over_s)
        self.changed.emit()

    def close(self) -> None:
        """The app closes; the session goes on, and is found again at the next start."""
        self._timer.stop()

    def _tell_of_looks(self) -> None:
        if self._running is None:
            return
        due = self._running.session.looks_due(self._now())
        tells = due > max(self._told_looks, self._running.looked)
        self._told_looks = due
        if tells:
            self.look_due.emit()

    def _ring(self, over_s: float) -> None:
        """Say it now if it is time to, and come back for the next time."""
        if over_s >= self._rings_at_s:
            each_s = ALARM_EACH_S if over_s < SELDOM_AFTER_S else SELDOM_EACH_S
            self._rings_at_s = over_s + each_s
            self.alarmed.emit(over_s >= cold_heat.LOUD_AFTER_S)
        if self._running is not None:  # whoever was told may have answered
            self._arm(self._rings_at_s - over_s)

    def _arm(self, seconds: float) -> None:
        self._timer.start(round(max(0.0, seconds) * 1000) + 1)

    # --- keeping it ---

    def _keep(self, running: Running) -> None:
        self._running = running
        self._remember(msgspec.json.encode(running))

    def _remember(self, value: bytes) -> None:
        """Where it can't be saved (the keeper says so) it goes on all the same, up to the next restart."""
        try:
            self._store.remember(KEY, value)
        except StorageProblem:
            return

    def _restored(self) -> Running | None:
        kept = self._store.recall(KEY)
        if not kept:
            return None
        try:
            found = msgspec.json.decode(kept, type=Running)
        except msgspec.MsgspecError:
            return None
        return None if found.session.started.wall.tzinfo is None else found

    @Slot()
    def _on_care_changed(self) -> None:
        """A tick on the safety page stops the timer, too."""
        if self._running is not None and self._care.care.timers_off:
            self.take_off()
            self.cut_short.emit()
