"""Reports for the tests: the week of the design's picture, four weeks around it, and what people may have typed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from posture.core.assessment import Assessment, Standing, Workstation
from posture.core.body import BodyRegion
from posture.core.breaks import KINDS
from posture.core.care_events import (
    CareEvent,
    CheckinNoted,
    ColdHeatEnded,
    DiscomfortNoted,
    FlareBegan,
    FlareEnded,
    Interference,
    SafetyAnswered,
    SafetyLevel,
)
from posture.core.content import Checklist, ChecklistItem, Stance
from posture.core.discomfort import by_region, entries
from posture.core.events import (
    CheckAnswer,
    CheckItemAnswered,
    DeskSpan,
    Outcome,
    PromptClosed,
    RoutineEnded,
    SettingChanged,
)
from posture.core.exposure import exposure_by_day
from posture.core.headline import week_page
from posture.core.insights import insights
from posture.core.report import OpenItem, WeekReport, week_report
from posture.core.report_period import PeriodRecords, PeriodReport, Rhythm, period_report
from posture.core.settings import Settings
from posture.core.week import WeekHistory
from posture.core.weeks import Week
from posture.ui.report.names import Names

WEEK = Week.parse("2026-W47")
MONDAY = WEEK.first_day
NEXT_MONDAY = date(2026, 11, 23)
FIRST = MONDAY - timedelta(weeks=3)
KIND_IDS = frozenset({"movement"})
PATH = "/home/ada/.local/share/posture/adherence.db"
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    '=HYPERLINK("http://example.org","x")',
    "\u202eevil\u202c \u2067abc שלום עולם",
    "👩‍🦽🔥" * 40,
    "x" * 100_000,
    "y " * 50_000,
    "a" + "\u0301" * 5_000,
    "</td></table></svg></body>\x00\x1b[2J\ud800",
    "one\n\n\n\ntwo\n" * 200,
    "&amp;]]> -->",
)
TITLES = {
    "feet": "Feet flat",
    "knees": "Knees at hip level",
    "back": "Lower back supported",
    "screen": "Screen at eye level",
}
NAMES = Names(
    item=lambda _checklist, item: TITLES.get(item, item),
    routines={"neck-2": "Neck and shoulders"},
    kinds={kind.id: kind.name for kind in KINDS},
    presets={"balanced": "Balanced", "fewer-longer": "Fewer, longer"},
)
DAYS = ("tttttttnnls", "tttttnlsgg", "ttttttttnnl", "ttttttnnlsg", "tttttnnlls")
"""What became of each day's breaks: taken, natural, later, skipped, gone by."""
OUTCOMES = {
    "t": Outcome.TAKEN,
    "l": Outcome.TAKEN,
    "n": Outcome.NATURAL,
    "s": Outcome.SKIPPED,
    "g": Outcome.IGNORED,
    "p": Outcome.PARTIAL,
}


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def breaks(
    day: date, letters: str, kind: str = "movement", held_for: tuple[str, ...] = ()
) -> list[PromptClosed]:
    """Breaks from eight o'clock on, one an hour."""
    return [
        PromptClosed(
            at=at(day, 8 + number, 10),
            prompt_id=f"{kind} {day} {number}",
            kind=kind,
            outcome=OUTCOMES[letter],
            due_at=at(day, 8 + number),
            postponed=int(letter == "l"),
            held_for=held_for,
            held_s=300.0 if held_for else 0.0,
        )
        for number, letter in enumerate(letters)
    ]


def span(day: date, hour: int, minutes: float) -> DeskSpan:
    """Time at the desk."""
    start = at(day, hour)
    return DeskSpan(
        at=start + timedelta(minutes=minutes), start=start, state="active", seconds=minutes * 60
    )


def _weeks(days: Mapping[int, str]) -> list[PromptClosed]:
    return [
        one
        for back in range(4)
        for number, letters in days.items()
        for one in breaks(
            MONDAY + timedelta(days=number - 7 * back),
            (letters[2 * back :] + letters[: 2 * back])[: 11 - (back + number) % 2],
        )
    ]


def spans() -> list[DeskSpan]:
    """Four weeks at the desk."""
    found = []
    for back in range(4):
        for number in range(5):
            day = MONDAY + timedelta(days=number - 7 * back)
            found += [
                span(day, 8, 50 + 8 * back + 5 * number),
                span(day, 11, 25),
                span(day, 13, 72 if number == 1 else 40),
                span(day, 15, 95 if back == 2 else 55),
            ]
    return found


def checks() -> list[CheckItemAnswered]:
    """Two checks a week."""
    return [
        CheckItemAnswered(at(day, 10), "quick", item, answer, f"run {day}")
        for back in range(4)
        for number in (1, 3)
        for day in (MONDAY + timedelta(days=number - 7 * back),)
        for item, answer in (
            ("feet", CheckAnswer.RIGHT),
            ("knees", CheckAnswer.RIGHT if back < 2 else CheckAnswer.FIXED),
            ("back", CheckAnswer.FIXED if number == 1 else CheckAnswer.RIGHT),
            ("screen", CheckAnswer.CANNOT if back == 3 else CheckAnswer.FIXED),
        )
    ]


