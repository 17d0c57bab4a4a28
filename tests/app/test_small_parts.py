"""The app's pure parts: what the calendar wakes for, on which platform Qt starts, what a card says."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import msgspec
import pytest

from posture import app
from posture.app import offers
from posture.app.calendar_jobs import calendar_jobs
from posture.app.surroundings import choose_platform, has_screen
from posture.core.breaks import (
    HYDRATION,
    MICRO,
    MOVEMENT,
    POSTURE,
    BreakKind,
    Plan,
    Strength,
    counts_in_headline,
)
from posture.core.hours import WorkHours, WorkSpan
from posture.core.prompts import HeadsUp, Offered, OnBreak, Prompt
from posture.core.status import State, Status
from posture.jobs import CalendarJob
from posture.system.paths import Paths
from tests.app.office import Office
from tests.fakes import MONDAY_NINE

TEN = MONDAY_NINE + timedelta(hours=1)
PROMPT = Prompt(id="p1", kind="movement", due_s=3600.0, due_at=TEN, shown_at=TEN)
STATUS = Status(at=TEN, state=State.WORKING, sitting_s=3600.0)


# --- the calendar ---


def test_work_hours_and_midnight_wake_the_app() -> None:
    jobs = calendar_jobs(Plan())
    assert jobs == [
        CalendarJob("midnight", ("0 0 * * 1,2,3,4,5,6,0",)),
        CalendarJob("work-starts", ("0 9 * * 1,2,3,4,5",)),
        CalendarJob("work-ends", ("0 17 * * 1,2,3,4,5,6,0",)),
    ]


def test_a_night_shift_wakes_at_both_of_its_ends() -> None:
    night = WorkHours((WorkSpan(frozenset({4}), time(22), time(6)),))
    jobs = {job.id: job.rules for job in calendar_jobs(Plan(hours=night))}
    assert jobs["work-starts"] == ("0 22 * * 5",)
    assert jobs["work-ends"] == ("0 6 * * 1,2,3,4,5,6,0",), "on whatever day that is"


def test_without_hours_there_is_midnight_alone() -> None:
    assert [job.id for job in calendar_jobs(Plan(hours=WorkHours(())))] == ["midnight"]


def test_kinds_at_fixed_times_wake_it_while_they_are_on() -> None:
    at = ("10:00", "30 15 * * mon-fri")
    check = msgspec.structs.replace(POSTURE, at=at, rides_on=None)
    off = msgspec.structs.replace(check, id="off", enabled=False)
    jobs = calendar_jobs(Plan(kinds=(MOVEMENT, check, off)))
    assert jobs[-1] == CalendarJob("at-posture", ("0 10 * * 1,2,3,4,5,6,0", "30 15 * * mon-fri"))
    assert len(jobs) == 4


# --- before Qt starts ---


@pytest.mark.parametrize(
    ("environ", "there"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "minimal"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"DISPLAY": ""}, False),
        ({}, False),
    ],
)
def test_is_there_a_screen(
    environ: dict[str, str], there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert has_screen(environ) is there


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        (
            {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "GNOME"},
            {"QT_QPA_PLATFORM": "xcb", "QT_QPA_PLATFORMTHEME": "gnome"},
        ),
        ({"WAYLAND_DISPLAY": "w"}, {"QT_QPA_PLATFORMTHEME": "gnome"}),
        (
            {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland"},
            {"QT_QPA_PLATFORM": "wayland", "QT_QPA_PLATFORMTHEME": "gnome"},
        ),
        ({"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "x:KDE"}, {}),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORMTHEME": "qt6ct"}, {"QT_QPA_PLATFORMTHEME": "qt6ct"}),
    ],
)
def test_the_platform_is_chosen_where_the_user_has_not(
    environ: dict[str, str], wanted: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    choose_platform(environ)
    assert {key: value for key, value in environ.items() if key.startswith("QT_")} == wanted


def test_other_systems_choose_for_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    environ: dict[str, str] = {}
    assert has_screen(environ)
    choose_platform(environ)
    assert environ == {}


def test_without_a_screen_one_line_says_what_works(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.run(Paths.under(office.paths.data)) == 1
    assert capsys.readouterr().err == (
        "posture: there is no screen here; `posture demo` runs without one\n"
    )
    assert not office.paths.data.exists()


def test_with_a_screen_the_app_starts(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Paths] = []

    def start(paths: Paths) -> int:
        started.append(paths)
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("QT_QPA_PLATFORMTHEME", "")
    monkeypatch.setattr("posture.app.start.start", start)
    assert app.run(office.paths) == 0
    assert started == [office.paths]


# --- what a card says ---


def kind(base: BreakKind = MOVEMENT, **changes: object) -> BreakKind:
    return msgspec.structs.replace(base, **changes)


@pytest.mark.parametrize(
    ("left_s", "share", "phase_two", "note"),
    [
        (150.0, 0.0, False, "Stays quiet for 90 s while you finish."),
        (105.0, 0.5, False, "Stays quiet for 45 s while you finish."),
        (60.0, 1.0, True, ""),
        (10.0, 1.0, True, ""),
    ],
)
def test_a_quiet_time_and_then_a_ready_one(
    left_s: float, share: float, phase_two: bool, note: str
) -> None:
    made = offers.offer(MOVEMENT, Offered(PROMPT, 0.0), STATUS, left_s, "A few steps?")
    assert (made.quiet_share, made.phase_two, made.quiet_note) == (share, phase_two, note)
    assert made.title == ("Ready when you are." if phase_two else "A few steps?")


def test_a_card_that_stays_shortly_is_quiet_for_most_of_it() -> None:
    made = offers.offer(kind(response_s=60.0), Offered(PROMPT, 0.0), STATUS, 30.0, "Now?")
    assert not made.phase_two
    assert made.quiet_share == pytest.approx(30 / 36)


@pytest.mark.parametrize(
    ("strength", "postpone", "skip", "hold"),
    [
        (Strength.GENTLE, True, True, False),
        (Strength.FIRM, True, True, True),
        (Strength.STRICT, False, False, False),
    ],
)
def test_what_a_strength_offers(strength: Strength, postpone: bool, skip: bool, hold: bool) -> None:
    made = offers.offer(kind(strength=strength), Offered(PROMPT, 0.0), STATUS, 150.0, "Now?")
    assert (made.can_postpone, made.can_skip, made.hold_to_skip) == (postpone, skip, hold)


def test_a_notice_offers_the_first_choice_or_five_minutes() -> None:
    front = HeadsUp(PROMPT, 0.0, 30.0)
    assert offers.heads_up(MOVEMENT, front, 30.0).share == 0.0
    ten = kind(postpone_choices_s=(600.0,))
    assert offers.heads_up(ten, front, 12.0).postpone_s == 600
    assert offers.heads_up(kind(postpone_choices_s=()), front, 12.0).postpone_s == 300
    assert offers.heads_up(kind(postpone_limit=0), front, 12.0).postpone_s is None


def test_no_share_is_ever_beyond_its_ends() -> None:
    nothing = kind(heads_up_s=0.0)
    assert offers.heads_up(nothing, HeadsUp(PROMPT, 0.0, 30.0), 12.0).share == 1.0
    running = offers.running_on(MOVEMENT, OnBreak(PROMPT, 0.0), 400.0, busy=False, seated=False)
    assert running.share == 0.0


def test_a_prompt_that_was_never_shown_waited_for_nothing() -> None:
    prompt = msgspec.structs.replace(PROMPT, shown_at=None)
    made = offers.offer(MOVEMENT, Offered(prompt, 0.0), STATUS, 150.0, "Now?")
    assert made.why == ("You’ve been at the desk since 09:00.", "Your rhythm is every hour.")


def test_the_headline_counts_cards_that_come_by_themselves() -> None:
    assert counts_in_headline(MOVEMENT)
    assert not any(counts_in_headline(other) for other in (MICRO, POSTURE, HYDRATION))


def test_the_history_knows_the_week(office: Office) -> None:
    office.open()
    day: date = office.day
    page = office.parts._history.week(day)
    assert page is not None
    moment: datetime = office.parts._history.now()
    assert moment == office.clock.wall
