"""What the coach knows of the person and the day, and what it suggests by that."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from posture.app.history import History
from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.breaks import BreakKind
from posture.core.care_events import CheckinNoted

if TYPE_CHECKING:
    from posture.core.care import Care
    from posture.core.coaching import Person, Suggestion
    from posture.core.content import Library, Move, Routine, Use
    from posture.core.occasions import Occasion

REMEMBERED = timedelta(days=14)
STRESS_FROM = 7
"""Of ten, in a check-in of today or yesterday: a day for slow breathing."""


class Coach:
    """Chooses among all routines; remembers nothing itself."""

    def __init__(
        self,
        *,
        controller: Controller,
        settings: SettingsKeeper,
        history: History,
        load_library: "Callable[[], Library]",
        care: "Callable[[], Care]",
    ) -> None:
        self._controller = controller
        self._settings = settings
        self._history = history
        self._load_library = load_library
        self._care = care

    @property
    def care(self) -> "Care":
        """The rules of care in force."""
        return self._care()

    @property
    def seated_only(self) -> bool:
        """Whether nothing is to be done standing."""
        settings = self._settings.settings
        return settings.flag("moves.seated") or settings.flag("moves.wheelchair")

    def person(self) -> "Person":
        """What suits the person, by the settings and by what was done today."""
        from posture.core.coaching import Choice, Person
        from posture.core.content import Equipment, Load, Tag

        settings = self._settings.settings
        spared = {Load(area) for area in settings.words("moves.leave_out")}
        if settings.flag("care.sedating_medicine"):
            spared.add(Load.BALANCE)
        at_hand = {Equipment(thing) for thing in settings.words("moves.equipment")}
        if settings.flag("moves.home"):
            at_hand |= {Equipment.MAT, Equipment.CUSHION}  # at home there is a carpet and a pillow
        no_strength = self._is_easy and not settings.flag("moves.strength")
        return Person(
            seated_only=self.seated_only,
            discreet=settings.flag("moves.discreet"),
            at_hand=frozenset(at_hand),
            spared=frozenset(spared),
            without=frozenset({Tag.STRENGTH} if no_strength or self._had_strength() else ()),
            left_out=frozenset(settings.words("moves.never")),
            resting=self._resting(),
            choice=Choice(settings.word("moves.choice")),
            favourites=tuple(settings.words("moves.favourites")),
        )

    def suggest(
        self, kind: BreakKind, seed: int, held_for: tuple[str, ...] = ()
    ) -> "tuple[Suggestion, ...]":
        """Up to three routines for a break of the kind, the best first; none where care leaves all out."""
        from posture.core.coaching import Wish, suggest

        occasion = self._occasion(kind, held_for)
        wish = Wish(uses=occasion.uses, length_s=kind.length_s)
        done = self._history.routines_done(self._history.day() - REMEMBERED)
        return suggest(self._load_library(), wish, self.person(), done, seed, may=self.care.allows)

    def suits(self, move: "Move") -> bool:
        """Whether a move may be suggested at all now."""
        return self.person().suits(move) and self.care.allows(move)

    def for_player(self, routine: "Routine") -> "Routine | None":
        """A routine that the user chose by hand, as far as care and a chair allow it; None: nothing of it."""
        from posture.core.coaching import of_moves

        care = self.care
        if not care.may_choose:
            return None
        given = care.closed is not None  # those that a professional gave: the user knows which
        return of_moves(
            routine, lambda move: self._can_be_done(move) and (given or care.allows(move))
        )

    def _can_be_done(self, move: "Move") -> bool:
        """Whether it needs no standing where the user does not stand; floor moves were chosen as such."""
        from posture.core.content import Position

        places = {Position.SEATED, Position.FLOOR}
        return not self.seated_only or bool(places.intersection(move.positions))

    def eased(self, routine: "Routine") -> "Routine":
        """The routine with easier moves in the place of its own, where the level is easy and there are such."""
        from posture.core.coaching import eased

        if not self._is_easy:
            return routine
        return eased(routine, self._load_library().moves, self.suits)

    @property
    def plays_easy(self) -> bool:
        """Whether the easier version of each move is played."""
        return self._is_easy

    @property
    def _is_easy(self) -> bool:
        return self._settings.settings.word("moves.level") == "easy"

    def _occasion(self, kind: BreakKind, held_for: tuple[str, ...]) -> "Occasion":
        from posture.core.occasions import Occasion, is_last_of_day

        settings, now = self._settings.settings, self._history.now()
        care = self.care
        return Occasion(
            kind=kind,
            held_for=held_for,
            last_of_day=is_last_of_day(kind, self._controller.state.period, now),
            stressed=self._is_stressed(now.date()),
            strength_due=settings.flag("moves.strength") and self._strength_is_due(now.date()),
            home=settings.flag("moves.home") and care.floor_is_open,
            recovery_uses=_recovery_uses(care),
        )

    def _had_strength(self) -> bool:
        """Strength at most once a day (evidence 4.3)."""
        from posture.core.occasions import strength_days

        today = self._history.day()
        return today in strength_days(
            self._done_this_week(today), self._load_library().routines, today
        )

    def _resting(self) -> frozenset[str]:
        """Floor strength is for the home list alone, which is off unless asked for."""
        if not self._settings.settings.flag("moves.home"):
            return frozenset()
        from posture.core.occasions import floor_strength_resting

        yesterday = self._history.day() - timedelta(days=1)
        played = self._history.events.routines_between(yesterday, yesterday)
        names = [one.routine for one in played if one.steps_done]
        return floor_strength_resting(names, self._load_library().routines)

    def _strength_is_due(self, today: date) -> bool:
        from posture.core.occasions import strength_is_due

        return strength_is_due(self._done_this_week(today), self._load_library().routines, today)

    def _done_this_week(self, today: date) -> list[tuple[date, str]]:
        monday = today - timedelta(days=today.weekday())
        played = self._history.events.routines_between(monday, today)
        return [(one.at.date(), one.routine) for one in played if one.steps_done]

    def _is_stressed(self, today: date) -> bool:
        events = self._history.events.care_between(today - timedelta(days=1), today)
        told = [one.stress for one in events if isinstance(one, CheckinNoted)]
        latest = next((stress for stress in reversed(told) if stress is not None), 0)
        return latest >= STRESS_FROM


def _recovery_uses(care: "Care") -> "tuple[Use, ...]":
    """What replaces all other routines in the first two stages."""
    from posture.core.occasions import FIRST_ONLY, THEN_LATER
    from posture.core.recovery import Stage

    match care.stage:
        case Stage.FIRST:
            return FIRST_ONLY
        case Stage.SECOND:
            return THEN_LATER
        case _:
            return ()