def care(note: str = "Stiff after the drive.") -> list[CareEvent]:
    """Check-ins, a flare, cold and heat, the safety page."""
    found: list[CareEvent] = []
    for back in range(4):
        day = MONDAY + timedelta(days=4 - 7 * back)
        found += [
            DiscomfortNoted(at(day, 16), f"c{back}", "low-back", 2 + back),
            DiscomfortNoted(at(day, 16), f"c{back}", "neck", 3),
            CheckinNoted(
                at=at(day, 16),
                run_id=f"c{back}",
                occasion="week",
                interference=Interference.A_LITTLE,
                followed=("long-sitting",),
                helped=("walk",),
                note=note,
            ),
        ]
    return [
        *found,
        FlareBegan(at(FIRST, 9), at(FIRST, 7), "low-back"),
        FlareEnded(at(FIRST + timedelta(days=3), 9)),
        ColdHeatEnded(
            at=at(FIRST, 12),
            kind="cold",
            region="low-back",
            started_at=at(FIRST, 11),
            planned_s=900.0,
            ended="time",
        ),
        SafetyAnswered(at(FIRST, 9, 5), SafetyLevel.NONE),
    ]


def week_history(**changes: object) -> WeekHistory:
    """The record of four weeks."""
    usual = {
        "closed": _weeks(dict(enumerate(DAYS))),
        "checks": checks(),
        "routines": (),
        "exposures": exposure_by_day(spans()),
        "year": (),
        "first_day": date(2026, 1, 5),
    }
    return WeekHistory(**{**usual, **changes})  # type: ignore[arg-type]


def week(history: WeekHistory | None = None, **changes: object) -> WeekReport:
    """The report of the picture's week, read on the Monday after it."""
    page = week_page(WEEK, history or week_history(), KIND_IDS, NEXT_MONDAY)
    found = insights(page, Settings(), NAMES.item)
    usual = {
        "off": frozenset({MONDAY + timedelta(days=5), MONDAY + timedelta(days=6)}),
        "diary": by_region(entries(care())),
        "insight": found[0] if found else None,
        "open_item": OpenItem("The screen’s top edge is at eye height", "Put books under it."),
    }
    return week_report(page, today=NEXT_MONDAY, **{**usual, **changes})  # type: ignore[arg-type]


def item(number: int, title: str = "") -> ChecklistItem:
    """An item of the workstation list."""
    return ChecklistItem(
        id=f"w{number}",
        title=title or f"Item {number} of the chair",
        how="How.",
        question="Is it?",
        why="Why.",
        fixes=("Do this.",),
        origin=("design",),
    )


def workstation(*said: tuple[str, CheckAnswer, tuple[str, ...], str]) -> Workstation:
    """A finished assessment with these titles, answers, reasons and notes."""
    standings = tuple(
        Standing(item=item(number, title), answer=answer, reasons=reasons, note=note)
        for number, (title, answer, reasons, note) in enumerate(said)
    )
    checklist = Checklist(
        id="workstation", name="My workstation", stance=Stance.ANY, about_s=60, items=(item(0),)
    )
    run = Assessment(checklist=checklist, standings=standings, run_id="run", last_at=at(MONDAY, 9))
    return Workstation(current=Assessment(checklist=checklist, standings=()), finished=run)


WORKSTATION = workstation(
    ("Screen at eye height", CheckAnswer.NOT_YET, (), "The arm is on its way."),
    ("Window beside the screen", CheckAnswer.CANNOT, ("not my room",), "Asked in June."),
    ("Feet on the floor", CheckAnswer.RIGHT, (), ""),
)


def records(**changes: object) -> PeriodRecords:
    """What was recorded in the four weeks."""
    closed = _weeks(dict(enumerate(DAYS)))
    day = MONDAY + timedelta(days=2)
    usual = {
        "closed": [
            *closed,
            *breaks(day, "tttsg", "micro", ("call",)),
            *breaks(day, "ttp", "posture", ("app:secret.exe", "app:other.exe")),
        ],
        "exposures": exposure_by_day(spans()),
        "spans": spans(),
        "routines": [
            RoutineEnded(
                at=at(day, 12), routine="neck-2", started_at=at(day, 11), steps=4, steps_done=4
            )
        ],
        "care": care(),
        "changes": [
            SettingChanged(at(FIRST, 9), "profile", "balanced", "fewer-longer"),
            SettingChanged(at(day, 9), "breaks.movement.every", "60m", "75m"),
            SettingChanged(at(day, 10), "quiet.apps"),
        ],
    }
    return PeriodRecords(**{**usual, **changes})  # type: ignore[arg-type]


RHYTHM = Rhythm(preset="balanced", kinds=tuple(kind for kind in KINDS if kind.enabled))


def period(station: Workstation | None = WORKSTATION, **changes: object) -> PeriodReport:
    """The specialist's page of these weeks."""
    return period_report(FIRST, WEEK.last_day, records(**changes), KIND_IDS, RHYTHM, station)


REGIONS = tuple(BodyRegion)
